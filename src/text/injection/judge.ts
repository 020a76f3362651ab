/**
 * What a sentence orders, by its rules and by what stands around the words that satisfy them.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { canSatisfy, possibleRules, type Rules } from './compiledRules.ts'
import { allHints, hopedFor, overlap, withRecognised } from './forms.ts'
import type { Leaning } from './leaning.ts'
import { classesOf, classOf, type Classes } from './lexicon.ts'
import { hint, recognise, type KnownNames } from './recognise.ts'
import { addHit, fileHint, type Hit, type Sentence } from './sentence.ts'
import { judgeSentence, type Act } from './sentences.ts'
import { besideItsWords, leastOf, toldOfItself } from './steering.ts'

/** The text that is looked at, and what was found in it. */
export interface Search {
  text: string
  units: Units | undefined
  known: KnownNames
  /** The hint at names that are the text's own, when there are such names. */
  own: number
  found: Act[]
}

/** What is asked to judge a sentence. */
export interface Judging {
  readonly rules: Rules
  /** For each of the rules, the hints at the forms that it asks for. */
  readonly formsOf: Uint8Array
  readonly leaning: Leaning
  readonly search: Search
}

const noBytes: Uint8Array = new Uint8Array(0)

/** A longer sentence is not looked at for forms: words end it before that, unless it has none. */
export const longestSentence = 4000

const detects = classOf('detects')
const ending = classOf('end')
const model = classOf('model')
const foreign = classOf('foreign')
const orders = classesOf('you|must|model|order')
// Texts that are about such orders quote them.
const quotable: ReadonlySet<string> = new Set([
  'override',
  'privilege_claim',
  'safety_bypass',
  'command',
  'encoded',
])
// The same, where nobody is told to do anything.
const quotableAlone: ReadonlySet<string> = new Set(['conceal', 'exfiltration'])

/** The bytes of the text that is looked at. */
export function bytesOf({ units }: Search): Uint8Array {
  return units?.bytes ?? noBytes
}

/** Tells whether a sentence could satisfy a rule with what its hints promise. O(rules). */
export function couldSatisfy(rules: Rules, low: number, high: number, hints: number): boolean {
  // A model may be spoken to where it is named.
  const spoken = (low & model.low) !== 0 || (high & model.high) !== 0 ? hint.reader : 0
  const hoped = hopedFor[(hints | spoken) & allHints] as Classes
  return canSatisfy(rules, low | hoped.low | ending.low, high | hoped.high | ending.high)
}

/**
 * Adds what a sentence does to what was found, weighed by what stands around it. O(possible rules + hits x window).
 *
 * @param leans - How much the sentence leans.
 */
export function judge({ rules, formsOf, leaning, search }: Judging, sentence: Sentence, leans: number): void {
  const { text, known, own, found } = search
  const { start, end, wordStarts, wordCount } = sentence
  const seen = (sentence.hints & fileHint) !== 0 ? sentence.hints : sentence.hints & ~hint.file
  addHit(sentence, wordCount, wordCount, end, end, ending)
  const hints = seen | own | (overlap(sentence, model) ? hint.reader : 0)
  const hoped = hopedFor[hints & allHints] as Classes
  // Nearly every sentence satisfies no rule, whatever is recognised in it.
  const possible = possibleRules(rules, sentence.low | hoped.low, sentence.high | hoped.high)
  if (possible === 0) return
  const asked = askedBy(rules, possible, formsOf)
  let { hits, hitCount } = sentence
  let mask: Classes = sentence
  if ((hints & asked) !== 0) {
    const more = recognise(text.slice(start, Math.min(end, start + longestSentence)), hints & asked, known)
    if (more.length > 0) {
      const place = (at: number): number => lastBefore(wordStarts, wordCount, at)
      const last = hits[hitCount - 1] as Hit
      const [all, classes] = withRecognised(hits, hitCount - 1, sentence, more, start, place)
      hitCount = all.push(last)
      hits = all
      mask = classes
    }
  }
  const before = found.length
  judgeSentence(rules, possible, hits, hitCount, mask, found)
  if (found.length === before) return
  const ordering = overlap(mask, orders)
  const quotes = overlap(mask, detects)
  const describes = !ordering && !overlap(mask, foreign) && isDescription(text, wordStarts[0] ?? 0)
  for (let index = before; index < found.length; index++) {
    const act = found[index] as Act
    let { weight } = act
    if (act.act === 'conceal' && isTold(text, act.start)) weight /= 2
    if (act.act === 'override' && isAboutSomething(text, act)) weight /= 2
    const own = weight
    weight = besideItsWords(leaning, bytesOf(search), text, act, weight, leans, sentence)
    if (describes && !toldOfItself.has(act.act)) weight *= described
    if (quotes && (quotable.has(act.act) || (!ordering && quotableAlone.has(act.act)))) weight /= 2
    if (weight === act.weight) continue
    const { start, end } = act
    found[index] = { act: act.act, code: act.code, weight, least: leastOf(own, weight), start, end }
  }
}

/** The hints at the forms that the possible rules ask for. */
export function askedBy({ possible, needs }: Rules, count: number, formsOf: Uint8Array): number {
  let asked = 0
  for (let index = 0; index < count; index++)
    asked |= formsOf[needs[possible[index] as number] as number] as number
  return asked
}

const described = 0.6
const thirdPerson = /[A-Z][a-z]{1,20}[a-rt-z]s\b/y
const noVerbs =
  /(?:Always|Users|Unless|Others|Secrets|Credentials|Passwords|Tokens|Calls to|Instructions|Results|Contents|Agents|Models|Assistants|Requests|Messages|Tools|Yes|Its|Keys|Values|Rules|Emails|Mails)\b/y
// A plural that something is said of: no verb.
const manyOf =
  /[A-Z][a-z]{1,20}s (?:are|were|have|had|must|should|shall|can|cannot|may|might|will|would|who|whose|tend|do|found|contained|inside)\b/y
const told = /\b(?:did|does|has|had|was|were) $/i

/** `the user did not mention it`: nobody is told to do so. */
function isTold(text: string, start: number): boolean {
  return told.test(text.slice(Math.max(0, start - 6), start))
}

const seeming = /\b(?:seems?|appears?|tends?|tries|trying|try) to $/i
const scope = /^ (?:on|about|regarding|concerning) (?:the|this|your|our|how)\b/i

/** `seems to ignore the system prompt`, `ignore the earlier instructions on the address`: it is about something else. */
function isAboutSomething(text: string, { start, end }: Act): boolean {
  return seeming.test(text.slice(Math.max(0, start - 12), start)) || scope.test(text.slice(end, end + 20))
}

/** `Sends a file ...`: it tells what a tool does and orders nothing. */
function isDescription(text: string, start: number): boolean {
  thirdPerson.lastIndex = noVerbs.lastIndex = manyOf.lastIndex = start
  return thirdPerson.test(text) && !noVerbs.test(text) && !manyOf.test(text)
}

/** The index of the last of the ascending numbers that is at most `at`. O(log length). */
function lastBefore(starts: readonly number[], count: number, at: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
