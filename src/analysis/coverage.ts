/**
 * Coverage: the tools that a policy speaks of, and those that it leaves to its default.
 *
 * @module
 */
import type { RequestContext } from '../decision/guard.ts'
import { createDecisionPoint } from '../evaluation/decisionPoint.ts'
import type { Policy } from '../policy/schema.ts'

/** Tools by whether a policy speaks of them, each list in the order in which the tools were given. */
export interface Coverage {
  /** A rule could decide a call of these, or a role is about them. */
  readonly covered: readonly string[]
  /** Every call of these is left to the default. */
  readonly gap: readonly string[]
}

/**
 * Sorts tools by whether a rule or a role of the policy is about them. A rule that depends on the arguments covers its
 * tool; a rule that depends on the caller covers it for callers that satisfy it.
 *
 * O(tools x rules about each); the rules about other tools cost nothing.
 *
 * @param tools - `<server>.<tool>`, as servers advertise them.
 * @param context - Who would call. Absent: nobody in particular, whom no rule about a principal or a role is for.
 * @throws {@link PolicyError} with every problem of the policy.
 *
 * @example
 * ```ts
 * import { definePolicy } from 'mcp-portcullis'
 * import { coverage } from 'mcp-portcullis/analysis'
 *
 * const policy = definePolicy({
 *   version: 1, name: 'demo', default: 'deny',
 *   rules: [{ id: 'issues', when: { tool: 'github.*_issue' }, then: 'allow' }],
 * })
 * console.log(coverage(policy, ['github.create_issue', 'github.push']).gap) // => [ 'github.push' ]
 * ```
 */
export function coverage(policy: Policy, tools: readonly string[], context: RequestContext = {}): Coverage {
  const point = createDecisionPoint(policy)
  const covered: string[] = []
  const gap: string[] = []
  for (const tool of tools) (point.covers(tool, context) ? covered : gap).push(tool)
  return { covered, gap }
}
