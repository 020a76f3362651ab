/**
 * All built-in detectors.
 *
 * @module
 */
import type { Detector } from './detector.ts'
import { accountDetectors } from './tables/accounts.table.ts'
import { aiDetectors } from './tables/ai.table.ts'
import { cloudDetectors } from './tables/cloud.table.ts'
import { commerceDetectors } from './tables/commerce.table.ts'
import { financialDetectors } from './tables/financial.table.ts'
import { genericDetectors } from './tables/generic.table.ts'
import { identityDetectors } from './tables/identity.table.ts'
import { messagingDetectors } from './tables/messaging.table.ts'
import { peopleDetectors } from './tables/people.table.ts'
import { piiDetectors } from './tables/pii.table.ts'
import { sourceDetectors } from './tables/source.table.ts'
import { taxDetectors } from './tables/tax.table.ts'

/** Every row of every table. A more specific row stands before a more general one with the same anchor. */
export const builtInDetectors: readonly Detector[] = Object.freeze([
  ...aiDetectors,
  ...cloudDetectors,
  ...sourceDetectors,
  ...messagingDetectors,
  ...commerceDetectors,
  ...genericDetectors,
  ...accountDetectors,
  ...financialDetectors,
  ...taxDetectors,
  ...piiDetectors,
  ...identityDetectors,
  ...peopleDetectors,
])
