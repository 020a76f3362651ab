/**
 * Parts: what of a message is judged by itself, next to the subject that the message is about, and how an edit of it is
 * put back. Nothing is ever changed in place: the in-memory transports of the SDKs pass one object to both sides.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { ConnectionSession } from '../session/session.ts'
import { documentOf, type Phase, type Subject, type Surface } from '../subject/subject.ts'
import { decide, isPlain, isPromiseLike, letsThrough, type Judgement } from './judge.ts'

/** One part of a document. */
export interface Part {
  readonly subject: Subject
  /** The document with the part edited; `undefined` when it may not be edited like that. */
  put(document: JsonObject, edited: JsonValue): JsonObject | undefined
  /** What goes along with something else is recorded only when there is something to say of it. */
  readonly quiet?: true
}

/** The document as it may go on, or why it may not. */
export type Judged = { readonly document: JsonObject } | { readonly refused: Judgement }

/** What cannot be edited without breaking the protocol. */
const uneditable: Judgement = Object.freeze({
  verdict: 'deny',
  code: 'cannot_sanitize',
  reason: 'what had to be edited has to reach the other side unchanged',
})

/** A surface for the parameters or results of messages. */
export type MessageSurface = Extract<
  Surface,
  'sampling' | 'elicitation' | 'roots' | 'completion' | 'log' | 'server.info' | 'message'
>

/** A subject of such a surface. */
export function messageSubject(
  surface: MessageSurface,
  server: string,
  method: string,
  phase: Phase,
  content: JsonValue,
): Subject {
  return { surface, server, method, phase, content }
}

/** Judges parts one after the other. Waits only if one of them has to be waited for. Never throws. */
export function judgeParts(
  session: ConnectionSession,
  document: JsonObject,
  parts: readonly Part[],
  from = 0,
): MaybePromise<Judged> {
  let current = document
  for (let index = from; index < parts.length; index++) {
    const part = parts[index] as Part
    const judgement = part.quiet === true ? quietly(session, part.subject) : decide(session, part.subject)
    if (isPromiseLike(judgement)) {
      const before = current
      return judgement.then((decided) => {
        const next = applied(before, part, decided)
        return 'refused' in next ? next : judgeParts(session, next.document, parts, index + 1)
      })
    }
    const next = applied(current, part, judgement)
    if ('refused' in next) return next
    current = next.document
  }
  return { document: current }
}

function applied(document: JsonObject, part: Part, decided: Judgement): Judged {
  if (!letsThrough(decided)) return { refused: decided }
  if (decided.subject === undefined || decided.subject === part.subject) return { document }
  const edited = documentOf(decided.subject)
  if (edited === documentOf(part.subject)) return { document }
  const put = part.put(document, edited)
  return put === undefined ? { refused: uneditable } : { document: put }
}

/** Judges without a record when nothing is to be said. */
function quietly(session: ConnectionSession, subject: Subject): MaybePromise<Judgement> {
  try {
    const decided = session.evaluate(subject)
    return isPlain(decided) ? decided : decide(session, subject)
  } catch {
    return decide(session, subject)
  }
}

/** The members of a document that are not named. `undefined` when none is left, which is found out without allocating. */
export function restOf(document: JsonObject, named: ReadonlySet<string>): JsonObject | undefined {
  const isRest = (key: string): boolean => !named.has(key) && !isBareMeta(key, document[key] as JsonValue)
  for (const key in document) {
    if (isRest(key)) return Object.fromEntries(Object.entries(document).filter(([member]) => isRest(member)))
  }
  return undefined
}

/** Puts an edited rest back. What the other side has to get byte by byte may not be edited. */
export function putRest(document: JsonObject, edited: JsonValue, rest: JsonObject): JsonObject | undefined {
  if (!isJsonObject(edited)) return undefined
  if (edited['requestState'] !== rest['requestState']) return undefined
  if (progressTokenOf(edited) !== progressTokenOf(rest)) return undefined
  const kept = Object.entries(document).filter(([key]) => !Object.hasOwn(rest, key))
  return { ...Object.fromEntries(kept), ...edited }
}

/** `_meta` that holds a progress token and nothing else says nothing. */
function isBareMeta(key: string, value: JsonValue): boolean {
  if (key !== '_meta' || !isJsonObject(value)) return false
  for (const name in value) {
    if (name !== 'progressToken') return false
    const token = value[name]
    if (typeof token !== 'number' && typeof token !== 'string') return false
  }
  return true
}

/** Tells whether parameters or a result say nothing at all. */
export function isBare(document: JsonObject | undefined): boolean {
  if (document === undefined) return true
  for (const key in document) if (!isBareMeta(key, document[key] as JsonValue)) return false
  return true
}

/** The progress token that the parameters of a request ask to be told under. */
export function progressTokenOf(params: JsonObject | undefined): string | number | undefined {
  const meta = params?.['_meta']
  if (!isJsonObject(meta)) return undefined
  const token = meta['progressToken']
  return typeof token === 'string' || typeof token === 'number' ? token : undefined
}
