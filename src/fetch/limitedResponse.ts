/**
 * Responses with a bound on their size and on the time their body may take.
 *
 * @module
 */
import type { SchedulePort } from '../ports/ports.ts'
import { fetchFailed } from './egressError.ts'
import { eventMeter, isEventStream } from './eventMeter.ts'
import type { ResponseConstructor, ResponseLike } from './fetchTypes.ts'

/** What a reader reads. */
interface Chunk {
  readonly done: boolean
  readonly value?: Uint8Array | undefined
}

/** The bounds. */
export interface ResponseLimits {
  /** Bytes, as the caller reads them: after any content coding was undone. */
  readonly bytes?: number | undefined
  /** Bytes of one event of an event stream; such a stream then has no bound as a whole. */
  readonly eventBytes?: number | undefined
  /** Milliseconds from the headers to the end of the body. */
  readonly milliseconds?: number | undefined
  readonly schedule?: SchedulePort | undefined
}

/**
 * A response of which no more is read than the limits let through; the same response when there is nothing to limit.
 *
 * @throws {@link PortcullisError} `fetch_failed` when its headers already announce too much.
 */
export function limitResponse(response: ResponseLike, limits: ResponseLimits): ResponseLike {
  const { milliseconds, schedule } = limits
  const { body, status, statusText, headers } = response
  const isTimed = milliseconds !== undefined && schedule !== undefined
  const inEvents = limits.eventBytes !== undefined && isEventStream(headers.get('content-type'))
  const bytes = inEvents ? undefined : limits.bytes
  if (body === null || (bytes === undefined && !inEvents && !isTimed)) return response
  // The length of a coded body says little about the body itself, but that can only be larger.
  if (bytes !== undefined && Number(headers.get('content-length') ?? 0) > bytes) {
    discard(body)
    throw tooLarge(bytes)
  }
  const Response = response.constructor as ResponseConstructor
  const excess = inEvents ? eventTooLarge(limits.eventBytes ?? 0) : bodyTooLarge(bytes ?? Infinity)
  const limited = new Response(limitedStream(body, limits, excess), { status, statusText, headers })
  return Object.defineProperties(limited, { url: { value: response.url }, type: { value: response.type } })
}

/** Gives a body up that nobody will read, so that its connection is free again. */
export function discard(body: ReadableStream | null): void {
  body?.cancel().catch(() => undefined)
}

function tooLarge(bytes: number): Error {
  return fetchFailed(`the response is larger than the ${bytes} bytes that may be read`)
}

/** Says what is wrong once more has been read than may be. */
type Excess = (chunk: Uint8Array) => Error | undefined

function bodyTooLarge(bytes: number): Excess {
  let read = 0
  return (chunk) => {
    read += chunk.byteLength
    return read > bytes ? tooLarge(bytes) : undefined
  }
}

function eventTooLarge(bytes: number): Excess {
  const isOver = eventMeter(bytes)
  return (chunk) =>
    isOver(chunk) ? fetchFailed(`an event is larger than the ${bytes} bytes that may be read`) : undefined
}

function limitedStream(body: ReadableStream, limits: ResponseLimits, excess: Excess): ReadableStream {
  const { milliseconds, schedule } = limits
  const reader = body.getReader()
  let expire: (error: Error) => void = () => undefined
  const expired = new Promise<never>((_resolve, reject) => {
    expire = reject
  })
  // Whoever has stopped reading need not hear of it.
  expired.catch(() => undefined)
  const stop =
    schedule === undefined || milliseconds === undefined
      ? undefined
      : schedule(() => {
          const error = fetchFailed(`the body took longer than ${milliseconds} milliseconds`)
          expire(error)
          reader.cancel(error).catch(() => undefined)
        }, milliseconds)
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = (await Promise.race([reader.read(), expired])) as Chunk
        if (done || value === undefined) {
          stop?.()
          controller.close()
          return
        }
        const problem = excess(value)
        if (problem !== undefined) throw problem
        controller.enqueue(value)
      } catch (error) {
        stop?.()
        reader.cancel(error).catch(() => undefined)
        controller.error(error)
      }
    },
    async cancel(reason) {
      stop?.()
      await reader.cancel(reason)
    },
  })
}
