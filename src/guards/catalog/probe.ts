/**
 * What a probe of a server says about its health.
 *
 * @module
 */

/** How a server is. */
export type ServerHealth = 'ok' | 'degraded' | 'down'

/** What came of asking a server whether it is there. The host asks; nothing here reaches out. */
export interface Probe {
  /** How long it took, in milliseconds. */
  readonly elapsed: number
  /** Why there is no answer: refused, no such host, timed out, closed. Absent when there is one. */
  readonly error?: string
  /** The HTTP status of the answer, for servers that are reached so. */
  readonly status?: number
  /** Whether the answer was a JSON-RPC error. */
  readonly rpcError?: boolean
}

/** Limits of a probe, in milliseconds. */
export interface ProbeLimits {
  /** An answer that takes longer is slow. Default 2,000. */
  readonly slowAfter?: number
  /** An answer that takes longer is none. Default 20,000. */
  readonly downAfter?: number
}

/**
 * Classifies a probe: no answer, one that came too late, and a server error are `down`; a slow answer, a refusal for want
 * of rights or because of too many requests, and a JSON-RPC error are `degraded`.
 *
 * @example
 * ```ts
 * console.log(classifyProbe({ elapsed: 30 }), classifyProbe({ elapsed: 5_000 })) // => ok degraded
 * console.log(classifyProbe({ elapsed: 3, error: 'ECONNREFUSED' })) // => down
 * ```
 */
export function classifyProbe(probe: Probe, limits: ProbeLimits = {}): ServerHealth {
  const { elapsed, error, status = 200, rpcError = false } = probe
  const { slowAfter = 2_000, downAfter = 20_000 } = limits
  // What is no time at all was not measured, so nothing good is said of it.
  if (error !== undefined || !(elapsed >= 0 && elapsed <= downAfter) || status >= 500) return 'down'
  // 404 and 410: there is no server at this address. RFC 9110 sections 15.5.5 and 15.5.11.
  if (status === 404 || status === 410) return 'down'
  return rpcError || status >= 300 || elapsed > slowAfter ? 'degraded' : 'ok'
}
