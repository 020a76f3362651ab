/**
 * What the passage around an act says for or against it. It is read for the few sentences of which rules or words made
 * something, never for a text as a whole.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { passageBias, passageStep, passageWeights } from './passage.table.ts'
import { passageFeatures, readPassage, sumOf, type Passage } from './passageFeatures.ts'
import type { Lexicon } from './lexicon.ts'
import { endsSentence, isLetter, unitClass } from './readingUnits.ts'
import { mostActs, type Act } from './sentences.ts'
import { mostOfPraise } from './steering.ts'

/** The weights of features, in {@link passageStep}. */
export interface PassageTable {
  readonly bias: number
  readonly weights: Int8Array
}

/** How many words before a sentence belong to its passage. */
const wordsBefore = 50
const unitsBefore = 600

/** Where the passage around a place begins: with the first sentence that is near enough before. O(words). */
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

/** How much a passage leans: the logarithm of the odds that it steers a model. */
export function passageLeaning(bias: number, passage: Passage): number {
  // What a passage has more of than others says less each. Roots are exact everywhere, other powers are not.
  return passageStep * (bias + sumOf(passage) / Math.sqrt(Math.sqrt(Math.max(1, passage.count))))
}

/** How much a passage can say for an act, and against it. */
const mostFor = 4
const mostAgainst = 2
/** A sentence that is told by its words has said some of what its passage says. */
const ownShare = 0.75
const proven = 0.8
/** What has fewer words is a sentence, which was weighed by itself. */
const fewestWords = 8
const certain = 0.97
/** For what proves less no passage is read. */
const hopeless = 0.12
/** More passages of one text are not read: what stands in them proves what it does by itself. */
const mostPassages = 16
/** What is less likely is nothing, and the rest is reported. */
const likely = 0.2
const reported = 0.4
/** Told by words, and not by a rule. */
const steering = 'steering'
/** Only speaks for other acts. */
const supporting = 'addresses_model'

/** What reads passages. */
export interface PassageReader {
  readonly lexicon: Lexicon
  /** What every passage starts from. */
  readonly passageBias: number
  /** Room for one. */
  readonly passage: Passage
}

/**
 * What acts prove beside the passages that they stand in; those that prove nothing are left out. Acts that stand in one passage
 * share it, and a passage that was read before is not read again. O(length).
 *
 * @param leaning - Acts that passages prove by themselves.
 */
export function besidePassages(
  asked: PassageReader,
  taken: Units,
  length: number,
  acts: readonly Act[],
  leaning: readonly Act[],
): readonly Act[] {
  if (acts.length === 0 && leaning.length === 0) return acts
  let read = 0
  const { passage, passageBias: bias, lexicon } = asked
  const praises = acts.some(({ act }) => act === 'preference_manipulation')
  // What is full of what may be orders has more of them than were read.
  const isFull = acts.length >= mostActs
  const { bytes } = taken
  const weighed: Act[] = []
  for (const act of acts) {
    if (act.act === supporting || isProven(act)) {
      weighed.push(act)
      continue
    }
    if (act.weight < hopeless && !isFull) continue
    if (act.start < passage.start || act.end > passage.end) {
      if (++read > mostPassages) {
        if (act.weight >= reported || isFull) weighed.push(act)
        continue
      }
      readPassage(passage, lexicon, bytes, passageStart(bytes, act.start), act.end, length)
    }
    // Nothing was learned of the words of other alphabets, and a name says little of what a rule finds in it.
    const { words } = passage
    const tells = words >= fewestWords || (words > 0 && act.act === steering)
    const most = isOfPraise(act, praises, leaning) ? mostOfPraise : (act.most ?? 1)
    const weight = besideItsPassage(act, tells ? passageLeaning(bias, passage) : 0, most)
    if (weight >= likely || isFull) weighed.push(withWeight(act, Math.max(reported, weight)))
  }
  for (const act of leaning) {
    const most = praises ? mostOfPraise : (act.most ?? 1)
    weighed.push(withWeight(act, Math.min(act.weight, most)))
  }
  return weighed
}

/** Tells whether something is preferred where words steer: vendors recommend their own, and say why in other sentences. */
function isOfPraise({ act, start, end }: Act, praises: boolean, leaning: readonly Act[]): boolean {
  if (act !== steering) return false
  return (
    praises || leaning.some((other) => other.most !== undefined && other.start < end && start < other.end)
  )
}

/** What a rule proves so well is proven, whatever is written around it. */
export function isProven({ act, weight }: Act): boolean {
  return act !== steering && weight >= proven
}

/** An act that proves so much, as it is reported. */
function withWeight({ act, code, start, end }: Act, weight: number): Act {
  return { act, code, weight, start, end }
}

/**
 * What an act proves in a passage that speaks so much for it, in the logarithm of the odds.
 *
 * @param most - What it proves at most, when that is not what the act says itself.
 */
export function besideItsPassage(
  { act, weight, least = 0, most: ownMost = 1 }: Act,
  leans: number,
  most: number = ownMost,
): number {
  const sure = Math.min(weight, certain)
  const tells = leans > 0 && act === steering ? leans * ownShare : leans
  const odds = Math.log(sure / (1 - sure)) + Math.max(-mostAgainst, Math.min(mostFor, tells))
  return Math.max(least, Math.min(most, 1 / (1 + Math.exp(-odds))))
}
