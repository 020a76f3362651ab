/**
 * A risk score of findings: additive, with a cap for each category, so that many findings of one kind say no more than a
 * few of them do.
 *
 * @module
 */

/** How grave a finding is. */
export type FindingSeverity = 'info' | 'warn' | 'error'

/** A band of the score: below 20, below 50, below 80, and from there on. */
export type RiskBand = 'low' | 'medium' | 'high' | 'critical'

/** What one finding adds. */
const weights: Readonly<Record<FindingSeverity, number>> = { info: 2, warn: 12, error: 30 }
/** The most that one category adds: two categories at their cap make a high score, three a critical one. */
const categoryCap = 40
const mostRisk = 100

/** What a score is computed from. */
export interface Scored {
  /** The category, such as `scripts`. */
  readonly category: string
  /** How grave it is. */
  readonly severity: FindingSeverity
}

/**
 * The score, 0 to 100. A further finding never lowers it. O(findings).
 *
 * @example
 * ```ts
 * const finding = { category: 'scripts', severity: 'error' } as const
 * console.log(riskScore([finding]), riskScore(Array.from({ length: 100 }, () => finding))) // => 30 40
 * ```
 */
export function riskScore(findings: readonly Scored[]): number {
  const byCategory = new Map<string, number>()
  for (const { category, severity } of findings) {
    const points = (byCategory.get(category) ?? 0) + weights[severity]
    byCategory.set(category, Math.min(categoryCap, points))
  }
  let sum = 0
  for (const points of byCategory.values()) sum += points
  return Math.min(mostRisk, sum)
}

/** The band of a score. */
export function riskBand(score: number): RiskBand {
  if (score >= 80) return 'critical'
  if (score >= 50) return 'high'
  return score >= 20 ? 'medium' : 'low'
}
