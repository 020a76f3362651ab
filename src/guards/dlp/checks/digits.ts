/**
 * Check digits over strings of decimal digits. Each function takes digits only and is O(length).
 *
 * @module
 */

/** The value of the digit at `index`. */
export function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48
}

/** Everything in a text that is a digit. */
export function digitsOf(text: string): string {
  let digits = ''
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= 48 && unit <= 57) continue
    if (index > from) digits += text.slice(from, index)
    from = index + 1
  }
  return from === 0 ? text : digits + text.slice(from)
}

/** Luhn (ISO/IEC 7812-1 annex B): payment cards, IMEI, and several national numbers. */
export function luhn(digits: string): boolean {
  let sum = 0
  let double = false
  for (let index = digits.length - 1; index >= 0; index--) {
    let digit = digitAt(digits, index)
    if (double && (digit *= 2) > 9) digit -= 9
    sum += digit
    double = !double
  }
  return digits.length > 1 && sum % 10 === 0
}

/** The remainder of a decimal number of any length; letters count as 10 to 35 (ISO 7064, ISO 13616). */
export function remainder(text: string, modulus: number): number {
  let rest = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code <= 57) rest = (rest * 10 + (code - 48)) % modulus
    else rest = (rest * 100 + ((code | 32) - 87)) % modulus
  }
  return rest
}

/** The sum of digits times weights, over as many digits as there are weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < weights.length; index++) sum += digitAt(digits, index) * (weights[index] ?? 0)
  return sum
}

// Verhoeff (1969): the dihedral group D5 and its permutation.
const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permutation = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

const dihedralTable = Uint8Array.from(dihedral.join(''), Number)
const permutationTable = Uint8Array.from(permutation.join(''), Number)

/** Verhoeff's check digit, as in Aadhaar. */
export function verhoeff(digits: string): boolean {
  let check = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digitAt(digits, digits.length - 1 - index)
    check = dihedralTable[check * 10 + (permutationTable[(index % 8) * 10 + digit] ?? 0)] ?? 0
  }
  return check === 0
}

/** The same of the digits in a stretch of a text, one byte a code unit, whatever stands between them. */
export function verhoeffBetween(bytes: Uint8Array, start: number, end: number): boolean {
  let check = 0
  let place = 0
  for (let index = end - 1; index >= start; index--) {
    const digit = (bytes[index] as number) - 48
    if (digit < 0 || digit > 9) continue
    check = dihedralTable[check * 10 + (permutationTable[place * 10 + digit] as number)] as number
    place = (place + 1) & 7
  }
  return check === 0
}

/** ISO 7064 MOD 11,10, as in German tax numbers and Croatian OIB. */
export function mod11And10(digits: string): boolean {
  let product = 10
  for (let index = 0; index < digits.length - 1; index++) {
    let sum = (digitAt(digits, index) + product) % 10
    if (sum === 0) sum = 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1)
}

/** Tells whether all characters are the same, which is how placeholders look. */
export function allSame(text: string): boolean {
  for (let index = 1; index < text.length; index++)
    if (text.charCodeAt(index) !== text.charCodeAt(0)) return false
  return true
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Tells whether a month and a day can be a date in some year. */
export function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (monthLengths[month - 1] ?? 0)
}
