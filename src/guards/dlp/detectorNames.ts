/**
 * The names of all built-in detectors.
 *
 * @module
 */
import { builtInDetectors } from './detectors.ts'

// Detectors that are code and have no row in a table.
const inCode: readonly string[] = [
  'aws_secret_key',
  'credit_card',
  'dash_address',
  'database_url',
  'discord_token',
  'dogecoin_address',
  'email',
  'generic_secret',
  'iban',
  'ip_address',
  'mac_address',
  'monero_address',
  'password',
  'ripple_address',
  'stellar_address',
  'tezos_address',
  'ton_address',
  'tron_address',
  'url_password',
  'wallet_private_key',
  'zcash_address',
]

/** Every name that a finding of a built-in detector can have, each once. */
export const detectorNames: readonly string[] = Object.freeze([
  ...new Set([...builtInDetectors.map(({ id }) => id), ...inCode]),
])
