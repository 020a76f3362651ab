/**
 * The features of a passage: its words, the words that stand next to or near each other, and the classes of words that meet
 * in a sentence, all by hash.
 *
 * Feature hashing: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML 2009).
 *
 * @module
 */
import type { Lexicon } from './lexicon.ts'
import { addTextWords, isInvented, lookUpWords, roomForWords, type TextWords } from './textWords.ts'

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
  /** What each feature says, and what those of the passage say together, each once: as soon as somebody asks. */
  readonly weights: Int8Array
  /** A bit for each feature that says anything. */
  readonly weighty: Int32Array
  sum: number
  isWeighed: boolean
  words: number
  /** How many of them the lexicon has. */
  known: number
  /** Where the first sentence of its second half begins; where it begins itself, if none does. */
  half: number
  /** Which word begins that half, and which is the first behind the passage. */
  halfWord: number
  nextWord: number
  /** Room for the classes of a sentence, and those of the one before, of which only the first `countBefore` are. */
  readonly classes: Uint8Array
  readonly before: Uint8Array
  countBefore: number
  /** Room for the words of a passage. */
  readonly room: TextWords
  /** Room for the features that say something, and what each does. */
  readonly telling: Uint32Array
  readonly said: Int8Array
}

/** More words belong to another passage. */
export const passageWords = 120
/** More features say nothing new. */
const mostRead = 4096
const mostOfWords = mostRead - 2
/** Which feature something is that hashes to `key`. */
function featureOf(key: number): number {
  return Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 15
}

const nowhere = -1

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
    weighty: bitsOf(weights),
    sum: 0,
    isWeighed: true,
    words: 0,
    known: 0,
    half: 0,
    halfWord: 0,
    nextWord: 0,
    classes: new Uint8Array(64),
    before: new Uint8Array(64),
    countBefore: 0,
    room: roomForWords(2 * passageWords),
    telling: new Uint32Array(mostRead + 1),
    said: new Int8Array(mostRead + 1),
  }
}

/** A bit for each weight that is not nothing. */
function bitsOf(weights: Int8Array): Int32Array {
  const bits = new Int32Array(passageFeatures >> 5)
  for (let feature = 0; feature < weights.length; feature++)
    if (weights[feature] !== 0) bits[feature >> 5] = (bits[feature >> 5] ?? 0) | (1 << (feature & 31))
  return bits
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
  lexicon: Lexicon,
  bytes: Uint8Array,
  start: number,
  end: number,
  length: number,
): number {
  const { room } = passage
  room.count = room.cuts[0] = 0
  addTextWords(room, bytes, start, length, passageWords, end)
  lookUpWords(room, lexicon)
  return takePassage(passage, room, 0, start, end, length)
}

/**
 * The same of words that were told apart and looked up, from one of them on. O(words + classes of each sentence squared).
 *
 * @param first - Which word is the first behind `start`.
 */
export function takePassage(
  passage: Passage,
  { starts, ends, stems, cuts, slots, lows, highs, count: wordCount }: TextWords,
  first: number,
  start: number,
  end: number,
  length: number,
): number {
  const { features } = passage
  passage.countBefore = 0
  passage.half = start
  let count = 0
  let last = 0
  let beforeLast = 0
  let low = 0
  let high = 0
  let words = 0
  let known = 0
  let index = start
  let at = first
  for (; ; at++) {
    const isFull = words >= passageWords
    const cut = cuts[at] as number
    if (cut !== 0 && last !== 0 && (!isFull || cut <= end)) {
      count = addClasses(passage, count, low, high)
      last = beforeLast = low = high = 0
      if (passage.half === start && words >= passageWords / 2) {
        passage.half = cut
        passage.halfWord = at
      }
    }
    if (at >= wordCount || (isFull && (starts[at] as number) >= end)) {
      index = Math.max(index, isFull ? end : length)
      break
    }
    index = ends[at] as number
    const stem = stems[at] as number
    if (isInvented(stem)) continue
    words++
    known += (~(slots[at] as number) >>> 31) & 1
    low |= lows[at] as number
    high |= highs[at] as number
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
  passage.nextWord = at
  passage.isWeighed = false
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

/** What the features of a passage say together. O(features) where it was not asked before. */
export function sumOf(passage: Passage): number {
  if (passage.isWeighed) return passage.sum
  const { features, count, weights, weighty, telling, said } = passage
  // Most say nothing: none is asked which until all that do are known, so that nothing hangs on it.
  let some = 0
  for (let at = 0; at < count; at++) {
    const feature = features[at] as number
    telling[some] = feature
    some += ((weighty[feature >> 5] as number) >>> (feature & 31)) & 1
  }
  let sum = 0
  // What was counted says nothing until all are: each counts once.
  for (let at = 0; at < some; at++) {
    const feature = telling[at] as number
    const weight = weights[feature] as number
    weights[feature] = 0
    said[at] = weight
    sum += weight
  }
  // From the last to the first: of two that are the same, the first one said what it weighs.
  for (let at = some - 1; at >= 0; at--) weights[telling[at] as number] = said[at] as number
  passage.sum = sum
  passage.isWeighed = true
  return sum
}
