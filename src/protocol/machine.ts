/**
 * The state of one connection, and waiting within a bound.
 *
 * @module
 */
import { refusalError, refusalResult } from '../decision/refusal.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { Session } from '../session/session.ts'
import type { Exchange } from './exchange.ts'
import type { Judgement } from './judge.ts'
import type { JsonRpcError, JsonRpcMessage, RequestId } from './message.ts'
import { drop, type DropReason, type Flow, type Outcome } from './outcome.ts'

/** How a connection treats what it refuses and what has to wait. */
export interface ConnectionOptions {
  /** How a refused tool call is told to the caller. Default: `result`, a tool result with `isError: true`. */
  readonly onDeny?: 'result' | 'error'
  /** The most messages that may wait for a decision; what comes beyond is refused. Default: 1,000. */
  readonly mostHeld?: number
}

/** The state of one connection. */
export interface Machine {
  readonly session: Session
  readonly onDeny: 'result' | 'error'
  readonly mostHeld: number
  /** Requests that are not answered yet, by the direction in which they travel. */
  readonly inFlight: Readonly<Record<Flow, Map<RequestId, Exchange>>>
  /** Ends the waiting of each message that is held. */
  readonly held: Set<(outcome: Outcome) => void>
}

/** A connection on which nothing has happened. */
export function newMachine(session: Session, options: ConnectionOptions): Machine {
  return {
    session,
    onDeny: options.onDeny ?? 'result',
    mostHeld: options.mostHeld ?? 1_000,
    inFlight: { toServer: new Map(), toClient: new Map() },
    held: new Set(),
  }
}

/**
 * Waits for a judgement, unless too much waits already. Whoever calls the exchange's `release` first decides the outcome;
 * a judgement that comes later changes nothing.
 *
 * @param whenFull - The judgement of what finds no room.
 * @param whenFailed - The judgement when the waiting fails.
 */
export function hold<T>(
  machine: Machine,
  exchange: Exchange,
  waiting: PromiseLike<T>,
  finish: (decided: T) => Outcome,
  whenFull: T,
  whenFailed: T,
): MaybePromise<Outcome> {
  const { held } = machine
  if (held.size >= machine.mostHeld) {
    waiting.then(undefined, () => undefined)
    return finish(whenFull)
  }
  return new Promise((resolve) => {
    const release = (outcome: Outcome): void => {
      held.delete(release)
      exchange.release = undefined
      resolve(outcome)
    }
    const settle = (decided: T): void => {
      if (exchange.release === release) release(finish(decided))
    }
    held.add(release)
    exchange.release = release
    waiting.then(settle, () => {
      settle(whenFailed)
    })
  })
}

/** Drops a message and records it. */
export function dropped(machine: Machine, flow: Flow, why: DropReason): Outcome {
  machine.session.record({ kind: 'dropped', flow, why })
  return drop(why)
}

/** The answer that tells a caller of a refusal. */
export function refusalAnswer(
  machine: Machine,
  id: RequestId,
  exchange: Exchange,
  refused: Judgement,
): JsonRpcMessage {
  if (exchange.row?.refusal === 'tool_result' && machine.onDeny === 'result') {
    return { jsonrpc: '2.0', id, result: refusalResult(refused, exchange.modern) }
  }
  return { jsonrpc: '2.0', id, error: refusalError(refused) as unknown as JsonRpcError['error'] }
}
