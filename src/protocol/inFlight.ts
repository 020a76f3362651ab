/**
 * The requests in flight in one direction, by id.
 *
 * Most connections wait for one answer at a time, and a `Map` that is filled and emptied for each makes a new table for
 * itself again and again: the newest request stands beside it.
 *
 * @module
 */
import type { Exchange } from './exchange.ts'
import type { RequestId } from './message.ts'

/** Exchanges by exact id: `1` is not `"1"`. Every operation is O(1) but for the last two. */
export interface InFlight {
  readonly size: number
  get(id: RequestId): Exchange | undefined
  /** Keeps an exchange under an id that is free. */
  add(id: RequestId, exchange: Exchange): void
  delete(id: RequestId): void
  /** What was added first. */
  oldest(): readonly [RequestId, Exchange] | undefined
  /** All of them, the first one first. */
  all(): readonly Exchange[]
  clear(): void
}

/** Nothing in flight. */
export function createInFlight(): InFlight {
  const earlier = new Map<RequestId, Exchange>()
  let newest: Exchange | undefined
  let newestId: RequestId = 0
  return {
    get size() {
      return newest === undefined ? earlier.size : earlier.size + 1
    },
    get(id) {
      if (newest !== undefined && newestId === id) return newest
      return earlier.size === 0 ? undefined : earlier.get(id)
    },
    add(id, exchange) {
      if (newest !== undefined) earlier.set(newestId, newest)
      newest = exchange
      newestId = id
    },
    delete(id) {
      if (newest !== undefined && newestId === id) newest = undefined
      else if (earlier.size > 0) earlier.delete(id)
    },
    oldest() {
      for (const entry of earlier) return entry
      return newest === undefined ? undefined : [newestId, newest]
    },
    all: () => (newest === undefined ? [...earlier.values()] : [...earlier.values(), newest]),
    clear() {
      earlier.clear()
      newest = undefined
    },
  }
}
