/**
 * What the host injects. The library itself opens no socket, reads no file, no clock and no environment variable:
 * whatever needs the outside world is a port. Each says when it may throw and what its absence means.
 *
 * @module
 */
import type { JsonValue } from '../json/value.ts'

/** A value, or a promise of one. A port that answers at once keeps the whole path synchronous. */
export type MaybePromise<T> = T | PromiseLike<T>

/** The time. `Date` itself is one: `ports: { clock: Date }`. */
export interface ClockPort {
  /** Milliseconds since 1970-01-01T00:00Z. Must not throw. */
  now(): number
}

/** A call that waits for someone's approval. */
export interface ApprovalRequest {
  /** SHA-256 over everything the approval is bound to: server, tool, arguments, policy, principal. Hexadecimal. */
  readonly binding: string
  /** `<server>.<tool>`, or the surface for anything that is not a tool call. */
  readonly name: string
  /** Why approval is needed; holds no matched value. */
  readonly reason: string
  /** The rule that asks for it. */
  readonly rule?: string
  /** Who asks, when known. */
  readonly principal?: string
  /** The document that would be forwarded, for the approver to look at. */
  readonly document: JsonValue
  /** Who may approve; absent: whoever the port lets. */
  readonly approvers?: readonly string[]
  /** How many different people have to approve; absent: one. */
  readonly quorum?: number
  /** How long the request stays open, and an approval that is not used, in seconds; absent: as the port has it. */
  readonly expiresAfterSeconds?: number
}

/** Where an approval stands. */
export interface ApprovalTicket {
  /** Names the approval to people and to the caller. */
  readonly id: string
  /** `approved` can be consumed once. */
  readonly state: 'pending' | 'approved' | 'rejected' | 'expired'
}

/**
 * Approvals. Absent: an in-memory store that belongs to the firewall. A throw, a rejected promise or a time-out denies
 * the call (`approval_unavailable`).
 */
export interface ApprovalsPort {
  /**
   * Opens a ticket, or returns the one that is already open for the same binding. What the request asks for and the port
   * cannot honour, such as a quorum, it must answer with a throw.
   */
  request(request: ApprovalRequest): MaybePromise<ApprovalTicket>
  /** Where a ticket stands; `undefined` when it is not known. */
  poll(id: string): MaybePromise<ApprovalTicket | undefined>
  /** Uses an approved ticket up. `true` exactly once, and only for the binding that was approved. */
  consume(id: string, binding: string): MaybePromise<boolean>
  /** Takes a waiting ticket back because its caller has gone. Optional. */
  withdraw?(id: string): MaybePromise<void>
}

/**
 * Where events go. Absent: nowhere. A throw or a rejected promise is counted; whether the call then goes through is the
 * policy's choice (`audit.required`).
 */
export interface AuditPort {
  /** Takes one event. It must not change it. */
  append(event: AuditEvent): MaybePromise<void>
}

/** Tells people. Absent: nobody is told. A throw is counted and changes no verdict. */
export type NotifyPort = (event: Notification) => MaybePromise<void>

/** A notification that a rule asked for. */
export interface Notification {
  /** The channel, such as `slack`. */
  readonly channel: string
  /** Whom in the channel. */
  readonly target?: string
  /** The event it is about. */
  readonly event: AuditEvent
}

/** Runs `task` after `milliseconds`; returns a function that cancels it. Absent: nothing times out. */
export type SchedulePort = (task: () => void, milliseconds: number) => () => void

/**
 * Looks names up. Absent: no name can be resolved, and whatever needs it is denied (`dns_unavailable`). A throw, a rejected
 * promise and an answer that takes longer than the time-out deny likewise.
 */
export interface ResolverPort {
  /** All addresses of a host, IPv4 and IPv6, as they would be dialled. An empty list means that it has none. */
  resolve(host: string): MaybePromise<readonly string[]>
}

/**
 * Keeps small texts beyond the life of the process, for all processes that share a policy. Absent: nothing outlives the
 * firewall. A throw or a rejected promise denies whatever needs the store. Every operation is atomic.
 */
export interface StorePort {
  /** The text under a key; `undefined` when there is none. */
  get(key: string): MaybePromise<string | undefined>
  /** Puts a text where there is none; `false`, and nothing is changed, where there is one. */
  putIfAbsent(key: string, value: string): MaybePromise<boolean>
  /** Puts a text in the place of exactly the one that is expected; `false`, and nothing is changed, otherwise. */
  compareAndSet(key: string, expected: string, value: string): MaybePromise<boolean>
}

/** One record of what was decided or what became of it. It holds digests, never values. */
export interface AuditEvent {
  /** What is recorded: a decision, or what came of a call. */
  readonly kind: 'decision' | 'dispatched' | 'result' | 'error' | 'dropped' | 'timeout' | 'policy'
  /** Milliseconds since 1970, when a clock was injected. */
  readonly time?: number
  /** Everything else is a JSON member. */
  readonly [member: string]: JsonValue | undefined
}

/** Everything a host can inject. */
export interface Ports {
  /** The time. */
  readonly clock?: ClockPort
  /** Who approves. */
  readonly approvals?: ApprovalsPort
  /** Where events go. */
  readonly audit?: AuditPort
  /** How people are told. */
  readonly notify?: NotifyPort
  /** How to do something later. */
  readonly schedule?: SchedulePort
  /** What outlives the process. Absent: what is pinned is pinned for the life of the firewall. */
  readonly store?: StorePort
  /** Looks names up. Absent: what needs an address is denied. */
  readonly resolver?: ResolverPort
}
