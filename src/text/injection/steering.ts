/**
 * What the words of a sentence prove together, beside what its rules do.
 *
 * @module
 */
import { classesOf, type Classes } from './lexicon.ts'
import { countWords, fewestTelling, leaned, leaningOf, type Leaning } from './leaning.ts'
import type { Hit, Sentence } from './sentence.ts'
import type { Act } from './sentences.ts'

/** What a tool says of itself is what it says to whoever reads it. */
export const toldOfItself: ReadonlySet<string> = new Set([
  'preference_manipulation',
  'privilege_claim',
  'addresses_model',
])

/** The most that the words of a sentence prove in which something is preferred: vendors recommend their own. */
export const mostOfPraise = 0.7
const praise = classesOf('prefer|best')

/** Tells whether something is preferred where these classes of words stand. */
export function praisesSomething({ low, high }: Classes): boolean {
  return (low & praise.low) !== 0 || (high & praise.high) !== 0
}

/** An act that proves less does not say what the sentence does. */
const namesIt = 0.3

/**
 * Adds what the words of a sentence prove together: to the act that a rule found in it, or as an act of its own. O(acts of
 * the sentence).
 *
 * @param from - Where the acts of this sentence begin in `found`.
 * @param leans - What its words prove.
 */
export function addSteering(found: Act[], from: number, leans: number, sentence: Sentence): void {
  let praises = praisesSomething(sentence)
  for (let index = from; index < found.length; index++)
    praises ||= (found[index] as Act).act === 'preference_manipulation'
  if (leans === 0) return
  let best = -1
  const weight = praises ? Math.min(leans, mostOfPraise) : leans
  for (let index = from; index < found.length; index++) {
    const { act, weight: own } = found[index] as Act
    if (toldOfItself.has(act)) continue
    if (own >= weight) return
    if (own >= namesIt && (best < 0 || own > (found[best] as Act).weight)) best = index
  }
  if (best < 0)
    found.push({
      act: 'steering',
      code: 'prompt_injection.steering',
      weight,
      ...(praises && { most: mostOfPraise }),
      start: sentence.wordStarts[0] ?? sentence.start,
      end: sentence.end,
    })
  else found[best] = { ...(found[best] as Act), weight }
}

// A mark or another alphabet inside a word, but for mail addresses.
const inWord = /[A-Za-z](?:[$!\d\u{ad}-\u{ffff}]|@(?![\w-]{1,40}\.))[A-Za-z]/u

/** Tells whether an act is spelt to be missed: such words cannot speak for their sentence. */
function isDisguised(text: string, { start, end }: Act): boolean {
  return inWord.test(text.slice(start, end))
}

/** What proves so much is clear whatever stands around it. */
const clear = 0.93
/** What proves so much is reported at least. */
const doubtless = 0.8
const stillReported = 0.45

/** What an act of that weight proves at least, when what stands around it leaves it so much. */
export function leastOf(weight: number, left: number): number {
  return weight >= doubtless ? Math.min(left, stillReported) : 0
}

/**
 * What an act proves beside the words of its sentence. Any number of harmless words can be written around an order: against a
 * clear one only its own words speak, and a strong one is reported whatever they say. O(length of the sentence).
 *
 * @param weight - What it proves by itself.
 * @param leans - How much the sentence leans.
 */
export function besideItsWords(
  leaning: Leaning,
  bytes: Uint8Array,
  text: string,
  act: Act,
  weight: number,
  leans: number,
  sentence: Sentence,
): number {
  const { wordCount } = sentence
  if (leans >= 0) return leaned(weight, leans, wordCount)
  if (isDisguised(text, act)) return leaned(weight, 0, wordCount)
  if (weight >= clear) return leaned(weight, leaningOfAct(leaning, bytes, text, act, sentence), wordCount)
  return Math.max(leaned(weight, leans, wordCount), leastOf(weight, stillReported))
}

/** `do not ...`: the verb that stands before what refuses it. */
const auxiliary = /\b(?:do|does|did) $/i

/** How much the words of an act lean by themselves, at most to nothing. */
function leaningOfAct(
  leaning: Leaning,
  bytes: Uint8Array,
  text: string,
  { start: first, end }: Act,
  { hits, hitCount }: Sentence,
): number {
  const start = first - (auxiliary.exec(text.slice(Math.max(0, first - 6), first))?.[0].length ?? 0)
  if (countWords(bytes, start, end) < fewestTelling) return 0
  let low = 0
  let high = 0
  for (let index = 0; index < hitCount; index++) {
    const hit = hits[index] as Hit
    if (hit.start < start || hit.end > end) continue
    low |= hit.low
    high |= hit.high
  }
  return Math.min(0, leaningOf(leaning, bytes, start, end, { low, high }))
}
