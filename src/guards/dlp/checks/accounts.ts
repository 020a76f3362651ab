/**
 * Check digits of bank accounts as countries write them at home.
 *
 * @module
 */
import { digitAt, luhn, weightedSum } from './digits.ts'
import { isIban } from './financial.ts'
import { mod11, numeric, type Verify } from './numberCheck.ts'

/** Hungary: two or three blocks of eight, weights 9, 7, 3, 1 over the bank and over the account (MNB, GIRO). */
export const hungaryAccount: Verify = numeric([16, 24], (digits) => {
  const isRight = (block: string): boolean =>
    weightedSum(
      block,
      Array.from(block, (_, index) => [9, 7, 3, 1][index % 4] ?? 0),
    ) %
      10 ===
    0
  return isRight(digits.slice(0, 8)) && isRight(digits.slice(8))
})

/** Argentina: CBU and CVU, a check digit behind the bank and one behind the account (BCRA A 2559). */
export const argentinaAccount: Verify = numeric(
  [22],
  (digits) =>
    weightedSum(digits, [7, 1, 3, 9, 7, 1, 3, 1]) % 10 === 0 &&
    weightedSum(digits.slice(8), [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 1]) % 10 === 0,
)

/** Sweden: Bankgiro and Plusgiro, Luhn. */
export const swedenGiro: Verify = numeric([2, 3, 4, 5, 6, 7, 8], luhn)

/** Norway: eleven digits, modulus 11. */
export const norwayAccount: Verify = numeric(
  [11],
  mod11([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (rest) => (11 - rest) % 11),
)

/** Czechia and Slovakia: `prefix-number/bank`, both parts divisible by 11 when weighted (CNB decree 169/2011). */
export const czechAccount: Verify = (value) => {
  const [, prefix = '', number = ''] =
    /^(?:(\d{1,6})-)?(\d{2,10})\/\d{4}$/.exec(value.replace(/ /g, '')) ?? []
  const isRight = (part: string): boolean =>
    weightedSum(part.padStart(10, '0'), [6, 3, 7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0
  return number !== '' && Number(number) > 9 && isRight(number) && isRight(prefix)
}

/** Spain: CCC, two check digits behind bank and branch. */
export const spainAccount: Verify = numeric([20], (digits) => {
  const check = (part: string): number => {
    const rest = 11 - (weightedSum(part, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11)
    return rest > 9 ? 11 - rest : rest
  }
  return (
    check(`00${digits.slice(0, 8)}`) === digitAt(digits, 8) && check(digits.slice(10)) === digitAt(digits, 9)
  )
})

/** Poland: the 26 digits of an IBAN without its country. */
export const polandAccount: Verify = numeric([26], (digits) => isIban(`PL${digits}`))
