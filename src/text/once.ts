/**
 * What is made when it is first asked for.
 *
 * @module
 */

/** Makes something the first time it is asked for, and gives the same every time after. For what depends on nothing else. */
export function once<T>(make: () => T): () => T {
  const made: T[] = []
  return () => (made[0] ??= make())
}
