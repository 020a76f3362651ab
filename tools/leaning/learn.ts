/** Learns the weights of `src/text/injection/leaning.table.ts`: logistic regression over stems and classes of words. */
import { createActFinder } from '../../src/text/injection/acts.ts'
import { stemsOf } from '../../src/text/injection/leaning.ts'
import { wordClasses } from '../../src/text/injection/lexicon.table.ts'
import { unitBuffers } from '../../src/text/units.ts'

/** A document: its texts, and whether one of them steers. */
export interface Lesson {
  readonly steers: boolean
  readonly texts: readonly string[]
}

export interface Learned {
  readonly bias: number
  readonly stems: ReadonlyMap<string, number>
  readonly first: ReadonlyMap<string, number>
  readonly classes: readonly number[]
}

/** One step of a weight, in the logarithm of the odds. */
const leaningStep = 0.25

const rounds = 16
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

function random(state: number): () => number {
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

export function learn(lessons: readonly Lesson[]): Learned {
  const read = sentencesOf()
  const next = random(1)
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
  const weights = new Float64Array(index.size)
  const squares = new Float64Array(index.size).fill(1e-3)
  let bias = -3
  let biasSquares = 1e-3
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
  for (let round = 0; round < rounds + settling; round++) {
    // Little weights go, and the others take over what those said.
    if (round >= rounds)
      weights.forEach((weight, at) => {
        if (Math.abs(weight) < leastWeight) weights[at] = 0
      })
    shuffle(examples, next)
    for (const { steers, sentences } of examples) {
      if (steers && round >= choosing && sentences.length > 0) {
        const best = sentences.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one))
        step(best, true)
      } else {
        const some =
          sentences.length > mostSentences ? shuffle([...sentences], next).slice(0, mostSentences) : sentences
        for (const sentence of some) step(sentence, steers)
      }
    }
    if (round < rounds - 1)
      weights.forEach((weight, at) => {
        weights[at] = Math.sign(weight) * Math.max(0, Math.abs(weight) * decay - shrink)
      })
    if (round >= rounds - 1)
      for (const example of examples)
        example.sentences = example.sentences.map((features) =>
          features.filter((at) => Math.abs(weights[at]!) >= leastWeight),
        )
  }
  return tableOf(index, weights, bias)
}

function shuffle<T>(list: T[], next: () => number): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

function tableOf(index: ReadonlyMap<string, number>, weights: Float64Array, bias: number): Learned {
  const stems = new Map<string, number>()
  const first = new Map<string, number>()
  const classes = wordClasses.map(() => 0)
  for (const [feature, at] of index) {
    const weight = Math.max(-127, Math.min(127, Math.round(weights[at]! / leaningStep)))
    if (feature.startsWith('#')) classes[Number(feature.slice(1))] = weight
    else if (weight === 0) continue
    else if (feature.startsWith('^')) first.set(feature.slice(1), weight)
    else stems.set(feature, weight)
  }
  return { bias: Math.round(bias / leaningStep), stems, first, classes }
}

/** Steps of a weight from the least to the most that one letter can say. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const middle = letters.indexOf('M')

function letterOf(weight = 0): string {
  return letters[Math.max(0, Math.min(letters.length - 1, weight + middle))] ?? ''
}

/** The words of both maps as one text: how many letters of the word before stay, the others, and the two weights. */
function written(stems: ReadonlyMap<string, number>, first: ReadonlyMap<string, number>): string {
  let before = ''
  return [...new Set([...stems.keys(), ...first.keys()])]
    .sort()
    .map((stem) => {
      let same = 0
      while (same < before.length && before[same] === stem[same]) same++
      before = stem
      return `${same}${stem.slice(same)}${letterOf(stems.get(stem))}${letterOf(first.get(stem))}`
    })
    .join('')
}

/** The source of the table. */
export function sourceOf({ bias, stems, first, classes }: Learned): string {
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
 * follow, what it says anywhere, and what it says besides where it begins a sentence. \`M\` is nothing, each letter behind it
 * a step for, each before it a step against.
 */
// eslint-disable-next-line @typescript-eslint/no-inferrable-types -- inferred, the type would be the text
export const leaningWords: string =
  '${written(stems, first)}' // prettier-ignore

/** The weight of each class of words, in the order of \`wordClasses\`. */
export const leaningClasses: readonly number[] = [${classes.join(', ')}] // prettier-ignore
`
}
