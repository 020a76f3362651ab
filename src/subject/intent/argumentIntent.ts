/**
 * What the arguments of a call make of its class.
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { hostOfMail, hostOfUrl, isOwnDomain } from './domains.ts'
import { keyRole, type KeyRole } from './arguments.table.ts'
import { rankOf, stricter, type IntentEvidence } from './evidence.ts'
import type { NameIntent } from './nameIntent.ts'
import { chosenBy, programOf } from './textArgument.ts'
import { carryingVerbs, finalWords } from './words.table.ts'
import { commandFamilies } from './commands.table.ts'

/** What a policy says of the arguments of one tool. */
export interface ArgumentSettings {
  /** From this amount on a call that writes counts as destructive. */
  readonly amount: number
  /** From so many items on a call that writes counts as destructive. */
  readonly bulk: number
  /** The organisation's own domains in lower case; `undefined` when it names none. */
  readonly ownDomains: readonly string[] | undefined
}

/** What arguments say. */
export interface ArgumentIntent {
  /** The strictest of what they choose: statements, commands, methods, actions. */
  readonly chosen: Intent | undefined
  /** What they raise any call to. */
  readonly raised: Intent | undefined
  /** What they raise a call to that does more than read. */
  readonly raisedWrite: Intent | undefined
  readonly evidence: readonly IntentEvidence[]
}

// Deeper than any call that a structure guard lets through by default.
const deepest = 200
// Shared parts and rings could be walked for ever; no such value comes out of JSON.
const mostVisited = 1_000_000
const wildcards: ReadonlySet<string> = new Set([
  '*',
  '**',
  '/*',
  '**/*',
  '.*',
  '%',
  '/',
  '*.*',
  '~',
  '@all',
  '__all__',
])
const publicValues: ReadonlySet<string> = new Set(
  'public public-read public-read-write anyone anyonewithlink anyone_with_link everyone world allusers unlisted'.split(
    ' ',
  ),
)
const gentleVerbs: ReadonlySet<string> = new Set(
  'create make mkdir add copy upload download sync clone mark subscribe follow watch notify save write install build'.split(
    ' ',
  ),
)
const openingVerbs: ReadonlySet<string> = new Set(
  'share set grant update change put add make edit modify expose allow'.split(' '),
)
const sendingVerbs: ReadonlySet<string> = new Set(
  'send share invite forward email mail message notify grant deliver post reply'.split(' '),
)
const awayScheme = /^(?:s3|gs|gcs|azure|ftp|sftp|ftps|wasbs?|abfss?|rsync|scp|webdav):\/\//i

interface Place {
  readonly key: string | number
  readonly above: Place | undefined
}

/** Looks at every argument. O(size of the arguments). */
export function argumentIntent(
  given: JsonObject,
  name: NameIntent,
  settings: ArgumentSettings,
): ArgumentIntent {
  const walk = new ArgumentWalk(name, settings)
  walk.object(given, undefined, 0)
  if (name.executor === 'http') walk.request(given)
  else if (name.executor !== undefined && walk.chosen === undefined) walk.anyText(given)
  return walk
}

class ArgumentWalk implements ArgumentIntent {
  chosen: Intent | undefined
  raised: Intent | undefined
  raisedWrite: Intent | undefined
  evidence: readonly IntentEvidence[] = none
  #visited = 0
  readonly #name: NameIntent
  readonly #settings: ArgumentSettings

  constructor(name: NameIntent, settings: ArgumentSettings) {
    this.#name = name
    this.#settings = settings
  }

  object(given: JsonObject, place: Place | undefined, depth: number): void {
    let command: string | undefined
    let words: string | undefined
    for (const key of Object.keys(given)) {
      const value = given[key] as JsonValue
      const role = keyRole(key)
      if (role === undefined) {
        if (typeof value === 'object' && value !== null)
          this.value(value, undefined, { key, above: place }, depth + 1)
        continue
      }
      if (role === 'command' && typeof value === 'string') command = value
      if (role === 'words' && Array.isArray(value)) {
        words = key
        if ((value as readonly JsonValue[]).every((word) => typeof word === 'string')) continue
      }
      this.value(value, role, { key, above: place }, depth + 1)
    }
    if (words !== undefined) this.#withWords(command, given, place)
  }

  value(value: JsonValue, role: KeyRole | undefined, place: Place, depth: number): void {
    this.#visited++
    if (depth > deepest || this.#visited > mostVisited) {
      this.#raise('destructive', 'too much to tell', place)
      return
    }
    if (typeof value === 'string') {
      if (role !== undefined) this.#text(value, role, place)
    } else if (typeof value === 'number') {
      if (role === 'amount') this.#amount(value, place)
      else if (value === 1 && role !== undefined) this.#flag(role, place)
    } else if (value === true) {
      if (role !== undefined) this.#flag(role, place)
    } else if (Array.isArray(value)) this.#list(value as readonly JsonValue[], role, place, depth)
    else if (isJsonObject(value)) {
      if (role === 'removes' && Object.keys(value).length > 0)
        this.#raiseWrite('destructive', 'list to remove', place)
      this.object(value, place, depth)
    }
  }

