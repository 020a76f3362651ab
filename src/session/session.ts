/**
 * A session: the state of one connection or agent run, and the loop that discharges what a decision obliges to.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import type { Principal } from '../decision/guard.ts'
import type { JsonObject } from '../json/value.ts'
import type { AuditEvent, MaybePromise } from '../ports/ports.ts'
import type { Subject, ToolCallSubject } from '../subject/subject.ts'

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
   * @param dispatch - Makes the call; gets the subject to forward. What it throws is checked as an error and thrown on.
   * @returns The result, or the refusal as a tool result with `isError: true`.
   */
  call(call: ToolCallSubject, dispatch: (call: ToolCallSubject) => MaybePromise<JsonObject>): Promise<JsonObject>
  /** Keeps the definition of a tool as its server advertised it, for conditions and parameter kinds. */
  learn(tool: string, definition: JsonObject): void
}
