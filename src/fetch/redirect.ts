/**
 * Redirects as the Fetch Standard follows them (HTTP-redirect fetch), one step at a time.
 *
 * @module
 */
import { fetchFailed } from './egressError.ts'
import type { ResponseLike } from './fetchTypes.ts'
import { bodyHeaders, staysWithOrigin, withoutHeaders, type HeaderList } from './headerList.ts'

/** The request of one hop. */
export interface Hop {
  /** Where to, as it is written: the URL of the request, or what `Location` says. */
  readonly destination: string
  /** In capitals. */
  readonly method: string
  readonly headers: HeaderList
  /** `undefined` when there is none. */
  readonly body: unknown
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Where a response redirects to, as written; `undefined` when it is no redirect. */
export function locationOfRedirect(response: ResponseLike): string | undefined {
  if (!redirectStatuses.has(response.status)) return undefined
  return response.headers.get('location') ?? undefined
}

/**
 * The request that follows a redirect.
 *
 * @param from - The URL that answered.
 * @throws {@link PortcullisError} `fetch_failed` when the location is no URL or the body cannot be sent again.
 */
export function nextHop(hop: Hop, from: string, status: number, location: string): Hop {
  const url = resolvedUrl(location, from)
  const becomesGet =
    ((status === 301 || status === 302) && hop.method === 'POST') ||
    (status === 303 && hop.method !== 'GET' && hop.method !== 'HEAD')
  if (!becomesGet && !canBeSentAgain(hop.body)) {
    throw fetchFailed('a redirect asks for the body again, and the body is a stream that was already sent')
  }
  const kept = becomesGet ? withoutHeaders(hop.headers, bodyHeaders) : hop.headers
  const isSameOrigin = url.origin === new URL(from).origin
  return {
    // An absolute location is judged as it is written, so that what readers disagree about is seen.
    destination: absolute.test(location) ? location : url.href,
    method: becomesGet ? 'GET' : hop.method,
    headers: isSameOrigin ? kept : kept.filter(([name]) => !staysWithOrigin(name)),
    body: becomesGet ? undefined : hop.body,
  }
}

const absolute = /^\s*[a-z][a-z\d+.-]*:/iu

function resolvedUrl(location: string, from: string): URL {
  try {
    return new URL(location, from)
  } catch (cause) {
    throw fetchFailed('a redirect leads to something that is no URL', cause)
  }
}

/** Everything but streams and iterators can be read twice. */
function canBeSentAgain(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return true
  return !('getReader' in body || Symbol.asyncIterator in body || 'pipe' in body)
}
