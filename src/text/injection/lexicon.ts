/**
 * The lexicon, compiled: every word with its classes, found by a hash that a reader computes as it goes along.
 *
 * @module
 */
import { languages } from './languages.table.ts'
import { english, fileWords, wordClasses } from './lexicon.table.ts'

/** A set of word classes: 32 in each half. */
export interface Classes {
  readonly low: number
  readonly high: number
}

/** A phrase that ends with a word: the words before it, the last one first. */
export interface Phrase {
  readonly before: readonly string[]
  /** The hash of each of these. */
  readonly hashes: readonly number[]
  readonly low: number
  readonly high: number
}

/** A word with what it can do. */
export interface Word {
  readonly text: string
  readonly hash: number
  low: number
  high: number
  /** `true` when a secret file may be meant. */
  file: boolean
  readonly phrases: Phrase[]
  /** For each phrase the hash of the word before: what all have is compared at once. */
  firsts: Int32Array
}

/** The compiled lexicon. */
export interface Lexicon {
  /** By spelling. */
  readonly words: ReadonlyMap<string, Word>
  /**
   * Four numbers a word, from the fifth on: its hash, its classes, and its index into `list` plus one with {@link slotFlag}s above
   * it.
   */
  readonly slots: Int32Array
  /** Open addressing by {@link hashOf}: which four of `slots`; 0 for none. Small, because every word of a text is looked up. */
  readonly places: Uint16Array
  readonly list: readonly Word[]
  /** A bit for every word of a phrase and the one before it, by {@link pairOf}; others have one by chance. */
  readonly pairs: Uint8Array
  /** A bit for the hash of every beginning of a word; others have one by chance. */
  readonly beginnings: Uint8Array
}

const noHashes: Int32Array = new Int32Array(0)
const size = 1 << 14
const beginningBits = 17
const pairBits = 16
const indexMask = 0xffff

/** What else is known of the word in a slot. */
export const slotFlag: Readonly<Record<'file' | 'phrases', number>> = {
  /** Only a close look can tell what it is: it may be a secret file. */
  file: 0x1_0000,
  /** Phrases end with it. */
  phrases: 0x2_0000,
}
/** Longer words are not spelt out. */
const longestSpelled = 18

/** FNV-1a over the folded units of a word. */
function hashOf(word: string): number {
  let hash = seed
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), prime)
  return hash
}

/** The start and the factor of the hash (32-bit FNV-1a). */
export const seed: number = 0x811c9dc5 | 0
/** The factor. */
export const prime = 0x01000193

/** The place where a hash begins to look. */
function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1)
}

/** The place behind another one. */
function placeAfter(place: number): number {
  return (place + 1) & (size - 1)
}

const bitOf: ReadonlyMap<string, number> = new Map(wordClasses.map((name, index) => [name, index]))

/** The set of one class. */
export function classOf(name: string): Classes {
  const bit = bitOf.get(name)
  if (bit === undefined) throw new RangeError(`there is no word class ${name}`)
  return bit < 32 ? { low: 1 << bit, high: 0 } : { low: 0, high: 1 << (bit - 32) }
}

/** The set of several classes, written `a|b`. */
export function classesOf(names: string): Classes {
  return names.split('|').reduce<Classes>(
    (set, name) => {
      const { low, high } = classOf(name)
      return { low: set.low | low, high: set.high | high }
    },
    { low: 0, high: 0 },
  )
}

/** Compiles the tables. */
export function compileLexicon(): Lexicon {
  const words = new Map<string, Word>()
  const wordFor = (text: string): Word => {
    let word = words.get(text)
    if (word === undefined) {
      word = { text, hash: hashOf(text), low: 0, high: 0, file: false, phrases: [], firsts: noHashes }
      words.set(text, word)
    }
    return word
  }
  const add = (entry: string, { low, high }: Classes): void => {
    const parts = entry.split('_')
    const last = wordFor(parts.at(-1) ?? entry)
    if (parts.length === 1) {
      last.low |= low
      last.high |= high
      return
    }
    const before = parts.slice(0, -1).reverse()
    for (const part of before) wordFor(part)
    last.phrases.push({ before, hashes: before.map(hashOf), low, high })
  }
  const addTable = (table: Readonly<Record<string, string>>): void => {
    for (const [name, entries] of Object.entries(table)) {
      const classes = classOf(name)
      for (const entry of entries.split(' ')) add(entry, classes)
    }
  }
  addTable(english)
  const ours = new Set(words.keys())
  for (const table of languages) addTable(table)
  // Some words are only English, or also English: the others tell that a sentence is not.
  const foreign = classOf('foreign')
  for (const word of words.values()) {
    if (ours.has(word.text)) continue
    word.low |= foreign.low
    word.high |= foreign.high
  }
  for (const text of fileWords.split(' ')) wordFor(text).file = true
  for (const word of words.values())
    if (word.phrases.length > 0) word.firsts = Int32Array.from(word.phrases, ({ hashes }) => hashes[0] ?? 0)
  return { words, ...compileSlots([...words.values()]) }
}

