/**
 * What the words of a sentence prove together, beside what its rules do.
 *
 * @module
 */
import { classesOf } from './lexicon.ts'
import type { Sentence } from './sentence.ts'
import type { Act } from './sentences.ts'

/** What a tool says of itself is what it says to whoever reads it. */
export const toldOfItself: ReadonlySet<string> = new Set([
  'preference_manipulation',
  'privilege_claim',
  'addresses_model',
])

/** The most that the words of a sentence prove in which something is preferred: vendors recommend their own. */
const mostOfPraise = 0.7
const praise = classesOf('prefer|best')

/** An act that proves less does not say what the sentence does. */
const namesIt = 0.3

/**
 * Adds what the words of a sentence prove together: to the act that a rule found in it, or as an act of its own. O(acts of
 * the sentence).
 *
 * @param from - Where the acts of this sentence begin in `found`.
 * @param leans - What its words prove.
 */
export function addSteering(
  found: Act[],
  from: number,
  leans: number,
  { start, end, wordStarts, low, high }: Sentence,
): void {
  if (leans === 0) return
  let best = -1
  const weight =
    (low & praise.low) !== 0 || (high & praise.high) !== 0 ? Math.min(leans, mostOfPraise) : leans
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
      start: wordStarts[0] ?? start,
      end,
    })
  else found[best] = { ...(found[best] as Act), weight }
}

// A mark or another alphabet inside a word, but for mail addresses.
const inWord = /[A-Za-z](?:[$!\d\u{ad}-\u{ffff}]|@(?![\w-]{1,40}\.))[A-Za-z]/u

/** Tells whether an act is spelt to be missed: such words cannot speak for their sentence. */
export function isDisguised(text: string, { start, end }: Act): boolean {
  return inWord.test(text.slice(start, end))
}
