/**
 * The join: from the opinions of all guards to one decision. The strictest verdict wins; the reasons, findings, edits and
 * obligations of all are kept.
 *
 * @module
 */
import type { Decision, Edit, Finding, Intent, Obligation, Reason } from '../decision/decision.ts'
import type { Guard, GuardContext, Opinion } from '../decision/guard.ts'
import { compareVerdicts, isRestrictive, strictest, type Verdict } from '../decision/verdict.ts'
import type { Subject } from '../subject/subject.ts'
import { riskOf } from './risk.ts'

const none: readonly never[] = Object.freeze([])

/** How the policy's mode shapes a decision. */
export type Mode = 'observe' | 'shadow' | 'enforce'

/** What the guards said of one subject so far. */
export class Joined {
  verdict: Verdict = 'allow'
  /** The strictest verdict among the guards that no mode lifts. */
  unconditional: Verdict = 'allow'
  /** The opinion of the guard that authorises. */
  authorisation: Opinion | undefined
  /** The first reason with the strictest verdict. */
  decisive: Reason | undefined
  reasons: readonly Reason[] = none
  findings: readonly Finding[] = none
  edits: readonly Edit[] = none
  obligations: readonly Obligation[] = none
  /** What may be dialled; of what is edited, only the addresses of the copy that goes through. */
  pinnedAddresses?: readonly string[]

  /** @param authorisation - The opinion of the guard that authorises, when it has spoken already. */
  constructor(authorisation: Opinion | undefined) {
    if (authorisation !== undefined) this.#take(authorisation)
    this.authorisation = authorisation
  }

  /** Adds an opinion on the subject as it came. */
  add(guard: Guard, opinion: Opinion): void {
    if (guard.authorises === true) this.authorisation = opinion
    this.#take(opinion)
    if (guard.unconditional === true) this.unconditional = strictest(this.unconditional, opinion.verdict)
  }

  #take(opinion: Opinion): void {
    this.verdict = strictest(this.verdict, opinion.verdict)
    if (opinion.reasons.length > 0) {
      for (const reason of opinion.reasons) this.#weigh(reason)
      this.reasons = this.reasons.length === 0 ? opinion.reasons : [...this.reasons, ...opinion.reasons]
    }
    if (opinion.findings !== undefined) this.findings = [...this.findings, ...opinion.findings]
    if (opinion.edits !== undefined) this.edits = [...this.edits, ...opinion.edits]
    if (opinion.pinnedAddresses !== undefined) this.pinnedAddresses = opinion.pinnedAddresses
    if (opinion.obligations !== undefined) {
      this.obligations =
        this.obligations.length === 0 ? opinion.obligations : [...this.obligations, ...opinion.obligations]
    }
  }

  /**
   * Adds an opinion on the edited copy, after the same guard's opinion on the original: its edits count, since they are
   * made to what goes through; what it merely repeats does not.
   */
  addOnEdited(guard: Guard, opinion: Opinion): void {
    const fresh = opinion.reasons.filter((reason) => !this.reasons.some((seen) => sameReason(seen, reason)))
    for (const reason of fresh) this.#weigh(reason)
    if (fresh.length > 0) this.reasons = [...this.reasons, ...fresh]
    this.verdict = strictest(this.verdict, opinion.verdict)
    if (guard.unconditional === true) this.unconditional = strictest(this.unconditional, opinion.verdict)
    if (opinion.edits !== undefined) this.edits = [...this.edits, ...opinion.edits]
    if (opinion.pinnedAddresses !== undefined) this.pinnedAddresses = opinion.pinnedAddresses
    const owed = (opinion.obligations ?? none).filter(
      (each) => !this.obligations.some((seen) => sameObligation(seen, each)),
    )
    if (owed.length > 0) this.obligations = [...this.obligations, ...owed]
  }

  #weigh(reason: Reason): void {
    if (this.decisive === undefined || compareVerdicts(reason.verdict, this.decisive.verdict) > 0)
      this.decisive = reason
  }
}

