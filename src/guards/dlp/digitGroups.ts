/**
 * Runs of digits as groups, and where a value may begin and end in a text.
 *
 * @module
 */
import { isDigit, isWordUnit } from './hit.ts'

/** The groups of digits of a run: where each begins, and where it ends. */
export interface DigitGroups {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Finds the groups of digits between two places. O(length). */
export function groupsOf(text: string, start: number, end: number): DigitGroups {
  const starts: number[] = []
  const ends: number[] = []
  for (let at = start; at < end; at++) {
    if (!isDigit(text.charCodeAt(at))) continue
    starts.push(at)
    while (at < end && isDigit(text.charCodeAt(at))) at++
    ends.push(at)
  }
  return { starts, ends }
}

/** Tells whether a value may begin here: not inside a word, a longer number or a chain of groups. */
export function opens(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (isWordUnit(before) || before === 95) return isEscapeLetter(text, start - 1)
  if (before !== 45 && before !== 46 && before !== 47) return true
  return !isWordUnit(text.charCodeAt(start - 2))
}

/** Tells whether a value may end here: not inside a word, a longer number or a chain of groups. */
export function closes(text: string, end: number): boolean {
  const after = text.charCodeAt(end)
  if (isWordUnit(after) || after === 95) return false
  if (after !== 45 && after !== 46 && after !== 47) return true
  return !isWordUnit(text.charCodeAt(end + 1))
}

/** The `n` of a `\n` that stands in a text as two characters. */
function isEscapeLetter(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return (unit === 110 || unit === 114 || unit === 116) && text.charCodeAt(index - 1) === 92
}
