/**
 * The features of a passage: its words, the words that stand next to or near each other, and the classes of words that meet
 * in a sentence, all by hash.
 *
 * Feature hashing: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML 2009).
 *
 * @module
 */
import { unitClass, units } from './readingUnits.ts'
import type { Sentence } from './sentence.ts'
import { hashOfStem, stemAt } from './stems.ts'

/** How many features there can be; those that hash alike are one. */
export const passageFeatures: number = 1 << 15

/** The features of a passage as far as it was read, each once. */
export interface Passage {
  /** What they hash to, of which only the first `count` are; see {@link featureOf}. */
  readonly keys: Int32Array
  count: number
  words: number
  /** The classes of the sentence before. */
  low: number
  high: number
  /** The passage in which each feature was last seen. */
  readonly seen: Int32Array
  /** How many passages were read. */
  number: number
}

/** More features say nothing new. */
const mostKeys = 4096
const { apostrophe, firstLetter } = unitClass

/** Words that only tell that a text was made up. */
const invented: ReadonlySet<number> = new Set(
  ['exampl', 'invali', 'http', 'https', 'com', 'org'].map(hashOfStem),
)

/** Which feature something is that hashes to `key`. */
export function featureOf(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 17
}

/** Room for a passage. */
export function emptyPassage(): Passage {
  const room = { keys: new Int32Array(mostKeys), seen: new Int32Array(passageFeatures) }
  return { ...room, count: 0, words: 0, low: 0, high: 0, number: 0 }
}

/** Begins another passage. */
export function beginPassage(passage: Passage): void {
  passage.count = passage.words = passage.low = passage.high = 0
  passage.number++
}

function add(passage: Passage, key: number): void {
  const { seen, number, count, keys } = passage
  const feature = featureOf(key)
  if (seen[feature] === number || count === mostKeys) return
  seen[feature] = number
  keys[count] = key
  passage.count++
}

// Different for each kind of feature, and otherwise of no matter.
const factor = {
  neighbours: 31,
  near: 127,
  nearer: 3,
  class: 0x51ed270b,
  pair: 0x2545f491,
  before: 0x68e31da4,
} as const

/** Adds the next sentence to its passage. O(length + classes squared). */
export function addToPassage(passage: Passage, bytes: Uint8Array, sentence: Sentence): void {
  addWords(passage, bytes, sentence)
  const { low, high } = sentence
  const before = classesIn(passage.low, passage.high)
  for (const one of before) add(passage, Math.imul(one + 1, factor.before))
  const classes = classesIn(low, high)
  for (const one of classes) {
    add(passage, Math.imul(one + 1, factor.class))
    for (const other of classes) if (other > one) add(passage, Math.imul(one * 64 + other, factor.pair))
  }
  passage.low = low
  passage.high = high
}

function addWords(passage: Passage, bytes: Uint8Array, { start, end }: Sentence): void {
  let last = 0
  let beforeLast = 0
  for (let index = start; index < end;) {
    let unit = units[bytes[index] as number] as number
    if (unit < firstLetter) {
      index++
      continue
    }
    const hash = stemAt(bytes, index)
    do unit = units[bytes[++index] as number] as number
    while (unit >= firstLetter || unit === apostrophe)
    if (invented.has(hash)) continue
    passage.words++
    add(passage, hash)
    if (last !== 0) add(passage, Math.imul(last, factor.neighbours) ^ hash)
    if (beforeLast !== 0) add(passage, Math.imul(beforeLast, factor.near) ^ Math.imul(hash, factor.nearer))
    beforeLast = last
    last = hash
  }
}

function classesIn(low: number, high: number): readonly number[] {
  const found: number[] = []
  for (let bits = low; bits !== 0; bits &= bits - 1) found.push(31 - Math.clz32(bits & -bits))
  for (let bits = high; bits !== 0; bits &= bits - 1) found.push(63 - Math.clz32(bits & -bits))
  return found
}
