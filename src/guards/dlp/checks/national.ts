/**
 * Check digits of national identifiers. Each takes the value as it was matched and tells whether its check digits, and the
 * date where it holds one, are right. Sources: the issuing authorities' published rules, as also collected by the OECD
 * (tax identification numbers by jurisdiction) and in the EU's TIN algorithms.
 *
 * @module
 */
import {
  allSame,
  digitAt,
  digitsOf,
  isMonthDay,
  luhn,
  mod11And10,
  remainder,
  verhoeff,
  weightedSum,
} from './digits.ts'

type Verify = (value: string) => boolean

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Digits only, of one of these lengths, not all the same, passing the test. */
function numeric(lengths: readonly number[], test: (digits: string) => boolean): Verify {
  return (value) => {
    const digits = digitsOf(value)
    return lengths.includes(digits.length) && !allSame(digits) && test(digits)
  }
}

/** The last digit is (weighted sum of the others mod 11), read by `map`. */
function mod11(weights: readonly number[], map: (rest: number) => number): (digits: string) => boolean {
  return (digits) => map(weightedSum(digits, weights) % 11) === digitAt(digits, weights.length)
}

const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2))

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

/** Canada SIN, Greece AMKA, South Africa ID, Sweden, Israel: Luhn. */
export const canadaSin: Verify = numeric([9], (digits) => luhn(digits) && !digits.startsWith('8'))
export const greeceAmka: Verify = numeric(
  [11],
  (digits) => luhn(digits) && isMonthDay(two(digits, 2), two(digits, 0)),
)
export const southAfricaId: Verify = numeric(
  [13],
  (digits) => luhn(digits) && isMonthDay(two(digits, 2), two(digits, 4)),
)
export const israelId: Verify = numeric([9], luhn)
export const swedenPersonal: Verify = numeric([10, 12], (digits) => {
  const short = digits.slice(-10)
  return luhn(short) && isMonthDay(two(short, 2), two(short, 4) % 60)
})
/** United Kingdom: National Insurance number (prefixes that are never given out) and NHS number (modulus 11). */
export const ukNino: Verify = (value) => {
  const text = value.replace(/[ -]/g, '').toUpperCase()
  return (
    /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(text) && !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/.test(text)
  )
}
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
export const portugalNif: Verify = numeric(
  [9],
  (digits) =>
    /^[1-35689]/.test(digits) &&
    mod11([9, 8, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? 0 : 11 - rest))(digits),
)
export const polandPesel: Verify = numeric(
  [11],
  (digits) =>
    (10 - (weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digitAt(digits, 10) &&
    isMonthDay(two(digits, 2) % 20, two(digits, 4)),
)
export const polandNip: Verify = numeric(
  [10],
  mod11([6, 5, 7, 2, 3, 4, 5, 6, 7], (rest) => rest),
)
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
export const finlandHetu: Verify = (value) =>
  '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(value.slice(0, 6) + value.slice(7, 10)) % 31) ===
  value.charAt(10).toUpperCase()
export const irelandPps: Verify = (value) => {
  const text = value.replace(/ /g, '').toUpperCase()
  const extra = /^[A-IW]$/.test(text.charAt(8))
    ? (text.charAt(8) === 'W' ? 0 : letters.indexOf(text.charAt(8)) + 1) * 9
    : 0
  return `W${letters}`.charAt((weightedSum(text, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23) === text.charAt(7)
}
export const austriaSocial: Verify = numeric(
  [10],
  (digits) =>
    weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digitAt(digits, 3) &&
    isMonthDay(two(digits, 6), two(digits, 4)),
)
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
export const romaniaCnp: Verify = numeric(
  [13],
  (digits) =>
    /^[1-8]/.test(digits) &&
    isMonthDay(two(digits, 3), two(digits, 5)) &&
    mod11([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], (rest) => (rest === 10 ? 1 : rest))(digits),
)
export const bulgariaEgn: Verify = numeric(
  [10],
  (digits) =>
    isMonthDay(two(digits, 2) % 20, two(digits, 4)) &&
    mod11([2, 4, 8, 5, 10, 9, 7, 3, 6], (rest) => rest % 10)(digits),
)
export const croatiaOib: Verify = numeric([11], mod11And10)
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
export const turkeyId: Verify = numeric([11], (digits) => {
  const at = (index: number): number => digitAt(digits, index)
  const tenth = ((at(0) + at(2) + at(4) + at(6) + at(8)) * 7 - (at(1) + at(3) + at(5) + at(7)) + 70) % 10
  return (
    !digits.startsWith('0') &&
    tenth === at(9) &&
    weightedSum(digits, Array<number>(10).fill(1)) % 10 === at(10)
  )
})
export const indiaAadhaar: Verify = numeric([12], (digits) => /^[2-9]/.test(digits) && verhoeff(digits))
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
export const brazilCnpj: Verify = numeric([14], (digits) => {
  const map = (rest: number): number => (rest < 2 ? 0 : 11 - rest)
  return (
    mod11([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], map)(digits) &&
    mod11([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], map)(digits)
  )
})
export const argentinaCuit: Verify = numeric(
  [11],
  (digits) =>
    /^(?:2[03457]|3[034])/.test(digits) &&
    mod11([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (rest === 0 ? 0 : rest === 1 ? 9 : 11 - rest))(digits),
)
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
/** China: resident identity number (GB 11643, ISO 7064 MOD 11-2). */
export const chinaId: Verify = (value) => {
  const sum = weightedSum(value, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return (
    '10X98765432'.charAt(sum % 11) === value.charAt(17).toUpperCase() &&
    isMonthDay(two(value, 10), two(value, 12)) &&
    /^(?:19|20)/.test(value.slice(6))
  )
}
export const taiwanId: Verify = (value) => {
  const rank = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(value.charAt(0).toUpperCase()) + 10
  return (
    (Math.floor(rank / 10) + (rank % 10) * 9 + weightedSum(value.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) %
      10 ===
    0
  )
}
export const japanNumber: Verify = numeric(
  [12],
  mod11([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (rest < 2 ? 0 : 11 - rest)),
)
export const koreaRrn: Verify = numeric(
  [13],
  (digits) =>
    isMonthDay(two(digits, 2), two(digits, 4)) &&
    /^[1-8]/.test(digits.slice(6)) &&
    (11 - (weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digitAt(digits, 12),
)
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
export const thailandId: Verify = numeric(
  [13],
  (digits) =>
    (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digitAt(digits, 12),
)
export const malaysiaNric: Verify = numeric([12], (digits) => isMonthDay(two(digits, 2), two(digits, 4)))
export const indonesiaNik: Verify = numeric([16], (digits) => isMonthDay(two(digits, 8), two(digits, 6) % 40))
export const australiaTfn: Verify = numeric(
  [8, 9],
  (digits) =>
    weightedSum(digits, digits.length === 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1]) %
      11 ===
    0,
)
export const australiaMedicare: Verify = numeric(
  [10, 11],
  (digits) =>
    /^[2-6]/.test(digits) && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(digits, 8),
)
export const newZealandIrd: Verify = numeric([8, 9], (digits) => {
  const full = digits.padStart(9, '0')
  const check = (weights: readonly number[]): number => (11 - (weightedSum(full, weights) % 11)) % 11
  const first = check([3, 2, 7, 6, 5, 4, 3, 2])
  return (first === 10 ? check([7, 4, 3, 2, 5, 2, 7, 6]) : first) === digitAt(full, 8)
})
export const russiaInn: Verify = numeric([10, 12], (digits) => {
  const check = (weights: readonly number[]): boolean =>
    (weightedSum(digits, weights) % 11) % 10 === digitAt(digits, weights.length)
  return digits.length === 10
    ? check([2, 4, 10, 3, 5, 9, 4, 6, 8])
    : check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
})
export const russiaSnils: Verify = numeric([11], (digits) => {
  const sum = weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
  return (sum === 100 ? 0 : sum) === Number(digits.slice(9))
})
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
/** US bank routing number (ABA): weights 3, 7, 1, and prefixes that exist. */
export const abaRouting: Verify = numeric(
  [9],
  (digits) =>
    weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 &&
    /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(digits),
)
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
/** Vehicle identification number (ISO 3779, check digit of 49 CFR 565). */
export const vehicleId: Verify = (value) => {
  const values = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  let sum = 0
  for (let index = 0; index < 17; index++)
    sum += (values.indexOf(value.charAt(index).toUpperCase()) % 10) * (weights[index] ?? 0)
  return '0123456789X'.charAt(sum % 11) === value.charAt(8).toUpperCase()
}
/** Mobile equipment (IMEI): Luhn. */
export const imei: Verify = numeric([15], luhn)
