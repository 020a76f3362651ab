/**
 * The risk score: how much there is to worry about, whatever the verdict.
 *
 * @module
 */
import type { Finding, Intent, Reason, Severity } from '../decision/decision.ts'

// Our own scale, in points of 100. Each category is capped, so that a hundred equal findings weigh no more than a few,
// and every term is non-negative, so that one more finding never lowers the score.
const byIntent: Readonly<Record<Intent, number>> = { read: 0, write: 10, destructive: 30, exfiltrative: 40 }
const bySeverity: Readonly<Record<Severity, number>> = { low: 5, medium: 10, high: 20, critical: 35 }
const unratedReason = 5
const reasonCap = 50
const enforcedFinding = 25
const reportedFinding = 5
const findingCap = 40
const highest = 100

/** Scores 0 to 100: the class of the call, plus what guards object to, plus what detectors found. */
export function riskOf(
  intent: Intent | undefined,
  reasons: readonly Reason[],
  findings: readonly Finding[],
): number {
  const base = intent === undefined ? 0 : byIntent[intent]
  if (reasons.length === 0 && findings.length === 0) return base
  let objections = 0
  for (const { severity } of reasons)
    objections += severity === undefined ? unratedReason : bySeverity[severity]
  const answered = base + Math.min(reasonCap, objections)
  if (findings.length === 0) return Math.min(highest, answered)
  const found = new Map<string, number>()
  for (const { category, grade, confidence } of findings) {
    const points = (grade === 'enforce' ? enforcedFinding : reportedFinding) * confidence
    found.set(category, Math.min(findingCap, (found.get(category) ?? 0) + points))
  }
  let total = answered
  for (const points of found.values()) total += points
  return Math.min(highest, Math.round(total))
}
