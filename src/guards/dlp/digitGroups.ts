/**
 * Runs of digits as groups, and where a value may begin and end in a text.
 *
 * @module
 */
import type { GroupRoom, Units } from '../../text/units.ts'
import { isWordUnit } from './hit.ts'

const digitKind = 1
const separatorKind = 2
const dotKind = 3

/** For every byte whether it is a digit, something that stands between groups of digits, or neither: 0. */
export const unitKind: Uint8Array = new Uint8Array(256)
unitKind.fill(digitKind, 48, 58)
for (const separator of ' -/()+_') unitKind[separator.charCodeAt(0)] = separatorKind
unitKind['.'.charCodeAt(0)] = dotKind

// Longer runs are looked at in pieces that overlap by what the longest shape needs.
const longestPiece = 400

/**
 * Reads the run of digits that begins at `start`: groups with one or two signs between them, as far as a piece reaches. The
 * last group is read to its end. O(length), and keeps no more than the piece has groups.
 *
 * @returns Whether the run may go on.
 */
export function readGroups({ bytes, groups }: Units, start: number): boolean {
  const { starts, ends } = groups
  const limit = start + longestPiece
  let at = start
  let count = 0
  let digits = 0
  let dots = 0
  for (let kind = digitKind; kind === digitKind;) {
    starts[count] = at
    do at++
    while (unitKind[bytes[at] as number] === digitKind)
    digits += at - (starts[count] as number)
    ends[count++] = at
    for (let gap = 0; gap < 2; gap++) {
      kind = at < limit || gap === 0 ? (unitKind[bytes[at] as number] as number) : 0
      if (kind < separatorKind) break
      if (kind === dotKind) dots++
      at++
    }
    if (kind >= separatorKind && at < limit) kind = unitKind[bytes[at] as number] as number
  }
  groups.count = count
  groups.rowFrom = groups.rowTo = 0
  groups.digits = digits
  groups.dots = dots
  return at >= limit
}

/** Tells whether a value may begin here: not inside a word, a longer number or a chain of groups. */
export function opens(bytes: Uint8Array, start: number): boolean {
  if (start === 0) return true
  const before = bytes[start - 1] as number
  if (isWordUnit(before) || before === 95) return isEscapeLetter(bytes, start - 1)
  if (before !== 45 && before !== 46 && before !== 47) return true
  return start === 1 || !isWordUnit(bytes[start - 2] as number)
}

/** Tells whether a value may end here: not inside a word, a longer number or a chain of groups. */
export function closes(bytes: Uint8Array, end: number): boolean {
  const after = bytes[end] as number
  if (isWordUnit(after) || after === 95) return false
  if (after !== 45 && after !== 46 && after !== 47) return true
  return !isWordUnit(bytes[end + 1] as number)
}

/**
 * Tells whether two of the two words in front of a stretch and the two behind it are hexadecimal: it is part of a table then.
 * One such word can be anything, such as what an order is called.
 */
export function isAmongHexWords(bytes: Uint8Array, start: number, end: number): boolean {
  const step = hexWord + 1
  const around = [start - step, start - 2 * step, end + 1, end + 1 + step]
  return around.filter((place) => isHexWord(bytes, place)).length >= 2
}

/** As many groups of one size in a row are a table, or several values. */
const fewestOfTable = 7

/**
 * Tells whether groups of one size stand in a long row of such groups, a table of numbers, in which something is valid by
 * chance. A row of a multiple of theirs may be several values, and so may one of a multiple of one more: cards with the month
 * in which each expires. Each row is read once.
 */
export function isOfTable(groups: GroupRoom, first: number, last: number): boolean {
  if (first < groups.rowFrom || last >= groups.rowTo) {
    if (!isRow(groups, first, last)) return false
    findRow(groups, first, last)
  }
  const row = groups.rowTo - groups.rowFrom
  const own = last - first + 1
  return row >= fewestOfTable && row % own !== 0 && row % (own + 1) !== 0
}

/** Tells whether groups have one size. */
function isRow({ starts, ends }: GroupRoom, first: number, last: number): boolean {
  const size = (ends[first] as number) - (starts[first] as number)
  for (let at = first + 1; at <= last; at++)
    if ((ends[at] as number) - (starts[at] as number) !== size) return false
  return true
}

/** Finds the row that groups of one size stand in. */
function findRow(groups: GroupRoom, first: number, last: number): void {
  const { starts, ends, count } = groups
  const size = (ends[first] as number) - (starts[first] as number)
  const isAlike = (at: number): boolean => (ends[at] as number) - (starts[at] as number) === size
  const follows = (at: number): boolean => (starts[at] as number) - (ends[at - 1] as number) === 1
  let from = first
  let to = last + 1
  while (from > 0 && isAlike(from - 1) && follows(from)) from--
  while (to < count && isAlike(to) && follows(to)) to++
  groups.rowFrom = from
  groups.rowTo = to
}

const hexWord = 4

/** Four hexadecimal digits between blanks, some of them letters and some not. */
function isHexWord(bytes: Uint8Array, start: number): boolean {
  if (start < 0 || isWordUnit(bytes[start - 1] ?? 0) || isWordUnit(bytes[start + hexWord] ?? 0)) return false
  let letters = 0
  for (let at = start; at < start + hexWord; at++) {
    const unit = (bytes[at] as number) | 32
    if (unit >= 97 && unit <= 102) letters++
    else if (unitKind[bytes[at] as number] !== digitKind) return false
  }
  return letters > 0 && letters < hexWord
}

/** The `n` of a `\n` that stands in a text as two characters. */
function isEscapeLetter(bytes: Uint8Array, index: number): boolean {
  const unit = bytes[index]
  return (unit === 110 || unit === 114 || unit === 116) && index > 0 && bytes[index - 1] === 92
}
