/**
 * Many host names, one question: does one of them cover this host. A hash table walked label by label, so that a lookup
 * costs the same for ten names and for a hundred thousand.
 *
 * @module
 */

/** Host names (`api.example.com`) and suffixes (`*.example.com`) with a value each. */
export interface HostIndex<T> {
  /** The value of the name itself, else of the longest suffix above it. O(labels of the host). */
  find(host: string): T | undefined
  readonly size: number
}

/**
 * Indexes names. A suffix covers what is below it, never the name itself; of two equal entries the first counts. Names
 * must be lower-case ASCII without a trailing dot, as must the hosts that are looked up.
 */
export function hostIndex<T>(entries: Iterable<readonly [pattern: string, value: T]>): HostIndex<T> {
  const exact = new Map<string, T>()
  const below = new Map<string, T>()
  for (const [pattern, value] of entries) {
    const [table, name] = pattern.startsWith('*.') ? [below, pattern.slice(2)] : [exact, pattern]
    if (!table.has(name)) table.set(name, value)
  }
  const hasSuffixes = below.size > 0
  return {
    size: exact.size + below.size,
    find(host) {
      const value = exact.get(host)
      if (value !== undefined || !hasSuffixes) return value
      for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
        const covering = below.get(host.slice(dot + 1))
        if (covering !== undefined) return covering
      }
      return undefined
    },
  }
}
