/**
 * The gate: one pass that tells where a text could hold anything, so that ordinary text is never read closely. It hashes
 * every word with digits as the letters they stand for, and asks a bitmap.
 *
 * @module
 */
import { isAbbreviation, isLetter } from './readingUnits.ts'
import type { Units } from '../units.ts'
import { markBits, marks, mayPlayRole, opensTag, seenMark, wordMark } from './gateMarks.ts'
import { prime, seed } from './lexicon.ts'

/** Where to look, and for what. */
export interface Gated {
  /** Starts and ends of the stretches that may give orders, by turns. */
  readonly spans: readonly number[]
  /** `true` when there are characters beyond ASCII. */
  readonly wide: boolean
  /** `true` when there are control characters besides tab and line breaks. */
  readonly control: boolean
  /** The punctuation that the text has; see `marksIn`. */
  readonly marks: number
}

/** What is looked for, by hash: hardly ever is something else let through. */
export interface Triggers {
  /** Four bits a word, of {@link flag}. */
  readonly words: Uint8Array
  /** Two bits for each word that is worth a look by itself, and for each two or three that are together. */
  readonly keys: Uint8Array
  /** A bit for the last two words of each two or three. */
  readonly pairs: Uint8Array
}

const bits = 18
const mask = (1 << bits) - 1

// Letters hash as themselves in lower case. The others: what only separates, passes unseen, is a control, stands for a letter,
// is beyond ASCII, or is a mark that says more.
const quiet = 0
const apostrophe = 1
const controlUnit = 2
const symbol = 3
const wideUnit = 4
const loud = 5
const units: Uint8Array = unitTable()

function unitTable(): Uint8Array {
  const table = new Uint8Array(256).fill(wideUnit, 128)
  for (let code = 0; code < 32; code++)
    table[code] = code === 9 || code === 10 || code === 13 ? quiet : controlUnit
  table[127] = controlUnit
  for (let code = 97; code < 123; code++) table[code] = table[code - 32] = code
  table[39] = apostrophe
  for (const mark of `${marks}.?`) table[mark.charCodeAt(0)] = loud
  for (const mark of '@$!') table[mark.charCodeAt(0)] = symbol
  // A one stands for an `l` as well.
  table[108] = table[76] = 105
  'oizeasgtbg'.split('').forEach((letter, digit) => (table[48 + digit] = letter.charCodeAt(0)))
  return table
}

function indexOf(hash: number): number {
  return (hash ^ (hash >>> bits)) & mask
}

/** What stands for two neighbours; for three when `before` stands for two. */
function keyOf(before: number, hash: number): number {
  return Math.imul(before, prime) ^ hash
}

function otherIndexOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - bits)
}

function isIn(keys: Uint8Array, key: number): boolean {
  const one = indexOf(key)
  const other = otherIndexOf(key)
  return (
    ((keys[one >> 3] as number) & (1 << (one & 7))) !== 0 &&
    ((keys[other >> 3] as number) & (1 << (other & 7))) !== 0
  )
}

/** What a word says. */
const flag = {
  /** It is worth a look. */
  alone: 1,
  /** It is with the one or two words before it. */
  last: 2,
  /** It refuses what follows. */
  refusing: 4,
  /** It is worth a look when it is refused. */
  refusable: 8,
} as const
/** How many words after a refusal are refused. */
const refusedWords = 3

function flagsOf(words: Uint8Array, hash: number): number {
  const at = indexOf(hash)
  return ((words[at >> 2] as number) >> ((at & 2) << 1)) & 15
}

/** What is looked for. */
export interface Sought {
  /** Words, and two or three words that follow each other. */
  readonly phrases: Iterable<readonly string[]>
  /** Words that refuse, and those that are only worth a look behind one of them. */
  readonly refusing: Iterable<string>
  readonly refusable: Iterable<string>
}

/** Makes the sets. */
export function triggersOf({ phrases, refusing, refusable }: Sought): Triggers {
  const made = {
    words: new Uint8Array(1 << (bits - 2)),
    keys: new Uint8Array(1 << (bits - 3)),
    pairs: new Uint8Array(1 << 13),
  }
  const add = (hash: number, bit: number): void => {
    const at = indexOf(hash)
    made.words[at >> 2] = (made.words[at >> 2] ?? 0) | (bit << ((at & 2) << 1))
  }
  for (const word of refusing) add(foldedHash(word), flag.refusing)
  for (const word of refusable) add(foldedHash(word), flag.refusable)
  for (const phrase of phrases) {
    const hashes = phrase.map(foldedHash)
    add(hashes.at(-1) ?? seed, phrase.length === 1 ? flag.alone : flag.last)
    const [before, last] = hashes.slice(-2)
    if (before !== undefined && last !== undefined) {
      const pair = keyOf(before, last)
      made.pairs[pair >>> 19] = (made.pairs[pair >>> 19] ?? 0) | (1 << ((pair >>> 16) & 7))
    }
    const key = hashes.reduce(keyOf)
    for (const at of [indexOf(key), otherIndexOf(key)])
      made.keys[at >> 3] = (made.keys[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return made
}

/** Tells whether a word with digits is no number, which reads as it is written: its digits may stand for letters. */
function isMixed(bytes: Uint8Array, start: number): boolean {
  for (let index = start; ; index++) {
    const code = bytes[index] as number
    if (isLetter(code)) return true
    if (code < 48 || code > 57) return false
  }
}

function foldedHash(word: string): number {
  let hash = seed
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index)
    hash = Math.imul(hash ^ (code < 128 ? (units[code] ?? 0) : code), prime)
  }
  return hash
}

/** Punctuation, arrows, boxes and pictures: none is part of a word. A second surrogate goes with the first. */
function isOrnament(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2190 && code <= 0x245f) ||
    (code >= 0x2500 && code <= 0x2bff) ||
    (code >= 0xdc00 && code <= 0xdfff) ||
    code === 0xd83d ||
    code === 0xd83e
  )
}

