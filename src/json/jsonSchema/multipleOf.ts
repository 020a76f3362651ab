/**
 * `multipleOf` as people mean it: on the decimal numbers that were written, not on their binary neighbours.
 *
 * @module
 */

/** Decimal places beyond this are not looked at: the quotient alone decides then. */
const mostPlaces = 40

/**
 * Tells whether a number is a multiple of another (JSON Schema 2020-12 validation, section 6.2.1): `19.99` is one of
 * `0.01`, though their quotient as binary numbers is no integer.
 */
export function isMultipleOf(value: number, of: number): boolean {
  if (of === 0) return false
  const quotient = value / of
  if (Number.isInteger(quotient) && Math.abs(quotient) <= Number.MAX_SAFE_INTEGER && Number.isInteger(of))
    return true
  const places = Math.max(decimalPlaces(value), decimalPlaces(of))
  if (places > mostPlaces || Math.abs(value) > 1e21) return Number.isInteger(quotient)
  return scaled(value, places) % scaled(of, places) === 0n
}

/** How many digits stand after the point when a number is written out in full. */
function decimalPlaces(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  const point = digits.indexOf('.')
  const written = point === -1 ? 0 : digits.length - point - 1
  return Math.max(0, written - Number(exponent))
}

/** The number times a power of ten, exactly as it is written. */
function scaled(value: number, places: number): bigint {
  const [digits = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  return BigInt(whole + fraction) * 10n ** BigInt(places - fraction.length + Number(exponent))
}
