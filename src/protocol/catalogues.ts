/**
 * Catalogues: one page of `tools/list`, `resources/list`, `prompts/list` and the like. Every entry is judged by itself,
 * what is refused is taken out of the page, and what was taken out is refused when it is asked for.
 *
 * @module
 */
import { isJsonObject, jsonEquals, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { EntryMemory, EntryStanding } from '../session/entryMemory.ts'
import type { ConnectionSession } from '../session/session.ts'
import { documentOf, type Subject } from '../subject/subject.ts'
import { decide, isPlain, letsThrough, misshapen, notJudged, notSpoken, type Judgement } from './judge.ts'
import type { Catalogue } from './messages.table.ts'
import { designatedParameters, keptOutOfHeaders } from './parameterHeaders.ts'
import { messageSubject } from './parts.ts'

/** What the entries of a catalogue are filed under when they are hidden, and which member names them. */
const kinds = {
  'tool.definition': { kind: 'tool', member: 'name' },
  'resource.read': { kind: 'resource', member: 'uri' },
  'resource.template': { kind: 'template', member: 'uriTemplate' },
  'prompt.get': { kind: 'prompt', member: 'name' },
  none: undefined,
} as const

/** The entry was let through before, and nothing has changed since. */
const known: Judgement = Object.freeze({
  verdict: 'allow',
  code: 'default',
  reason: 'let through before, and nothing has changed since',
})

/** What a page came to. */
export interface JudgedPage {
  /** A judgement for each entry, in the order of the page; `undefined` when all of them are known. */
  readonly judgements: readonly MaybePromise<Judgement>[] | undefined
  /** How everything stood before they were judged. */
  readonly before: EntryStanding | undefined
}

/** Judges every entry of a page, in order. */
export function judgeEntries(
  session: ConnectionSession,
  method: string,
  catalogue: Catalogue,
  result: JsonObject,
): JudgedPage {
  const entries = result[catalogue.member] as readonly JsonValue[]
  const memory = session.entries
  const before = memory?.standing()
  let judgements: MaybePromise<Judgement>[] | undefined
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as JsonValue
    const isKnown =
      memory !== undefined && before !== undefined && isKnownEntry(session, memory, before, catalogue, entry)
    if (isKnown && judgements === undefined) continue
    judgements ??= new Array<Judgement>(index).fill(known)
    judgements.push(isKnown ? known : judgeEntry(session, method, catalogue, entry))
  }
  return { judgements, before }
}

function isKnownEntry(
  session: ConnectionSession,
  memory: EntryMemory,
  now: EntryStanding,
  { asking, pins }: Catalogue,
  entry: JsonValue,
): boolean {
  const named = kinds[asking]
  if (named === undefined || !isJsonObject(entry)) return false
  const name = entry[named.member]
  const copy = typeof name === 'string' ? memory.recall(named.kind, name, entry, now) : undefined
  if (copy === undefined || typeof name !== 'string') return false
  // What other connections have seen since, and what was approved or set apart.
  if (session.shared.isHidden(named.kind, name)) return false
  if (asking === 'tool.definition' && !isLearned(session, name, copy)) return false
  if (!session.pins.active) return true
  return session.pins.standing(pins ?? 'resource', name)?.action === 'allow'
}

/** Another connection may have learned another definition of the tool since. */
function isLearned(session: ConnectionSession, name: string, copy: JsonObject): boolean {
  const definition = session.definitionOf(session.toolNamed(name))
  return definition !== undefined && jsonEquals(definition, copy)
}

function judgeEntry(
  session: ConnectionSession,
  method: string,
  { asking, pins }: Catalogue,
  entry: JsonValue,
): MaybePromise<Judgement> {
  if (!isJsonObject(entry)) return misshapen('an entry of a catalogue is an object')
  const { server } = session
  const named = kinds[asking]
  if (named === undefined) {
    if (isForeignTask(session, entry)) return misshapen('there is no such task')
    return decide(session, messageSubject('server.info', server, method, 'response', entry))
  }
  const name = entry[named.member]
  if (typeof name !== 'string') return misshapen('an entry of a catalogue has a name')
  if (asking === 'tool.definition') {
    if (designatesForbidden(session, entry)) return forbiddenHeader
    return decide(session, { surface: 'tool.definition', tool: session.toolNamed(name), definition: entry })
  }
  return (
    refusedWhenAsked(session, asking, name) ??
    (pins === 'resourceTemplate' ? driftedTemplate(session, entry) : undefined) ??
    decide(session, messageSubject('server.info', server, method, 'response', entry))
  )
}

