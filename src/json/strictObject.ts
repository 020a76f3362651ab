/**
 * Policy sections: objects in which an unknown key is an error that suggests the known one.
 *
 * @module
 */
import * as z from 'zod/mini'
import { nearest } from '../text/nearest.ts'

/** A strict object of the given members. */
export function section<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      const known = Object.keys(shape)
      return (issue.keys as readonly string[])
        .map((key) => {
          const meant = nearest(key, known)
          const hint =
            meant === undefined ? `; known are ${known.join(', ')}` : `, did you mean \`${meant}\`?`
          return `unknown key \`${key.slice(0, 64)}\`${hint}`
        })
        .join('; ')
    },
  })
}
