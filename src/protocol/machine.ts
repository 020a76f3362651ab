/**
 * The state of one connection, and waiting within a bound.
 *
 * @module
 */
import type { MaybePromise } from '../ports/ports.ts'
import type { Session } from '../session/session.ts'
import type { Exchange } from './exchange.ts'
import type { Judgement } from './judge.ts'
import type { JsonRpcMessage, RequestId } from './message.ts'
import { drop, type DropReason, type Flow, type Outcome } from './outcome.ts'
import { refusalAnswer } from './refusals.ts'

/** How a connection treats what it refuses and what has to wait. */
export interface ConnectionOptions {
  /** How a refused tool call is told to the caller. Default: `result`, a tool result with `isError: true`. */
  readonly onDeny?: 'result' | 'error'
  /** The most messages that may wait for a decision; what comes beyond is refused. Default: 1,000. */
  readonly mostHeld?: number
  /** The most characters of JSON that may wait for a decision. Default: 64 Mi. */
  readonly mostHeldCharacters?: number
}

/** The state of one connection. */
export interface Machine {
  readonly session: Session
  readonly onDeny: 'result' | 'error'
  readonly mostHeld: number
  readonly mostHeldCharacters: number
  /** The characters of JSON that wait. */
  heldCharacters: number
  /** Requests that are not answered yet, by the direction in which they travel. */
  readonly inFlight: Readonly<Record<Flow, Map<RequestId, Exchange>>>
  /** The requests by the token under which they are told about progress, by the direction of the request. */
  readonly tokens: Readonly<Record<Flow, Map<string | number, Exchange>>>
  /** The last notification that was held back, by direction: the next one comes after it. */
  readonly lastHeld: Record<Flow, PromiseLike<unknown> | undefined>
  /** Ends the waiting of each message that is held. */
  readonly held: Set<(outcome: Outcome) => void>
}

/** A connection on which nothing has happened. */
export function newMachine(session: Session, options: ConnectionOptions): Machine {
  return {
    session,
    onDeny: options.onDeny ?? 'result',
    mostHeld: options.mostHeld ?? 1_000,
    mostHeldCharacters: options.mostHeldCharacters ?? 67_108_864,
    heldCharacters: 0,
    tokens: { toServer: new Map(), toClient: new Map() },
    lastHeld: { toServer: undefined, toClient: undefined },
    inFlight: { toServer: new Map(), toClient: new Map() },
    held: new Set(),
  }
}

/** What waits: a request, its answer, or a notification. */
export interface Waiting {
  /** Ends the waiting; the decision, when it comes, changes nothing any more. */
  release: ((outcome: Outcome) => void) | undefined
}

/**
 * Waits for a judgement, unless too much waits already. Whoever calls the `release` of what waits first decides the
 * outcome; a judgement that comes later changes nothing, and an approval that was asked for meanwhile is taken back.
 *
 * @param message - What is held, for the bound on memory.
 * @param whenFull - The judgement of what finds no room.
 * @param whenFailed - The judgement when the waiting fails.
 */
export function hold<T>(
  machine: Machine,
  waits: Waiting,
  message: unknown,
  judgement: PromiseLike<T>,
  finish: (decided: T) => MaybePromise<Outcome>,
  whenFull: T,
  whenFailed: T,
): MaybePromise<Outcome> {
  const { held } = machine
  const size = sizeOf(message)
  if (held.size >= machine.mostHeld || machine.heldCharacters + size > machine.mostHeldCharacters) {
    judgement.then(
      (late) => {
        takeBack(machine.session, late)
      },
      () => undefined,
    )
    return finish(whenFull)
  }
  machine.heldCharacters += size
  return new Promise((resolve) => {
    const release = (outcome: MaybePromise<Outcome>): void => {
      held.delete(release)
      machine.heldCharacters -= size
      waits.release = undefined
      resolve(outcome)
    }
    const settle = (decided: T): void => {
      if (waits.release === release) release(finish(decided))
      else takeBack(machine.session, decided)
    }
    held.add(release)
    waits.release = release
    judgement.then(settle, () => {
      settle(whenFailed)
    })
  })
}

function sizeOf(message: unknown): number {
  try {
    return JSON.stringify(message).length
  } catch {
    // What cannot be written is refused by the judgement; its size is not known.
    return 0
  }
}

/** Nobody waits for the approval any more. */
function takeBack(session: Session, late: unknown): void {
  const { verdict, approval } = late as Partial<Judgement>
  if (verdict === 'pending_approval' && approval !== undefined) session.withdraw(approval)
}

/** The request is over: nothing more is expected for it. */
export function forget(machine: Machine, flow: Flow, id: RequestId, exchange: Exchange): void {
  machine.inFlight[flow].delete(id)
  if (exchange.token !== undefined) machine.tokens[flow].delete(exchange.token)
}

/** Drops a message and records it. */
export function dropped(machine: Machine, flow: Flow, why: DropReason): Outcome {
  machine.session.record({ kind: 'dropped', flow, why })
  return drop(why)
}

/** Refuses a request: it is over, and this is its answer. */
export function refusal(
  machine: Machine,
  flow: Flow,
  id: RequestId,
  exchange: Exchange,
  refused: Judgement,
): JsonRpcMessage {
  forget(machine, flow, id, exchange)
  return refusalAnswer(machine.onDeny, id, exchange, refused)
}
