/** Leaves are found by their place, whoever is asked for first. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leavesByPlace } from '../../../src/guards/dlp/leavesByPlace.ts'

it('finds the last leaf of a name in a container, and nothing where there is none', () => {
  const containers = Array.from({ length: 4 }, (_, id) => ({ id }))
  const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.nat(2))
  const place = fc.tuple(fc.nat(3), name)
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), fc.array(place, { maxLength: 20 }), (placed, asked) => {
      const frames = containers.map((container) => ({ parent: undefined, key: '', container }))
      const leaves = placed.map(([at, key]) => ({ frame: at === 3 ? undefined : frames[at], key }))
      const leafAt = leavesByPlace(leaves)
      for (const [at, key] of asked)
        expect(leafAt(containers[at]!, key)).toBe(
          leaves.findLast(
            (leaf) => leaf.frame !== undefined && leaf.frame === frames[at] && leaf.key === key,
          ),
        )
    }),
  )
})
