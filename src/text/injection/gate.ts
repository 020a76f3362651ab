/**
 * The gate: one pass that tells where a text could hold anything, so that ordinary text is never read closely. It hashes
 * every word with digits as the letters they stand for, and asks a bitmap.
 *
 * @module
 */
import { prime, seed } from './lexicon.ts'

/** Where to look, and for what. */
export interface Gated {
  /** Starts and ends of the stretches that may give orders, by turns. */
  readonly spans: readonly number[]
  /** `true` when there are characters beyond ASCII. */
  readonly wide: boolean
  /** `true` when there are control characters besides tab and line breaks. */
  readonly control: boolean
}

/** A set of words by hash; a word that is not in it is let through once in some hundreds. */
export type WordBitmap = Uint8Array

const bits = 18
const mask = (1 << bits) - 1

// Letters hash as themselves in lower case. The others: what separates, passes unseen, is a control, or stands for a letter.
const separator = 0
const apostrophe = 1
const controlUnit = 2
const symbol = 3
const units: Uint8Array = unitTable()

function unitTable(): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 0; code < 32; code++)
    table[code] = code === 9 || code === 10 || code === 13 ? separator : controlUnit
  table[127] = controlUnit
  for (let code = 97; code < 123; code++) table[code] = table[code - 32] = code
  table[39] = apostrophe
  for (const mark of '@$!') table[mark.charCodeAt(0)] = symbol
  'oizeasgtbg'.split('').forEach((letter, digit) => (table[48 + digit] = letter.charCodeAt(0)))
  return table
}

function indexOf(hash: number): number {
  return (hash ^ (hash >>> bits)) & mask
}

function isIn(bitmap: WordBitmap, hash: number): boolean {
  const at = indexOf(hash)
  return ((bitmap[at >> 3] as number) & (1 << (at & 7))) !== 0
}

/** Makes the set. */
export function bitmapOf(words: Iterable<string>): WordBitmap {
  const bitmap = new Uint8Array(1 << (bits - 3))
  for (const word of words) {
    let hash = seed
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index)
      hash = Math.imul(hash ^ (code < 128 ? (units[code] ?? 0) : code), prime)
    }
    const at = indexOf(hash)
    bitmap[at >> 3] = (bitmap[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return bitmap
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

/** How far around a word is read, at most, where no sentence ends. */
const reach = 400
/** Letters with one character between each before it is more than an abbreviation. */
const spelledOut = 4

/** Looks for the words of `bitmap`, for words beyond ASCII and for spelt-out ones. O(length). */
export function gate(text: string, bitmap: WordBitmap): Gated {
  const { length } = text
  const spans: number[] = []
  let wide = false
  let control = false
  let boundary = 0
  // The end of the stretch that the last word worth a look asks for; 0 for none.
  let open = 0
  let hit = false
  let hash = seed
  let start = -1
  let singles = 0
  let lastEnd = -2
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code < 128) {
      const unit = units[code] as number
      if (unit > symbol) {
        if (start < 0) {
          start = index
          hash = seed
        }
        hash = Math.imul(hash ^ unit, prime)
        continue
      }
      if (unit === apostrophe) continue
      if (unit === symbol) {
        // Inside a word, or before one, it may stand for a letter.
        const next = text.charCodeAt(index + 1)
        if ((start >= 0 || code !== 33) && (next | 32) >= 97 && (next | 32) <= 122) hit = true
      } else if (unit === controlUnit || code === 0) control = true
    } else {
      wide = true
      // Quotation marks, dashes and the like only separate.
      if (!isOrnament(code)) hit = true
    }
    if (start >= 0) {
      if (isIn(bitmap, hash)) hit = true
      if (index - start === 1) {
        singles = start - lastEnd === 1 ? singles + 1 : 1
        if (singles >= spelledOut) hit = true
        lastEnd = index
      }
      start = -1
      if (open > 0 && index > open) {
        spans.push(index)
        open = 0
      }
    }
    if (hit) {
      if (open === 0) spans.push(Math.max(boundary, index - reach, spans.at(-1) ?? 0))
      open = index + reach
      hit = false
    }
    // Where a sentence ends, as the reader has it.
    if (code === 46 || code === 33 || code === 63) {
      if (!(text.charCodeAt(index + 1) > 32)) {
        if (open > 0) spans.push(index)
        open = 0
        boundary = index
      }
    } else if (code === 10) {
      const next = text.charCodeAt(index + 1)
      if (next === 10 || next === 13 || next === 45 || next === 42 || next === 35) {
        if (open > 0) spans.push(index)
        open = 0
        boundary = index
      }
    }
  }
  // The last word, which nothing ends. To look past the end for something that does would slow every look down.
  if (start >= 0 && isIn(bitmap, hash) && open === 0)
    spans.push(Math.max(boundary, start - reach, spans.at(-1) ?? 0), length)
  else if (open > 0) spans.push(length)
  return { spans, wide, control }
}
