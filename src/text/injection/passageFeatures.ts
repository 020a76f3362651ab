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
import { hashOfStem, stemAt, stemLength } from './stems.ts'

/** How many features there can be; those that hash alike are one. */
export const passageFeatures: number = 1 << 17

/** A passage as far as it was read. */
export interface Passage {
  /** Its features as they were read, of which only the first `count` are. */
  readonly features: Uint32Array
  count: number
  /** Where it stands; nowhere before one is read. */
  start: number
  end: number
  /** What each feature says, and what those of the passage say together, each once. */
  readonly weights: Int8Array
  sum: number
  words: number
  /** How many of them the lexicon has. */
  known: number
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
const mostRead = 4096
const mostOfWords = mostRead - 2
const { apostrophe, firstLetter } = unitClass

/** Words that only tell that a text was made up. */
const invented: Int32Array = Int32Array.from(['exampl', 'invali', 'http', 'https', 'com', 'org'], hashOfStem)
/** Whether one of them ends in the same bits. */
const likeInvented: Uint8Array = new Uint8Array(256)
for (const hash of invented) likeInvented[hash & 255] = 1

/** Which feature something is that hashes to `key`. */
function featureOf(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 15
}

const nowhere = -1
const space = 32

/** Forgets what was read: another text is looked at. */
export function forgetPassage(passage: Passage): void {
  passage.end = nowhere
}

/** Room for a passage whose features weigh so much. */
export function emptyPassage(weights: Int8Array): Passage {
  return {
    features: new Uint32Array(mostRead),
    count: 0,
    start: 0,
    end: nowhere,
    weights,
    sum: 0,
    words: 0,
    known: 0,
    half: 0,
    classes: new Uint8Array(64),
    before: new Uint8Array(64),
    countBefore: 0,
    seen: new Uint16Array(passageFeatures),
    number: 0,
  }
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
  const { features } = passage
  passage.countBefore = passage.count = 0
  passage.half = start
  let count = 0
  let last = 0
  let beforeLast = 0
  let low = 0
  let high = 0
  let words = 0
  let known = 0
  let index = start
  while (index < length && (words < passageWords || index < end)) {
    const code = bytes[index] as number
    let unit = units[code] as number
    if (unit < firstLetter) {
      if (code !== space && last !== 0 && endsSentence(bytes, index, code)) {
        count = addClasses(passage, count, low, high)
        last = beforeLast = low = high = 0
        if (passage.half === start && words >= passageWords / 2) passage.half = index + 1
      }
      index++
      continue
    }
    const from = index
    let hash = seed
    for (const sixth = index + stemLength; unit >= firstLetter && index < sixth;) {
      hash = Math.imul(hash ^ unit, prime)
      unit = units[bytes[++index] as number] as number
    }
    let stem = hash
    while (unit >= firstLetter) {
      hash = Math.imul(hash ^ unit, prime)
      unit = units[bytes[++index] as number] as number
    }
    if (unit === apostrophe) {
      stem = stemAt(bytes, from)
      do {
        if (unit !== apostrophe) hash = Math.imul(hash ^ unit, prime)
        unit = units[bytes[++index] as number] as number
      } while (unit >= firstLetter || unit === apostrophe)
    }
    if (likeInvented[stem & 255] === 1 && invented.includes(stem)) continue
    words++
    const slot = slotAt(slots, hash)
    if (slot >= 0) {
      known++
      low |= slots[slot + 1] as number
      high |= slots[slot + 2] as number
    }
    if (count < mostOfWords) {
      features[count++] = featureOf(stem)
      if (last !== 0) features[count++] = featureOf(Math.imul(last, factor.neighbours) ^ stem)
      if (beforeLast !== 0)
        features[count++] = featureOf(Math.imul(beforeLast, factor.near) ^ Math.imul(stem, factor.nearer))
    }
    beforeLast = last
    last = stem
  }
  passage.count = addClasses(passage, count, low, high)
  passage.words = words
  passage.known = known
  passage.start = start
  passage.end = index
  weigh(passage)
  return index
}

/** Adds the classes of a sentence, and those of the one before it. @returns How many features there are then. */
function addClasses(passage: Passage, from: number, low: number, high: number): number {
  const { classes, before, features } = passage
  let added = from
  let count = 0
  for (let bits = low; bits !== 0; bits &= bits - 1) classes[count++] = 31 - Math.clz32(bits & -bits)
  for (let bits = high; bits !== 0; bits &= bits - 1) classes[count++] = 63 - Math.clz32(bits & -bits)
  if (added + passage.countBefore + count * count <= mostRead) {
    for (let at = 0; at < passage.countBefore; at++)
      features[added++] = featureOf(Math.imul((before[at] as number) + 1, factor.before))
    for (let at = 0; at < count; at++) {
      const one = classes[at] as number
      features[added++] = featureOf(Math.imul(one + 1, factor.class))
      for (let other = at + 1; other < count; other++)
        features[added++] = featureOf(Math.imul(one * 64 + (classes[other] as number), factor.pair))
    }
  }
  before.set(classes)
  passage.countBefore = count
  return added
}

/** Adds up what the features weigh. */
function weigh(passage: Passage): void {
  const { features, count, seen, weights } = passage
  if (++passage.number === mostNumbers) {
    seen.fill(0)
    passage.number = 1
  }
  const { number } = passage
  let sum = 0
  for (let at = 0; at < count; at++) {
    const feature = features[at] as number
    const weight = weights[feature] as number
    // Most say nothing.
    if (weight === 0 || seen[feature] === number) continue
    seen[feature] = number
    sum += weight
  }
  passage.sum = sum
}
