/**
 * The parts of the Fetch Standard that are used, as shapes: the `fetch` itself is the host's.
 *
 * @module
 */

/** Headers that can be walked, as the class `Headers` can. */
export interface WalkableHeaders {
  forEach(callback: (value: string, name: string) => void): void
}

/** Headers in any form that `fetch` takes. */
export type HeadersLike =
  WalkableHeaders | Iterable<readonly [string, string]> | Readonly<Record<string, string>>

/** What a request is made with. Members that are not listed are passed on as they are. */
export interface RequestInitLike {
  readonly method?: string | undefined
  readonly headers?: HeadersLike | undefined
  readonly body?: unknown
  readonly redirect?: 'follow' | 'manual' | 'error' | undefined
  readonly signal?: AbortSignal | null | undefined
  readonly [member: string]: unknown
}

/** A `Request`, of which the parts are read that a second request needs. */
export interface RequestLike extends RequestInitLike {
  readonly url: string
}

/** The headers of a response. */
interface ResponseHeadersLike {
  get(name: string): string | null
}

/** A response. */
export interface ResponseLike {
  readonly status: number
  readonly statusText: string
  readonly headers: ResponseHeadersLike
  readonly body: ReadableStream | null
  readonly type: string
  readonly url: string
}

/** The constructor of a response, taken from a response. */
export type ResponseConstructor = new (
  body: ReadableStream | null,
  init: { readonly status: number; readonly statusText: string; readonly headers: ResponseHeadersLike },
) => ResponseLike

/** A `fetch`, as it is called here. */
export type Dispatch = (url: string, init: RequestInitLike) => PromiseLike<ResponseLike>
