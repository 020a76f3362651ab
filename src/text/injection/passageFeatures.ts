/**
 * The features of a passage: its words, the words that stand next to or near each other, and the classes of words that meet
 * in a sentence, all by hash.
 *
 * Feature hashing: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML 2009).
 *
 * @module
 */
import { prime, seed, slotAt, type Lexicon } from './lexicon.ts'
import { endsSentence, unitClass, units } from './readingUnits.ts'
import { hashOfStem, stemLength } from './stems.ts'

/** How many features there can be; those that hash alike are one. */
export const passageFeatures: number = 1 << 15

/** The features of a passage as far as it was read, each once. */
export interface Passage {
  /** What they hash to, of which only the first `count` are; see {@link featureOf}. */
  readonly keys: Int32Array
  count: number
  words: number
  /** Where the first sentence of its second half begins; where it begins itself, if none does. */
  half: number
  /** Room for the classes of a sentence, and those of the one before, of which only the first `countBefore` are. */
  readonly classes: Uint8Array
  readonly before: Uint8Array
  countBefore: number
  /** The passage in which each feature was last seen. */
  readonly seen: Uint16Array
  /** Of this one: they are counted, and begin again where there is no more room for the number. */
  number: number
}

/** More words belong to another passage. */
export const passageWords = 120
const mostNumbers = 1 << 16
/** More features say nothing new. */
const mostKeys = 4096
const { apostrophe, firstLetter } = unitClass

/** Words that only tell that a text was made up. */
const invented: Int32Array = Int32Array.from(['exampl', 'invali', 'http', 'https', 'com', 'org'], hashOfStem)

/** Which feature something is that hashes to `key`. */
export function featureOf(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 17
}

/** Room for a passage. */
export function emptyPassage(): Passage {
  return {
    keys: new Int32Array(mostKeys),
    count: 0,
    words: 0,
    half: 0,
    classes: new Uint8Array(64),
    before: new Uint8Array(64),
    countBefore: 0,
    seen: new Uint16Array(passageFeatures),
    number: 0,
  }
}

function beginPassage(passage: Passage, start: number): void {
  passage.count = passage.countBefore = 0
  passage.half = start
  if (++passage.number === mostNumbers) {
    passage.seen.fill(0)
    passage.number = 1
  }
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

/**
 * Reads a passage from the beginning of a sentence on: as many words as belong together, and at least up to `end`. O(words +
 * classes of each sentence squared).
 *
 * @param bytes - The text, one byte a code unit, zeros behind it.
 * @returns Where it ends.
 */
export function readPassage(
  passage: Passage,
  { slots }: Lexicon,
  bytes: Uint8Array,
  start: number,
  end: number,
  length: number,
): number {
  beginPassage(passage, start)
  let last = 0
  let beforeLast = 0
  let low = 0
  let high = 0
  let words = 0
  let index = start
  while (index < length && (words < passageWords || index < end)) {
    const code = bytes[index] as number
    let unit = units[code] as number
    if (unit < firstLetter) {
      if (last !== 0 && endsSentence(bytes, index, code)) {
        addClasses(passage, low, high)
        last = beforeLast = low = high = 0
        if (passage.half === start && words >= passageWords / 2) passage.half = index + 1
      }
      index++
      continue
    }
    let hash = seed
    let stem = seed
    let letters = 0
    do {
      if (unit !== apostrophe) {
        hash = Math.imul(hash ^ unit, prime)
        if (++letters === stemLength) stem = hash
      }
      unit = units[bytes[++index] as number] as number
    } while (unit >= firstLetter || unit === apostrophe)
    if (letters < stemLength) stem = hash
    if (invented.includes(stem)) continue
    words++
    const slot = slotAt(slots, hash)
    if (slot >= 0) {
      low |= slots[slot + 1] as number
      high |= slots[slot + 2] as number
    }
    add(passage, stem)
    if (last !== 0) add(passage, Math.imul(last, factor.neighbours) ^ stem)
    if (beforeLast !== 0) add(passage, Math.imul(beforeLast, factor.near) ^ Math.imul(stem, factor.nearer))
    beforeLast = last
    last = stem
  }
  addClasses(passage, low, high)
  passage.words = words
  return index
}

/** Adds the classes of a sentence, and those of the one before it. */
function addClasses(passage: Passage, low: number, high: number): void {
  const { classes, before } = passage
  for (let at = 0; at < passage.countBefore; at++)
    add(passage, Math.imul((before[at] as number) + 1, factor.before))
  let count = 0
  for (let bits = low; bits !== 0; bits &= bits - 1) classes[count++] = 31 - Math.clz32(bits & -bits)
  for (let bits = high; bits !== 0; bits &= bits - 1) classes[count++] = 63 - Math.clz32(bits & -bits)
  for (let at = 0; at < count; at++) {
    const one = classes[at] as number
    before[at] = one
    add(passage, Math.imul(one + 1, factor.class))
    for (let other = at + 1; other < count; other++)
      add(passage, Math.imul(one * 64 + (classes[other] as number), factor.pair))
  }
  passage.countBefore = count
}
