/**
 * Leaves by the container that they stand in and their name there.
 *
 * @module
 */
/** A container on the way to a leaf. */
export interface Above {
  readonly parent: Above | undefined
  readonly key: string | number
  readonly container: object
}

/** Where a leaf stands. */
export interface PlacedLeaf {
  readonly frame: Above | undefined
  readonly key: string | number
}

/** Finds the leaf at a place. */
export type LeafAt<Leaf> = (container: object, key: string | number) => Leaf | undefined

/**
 * Makes the finder. O(leaves) once; the names of a container are written down when it is first asked for, since of thousands
 * of containers a few are.
 */
export function leavesByPlace<Leaf extends PlacedLeaf>(leaves: readonly Leaf[]): LeafAt<Leaf> {
  const none = -1
  // For every leaf the one before it in the same container, and for every container its last one.
  const before = new Int32Array(leaves.length)
  const lastOf = new Map<object, number>()
  for (const [index, { frame }] of leaves.entries()) {
    if (frame === undefined) continue
    before[index] = lastOf.get(frame.container) ?? none
    lastOf.set(frame.container, index)
  }
  const byContainer = new Map<object, ReadonlyMap<string | number, Leaf>>()
  const namesOf = (container: object): ReadonlyMap<string | number, Leaf> => {
    const byKey = new Map<string | number, Leaf>()
    for (let index = lastOf.get(container) ?? none; index !== none; index = before[index] as number) {
      const leaf = leaves[index] as Leaf
      // Of two leaves of one name the last one counts.
      if (!byKey.has(leaf.key)) byKey.set(leaf.key, leaf)
    }
    byContainer.set(container, byKey)
    return byKey
  }
  return (container, key) => (byContainer.get(container) ?? namesOf(container)).get(key)
}
