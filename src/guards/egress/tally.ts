/**
 * From the outcomes of many destinations to one opinion.
 *
 * @module
 */
import type { Obligation, Reason } from '../../decision/decision.ts'
import type { Opinion } from '../../decision/guard.ts'
import { strictest, type Verdict } from '../../decision/verdict.ts'
import { formatPath } from '../../json/paths.ts'
import type { Outcome } from './judge.ts'
import type { Location } from './nodes.ts'

/** More reasons than these tell nobody anything. */
const mostReasons = 16
/** A call that names more hosts than these to resolve is no ordinary call. */
const mostHosts = 32

/** What came of all the destinations of one subject. */
export class Tally {
  #verdict: Verdict = 'allow'
  readonly #reasons: Reason[] = []
  #isRefused = false
  readonly #hosts = new Set<string>()
  readonly #pinned = new Set<string>()

  /** Adds what came of one destination. */
  add({ verdict, code, message, pinnedAddresses, resolve }: Outcome, location: Location): void {
    for (const address of pinnedAddresses ?? []) this.#pinned.add(address)
    if (verdict === 'allow') return
    this.#verdict = strictest(this.#verdict, verdict)
    if (resolve !== undefined) this.#hosts.add(resolve)
    else if (verdict === 'deny') this.#isRefused = true
    if (this.#reasons.length < mostReasons) {
      this.#reasons.push({ guard: 'egress', code, verdict, message, path: formatPath(location) })
    }
  }

  /** The opinion on the subject. Asks the resolver only when nothing else stands against the subject: to ask is already to tell. */
  opinion(): Opinion | undefined {
    const pinnedAddresses = [...this.#pinned]
    if (this.#verdict === 'allow') {
      return pinnedAddresses.length === 0 ? undefined : { verdict: 'allow', reasons: [], pinnedAddresses }
    }
    const isOpen = !this.#isRefused && this.#hosts.size > 0 && this.#hosts.size <= mostHosts
    const obligations: readonly Obligation[] = isOpen
      ? [...this.#hosts].map((host) => ({ type: 'resolve', host }))
      : []
    // What refuses for good is told before what merely waits for an answer.
    const settled = (reason: Reason): number => (reason.code === 'egress_unresolved' ? 1 : 0)
    return {
      verdict: this.#verdict,
      reasons: this.#reasons.toSorted((left, right) => settled(left) - settled(right)),
      obligations,
      ...(this.#verdict !== 'deny' && pinnedAddresses.length > 0 && { pinnedAddresses }),
    }
  }
}
