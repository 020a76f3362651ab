/** Learns the weights of `src/text/injection/leaning.table.ts`: logistic regression over stems and classes of words. */
import { createActFinder } from '../../src/text/injection/acts.ts'
import { stemsOf, type LeaningTable, type LeaningWord } from '../../src/text/injection/leaning.ts'
import { wordClasses } from '../../src/text/injection/lexicon.table.ts'
import { unitBuffers } from '../../src/text/units.ts'

/** A document: its texts, and whether one of them steers. */
export interface Lesson {
  readonly steers: boolean
  readonly texts: readonly string[]
}

/** One step of a weight, in the logarithm of the odds. */
const leaningStep = 0.25

const rounds = 16
/** How often the same is learned in another order. */
const runs = 5
/** Rounds in which only the weights that are left are learned. */
const settling = 4
/** What weighs less is left out. */
const leastWeight = 0.5
const rate = 0.2
const decay = 0.99
/** What is taken from every weight after each round, so that little ones vanish. */
const shrink = 0.004
const fewest = 3
const mostSentences = 30
/** What only tells that a text was made up. */
const invented: ReadonlySet<string> = new Set(['exampl', 'invali', 'http', 'https', 'com', 'org'])
/** From this round on, only the likeliest sentence of a document that steers counts as one. */
const choosing = 3

export function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The features of each sentence that has a known word, as the library reads it. */
export function sentencesOf(): (text: string) => readonly (readonly string[])[] {
  const finder = createActFinder()
  const buffers = unitBuffers()
  return (text) => {
    const found: (readonly string[])[] = []
    const taken = buffers.take(text)
    finder.reader.read(text, taken, 0, text.length, ({ start, end, low, high }) => {
      const stems = stemsOf(text, start, end).filter((stem) => !invented.has(stem))
      const features = new Set(stems)
      if (stems[0] !== undefined) features.add(`^${stems[0]}`)
      wordClasses.forEach((_, bit) => {
        if (((bit < 32 ? low >>> bit : high >>> (bit - 32)) & 1) === 1) features.add(`#${bit}`)
      })
      found.push([...features])
      return true
    })
    buffers.release(taken)
    return found
  }
}

interface Example {
  readonly steers: boolean
  readonly sentences: readonly (readonly number[])[]
}

interface Fitted {
  readonly weights: Float64Array
  readonly bias: number
}

export function learn(lessons: readonly Lesson[]): LeaningTable {
  const read = sentencesOf()
  const documents = lessons.map(({ steers, texts }) => ({
    steers,
    sentences: texts.flatMap((text) => [...read(text)]),
  }))
  const counts = new Map<string, number>()
  for (const { sentences } of documents)
    for (const feature of new Set(sentences.flat())) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const index = new Map(
    [...counts].filter(([, count]) => count >= fewest).map(([feature], at) => [feature, at]),
  )
  const examples = documents.map(({ steers, sentences }) => ({
    steers,
    sentences: sentences.map((features) => features.flatMap((feature) => index.get(feature) ?? [])),
  }))
  const nothing = { weights: new Float64Array(index.size), bias: -3 }
  const all = meanOf(Array.from({ length: runs }, (_, run) => fit(examples, nothing, rounds, run + 1)))
  // Little weights go, and the others take over what those said.
  const heavy = examples.map(({ steers, sentences }) => ({
    steers,
    sentences: sentences.map((features) =>
      features.filter((at) => Math.abs(all.weights[at]!) >= leastWeight),
    ),
  }))
  const weights = all.weights.map((weight) => (Math.abs(weight) < leastWeight ? 0 : weight))
  const left = { weights, bias: all.bias }
  const settled = meanOf(Array.from({ length: runs }, (_, run) => fit(heavy, left, settling, run + 1)))
  return tableOf(index, settled)
}

/** What came of one order or another of the lessons is left to chance: the mean is not. */
function meanOf(fitted: readonly Fitted[]): Fitted {
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length
  return {
    weights: fitted[0]!.weights.map((_, at) => mean(fitted.map(({ weights }) => weights[at]!))),
    bias: mean(fitted.map(({ bias }) => bias)),
  }
}

