/**
 * Passages that tell by all of their words that they steer a model, though no rule and no single sentence does.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { fewestTelling, leaningOf, type Leaning } from './leaning.ts'
import { passageLeaning, type PassageReader } from './passage.ts'
import { readPassage } from './passageFeatures.ts'
import type { SentenceReader } from './reader.ts'
import type { Act } from './sentences.ts'
import { mostOfPraise, praisesSomething } from './steering.ts'

/** What finds them. */
export interface PassageFinder extends PassageReader {
  readonly reader: SentenceReader
  readonly leaning: Leaning
}

/** In longer texts only the stretches that may give orders are read. */
const readWhole = 4096
/** Of those so many passages: each costs as much as everything else that is done about it. */
const mostOfLong = 16
/** Fewer characters are too few words. */
const shortest = 24
/** Letters that are no words have fewer of a language. */
const fewestKnown = 3
/** What a passage proves by how it leans, the most first. */
const proofs: readonly (readonly [leans: number, weight: number])[] = [
  [3, 0.85],
  [1, 0.5],
]

const none: readonly Act[] = []

/**
 * Finds them. O(length), and O(1) beyond {@link readWhole} characters.
 *
 * @param spans - Starts and ends of the stretches that may give orders, by turns.
 */
export function leaningPassages(
  finder: PassageFinder,
  text: string,
  units: Units,
  spans: readonly number[],
): readonly Act[] {
  if (text.length < shortest) return none
  const found: Act[] = []
  const { passage, passageBias, lexicon } = finder
  const isLong = text.length > readWhole
  const stretches = isLong ? spans : [0, text.length]
  let left = isLong ? mostOfLong : text.length
  for (let at = 0; at < stretches.length; at += 2) {
    const to = stretches[at + 1] as number
    for (let start = stretches[at] as number; start < to && left > 0; left--) {
      const end = readPassage(passage, lexicon, units.bytes, start, start, to)
      const tells = passage.words >= fewestTelling && passage.known >= fewestKnown
      const weight = tells ? weightOf(passageLeaning(passageBias, passage)) : 0
      if (weight > 0) found.push(actOf(weight, finder, text, units, start, end))
      start = passage.half > start && end < to ? passage.half : end
    }
  }
  return found
}

function weightOf(leans: number): number {
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
