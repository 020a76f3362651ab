/**
 * The egress checker, usable alone: judges destinations without a firewall around it.
 *
 * @module
 */
import type { Decision, Reason } from '../../decision/decision.ts'
import type { EgressSubject } from '../../subject/subject.ts'
import { formatBits } from './addressBits.ts'
import { compileEgressRules, type EgressRules } from './egressRules.ts'
import { judgeDestination, parseAnswer, type Outcome, type ResolverAnswer } from './judge.ts'
import type { Reading, Unreadable } from './destination.ts'
import { readDestination } from './reading.ts'
import { riskOf } from './risk.ts'
import type { EgressSection } from './schema.ts'

/** Judges destinations. Synchronous; resolves nothing, dials nothing, throws nothing. */
export interface EgressChecker {
  /**
   * Judges a destination: a URL, `//host`, `host`, `host:port`, an address in any spelling, a UNC path, `git@host:path`.
   *
   * A name needs its addresses: without `resolved` the verdict is deny, with an obligation `resolve`; ask again with what
   * the resolver answered. Anything that is no string is denied (`egress_invalid`).
   */
  check(destination: string, options?: EgressCheckOptions): Decision
  /**
   * Judges the address that is about to be dialled: deny with `dns_rebinding` unless the decision pinned it.
   *
   * @param address - The peer's address, as the socket knows it.
   * @param approved - The decision that allowed the destination, or its pinned addresses.
   */
  verifyDial(address: string, approved: Decision | readonly string[]): Decision
  /** What a destination means, and where readers would disagree; for explanations. */
  read(destination: string): Reading | Unreadable
}

/** What is known about a destination besides its text. */
export interface EgressCheckOptions {
  /** What the host resolved to, or that the resolver failed. All of it must be acceptable. */
  readonly resolved?: ResolverAnswer
}

/**
 * Makes an egress checker. Without a section it is the baseline: private, reserved and metadata destinations are denied,
 * as are schemes other than `http`, `https`, `ws` and `wss`.
 *
 * @throws {@link PolicyError} when the section holds something that is no host rule.
 * @example
 * ```ts
 * const egress = createEgressChecker({ allow: ['api.example.com'] })
 * const decision = egress.check('https://api.example.com/v1', { resolved: ['93.184.216.34'] })
 * console.log(decision.verdict, decision.pinnedAddresses) // => allow [ '93.184.216.34' ]
 * console.log(egress.check('http://0x7f.1/').code) // => egress_private
 * ```
 */
export function createEgressChecker(section: EgressSection = {}): EgressChecker {
  const rules = compileEgressRules(section)
  return {
    check: (destination, options) => check(rules, destination, options?.resolved),
    verifyDial: (address, approved) => verifyDial(address, approved),
    read: (destination) =>
      typeof destination === 'string'
        ? readDestination(destination)
        : { problem: 'egress_invalid', message: 'the destination is no string' },
  }
}

function check(rules: EgressRules, destination: unknown, resolved: ResolverAnswer | undefined): Decision {
  if (typeof destination !== 'string') {
    return decisionOf('', {
      verdict: 'deny',
      code: 'egress_invalid',
      message: 'the destination is no string',
    })
  }
  try {
    return decisionOf(
      destination,
      judgeDestination(rules, destination, () => resolved),
    )
  } catch {
    // Only what is handed in as `resolved` can throw here, through a getter or a trap.
    return decisionOf(destination, {
      verdict: 'deny',
      code: 'guard_error',
      message: 'the destination could not be judged',
    })
  }
}

function verifyDial(address: unknown, approved: Decision | readonly string[]): Decision {
  const text = typeof address === 'string' ? address : ''
  const bits = parseAnswer(text)
  if (bits === undefined) {
    return decisionOf(text, {
      verdict: 'deny',
      code: 'egress_invalid',
      message: 'what is dialled is no address',
    })
  }
  const canonical = formatBits(bits)
  const pinned = isList(approved) ? approved : mayPass(approved) ? (approved.pinnedAddresses ?? []) : []
  if (pinned.includes(canonical)) {
    const message = 'the address is one that was approved'
    return decisionOf(text, {
      verdict: 'allow',
      code: 'egress_allowed',
      message,
      pinnedAddresses: [canonical],
    })
  }
  const message = `the address \`${canonical}\` is none of those that were approved`
  return decisionOf(text, { verdict: 'deny', code: 'dns_rebinding', message })
}

function isList(approved: Decision | readonly string[]): approved is readonly string[] {
  return Array.isArray(approved)
}

function mayPass({ verdict }: Decision): boolean {
  return verdict === 'allow' || verdict === 'audit'
}

const none: readonly never[] = Object.freeze([])

/** A decision on a destination alone, out of one outcome. */
function decisionOf(destination: string, outcome: Outcome): Decision {
  const { verdict, code, message, pinnedAddresses, resolve } = outcome
  const subject: EgressSubject = { surface: 'egress', destination }
  const reasons: readonly Reason[] =
    verdict === 'allow' ? none : [{ guard: 'egress', code, verdict, message, path: '$' }]
  const obligations: Decision['obligations'] =
    resolve === undefined ? none : [{ type: 'resolve', host: resolve }]
  const risk = riskOf(code)
  // Two literals in place of a spread, which costs more than all the rest.
  return pinnedAddresses === undefined
    ? { verdict, code, reason: message, reasons, findings: none, risk, subject, edits: none, obligations }
    : {
        verdict,
        code,
        reason: message,
        reasons,
        findings: none,
        risk,
        subject,
        edits: none,
        obligations,
        pinnedAddresses,
      }
}