  /** What a tool that runs texts runs, when no argument is named like one. */
  anyText(given: JsonObject): void {
    const { executor } = this.#name
    const role = executor === 'sql' ? 'sql' : executor === 'shell' ? 'command' : 'code'
    for (const key of Object.keys(given)) {
      const value = given[key]
      if (typeof value === 'string' && !besideText.test(key))
        this.#choose(value, role, { key, above: undefined })
    }
  }

  /** A request without a method is a GET, with a body a POST. */
  request(given: JsonObject): void {
    let body = false
    let place: string | undefined
    for (const key of Object.keys(given)) {
      const role = keyRole(key)
      if (role === 'place') place = key
      else if (role === 'body' && given[key] !== null && given[key] !== '') body = true
    }
    if (body) this.#say('raised', 'write', 'request body', undefined)
    else if (place !== undefined && this.chosen === undefined)
      this.#say('chosen', 'read', 'request', undefined)
  }

  #list(items: readonly JsonValue[], role: KeyRole | undefined, place: Place, depth: number): void {
    if ((role === 'target' || role === 'recipient') && items.length >= this.#settings.bulk)
      this.#raiseWrite('destructive', 'many items', place)
    if (role === 'removes' && items.length > 0) this.#raiseWrite('destructive', 'list to remove', place)
    if ((role === 'command' || role === 'words') && items.every((item) => typeof item === 'string')) {
      this.#words(items, role, place)
      return
    }
    for (let index = 0; index < items.length; index++) {
      const item = items[index] as JsonValue
      if (role === undefined && (typeof item !== 'object' || item === null)) continue
      this.value(item, role, { key: index, above: place }, depth + 1)
    }
  }

  /** A command as a list of its words. */
  #words(words: readonly string[], role: 'command' | 'words', place: Place): void {
    if (words.length === 0) return
    const program = programOf(this.#name)
    const { head, executor } = this.#name
    if (role === 'words' && program === undefined && executor !== 'shell') return
    // Several lines are commands of their own.
    if (role === 'command' && words.some((word) => word.includes(' '))) {
      for (const word of words) this.#choose(word, 'command', place)
      return
    }
    const operands = program === undefined ? undefined : commandFamilies.get(program)?.operands
    const first = role === 'words' && head !== undefined && operands?.has(head) === true ? [head] : []
    if (role === 'words' && first.length === 0 && executor !== 'shell') return
    this.#choose([...first, ...words].map(quoted).join(' '), 'command', place)
  }

