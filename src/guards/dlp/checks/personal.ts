/**
 * What tells a date of birth, a telephone number and a name from other dates, numbers and words.
 *
 * @module
 */
import { allSame, digitsOf, isMonthDay } from './digits.ts'

/** A date that someone alive can be born on, in any of the common orders. */
export function isDate(value: string): boolean {
  if (/[a-z]/i.test(value)) return /(?:19|20)\d\d/.test(value)
  const parts = value.split(/[-/.]/).map(Number)
  if (parts.length === 1) return isMonthDay(Number(value.slice(4, 6)), Number(value.slice(6)))
  const [first = 0, second = 0, third = 0] = parts
  if (parts.length !== 3) return false
  if (first > 31) return first > 1890 && first < 2100 && isMonthDay(second, third)
  return (
    (third < 100 || (third > 1890 && third < 2100)) &&
    (isMonthDay(second, first) || isMonthDay(first, second))
  )
}

/** A telephone number: seven to fifteen digits (ITU-T E.164), not a date, not all the same. */
export function isPhone(value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length < 7 || digits.length > 15 || allSame(digits)) return false
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/.test(value) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(value))
    return false
  return (value.match(/[()]/g)?.length ?? 0) % 2 === 0 || value.startsWith('(') || value.includes('(')
}

const noName =
  /^(?:the|a|an|is|of|to|my|your|first|last|name|string|none|null|unknown|required|optional|not|field|true|false|user|test|column|value|and|or|enter|please)\b/i

/** A name of a person: not a word that stands where a name will be. */
export function isName(value: string): boolean {
  return !noName.test(value) && /[a-z]/.test(value)
}