function fit(lessons: readonly Example[], from: Fitted, count: number, order: number): Fitted {
  const examples = [...lessons]
  const next = random(order)
  const weights = from.weights.slice()
  const squares = new Float64Array(weights.length).fill(1e-3)
  let { bias } = from
  let biasSquares = 1e-3
  const isFirst = from.weights.every((weight) => weight === 0)
  const scoreOf = (features: readonly number[]): number =>
    features.reduce((sum, at) => sum + weights[at]!, bias)
  const step = (features: readonly number[], steers: boolean): void => {
    const error = 1 / (1 + Math.exp(-scoreOf(features))) - (steers ? 1 : 0)
    if (Math.abs(error) < 0.01) return
    for (const at of features) {
      squares[at]! += error * error
      weights[at]! -= (rate * error) / Math.sqrt(squares[at]!)
    }
    biasSquares += error * error
    bias -= (0.05 * error) / Math.sqrt(biasSquares)
  }
  for (let round = 0; round < count; round++) {
    for (const { steers, sentences } of shuffle(examples, next)) {
      if (steers && (round >= choosing || !isFirst) && sentences.length > 0) {
        const best = sentences.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one))
        step(best, true)
      } else {
        const some =
          sentences.length > mostSentences ? shuffle([...sentences], next).slice(0, mostSentences) : sentences
        for (const sentence of some) step(sentence, steers)
      }
    }
    if (isFirst && round < count - 1)
      weights.forEach((weight, at) => {
        weights[at] = Math.sign(weight) * Math.max(0, Math.abs(weight) * decay - shrink)
      })
  }
  return { weights, bias }
}

export function shuffle<T>(list: T[], next: () => number): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

/** Steps of a weight from the least to the most that one letter can say. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const middle = letters.indexOf('M')

function tableOf(index: ReadonlyMap<string, number>, { weights, bias }: Fitted): LeaningTable {
  const stepsOf = (feature: string): number => {
    const at = index.get(feature)
    return at === undefined ? 0 : Math.round(weights[at]! / leaningStep)
  }
  const wordSteps = (feature: string): number =>
    Math.max(-middle, Math.min(letters.length - 1 - middle, stepsOf(feature)))
  const stems = new Set([...index.keys()].map((feature) => feature.replace('^', '')))
  const words = [...stems]
    .filter((stem) => !stem.startsWith('#'))
    .sort()
    .map((stem) => ({ stem, anywhere: wordSteps(stem), first: wordSteps(`^${stem}`) }))
    .filter(({ anywhere, first }) => anywhere !== 0 || first !== 0)
  return {
    bias: Math.round(bias / leaningStep),
    words,
    classes: wordClasses.map((_, bit) => Math.max(-127, Math.min(127, stepsOf(`#${bit}`)))),
  }
}

/** The words as one text: how many letters of the word before stay, the others, and the two weights. */
function written(words: readonly LeaningWord[]): string {
  const letterOf = (steps: number): string => letters[steps + middle] ?? ''
  let before = ''
  return words
    .map(({ stem, anywhere, first }) => {
      let same = 0
      while (same < before.length && before[same] === stem[same]) same++
      before = stem
      return `${same}${stem.slice(same)}${letterOf(anywhere)}${first === 0 ? '' : letterOf(first)}`
    })
    .join('')
}

/** The source of the table. */
export function sourceOf({ bias, words, classes }: LeaningTable): string {
  return `/**
 * What each word says for or against a sentence that steers a model: learned, by \`tools/leaning\`. Not written by hand.
 *
 * @module
 */

/** One step of a weight, in the logarithm of the odds. */
export const leaningStep = ${leaningStep}

/** What every sentence starts from, in steps. */
export const leaningBias = ${bias}

/**
 * The words by their first six letters, in alphabetical order: how many letters of the word before stay, the letters that
 * follow, what it says anywhere, and if it is anything, what it says besides where it begins a sentence. \`M\` is nothing, each
 * letter behind it a step for, each before it a step against.
 */
// eslint-disable-next-line @typescript-eslint/no-inferrable-types -- inferred, the type would be the text
export const leaningWords: string =
  '${written(words)}' // prettier-ignore

/** The weight of each class of words, in the order of \`wordClasses\`. */
export const leaningClasses: readonly number[] = [${classes.join(', ')}] // prettier-ignore
`
}
