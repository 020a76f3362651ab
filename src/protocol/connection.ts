/**
 * The state machine of one connection. It does no I/O: a driver hands it every message with the direction it travels in
 * and does what the outcome says. Both ends can be guarded; the machine does not know at which end it sits.
 *
 * @module
 */
import { refusalError, refusalResult } from '../decision/refusal.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { Session } from '../session/session.ts'
import type { Subject } from '../subject/subject.ts'
import { isModern, keepExchange, type Exchange } from './exchange.ts'
import {
  decide,
  isPromiseLike,
  letsThrough,
  misshapen,
  notJudged,
  overloaded,
  type Judgement,
} from './judge.ts'
import {
  shapeOf,
  type JsonRpcError,
  type JsonRpcMessage,
  type JsonRpcNotification,
  type JsonRpcRequest,
  type JsonRpcResult,
  type RequestId,
} from './message.ts'
import { drop, opposite, passOn, type DropReason, type Flow, type Outcome } from './outcome.ts'
import { fits, requestRowFor } from './rows.ts'
import { judgeTools, keepTools } from './toolPage.ts'
import { answerWalkers, askWalkers, errorDocument, type AnswerWalker } from './walkers.ts'

/** How a connection treats what it refuses and what has to wait. */
export interface ConnectionOptions {
  /** How a refused tool call is told to the caller. Default: `result`, a tool result with `isError: true`. */
  readonly onDeny?: 'result' | 'error'
  /** The most messages that may wait for a decision; what comes beyond is refused. Default: 1,000. */
  readonly mostHeld?: number
}

/** One connection. */
export interface Connection {
  /**
   * Takes a message. The outcome comes at once unless the session has to wait for a port. Never throws, never rejects.
   */
  receive(flow: Flow, message: unknown): MaybePromise<Outcome>
  /** Forgets a request, because it could not be passed on or its caller gave it up without a word. */
  abandon(flow: Flow, id: RequestId): void
  /** Ends the waiting of everything that is held; nothing of it will be passed on. */
  withdraw(): void
  /** The connection is over: as {@link Connection.withdraw}, and every request in flight is forgotten. */
  reset(): void
}

