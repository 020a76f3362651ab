/**
 * The state of one connection, and waiting within a bound.
 *
 * @module
 */
import { changedMeanwhile, tookTooLong } from '../decision/refusal.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { ConnectionSession } from '../session/session.ts'
import { createWatch, type Watch } from '../session/watch.ts'
import { utf8Length } from '../text/utf8.ts'
import type { Exchange } from './exchange.ts'
import type { GivenUp } from './givenUp.ts'
import { createInFlight, type InFlight } from './inFlight.ts'
import { notJudged, overloaded, type Judgement } from './judge.ts'
import type { JsonRpcMessage, RequestId } from './message.ts'
import { drop, type DropReason, type Flow, type Outcome } from './outcome.ts'
import { refusalAnswer } from './refusals.ts'

/** How a connection treats what it refuses and what has to wait. */
export interface ConnectionOptions {
  /** How a refused tool call is told to the caller. Default: `result`, a tool result with `isError: true`. */
  readonly onDeny?: 'result' | 'error'
  /** The most messages that may wait for a decision; what comes beyond is refused. Default: 1,000. */
  readonly mostHeld?: number
  /** The most bytes of JSON that may wait for a decision; what comes beyond is refused. Default: 64 Mi. */
  readonly mostHeldBytes?: number
}

/** Sends a message of the firewall's own. */
export type Emit = (flow: Flow, message: JsonRpcMessage) => void

/** The state of one connection. */
export interface Machine {
  readonly session: ConnectionSession
  readonly onDeny: 'result' | 'error'
  readonly mostHeld: number
  readonly mostHeldBytes: number
  /** The bytes of JSON that wait. */
  heldBytes: number
  /** Watches how long something takes; `undefined` when nobody does. */
  readonly watch: Watch | undefined
  /** Requests that were given up before they were answered, by direction: their answers may still come. */
  readonly givenUp: Readonly<Record<Flow, GivenUp>>
  /** Sends a message that answers no other. */
  readonly emit: Emit | undefined
  /** Requests that are not answered yet, by the direction in which they travel. */
  readonly inFlight: Readonly<Record<Flow, InFlight>>
  /** The requests by the token under which they are told about progress, by the direction of the request. */
  readonly tokens: Readonly<Record<Flow, Map<string | number, Exchange>>>
  /** The last notification that was held back, by direction: the next one comes after it. */
  readonly lastHeld: Record<Flow, PromiseLike<unknown> | undefined>
  /** Ends the waiting of each message that is held. */
  readonly held: Set<(outcome: Outcome) => void>
}

/** A connection on which nothing has happened. */
export function newMachine(session: ConnectionSession, options: ConnectionOptions, emit?: Emit): Machine {
  return {
    session,
    onDeny: options.onDeny ?? 'result',
    mostHeld: options.mostHeld ?? 1_000,
    mostHeldBytes: options.mostHeldBytes ?? 67_108_864,
    heldBytes: 0,
    watch: createWatch(session),
    givenUp: { toServer: new Map(), toClient: new Map() },
    emit,
    tokens: { toServer: new Map(), toClient: new Map() },
    lastHeld: { toServer: undefined, toClient: undefined },
    inFlight: { toServer: createInFlight(), toClient: createInFlight() },
    held: new Set(),
  }
}

/** What waits: a request, its answer, or a notification. */
export interface Waiting {
  /** Ends the waiting; the decision, when it comes, changes nothing any more. */
  release: ((outcome: Outcome) => void) | undefined
}

/** A refusal as the outcome of a judgement. */
export function asJudgement(refused: Judgement): Judgement {
  return refused
}

/** A refusal as the outcome of judging parts. */
export function asRefused(refused: Judgement): { readonly refused: Judgement } {
  return { refused }
}

/**
 * Waits for a judgement, unless too much waits already, and no longer than the policy permits. Whoever calls the `release`
 * of what waits first decides the outcome; a judgement that comes later changes nothing, and an approval that was asked
 * for meanwhile is taken back.
 *
 * @param message - What is held, for the bound on memory.
 * @param instead - The judgement of what finds no room, fails, or takes too long.
 */
