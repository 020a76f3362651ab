/**
 * How much a sentence leans towards those that steer a model against its user. No rule has to know its wording: every word
 * and every class of words says a little, and together they tell. The weights are learned from our own fixtures beside the
 * tools of real servers, see `tools/leaning`.
 *
 * @module
 */
import { prime, type Classes } from './lexicon.ts'
import { leaningBias, leaningClasses, leaningStep, leaningWords } from './leaning.table.ts'
import { unitClass, units } from './readingUnits.ts'
import { hashOfStem, mostStems, readStems, roomForStems, stemLength, type Stems } from './stems.ts'

/** The weights, compiled: open addressing by the hash of a stem. */
export interface Leaning {
  /** What every sentence starts from, in {@link leaningStep}. */
  readonly bias: number
  readonly hashes: Int32Array
  /** For each slot, in {@link leaningStep}. */
  readonly weights: Int8Array
  /** The sentence in which the stem of each slot was last seen. */
  readonly seen: Int32Array
  /** For each bit of the two halves of a set of classes. */
  readonly classWeights: Int8Array
  /** The classes that speak for a sentence, or say nothing. */
  readonly favourable: Classes
  /** How many sentences were read. */
  readonly count: Int32Array
  /** Room for the stems of a sentence that nobody noted. */
  readonly stems: Stems
}

const size = 1 << 14
const { apostrophe, firstLetter } = unitClass

/** Words and classes of words with their weights. */
export interface LeaningTable {
  readonly bias: number
  readonly words: readonly LeaningWord[]
  /** In the order of `wordClasses`. */
  readonly classes: readonly number[]
}

/** Compiles a table: the learned one unless another is given. */
export function compileLeaning({ bias, words, classes }: LeaningTable = learnedTable()): Leaning {
  const hashes = new Int32Array(size)
  const weights = new Int8Array(size)
  const add = (hash: number, weight: number): void => {
    if (weight === 0) return
    let slot = slotOf(hash)
    while (weights[slot] !== 0) slot = (slot + 1) & (size - 1)
    hashes[slot] = hash
    weights[slot] = weight
  }
  for (const { stem, anywhere, first } of words) {
    const hash = hashOfStem(stem)
    add(hash, anywhere)
    add(asFirst(hash), first)
  }
  const classWeights = new Int8Array(64)
  for (const [bit, weight] of classes.entries()) classWeights[bit] = weight
  const half = (from: number): number =>
    classWeights
      .subarray(from, from + 32)
      .reduce((bits, weight, bit) => (weight < 0 ? bits : bits | (1 << bit)), 0)
  const favourable = { low: half(0), high: half(32) }
  return {
    bias,
    hashes,
    weights,
    seen: new Int32Array(size),
    classWeights,
    favourable,
    count: new Int32Array(1),
    stems: roomForStems(),
  }
}

/** The first word of a sentence is another one than the same word elsewhere. */
function asFirst(hash: number): number {
  return Math.imul(hash ^ 94, prime)
}

const entry = /(\d)([a-z]*)([A-Z])([A-Z]?)/g
const nothing = 77

/** What a letter of the table says; no letter says nothing. */
function stepsOf(letter: string): number {
  return letter === '' ? 0 : letter.charCodeAt(0) - nothing
}

/** What a word says, in {@link leaningStep}: anywhere, and besides where it begins a sentence. */
export interface LeaningWord {
  readonly stem: string
  readonly anywhere: number
  readonly first: number
}

function learnedTable(): LeaningTable {
  return { bias: leaningBias, words: leaningTable(), classes: leaningClasses }
}

/** The words of the table. */
export function leaningTable(): readonly LeaningWord[] {
  let stem = ''
  return Array.from(leaningWords.matchAll(entry), ([, same = '0', rest = '', anywhere = '', first = '']) => {
    stem = stem.slice(0, Number(same)) + rest
    return { stem, anywhere: stepsOf(anywhere), first: stepsOf(first) }
  })
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1)
}

/**
 * How much the sentence between two places leans, in {@link leaningStep}: the logarithm of the odds that it steers a model.
 * O(length).
 *
 * @param bytes - The text, one byte a code unit, zeros behind it.
 * @param classes - Of the words of the sentence.
 */
export function leaningOf(
  leaning: Leaning,
  bytes: Uint8Array,
  start: number,
  end: number,
  classes: Classes,
): number {
  const { stems, bias } = leaning
  const said = saidByClasses(leaning, classes)
  if (said <= 0) return bias
  readStems(stems, bytes, start, end)
  return bias + said + saidByStems(leaning, stems)
}

