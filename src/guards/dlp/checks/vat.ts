/**
 * Check digits of the VAT numbers of the European Union, Great Britain, Norway and Switzerland, and of the numbers of companies
 * that they are made of. Sources: the European Commission's VIES forms and the tax authorities' published rules.
 *
 * @module
 */
import { digitAt, digitsOf, luhn, mod11And10, remainder, weightedSum } from './digits.ts'
import * as europe from './nationalEurope.ts'
import { mod11, numeric, type Verify } from './numberCheck.ts'

const down = (rest: number): number => (11 - rest) % 11
const orZero = (rest: number): number => down(rest) % 10

/** Austria: the digits behind `ATU`. */
const austriaVat: Verify = numeric([8], (digits) => {
  let sum = 4
  for (let index = 0; index < 7; index++) {
    const digit = digitAt(digits, index)
    sum += index % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10)
  }
  return (10 - (sum % 10)) % 10 === digitAt(digits, 7)
})

/** Belgium: number of an enterprise, 97 minus the number modulo 97; the zero in front may be left out. */
export const belgiumVat: Verify = numeric([9, 10], (digits) => {
  const full = digits.padStart(10, '0')
  return /^[01]/.test(full) && 97 - (Number(full.slice(0, 8)) % 97) === Number(full.slice(8))
})

