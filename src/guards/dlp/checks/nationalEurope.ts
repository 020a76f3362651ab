/**
 * Check digits of the national identifiers of Europe. Each takes the value as it was matched and tells whether
 * its check digits, and the date where it holds one, are right. Sources: the issuing authorities' published rules, as also
 * collected by the OECD (tax identification numbers by jurisdiction) and in the EU's TIN algorithms.
 *
 * @module
 */
import {
  digitAt,
  digitsOf,
  isMonthDay,
  luhn,
  mod11And10,
  remainder,
  verhoeff,
  weightedSum,
} from './digits.ts'
import { mod11, numeric, two, type Verify } from './numberCheck.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Greece: AMKA, Luhn behind a date. */
export const greeceAmka: Verify = numeric(
  [11],
  (digits) => luhn(digits) && isMonthDay(two(digits, 2), two(digits, 0)),
)

/** Sweden: personal and coordination number (60 added to the day), Luhn. */
export const swedenPersonal: Verify = numeric([10, 12], (digits) => {
  const short = digits.slice(-10)
  return luhn(short) && isMonthDay(two(short, 2), two(short, 4) % 60)
})

/** United Kingdom: National Insurance number, without the prefixes that are never given out. */
export const ukNino: Verify = (value) => {
  const text = value.replace(/[ -]/g, '').toUpperCase()
  return (
    /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(text) && !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(text)
  )
}

/** United Kingdom: NHS number, modulus 11. */
export const ukNhs: Verify = numeric(
  [10],
  mod11([10, 9, 8, 7, 6, 5, 4, 3, 2], (rest) => (11 - rest) % 11),
)

/** Germany: tax number (ISO 7064 MOD 11,10). */
export const germanyTax: Verify = numeric([11], (digits) => !digits.startsWith('0') && mod11And10(digits))

/** Germany: identity card and passport, ICAO 9303 weights 7, 3, 1. */
export const germanyCard: Verify = (value) => {
  let sum = 0
  for (let index = 0; index < 9; index++) {
    const code = value.toUpperCase().charCodeAt(index)
    sum += (code <= 57 ? code - 48 : code - 55) * ([7, 3, 1][index % 3] ?? 0)
  }
  return value.length < 10 || sum % 10 === digitAt(value, 9)
}

/** France: NIR, 97 minus the number modulo 97; Corsica counts as 19 and 18. */
export const franceNir: Verify = (value) => {
  const text = value.replace(/[ .-]/g, '').toUpperCase().replace('2A', '19').replace('2B', '18')
  return /^[1-478]\d{14}$/.test(text) && 97 - remainder(text.slice(0, 13), 97) === Number(text.slice(13))
}

/** Spain: DNI and NIE, a letter from the number modulo 23. */
export const spainDni: Verify = (value) => {
  const text = value.replace(/[ .-]/g, '').toUpperCase()
  const number = text.replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number.slice(0, 8)) % 23) === text.charAt(8)
}
// Italy, DM 345/1976: values of the characters at odd places.
const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** Italy: codice fiscale. */
export const italyFiscal: Verify = (value) => {
  const text = value.toUpperCase()
  let sum = 0
  for (let index = 0; index < 15; index++) {
    const code = text.charCodeAt(index)
    const rank = code <= 57 ? code - 48 : code - 65
    sum += index % 2 === 0 ? (odd[rank] ?? 0) : rank
  }
  return letters.charAt(sum % 26) === text.charAt(15)
}

/** Netherlands: BSN, the eleven test. */
export const netherlandsBsn: Verify = numeric([8, 9], (digits) => {
  const full = digits.padStart(9, '0')
  return (weightedSum(full, [9, 8, 7, 6, 5, 4, 3, 2]) - digitAt(full, 8)) % 11 === 0
})

/** Belgium: national number, 97 minus the number modulo 97, from 2000 on with a 2 in front. */
export const belgiumNational: Verify = numeric([11], (digits) => {
  const check = Number(digits.slice(9))
  const body = digits.slice(0, 9)
  return (
    two(digits, 2) <= 12 && (97 - (Number(body) % 97) === check || 97 - (Number(`2${body}`) % 97) === check)
  )
})

