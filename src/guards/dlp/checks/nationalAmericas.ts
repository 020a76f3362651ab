/**
 * Check digits of the national identifiers of the Americas. Each takes the value as it was matched and tells whether
 * its check digits, and the date where it holds one, are right. Sources: the issuing authorities' published rules, as also
 * collected by the OECD (tax identification numbers by jurisdiction).
 *
 * @module
 */
import { allSame, digitAt, digitsOf, luhn, weightedSum } from './digits.ts'
import { mod11, numeric, two, type Verify } from './numberCheck.ts'

/** US social security number: areas, groups and serials that were never issued (SSA POMS RM 10201.035). */
export const usSsn: Verify = (value) => {
  const digits = digitsOf(value)
  const area = Number(digits.slice(0, 3))
  return (
    digits.length === 9 &&
    area > 0 &&
    area !== 666 &&
    area < 900 &&
    two(digits, 3) > 0 &&
    Number(digits.slice(5)) > 0 &&
    !allSame(digits)
  )
}

/** US individual taxpayer number: 9xx, group 50-65, 70-88, 90-92, 94-99 (IRS). */
export const usItin: Verify = (value) => {
  const digits = digitsOf(value)
  const group = two(digits, 3)
  return (
    digits.length === 9 &&
    digits.startsWith('9') &&
    ((group >= 50 && group <= 65) ||
      (group >= 70 && group <= 88) ||
      (group >= 90 && group <= 99 && group !== 93))
  )
}

/** US medical provider: NPI, Luhn with the prefix 80840. */
export const usNpi: Verify = numeric([10], (digits) => luhn(`80840${digits}`))

/** US Drug Enforcement Administration registration. */
export const usDea: Verify = (value) => {
  const digits = value.slice(2)
  return (
    (digitAt(digits, 0) +
      digitAt(digits, 2) +
      digitAt(digits, 4) +
      2 * (digitAt(digits, 1) + digitAt(digits, 3) + digitAt(digits, 5))) %
      10 ===
    digitAt(digits, 6)
  )
}

/** Canada: social insurance number, Luhn. */
export const canadaSin: Verify = numeric([9], (digits) => luhn(digits) && !digits.startsWith('8'))

/** Brazil: CPF, two check digits. */
export const brazilCpf: Verify = numeric([11], (digits) => {
  const tail = (length: number): number => {
    const rest =
      (weightedSum(
        digits,
        Array.from({ length }, (_, index) => length + 1 - index),
      ) *
        10) %
      11
    return rest % 10
  }
  return tail(9) === digitAt(digits, 9) && tail(10) === digitAt(digits, 10)
})

/** Brazil: CNPJ, two check digits. */
export const brazilCnpj: Verify = numeric([14], (digits) => {
  const map = (rest: number): number => (rest < 2 ? 0 : 11 - rest)
  return (
    mod11([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], map)(digits) &&
    mod11([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], map)(digits)
  )
})

/** Argentina: CUIT and CUIL. */
export const argentinaCuit: Verify = numeric(
  [11],
  (digits) =>
    /^(?:2[03457]|3[034])/.test(digits) &&
    mod11([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (rest === 0 ? 0 : rest === 1 ? 9 : 11 - rest))(digits),
)

/** Chile: RUT, a digit or K from the number modulo 11. */
export const chileRut: Verify = (value) => {
  const text = value.replace(/[.-]/g, '').toUpperCase()
  const body = text.slice(0, -1)
  let sum = 0
  for (let index = body.length - 1, weight = 2; index >= 0; index--, weight = weight === 7 ? 2 : weight + 1)
    sum += digitAt(body, index) * weight
  return '0K987654321'.charAt(sum % 11) === text.slice(-1) && !allSame(body)
}

/** Mexico: CURP, the alphabet with N tilde at 24. */
export const mexicoCurp: Verify = (value) => {
  const alphabet = '0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ'
  let sum = 0
  for (let index = 0; index < 17; index++)
    sum += alphabet.indexOf(value.charAt(index).toUpperCase()) * (18 - index)
  return (10 - (sum % 10)) % 10 === digitAt(value, 17)
}

/** Uruguay: identity card, the last digit makes the sum divisible by 10. */
export const uruguayId: Verify = numeric(
  [7, 8],
  (digits) => weightedSum(digits.padStart(8, '0'), [2, 9, 8, 7, 6, 3, 4, 1]) % 10 === 0,
)

/** Ecuador: identity card, a province and Luhn. */
export const ecuadorId: Verify = numeric(
  [10],
  (digits) => luhn(digits) && /^(?:[01]\d|2[0-4]|30)[0-5]/.test(digits) && !digits.startsWith('00'),
)

/** Dominican Republic: identity card, Luhn. */
export const dominicanId: Verify = numeric([11], luhn)

/** Peru: RUC. */
export const peruRuc: Verify = numeric(
  [11],
  (digits) =>
    /^(?:1[0567]|20)/.test(digits) &&
    mod11([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (11 - rest) % 10)(digits),
)

/** Colombia: NIT, weights from the right. */
export const colombiaNit: Verify = (value) => {
  const digits = digitsOf(value)
  const body = digits.slice(0, -1).padStart(15, '0')
  const rest = weightedSum(body, [71, 67, 59, 53, 47, 43, 41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11
  return (rest < 2 ? rest : 11 - rest) === digitAt(digits, digits.length - 1)
}

/** Venezuela: RIF; its letter counts. */
export const venezuelaRif: Verify = (value) => {
  const rank = ' VEJPG'.indexOf(value.charAt(0).toUpperCase())
  const rest = weightedSum(String(rank < 1 ? 3 : rank) + digitsOf(value), [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (rest < 2 ? 0 : 11 - rest) === digitAt(digitsOf(value), 8)
}

/** El Salvador: DUI. */
export const salvadorDui: Verify = numeric(
  [9],
  (digits) => weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 10 === 0,
)

/** Brazil: PIS, PASEP and NIT. */
export const brazilPis: Verify = numeric(
  [11],
  mod11([3, 2, 9, 8, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? 0 : 11 - rest)),
)

/** Brazil: health card (CNS). */
export const brazilHealth: Verify = numeric(
  [15],
  (digits) =>
    /^[127-9]/.test(digits) &&
    weightedSum(digits, [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
)

/** Mexico: number of social security (IMSS), Luhn. */
export const mexicoSocial: Verify = numeric([11], luhn)

/** Canada: number of a business, Luhn. */
export const canadaBusiness: Verify = (value) => luhn(digitsOf(value).slice(0, 9))

/** Canada, Ontario: health card, Luhn. */
export const ontarioHealth: Verify = (value) => luhn(digitsOf(value)) && /^[1-9]/.test(value)

/** Canada, British Columbia: personal health number. */
export const columbiaHealth: Verify = numeric(
  [10],
  (digits) =>
    digits.startsWith('9') &&
    11 - (weightedSum(digits.slice(1), [2, 4, 8, 5, 10, 9, 7, 3]) % 11) === digitAt(digits, 9),
)
