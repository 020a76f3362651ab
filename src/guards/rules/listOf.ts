/**
 * Members of a policy that are one of something or a list of it.
 *
 * @module
 */

/** The list, or a list of the one. */
export function listOf<T>(oneOrMore: T | readonly T[]): readonly T[] {
  return Array.isArray(oneOrMore) ? (oneOrMore as readonly T[]) : [oneOrMore as T]
}