/** Makes the state machine of one connection. State that outlives it belongs to the session. */
export function createConnection(session: Session, options: ConnectionOptions = {}): Connection {
  const asErrors = options.onDeny === 'error'
  const mostHeld = options.mostHeld ?? 1_000
  const inFlight = {
    toServer: new Map<RequestId, Exchange>(),
    toClient: new Map<RequestId, Exchange>(),
  }
  const held = new Set<(outcome: Outcome) => void>()

  function receive(flow: Flow, message: unknown): MaybePromise<Outcome> {
    try {
      switch (shapeOf(message)) {
        case 'request':
          return request(flow, message as JsonRpcRequest)
        case 'notification':
          return notification(flow, message as JsonRpcNotification)
        case 'result':
          return result(flow, message as JsonRpcResult)
        case 'error':
          return error(flow, message as JsonRpcError)
        case 'malformed':
          return dropped(flow, 'malformed')
      }
    } catch {
      // A getter or a proxy that throws while it is read: whatever it is, it is no JSON.
      return dropped(flow, 'malformed')
    }
  }

  function request(flow: Flow, message: JsonRpcRequest): MaybePromise<Outcome> {
    const { id, method, params } = message
    const live = inFlight[flow]
    if (live.has(id)) {
      session.record({ kind: 'dropped', flow, why: 'duplicate_id' })
      return { action: 'answer', message: duplicateId(id) }
    }
    const row = requestRowFor(flow, method)
    const exchange: Exchange = {
      method,
      row,
      modern: isModern(params),
      tool: '',
      state: 'sent',
      release: undefined,
    }
    keepExchange(live, id, exchange)
    const walker = row?.asks === undefined ? undefined : askWalkers[row.asks]
    if (walker === undefined) return passOn
    const subject = walker.subject(session.server, params ?? {}, exchange)
    if (typeof subject === 'string') return refuse(misshapen(subject))
    exchange.state = 'held'
    const judgement = decide(session, subject)
    return isPromiseLike(judgement)
      ? hold(exchange, judgement, finish, overloaded, notJudged)
      : finish(judgement)

    function finish(decided: Judgement): Outcome {
      if (!letsThrough(decided)) return refuse(decided)
      exchange.state = 'sent'
      if (exchange.tool !== '') session.record({ kind: 'dispatched', tool: exchange.tool })
      if (decided.subject === undefined || decided.subject === subject || params === undefined) return passOn
      const edited = walker?.edited(params, decided.subject) ?? params
      return edited === params ? passOn : { action: 'forward', message: { ...message, params: edited } }
    }

    function refuse(refused: Judgement): Outcome {
      live.delete(id)
      return { action: 'answer', message: refusal(id, exchange, refused) }
    }
  }

  function notification(flow: Flow, message: JsonRpcNotification): Outcome {
    if (message.method === 'notifications/cancelled') return cancellation(flow, message)
    return passOn
  }

  function cancellation(flow: Flow, { params }: JsonRpcNotification): Outcome {
    const id = params?.['requestId'] as RequestId
    const exchange = inFlight[flow].get(id)
    if (exchange === undefined) {
      // In 2026-07-28 a server ends a subscription by cancelling the client's own request for it.
      const listening = inFlight[opposite(flow)].get(id)
      if (flow === 'toClient' && listening?.method === 'subscriptions/listen') inFlight.toServer.delete(id)
      return passOn
    }
    const neverSent = exchange.state === 'held'
    inFlight[flow].delete(id)
    exchange.release?.(drop('cancelled'))
    return neverSent ? drop('cancelled') : passOn
  }

  /** The exchange that a message answers, claimed: a second answer finds nothing. */
  function claim(flow: Flow, id: RequestId | undefined): Exchange | undefined {
    const exchange = id === undefined ? undefined : inFlight[opposite(flow)].get(id)
    if (exchange?.state !== 'sent') return undefined
    exchange.state = 'answering'
    return exchange
  }

  function result(flow: Flow, message: JsonRpcResult): MaybePromise<Outcome> {
    const { id, result } = message
    const exchange = claim(flow, id)
    if (exchange === undefined) return dropped(flow, 'unsolicited')
    const done = (outcome: Outcome): Outcome => {
      inFlight[opposite(flow)].delete(id)
      return outcome
    }
    const { row } = exchange
    if (row === undefined) return done(passOn)
    const problem = fits(row, result, exchange.modern)
    if (problem !== undefined) return done(replaced(id, exchange, misshapen(problem)))
    if (row.lists !== undefined) return page(message, exchange, done)
    const walker = row.brings === undefined ? undefined : answerWalkers[row.brings]
    if (walker === undefined) return done(passOn)
    session.record({ kind: 'result', tool: exchange.tool })
    return judged(exchange, id, walker.subject(result, exchange), done, (subject) => {
      const edited = walker.edited(result, subject)
      return edited === result ? passOn : { action: 'forward', message: { ...message, result: edited } }
    })
  }

  function error(flow: Flow, message: JsonRpcError): MaybePromise<Outcome> {
    const { id } = message
    const exchange = claim(flow, id)
    if (exchange === undefined || id === undefined) return dropped(flow, 'unsolicited')
    const done = (outcome: Outcome): Outcome => {
      inFlight[opposite(flow)].delete(id)
      return outcome
    }
    const { row } = exchange
    const walker = row?.brings === undefined ? undefined : answerWalkers[row.brings]
    if (walker === undefined) return done(passOn)
    session.record({ kind: 'error', tool: exchange.tool })
    const document = errorDocument(message.error as unknown as JsonObject)
    return judged(exchange, id, walker.subject(document, exchange), done, (subject) =>
      editedError(walker, message, document, subject, () => replaced(id, exchange, notJudged)),
    )
  }

  function judged(
    exchange: Exchange,
    id: RequestId,
    subject: Subject,
    done: (outcome: Outcome) => Outcome,
    edited: (subject: Subject) => Outcome,
  ): MaybePromise<Outcome> {
    const finish = (decided: Judgement): Outcome => {
      if (!letsThrough(decided)) return done(replaced(id, exchange, decided))
      return done(
        decided.subject === undefined || decided.subject === subject ? passOn : edited(decided.subject),
      )
    }
    const judgement = decide(session, subject)
    return isPromiseLike(judgement)
      ? hold(exchange, judgement, finish, overloaded, notJudged)
      : finish(judgement)
  }

  function page(
    message: JsonRpcResult,
    exchange: Exchange,
    done: (outcome: Outcome) => Outcome,
  ): MaybePromise<Outcome> {
    const { result } = message
    const judgements = judgeTools(session, result['tools'] as readonly JsonValue[])
    const finish = (decided: readonly Judgement[]): Outcome => {
      const kept = keepTools(session, result, decided)
      return done(kept === result ? passOn : { action: 'forward', message: { ...message, result: kept } })
    }
    if (!judgements.some(isPromiseLike)) return finish(judgements as Judgement[])
    // Without a judgement nothing is kept.
    const all = Promise.all(judgements.map(async (judgement) => judgement))
    return hold(exchange, all, finish, [], [])
  }

  /** Waits for a judgement, within the bound, until the waiting is ended from elsewhere. */
  function hold<T>(
    exchange: Exchange,
    waiting: PromiseLike<T>,
    finish: (decided: T) => Outcome,
    whenFull: T,
    whenFailed: T,
  ): MaybePromise<Outcome> {
    if (held.size >= mostHeld) {
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

  function refusal(id: RequestId, exchange: Exchange, refused: Judgement): JsonRpcMessage {
    if (exchange.row?.refusal === 'tool_result' && !asErrors) {
      return {
        jsonrpc: '2.0',
        id,
        result: refusalResult(refused, exchange.modern),
      }
    }
    return {
      jsonrpc: '2.0',
      id,
      error: refusalError(refused) as unknown as JsonRpcError['error'],
    }
  }

  function replaced(id: RequestId, exchange: Exchange, refused: Judgement): Outcome {
    return { action: 'forward', message: refusal(id, exchange, refused) }
  }

  function dropped(flow: Flow, why: DropReason): Outcome {
    session.record({ kind: 'dropped', flow, why })
    return drop(why)
  }

  function withdraw(): void {
    for (const release of [...held]) release(drop('closed'))
  }

  return {
    receive,
    abandon(flow, id) {
      const exchange = inFlight[flow].get(id)
      inFlight[flow].delete(id)
      exchange?.release?.(drop('cancelled'))
    },
    withdraw,
    reset() {
      withdraw()
      inFlight.toServer.clear()
      inFlight.toClient.clear()
    },
  }
}

function editedError(
  walker: AnswerWalker,
  message: JsonRpcError,
  document: JsonObject,
  subject: Subject,
  unusable: () => Outcome,
): Outcome {
  const edited = walker.edited(document, subject)
  if (edited === document) return passOn
  const error = edited['error']
  const rebuilt = { ...message, error }
  if (!isJsonObject(error) || shapeOf(rebuilt) !== 'error') return unusable()
  return { action: 'forward', message: rebuilt as unknown as JsonRpcError }
}

// JSON-RPC 2.0 section 5.1: Invalid Request. MCP forbids to reuse an id that is in flight.
function duplicateId(id: RequestId): JsonRpcError {
  return {
    jsonrpc: '2.0',
    id,
    error: {
      code: -32600,
      message: 'a request with this id is already in flight',
    },
  }
}
