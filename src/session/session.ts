/**
 * A session: the state of one connection or agent run.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import type { Principal } from '../decision/guard.ts'
import type { JsonObject } from '../json/value.ts'
import type { ProtocolSection } from '../policy/protocol.schema.ts'
import type { TimeoutsSection } from '../policy/timeouts.schema.ts'
import type { AuditEvent, MaybePromise, SchedulePort } from '../ports/ports.ts'
import type { Subject, ToolCallSubject } from '../subject/subject.ts'
import type { ConnectionPins } from './catalogPins.ts'
import type { ConnectionState } from './catalogueState.ts'
import type { EntryMemory } from './entryMemory.ts'
import type { CallOptions, Dispatch } from './guardedCall.ts'

/** Whom a session is for. Everything is the host's word; nothing is taken from the wire. */
export interface SessionInit {
  /** The host's name for the server, the part before the first dot of its tools' names. Default: `server`. */
  readonly server?: string
  /** Who asks. */
  readonly principal?: Principal
  /** Names the session in events. */
  readonly session?: string
  /** Names the agent run in events. */
  readonly run?: string
  /**
   * SHA-256 of every bearer token that came with the request which the session is for, hexadecimal in small letters: the
   * section `threats` refuses a call that hands one of them on.
   */
  readonly tokenDigests?: readonly string[]
}

/** One connection or agent run. */
export interface Session {
  /** The host's name for the server. */
  readonly server: string
  /** Who asks. */
  readonly principal: Principal | undefined
  /** Judges a subject, discharges the obligations of the decision through the ports, and records it. Never rejects. */
  check(subject: Subject): Promise<Decision>
  /** As {@link Session.check}, but answers at once whenever no port makes it wait. Never throws, never rejects. */
  decide(subject: Subject): MaybePromise<Decision>
  /** Records what became of a call, or a message that was dropped. Never throws. */
  record(event: AuditEvent): void
  /**
   * Checks the arguments of a call, dispatches what may be forwarded, checks what comes back.
   *
   * @param call - The call, named `<server>.<tool>`.
   * @param dispatch - Makes the call; gets the subject to forward, and a signal that is aborted at the time limit of the
   *   policy. What it throws is checked as an error and thrown on.
   * @returns The result, or the refusal as a tool result with `isError: true`; it is thrown where `onDeny` is `error`.
   */
  call(call: ToolCallSubject, dispatch: Dispatch, options?: CallOptions): Promise<JsonObject>
  /**
   * Judges a subject and does nothing else: no port is asked, nothing is recorded, nothing is remembered. For asking
   * what would be, such as which entries of a catalogue could be used.
   */
  evaluate(subject: Subject): Decision
  /** Keeps the definition of a tool as its server advertised it. */
  learn(tool: string, definition: JsonObject): void
  /** The definition of a tool as its server last advertised it. */
  definitionOf(tool: string): JsonObject | undefined
  /** Takes back an approval that nobody waits for any more. */
  withdraw(approval: string): void
}

/** A session as the enforcement points of a connection use it. */
export interface ConnectionSession extends Session {
  /** The name of one of the server's tools, `<server>.<tool>`; the very same string every time. */
  toolNamed(tool: string): string
  /** What other connections of the same firewall have to know of this one. */
  readonly shared: ConnectionState
  /** Which entries of lists were let through; `undefined` while each has to be judged anew, such as to be recorded. */
  readonly entries: EntryMemory | undefined
  /** How what the server advertises stands to what was pinned. */
  readonly pins: ConnectionPins
  /** The policy's section on the protocol, as it is now. */
  readonly protocol: ProtocolSection | undefined
  /** The policy's section on time-outs, as it is now. */
  readonly timeouts: TimeoutsSection | undefined
  /** How to do something later, when the host injected it. */
  readonly schedule: SchedulePort | undefined
  /** `true` when one poisoned definition hides all of its server. */
  readonly blocksServers: boolean
}
