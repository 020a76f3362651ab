/**
 * Passages that tell by all of their words that they steer a model, though no rule and no single sentence does.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { shortestTold, type Gated } from './gate.ts'
import { fewestTelling, leaningOf, type Leaning } from './leaning.ts'
import { passageLeaning, type PassageReader } from './passage.ts'
import { readPassage, takePassage } from './passageFeatures.ts'
import type { SentenceReader } from './reader.ts'
import type { Act } from './sentences.ts'
import { mostOfPraise, praisesSomething } from './steering.ts'
import type { TextWords } from './textWords.ts'

/** What finds them. */
export interface PassageFinder extends PassageReader {
  readonly reader: SentenceReader
  readonly leaning: Leaning
}

/** Of those so many passages: each costs as much as everything else that is done about it. */
const mostOfLong = 16
/** Letters that are no words have fewer of a language. */
const fewestKnown = 3
/** What a passage proves by how it leans, the most first. */
const proofs: readonly (readonly [leans: number, weight: number])[] = [
  [3, 0.85],
  [1, 0.5],
]

const none: readonly Act[] = []

/**
 * Finds them, in texts longer than {@link longestTold} only where orders may be given. O(length), and O(1) beyond that many
 * characters.
 *
 * @param spans - Starts and ends of the stretches that may give orders, by turns.
 */
export function leaningPassages(
  finder: PassageFinder,
  text: string,
  units: Units,
  { spans, told }: Pick<Gated, 'spans' | 'told'>,
): readonly Act[] {
  if (told !== undefined) return ofShort(finder, text, units, told)
  return text.length < shortestTold ? none : ofLong(finder, text, units, spans)
}

/** Every passage of a text whose words were told apart. */
function ofShort(finder: PassageFinder, text: string, units: Units, told: TextWords): readonly Act[] {
  let found: Act[] | undefined
  const { passage } = finder
  const { length } = text
  for (let start = 0, first = 0; start < length;) {
    const end = takePassage(passage, told, first, start, start, length)
    const weight = weightOf(finder)
    if (weight > 0) (found ??= []).push(actOf(weight, finder, text, units, start, end))
    const goesOn = passage.half > start && end < length
    first = goesOn ? passage.halfWord : passage.nextWord
    start = goesOn ? passage.half : end
  }
  return found ?? none
}

/** The first passages of the stretches that may give orders. */
function ofLong(finder: PassageFinder, text: string, units: Units, spans: readonly number[]): readonly Act[] {
  const found: Act[] = []
  const { passage, lexicon } = finder
  let left = mostOfLong
  for (let at = 0; at < spans.length; at += 2) {
    const to = spans[at + 1] as number
    for (let start = spans[at] as number; start < to && left > 0; left--) {
      const end = readPassage(passage, lexicon, units.bytes, start, start, to)
      const weight = weightOf(finder)
      if (weight > 0) found.push(actOf(weight, finder, text, units, start, end))
      start = passage.half > start && end < to ? passage.half : end
    }
  }
  return found
}

/** What the passage that was read proves by how it leans. */
function weightOf({ passage, passageBias }: PassageFinder): number {
  if (passage.words < fewestTelling || passage.known < fewestKnown) return 0
  const leans = passageLeaning(passageBias, passage)
  for (const [least, weight] of proofs) if (leans >= least) return weight
  return 0
}

/** What a passage does is told of its sentence that leans most. */
function actOf(
  weight: number,
  { reader, leaning }: PassageFinder,
  text: string,
  units: Units,
  from: number,
  to: number,
): Act {
  const best = { leans: -Infinity, start: from, end: to, praises: false }
  reader.read(text, units, from, to, (sentence) => {
    const { start, end, wordStarts } = sentence
    best.praises ||= praisesSomething(sentence)
    const leans = leaningOf(leaning, units.bytes, start, end, sentence)
    if (leans > best.leans) {
      best.leans = leans
      best.start = wordStarts[0] ?? start
      best.end = end
    }
    return true
  })
  return {
    act: 'steering',
    code: 'prompt_injection.steering',
    weight,
    ...(best.praises && { most: mostOfPraise }),
    start: best.start,
    end: best.end,
  }
}
