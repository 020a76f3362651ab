/**
 * Assertions on verdicts, for any test runner.
 *
 * @module
 */
import type { ReasonCode } from '../decision/codes.ts'
import type { Decision } from '../decision/decision.ts'
import type { RequestContext } from '../decision/guard.ts'
import type { Verdict } from '../decision/verdict.ts'
import type { Subject } from '../subject/subject.ts'

/** What is asserted about a decision. */
export interface ExpectedDecision {
  /** What must be decided. */
  readonly verdict: Verdict
  /** The deciding reason's code. */
  readonly code?: ReasonCode
  /** The id of the rule that decided. */
  readonly rule?: string
}

/** What can be asserted on: a firewall, or anything that evaluates like one. */
export interface Evaluates {
  /** Judges a subject. */
  evaluate(subject: Subject, context?: RequestContext): Decision
}

/**
 * Asserts what a firewall decides about a subject, and returns the decision.
 *
 * @param expected - A verdict, or a verdict with its code or rule.
 * @throws Error that says what was decided instead, and why.
 *
 * @example
 * ```ts
 * import { createFirewall } from 'mcp-portcullis'
 * import { assertVerdict } from 'mcp-portcullis/testing'
 *
 * const firewall = createFirewall({ version: 1, name: 'demo', default: 'deny' })
 * assertVerdict(firewall, { tool: 'shell.exec' }, { verdict: 'deny', code: 'default' })
 * ```
 */
export function assertVerdict(
  firewall: Evaluates,
  subject: Subject,
  expected: Verdict | ExpectedDecision,
  context?: RequestContext,
): Decision {
  const { verdict, code, rule }: ExpectedDecision =
    typeof expected === 'string' ? { verdict: expected } : expected
  const decision = firewall.evaluate(subject, context)
  const wrong = [
    decision.verdict !== verdict && `expected verdict ${verdict} but it is ${decision.verdict}`,
    code !== undefined && decision.code !== code && `expected code ${code} but it is ${decision.code}`,
    rule !== undefined &&
      decision.rule !== rule &&
      `expected rule ${rule} but it is ${decision.rule ?? 'none'}`,
  ].filter((problem) => problem !== false)
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')}: ${decision.reason}`)
  return decision
}