/** The same of a sentence whose stems were noted. O(stems). */
export function leaningOfStems(leaning: Leaning, stems: Stems, classes: Classes): number {
  const said = saidByClasses(leaning, classes)
  return said <= 0 ? leaning.bias : leaning.bias + said + saidByStems(leaning, stems)
}

/** The same at most, where some of the classes are in doubt. O(stems). */
export function mostLeaning(leaning: Leaning, stems: Stems, low: number, high: number): number {
  const { favourable } = leaning
  return leaningOfStems(leaning, stems, { low: low & favourable.low, high: high & favourable.high })
}

/** What the classes of a sentence say. Most have nothing to begin with. */
function saidByClasses({ classWeights }: Leaning, { low, high }: Classes): number {
  let sum = 0
  for (let bits = low; bits !== 0; bits &= bits - 1)
    sum += classWeights[31 - Math.clz32(bits & -bits)] as number
  for (let bits = high; bits !== 0; bits &= bits - 1)
    sum += classWeights[63 - Math.clz32(bits & -bits)] as number
  return sum
}

/** What the stems of a sentence say, each once, and the first one besides. */
function saidByStems(leaning: Leaning, { hashes: stems, count: stemCount }: Stems): number {
  const { weights, seen, count } = leaning
  const sentence = ++(count as unknown as [number])[0]
  let sum = 0
  for (let index = 0; index < stemCount; index++) {
    const slot = slotWith(leaning, stems[index] as number)
    if (slot < 0 || seen[slot] === sentence) continue
    seen[slot] = sentence
    sum += weights[slot] as number
  }
  if (stemCount === 0) return sum
  const first = slotWith(leaning, asFirst(stems[0] as number))
  return first < 0 ? sum : sum + (weights[first] as number)
}

/** The slot of a hash; -1 for none. */
function slotWith({ hashes, weights }: Leaning, hash: number): number {
  for (let slot = slotOf(hash); weights[slot] !== 0; slot = (slot + 1) & (size - 1))
    if (hashes[slot] === hash) return slot
  return -1
}

/** How much of the odds that words tell counts beside a rule: against it, and for it. */
const against = 0.7
const inFavour = 0.3
const least = -20
const certain = 0.95
/** Fewer words, such as those of a name, tell nothing about each other. */
export const fewestTelling = 6

/** How many words stand between two places. O(length). */
export function countWords(bytes: Uint8Array, start: number, end: number): number {
  let words = 0
  for (let index = start, inside = false; index < end; index++) {
    const unit = units[bytes[index] as number] as number
    const goesOn: boolean = unit >= firstLetter || (inside && unit === apostrophe)
    if (goesOn && !inside) words++
    inside = goesOn
  }
  return words
}

/** What a rule proves in a sentence that leans so: the words around say whether it means what it seems to. */
export function leaned(weight: number, leans: number, words: number): number {
  if (words < fewestTelling) return weight
  const sure = Math.min(weight, certain)
  const odds =
    Math.log(sure / (1 - sure)) +
    leaningStep * (leans < 0 ? against * Math.max(least, leans) : inFavour * leans)
  return 1 / (1 + Math.exp(-odds))
}

/** A sentence that leans less proves nothing. */
const leastLeaning = -6
/** What a sentence proves by how it leans alone, the most first: the passage around it has to say the rest. */
const proofs: readonly (readonly [leans: number, weight: number])[] = [
  [10, 0.85],
  [5, 0.7],
  [1, 0.5],
  [0, 0.4],
  [-4, 0.3],
  [leastLeaning, 0.2],
]

/** What a sentence proves by how it leans alone. */
export function steeringWeight(leans: number): number {
  if (leans < leastLeaning) return 0
  for (const [least, weight] of proofs) if (leans >= least) return weight
  return 0
}

/** Shows the stems of a sentence, the first one first, as they are weighed. O(length). */
export function stemsOf(text: string, start: number, end: number): readonly string[] {
  const stems: string[] = []
  for (const [word] of text
    .slice(start, end)
    .toLowerCase()
    .matchAll(/[a-z][a-z']*/g)) {
    if (stems.length >= mostStems) break
    stems.push(word.replaceAll("'", '').slice(0, stemLength))
  }
  return stems
}
