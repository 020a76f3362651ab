/**
 * International bank account numbers in running text (ISO 13616): in one piece, or in groups.
 *
 * @module
 */
import { ibanLength, isIban } from './checks/financial.ts'
import { isDigit, isWordUnit, named, type Report } from './hit.ts'

const iban = named('iban', 'financial', 'bank')
const longestHead = 16

/** Tells whether letters stand before the digits at `start` as a country does in an IBAN. */
export function mayBeginIban(bytes: Uint8Array, start: number): boolean {
  const before = start > 0 ? (bytes[start - 1] as number) : 0
  const head = (before === 32 || before === 45) && start > 1 ? (bytes[start - 2] as number) : before
  const letter = head | 32
  return letter >= 97 && letter <= 122 && (head === before || isDigitNear(bytes, start))
}

/** Tells whether a digit stands shortly before: the check digits of an IBAN that is written in groups. */
function isDigitNear(bytes: Uint8Array, start: number): boolean {
  const floor = Math.max(0, start - longestHead)
  for (let at = start - 2; at >= floor; at--) if (isDigit(bytes[at] as number)) return true
  return false
}

const countryAhead = /(?:^|[^A-Z\d])([A-Z]{2} ?\d{2}(?:[ -]?[A-Z\d]{1,4}){0,4}[ -]?)$/i

const longestCountry = 18

/** Tells whether two letters begin a word between two places, with a digit or a blank behind them: in a digest none do. */
function mayHoldCountry(text: string, from: number, to: number): boolean {
  for (let at = from; at + 2 < to; at++) {
    if (at > from && isWordUnit(text.charCodeAt(at - 1))) continue
    if (!isLetter(text.charCodeAt(at)) || !isLetter(text.charCodeAt(at + 1))) continue
    const third = text.charCodeAt(at + 2)
    if (third === 32 || isDigit(third)) return true
  }
  return false
}

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

/** An IBAN: two letters before the run, or some letters of the bank between the check digits and the run. */
export function inspectIban(text: string, start: number, end: number, from: number, report: Report): void {
  const before = text.charCodeAt(start - 1)
  const head = before === 32 || before === 45 ? text.charCodeAt(start - 2) : before
  if (!isLetter(head)) return
  // The two letters right before, or a head as in `GB29 NWBK`.
  let at = -1
  const near = before === head && !isWordUnit(text.charCodeAt(start - 3)) && start - 2 >= from
  if (near && end - start >= 2 && ibanLength(text.slice(start - 2, start).toUpperCase()) !== undefined)
    at = start - 2
  else if (mayHoldCountry(text, Math.max(from, start - longestCountry), start)) {
    if (!/\d/.test(text.slice(Math.max(from, start - longestHead), start))) return
    const match = countryAhead.exec(text.slice(Math.max(from, start - longestCountry), start))
    if (match !== null) at = start - (match[1]?.length ?? 0)
  }
  if (at < 0) return
  const length = ibanLength(text.slice(at, at + 2).toUpperCase())
  if (length === undefined) return
  let compact = ''
  let next = at
  for (; compact.length < length && next < at + 60; next++) {
    const unit = text.charCodeAt(next)
    if (isWordUnit(unit)) compact += text.charAt(next).toUpperCase()
    else if (unit !== 32 && unit !== 45 && unit !== 46 && unit !== 95) return
  }
  if (isWordUnit(text.charCodeAt(next))) return
  if (isIban(compact)) report({ detector: iban, start: at, end: next, confidence: 0.98 })
}
