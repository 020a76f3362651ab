/**
 * The five verdicts and their order.
 *
 * @module
 */

/**
 * What becomes of a subject, from the mildest to the strictest:
 * - `allow`: it goes through as it is.
 * - `audit`: it goes through as it is, and the event is flagged.
 * - `sanitize`: an edited copy goes through.
 * - `pending_approval`: it is held until someone decides.
 * - `deny`: it goes nowhere.
 */
export type Verdict = 'allow' | 'audit' | 'sanitize' | 'pending_approval' | 'deny'

const rank: Readonly<Record<Verdict, number>> = {
  allow: 0,
  audit: 1,
  sanitize: 2,
  pending_approval: 3,
  deny: 4,
}

/**
 * Orders two verdicts: negative when `left` is milder than `right`, zero when equal, positive when stricter.
 *
 * @example
 * ```ts
 * console.log(compareVerdicts('sanitize', 'deny') < 0) // => true
 * ```
 */
export function compareVerdicts(left: Verdict, right: Verdict): number {
  return rank[left] - rank[right]
}

/** The stricter of two verdicts. */
export function strictest(left: Verdict, right: Verdict): Verdict {
  return rank[left] >= rank[right] ? left : right
}

/**
 * Tells whether a verdict holds something back (`sanitize`, `pending_approval`, `deny`). What cannot be judged counts
 * as a match for a restrictive rule and as no match for a permissive one.
 */
export function isRestrictive(verdict: Verdict): boolean {
  return rank[verdict] >= rank.sanitize
}
