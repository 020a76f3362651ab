/**
 * Approves one hop: judges where it leads, and with which addresses it may be dialled.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import { createEgressChecker, type EgressChecker } from '../guards/egress/checker.ts'
import type { EgressSection } from '../guards/egress/schema.ts'
import type { MaybePromise, ResolverPort, SchedulePort } from '../ports/ports.ts'
import { askResolver } from '../session/askResolver.ts'
import type { EgressSubject } from '../subject/subject.ts'
import { EgressDeniedError, fetchFailed } from './egressError.ts'

/** Judges a destination and resolves what has to be resolved for it. */
export type Decide = (subject: EgressSubject) => MaybePromise<Decision>

/** What is about to be dialled. */
export interface DialTarget {
  /** The URL of this hop. */
  readonly url: string
  /** The addresses that were approved for it, in canonical form. */
  readonly addresses: readonly string[]
}

/** A hop that may be made. */
export interface ApprovedHop extends DialTarget {
  /** `true` when the policy would have refused it and only records so: nothing was approved that could be dialled. */
  readonly isLifted: boolean
}

/** What an approver is made with. */
export interface ApproverInit {
  readonly egress?: EgressSection | EgressChecker
  readonly resolver?: ResolverPort
  readonly decide?: Decide
  readonly dial?: unknown
  readonly timeouts?: { readonly resolve?: number }
  readonly schedule?: SchedulePort
}

/** Approves hops: the returned function rejects with {@link EgressDeniedError} for a hop that may not be made. */
export function approver(init: ApproverInit): (destination: string, hop: number) => Promise<ApprovedHop> {
  const decide = init.decide ?? ownDecider(init)
  return async (destination, hop) => {
    const decision = await decide({ surface: 'egress', destination })
    if (!mayPass(decision)) throw new EgressDeniedError(decision, hop)
    // What may go out is the decision's subject: a sanitizer may have edited it.
    const target = decision.subject as EgressSubject
    try {
      const url = new URL(target.destination.trim()).href
      return { url, addresses: decision.pinnedAddresses ?? [], isLifted: decision.shadowed !== undefined }
    } catch (cause) {
      throw fetchFailed('the destination is no absolute URL', cause)
    }
  }
}

function mayPass({ verdict }: Decision): boolean {
  return verdict !== 'deny' && verdict !== 'pending_approval'
}

function ownDecider({ egress = {}, resolver, schedule, timeouts, dial }: ApproverInit): Decide {
  const checker = isChecker(egress) ? egress : createEgressChecker(egress)
  const ask = { resolver, schedule, timeout: timeouts?.resolve }
  return async ({ destination }) => {
    const first = checker.check(destination)
    const host = first.obligations.find((obligation) => obligation.type === 'resolve')?.host
    if (host === undefined) return first
    const decision = checker.check(destination, { resolved: await askResolver(host, ask) })
    if (!mayPass(decision) || dial !== undefined) return decision
    const again = await askResolver(host, ask)
    if ('failed' in again) return checker.check(destination, { resolved: again })
    const answers = again.map((address) => checker.verifyDial(address, decision))
    const changed = answers.find((answer) => !mayPass(answer))
    return changed === undefined ? decision : { ...changed, subject: decision.subject }
  }
}

function isChecker(egress: EgressSection | EgressChecker): egress is EgressChecker {
  return 'verifyDial' in egress
}