/** A server lists the tasks of all its users; the firewall knows whose some of them are. */
function isForeignTask({ shared }: ConnectionSession, entry: JsonObject): boolean {
  const id = entry['taskId']
  // Whoever is asked for its list hosts the tasks on it; a list of the client's is a server's to see.
  return typeof id === 'string' && shared.originOf('server', id) === 'foreign'
}

const forbiddenHeader = notSpoken('the tool wants a parameter as a header that may not be sent as one')

function designatesForbidden({ protocol }: ConnectionSession, definition: JsonObject): boolean {
  const globs = protocol?.withoutHeaders
  if (globs === undefined) return false
  return designatedParameters(definition).some((parameter) => keptOutOfHeaders(globs, parameter))
}

/** Templates are not asked for by name, so what became of their pins is looked up here. */
function driftedTemplate(session: ConnectionSession, entry: JsonObject): Judgement | undefined {
  const template = entry['uriTemplate']
  if (typeof template !== 'string') return misshapen('a resource template has a URI template')
  const standing = session.pins.standing('resourceTemplate', template)
  return standing?.action !== 'deny'
    ? undefined
    : {
        verdict: 'deny',
        code: 'schema_drift',
        reason: 'the resource template is not the one that was approved',
      }
}

/** What asking for the entry would be refused with. Approval can still be had, so it hides nothing. */
function refusedWhenAsked(
  session: ConnectionSession,
  asking: Catalogue['asking'],
  name: string,
): Judgement | undefined {
  if (asking === 'none') return undefined
  const { server } = session
  const subject: Subject =
    asking === 'prompt.get'
      ? { surface: 'prompt.get', server, prompt: name }
      : { surface: 'resource.read', server, uri: name }
  const decided = session.evaluate(subject)
  return decided.verdict === 'deny' ? { ...decided, whenAsked: true } : undefined
}

/**
 * The page without the refused entries; the very same result when nothing is refused or edited. What is left stands in the
 * same order. A page that was changed is for this caller alone, so it may not be cached (2026-07-28).
 */
export function keepEntries(
  session: ConnectionSession,
  { member, asking }: Catalogue,
  result: JsonObject,
  judgements: readonly Judgement[],
  before: EntryStanding | undefined,
): JsonObject {
  const entries = result[member] as readonly JsonValue[]
  const { shared } = session
  if (session.blocksServers && judgements.some(({ code }) => code === 'poisoned_definition'))
    shared.hideServer()
  const kept: JsonValue[] = []
  let untouched = true
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as JsonValue
    const left = keptEntry(session, asking, entry, judgements[index] ?? notJudged, before)
    if (left !== undefined) kept.push(left)
    if (left !== entry) untouched = false
  }
  return untouched ? result : uncached({ ...result, [member]: kept })
}

function keptEntry(
  session: ConnectionSession,
  asking: Catalogue['asking'],
  entry: JsonValue,
  judgement: Judgement,
  before: EntryStanding | undefined,
): JsonValue | undefined {
  const { shared } = session
  const left =
    letsThrough(judgement) && !shared.isServerHidden()
      ? edited(asking, entry as JsonObject, judgement)
      : undefined
  const named = kinds[asking]
  if (judgement === known || named === undefined || !isJsonObject(entry)) return left
  const name = entry[named.member]
  if (typeof name !== 'string') return left
  shared.setHidden(named.kind, name, left === undefined && (judgement.whenAsked === true ? 'refused' : true))
  if (left === undefined) return left
  const copy =
    before !== undefined && left === entry && isPlain(judgement)
      ? session.entries?.keep(named.kind, name, entry, before)
      : undefined
  if (asking === 'tool.definition') session.learn(session.toolNamed(name), copy ?? entry)
  return left
}

/**
 * A definition that would need an edit is refused, because the tool behind it is no longer the tool that was described;
 * so is anything whose name would be edited.
 */
function edited(
  asking: Catalogue['asking'],
  entry: JsonObject,
  judgement: Judgement,
): JsonObject | undefined {
  const document = judgement.subject === undefined ? entry : documentOf(judgement.subject)
  if (document === entry) return judgement.verdict === 'sanitize' ? undefined : entry
  if (asking === 'tool.definition' || !isJsonObject(document)) return undefined
  const member = kinds[asking]?.member
  return member === undefined || document[member] === entry[member] ? document : undefined
}

/** The result as it may not be kept for anybody else, nor for later. */
function uncached(result: JsonObject): JsonObject {
  const page: Record<string, JsonValue> = { ...result }
  if (Object.hasOwn(page, 'ttlMs')) page['ttlMs'] = 0
  if (Object.hasOwn(page, 'cacheScope')) page['cacheScope'] = 'private'
  return page
}
