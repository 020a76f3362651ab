/**
 * What a rule's `then` and the policy's `default` come to, as opinions. Those that do not depend on the call are made once
 * and shared by all decisions.
 *
 * @module
 */
import type { Obligation, Reason, Severity } from '../../decision/decision.ts'
import type { GuardContext, Opinion } from '../../decision/guard.ts'
import type { Verdict } from '../../decision/verdict.ts'
import type { DefaultEffect, Rule, RuleEffect } from './schema.ts'

/** The name of the guard that authorises. */
export const guardName = 'rules'

const none: readonly never[] = Object.freeze([])

function effectOf(rule: Rule): RuleEffect {
  return typeof rule.then === 'string' ? { verdict: rule.then } : rule.then
}

/** A rule's verdict, as far as it does not depend on the call; a cost cap permits until it is reached. */
export function verdictOf(rule: Rule): Verdict {
  return effectOf(rule).verdict ?? 'allow'
}

const sentences: Readonly<Record<Verdict, string>> = {
  allow: 'allowed by',
  audit: 'let through and flagged by',
  sanitize: 'let through after sanitizing by',
  pending_approval: 'approval is required by',
  deny: 'denied by',
}

/** Compiles what a rule says when it matches. */
export function compileEffect(rule: Rule): (context: GuardContext) => Opinion {
  const effect = effectOf(rule)
  const { verdict, maxRunCost } = effect
  if (verdict !== undefined) {
    const opinion = opinionOf(rule, effect, verdict, 'rule', `${sentences[verdict]} rule ${rule.id}`)
    return () => opinion
  }
  const permitted = opinionOf(rule, effect, 'allow', 'rule', '')
  const refused = opinionOf(
    rule,
    effect,
    'deny',
    'run_cost',
    `the run would cost more than rule ${rule.id} permits`,
  )
  return ({ request, facts }) => {
    const { spent } = request
    return spent !== undefined && spent + facts.cost <= (maxRunCost ?? 0) ? permitted : refused
  }
}

function opinionOf(
  rule: Rule,
  { reason, severity, notify = none, tags, approve }: RuleEffect,
  verdict: Verdict,
  code: 'rule' | 'run_cost',
  sentence: string,
): Opinion {
  const message = reason ?? sentence
  const graded: { readonly severity?: Severity } = severity === undefined ? {} : { severity }
  const because: Reason = { guard: guardName, code, verdict, message, rule: rule.id, ...graded }
  const obligations: Obligation[] = notify.map((to) => ({ type: 'notify', ...to, ...graded }))
  if (verdict === 'pending_approval') {
    obligations.unshift({ type: 'approve', rule: rule.id, reason: message, ...graded, ...approve })
  }
  return Object.freeze({
    verdict,
    reasons: verdict === 'allow' ? none : Object.freeze([because]),
    rule: rule.id,
    ...(rule.label !== undefined && { ruleLabel: rule.label }),
    ...(tags !== undefined && { tags }),
    ...(obligations.length > 0 && { obligations: Object.freeze(obligations) }),
  })
}

/** The opinion of a default. */
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

/** Compiles a default: one verdict, or one for each class of call. */
export function compileDefault(effect: DefaultEffect): (context: GuardContext) => Opinion {
  if (typeof effect === 'string') {
    const opinion = defaultOpinion(effect)
    return () => opinion
  }
  const { read, write, destructive, exfiltrative } = effect.byIntent
  const opinions = {
    read: defaultOpinion(read),
    write: defaultOpinion(write),
    destructive: defaultOpinion(destructive),
    exfiltrative: defaultOpinion(exfiltrative),
  }
  // The specification's own default for a tool that says nothing of itself is `destructiveHint: true`.
  return ({ facts }) => opinions[facts.intent ?? 'destructive']
}

/** An opinion that sanitizes, as it is where nothing may be edited: it denies. */
export function escalated(opinion: Opinion): Opinion {
  const message = 'a tool definition cannot be sanitized, so it is refused'
  const reasons = opinion.reasons.map((reason): Reason => {
    return { ...reason, code: 'cannot_sanitize', verdict: 'deny', message }
  })
  return { ...opinion, verdict: 'deny', reasons }
}
