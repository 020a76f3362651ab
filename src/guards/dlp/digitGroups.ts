/**
 * Runs of digits as groups, and where a value may begin and end in a text.
 *
 * @module
 */
import { isDigit, isWordUnit } from './hit.ts'

/** The groups of digits of a run: where each begins, and where it ends. */
export interface DigitGroups {
  /** The text that the run is in, one byte a code unit. */
  readonly bytes: Uint8Array
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Finds the groups of digits between two places. O(length). */
export function groupsOf(bytes: Uint8Array, start: number, end: number): DigitGroups {
  const starts: number[] = []
  const ends: number[] = []
  for (let at = start; at < end; at++) {
    if (!isDigit(bytes[at] as number)) continue
    starts.push(at)
    while (at < end && isDigit(bytes[at] as number)) at++
    ends.push(at)
  }
  return { bytes, starts, ends }
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

/** The `n` of a `\n` that stands in a text as two characters. */
function isEscapeLetter(bytes: Uint8Array, index: number): boolean {
  const unit = bytes[index]
  return (unit === 110 || unit === 114 || unit === 116) && index > 0 && bytes[index - 1] === 92
}
