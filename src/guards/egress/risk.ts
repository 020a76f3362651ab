/**
 * How grave a destination's code is.
 *
 * @module
 */
import type { ReasonCode } from '../../decision/codes.ts'

// Our own scale: 100 is a sure attempt on credentials, 20 is what an ordinary mistake looks like.
const risks: Readonly<Partial<Record<ReasonCode, number>>> = {
  egress_allowed: 0,
  url_credentials: 20,
  egress_unresolved: 20,
  dns_unavailable: 20,
  egress_invalid: 30,
  too_large: 30,
  egress_port: 40,
  egress_not_allowed: 40,
  egress_scheme: 50,
  egress_denied: 60,
  egress_private: 70,
  egress_lookalike: 80,
  control_char: 80,
  ambiguous_url: 80,
  dns_rebinding: 90,
  egress_metadata: 100,
}

/** The risk score of a code, 0 to 100. */
export function riskOf(code: ReasonCode): number {
  return risks[code] ?? 50
}
