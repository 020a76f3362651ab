/**
 * The HTTP headers of a request: what they say besides its arguments is judged, and when something is edited they are made
 * anew.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../json/value.ts'
import type { ConnectionSession } from '../session/session.ts'
import type { Exchange } from './exchange.ts'
import { messageSubject, type Part } from './parts.ts'
import {
  designatedParameters,
  divergentHeaders,
  headersOf,
  keptOutOfHeaders,
  namedInHeaders,
  parameterHeaders,
  replaceParameterHeaders,
  type DesignatedParameter,
  type MessageHeaders,
} from './parameterHeaders.ts'

/** The headers of one request, from its arrival until it is passed on. */
export interface RequestHeaders {
  readonly given: MessageHeaders
  /** What the tool designates; `undefined` when its definition is not known. */
  readonly designated: readonly DesignatedParameter[] | undefined
  /** What of them says something else than the arguments do, as it may go on. */
  divergent: JsonObject | undefined
  /** Whether {@link RequestHeaders.divergent} was edited. */
  edited: boolean
}

/** Reads the headers of a request, before anything is edited. */
export function readHeaders(
  session: ConnectionSession,
  exchange: Exchange,
  given: MessageHeaders,
  params: JsonObject,
): RequestHeaders {
  const definition = exchange.tool === '' ? undefined : session.definitionOf(exchange.tool)
  const designated = definition === undefined ? undefined : designatedParameters(definition)
  return {
    given,
    designated,
    divergent: divergentHeaders(given, designated, argumentsOf(params)),
    edited: false,
  }
}

/** Whether the policy keeps one of them out of headers. */
export function hasForbidden(session: ConnectionSession, { given, designated }: RequestHeaders): boolean {
  const globs = session.protocol?.withoutHeaders
  if (globs === undefined) return false
  const sent = new Set(namedInHeaders(given).map(({ header }) => header.toLowerCase()))
  const known = (designated ?? []).filter(({ header }) => sent.has(header.toLowerCase()))
  return [...namedInHeaders(given), ...known].some((parameter) => keptOutOfHeaders(globs, parameter))
}

/** What of the headers is judged by itself; `undefined` when they only repeat the arguments. */
export function headerPart(
  session: ConnectionSession,
  exchange: Exchange,
  headers: RequestHeaders,
): Part | undefined {
  if (headers.divergent === undefined) return undefined
  const content = { headers: headers.divergent }
  return {
    subject: messageSubject('message', session.server, exchange.method, 'envelope', content),
    quiet: true,
    put(document, edited) {
      const left = isJsonObject(edited) ? edited['headers'] : undefined
      if (!isJsonObject(left)) return undefined
      headers.divergent = left
      headers.edited = true
      return document
    },
  }
}

/**
 * The headers with which a request goes on; `undefined` when they may stay. Of a tool whose definition is not known nobody
 * can say which argument a header repeats: once anything was edited, none of those is left.
 */
export function headersFor(
  headers: RequestHeaders,
  untouched: boolean,
  params: JsonObject,
): MessageHeaders | undefined {
  const { given, designated, divergent, edited } = headers
  if (untouched && !edited) return undefined
  if (designated === undefined && !untouched) return replaceParameterHeaders(given, {})
  return replaceParameterHeaders(given, {
    ...(divergent !== undefined && headersOf(divergent)),
    ...parameterHeaders(designated ?? [], argumentsOf(params)),
  })
}

function argumentsOf(params: JsonObject): JsonObject | undefined {
  const args = params['arguments']
  return isJsonObject(args) ? args : undefined
}
