/**
 * Tells whether a host is made to look like one that is allowed.
 *
 * @module
 */
import { hostSkeleton } from '../../text/hostSkeleton.ts'

/** Finds the allowed name that a host looks like. */
export type FindLookalike = (host: string) => string | undefined

/**
 * Compares hosts with names by what they look like (UTS 39 section 4). A host counts when it, or a name above it, looks
 * like one of the names and is written differently. The names are only looked at when the first host is asked about; after
 * that O(labels) for each host.
 *
 * @param names - Names and suffixes (`*.example.com`), in lower-case ASCII.
 */
export function lookalikeFinder(names: readonly string[]): FindLookalike {
  let bySkeleton: ReadonlyMap<string, string> | undefined
  const written = new Set<string>()
  const index = (): ReadonlyMap<string, string> => {
    const map = new Map<string, string>()
    for (const name of names) {
      const base = name.startsWith('*.') ? name.slice(2) : name
      written.add(base)
      const skeleton = hostSkeleton(base)
      if (!map.has(skeleton)) map.set(skeleton, base)
    }
    return map
  }
  return (host) => {
    if (names.length === 0) return undefined
    bySkeleton ??= index()
    // Dots do not change under the skeleton unless something looks like one: the labels are compared from the right.
    const labels = host.split('.')
    const skeletons = labels.map(hostSkeleton)
    for (let count = 1; count <= labels.length; count += 1) {
      const looksLike = bySkeleton.get(skeletons.slice(-count).join('.'))
      const part = labels.slice(-count).join('.')
      if (looksLike !== undefined && !written.has(part)) return looksLike
    }
    return undefined
  }
}
