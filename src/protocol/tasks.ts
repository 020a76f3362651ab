/**
 * Tasks: results that come later, by another door. Whatever comes is judged as the answer to the request that the task
 * was made for; a task of another principal does not exist.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../json/value.ts'
import type { TaskHost, TaskOrigin } from '../session/catalogueState.ts'
import type { ConnectionSession } from '../session/session.ts'
import type { Subject } from '../subject/subject.ts'
import type { Exchange } from './exchange.ts'
import type { Flow } from './outcome.ts'
import { isBare, messageSubject, putRest, restOf, type Part } from './parts.ts'
import { embeddedRequests } from './rounds.ts'

/** What a request about a task is judged as. One about a known task was authorised with the request that made it. */
export function requestOfTask(
  session: ConnectionSession,
  method: string,
  params: JsonObject,
  exchange: Exchange,
): Subject | string {
  const id = params['taskId']
  if (typeof id !== 'string') return 'a task is named by a string'
  const origin = session.shared.originOf(hostOf(exchange.flow), id)
  if (origin === 'foreign') return 'there is no such task'
  exchange.origin = origin
  exchange.tool = origin?.tool ?? ''
  return messageSubject(
    'message',
    session.server,
    method,
    origin === undefined ? 'request' : 'envelope',
    params,
  )
}

/** Keeps what a task was made for, once a result turns out to be a handle to one. */
export function keepTask(session: ConnectionSession, result: JsonObject, exchange: Exchange): void {
  const handle = isJsonObject(result['task']) ? result['task'] : result
  const id = handle['taskId']
  if (typeof id !== 'string') return
  session.shared.keepTask(hostOf(exchange.flow), id, { method: exchange.method, tool: exchange.tool })
}

/** Whoever is asked for something hosts the task that it becomes. */
export function hostOf(flow: Flow): TaskHost {
  return flow === 'toServer' ? 'server' : 'client'
}

/** What an answer about a task is judged as. */
export function resultOfTask(
  session: ConnectionSession,
  document: JsonObject,
  exchange: Exchange,
): Subject | undefined {
  // The answer to `tasks/result` is what the call would have been answered with, whatever else it claims to be.
  const isPayload = exchange.method === 'tasks/result' || ('error' in document && !isTask(document))
  if (isPayload) return payload(session, document, exchange.origin, exchange.method)
  // Its parts are judged by themselves.
  return undefined
}

function isTask(document: JsonObject): boolean {
  return typeof document['taskId'] === 'string'
}

/** What the request that a task was made for is answered with. */
function payload(
  session: ConnectionSession,
  document: JsonObject,
  origin: TaskOrigin | undefined,
  method: string,
): Subject {
  const { server } = session
  if (origin !== undefined && origin.tool !== '')
    return { surface: 'tool.result', tool: origin.tool, result: document }
  switch (origin?.method) {
    case 'sampling/createMessage':
      return messageSubject('sampling', server, origin.method, 'response', document)
    case 'elicitation/create':
      return messageSubject('elicitation', server, origin.method, 'response', document)
    default:
      return messageSubject('message', server, method, 'response', document)
  }
}

const parted: ReadonlySet<string> = new Set(['result', 'error', 'inputRequests'])

/** The parts of a task: its result or error as such, the requests for input as such, and everything else. */
export function taskParts(
  session: ConnectionSession,
  document: JsonObject,
  origin: TaskOrigin | undefined,
  method: string,
): readonly Part[] | string {
  if (method === 'tasks/result') return []
  const parts: Part[] = []
  const { result, error } = document
  if (result !== undefined) {
    if (!isJsonObject(result)) return 'the result of a task is an object'
    parts.push({
      subject: payload(session, result, origin, method),
      put: (whole, edited) => ({ ...whole, result: edited }),
    })
  }
  if (error !== undefined) {
    parts.push({
      subject: payload(session, { error }, origin, method),
      put: (whole, edited) =>
        isJsonObject(edited) && isJsonObject(edited['error'])
          ? { ...whole, error: edited['error'] }
          : undefined,
    })
  }
  const requests = embeddedRequests(session.server, document)
  if (typeof requests === 'string') return requests
  parts.push(...requests)
  const rest = restOf(document, parted)
  if (rest !== undefined && !isBare(rest)) {
    parts.push({
      subject: messageSubject('log', session.server, method, 'response', rest),
      quiet: true,
      put: (whole, edited) =>
        isJsonObject(edited) && edited['taskId'] === rest['taskId'] && edited['status'] === rest['status']
          ? putRest(whole, edited, rest)
          : undefined,
    })
  }
  return parts
}
