/**
 * Headers as a list of pairs, and which of them must not follow a redirect.
 *
 * @module
 */
import type { HeadersLike, WalkableHeaders } from './fetchTypes.ts'

/** Headers: names in lower case. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** Reads headers in any form that `fetch` takes. */
export function headerList(headers: HeadersLike | null | undefined): HeaderList {
  if (headers === undefined || headers === null) return []
  if (isWalkable(headers)) {
    const list: (readonly [string, string])[] = []
    headers.forEach((value, name) => list.push([name.toLowerCase(), value]))
    return list
  }
  const pairs = Symbol.iterator in headers ? [...headers] : Object.entries(headers)
  return pairs.map(([name, value]) => [name.toLowerCase(), value] as const)
}

/** An array has `forEach` too, with other parameters. */
function isWalkable(headers: HeadersLike): headers is WalkableHeaders {
  return typeof (headers as { forEach?: unknown }).forEach === 'function' && !Array.isArray(headers)
}

/** The list without some names. */
export function withoutHeaders(headers: HeaderList, names: ReadonlySet<string>): HeaderList {
  return headers.filter(([name]) => !names.has(name))
}

/** The list with some headers in place of those of the same names. */
export function withHeaders(headers: HeaderList, added: HeaderList): HeaderList {
  if (added.length === 0) return headers
  return [...withoutHeaders(headers, new Set(added.map(([name]) => name))), ...added]
}

/** Fetch Standard section 2.2.2: the request-body-header names, and the length that belongs to the body. */
export const bodyHeaders: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
  'content-length',
])

// The Fetch Standard (HTTP-redirect fetch, step 13) drops `authorization`; the others carry credentials just as well.
const credentialHeaders: ReadonlySet<string> = new Set([
  ...['authorization', 'cookie', 'cookie2', 'proxy-authorization', 'host', 'mcp-session-id', 'dpop'],
  ...['x-api-key', 'api-key', 'apikey', 'x-functions-key', 'x-goog-api-key'],
])
const credentialWords = /(?:^|-)(?:token|secret|password|apikey|auth|session|signature|credential)(?:-|$)/u

/** Tells whether a header says who asks, so that it must not follow a redirect to another origin. */
export function staysWithOrigin(name: string): boolean {
  return credentialHeaders.has(name) || credentialWords.test(name)
}
