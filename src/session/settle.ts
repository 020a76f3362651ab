/**
 * Going on with a value that may be a promise, without making a promise of one that is not: deferring by a single turn
 * changes what MCP servers answer over HTTP.
 *
 * @module
 */
import type { MaybePromise } from '../ports/ports.ts'

/** Tells whether a value is a promise, of whatever library. */
export function isPromise<T>(value: MaybePromise<T>): value is PromiseLike<T> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  )
}

/**
 * Asks a port and goes on with its answer, at once when it answers at once. A throw and a rejection both go to `failed`.
 */
export function settle<T, R>(
  ask: () => MaybePromise<T>,
  next: (value: T) => R,
  failed: (error: unknown) => R,
): MaybePromise<Awaited<R>> {
  let answer: MaybePromise<T>
  try {
    answer = ask()
  } catch (error) {
    return failed(error) as MaybePromise<Awaited<R>>
  }
  return (isPromise(answer) ? answer.then(next, failed) : next(answer)) as MaybePromise<Awaited<R>>
}
