/**
 * What the check digits of numbers have in common.
 *
 * @module
 */
import { allSame, digitAt, digitsOf, weightedSum } from './digits.ts'

/** Tells whether a value, as it was matched, is what it looks like. */
export type Verify = (value: string) => boolean

/** Digits only, of one of these lengths, not all the same, passing the test. */
export function numeric(lengths: readonly number[], test: (digits: string) => boolean): Verify {
  return (value) => {
    const digits = digitsOf(value)
    return lengths.includes(digits.length) && !allSame(digits) && test(digits)
  }
}

/** The last digit is (weighted sum of the others mod 11), read by `map`. */
export function mod11(
  weights: readonly number[],
  map: (rest: number) => number,
): (digits: string) => boolean {
  return (digits) => map(weightedSum(digits, weights) % 11) === digitAt(digits, weights.length)
}

/** The number that the two digits from `at` on make. */
export const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2))