function sameReason(left: Reason, right: Reason): boolean {
  return (
    left.guard === right.guard &&
    left.code === right.code &&
    left.path === right.path &&
    left.rule === right.rule
  )
}

function sameObligation(left: Obligation, right: Obligation): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

const shadowedAs: Readonly<Record<Verdict, string>> = {
  allow: 'allow',
  audit: 'audit',
  sanitize: 'sanitize',
  pending_approval: 'hold for approval',
  deny: 'deny',
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Makes the decision of several opinions.
 *
 * @param forwarded - The edited copy, or the subject itself.
 * @param intent - The class of the subject, where the policy asks for it.
 */
export function decide(
  joined: Joined,
  subject: Subject,
  forwarded: Subject,
  context: GuardContext,
  mode: Mode,
  intent: Intent | undefined,
): Decision {
  const decision = compose(joined.verdict, joined, joined.authorisation, joined.decisive, forwarded, intent)
  return mode === 'enforce' ? decision : lifted(decision, joined.unconditional, subject, context, mode)
}

/** Makes the decision where only the guard that authorises has an opinion. */
export function decideAlone(
  opinion: Opinion,
  subject: Subject,
  forwarded: Subject,
  context: GuardContext,
  mode: Mode,
  intent: Intent | undefined,
): Decision {
  const decision = compose(opinion.verdict, opinion, opinion, opinion.reasons[0], forwarded, intent)
  return mode === 'enforce' ? decision : lifted(decision, 'allow', subject, context, mode)
}

/** Puts a decision together member by member: spreading the optional ones would cost more than all guards of a plain call. */
function compose(
  verdict: Verdict,
  said: Pick<Opinion, 'reasons' | 'findings' | 'edits' | 'obligations' | 'pinnedAddresses'>,
  authorisation: Opinion | undefined,
  decisive: Reason | undefined,
  forwarded: Subject,
  intent: Intent | undefined,
): Decision {
  const { reasons, findings = none, edits = none, obligations = none, pinnedAddresses } = said
  const rule = authorisation?.rule
  const decision: Writable<Decision> = {
    verdict,
    code: decisive?.code ?? authorisation?.code ?? (rule === undefined ? 'default' : 'rule'),
    reason: decisive?.message ?? allowedBecause(authorisation),
    reasons,
    findings,
    risk: riskOf(intent, reasons, findings),
    subject: forwarded,
    edits,
    obligations,
  }
  if (rule !== undefined) decision.rule = rule
  if (authorisation?.ruleLabel !== undefined) decision.ruleLabel = authorisation.ruleLabel
  if (authorisation?.tags !== undefined) decision.tags = authorisation.tags
  if (intent !== undefined) decision.intent = intent
  if (pinnedAddresses !== undefined) decision.pinnedAddresses = pinnedAddresses
  return decision
}

function allowedBecause(authorisation: Opinion | undefined): string {
  if (authorisation?.rule !== undefined) return `allowed by rule ${authorisation.rule}`
  return authorisation?.code === 'role' ? 'allowed by a role' : 'no rule matches and the default is allow'
}

/**
 * In shadow and observe mode everything goes through as it came, but for what no mode lifts. What has to be resolved is
 * resolved all the same: without the answers nobody can say what would have been.
 */
function lifted(
  enforced: Decision,
  unconditional: Verdict,
  subject: Subject,
  context: GuardContext,
  mode: Mode,
): Decision {
  const gap = mode === 'observe' && enforced.rule === undefined && context.facts.role === 'request'
  const marked = gap ? { ...enforced, gap } : enforced
  if (!isRestrictive(enforced.verdict) || unconditional === enforced.verdict) return marked
  return {
    ...marked,
    verdict: strictest('audit', unconditional),
    reason: `[${mode}] would ${shadowedAs[enforced.verdict]}: ${enforced.reason}`,
    subject,
    edits: none,
    obligations: enforced.obligations.filter(({ type }) => type === 'resolve'),
    shadowed: enforced.verdict,
  }
}
