/**
 * Asks the resolver port, so that every way in which it can fail is an answer.
 *
 * @module
 */
import type { MaybePromise, ResolverPort, SchedulePort } from '../ports/ports.ts'
import { isPromise } from './settle.ts'

/** What a resolver answered for a host: its addresses, or that it failed. */
export type ResolverAnswer = readonly string[] | { readonly failed: string }

/** How long a resolver may take, in milliseconds, unless told otherwise: the usual time-out of a stub resolver. */
const resolverTimeout = 5000

const unavailable: ResolverAnswer = Object.freeze({ failed: 'no resolver' })
const threw: ResolverAnswer = Object.freeze({ failed: 'the resolver failed' })
const noList: ResolverAnswer = Object.freeze({ failed: 'the resolver answered with no list' })
const tooSlow: ResolverAnswer = Object.freeze({ failed: 'the resolver took too long' })

/** What is asked with. */
export interface ResolverAsk {
  readonly resolver?: ResolverPort | undefined
  /** Absent: a resolver that never answers is waited for. */
  readonly schedule?: SchedulePort | undefined
  /** Milliseconds. Default 5,000. */
  readonly timeout?: number | undefined
}

/** Resolves a host; at once when the port answers at once. Never throws, never rejects. */
export function askResolver(
  host: string,
  { resolver, schedule, timeout }: ResolverAsk,
): MaybePromise<ResolverAnswer> {
  if (resolver === undefined) return unavailable
  let asked: MaybePromise<readonly string[]>
  try {
    asked = resolver.resolve(host)
  } catch {
    return threw
  }
  if (!isPromise(asked)) return answerOf(asked)
  const answer = Promise.resolve(asked).then(answerOf, () => threw)
  if (schedule === undefined) return answer
  return new Promise((resolve) => {
    let stop: () => void = () => undefined
    try {
      stop = schedule(() => {
        resolve(tooSlow)
      }, timeout ?? resolverTimeout)
    } catch {
      resolve(threw)
    }
    void answer.then((value) => {
      stop()
      resolve(value)
    })
  })
}

/** A copy, so that a list which changes later changes nothing here. */
function answerOf(list: unknown): ResolverAnswer {
  return Array.isArray(list) ? [...(list as readonly string[])] : noList
}
