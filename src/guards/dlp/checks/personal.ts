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

// What is called something as well, and stands in capitals: companies, places, things of programs.
const noPerson =
  /\b(?:Utente|Cliente|Kunde|Kundin|Customer|User|GmbH|AG|Ltd|LLC|Inc|Corp|Company|Group|Holding|Bank|Hotel|Server|Services?|System|Proje[ck]t|Product|Produkt|Produit|Test|Demo|Example|Default|Windows|Linux|Cloud|Data|Database|File|Folder|Team|Support|Sales|Department|University|School|Street|Road|City|Center|North|South|East|West|New|San|Saint|Unknown|Required|Optional|Manager|Admin|Office|Plan|Premium|Standard|Basic|Professional|Enterprise|Model|Series|Edition|Version)\b/

/** A name of a person under a label that things have as well, or behind a title. */
export function isPersonName(value: string): boolean {
  return /\p{Ll}/u.test(value) && !noName.test(value) && !noPerson.test(value)
}

const noAddress =
  /\d\.\d{1,3}\.\d|\b(?:room|building|floor|section|chapter|figure|table|volume|edition)\b|0x[\da-f]|https?|port \d|\bbytes?\b|\bline \d|\bpage \d|\bversion\b|\bin (?:19|20)\d\d\b/i

/** A line with a street, a house and a postal code: two numbers at least, and a word of some length. */
export function isAddress(value: string): boolean {
  const groups = value.match(/\d+/g)?.length ?? 0
  return (
    /^[\p{Lu}\d]/u.test(value) &&
    groups >= 2 &&
    groups <= 7 &&
    /\p{Lu}\p{Ll}{2}|\p{Lu}{3}/u.test(value) &&
    !noAddress.test(value)
  )
}
