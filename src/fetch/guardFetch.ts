/**
 * A `fetch` that goes only where it may: every hop of a redirect is judged, credentials stay with their origin, responses
 * are bounded. It fits wherever a `fetch` is accepted, such as the `fetch` option of the MCP SDKs' HTTP transports.
 *
 * @module
 */
import type { EgressChecker } from '../guards/egress/checker.ts'
import type { EgressSection } from '../guards/egress/schema.ts'
import type { ResolverPort, SchedulePort } from '../ports/ports.ts'
import { approver, type Decide, type DialTarget } from './approve.ts'
import { credentialsByOrigin, originOf } from './credentials.ts'
import { dispatchInTime } from './dispatchInTime.ts'
import { fetchFailed } from './egressError.ts'
import type { Dispatch, RequestInitLike, RequestLike, ResponseLike } from './fetchTypes.ts'
import { headerList, withHeaders, type HeaderList } from './headerList.ts'
import { discard, limitResponse } from './limitedResponse.ts'
import { locationOfRedirect, nextHop, type Hop } from './redirect.ts'

/** How a `fetch` is guarded. */
export interface GuardFetchInit {
  /** The policy section, or a checker. Default: the baseline. */
  readonly egress?: EgressSection | EgressChecker
  /** Looks names up. Absent: only addresses can be fetched. */
  readonly resolver?: ResolverPort
  /**
   * Judges a destination in place of `egress` and `resolver`, as a session does: resolves what has to be resolved and
   * answers with the decision.
   */
  readonly decide?: Decide
  /**
   * Headers by origin (`https://api.example.com`), added to requests to exactly that origin and to no other. They replace
   * what the caller set, and they do not follow a redirect elsewhere.
   */
  readonly credentials?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /**
   * Further members for the request, made from the approved addresses: the way to dial exactly those. Not asked for a
   * request that only shadow mode lets through, for which no address was approved. With Node.js, for
   * example, `{ dispatcher }` of an agent whose `lookup` answers with them.
   */
  readonly dial?: (target: DialTarget) => Readonly<Record<string, unknown>>
  /** The most redirects that are followed. Default 20, as the Fetch Standard has it. */
  readonly maxRedirects?: number
  /** The most bytes that are read of a response, also of one that is streamed. Default: no limit. */
  readonly maxResponseBytes?: number
  /**
   * The most bytes of one event of an event stream (`text/event-stream`), whose length as a whole is then not bounded: the
   * standing stream of an MCP session may stay open for days. Default: no limit of its own.
   */
  readonly maxEventBytes?: number
  /** Bounds in milliseconds; they need `schedule`. */
  readonly timeouts?: FetchTimeouts
  /** Runs a task later. Absent: nothing times out. */
  readonly schedule?: SchedulePort
}

/** Bounds in milliseconds. */
export interface FetchTimeouts {
  /** For one lookup. Default 5,000. */
  readonly resolve?: number
  /** From dialling to the headers of the response, for each hop. Default: none. */
  readonly headers?: number
  /** From the headers to the end of the body. Default: none, since event streams stay open. */
  readonly body?: number
}

/** Anything that can stand where a `fetch` stands. */
export type AnyFetch = (...parameters: never[]) => PromiseLike<unknown>

/** The Fetch Standard's own bound on redirects. */
const mostRedirects = 20

/**
 * Guards a `fetch`.
 *
 * A denied hop rejects with {@link EgressDeniedError}, which carries the decision; a limit that is passed rejects with a
 * `PortcullisError` `fetch_failed`. `redirect: 'manual'` and `redirect: 'error'` do what they do with the original.
 *
 * Unless `dial` pins the addresses, the host is looked up a second time right before it is dialled, and an answer with an
 * address that was not approved denies the request (`dns_rebinding`). That narrows the gap between check and connection;
 * only `dial` closes it.
 *
 * @throws {@link PortcullisError} `option_invalid` when a key of `credentials` is no origin; {@link PolicyError} when the
 * section is not valid.
 */
export function guardFetch<Fetch extends AnyFetch>(fetch: Fetch, init: GuardFetchInit = {}): Fetch {
  const { dial, maxRedirects = mostRedirects, schedule, timeouts = {} } = init
  const dispatch = fetch as unknown as Dispatch
  const credentials = credentialsByOrigin(init.credentials)
  const approve = approver(init)
  const guarded = async (input: unknown, options?: RequestInitLike): Promise<ResponseLike> => {
    const request = requestOf(input, options ?? {})
    const mode = request.passed.redirect ?? 'follow'
    let { hop } = request
    for (let count = 0; ; count += 1) {
      const { isLifted, ...target } = await approve(hop.destination, count)
      const headers = withHeaders(hop.headers, credentials.get(originOf(target.url)) ?? [])
      const parameters = {
        ...request.passed,
        ...(isLifted ? undefined : dial?.(target)),
        ...sent(hop, headers),
      }
      const response = await dispatchInTime(dispatch, target.url, parameters, timeouts.headers, schedule)
      if (response.type === 'opaqueredirect' && mode === 'follow') {
        throw fetchFailed('this runtime hides where redirects lead, so that they cannot be followed')
      }
      const location = mode === 'manual' ? undefined : locationOfRedirect(response)
      if (location === undefined) return finished(response, target.url, count, init)
      discard(response.body)
      if (mode === 'error') throw fetchFailed('the response is a redirect, and the request asked for none')
      if (count >= maxRedirects) throw fetchFailed('there are more redirects than are followed')
      hop = nextHop(hop, target.url, response.status, location)
    }
  }
  return guarded as unknown as Fetch
}

/** The members of a hop, in place of the caller's. */
function sent({ method, body }: Hop, headers: HeaderList): RequestInitLike {
  const isStream = typeof body === 'object' && body !== null && 'getReader' in body
  // Fetch Standard section 5.4: a stream has to be sent half-duplex.
  return { method, headers, body: body ?? null, redirect: 'manual', ...(isStream && { duplex: 'half' }) }
}

/** A request, taken apart: what changes from hop to hop, and what is passed on. */
function requestOf(input: unknown, options: RequestInitLike): { hop: Hop; passed: RequestInitLike } {
  const request = isRequest(input) ? input : undefined
  const { method, headers, body, ...rest } = options
  return {
    hop: {
      destination: request === undefined ? String(input) : request.url,
      method: (method ?? request?.method ?? 'GET').toUpperCase(),
      headers: headerList(headers ?? request?.headers),
      body: (body === undefined ? request?.body : body) ?? undefined,
    },
    passed: request === undefined ? rest : { redirect: request.redirect, signal: request.signal, ...rest },
  }
}

function isRequest(input: unknown): input is RequestLike {
  return typeof input === 'object' && input !== null && typeof (input as { url?: unknown }).url === 'string'
}

/** The last response, which says where it came from as if the platform had followed the redirects. */
function finished(
  response: ResponseLike,
  url: string,
  redirects: number,
  init: GuardFetchInit,
): ResponseLike {
  const { maxResponseBytes, maxEventBytes, timeouts, schedule } = init
  const limited = limitResponse(response, {
    bytes: maxResponseBytes,
    eventBytes: maxEventBytes,
    milliseconds: timeouts?.body,
    schedule,
  })
  if (redirects === 0) return limited
  return Object.defineProperties(limited, { url: { value: url }, redirected: { value: true } })
}
