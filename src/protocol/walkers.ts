/**
 * From a message to what is judged, and from what may be forwarded back to a message. Nothing is ever changed in place:
 * the in-memory transports of the SDKs pass one object to both sides.
 *
 * @module
 */
import { isJsonObject, jsonEquals, type JsonObject, type JsonValue } from '../json/value.ts'
import type { ConnectionSession } from '../session/session.ts'
import { documentOf, type Subject } from '../subject/subject.ts'
import type { Exchange } from './exchange.ts'
import { isBare, messageSubject, putRest, restOf, type MessageSurface, type Part } from './parts.ts'
import { embeddedAnswers, embeddedRequests } from './rounds.ts'
import { kindOf } from './rows.ts'
import { requestOfTask, resultOfTask, taskParts } from './tasks.ts'

/** What a request without parameters is judged with. */
export const noParameters: JsonObject = Object.freeze({})

const ofToolCall: ReadonlySet<string> = new Set(['name', 'arguments', 'inputResponses'])
const ofResource: ReadonlySet<string> = new Set(['uri', 'inputResponses'])
const ofPrompt: ReadonlySet<string> = ofToolCall

/**
 * What the parameters of a request are judged as: the subject, a sentence that says what keeps it from being judged, or
 * `undefined` when there is nothing in them.
 */
export function askSubject(
  session: ConnectionSession,
  params: JsonObject,
  exchange: Exchange,
): Subject | string | undefined {
  const { server } = session
  const { asks, method } = exchange.row
  switch (asks) {
    case 'tool.call':
      return toolCall(session, params, exchange)
    case 'resource.read': {
      const uri = params['uri']
      if (typeof uri !== 'string') return 'a resource is named by a URI, which is a string'
      exchange.about = uri
      return { surface: 'resource.read', server, uri }
    }
    case 'prompt.get': {
      const { name, arguments: args } = params
      if (typeof name !== 'string') return 'a prompt is named by a string'
      if (args !== undefined && !isJsonObject(args)) return 'the arguments of a prompt are an object'
      exchange.about = name
      return { surface: 'prompt.get', server, prompt: name, ...(args !== undefined && { arguments: args }) }
    }
    case 'server.info':
      return isBare(params)
        ? undefined
        : messageSubject('server.info', server, exchange.method, 'request', params)
    default:
      if (exchange.row.brings === 'task') return requestOfTask(session, method, params, exchange)
      return messageSubject(asks as MessageSurface, server, exchange.method, 'request', params)
  }
}

/** Whether a listing asks for a page under a cursor that its server gave: the server gets nothing that it does not have. */
function hasOwnCursor({ shared }: ConnectionSession, { cursor }: Exchange): boolean {
  return cursor !== undefined && shared.isCursor(cursor)
}

function toolCall(session: ConnectionSession, params: JsonObject, exchange: Exchange): Subject | string {
  const name = params['name']
  if (typeof name !== 'string') return 'a tool call names its tool with a string'
  const tool = session.toolNamed(name)
  exchange.tool = tool
  const args: unknown = params['arguments']
  if (args === undefined) return { surface: 'tool.call', tool }
  if (!isJsonObject(args)) return 'the arguments of a tool call are an object'
  return { surface: 'tool.call', tool, arguments: args }
}

/** The parameters with the edits of `subject`; the very same object when there are none. */
export function editedParams(
  session: ConnectionSession,
  params: JsonObject,
  subject: Subject,
  exchange: Exchange,
): JsonObject {
  switch (exchange.row.asks) {
    case 'tool.call':
    case 'prompt.get': {
      const args = (subject as { arguments?: JsonObject }).arguments
      return args === undefined || args === params['arguments'] ? params : { ...params, arguments: args }
    }
    case 'resource.read': {
      const uri = documentOf(subject)
      return uri === params['uri'] ? params : { ...params, uri }
    }
    default: {
      const edited = documentOf(subject) as JsonObject
      if (!hasOwnCursor(session, exchange)) return edited
      const restored = { ...edited, cursor: params['cursor'] as JsonValue }
      return jsonEquals(restored, params) ? params : restored
    }
  }
}