  /** `{ command: 'rm', args: ['-rf', '/'] }` is one command. */
  #withWords(command: string | undefined, given: JsonObject, above: Place | undefined): void {
    for (const key of Object.keys(given)) {
      const value = given[key]
      if (keyRole(key) !== 'words' || !Array.isArray(value)) continue
      const words = (value as readonly JsonValue[]).filter((word) => typeof word === 'string')
      if (words.length === 0 || words.length < value.length) continue
      // To a tool that is a program of its own, the words are a command by themselves.
      if (command === undefined || programOf(this.#name) !== undefined)
        this.#words(words, 'words', { key, above })
      if (command !== undefined) {
        this.#choose(`${command} ${words.map(quoted).join(' ')}`, 'command', { key, above })
      }
    }
  }

  #text(text: string, role: KeyRole, place: Place): void {
    switch (role) {
      case 'final':
      case 'recursive':
      case 'all':
        if (text === 'true' || text === 'yes' || text === '1') this.#flag(role, place)
        return
      case 'removes':
        if (text === 'true' || text === 'yes' || text === '1') this.#flag(role, place)
        else if (text !== '' && text !== 'false' && text !== 'no' && text !== '0')
          this.#raiseWrite('destructive', 'list to remove', place)
        return
      case 'amount':
        if (text.length < 40) this.#amount(Number(text.replaceAll(/[,_\s$]|[A-Z]{3}/g, '')), place)
        return
      case 'mode':
        if (finalWords.has(text.toLowerCase())) this.#raiseWrite('destructive', 'mode final', place)
        return
      case 'target':
        if (wildcards.has(text) && !gentleVerbs.has(this.#name.head ?? ''))
          this.#raiseWrite('destructive', 'wildcard', place)
        return
      case 'recipient':
        this.#recipient(text, place)
        return
      case 'sink':
        this.#sink(text, place)
        return
      case 'place':
        this.#place(text, place)
        return
      case 'public':
        if (publicValues.has(text.toLowerCase()) || text === 'true') this.#flag(role, place)
        return
      case 'words':
        if (this.#name.executor === 'shell') this.#choose(text, 'command', place)
        return
      case 'body':
        return
      default:
        this.#choose(text, role, place)
    }
  }

  #flag(role: KeyRole, place: Place): void {
    const { head = '' } = this.#name
    if (role === 'final') this.#raiseWrite('destructive', 'flag final', place)
    else if (role === 'removes') this.#raise('destructive', 'flag to remove', place)
    else if (role === 'recursive' || role === 'all') {
      if (!gentleVerbs.has(head)) this.#raiseWrite('destructive', `flag ${role}`, place)
    } else if (role === 'public' && openingVerbs.has(head))
      this.#raiseWrite('exfiltrative', 'public access', place)
  }

  #amount(amount: number, place: Place): void {
    if (Math.abs(amount) >= this.#settings.amount)
      this.#raiseWrite('destructive', 'amount over the threshold', place)
  }

  #recipient(text: string, place: Place): void {
    const { ownDomains } = this.#settings
    if (ownDomains === undefined || !text.includes('@')) return
    const key = String(place.key)
    // The address in a record about a person is none that something is sent to.
    const about = /email/i.test(key) && !sendingVerbs.has(this.#name.head ?? '')
    if (about) return
    for (const domain of hostOfMail(text))
      if (!isOwnDomain(domain, ownDomains)) this.#raiseWrite('exfiltrative', 'external recipient', place)
  }

  #sink(text: string, place: Place): void {
    const { ownDomains } = this.#settings
    const host = hostOfUrl(text)
    if (host === undefined || this.#name.words.has('webhook') || this.#name.words.has('webhooks')) return
    if (ownDomains === undefined || !isOwnDomain(host, ownDomains))
      this.#raise('exfiltrative', 'place to send to', place)
  }

  #place(text: string, place: Place): void {
    const { head = '', executor } = this.#name
    if (!carryingVerbs.has(head) && executor !== 'http') return
    const { ownDomains } = this.#settings
    if (awayScheme.test(text)) this.#raiseWrite('exfiltrative', 'remote storage', place)
    if (ownDomains === undefined) return
    const host = hostOfUrl(text)
    if (host !== undefined && !isOwnDomain(host, ownDomains))
      this.#raiseWrite('exfiltrative', 'external destination', place)
  }

  #choose(text: string, role: KeyRole, place: Place): void {
    const chosen = chosenBy(text, role, this.#name)
    if (chosen !== undefined) this.#say('chosen', chosen.intent, chosen.token, place)
  }

  #raise(intent: Intent, token: string, place: Place): void {
    this.#say('raised', intent, token, place)
  }

  #raiseWrite(intent: Intent, token: string, place: Place): void {
    this.#say('raisedWrite', intent, token, place)
  }

  #say(
    what: 'chosen' | 'raised' | 'raisedWrite',
    intent: Intent,
    token: string,
    place: Place | undefined,
  ): void {
    this[what] = stricter(this[what], intent)
    if (this.evidence.length >= mostEvidence) return
    const weight = what === 'chosen' ? 0.9 : 0.8
    const seen: IntentEvidence = { source: 'arguments', token, intent, weight, path: pathOf(place) }
    this.evidence = [...this.evidence, seen]
  }
}

const none: readonly never[] = Object.freeze([])
const mostEvidence = 32
// Arguments of executors that say where and how, not what.
const besideText =
  /^(?:cwd|work(?:ing)?_?dir(?:ectory)?|dir|shell|user(?:name)?|host(?:name)?|timeout|env|description|reason|explanation|database|db|schema|connection\w*|session\w*|id|name|language|lang|format|encoding|namespace|context|cluster|region|profile)$/i

function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

function pathOf(place: Place | undefined): string {
  const steps: string[] = []
  for (let at = place; at !== undefined; at = at.above) {
    const { key } = at
    steps.push(
      typeof key === 'number'
        ? `[${key}]`
        : /^[A-Z_]\w*$/i.test(key)
          ? `.${key}`
          : `['${key.replaceAll(/['\\]/g, '\\$&')}']`,
    )
  }
  return `$${steps.reverse().join('')}`
}

/** What a call comes to: what its tool does at least, what its arguments choose, and what they raise that to. */
export function joinArguments(
  least: Intent | undefined,
  { chosen, raised, raisedWrite }: ArgumentIntent,
): Intent | undefined {
  const base = stricter(stricter(least, chosen), raised)
  return rankOf(base) >= 1 ? stricter(base, raisedWrite) : base
}
