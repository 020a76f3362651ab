/**
 * Simulation: what a policy would have done with recorded traffic.
 *
 * @module
 */
import type { RequestContext } from '../decision/guard.ts'
import type { Verdict } from '../decision/verdict.ts'
import { createDecisionPoint } from '../evaluation/decisionPoint.ts'
import type { Policy } from '../policy/schema.ts'
import type { Subject } from '../subject/subject.ts'

/** Something that was judged once. */
export interface RecordedSubject {
  /** What was judged. */
  readonly subject: Subject
  /** Who asked, and what else the host knew. */
  readonly context?: RequestContext
  /** Milliseconds since 1970, for rules about the time. */
  readonly time?: number
  /** What was decided then. */
  readonly verdict?: Verdict
}

/** A record that the policy would decide otherwise. */
export interface ChangedVerdict {
  /** The position of the record. */
  readonly index: number
  /** What was decided then. */
  readonly from: Verdict
  /** What the policy decides. */
  readonly to: Verdict
  /** The rule that decides, when one does. */
  readonly rule?: string
}

/** What a policy would have done. */
export interface Simulation {
  /** How many records would have got each verdict. */
  readonly counts: Readonly<Record<Verdict, number>>
  /** The records whose verdict would be another one, in their order. Those without a recorded verdict take no part. */
  readonly changed: readonly ChangedVerdict[]
}

/**
 * Judges recorded subjects under a policy, each by itself: nothing is sent, counted or written. What depends on what
 * happened before is taken from `context.history` and `context.spent` of each record.
 *
 * @throws {@link PolicyError} with every problem of the policy.
 *
 * @example
 * ```ts
 * import { definePolicy } from 'mcp-portcullis'
 * import { simulate } from 'mcp-portcullis/analysis'
 *
 * const policy = definePolicy({ version: 1, name: 'demo', default: 'deny' })
 * console.log(simulate(policy, [{ subject: { tool: 'shell.exec' }, verdict: 'allow' }]).changed.length) // => 1
 * ```
 */
export function simulate(policy: Policy, records: readonly RecordedSubject[]): Simulation {
  let time: number | undefined
  // Only a record that has a time makes a clock, so that without one nothing about the time can be told.
  const timeless = createDecisionPoint(policy)
  const timed = createDecisionPoint(policy, { clock: { now: () => time ?? 0 } })
  const counts: Record<Verdict, number> = { allow: 0, audit: 0, sanitize: 0, pending_approval: 0, deny: 0 }
  const changed: ChangedVerdict[] = []
  records.forEach((record, index) => {
    time = record.time
    const point = time === undefined ? timeless : timed
    const { verdict: to, rule } = point.evaluate(record.subject, record.context)
    counts[to]++
    const { verdict: from } = record
    if (from !== undefined && from !== to) {
      changed.push({ index, from, to, ...(rule !== undefined && { rule }) })
    }
  })
  return { counts, changed }
}
