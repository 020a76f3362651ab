/**
 * Where what is tried begins: not inside a word, and with what stands before a literal.
 *
 * @module
 */
import { isWordUnit } from './hit.ts'
import type { Trial } from './trial.ts'

/**
 * An anchor that is a word, or begins like one, must not begin inside another: `userSsn`, `user_ssn` and a `\n` written as
 * two characters end the word before.
 */
export function beginsHere(bytes: Uint8Array, start: number, { back, keyword, compound }: Trial): boolean {
  const unit = bytes[start] as number
  if (start === 0 || !isWordUnit(unit) || back > 0) return true
  const before = bytes[start - 1] as number
  if (!isWordUnit(before)) return true
  if (bytes[start - 2] === 92 && (before === 110 || before === 114 || before === 116)) return true
  // A capital after a small letter; digits end a word too, before a keyword.
  return keyword && ((unit <= 90 && before >= 97) || before <= 57 || compound)
}

/** The beginning of the name that goes on at `start`, `most` characters before it and not before `from`. */
export function walkBack(text: string, start: number, most: number, from: number): number {
  if (most > 24) return Math.max(from, start - most)
  let at = start
  while (at > from && start - at < most && isNameUnit(text.charCodeAt(at - 1))) at--
  return at
}

function isNameUnit(unit: number): boolean {
  return (
    isWordUnit(unit) ||
    unit === 95 ||
    unit === 45 ||
    unit === 46 ||
    unit === 43 ||
    unit === 47 ||
    unit === 126
  )
}
