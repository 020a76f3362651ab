/**
 * Requests: one live entry for each id, judged as the table says, passed on or answered with a refusal.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { ConnectionSession } from '../session/session.ts'
import type { Subject } from '../subject/subject.ts'
import { withBase64 } from './binaryMembers.ts'
import { isModern, type Exchange } from './exchange.ts'
import { decide, hidden, isPromiseLike, letsThrough, misshapen, notSpoken, type Judgement } from './judge.ts'
import { asJudgement, asRefused, hold, keepExchange, refusal, type Machine } from './machine.ts'
import type { JsonRpcError, JsonRpcRequest, RequestId } from './message.ts'
import { drop, passOn, type Flow, type Outcome } from './outcome.ts'
import { hasParameterHeaders, type MessageHeaders } from './parameterHeaders.ts'
import { judgeParts, progressTokenOf, type Judged } from './parts.ts'
import { hasForbidden, headerPart, headersFor, readHeaders, type RequestHeaders } from './requestHeaders.ts'
import { refusedQuestion, restrictedParams } from './restrictions.ts'
import { requestRowFor } from './rows.ts'
import { watchRequest } from './timeouts.ts'
import { askedAlong, askSubject, editedParams, noParameters } from './walkers.ts'

/** A request under way. */
interface Asking {
  readonly machine: Machine
  readonly flow: Flow
  readonly message: JsonRpcRequest
  readonly exchange: Exchange
  /** The HTTP headers that go with it; `undefined` when none of them repeats an argument. */
  headers: RequestHeaders | undefined
}

/** Takes a request. */
export function receiveRequest(
  machine: Machine,
  flow: Flow,
  message: JsonRpcRequest,
  headers?: MessageHeaders,
): MaybePromise<Outcome> {
  const { session } = machine
  const { id, method } = message
  const givenUp = machine.givenUp[flow]
  if (machine.inFlight[flow].get(id) !== undefined || (givenUp.size > 0 && givenUp.has(id))) {
    session.record({ kind: 'dropped', flow, why: 'duplicate_id' })
    // A stream that is taken up again brings back what a server has asked already: an error would answer the first one.
    return flow === 'toClient' ? drop('repeated') : { action: 'answer', message: duplicateId(id) }
  }
  const exchange = newExchange(flow, method, message.params)
  keepExchange(machine, flow, id, exchange)
  const asking: Asking = { machine, flow, message, exchange, headers: undefined }
  const given = hasParameterHeaders(headers) ? headers : undefined
  const { protocol } = session
  if (protocol === undefined) return ask(asking, message.params, given)
  if (flow === 'toClient') {
    const refused = refusedQuestion(protocol, method, message.params)
    return refused === undefined ? ask(asking, message.params, given) : refuse(asking, notSpoken(refused))
  }
  const params = restrictedParams(protocol, method, message.params)
  return typeof params === 'string' ? refuse(asking, notSpoken(params)) : ask(asking, params, given)
}

/** A request that nobody has looked at yet. */
export function newExchange(flow: Flow, method: string, params: JsonObject | undefined): Exchange {
  return {
    flow,
    method,
    row: requestRowFor(flow, method),
    modern: isModern(params),
    tool: '',
    about: '',
    origin: undefined,
    cursor: cursorOf(params),
    token: progressTokenOf(params),
    state: 'held',
    behind: undefined,
    release: undefined,
    stop: undefined,
  }
}

function cursorOf(params: JsonObject | undefined): string | undefined {
  const cursor = params?.['cursor']
  return typeof cursor === 'string' ? cursor : undefined
}

function ask(
  asking: Asking,
  params: JsonObject | undefined,
  headers: MessageHeaders | undefined,
): MaybePromise<Outcome> {
  const { machine, exchange, message } = asking
  const { session } = machine
  const given = params ?? noParameters
  const subject = askSubject(session, given, exchange)
  if (headers !== undefined) {
    asking.headers = readHeaders(session, exchange, headers, given)
    if (hasForbidden(session, asking.headers))
      return refuse(asking, notSpoken('a parameter may not be sent as a header'))
  }
  if (subject === undefined) return along(asking, given)
  if (typeof subject === 'string') return refuse(asking, misshapen(subject))
  const judgement = decide(session, subject)
  return isPromiseLike(judgement)
    ? holdRequest(asking, message, given, subject, judgement)
    : finish(asking, given, subject, judgement)
}

