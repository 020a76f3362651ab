/**
 * Payment cards in running text: sixteen digits or so in the groups that they are printed in.
 *
 * @module
 */
import { isCard } from './checks/financial.ts'
import { lineBefore, named, type Report } from './hit.ts'

const card = named('credit_card', 'financial', 'card')
const cardShape =
  /^(?:\d\d|4([- .+_/])4\1(?:4\1[1-7]|5|6)|4([- .+_/])6\2[45]|(?:1[- ]){12,18}1|(?:2[- ]){6,9}[12]|5 5 5|(?:3 ){4,5}[1-4])$/

const noCard =
  /(?:(?:\b|_)(?:id|ID)|[a-z]I[dD]|[Oo]rder|[Tt]rack|[Ii]nvoice|(?:\b|_)[Rr]ef|[Ss]erial|[Ss][Kk][Uu]|ISBN|isbn|EAN|ean|UPC|upc|(?:\b|_)seq|[Tt]imestamp|[Hh]ash|[Vv]ersion|[Bb]uild|[Tt]race|[Nn]once|[Ee]poch|[Oo]ffset)["' #:=._-]{0,4}(?:\w{1,8}["' #:=._-]{0,4})?$/

/** Tells whether digits begin as those of a card do and pass Luhn, before anything is copied. O(length). */
export function mayBeCard(bytes: Uint8Array, start: number, end: number): boolean {
  return isCardHead(bytes, start) && luhnBetween(bytes, start, end)
}

/** Luhn over a stretch of a text, whatever stands between the digits. */
function luhnBetween(bytes: Uint8Array, start: number, end: number): boolean {
  let sum = 0
  let double = false
  for (let index = end - 1; index >= start; index--) {
    const digit = (bytes[index] as number) - 48
    if (digit < 0 || digit > 9) continue
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
    double = !double
  }
  return sum % 10 === 0
}

/** Payment cards begin with 2 to 6 (ISO/IEC 7812-1); RuPay with 81 or 82, Troy with 9792. */
export function isCardHead(bytes: Uint8Array, start: number): boolean {
  const unit = bytes[start] as number
  if (unit >= 50 && unit <= 54) return true
  const next = bytes[start + 1]
  if (unit === 56) return next === 49 || next === 50
  return unit === 57 && next === 55 && bytes[start + 2] === 57 && bytes[start + 3] === 50
}

/**
 * Reports digits that are a card.
 *
 * @param alone - `true` when nothing else is in their run.
 */
export function inspectCard(text: string, start: number, end: number, alone: boolean, report: Report): void {
  const value = text.slice(start, end)
  const written = value.replace(/\d+/g, (group) => String(group.length))
  // Small groups in a row are a table, unless they are all there is.
  if (!cardShape.test(written) || (!alone && /^[123]\D/.test(written)) || !isCard(value.replace(/\D/g, '')))
    return
  const bare = written.length === 2
  // One number in ten passes Luhn by chance: a bare one that is called something else is something else.
  if (bare && noCard.test(lineBefore(text, start, 24))) return
  report({ detector: card, start, end, confidence: bare ? 0.9 : 0.97 })
}
