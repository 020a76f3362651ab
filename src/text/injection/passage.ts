/**
 * What the passage around an act says for or against it. It is read for the few sentences of which rules or words made
 * something, never for a text as a whole.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { fewestTelling } from './leaning.ts'
import { passageBias, passageStep, passageWeights } from './passage.table.ts'
import { addToPassage, beginPassage, featureOf, passageFeatures, type Passage } from './passageFeatures.ts'
import type { SentenceReader } from './reader.ts'
import { endsSentence, isLetter, unitClass } from './readingUnits.ts'
import type { Act } from './sentences.ts'

/** The weights of features, in {@link passageStep}. */
export interface PassageTable {
  readonly bias: number
  readonly weights: Int8Array
}

/** More words belong to another passage. */
export const passageWords = 120
/** How many words before a sentence belong to its passage. */
const wordsBefore = 50
const unitsBefore = 600

/** Reads the passage around a stretch of a text: some words before it, itself, and what follows. O(words of a passage). */
export function readPassage(
  passage: Passage,
  reader: SentenceReader,
  text: string,
  taken: Units,
  start: number,
  end: number,
): void {
  beginPassage(passage)
  const { bytes } = taken
  reader.read(text, taken, passageStart(bytes, start), text.length, (sentence) => {
    if (sentence.start >= end && passage.words + sentence.wordCount > passageWords) return false
    addToPassage(passage, bytes, sentence)
    return passage.words < passageWords || sentence.end < end
  })
}

/** Where the first sentence begins that is near enough before a place. */
function passageStart(bytes: Uint8Array, place: number): number {
  let first = place
  let words = 0
  let inside = false
  const least = Math.max(0, place - unitsBefore)
  for (let index = place - 1; index >= least; index--) {
    const code = bytes[index] as number
    const isWord = isLetter(code)
    if (isWord && !inside && ++words > wordsBefore) return first
    inside = isWord
    if (endsSentence(bytes, index, code)) first = index + 1
  }
  return least === 0 ? 0 : first
}

const { firstLetter } = unitClass
const nine = 57
const zero = 48
const beforeA = 64

/** Compiles the learned table. */
export function compilePassages(): PassageTable {
  const weights = new Int8Array(passageFeatures)
  let feature = 0
  let without = 0
  for (let at = 0; at < passageWeights.length; at++) {
    const code = passageWeights.charCodeAt(at)
    if (code <= nine) {
      without = without * 10 + code - zero
      continue
    }
    feature += without
    weights[feature++] = code < firstLetter ? code - beforeA : firstLetter - 1 - code
    without = 0
  }
  return { bias: passageBias, weights }
}

/** How much a passage leans: the logarithm of the odds that it steers a model. O(features). */
export function passageLeaning({ bias, weights }: PassageTable, { keys, count }: Passage): number {
  let sum = 0
  for (let at = 0; at < count; at++) sum += weights[featureOf(keys[at] as number)] as number
  // What a passage has more of than others says less each. Roots are exact everywhere, other powers are not.
  return passageStep * (bias + sum / Math.sqrt(Math.sqrt(Math.max(1, count))))
}

/** A passage that leans more speaks for an act, one that leans less against it: so much at most. */
const indifferent = 0.25
const mostFor = 4
const mostAgainst = 2
/** A sentence that is told by its words has said some of what its passage says. */
const ownShare = 0.8
/** What a rule proves so well is proven, whatever is written around it. */
const proven = 0.8
const certain = 0.97
/** What is less likely is nothing, and the rest is reported. */
const likely = 0.25
const reported = 0.4
/** Told by words, and not by a rule. */
const steering = 'steering'
/** Only speaks for other acts. */
const supporting = 'addresses_model'

/** What reads passages. */
export interface PassageReader {
  readonly reader: SentenceReader
  readonly passages: PassageTable
  /** Room for one. */
  readonly passage: Passage
}

/** What acts prove beside the passages that they stand in; those that prove nothing are left out. O(acts). */
export function besidePassages(
  { reader, passage, passages }: PassageReader,
  text: string,
  taken: Units,
  acts: readonly Act[],
): readonly Act[] {
  return acts.flatMap((act): readonly Act[] => {
    if (act.act === supporting) return [act]
    readPassage(passage, reader, text, taken, act.start, act.end)
    const { words } = passage
    // Nothing was learned of the words of other alphabets, and a name says little of what a rule finds in it.
    const tells = words >= fewestTelling || (words > 0 && act.act === steering)
    const leans = tells ? passageLeaning(passages, passage) - indifferent : 0
    const weight = besideItsPassage(act, leans)
    return weight < likely ? [] : [{ ...act, weight: Math.max(reported, weight) }]
  })
}

/** What an act proves in a passage that speaks so much for it, in the logarithm of the odds. */
export function besideItsPassage({ act, weight, least = 0, most = 1 }: Act, leans: number): number {
  const isSteering = act === steering
  const isProven = !isSteering && weight >= proven
  const sure = Math.min(weight, certain)
  const tells = leans > 0 && isSteering ? leans * ownShare : leans
  const odds = Math.log(sure / (1 - sure)) + Math.max(-mostAgainst, Math.min(mostFor, tells))
  return Math.max(isProven ? weight : least, Math.min(most, 1 / (1 + Math.exp(-odds))))
}
