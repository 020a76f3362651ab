/**
 * Check digits of vehicles and of mobile equipment.
 *
 * @module
 */
import { luhn } from './digits.ts'
import { numeric, type Verify } from './numberCheck.ts'

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
