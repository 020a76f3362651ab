/**
 * The gate: one pass that tells where a text could hold anything, so that ordinary text is never read closely. It hashes
 * every word with digits as the letters they stand for, and asks a bitmap.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { markBits, mayPlayRole, opensTag, seenMark, wordMark } from './gateMarks.ts'
import { prime, seed } from './lexicon.ts'
import { endsSentence, isAbbreviation, isLetter } from './readingUnits.ts'
import { stemLength } from './stems.ts'
import { addTextWords, type TextWords } from './textWords.ts'
import {
  flag,
  flagsOf,
  gateUnit,
  gateUnits as units,
  isIn,
  keyOf,
  refusedWords,
  type Triggers,
} from './triggers.ts'

const { quiet, apostrophe, control: controlUnit, symbol, wide: wideUnit, loud } = gateUnit

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
  /** The words of a text that is neither short nor long, until another one is looked at. */
  readonly told?: TextWords | undefined
}

/** Tells whether a word with digits is no number, which reads as it is written: its digits may stand for letters. */
function isMixed(bytes: Uint8Array, start: number): boolean {
  for (let index = start; ; index++) {
    const code = bytes[index] as number
    if (isLetter(code)) return true
    if (code < 48 || code > 57) return false
  }
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

/** The words of longer texts are not noted: they are only read where they may give orders. */
export const longestTold = 4096
/** Shorter texts have too few words for anybody who asks. */
export const shortestTold = 24

/** What most texts have; nothing is added to it. */
const noSpans: readonly number[] = []

/**
 * Looks for what is in `triggers`, for words beyond ASCII and for spelt-out ones. O(length).
 *
 * @param told - Room for the words of the text, which are noted from {@link shortestTold} characters up to {@link longestTold}.
 */
export function gate(
  text: string,
  { bytes, wide }: Units,
  { words, keys, pairs }: Triggers,
  told: TextWords,
): Gated {
  const { length } = text
  const tells = length >= shortestTold && length <= longestTold
  const { starts, ends, marked, hashes, stems, cuts } = told
  told.count = cuts[0] = 0
  let count = 0
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
      let plain = seed
      let stem = seed
      // Letters have the one bit, digits do not; capitals do not have the other.
      let bits = 96
      // The zeros behind the text end the last word. The same thrice: what is not noted need not be hashed as it is written.
      if (tells) {
        const sixth = start + stemLength
        do {
          hash = Math.imul(hash ^ unit, prime)
          plain = Math.imul(plain ^ (code | 32), prime)
          bits &= code
          code = bytes[++index] as number
          unit = units[code] as number
        } while (unit > loud && index < sixth)
        stem = plain
        while (unit > loud) {
          hash = Math.imul(hash ^ unit, prime)
          plain = Math.imul(plain ^ (code | 32), prime)
          bits &= code
          code = bytes[++index] as number
          unit = units[code] as number
        }
      } else {
        do {
          hash = Math.imul(hash ^ unit, prime)
          bits &= code
          code = bytes[++index] as number
          unit = units[code] as number
        } while (unit > loud)
      }
      const isPlain = (bits & 64) !== 0 && unit !== apostrophe
      while (unit > loud || unit === apostrophe) {
        if (unit > loud) hash = Math.imul(hash ^ unit, prime)
        code = bytes[++index] as number
        unit = units[code] as number
      }
      if (tells) {
        if (isPlain) {
          starts[count] = start
          ends[count] = index
          marked[count] = 0
          hashes[count] = plain
          stems[count++] = stem
          cuts[count] = 0
        } else {
          told.count = count
          addTextWords(told, bytes, start, index, Infinity, 0)
          count = told.count
        }
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
    if (tells && cuts[count] === 0 && endsSentence(bytes, index, code)) cuts[count] = index + 1
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
  told.count = count
  return { spans: spans ?? noSpans, wide, control, marks: seen, told: tells ? told : undefined }
}
