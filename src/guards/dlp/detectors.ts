/**
 * All built-in detectors.
 *
 * @module
 */
import type { Detector } from './detector.ts'
import { aiDetectors } from './tables/ai.table.ts'
import { cloudDetectors } from './tables/cloud.table.ts'
import { commerceDetectors } from './tables/commerce.table.ts'
import { financialDetectors } from './tables/financial.table.ts'
import { genericDetectors } from './tables/generic.table.ts'
import { messagingDetectors } from './tables/messaging.table.ts'
import { piiDetectors } from './tables/pii.table.ts'
import { sourceDetectors } from './tables/source.table.ts'

/** Every row of every table. A more specific row stands before a more general one with the same anchor. */
export const builtInDetectors: readonly Detector[] = Object.freeze([
  ...aiDetectors,
  ...cloudDetectors,
  ...sourceDetectors,
  ...messagingDetectors,
  ...commerceDetectors,
  ...genericDetectors,
  ...financialDetectors,
  ...piiDetectors,
])

/** Detectors that are code: by a form that no literal begins. */
export const codedDetectors: readonly string[] = Object.freeze([
  'credit_card', 'iban', 'ip_address', 'mac_address', 'email', 'database_url', 'url_password', 'aws_secret_key', 'twilio_token', 'discord_token', 'phone', 'bitcoin_address',
  'wallet_private_key', 'it_codice_fiscale', 'mx_curp', 'us_ssn', 'us_itin', 'br_cpf', 'br_cnpj', 'ch_ahv', 'cl_rut', 'ar_cuit', 'se_personnummer', 'kr_rrn', 'cz_birth_number',
  'ru_snils', 'be_national_number', 'fr_nir', 'cn_resident_id', 'th_id', 'in_aadhaar', 'password', 'generic_secret',
]) // prettier-ignore
