/**
 * The machine-readable lines of passports and identity cards.
 *
 * @module
 */
import { named, type Report } from './hit.ts'

const passport = named('passport', 'pii', 'document')
// ICAO Doc 9303 part 4 (TD3, two lines of 44), part 5 (TD1, three lines of 30), part 6 (TD2, two lines of 36).
const secondLine =
  /(?<![A-Z0-9<])[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{7}(?:[A-Z0-9<]{7}[\d<]\d)?(?![A-Z0-9<])/g
const cardLines =
  /(?<![A-Z0-9<])[ACI][A-Z0-9<][A-Z<]{3}[A-Z0-9<]{9}[\d<][A-Z0-9<]{15}(?:\s|\\[nr]){1,4}\d{7}[MFX<]\d{7}[A-Z<]{3}[A-Z0-9<]{11}\d(?![A-Z0-9<])(?:(?:\s|\\[nr]){1,4}[A-Z<]{30}(?![A-Z0-9<]))?/g
// The line before, with a name; of a member of its own with that of the next member behind it.
const nameLine = /[PVACI][A-Z<]{35,43}(?:(?:\s|\\[nr]){0,4}|\n\w{0,16}: )$/
const longestName = 64

/** Finds machine-readable lines whose check digits are right. O(length). */
export function travelDocumentsIn(text: string, report: Report): void {
  if (!text.includes('<<')) return
  for (const match of text.matchAll(secondLine)) {
    const [line] = match
    if (!isRight(line.slice(0, 9), line.charAt(9)) || !isRight(line.slice(13, 19), line.charAt(19))) continue
    const before = nameLine.exec(text.slice(Math.max(0, match.index - longestName), match.index))
    const start = match.index - (before?.[0].length ?? 0)
    report({ detector: passport, start, end: match.index + line.length, confidence: 0.98 })
  }
  for (const match of text.matchAll(cardLines)) {
    const [lines] = match
    if (isRight(lines.slice(5, 14), lines.charAt(14)))
      report({ detector: passport, start: match.index, end: match.index + lines.length, confidence: 0.95 })
  }
}

/** The check digit of ICAO Doc 9303 part 3 section 4.9: weights 7, 3, 1; letters from 10, the filler 0. */
function isRight(field: string, digit: string): boolean {
  let sum = 0
  for (let index = 0; index < field.length; index++) {
    const unit = field.charCodeAt(index)
    const value = unit === 60 ? 0 : unit < 58 ? unit - 48 : unit - 55
    sum += value * ([7, 3, 1][index % 3] ?? 0)
  }
  return sum % 10 === Number(digit)
}
