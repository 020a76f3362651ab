/**
 * The words of a text, told apart once for everybody who weighs them: runs of letters, apostrophes passed over.
 *
 * @module
 */
import { firstSlot, prime, seed, slotAt, type Lexicon } from './lexicon.ts'
import { endsSentence, unitClass, units } from './readingUnits.ts'
import { hashOfStem, stemAt, stemLength } from './stems.ts'

/** Words in their order, of which only the first `count` are. */
export interface TextWords {
  count: number
  /** Where each begins and ends in the text. */
  starts: Int32Array
  ends: Int32Array
  /** 1 for one with an apostrophe, which is no part of what it hashes to. */
  marked: Uint8Array
  /** What each hashes to, and its stem. */
  hashes: Int32Array
  stems: Int32Array
  /**
   * Before each, and behind the last: where what stands behind the first mark begins that ends a sentence there; 0 where none
   * does.
   */
  cuts: Int32Array
  /** What the lexicon has of each: its slot there, -1 for none, and its classes. See {@link lookUpWords}. */
  slots: Int32Array
  lows: Int32Array
  highs: Int32Array
}

const { apostrophe, firstLetter } = unitClass

/** Words that only tell that a text was made up. */
const invented: Int32Array = Int32Array.from(['exampl', 'invali', 'http', 'https', 'com', 'org'], hashOfStem)
/** Whether one of them ends in the same bits. */
const likeInvented: Uint8Array = new Uint8Array(256)
for (const hash of invented) likeInvented[hash & 255] = 1

/** Tells whether a word only tells that a text was made up, by its stem: it counts for nothing. */
export function isInvented(stem: number): boolean {
  return likeInvented[stem & 255] === 1 && invented.includes(stem)
}

/** Room for so many words. */
export function roomForWords(most: number): TextWords {
  return {
    count: 0,
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    marked: new Uint8Array(most),
    hashes: new Int32Array(most),
    stems: new Int32Array(most),
    cuts: new Int32Array(most + 1),
    slots: new Int32Array(most),
    lows: new Int32Array(most),
    highs: new Int32Array(most),
  }
}

/** Makes room for twice as many words. */
function grow(words: TextWords): void {
  const larger = roomForWords(2 * words.starts.length)
  larger.marked.set(words.marked)
  words.marked = larger.marked
  for (const name of ['starts', 'ends', 'hashes', 'stems', 'cuts', 'slots', 'lows', 'highs'] as const) {
    larger[name].set(words[name])
    words[name] = larger[name]
  }
}

/**
 * Adds the words between two places, and the marks that end sentences there, until there are so many and `end` is reached. O(length).
 *
 * @param bytes - The text, one byte a code unit, zeros behind it.
 */
export function addTextWords(
  words: TextWords,
  bytes: Uint8Array,
  from: number,
  to: number,
  most: number,
  end: number,
): void {
  let left = most
  for (let index = from; index < to && (left > 0 || index < end);) {
    const code = bytes[index] as number
    let unit = units[code] as number
    if (unit < firstLetter) {
      if (code !== 32 && words.cuts[words.count] === 0 && endsSentence(bytes, index, code))
        words.cuts[words.count] = index + 1
      index++
      continue
    }
    const start = index
    let hash = seed
    for (const sixth = index + stemLength; unit >= firstLetter && index < sixth;) {
      hash = Math.imul(hash ^ unit, prime)
      unit = units[bytes[++index] as number] as number
    }
    let stem = hash
    let marked = 0
    while (unit >= firstLetter) {
      hash = Math.imul(hash ^ unit, prime)
      unit = units[bytes[++index] as number] as number
    }
    if (unit === apostrophe) {
      marked = 1
      stem = stemAt(bytes, start)
      do {
        if (unit !== apostrophe) hash = Math.imul(hash ^ unit, prime)
        unit = units[bytes[++index] as number] as number
      } while (unit >= firstLetter || unit === apostrophe)
    }
    if (words.count === words.starts.length) grow(words)
    const place = words.count++
    words.starts[place] = start
    words.ends[place] = index
    words.marked[place] = marked
    words.hashes[place] = hash
    words.stems[place] = stem
    words.cuts[place + 1] = 0
    if (!isInvented(stem)) left--
  }
}

/** Looks words up in the lexicon, once for everybody who asks. O(words). */
export function lookUpWords({ count, hashes, slots, lows, highs }: TextWords, lexicon: Lexicon): void {
  const { slots: known, places } = lexicon
  for (let at = 0; at < count; at++) {
    const hash = hashes[at] as number
    let slot = firstSlot(places, hash)
    // Nobody can tell beforehand whether a word is known, so nothing but a place that another word has is asked about.
    const other = (known[slot] as number) ^ hash
    if (((other | -other) & -slot) >>> 31 !== 0) slot = Math.max(0, slotAt(lexicon, hash))
    slots[at] = slot | ((slot - 1) >> 31)
    // No word stands in the first slot, and it has no classes.
    lows[at] = known[slot + 1] as number
    highs[at] = known[slot + 2] as number
  }
}
