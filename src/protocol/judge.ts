/**
 * Asking the session about a subject, so that nothing which goes wrong lets a message through.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import type { Refused } from '../decision/refusal.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { ConnectionSession } from '../session/session.ts'
import type { Subject } from '../subject/subject.ts'

/** What the state machine needs of a decision. `subject` is what may be forwarded. */
export interface Judgement extends Refused {
  readonly subject?: Subject
  /** An entry of a list is refused because asking for it would be. */
  readonly whenAsked?: true
}

/** A refusal for what could not be judged at all. */
export const notJudged: Judgement = Object.freeze({
  verdict: 'deny',
  code: 'guard_error',
  reason: 'the message could not be judged',
})

/** A refusal because too much waits already. */
export const overloaded: Judgement = Object.freeze({
  verdict: 'deny',
  code: 'overloaded',
  reason: 'too many messages wait for a decision',
})

/** A refusal because a message is not what its method asks for. */
export function misshapen(reason: string): Judgement {
  return { verdict: 'deny', code: 'invalid_message', reason }
}

/** A refusal of what was hidden from a list. */
export const hidden: Judgement = Object.freeze({
  verdict: 'deny',
  code: 'hidden',
  reason: 'there is nothing of this name that may be used',
})

/** A refusal because the policy does not let this of the protocol be used. */
export function notSpoken(reason: string): Judgement {
  return { verdict: 'deny', code: 'protocol', reason }
}

/** Tells whether a value has to be waited for. */
export function isPromiseLike<T>(value: MaybePromise<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}

/** Asks the session. Never throws. */
export function decide(session: ConnectionSession, subject: Subject): MaybePromise<Judgement> {
  try {
    return session.decide(subject)
  } catch {
    return notJudged
  }
}

/** Tells whether a decision allows its subject and has nothing else to say of it. */
export function isPlain(judgement: Judgement): boolean {
  const { verdict, reasons, findings, obligations } = judgement as Partial<Decision>
  return verdict === 'allow' && reasons?.length === 0 && findings?.length === 0 && obligations?.length === 0
}

/** Tells whether a verdict lets the subject of the decision go on. Whatever is not known to does not. */
export function letsThrough(judgement: Judgement): boolean {
  return judgement.verdict === 'allow' || judgement.verdict === 'audit' || judgement.verdict === 'sanitize'
}
