/**
 * Check digits of the national identifiers of Africa, Asia and Oceania. Each takes the value as it was matched and tells whether
 * its check digits, and the date where it holds one, are right. Sources: the issuing authorities' published rules, as also
 * collected by the OECD (tax identification numbers by jurisdiction).
 *
 * @module
 */
import { digitAt, isMonthDay, luhn, verhoeff, weightedSum } from './digits.ts'
import { mod11, numeric, two, type Verify } from './numberCheck.ts'

/** India: Aadhaar, Verhoeff. */
export const indiaAadhaar: Verify = numeric([12], (digits) => /^[2-9]/.test(digits) && verhoeff(digits))

/** China: resident identity number (GB 11643, ISO 7064 MOD 11-2). */
export const chinaId: Verify = (value) => {
  const sum = weightedSum(value, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return (
    '10X98765432'.charAt(sum % 11) === value.charAt(17).toUpperCase() &&
    isMonthDay(two(value, 10), two(value, 12)) &&
    /^(?:19|20)/.test(value.slice(6))
  )
}

/** Taiwan: national identification number; its letter counts as two digits. */
export const taiwanId: Verify = (value) => {
  const rank = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(value.charAt(0).toUpperCase()) + 10
  return (
    (Math.floor(rank / 10) + (rank % 10) * 9 + weightedSum(value.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) %
      10 ===
    0
  )
}

/** Japan: individual number. */
export const japanNumber: Verify = numeric(
  [12],
  mod11([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? 0 : 11 - rest)),
)

/** South Korea: resident registration number, with a date. */
export const koreaRrn: Verify = numeric(
  [13],
  (digits) =>
    isMonthDay(two(digits, 2), two(digits, 4)) &&
    /^[1-8]/.test(digits.slice(6)) &&
    (11 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digitAt(digits, 12),
)

/** Singapore: NRIC and FIN; the letter of the series M is not checked. */
export const singaporeNric: Verify = (value) => {
  const text = value.toUpperCase()
  const prefix = text.charAt(0)
  const sum =
    weightedSum(text.slice(1), [2, 7, 6, 5, 4, 3, 2]) +
    (prefix === 'T' || prefix === 'G' ? 4 : prefix === 'M' ? 3 : 0)
  const table =
    prefix === 'S' || prefix === 'T' ? 'JZIHGFEDCBA' : prefix === 'M' ? 'XWUTRQPNJLK' : 'XWUTRQPNMLK'
  return table.charAt(prefix === 'M' ? 10 - (sum % 11) : sum % 11) === text.charAt(8) || prefix === 'M'
}

/** Thailand: identity number. */
export const thailandId: Verify = numeric(
  [13],
  (digits) =>
    (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digitAt(digits, 12),
)

/** Malaysia: MyKad has no check digit: the date must be right. */
export const malaysiaNric: Verify = numeric([12], (digits) => isMonthDay(two(digits, 2), two(digits, 4)))

/** Indonesia: NIK has no check digit: the date must be right; women have 40 added to the day. */
export const indonesiaNik: Verify = numeric([16], (digits) => isMonthDay(two(digits, 8), two(digits, 6) % 40))

/** Hong Kong: identity card; letters count from 10, a blank as 36. */
export const hongKongId: Verify = (value) => {
  const text = value.replace(/[() ]/g, '').toUpperCase().padStart(9, ' ')
  let sum = 0
  for (let index = 0; index < 8; index++) {
    const code = text.charCodeAt(index)
    sum += (code === 32 ? 36 : code <= 57 ? code - 48 : code - 55) * (9 - index)
  }
  const rest = (11 - (sum % 11)) % 11
  return (rest === 10 ? 'A' : String(rest)) === text.charAt(8)
}

/** Israel: identity number, Luhn. */
export const israelId: Verify = numeric([9], luhn)

/** Turkey: identity number, two check digits. */
export const turkeyId: Verify = numeric([11], (digits) => {
  const at = (index: number): number => digitAt(digits, index)
  const tenth = ((at(0) + at(2) + at(4) + at(6) + at(8)) * 7 - (at(1) + at(3) + at(5) + at(7)) + 70) % 10
  return (
    !digits.startsWith('0') &&
    tenth === at(9) &&
    weightedSum(digits, Array<number>(10).fill(1)) % 10 === at(10)
  )
})

/** South Africa: identity number, Luhn behind a date. */
export const southAfricaId: Verify = numeric(
  [13],
  (digits) => luhn(digits) && isMonthDay(two(digits, 2), two(digits, 4)),
)

/** Australia: tax file number. */
export const australiaTfn: Verify = numeric(
  [8, 9],
  (digits) =>
    weightedSum(digits, digits.length === 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1]) %
      11 ===
    0,
)

/** Australia: Medicare number. */
export const australiaMedicare: Verify = numeric(
  [10, 11],
  (digits) =>
    /^[2-6]/.test(digits) && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(digits, 8),
)

/** New Zealand: IRD number, two rounds of weights. */
export const newZealandIrd: Verify = numeric([8, 9], (digits) => {
  const full = digits.padStart(9, '0')
  const check = (weights: readonly number[]): number => (11 - (weightedSum(full, weights) % 11)) % 11
  const first = check([3, 2, 7, 6, 5, 4, 3, 2])
  return (first === 10 ? check([7, 4, 3, 2, 5, 2, 7, 6]) : first) === digitAt(full, 8)
})

/** United Arab Emirates: identity card, Luhn behind the code of the country. */
export const emiratesId: Verify = numeric([15], (digits) => digits.startsWith('784') && luhn(digits))

/** Saudi Arabia: identity card and residence permit, Luhn. */
export const saudiId: Verify = numeric([10], (digits) => /^[12]/.test(digits) && luhn(digits))

/** Kuwait: civil identity number, with a date. */
export const kuwaitId: Verify = numeric(
  [12],
  (digits) =>
    /^[23]/.test(digits) &&
    isMonthDay(two(digits, 3), two(digits, 5)) &&
    11 - (weightedSum(digits, [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11) === digitAt(digits, 11),
)

/** Egypt: national number, a date and a governorate. */
export const egyptId: Verify = numeric(
  [14],
  (digits) =>
    /^[23]/.test(digits) && isMonthDay(two(digits, 3), two(digits, 5)) && /^.{7}(?:[0-3]\d|88)/.test(digits),
)

/** Iran: national code. */
export const iranId: Verify = numeric(
  [10],
  mod11([10, 9, 8, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? rest : 11 - rest)),
)

/** Vietnam: identity card, a province (001 to 096) and a century. */
export const vietnamId: Verify = (value) => /^0\d\d\d/.test(value) && Number(value.slice(0, 3)) > 0

/** India: GSTIN, 15 characters, the last one over the others in base 36. */
export const indiaGstin: Verify = (value) => {
  let sum = 0
  for (let index = 0; index < 14; index++) {
    const product = Number.parseInt(value.charAt(index), 36) * (index % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return (36 - (sum % 36)) % 36 === Number.parseInt(value.charAt(14), 36)
}

/** Australia: business number, modulo 89. */
export const australiaAbn: Verify = numeric(
  [11],
  (digits) => (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0,
)

/** Australia: individual healthcare identifier, Luhn. */
export const australiaIhi: Verify = numeric([16], (digits) => digits.startsWith('80036') && luhn(digits))

/** China: unified social credit code (GB 32100), modulo 31. */
export const chinaCredit: Verify = (value) => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const text = value.toUpperCase()
  let sum = 0
  for (let index = 0, weight = 1; index < 17; index++, weight = (weight * 3) % 31)
    sum += alphabet.indexOf(text.charAt(index)) * weight
  return alphabet.charAt((31 - (sum % 31)) % 31) === text.charAt(17)
}

/** South Korea: number of a business. */
export const koreaBusiness: Verify = numeric([10], (digits) => {
  const sum = weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digitAt(digits, 8) * 5) / 10)
  return (10 - (sum % 10)) % 10 === digitAt(digits, 9)
})

/** New Zealand: national health index, of the old form and the new one. */
export const newZealandNhi: Verify = (value) => {
  const text = value.toUpperCase()
  let sum = 0
  for (let index = 0; index < 6; index++) {
    const rank = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(text.charAt(index))
    sum += (rank < 0 ? digitAt(text, index) : rank + 1) * (7 - index)
  }
  if (!/\d$/.test(text)) return 'ABCDEFGHJKLMNPQRSTUVWXYZ'.charAt(22 - (sum % 23)) === text.charAt(6)
  return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === digitAt(text, 6)
}
