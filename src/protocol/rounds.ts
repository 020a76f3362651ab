/**
 * Rounds: requests that travel inside a result (`input_required`, 2026-07-28), and the answers that travel inside the
 * retry. Each is judged as the request or answer that it is.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Part, MessageSurface } from './parts.ts'
import { messageSubject } from './parts.ts'

const surfaceByMethod: ReadonlyMap<unknown, MessageSurface> = new Map<unknown, MessageSurface>([
  ['elicitation/create', 'elicitation'],
  ['sampling/createMessage', 'sampling'],
  ['roots/list', 'roots'],
])

/** The requests inside a result, by the member `inputRequests`. A sentence when they are not what they should be. */
export function embeddedRequests(server: string, document: JsonObject): readonly Part[] | string {
  const requests = document['inputRequests']
  if (requests === undefined) return []
  if (!isJsonObject(requests)) return 'the requests for input are an object'
  const parts: Part[] = []
  for (const [key, request] of Object.entries(requests)) {
    if (!isJsonObject(request) || typeof request['method'] !== 'string')
      return 'a request for input has a method'
    const { method, params = {} } = request
    if (!isJsonObject(params)) return 'the parameters of a request for input are an object'
    const surface = surfaceByMethod.get(method) ?? 'message'
    parts.push({
      subject: messageSubject(surface, server, method, 'request', params),
      put: (whole, edited) => putInside(whole, 'inputRequests', key, { ...request, params: edited }),
    })
  }
  return parts
}

/** The answers inside a retry, by the member `inputResponses`. */
export function embeddedAnswers(server: string, document: JsonObject): readonly Part[] | string {
  const answers = document['inputResponses']
  if (answers === undefined) return []
  if (!isJsonObject(answers)) return 'the answers to requests for input are an object'
  return Object.entries(answers).map(([key, answer]): Part => {
    const [surface, method] = kindOfAnswer(answer)
    return {
      subject: messageSubject(surface, server, method, 'response', answer),
      put: (whole, edited) => putInside(whole, 'inputResponses', key, edited),
    }
  })
}

function kindOfAnswer(answer: JsonValue): readonly [MessageSurface, string] {
  if (isJsonObject(answer)) {
    if ('action' in answer) return ['elicitation', 'elicitation/create']
    if ('role' in answer) return ['sampling', 'sampling/createMessage']
    if ('roots' in answer) return ['roots', 'roots/list']
  }
  return ['message', '']
}

function putInside(whole: JsonObject, member: string, key: string, value: JsonValue): JsonObject {
  return { ...whole, [member]: { ...(whole[member] as JsonObject), [key]: value } }
}
