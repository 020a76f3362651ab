/**
 * Requests: one live entry for each id, judged where the table says so, passed on or answered with a refusal.
 *
 * @module
 */
import type { MaybePromise } from '../ports/ports.ts'
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
import { hold, refusalAnswer, type Machine } from './machine.ts'
import type { JsonRpcError, JsonRpcRequest, RequestId } from './message.ts'
import { passOn, type Flow, type Outcome } from './outcome.ts'
import { requestRowFor } from './rows.ts'
import { askWalkers, noParameters } from './walkers.ts'

/** Takes a request. */
export function receiveRequest(machine: Machine, flow: Flow, message: JsonRpcRequest): MaybePromise<Outcome> {
  const { session } = machine
  const { id, method, params } = message
  const live = machine.inFlight[flow]
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
  const subject = walker.subject(session.server, params ?? noParameters, exchange)
  if (typeof subject === 'string') return refuse(machine, flow, id, exchange, misshapen(subject))
  exchange.state = 'held'
  const judgement = decide(session, subject)
  return isPromiseLike(judgement)
    ? holdRequest(machine, flow, message, exchange, subject, judgement)
    : finish(machine, flow, message, exchange, subject, judgement)
}

// Apart from the function above, which would otherwise allocate for a closure that it hardly ever needs.
function holdRequest(
  machine: Machine,
  flow: Flow,
  message: JsonRpcRequest,
  exchange: Exchange,
  subject: Subject,
  waiting: PromiseLike<Judgement>,
): MaybePromise<Outcome> {
  const whenDecided = (decided: Judgement): Outcome =>
    finish(machine, flow, message, exchange, subject, decided)
  return hold(machine, exchange, waiting, whenDecided, overloaded, notJudged)
}

function finish(
  machine: Machine,
  flow: Flow,
  message: JsonRpcRequest,
  exchange: Exchange,
  subject: Subject,
  decided: Judgement,
): Outcome {
  if (!letsThrough(decided)) return refuse(machine, flow, message.id, exchange, decided)
  exchange.state = 'sent'
  if (exchange.tool !== '') machine.session.record({ kind: 'dispatched', tool: exchange.tool })
  if (decided.subject === undefined || decided.subject === subject) return passOn
  const params = message.params ?? noParameters
  const edited = askWalkers[exchange.row?.asks ?? '']?.edited(params, decided.subject)
  return edited === undefined || edited === params
    ? passOn
    : { action: 'forward', message: { ...message, params: edited } }
}

function refuse(
  machine: Machine,
  flow: Flow,
  id: RequestId,
  exchange: Exchange,
  refused: Judgement,
): Outcome {
  machine.inFlight[flow].delete(id)
  return { action: 'answer', message: refusalAnswer(machine, id, exchange, refused) }
}

// JSON-RPC 2.0 section 5.1: Invalid Request. MCP forbids to reuse an id that is in flight.
function duplicateId(id: RequestId): JsonRpcError {
  return {
    jsonrpc: '2.0',
    id,
    error: { code: -32600, message: 'a request with this id is already in flight' },
  }
}