/**
 * What else the parameters of a request hold, or a sentence that says what is wrong with it. `undefined` when there is
 * nothing else, which is the usual case and is found out without allocating.
 */
export function askedAlong(
  session: ConnectionSession,
  params: JsonObject,
  exchange: Exchange,
): readonly Part[] | string | undefined {
  switch (exchange.row.asks) {
    case 'tool.call':
      return alongside(session, params, exchange, ofToolCall)
    case 'prompt.get':
      return alongside(session, params, exchange, ofPrompt)
    case 'resource.read':
      return alongside(session, params, exchange, ofResource)
    case 'server.info':
      return exchange.method === 'subscriptions/listen' ? listenedTo(session, params) : undefined
    default:
      return exchange.method === 'tasks/update' ? embeddedAnswers(session.server, params) : undefined
  }
}

function alongside(
  session: ConnectionSession,
  params: JsonObject,
  exchange: Exchange,
  named: ReadonlySet<string>,
): readonly Part[] | string | undefined {
  let more = false
  for (const key in params) if (key === 'inputResponses' || !named.has(key)) more = true
  if (!more) return undefined
  const answers = embeddedAnswers(session.server, params)
  if (typeof answers === 'string') return answers
  const rest = restOf(params, named)
  if (rest === undefined) return answers
  const subject = messageSubject('message', session.server, exchange.method, 'envelope', rest)
  return [...answers, { subject, quiet: true, put: (whole, edited) => putRest(whole, edited, rest) }]
}

/** The tasks and resources that a subscription is for: to be told that a resource changed is to read of it. */
function listenedTo(session: ConnectionSession, params: JsonObject): readonly Part[] | string {
  const filter = params['notifications']
  if (!isJsonObject(filter)) return []
  const tasks = filter['taskIds'] ?? []
  if (!Array.isArray(tasks) || !tasks.every((id) => typeof id === 'string'))
    return 'tasks are named by strings'
  if ((tasks as readonly string[]).some((id) => session.shared.originOf('server', id) === 'foreign'))
    return 'there is no such task'
  const uris = filter['resourceSubscriptions'] ?? []
  if (!Array.isArray(uris) || !uris.every((uri) => typeof uri === 'string'))
    return 'resources are named by URIs, which are strings'
  return (uris as readonly string[]).map((uri): Part => {
    return {
      subject: { surface: 'resource.read', server: session.server, uri },
      put: () => undefined,
    }
  })
}

/** What an answer is judged as; `undefined` when there is nothing in it. An error is the document `{ error }`. */
export function answerSubject(
  session: ConnectionSession,
  document: JsonObject,
  exchange: Exchange,
): Subject | undefined {
  const { server } = session
  const { row, tool, about } = exchange
  switch (row.brings) {
    case 'tool.result':
      return { surface: 'tool.result', tool, result: document }
    case 'resource.content':
      return { surface: 'resource.content', server, uri: about, result: document }
    case 'prompt.content':
      return { surface: 'prompt.content', server, prompt: about, result: document }
    case 'task':
      return resultOfTask(session, document, exchange)
    default:
      if (isBare(document)) return undefined
      return messageSubject(row.brings as MessageSurface, server, exchange.method, 'response', document)
  }
}

/** The document of an answer with the edits of `subject`; `undefined` when it may not be edited like that. */
export function editedAnswer(document: JsonObject, subject: Subject): JsonObject | undefined {
  const edited = documentOf(subject)
  if (!isJsonObject(edited)) return undefined
  // The caller has to send it back byte by byte.
  return edited['requestState'] === document['requestState'] ? edited : undefined
}

/** What else an answer holds. `undefined` when there is nothing else. */
export function answeredAlong(
  session: ConnectionSession,
  result: JsonObject,
  exchange: Exchange,
): readonly Part[] | string | undefined {
  if (exchange.row.brings === 'task') return taskParts(session, result, exchange.origin, exchange.method)
  return exchange.modern && kindOf(result, true) === 'input_required'
    ? embeddedRequests(session.server, result)
    : undefined
}