function compileSlots(list: readonly Word[]): Omit<Lexicon, 'words'> {
  const slots = new Int32Array(4 * (list.length + 1))
  const places = new Uint16Array(size)
  const pairs = new Uint8Array(1 << (pairBits - 3))
  const beginnings = new Uint8Array(1 << (beginningBits - 3))
  list.forEach(({ text, hash, low, high, file, phrases }, index) => {
    let place = placeOf(hash)
    for (; places[place] !== 0; place = placeAfter(place)) {
      const other = 4 * (places[place] ?? 0)
      // Two words of one hash: whoever goes by the hash looks closer.
      if (slots[other] === hash) slots[other + 3] = (slots[other + 3] ?? 0) | slotFlag.file
    }
    places[place] = index + 1
    const flags = (file ? slotFlag.file : 0) | (phrases.length > 0 ? slotFlag.phrases : 0)
    slots.set([hash, low, high, (index + 1) | flags], 4 * (index + 1))
    for (const { hashes } of phrases) addBit(pairs, pairOf(hashes[0] ?? 0, hash))
    for (let at = 0, part = seed; at < text.length; at++) {
      part = Math.imul(part ^ text.charCodeAt(at), prime)
      addBit(beginnings, part >>> (32 - beginningBits))
    }
  })
  return { list, slots, places, pairs, beginnings }
}

function addBit(set: Uint8Array, bit: number): void {
  set[bit >> 3] = (set[bit >> 3] ?? 0) | (1 << (bit & 7))
}

/** The bit in {@link Lexicon.pairs} for a word and the one before it, by their hashes. */
function pairOf(before: number, hash: number): number {
  return Math.imul(Math.imul(before, prime) ^ hash, 0x9e3779b1) >>> (32 - pairBits)
}

/** Tells whether a word may end a phrase behind the one before it, by their hashes. */
export function isPair({ pairs }: Lexicon, before: number, hash: number): boolean {
  const pair = pairOf(before, hash)
  return (((pairs[pair >> 3] as number) >> (pair & 7)) & 1) !== 0
}

/** The place in `slots` of the first word with a hash, whatever its spelling; -1 for none. */
export function slotAt({ slots, places }: Lexicon, hash: number): number {
  for (let place = placeOf(hash); ; place = placeAfter(place)) {
    const slot = (places[place] as number) << 2
    if (slot === 0) return -1
    if (slots[slot] === hash) return slot
  }
}

/** Where in `slots` a word with a hash would be looked for first; 0 when there is no such word. */
export function firstSlot(places: Uint16Array, hash: number): number {
  return (places[placeOf(hash)] as number) << 2
}

/** The first word with a hash, whatever its spelling. */
export function wordWith(lexicon: Lexicon, hash: number): Word | undefined {
  const slot = slotAt(lexicon, hash)
  return slot < 0 ? undefined : wordIn(lexicon, slot)
}

/** The word in a slot. */
export function wordIn({ slots, list }: Lexicon, slot: number): Word {
  return list[((slots[slot + 3] as number) & indexMask) - 1] as Word
}

/**
 * The word that stands between two places of a text, by its hash; `undefined` when the lexicon has none. O(length).
 *
 * @param bytes - The text, one byte a code unit.
 */
export function wordAt(
  lexicon: Lexicon,
  bytes: Uint8Array,
  start: number,
  end: number,
  hash: number,
): Word | undefined {
  const { slots, places } = lexicon
  for (let place = placeOf(hash); places[place] !== 0; place = placeAfter(place)) {
    const slot = (places[place] as number) << 2
    if (slots[slot] !== hash) continue
    const word = wordIn(lexicon, slot)
    if (isSpelt(word.text, bytes, start, end)) return word
  }
  return undefined
}

/** Tells whether a word is spelt between two places of a text. O(length of the word). */
export function isSpelt(word: string, bytes: Uint8Array, start: number, end: number): boolean {
  let at = 0
  for (let index = start; index < end; index++) {
    const unit = bytes[index] as number
    // An apostrophe is no part of a spelling.
    if (unit === 39) continue
    if ((unit >= 65 && unit <= 90 ? unit | 32 : unit) !== word.charCodeAt(at++)) return false
  }
  return at === word.length
}

/**
 * The longest word of the lexicon that is spelt at a place of some codes in lower case, of which only the first `count` are.
 * O(length of the word).
 */
export function longestAt(
  lexicon: Lexicon,
  codes: ArrayLike<number>,
  at: number,
  count: number,
): Word | undefined {
  const { beginnings } = lexicon
  let found = -1
  let hash = seed
  const end = Math.min(at + longestSpelled, count)
  for (let index = at; index < end; index++) {
    hash = Math.imul(hash ^ (codes[index] as number), prime)
    const bit = hash >>> (32 - beginningBits)
    if (((beginnings[bit >> 3] as number) & (1 << (bit & 7))) === 0) break
    const known = index > at ? slotAt(lexicon, hash) : -1
    if (known >= 0) found = known
  }
  return found < 0 ? undefined : wordIn(lexicon, found)
}