/** Bulgaria: BULSTAT of nine digits in two rounds of weights; persons have theirs of ten. */
export const bulgariaVat: Verify = numeric([9, 10], (digits) => {
  if (digits.length === 10)
    return (
      europe.bulgariaEgn(digits) ||
      weightedSum(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === digitAt(digits, 9) ||
      down(weightedSum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) === digitAt(digits, 9)
    )
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
  return (
    (first < 10 ? first : (weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10) === digitAt(digits, 8)
  )
})

// Digits at odd places, as Cyprus counts them.
const cyprusOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]

/** Cyprus: eight digits and a letter. */
const cyprusVat: Verify = (value) => {
  let sum = 0
  for (let index = 0; index < 8; index++)
    sum += index % 2 === 0 ? (cyprusOdd[digitAt(value, index)] ?? 0) : digitAt(value, index)
  return 65 + (sum % 26) === value.toUpperCase().charCodeAt(8)
}

/** Czechia: a company's number of eight digits, or a person's birth number. */
export const czechVat: Verify = numeric([8, 9, 10], (digits) =>
  digits.length === 8
    ? (11 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digitAt(digits, 7)
    : digits.length === 9
      ? /^\d\d(?:[05]\d|[16][0-2])[0-3]/.test(digits)
      : europe.czechBirth(digits),
)

/** Germany: nine digits (ISO 7064 MOD 11,10). */
export const germanyVat: Verify = numeric([9], (digits) => !digits.startsWith('0') && mod11And10(digits))

/** Denmark: CVR number. */
export const denmarkVat: Verify = numeric(
  [8],
  (digits) => !digits.startsWith('0') && weightedSum(digits, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
)

/** Estonia: the number for VAT, weights 3, 7, 1. */
const estoniaVat: Verify = numeric(
  [9],
  (digits) => weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
)

/** Greece: AFM. */
export const greeceVat: Verify = numeric(
  [9],
  mod11([256, 128, 64, 32, 16, 8, 4, 2], (rest) => rest % 10),
)

/** Spain: the number of a company (CIF), or of a person. */
export const spainVat: Verify = (value) => {
  const text = value.replace(/[ .-]/g, '').toUpperCase()
  if (!/^[A-HJNP-SUVW]/.test(text)) return europe.spainDni(text.replace(/^[KLM]/, '0'))
  let sum = 0
  for (let index = 1; index < 8; index++) {
    const digit = digitAt(text, index) * (index % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  const check = (10 - (sum % 10)) % 10
  return text.charAt(8) === String(check) || text.charAt(8) === 'JABCDEFGHI'.charAt(check)
}

/** Finland: number of a company. */
export const finlandVat: Verify = numeric([8], mod11([7, 9, 10, 5, 8, 4, 2], down))

/** France: SIREN (Luhn). */
export const franceSiren: Verify = numeric([9], luhn)

/** France: SIRET (Luhn over all of it; the post office has another rule). */
export const franceSiret: Verify = numeric(
  [14],
  (digits) => luhn(digits.slice(0, 9)) && (luhn(digits) || digits.startsWith('356000000')),
)

/** France: two characters of check and a SIREN. */
export const franceVat: Verify = (value) => {
  const [key, siren] = [value.slice(0, 2), value.slice(2)]
  const right = (12 + 3 * (Number(siren) % 97)) % 97
  return franceSiren(siren) && (!/^\d\d$/.test(key) || Number(key) === right)
}

/** Hungary: the first eight digits of a tax number. */
export const hungaryVat: Verify = (value) => {
  const digits = digitsOf(value)
  return weightedSum(digits, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 && Number(digits) > 0
}

/** Ireland: as for persons, or with a letter or sign in second place. */
const irelandVat: Verify = (value) =>
  /^\d{7}/.test(value)
    ? europe.irelandPps(value)
    : europe.irelandPps(`0${value.slice(2, 7)}${value.charAt(0)}${value.charAt(7)}`)

/** Italy: partita IVA, Luhn. */
export const italyVat: Verify = numeric([11], (digits) => luhn(digits))

/** Lithuania: nine or twelve digits in two rounds of weights. */
const lithuaniaVat: Verify = numeric([9, 12], (digits) => {
  const count = digits.length - 1
  const round = (from: number): number =>
    weightedSum(
      digits,
      Array.from({ length: count }, (_, index) => ((index + from - 1) % 9) + 1),
    ) % 11
  const first = round(1)
  return (first < 10 ? first : round(3) % 10) === digitAt(digits, count)
})

/** Luxembourg: the first six digits modulo 89. */
const luxembourgVat: Verify = numeric(
  [8],
  (digits) => Number(digits.slice(0, 6)) % 89 === Number(digits.slice(6)),
)

/** Latvia: of companies; numbers of persons begin with a date. */
const latviaVat: Verify = numeric([11], (digits) => {
  if (digits < '4') return europe.latviaPerson(digits)
  const rest = weightedSum(digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11
  return (14 - rest) % 11 === digitAt(digits, 10)
})

/** Malta: 37 minus the sum modulo 37. */
const maltaVat: Verify = numeric(
  [8],
  (digits) => 37 - (weightedSum(digits, [3, 4, 6, 7, 8, 9]) % 37) === Number(digits.slice(6)),
)

/** Netherlands: a number that is right as BSN and RSIN are, or modulo 97 with the letters of the country. */
export const netherlandsVat: Verify = (value) => {
  const text = value.replace(/[ .]/g, '').toUpperCase()
  return europe.netherlandsBsn(text.slice(0, 9)) || remainder(`NL${text}`, 97) === 1
}

/** Norway: number of an organisation. */
export const norwayOrganisation: Verify = numeric([9], mod11([3, 2, 7, 6, 5, 4, 3, 2], down))

/** Romania: CUI, two to ten digits. */
const romaniaVat: Verify = (value) => {
  const digits = digitsOf(value).padStart(10, '0')
  return ((weightedSum(digits, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === digitAt(digits, 9)
}

/** Sweden: number of an organisation, Luhn; for VAT with 01 behind it. */
export const swedenOrganisation: Verify = numeric([10, 12], (digits) => luhn(digits.slice(0, 10)))

/** Slovenia: tax number. */
const sloveniaVat: Verify = numeric([8], mod11([8, 7, 6, 5, 4, 3, 2], orZero))

/** Slovakia: divisible by 11. */
const slovakiaVat: Verify = numeric([10], (digits) => remainder(digits, 11) === 0)

/** Great Britain and Northern Ireland: modulo 97, with or without 55; three more digits for a branch. */
export const britainVat: Verify = (value) => {
  const digits = digitsOf(value)
  if (/^(?:GD|HA)/i.test(value)) return digits.length === 3
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9))
  return (digits.length === 9 || digits.length === 12) && (sum % 97 === 0 || (sum + 55) % 97 === 0)
}

/** Switzerland and Liechtenstein: UID. */
const switzerlandUid: Verify = numeric([9], mod11([5, 4, 3, 2, 7, 6, 5, 4], down))

const byCountry: Readonly<Record<string, Verify>> = {
  ATU: austriaVat,
  BE: belgiumVat,
  BG: bulgariaVat,
  CHE: switzerlandUid,
  CY: cyprusVat,
  CZ: czechVat,
  DE: germanyVat,
  DK: denmarkVat,
  EE: estoniaVat,
  EL: greeceVat,
  ES: spainVat,
  FI: finlandVat,
  FR: franceVat,
  GB: britainVat,
  GR: greeceVat,
  HR: europe.croatiaOib,
  HU: hungaryVat,
  IE: irelandVat,
  IT: italyVat,
  LT: lithuaniaVat,
  LU: luxembourgVat,
  LV: latviaVat,
  MT: maltaVat,
  NL: netherlandsVat,
  NO: norwayOrganisation,
  PL: europe.polandNip,
  PT: europe.portugalNif,
  RO: romaniaVat,
  SE: swedenOrganisation,
  SI: sloveniaVat,
  SK: slovakiaVat,
  XI: britainVat,
}

/** A VAT number behind the letters of its country. */
export const vatNumber: Verify = (value) => {
  const text = value.toUpperCase().replace(/[ .-]/g, '')
  const [, country = '', rest = ''] = /^(ATU|CHE|[A-Z]{2})(.*?)(?:MWST|TVA|IVA|MVA|VAT)?$/.exec(text) ?? []
  return Object.hasOwn(byCountry, country) && byCountry[country]?.(rest) === true
}
