/**
 * Ready-made `egress` sections, as data.
 *
 * @module
 */
import type { EgressSection } from './schema.ts'

/** The name of an egress preset. */
export type EgressPresetName = 'baseline-egress' | 'allowlist-only'

/** Ready-made sections: start from one and add to it. */
export const egressPresets: Readonly<Record<EgressPresetName, EgressSection>> = Object.freeze({
  /** Anywhere public over the web; nothing private, reserved or of a cloud's inside; nothing hidden in text either. */
  'baseline-egress': Object.freeze<EgressSection>({
    schemes: ['https', 'http', 'wss', 'ws'],
    credentials: 'audit',
    text: 'audit',
    results: 'audit',
  }),
  /**
   * Nowhere but to what `allow` names, encrypted and on the usual port. As it stands it names one host that cannot exist
   * (RFC 6761 section 6.4), for a list without entries would exclude nothing: put yours in its place.
   */
  'allowlist-only': Object.freeze<EgressSection>({
    allow: ['nowhere.invalid'],
    schemes: ['https', 'wss'],
    ports: [443],
    credentials: 'deny',
    text: 'deny',
    results: 'audit',
  }),
})
