/**
 * What a rule's `then` and the policy's `default` come to, as opinions that are made once and shared by all decisions.
 *
 * @module
 */
import type { Obligation, Reason } from '../../decision/decision.ts'
import type { Opinion } from '../../decision/guard.ts'
import type { Verdict } from '../../decision/verdict.ts'
import type { Rule, RuleEffect } from './schema.ts'

/** The name of the guard that authorises. */
export const guardName = 'rules'

const none: readonly never[] = Object.freeze([])

/** `then` in its long form. */
export function effectOf(rule: Rule): RuleEffect {
  return typeof rule.then === 'string' ? { verdict: rule.then } : rule.then
}

const sentences: Readonly<Record<Verdict, string>> = {
  allow: 'allowed by',
  audit: 'let through and flagged by',
  sanitize: 'let through after sanitizing by',
  pending_approval: 'approval is required by',
  deny: 'denied by',
}

/** The opinion of a rule that matched. */
export function ruleOpinion(rule: Rule): Opinion {
  const { verdict, reason, severity, notify = none } = effectOf(rule)
  const message = reason ?? `${sentences[verdict]} rule ${rule.id}`
  const because: Reason = {
    guard: guardName,
    code: 'rule',
    verdict,
    message,
    rule: rule.id,
    ...(severity !== undefined && { severity }),
  }
  const graded = severity === undefined ? {} : { severity }
  const obligations: Obligation[] = notify.map((to) => ({ type: 'notify', ...to, ...graded }))
  if (verdict === 'pending_approval')
    obligations.unshift({ type: 'approve', rule: rule.id, reason: message, ...graded })
  return Object.freeze({
    verdict,
    reasons: verdict === 'allow' ? none : Object.freeze([because]),
    rule: rule.id,
    ...(obligations.length > 0 && { obligations: Object.freeze(obligations) }),
  })
}

/** The opinion of the policy's default. */
export function defaultOpinion(verdict: Verdict): Opinion {
  const message = `no rule matches and the default is ${verdict}`
  const because: Reason = { guard: guardName, code: 'default', verdict, message }
  const obligations: readonly Obligation[] =
    verdict === 'pending_approval' ? Object.freeze([{ type: 'approve', reason: message } as const]) : none
  return Object.freeze({
    verdict,
    reasons: verdict === 'allow' ? none : Object.freeze([because]),
    ...(obligations.length > 0 && { obligations }),
  })
}

/** A sanitizing opinion as it is on surfaces where nothing may be edited: it denies. */
export function escalated(opinion: Opinion): Opinion {
  const reasons = opinion.reasons.map((reason): Reason => {
    return {
      ...reason,
      code: 'cannot_sanitize',
      verdict: 'deny',
      message: 'a tool definition cannot be sanitized, so it is refused',
    }
  })
  return { ...opinion, verdict: 'deny', reasons }
}
