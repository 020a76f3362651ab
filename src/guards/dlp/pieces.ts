/**
 * The groups of digits and capitals behind a word, whatever stands between them: separators, quotes and signs that add strings
 * up, tags, names of further parts, words like `then`. Digits that are spelled out count as digits.
 *
 * @module
 */
import { isDigit, isWordUnit } from './hit.ts'
import { repetition, spelledDigit } from './numberWords.ts'
import type { PartReader } from './partNames.ts'

/** One group. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** Digits and capitals. */
  readonly text: string
  /** What stands before it: behind the group before, or behind the word. */
  readonly gap: string
  /** `true` when a name, a tag or the beginning of another value stands before it. */
  readonly apart: boolean
  /** `true` for a digit that was spelled out. */
  readonly spelled: boolean
  /** The number of the value that it lies in: 0 for the one that the word stands in. */
  readonly stretch: number
}

/** What is left behind groups. */
export interface Rest {
  /** `true` when there is nothing else up to the end. */
  readonly complete: boolean
  /** What stands behind the last group, when {@link Rest.complete}. */
  readonly tail: string
}

const mostPieces = 40
const longestGap = 16
const longestTag = 48
const longestLead = 48
const mostWords = 4
const longestGroup = 34

// What people and programs say between the parts of a number.
const between: ReadonlySet<string> = new Set(
  'follows below and then dash hyphen minus space dot point slash followed by ending ends in with plus next last first second third middle rest part is the its digits number numbers it und dann strich punkt et puis tiret y luego guion e poi en dan'.split(
    ' ',
  ),
)

/**
 * Appends the groups between two places. O(length), and reads no more than forty of them. Before the first group of a value
 * that goes on from another no words may stand.
 *
 * @param stretch - The number of the value that they lie in.
 * @param before - What stands behind the last group of the value before.
 * @param partOf - Reads the names between them.
 */
export function addPieces(
  text: string,
  from: number,
  to: number,
  found: Piece[],
  stretch: number,
  before: string,
  partOf: PartReader,
): Rest {
  const count = found.length
  let at = from
  let behind = from
  let words = 0
  let times = 1
  let apart = stretch > 0
  while (found.length < mostPieces) {
    const isFirst = found.length === count
    const next = gapEnd(text, at, to)
    if (next >= to) return { complete: true, tail: text.slice(behind, to) }
    const isTagged = text.charCodeAt(next - 1) === 62
    if ((next - at > longestGap && !isTagged) || (isFirst && next - from > longestLead)) break
    if (
      foreign.test(text.slice(at, next)) ||
      (isFirst ? opensElsewhere(text, from, next) : words === 0 && endsHere(text, at, next))
    )
      break
    if (isDateAt(text, next)) break
    const end = tokenEnd(text, next, to)
    const token = text.slice(next, end)
    const word = token.toLowerCase()
    // A capital alone is part of a value.
    const isBetween = between.has(word) && (token.length > 1 || token === word)
    const name = isFirst && isBetween ? 0 : nameAt(text, next, to)
    if (name > 0) {
      if (partOf(text.slice(next, end)) === undefined && partOf(text.slice(next, name)) === undefined) break
      at = name
      apart = true
      continue
    }
    const digit = spelledDigit(word)
    const isCall = text.charCodeAt(end) === 40 && !/\d/.test(token)
    if (digit === undefined && (isBetween || isCall || !isGroup(token))) {
      const repeats = repetition(word)
      times = repeats ?? 1
      if ((!isFirst || stretch > 0) && repeats === undefined && (!isBetween || ++words > mostWords)) break
      at = end
      continue
    }
    found.push({
      start: next,
      end,
      text: digit?.repeat(times) ?? token.toUpperCase(),
      gap: isFirst && before !== '' ? before + text.slice(behind, next) : text.slice(behind, next),
      apart: apart || isTagged,
      spelled: digit !== undefined,
      stretch,
    })
    at = behind = end
    words = 0
    times = 1
    apart = false
  }
  return { complete: false, tail: '' }
}

/** The first place at or after `at` where a word, a number or a name begins. */
function gapEnd(text: string, at: number, to: number): number {
  let next = at
  for (let tags = 0; next < to && next - at <= longestGap + tags * longestTag; next++) {
    const unit = text.charCodeAt(next)
    if (unit === 60 && tags < 6) {
      const end = text.indexOf('>', next)
      if (end > 0 && end < to && end - next <= longestTag) {
        next = end
        tags++
      }
      continue
    }
    // `\n` that stands in a text as two characters.
    if (unit === 92 && /^[nrt](?![a-z])/.test(text.slice(next + 1, next + 3))) {
      next++
      continue
    }
    if (isTokenUnit(unit)) break
  }
  return Math.min(next, to)
}

function isTokenUnit(unit: number): boolean {
  if (unit < 128) return isWordUnit(unit)
  // Latin letters with accents belong to words; punctuation, blanks and what is not seen to no word.
  return !(
    unit < 0xc0 ||
    unit === 0xd7 ||
    (unit >= 0x2000 && unit <= 0x2bff) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    unit === 0x30fb ||
    (unit >= 0xfe00 && unit <= 0xfe0f)
  )
}

function tokenEnd(text: string, from: number, to: number): number {
  let end = from
  while (end < to && end - from <= longestGroup && isTokenUnit(text.charCodeAt(end))) end++
  return end
}

// Signs that stand between no parts of a number: they count, price or number what follows, or begin something else.
const foreign = /[#%$@?!^\u00a3\u20ac\u00b0]/

const date = /(?:19|20)\d\d-\d\d-\d\d/y

function isDateAt(text: string, at: number): boolean {
  date.lastIndex = at
  return date.test(text)
}

/** The head of a table stands between a word and what lies below it: that is no value of the word's. */
function opensElsewhere(text: string, from: number, next: number): boolean {
  const lead = text.slice(from, next)
  const end = lead.indexOf('\n')
  return end >= 0 && /[,;|\t]/.test(lead.slice(0, end))
}

/** A sentence or a paragraph ends between a group and what follows. */
function endsHere(text: string, at: number, next: number): boolean {
  const first = text.charCodeAt(at)
  const isStop = first === 46 || first === 33 || first === 63 || first === 59
  return (isStop && /\s/.test(text.charAt(at + 1))) || text.slice(at, next).includes('\n\n')
}

const name = /[A-Z_$][\w$-]{0,40}(?: [A-Z]{1,12})?["'\])]{0,2}\s{0,3}(?:=>|:=|[:=])(?!\/\/)/iy

/** Where the value begins of a name that stands at `at`; 0 when none does. */
function nameAt(text: string, at: number, to: number): number {
  if (isDigit(text.charCodeAt(at))) return 0
  name.lastIndex = at
  return name.test(text) && name.lastIndex <= to ? name.lastIndex : 0
}

/** Digits, digits among letters of one case, or some few capitals. */
function isGroup(token: string): boolean {
  if (token.length > longestGroup || !/^[A-Z\d]+$/i.test(token)) return false
  if (/\d/.test(token)) return !/[a-z]/.test(token) || !/[A-Z]/.test(token)
  return token.length <= 6 && token === token.toUpperCase()
}