export function hold<T>(
  machine: Machine,
  waits: Waiting,
  message: unknown,
  judgement: PromiseLike<T>,
  finish: (decided: T) => MaybePromise<Outcome>,
  instead: (refused: Judgement) => T,
): MaybePromise<Outcome> {
  const { held } = machine
  const text = textOf(message)
  const size = text === undefined ? 0 : utf8Length(text)
  if (held.size >= machine.mostHeld || machine.heldBytes + size > machine.mostHeldBytes) {
    judgement.then(
      (late) => {
        takeBack(machine.session, late)
      },
      () => undefined,
    )
    return finish(instead(overloaded))
  }
  machine.heldBytes += size
  return new Promise((resolve) => {
    // A scheduler may run its task at once, before there is anything to stop.
    const watching: { stop?: (() => void) | undefined } = {}
    const release = (outcome: MaybePromise<Outcome>): void => {
      held.delete(release)
      machine.heldBytes -= size
      waits.release = undefined
      watching.stop?.()
      resolve(outcome)
    }
    const settle = (decided: T): void => {
      if (waits.release !== release) takeBack(machine.session, decided)
      // Whoever sent it still has it: what was judged, and maybe shown to an approver, is what may go on.
      else if (textOf(message) === text) release(finish(decided))
      else release(finish(instead(changedMeanwhile)))
    }
    held.add(release)
    waits.release = release
    watching.stop = machine.watch?.('guardrail', () => {
      settle(instead(tookTooLong))
    })
    judgement.then(settle, () => {
      settle(instead(notJudged))
    })
  })
}

function textOf(message: unknown): string | undefined {
  try {
    return JSON.stringify(message)
  } catch {
    // What cannot be written is refused by the judgement; its size is not known.
    return undefined
  }
}

/** Nobody waits for the approval any more. */
function takeBack(session: ConnectionSession, late: unknown): void {
  const { verdict, approval } = late as Partial<Judgement>
  if (verdict === 'pending_approval' && approval !== undefined) session.withdraw(approval)
}

/**
 * The most requests that are kept in flight in one direction, and the most progress tokens. A peer that forgets requests
 * without a word (some clients time out silently) would otherwise fill memory. Beyond it the oldest is forgotten; its
 * answer is then unsolicited.
 */
const mostExchanges = 65_536

/** Keeps an exchange under its id, and under the token by which it is told about progress. O(1). */
export function keepExchange(machine: Machine, flow: Flow, id: RequestId, exchange: Exchange): void {
  const live = machine.inFlight[flow]
  live.add(id, exchange)
  const oldest = live.size > mostExchanges ? live.oldest() : undefined
  if (oldest !== undefined) {
    const [oldestId, forgotten] = oldest
    forget(machine, flow, oldestId, forgotten)
    const message = refusalAnswer(machine.onDeny, flow, oldestId, forgotten, overloaded)
    forgotten.release?.({ action: forgotten.state === 'answering' ? 'forward' : 'answer', message })
  }
  const { token } = exchange
  if (token === undefined) return
  const tokens = machine.tokens[flow]
  tokens.set(token, exchange)
  if (tokens.size <= mostExchanges) return
  for (const first of tokens.keys()) {
    tokens.delete(first)
    return
  }
}

/** The request is over: nothing more is expected for it. */
export function forget(machine: Machine, flow: Flow, id: RequestId, exchange: Exchange): void {
  machine.inFlight[flow].delete(id)
  exchange.stop?.()
  forgetToken(machine, flow, exchange)
}

/** Nothing more is told about the progress of a request. Another one may go by its token meanwhile. */
function forgetToken(machine: Machine, flow: Flow, exchange: Exchange): void {
  const tokens = machine.tokens[flow]
  if (exchange.token !== undefined && tokens.get(exchange.token) === exchange) tokens.delete(exchange.token)
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
  return refusalAnswer(machine.onDeny, flow, id, exchange, refused)
}
