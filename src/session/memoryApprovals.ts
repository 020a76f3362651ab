/**
 * Approvals in memory: the embedded default, and enough for a single process.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import { sha256Hex } from '../json/digest.ts'
import type { ApprovalRequest, ApprovalsPort, ApprovalTicket, ClockPort } from '../ports/ports.ts'

/** A request that waits, under the id by which it is decided. */
export interface WaitingApproval extends ApprovalRequest {
  /** What `approve` and `reject` take. */
  readonly id: string
}

/** An approvals port whose tickets the host itself decides. */
export interface MemoryApprovals extends ApprovalsPort {
  request(request: ApprovalRequest): ApprovalTicket
  poll(id: string): ApprovalTicket | undefined
  consume(id: string, binding: string): boolean
  withdraw(id: string): void
  /** What waits, oldest first. */
  waiting(): readonly WaitingApproval[]
  /**
   * Approves a waiting ticket.
   *
   * @param by - Who approves. Needed when the policy names approvers or a quorum, and then counted once; nobody can
   *   approve a request of their own.
   * @returns `false` when it did not count: the ticket is not waiting (the first decision stands), or `by` may not approve it.
   */
  approve(id: string, by?: string): boolean
  /** Rejects a waiting ticket. `false` when it is not waiting: the first decision stands. */
  reject(id: string): boolean
}

/** How many tickets may be open at once; one more is refused, so that a runaway agent cannot flood the approvers. */
const defaultCapacity = 500

// What an id shows of its digest: 64 bits, enough to tell tickets apart; holding an id permits nothing.
const idLength = 16

interface Ticket {
  readonly id: string
  readonly request: ApprovalRequest
  /** Milliseconds since 1970. */
  readonly expires: number
  /** Who approved so far. */
  readonly approvedBy: Set<string>
  state: ApprovalTicket['state']
}

/** What an in-memory store of approvals can be made with. */
export interface MemoryApprovalsOptions {
  /** How many tickets may be open at once. Default 500. */
  readonly capacity?: number
  /** The time, without which no approval can expire and a request that is to expire is refused. */
  readonly clock?: ClockPort
}

/**
 * Makes an approvals port that keeps its tickets in memory. An approved ticket lets one identical call through; a rejected
 * one refuses the next identical call once, and is then forgotten.
 *
 * @example
 * ```ts
 * const approvals = createMemoryApprovals()
 * const firewall = createFirewall({ version: 1, name: 'demo', default: 'pending_approval' }, { ports: { approvals } })
 * const session = firewall.session({ server: 'db' })
 * const call = { tool: 'db.write', arguments: { row: 1 } }
 * console.log((await session.check(call)).verdict) // => pending_approval
 * approvals.approve(approvals.waiting()[0]!.id)
 * console.log((await session.check(call)).verdict) // => allow
 * console.log((await session.check(call)).verdict) // => pending_approval
 * ```
 */
export function createMemoryApprovals(options: MemoryApprovalsOptions = {}): MemoryApprovals {
  const { capacity = defaultCapacity, clock } = options
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new PortcullisError('option_invalid', '`capacity` must be a whole number of at least 1')
  }
  const byId = new Map<string, Ticket>()
  const byBinding = new Map<string, Ticket>()
  let opened = 0

  const forget = (ticket: Ticket): void => {
    byId.delete(ticket.id)
    byBinding.delete(ticket.request.binding)
  }
  const current = (ticket: Ticket | undefined): Ticket | undefined => {
    if (
      ticket !== undefined &&
      ticket.state !== 'rejected' &&
      clock !== undefined &&
      clock.now() >= ticket.expires
    )
      ticket.state = 'expired'
    return ticket
  }
  const waits = (id: string): Ticket | undefined => {
    const ticket = current(byId.get(id))
    return ticket?.state === 'pending' ? ticket : undefined
  }

  return {
    request(request) {
      const open = current(byBinding.get(request.binding))
      if (open !== undefined) {
        if (open.state === 'rejected' || open.state === 'expired') forget(open)
        return { id: open.id, state: open.state }
      }
      const { expiresAfterSeconds } = request
      if (expiresAfterSeconds !== undefined && clock === undefined) {
        throw new PortcullisError('option_invalid', 'an approval can expire only where there is a `clock`')
      }
      if (byId.size >= capacity)
        for (const each of byId.values()) if (current(each)?.state === 'expired') forget(each)
      if (byId.size >= capacity) {
        throw new PortcullisError(
          'option_invalid',
          `${capacity} approvals are waiting already; decide or withdraw some`,
        )
      }
      const id = sha256Hex(`${opened++} ${request.binding}`).slice(0, idLength)
      const expires =
        clock === undefined || expiresAfterSeconds === undefined
          ? Infinity
          : clock.now() + expiresAfterSeconds * 1000
      const ticket: Ticket = { id, request, expires, approvedBy: new Set(), state: 'pending' }
      byId.set(id, ticket)
      byBinding.set(request.binding, ticket)
      return { id, state: 'pending' }
    },
    poll(id) {
      const ticket = current(byId.get(id))
      return ticket && { id, state: ticket.state }
    },
    consume(id, binding) {
      const ticket = current(byId.get(id))
      if (ticket?.state !== 'approved' || ticket.request.binding !== binding) return false
      forget(ticket)
      return true
    },
    withdraw(id) {
      const ticket = byId.get(id)
      if (ticket?.state === 'pending') forget(ticket)
    },
    waiting: () =>
      [...byId.values()]
        .filter((ticket) => current(ticket)?.state === 'pending')
        .map(({ id, request }) => ({ ...request, id })),
    approve(id, by) {
      const ticket = waits(id)
      if (ticket === undefined || !mayApprove(ticket, by)) return false
      const { quorum = 1 } = ticket.request
      if (by !== undefined) ticket.approvedBy.add(by)
      if (quorum === 1 || ticket.approvedBy.size >= quorum) ticket.state = 'approved'
      return true
    },
    reject(id) {
      const ticket = waits(id)
      if (ticket !== undefined) ticket.state = 'rejected'
      return ticket !== undefined
    },
  }
}

/** Tells whether somebody's approval of a ticket counts. */
function mayApprove({ request, approvedBy }: Ticket, by: string | undefined): boolean {
  const { approvers, quorum = 1, principal } = request
  if (by === undefined) return approvers === undefined && quorum === 1
  return by !== principal && !approvedBy.has(by) && (approvers?.includes(by) ?? true)
}
