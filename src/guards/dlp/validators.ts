/**
 * The checks that a policy's own detector can name.
 *
 * @module
 */
import { digitsOf, luhn, mod11And10, verhoeff } from './checks/digits.ts'
import { abaRouting, isBic, isCard, isIban } from './checks/financial.ts'
import { rarity } from './rarity.ts'

/** The name of a check. */
export type ValidatorName = 'luhn' | 'verhoeff' | 'mod11_10' | 'credit_card' | 'iban' | 'bic' | 'aba' | 'rare'

/** The checks, by name. */
export const validators: Readonly<Record<ValidatorName, (value: string) => boolean>> = Object.freeze({
  luhn: (value: string) => luhn(digitsOf(value)),
  verhoeff: (value: string) => verhoeff(digitsOf(value)),
  mod11_10: (value: string) => mod11And10(digitsOf(value)),
  credit_card: (value: string) => isCard(digitsOf(value)),
  iban: (value: string) => isIban(value.replace(/[ -]/g, '').toUpperCase()),
  bic: isBic,
  aba: abaRouting,
  rare: (value: string) => rarity(value) > 0.5,
})

/** Their names. */
export const validatorNames: readonly ValidatorName[] = Object.freeze(
  Object.keys(validators) as ValidatorName[],
)