/** Portugal: NIF. */
export const portugalNif: Verify = numeric(
  [9],
  (digits) =>
    /^[1-35689]/.test(digits) &&
    mod11([9, 8, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? 0 : 11 - rest))(digits),
)

/** Poland: PESEL; the century is added to the month. */
export const polandPesel: Verify = numeric(
  [11],
  (digits) =>
    (10 - (weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digitAt(digits, 10) &&
    isMonthDay(two(digits, 2) % 20, two(digits, 4)),
)

/** Poland: NIP. */
export const polandNip: Verify = numeric(
  [10],
  mod11([6, 5, 7, 2, 3, 4, 5, 6, 7], (rest) => rest),
)

/** Norway: birth number and D number (40 added to the day), two check digits. */
export const norwayBirth: Verify = numeric([11], (digits) => {
  const first = (11 - (weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11
  const second = (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return (
    first === digitAt(digits, 9) &&
    second === digitAt(digits, 10) &&
    isMonthDay(two(digits, 2) % 40, two(digits, 0) % 40)
  )
})

/** Denmark: CPR has no check digit since 2007: the date must be right. */
export const denmarkCpr: Verify = numeric([10], (digits) => isMonthDay(two(digits, 2), two(digits, 0)))

/** Finland: personal identity code, a letter from the number modulo 31. */
export const finlandHetu: Verify = (value) =>
  '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(value.slice(0, 6) + value.slice(7, 10)) % 31) ===
  value.charAt(10).toUpperCase()

/** Ireland: PPS number, a letter from the number modulo 23. */
export const irelandPps: Verify = (value) => {
  const text = value.replace(/ /g, '').toUpperCase()
  const extra = /^[A-IW]$/.test(text.charAt(8))
    ? (text.charAt(8) === 'W' ? 0 : letters.indexOf(text.charAt(8)) + 1) * 9
    : 0
  return `W${letters}`.charAt((weightedSum(text, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23) === text.charAt(7)
}

/** Austria: social security number. */
export const austriaSocial: Verify = numeric(
  [10],
  (digits) =>
    weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digitAt(digits, 3) &&
    isMonthDay(two(digits, 6), two(digits, 4)),
)

/** Switzerland: AHV number, an EAN-13 that begins with 756. */
export const switzerlandAhv: Verify = numeric(
  [13],
  (digits) =>
    digits.startsWith('756') && weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
)

/** Czechia and Slovakia: birth number, divisible by 11; women have 50 added to the month. */
export const czechBirth: Verify = numeric(
  [10],
  (digits) =>
    (remainder(digits, 11) === 0 || (remainder(digits.slice(0, 9), 11) === 10 && digits.endsWith('0'))) &&
    isMonthDay((two(digits, 2) % 50) % 20, two(digits, 4)),
)

/** Romania: CNP. */
export const romaniaCnp: Verify = numeric(
  [13],
  (digits) =>
    /^[1-8]/.test(digits) &&
    isMonthDay(two(digits, 3), two(digits, 5)) &&
    mod11([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], (rest) => (rest === 10 ? 1 : rest))(digits),
)

/** Bulgaria: EGN; the century is added to the month. */
export const bulgariaEgn: Verify = numeric(
  [10],
  (digits) =>
    isMonthDay(two(digits, 2) % 20, two(digits, 4)) &&
    mod11([2, 4, 8, 5, 10, 9, 7, 3, 6], (rest) => rest % 10)(digits),
)

/** Croatia: OIB (ISO 7064 MOD 11,10). */
export const croatiaOib: Verify = numeric([11], mod11And10)

/** Slovenia and its neighbours: EMSO, JMBG. */
export const sloveniaEmso: Verify = numeric(
  [13],
  (digits) =>
    isMonthDay(two(digits, 2), two(digits, 0)) &&
    mod11([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (11 - rest) % 11)(digits),
)

/** Estonia and Lithuania: two rounds of weights. */
export const balticCode: Verify = numeric([11], (digits) => {
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
  const check = first < 10 ? first : (weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10
  return check === digitAt(digits, 10) && isMonthDay(two(digits, 3), two(digits, 5))
})

/** Russia: INN, one check digit or two. */
export const russiaInn: Verify = numeric([10, 12], (digits) => {
  const check = (weights: readonly number[]): boolean =>
    (weightedSum(digits, weights) % 11) % 10 === digitAt(digits, weights.length)
  return digits.length === 10
    ? check([2, 4, 10, 3, 5, 9, 4, 6, 8])
    : check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
})

/** Russia: SNILS. */
export const russiaSnils: Verify = numeric([11], (digits) => {
  const sum = weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
  return (sum === 100 ? 0 : sum) === Number(digits.slice(9))
})

/** Latvia: personal code; those given out since 2017 begin with 32 and have no date and no check digit. */
export const latviaPerson: Verify = numeric(
  [11],
  (digits) =>
    digits.startsWith('32') ||
    (isMonthDay(two(digits, 2), two(digits, 0)) &&
      ((1101 - weightedSum(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === digitAt(digits, 10)),
)

/** Hungary: TAJ, the number of social insurance. */
export const hungaryTaj: Verify = numeric(
  [9],
  (digits) => weightedSum(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digitAt(digits, 8),
)

/** Iceland: kennitala; of companies 40 is added to the day. */
export const icelandKennitala: Verify = numeric(
  [10],
  (digits) =>
    /[089]$/.test(digits) &&
    isMonthDay(two(digits, 2), two(digits, 0) % 40) &&
    mod11([3, 2, 7, 6, 5, 4, 3, 2], (rest) => (11 - rest) % 11)(digits),
)

/** Luxembourg: a date, Luhn over the first twelve digits, Verhoeff over the first eleven and the last. */
export const luxembourgPerson: Verify = numeric(
  [13],
  (digits) =>
    isMonthDay(two(digits, 4), two(digits, 6)) &&
    luhn(digits.slice(0, 12)) &&
    verhoeff(digits.slice(0, 11) + digits.charAt(12)),
)

// Letters from 10 (A) to 35, weights 7, 3, 1 over and over, as in documents that machines read.
function sum731(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index++)
    sum += Number.parseInt(text.charAt(index), 36) * ([7, 3, 1][index % 3] ?? 0)
  return sum
}

/** Poland: identity card; its check digit stands behind the letters. */
export const polandCard: Verify = (value) => {
  const text = value.replace(/ /g, '')
  return sum731(text.slice(0, 3) + text.slice(4)) % 10 === digitAt(text, 3)
}

/** Portugal: number of social security. */
export const portugalNiss: Verify = numeric(
  [11],
  (digits) => 9 - (weightedSum(digits, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10) === digitAt(digits, 10),
)

/** Spain: number of social security, modulo 97. */
export const spainSocial: Verify = numeric([12], (digits) => {
  const [province, body] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 10))]
  const number = body < 10_000_000 ? body + province * 10_000_000 : Number(digits.slice(0, 10))
  return number % 97 === Number(digits.slice(10))
})

/** Ukraine: RNOKPP, the tax number of a person. */
export const ukraineTax: Verify = numeric([10], (digits) => {
  const rest = weightedSum(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11
  return ((rest + 11) % 11) % 10 === digitAt(digits, 9)
})

/** United Kingdom: unique taxpayer reference; its check digit stands in front. */
export const ukUtr: Verify = numeric(
  [10],
  (digits) =>
    '21987654321'.charAt(weightedSum(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11) ===
    digits.charAt(0),
)

/** Germany: number of a person in health insurance, a letter and nine digits (SGB V section 290). */
export const germanyHealth: Verify = (value) => {
  const digits = String(value.toUpperCase().charCodeAt(0) - 64).padStart(2, '0') + digitsOf(value)
  let sum = 0
  for (let index = 0; index < 10; index++) {
    const product = digitAt(digits, index) * (index % 2 === 0 ? 1 : 2)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === digitAt(digits, 10)
}