/** What was hidden from a list is refused: whoever asks for it has its name from somewhere else. */
function isHidden({ machine: { session }, exchange, message }: Asking): boolean {
  switch (exchange.row.method) {
    case 'tools/call':
      return session.shared.isHidden('tool', message.params?.['name'] as string)
    case 'resources/read':
    case 'resources/subscribe':
    case 'resources/unsubscribe':
    case 'resources/directory/read':
    case 'skills/get':
      return session.shared.isHidden('resource', exchange.about)
    case 'prompts/get':
      return session.shared.isHidden('prompt', exchange.about)
    case 'subscriptions/listen':
      return listensToHidden(session, message.params?.['notifications'])
    case 'completion/complete':
      return refersToHidden(session, message.params?.['ref'])
    default:
      return false
  }
}

function listensToHidden({ shared }: ConnectionSession, filter: JsonValue | undefined): boolean {
  const uris = isJsonObject(filter) ? filter['resourceSubscriptions'] : undefined
  return Array.isArray(uris) && uris.some((uri) => shared.isHidden('resource', uri as string))
}

/** What is completed is an argument of a prompt, or of a template of resources. */
function refersToHidden({ shared }: ConnectionSession, ref: JsonValue | undefined): boolean {
  if (!isJsonObject(ref)) return false
  const { name, uri } = ref
  return (
    (typeof name === 'string' && shared.isHidden('prompt', name)) ||
    (typeof uri === 'string' && (shared.isHidden('template', uri) || shared.isHidden('resource', uri)))
  )
}

function refuseHidden(asking: Asking): Outcome {
  const { machine, flow, exchange } = asking
  machine.session.record({
    kind: 'dropped',
    flow,
    why: 'hidden',
    ...(exchange.tool !== '' && { tool: exchange.tool }),
  })
  return refuse(asking, hidden)
}

// Apart from the function above, which would otherwise allocate for a closure that it hardly ever needs.
function holdRequest(
  asking: Asking,
  message: JsonRpcRequest,
  params: JsonObject,
  subject: Subject,
  waiting: PromiseLike<Judgement>,
): MaybePromise<Outcome> {
  const whenDecided = (decided: Judgement): MaybePromise<Outcome> => finish(asking, params, subject, decided)
  return hold(asking.machine, asking.exchange, message, waiting, whenDecided, asJudgement)
}

function finish(
  asking: Asking,
  params: JsonObject,
  subject: Subject,
  decided: Judgement,
): MaybePromise<Outcome> {
  if (!letsThrough(decided)) return refuse(asking, decided)
  if (isHidden(asking)) return refuseHidden(asking)
  return along(
    asking,
    decided.subject === undefined || decided.subject === subject
      ? params
      : editedParams(asking.machine.session, params, decided.subject, asking.exchange),
  )
}

/** Judges what goes along with what was judged. */
function along(asking: Asking, params: JsonObject): MaybePromise<Outcome> {
  const { machine, exchange, message } = asking
  const also = askedAlong(machine.session, params, exchange)
  if (typeof also === 'string') return refuse(asking, misshapen(also))
  const header = asking.headers && headerPart(machine.session, exchange, asking.headers)
  const parts = header === undefined ? also : [...(also ?? []), header]
  if (parts === undefined) return forward(asking, params)
  const judged = judgeParts(machine.session, params, parts)
  const settle = (done: Judged): Outcome =>
    'refused' in done ? refuse(asking, done.refused) : forward(asking, done.document)
  if (!isPromiseLike(judged)) return settle(judged)
  exchange.state = 'held'
  return hold(machine, exchange, message, judged, settle, asRefused)
}

function forward(asking: Asking, edited: JsonObject): Outcome {
  const { machine, message, exchange } = asking
  const params = edited === message.params ? edited : withBase64(message.params, edited)
  exchange.state = 'sent'
  if (machine.watch !== undefined) watchRequest(machine, asking.flow, message.id, exchange)
  // Asking for the task that a call became dispatches nothing again.
  if (exchange.row.asks === 'tool.call') machine.session.record({ kind: 'dispatched', tool: exchange.tool })
  const untouched = params === (message.params ?? noParameters)
  if (asking.headers !== undefined) {
    const headers = headersFor(asking.headers, untouched, params)
    if (headers !== undefined)
      return { action: 'forward', message: untouched ? message : { ...message, params }, headers }
  }
  return untouched ? passOn : { action: 'forward', message: { ...message, params } }
}

function refuse({ machine, flow, message, exchange }: Asking, refused: Judgement): Outcome {
  return { action: 'answer', message: refusal(machine, flow, message.id, exchange, refused) }
}

// JSON-RPC 2.0 section 5.1: Invalid Request. MCP forbids to reuse an id that is in flight.
function duplicateId(id: RequestId): JsonRpcError {
  return {
    jsonrpc: '2.0',
    id,
    error: { code: -32600, message: 'a request with this id is already in flight' },
  }
}
