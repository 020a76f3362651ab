/** Learns the weights of `src/text/injection/passage.table.ts`: logistic regression over hashed features of passages. */
import { compileLexicon } from '../../src/text/injection/lexicon.ts'
import type { PassageTable } from '../../src/text/injection/passage.ts'
import { emptyPassage, passageFeatures, readPassage } from '../../src/text/injection/passageFeatures.ts'
import { unitBuffers } from '../../src/text/units.ts'
import { random, shuffle, type Lesson } from './learn.ts'

/** A document by the features of each of its passages. */
export interface PassageLesson {
  readonly steers: boolean
  readonly passages: readonly Uint32Array[]
  /** How much it counts. */
  readonly weight: number
}

/** One step of a weight, in the logarithm of the odds. */
const passageStep = 1
const mostSteps = 26
/** What weighs less is left out. */
const leastSteps = 0.58

// In more rounds the lessons are known by heart, and what is new is told worse.
const rounds = 8
const rate = 0.5
const biasRate = 0.05
const decay = 1e-3
/** How often the same is learned in another order. */
const runs = 3
/** The weights are the mean of those after the later rounds. */
const averaged = rounds / 2
/** What fewer documents have tells nothing. */
const fewest = 6
const mostPassages = 30

/** Reads documents into passages, one beginning in the middle of the one before. */
export function passageReader(): (lesson: Lesson, weight: number) => PassageLesson {
  const lexicon = compileLexicon()
  const buffers = unitBuffers()
  const passage = emptyPassage(new Int8Array(passageFeatures))
  const passagesOf = (text: string): readonly Uint32Array[] => {
    const units = buffers.take(text)
    const found: Uint32Array[] = []
    for (let start = 0, end = 0; end < text.length; start = passage.half > start ? passage.half : end) {
      end = readPassage(passage, lexicon, units.bytes, start, start, text.length)
      if (passage.count > 0) found.push(passage.features.slice(0, passage.count))
    }
    buffers.release(units)
    return found
  }
  return ({ steers, texts }, weight) => ({ steers, passages: texts.flatMap(passagesOf), weight })
}

/** A document to learn from. */
interface Document {
  readonly steers: boolean
  /** How much it counts. */
  readonly weight: number
  readonly examples: readonly Example[]
}

/** A passage to learn from. */
interface Example {
  readonly features: Uint32Array
  /** What each feature counts. */
  readonly scale: number
}

export function learnPassages(lessons: readonly PassageLesson[]): PassageTable {
  const documents = examplesOf(lessons)
  const sums = new Float64Array(passageFeatures)
  let biasSum = 0
  for (let run = 0; run < runs; run++) {
    const { weights, bias } = fit(documents, run + 1)
    weights.forEach((weight, at) => (sums[at]! += weight))
    biasSum += bias
  }
  const inSteps = (sum: number): number => {
    const steps = sum / runs / passageStep
    return Math.abs(steps) < leastSteps ? 0 : Math.max(-mostSteps, Math.min(mostSteps, Math.round(steps)))
  }
  return { bias: inSteps(biasSum), weights: Int8Array.from(sums, inSteps) }
}

/** Learns from documents in one order. */
function fit(
  documents: readonly Document[],
  order: number,
): { readonly weights: Float64Array; readonly bias: number } {
  const next = random(order)
  const weights = new Float64Array(passageFeatures)
  const squares = new Float64Array(passageFeatures).fill(0.1)
  const sums = new Float64Array(passageFeatures)
  let bias = -3
  let biasSquares = 1
  let biasSum = 0
  const scoreOf = ({ features, scale }: Example): number =>
    bias + scale * features.reduce((sum, at) => sum + weights[at]!, 0)
  const step = (example: Example, steers: boolean, weight: number): void => {
    const error = (1 / (1 + Math.exp(-scoreOf(example))) - (steers ? 1 : 0)) * weight
    if (Math.abs(error) < 1e-3) return
    for (const at of example.features) {
      const slope = error * example.scale + decay * weights[at]!
      squares[at]! += slope * slope
      weights[at]! -= (rate * slope) / Math.sqrt(squares[at]!)
    }
    biasSquares += error * error
    bias -= (biasRate * error) / Math.sqrt(biasSquares)
  }
  for (let round = 0; round < rounds; round++) {
    for (const { steers, weight, examples } of shuffle([...documents], next)) {
      if (steers && round > 0) {
        // Which of its passages does the harm is not known: the likeliest one is taken.
        const best = examples.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one))
        step(best, true, weight)
      } else {
        const some =
          examples.length > mostPassages ? shuffle([...examples], next).slice(0, mostPassages) : examples
        for (const example of some) step(example, steers, weight)
      }
    }
    if (round < rounds - averaged) continue
    weights.forEach((weight, at) => (sums[at]! += weight / averaged))
    biasSum += bias / averaged
  }
  return { weights: sums, bias: biasSum }
}

function examplesOf(lessons: readonly PassageLesson[]): readonly Document[] {
  const counts = new Uint32Array(passageFeatures)
  for (const { passages } of lessons)
    for (const feature of new Set(passages.flatMap((features) => [...features]))) counts[feature]!++
  return lessons
    .filter(({ passages }) => passages.length > 0)
    .map(({ steers, weight, passages }) => ({
      steers,
      weight,
      examples: passages.map((features) => ({
        scale: 1 / Math.sqrt(Math.sqrt(Math.max(1, features.length))),
        features: new Uint32Array(new Set(features.filter((feature) => counts[feature]! >= fewest))),
      })),
    }))
}

const letterBefore = { positive: 64, negative: 96 }

function letterOf(weight: number): string {
  const before = weight > 0 ? letterBefore.positive : letterBefore.negative
  return String.fromCharCode(before + Math.abs(weight))
}

/** The source of the table. */
export function passageSourceOf({ bias, weights }: PassageTable): string {
  let without = 0
  let written = ''
  for (const weight of weights) {
    if (weight === 0) without++
    else {
      written += `${without === 0 ? '' : without}${letterOf(weight)}`
      without = 0
    }
  }
  return `/**
 * What each feature of a passage says for or against it steering a model: learned, by \`tools/leaning\`. Not written by hand.
 *
 * @module
 */

/** One step of a weight, in the logarithm of the odds. */
export const passageStep = ${passageStep}

/** What every passage starts from, in steps. */
export const passageBias = ${bias}

/**
 * The features in their order: how many say nothing before the next one that does, and what that says. \`A\` is a step for,
 * \`a\` a step against, each letter behind it a step more.
 */
// eslint-disable-next-line @typescript-eslint/no-inferrable-types -- inferred, the type would be the text
export const passageWeights: string =
  '${written}' // prettier-ignore
`
}