/** How far around a word is read, at most, where no sentence ends; before it, room for the phrase that it is part of. */
const reach = 400
const reachBefore = 464
/** Letters with one character between each before it is more than an abbreviation. */
const spelledOut = 4

/** What most texts have; nothing is added to it. */
const noSpans: readonly number[] = []

/** Looks for what is in `triggers`, for words beyond ASCII and for spelt-out ones. O(length). */
export function gate(text: string, { bytes, wide }: Units, { words, keys, pairs }: Triggers): Gated {
  const { length } = text
  let spans: number[] | undefined
  let control = false
  let seen = 0
  let boundary = 0
  // The end of the stretch that the last word worth a look asks for; 0 for none.
  let open = 0
  let singles = 0
  let lastEnd = -2
  // The hashes of the words before, and where the last one is. No word has the first one.
  let before = seed
  let twoBefore = seed
  let beforeStart = 0
  // One bit for each of the last three words that is mixed of letters and digits.
  let digits = 0
  let place = 0
  // The last word that is refused.
  let refused = 0
  for (let index = 0; index < length; index++) {
    let code = bytes[index] as number
    let unit = units[code] as number
    let hit = false
    if (unit > loud) {
      const start = index
      let hash = seed
      // Letters have the one bit, digits do not; capitals do not have the other.
      let bits = 96
      // The zeros behind the text end the last word.
      do {
        hash = Math.imul(hash ^ unit, prime)
        bits &= code
        code = bytes[++index] as number
        unit = units[code] as number
      } while (unit > loud)
      while (unit > loud || unit === apostrophe) {
        if (unit > loud) hash = Math.imul(hash ^ unit, prime)
        code = bytes[++index] as number
        unit = units[code] as number
      }
      place++
      const flags = flagsOf(words, hash)
      digits = (digits << 1) & 6
      if (bits !== 96) {
        if ((bits & 64) === 0 && isMixed(bytes, start)) digits |= 1
        if ((bits & 32) === 0 && mayPlayRole(bytes, start)) seen |= seenMark.role
      }
      // What is only the last of several is nothing without the one before.
      const pair = keyOf(before, hash)
      const isPair = ((pairs[pair >>> 19] as number) >> ((pair >>> 16) & 7)) & 1
      if (((flags & ~flag.last) | isPair | (digits & 6)) !== 0) {
        if ((flags & flag.refusable) !== 0 && place <= refused) hit = true
        else if ((flags & flag.alone) !== 0 && isIn(keys, hash)) hit = true
        else if ((flags & flag.last) !== 0)
          hit = isIn(keys, pair) || isIn(keys, keyOf(keyOf(twoBefore, before), hash)) || (digits & 6) !== 0
        if ((bits & 64) === 0 && (digits & 1) === 0) hit = false
        if ((flags & flag.refusing) !== 0) refused = place + refusedWords
      }
      twoBefore = before
      before = hash
      beforeStart = start
      // What most words are: nothing, with nothing behind.
      if (!hit && unit === quiet && (open === 0 || index <= open) && index - start > 1) continue
      if (index >= length) {
        if (hit && open === 0) {
          spans ??= []
          open = spans.push(Math.max(boundary, start - reachBefore, spans.at(-1) ?? 0))
        }
        break
      }
      if (index - start === 1) {
        singles = start - lastEnd === 1 ? singles + 1 : 1
        if (singles >= spelledOut) hit = true
        lastEnd = index
      }
      if (open > 0 && index > open) {
        spans?.push(index)
        open = 0
      }
      // Inside a word it may stand for a letter.
      if (unit === symbol && isLetter(bytes[index + 1] as number)) hit = true
    } else if (unit === quiet) continue
    else if (unit === symbol && code !== 33 && isLetter(bytes[index + 1] as number)) hit = true
    if (unit === wideUnit) {
      // Quotation marks, dashes and the like only separate.
      if (!isOrnament(text.charCodeAt(index))) hit = true
    } else if (unit === controlUnit) control = true
    if (hit) {
      if (open === 0) {
        spans ??= []
        spans.push(Math.max(boundary, index - reachBefore, spans.at(-1) ?? 0))
      }
      open = index + reach
    }
    if (unit < symbol) continue
    seen |= markBits[code] as number
    if (bytes[index + 1] === code && bytes[index + 2] === code) seen |= seenMark.triple
    if (code === 58 || code === 61) seen |= wordMark(bytes, index, beforeStart)
    else if (code === 60 && opensTag(bytes[index + 1] as number)) seen |= seenMark.tag
    // Where a sentence ends, as the reader has it.
    else if (code === 46 || code === 33 || code === 63) {
      if ((bytes[index + 1] as number) > 32 || isAbbreviation(bytes, index)) continue
      if (open > 0) spans?.push(index)
      open = 0
      boundary = index
    } else if (code === 10) {
      const next = bytes[index + 1] as number
      if (next !== 10 && next !== 13 && next !== 45 && next !== 42 && next !== 35) continue
      if (open > 0) spans?.push(index)
      open = 0
      boundary = index
    }
  }
  if (open > 0) spans?.push(length)
  return { spans: spans ?? noSpans, wide, control, marks: seen }
}
