/**
 * Which values of a document may be parts of one: members whose names say so, items of one list, the same member in objects
 * that follow each other. Nothing here depends on how the members of an object are ordered.
 *
 * @module
 */
import { leavesByPlace, type Above, type PlacedLeaf } from './leavesByPlace.ts'
import { partReader, type PartReader } from './partNames.ts'

/** A value and where it stands. */
interface Placed extends PlacedLeaf {
  readonly value: number
  readonly to: number
}

/** Leaves that may be parts of one value, in their order. */
export interface PartLeaves<Leaf> {
  readonly leaves: readonly Leaf[]
  /** Whether these are all the parts, or follow what the leaf itself holds as items do, or as the next text does. */
  readonly kind: 'all' | 'items' | 'texts'
}

const mostParts = 12
const deepest = 3
const mostMembers = 64
const unranked = 100
const longestPart = 40

/** Makes the finder for the leaves of one text. */
export function partsAmong<Leaf extends Placed>(
  all: readonly Leaf[],
): (leaf: Leaf) => Iterable<PartLeaves<Leaf>> {
  const leafAt = leavesByPlace(all)

  const part = partReader()
  /** Names in the order of the parts that they name. */
  const ranked = (names: readonly string[]): readonly string[] =>
    [...names].sort(
      (left, right) =>
        (part(left)?.rank ?? unranked) - (part(right)?.rank ?? unranked) || (left < right ? -1 : 1),
    )

  const namesOf = new Map<object, readonly string[]>()
  const rankedNames = (container: object): readonly string[] => {
    let names = namesOf.get(container)
    if (names === undefined) {
      names = Object.keys(container)
      names = names.length > mostMembers ? [] : ranked(names)
      namesOf.set(container, names)
    }
    return names
  }

  /** Adds the leaves at and below a place. */
  const gather = (container: object, key: string | number, depth: number, into: Leaf[]): void => {
    if (into.length >= mostParts) return
    const value = (container as Record<string | number, unknown>)[key]
    if (typeof value === 'object' && value !== null) {
      if (depth < deepest) below(value, depth + 1, into)
      return
    }
    const leaf = leafAt(container, key)
    if (leaf !== undefined && leaf.to > leaf.value && leaf.to - leaf.value <= longestPart) into.push(leaf)
  }

  const below = (container: object, depth: number, into: Leaf[]): void => {
    if (Array.isArray(container)) {
      for (let index = 0; index < container.length && index < mostParts; index++)
        gather(container, index, depth, into)
      return
    }
    for (const key of rankedNames(container)) gather(container, key, depth, into)
  }

  const chosen = (
    container: object,
    isChosen: (whole: string | undefined, key: string) => boolean,
  ): Leaf[] => {
    const leaves: Leaf[] = []
    for (const key of rankedNames(container))
      if (isChosen(part(key)?.whole, key)) gather(container, key, 0, leaves)
    return leaves
  }

  return function* ({ frame, key, value, to }) {
    if (frame === undefined) return
    const { container } = frame
    const own = (container as Record<string | number, unknown>)[key]
    if (typeof own === 'object' && own !== null) {
      const leaves: Leaf[] = []
      below(own, 0, leaves)
      if (isPartsOnly(own, part)) yield { leaves, kind: Array.isArray(own) ? 'items' : 'all' }
      return
    }
    if (typeof key === 'number') {
      const list = container as readonly unknown[]
      const leaves: Leaf[] = []
      for (let index = key + 1; index < list.length && leaves.length < mostParts; index++) {
        const leaf = leafAt(container, index)
        if (leaf === undefined) break
        leaves.push(leaf)
      }
      if (leaves.length > 0) yield { leaves, kind: 'items' }
      return
    }
    const whole = part(key)?.whole
    if (whole !== undefined && (whole !== '' || /\d/.test(key))) {
      const plain = letters(key)
      yield {
        leaves: chosen(container, (other, name) =>
          whole === '' ? letters(name) === plain : (other ?? (name === key ? '' : letters(name))) === whole,
        ),
        kind: 'all',
      }
    }
    if (to > value)
      yield { leaves: chosen(container, (other, name) => other === '' && name !== key), kind: 'items' }
    yield { leaves: columnAfter(frame, key), kind: 'texts' }
  }

  /** The leaves at the same place in the objects that follow in the nearest list. */
  function columnAfter(frame: Above, key: string | number): readonly Leaf[] {
    const leaves: Leaf[] = []
    const path = [key]
    let above: Above | undefined = frame
    while (above !== undefined && !Array.isArray(above.parent?.container) && path.length <= deepest) {
      path.unshift(above.key)
      above = above.parent
    }
    const list = above?.parent?.container
    if (above === undefined || !Array.isArray(list)) return leaves
    for (let index = Number(above.key) + 1; index < list.length && leaves.length < mostParts; index++) {
      let item: unknown = list[index]
      for (const name of path.slice(0, -1))
        item = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined
      const leaf = typeof item === 'object' && item !== null ? leafAt(item, key) : undefined
      if (leaf === undefined) break
      leaves.push(leaf)
    }
    return leaves
  }
}

/** Tells whether every number in an object goes by the name of a part. */
function isPartsOnly(container: object, part: PartReader): boolean {
  if (Array.isArray(container)) return true
  for (const [name, value] of Object.entries(container)) {
    const isText = typeof value === 'string' && !/\d/.test(value)
    if (!isText && value !== null && typeof value !== 'boolean' && part(name)?.whole !== '') return false
  }
  return true
}

/** The letters of a name, small. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}
