/**
 * Answers: each belongs to the one request with exactly its id, is claimed on arrival, and is judged as its request says.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { Subject } from '../subject/subject.ts'
import type { Exchange } from './exchange.ts'
import {
  decide,
  isPromiseLike,
  letsThrough,
  misshapen,
  notJudged,
  overloaded,
  type Judgement,
} from './judge.ts'
import { dropped, hold, refusalAnswer, type Machine } from './machine.ts'
import { shapeOf, type JsonRpcError, type JsonRpcResult, type RequestId } from './message.ts'
import { opposite, passOn, type Flow, type Outcome } from './outcome.ts'
import { fits } from './rows.ts'
import { judgeTools, keepTools } from './toolPage.ts'
import { answerWalkers, type AnswerWalker } from './walkers.ts'

/** An answer under way to its caller. */
interface Answering {
  readonly machine: Machine
  readonly message: JsonRpcResult | JsonRpcError
  readonly id: RequestId
  readonly exchange: Exchange
  /** Where the request is kept. */
  readonly live: Map<RequestId, Exchange>
}

/** Takes a result or an error. */
export function receiveAnswer(
  machine: Machine,
  flow: Flow,
  message: JsonRpcResult | JsonRpcError,
): MaybePromise<Outcome> {
  const { id } = message
  const live = machine.inFlight[opposite(flow)]
  const exchange = id === undefined ? undefined : live.get(id)
  // What is held was never sent; what is answering has its answer: only what was sent can be answered.
  if (id === undefined || exchange?.state !== 'sent') return dropped(machine, flow, 'unsolicited')
  exchange.state = 'answering'
  const { row } = exchange
  const answering: Answering = { machine, message, id, exchange, live }
  if (row === undefined) return done(answering, passOn)
  if ('result' in message) {
    const problem = fits(row, message.result, exchange.modern)
    if (problem !== undefined) return refuse(answering, misshapen(problem))
    if (row.lists !== undefined) return receivePage(answering, message.result)
  }
  const walker = row.brings === undefined ? undefined : answerWalkers[row.brings]
  return walker === undefined ? done(answering, passOn) : judge(answering, walker)
}

function judge(answering: Answering, walker: AnswerWalker): MaybePromise<Outcome> {
  const { exchange, message } = answering
  const { session } = answering.machine
  const document = 'result' in message ? message.result : { error: message.error as unknown as JsonValue }
  session.record({ kind: 'result' in message ? 'result' : 'error', tool: exchange.tool })
  const subject = walker.subject(document, exchange)
  const judgement = decide(session, subject)
  return isPromiseLike(judgement)
    ? holdAnswer(answering, walker, subject, judgement)
    : finish(answering, walker, subject, judgement)
}

function holdAnswer(
  answering: Answering,
  walker: AnswerWalker,
  subject: Subject,
  waiting: PromiseLike<Judgement>,
): MaybePromise<Outcome> {
  const whenDecided = (decided: Judgement): Outcome => finish(answering, walker, subject, decided)
  return hold(answering.machine, answering.exchange, waiting, whenDecided, overloaded, notJudged)
}

function finish(answering: Answering, walker: AnswerWalker, subject: Subject, decided: Judgement): Outcome {
  if (!letsThrough(decided)) return refuse(answering, decided)
  if (decided.subject === undefined || decided.subject === subject) return done(answering, passOn)
  const { message } = answering
  const document = walker.document(subject)
  const edited = walker.document(decided.subject)
  if (edited === document) return done(answering, passOn)
  if ('result' in message)
    return done(answering, { action: 'forward', message: { ...message, result: edited } })
  const rebuilt = { ...message, error: edited['error'] }
  // An edit that leaves no error behind leaves nothing that could be passed on.
  if (!isJsonObject(rebuilt.error) || shapeOf(rebuilt) !== 'error') return refuse(answering, notJudged)
  return done(answering, { action: 'forward', message: rebuilt as unknown as JsonRpcError })
}

function receivePage(answering: Answering, result: JsonObject): MaybePromise<Outcome> {
  const { machine, exchange } = answering
  const { session } = machine
  const judgements = judgeTools(session, result['tools'] as readonly JsonValue[])
  const keep = (decided: readonly Judgement[]): Outcome => {
    const kept = keepTools(session, result, decided)
    if (kept === result) return done(answering, passOn)
    return done(answering, { action: 'forward', message: { jsonrpc: '2.0', id: answering.id, result: kept } })
  }
  if (!judgements.some(isPromiseLike)) return keep(judgements as Judgement[])
  const all = Promise.all(judgements.map(async (judgement) => judgement))
  // Without a judgement nothing is kept.
  return hold(machine, exchange, all, keep, [], [])
}

/** The request is answered, whatever the answer is. */
function done(answering: Answering, outcome: Outcome): Outcome {
  answering.live.delete(answering.id)
  return outcome
}

/** A refusal takes the place of the answer. */
function refuse(answering: Answering, refused: Judgement): Outcome {
  const { machine, id, exchange } = answering
  return done(answering, { action: 'forward', message: refusalAnswer(machine, id, exchange, refused) })
}
