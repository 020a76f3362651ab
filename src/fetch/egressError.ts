/**
 * What a guarded `fetch` rejects with.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import { PortcullisError } from '../errors.ts'

/** A request, or one hop of it, that was denied before anything was dialled. */
export class EgressDeniedError extends PortcullisError {
  declare readonly code: 'egress_denied'
  /** Why. */
  readonly decision: Decision
  /** How many redirects led there; 0 for the request itself. */
  readonly hop: number

  constructor(decision: Decision, hop: number) {
    super('egress_denied', `firewall ${decision.verdict}: ${decision.reason}`)
    this.name = 'EgressDeniedError'
    this.decision = decision
    this.hop = hop
  }
}

/** A request that was allowed and could not be completed within its limits. */
export function fetchFailed(message: string, cause?: unknown): PortcullisError {
  return new PortcullisError('fetch_failed', message, cause === undefined ? undefined : { cause })
}
