/**
 * The store in memory: enough for a single process, and for tests.
 *
 * @module
 */
import type { StorePort } from '../ports/ports.ts'

/**
 * Makes a store that lives as long as the process.
 *
 * @example
 * ```ts
 * const store = createMemoryStore()
 * console.log(store.putIfAbsent('a', '1'), store.putIfAbsent('a', '2'), store.get('a')) // => true false 1
 * ```
 */
export function createMemoryStore(): MemoryStore {
  const values = new Map<string, string>()
  return {
    get: (key) => values.get(key),
    putIfAbsent(key, value) {
      if (values.has(key)) return false
      values.set(key, value)
      return true
    },
    compareAndSet(key, expected, value) {
      if (values.get(key) !== expected) return false
      values.set(key, value)
      return true
    },
  }
}

/** A store that answers at once. */
export interface MemoryStore extends StorePort {
  get(key: string): string | undefined
  putIfAbsent(key: string, value: string): boolean
  compareAndSet(key: string, expected: string, value: string): boolean
}
