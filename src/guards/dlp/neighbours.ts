/**
 * What may go on where a value ends: the places over which a secret can be split. Members of an object have no order (RFC 8259
 * section 4), so none of this depends on how they are ordered.
 *
 * @module
 */
import { leavesByPlace, type PlacedLeaf } from './leavesByPlace.ts'

/** Finds what may follow a leaf. */
export type Neighbours<Leaf extends PlacedLeaf> = (leaf: Leaf) => Iterable<Iterable<Leaf>>

// A secret is split over some few places; each further one costs as much as the first.
const mostPairs = 8
const mostSteps = 64

/**
 * Makes the finder for the leaves of one text. What it gives are ways to go on, each a sequence of leaves:
 * 1. the member of the same name in the objects that follow in a list, as in the blocks of a result;
 * 2. the items that follow in a list, or the members that follow by their names, then what follows the container;
 * 3. each other member of the object alone, when there are few.
 */
export function neighboursIn<Leaf extends PlacedLeaf>(leaves: readonly Leaf[]): Neighbours<Leaf> {
  const leafAt = leavesByPlace(leaves)
  const sortedNames = new Map<object, readonly string[]>()
  const namesOf = (container: object): readonly string[] => {
    const names = sortedNames.get(container) ?? Object.keys(container).sort()
    sortedNames.set(container, names)
    return names
  }

  /** The leaf at a place, or the first one below it. */
  const firstAt = (container: object, key: string | number): Leaf | undefined => {
    let value = (container as Record<string | number, unknown>)[key]
    let [above, name] = [container, key]
    for (let depth = 0; depth < deepest && typeof value === 'object' && value !== null; depth++) {
      above = value
      name = Array.isArray(value) ? 0 : (namesOf(value)[0] ?? '')
      value = (value as Record<string | number, unknown>)[name]
    }
    return leafAt(above, name)
  }

  function* after(leaf: Leaf): Generator<Leaf> {
    let { key, frame }: PlacedLeaf = leaf
    for (let steps = 0; steps < mostSteps && frame !== undefined; steps++) {
      const next = keyAfter(frame.container, key, namesOf)
      if (next === undefined) {
        key = frame.key
        frame = frame.parent
        continue
      }
      const found = firstAt(frame.container, next)
      // What is no text, and what lies too far away, is passed over.
      if (found !== undefined) yield found
      key = found?.key ?? next
      frame = found?.frame ?? frame
    }
  }

  function* column({ frame, key }: Leaf): Generator<Leaf> {
    const list = frame?.parent?.container
    if (!Array.isArray(list)) return
    for (let index = Number(frame?.key) + 1; index < list.length; index++) {
      const item: unknown = list[index]
      const leaf = typeof item === 'object' && item !== null ? leafAt(item, key) : undefined
      if (leaf === undefined) return
      yield leaf
    }
  }

  return function* (leaf) {
    const { frame } = leaf
    if (frame === undefined) return
    const isList = Array.isArray(frame.container)
    if (!isList) yield column(leaf)
    yield after(leaf)
    if (isList) return
    const names = namesOf(frame.container)
    if (names.length > mostPairs) return
    for (const name of names) {
      const other = name === leaf.key ? undefined : leafAt(frame.container, name)
      if (other !== undefined) yield [other]
    }
  }
}

const deepest = 64

/** The key that comes after one: the next index, or the next name in their order. O(log members). */
function keyAfter(
  container: object,
  key: string | number,
  namesOf: (container: object) => readonly string[],
): string | number | undefined {
  if (Array.isArray(container)) return Number(key) + 1 < container.length ? Number(key) + 1 : undefined
  const names = namesOf(container)
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((names[middle] as string) <= key) low = middle + 1
    else high = middle
  }
  return names[low]
}
