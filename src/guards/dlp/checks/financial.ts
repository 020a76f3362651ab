/**
 * Payment cards, IBAN, BIC and routing numbers.
 *
 * @module
 */
import { allSame, digitAt, luhn, remainder, weightedSum } from './digits.ts'
import { numeric, type Verify } from './numberCheck.ts'

// Ranges and lengths of the networks (ISO/IEC 7812 and the networks' public BIN tables, 2025).
const networks: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:6011|64[4-9]|65|622)/, [16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^3(?:0[0-59]|[689])/, [14, 15, 16, 17, 18, 19]],
  [/^(?:50|5[6-9]|6)/, [16, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^62/, [16, 17, 18, 19]],
  [/^9792/, [16]],
  [/^8[12]/, [16]],
]

/** Tells whether digits make a payment card: a network's prefix and length, and Luhn. */
export function isCard(digits: string): boolean {
  if (!luhn(digits) || allSame(digits)) return false
  return networks.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits))
}

// SWIFT IBAN registry, release 99: length by country.
const ibanLengths =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
  'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
  'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
  'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'

const lengthOf: ReadonlyMap<string, number> = new Map(
  ibanLengths.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** The length of a country's IBAN; `undefined` for no country that has one. */
export function ibanLength(country: string): number | undefined {
  return lengthOf.get(country)
}

/** Tells whether an IBAN without blanks, in capitals, has its country's length and remainder 1 (ISO 13616, ISO 7064). */
export function isIban(text: string): boolean {
  return (
    lengthOf.get(text.slice(0, 2)) === text.length && remainder(text.slice(4) + text.slice(0, 4), 97) === 1
  )
}

const countries =
  'AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BG BH BM BN BO BR BS BW BY BZ CA CH CI CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ' +
  'ET FI FJ FR GB GE GH GI GR GT HK HN HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KR KW KY KZ LA LB LI LK LT LU LV LY MA MC MD ME MG MK ' +
  'MM MN MO MT MU MV MX MY MZ NA NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SM SN SV SY TH TN ' +
  'TR TT TW TZ UA UG US UY UZ VA VE VN XK YE ZA ZM ZW'
const isCountry: ReadonlySet<string> = new Set(countries.split(' '))

/** A business identifier (ISO 9362): letters 5 and 6 are a country. */
export function isBic(text: string): boolean {
  return (
    isCountry.has(text.slice(4, 6).toUpperCase()) &&
    (text === text.toUpperCase() || text === text.toLowerCase())
  )
}

/** US bank routing number (ABA): weights 3, 7, 1, and prefixes that exist. */
export const abaRouting: Verify = numeric(
  [9],
  (digits) =>
    weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 &&
    /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(digits),
)

/** Mexico: CLABE, weights 3, 7, 1. */
export const mexicoClabe: Verify = numeric([18], (digits) => {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += (digitAt(digits, index) * ([3, 7, 1][index % 3] ?? 0)) % 10
  return (10 - (sum % 10)) % 10 === digitAt(digits, 17)
})
