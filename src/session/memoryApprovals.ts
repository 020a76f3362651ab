/**
 * Approvals in memory: the embedded default, and enough for a single process.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import { sha256Hex } from '../json/digest.ts'
import type { ApprovalRequest, ApprovalsPort, ApprovalTicket } from '../ports/ports.ts'

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
  /** Approves a waiting ticket. `false` when it is not waiting: the first decision stands. */
  approve(id: string): boolean
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
  state: 'pending' | 'approved' | 'rejected'
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
export function createMemoryApprovals(options: { readonly capacity?: number } = {}): MemoryApprovals {
  const { capacity = defaultCapacity } = options
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
  const decide = (id: string, state: 'approved' | 'rejected'): boolean => {
    const ticket = byId.get(id)
    if (ticket?.state !== 'pending') return false
    ticket.state = state
    return true
  }

  return {
    request(request) {
      const open = byBinding.get(request.binding)
      if (open !== undefined) {
        if (open.state === 'rejected') forget(open)
        return { id: open.id, state: open.state }
      }
      if (byId.size >= capacity) {
        throw new PortcullisError(
          'option_invalid',
          `${capacity} approvals are waiting already; decide or withdraw some`,
        )
      }
      const id = sha256Hex(`${opened++} ${request.binding}`).slice(0, idLength)
      const ticket: Ticket = { id, request, state: 'pending' }
      byId.set(id, ticket)
      byBinding.set(request.binding, ticket)
      return { id, state: 'pending' }
    },
    poll(id) {
      const ticket = byId.get(id)
      return ticket && { id, state: ticket.state }
    },
    consume(id, binding) {
      const ticket = byId.get(id)
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
        .filter(({ state }) => state === 'pending')
        .map(({ id, request }) => ({ ...request, id })),
    approve: (id) => decide(id, 'approved'),
    reject: (id) => decide(id, 'rejected'),
  }
}
