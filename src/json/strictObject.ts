/**
 * Policy sections: objects in which an unknown key is an error that says what was probably meant.
 *
 * @module
 */
import * as z from 'zod/mini'
import { nearest } from '../text/nearest.ts'

/** The most known keys that a message lists. */
const mostListed = 12
/** The longest unknown key that a message quotes in full. */
const longestQuoted = 40

/**
 * A strict object schema. Its issues read: ``unknown key `tol`, did you mean `tool`?``, or, when nothing is near, the
 * keys there are.
 */
export function section<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<z.core.util.Writeable<Shape>, z.core.$strict> {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') {
        return (issue.keys as readonly string[]).map((key) => unknownKey(key, known)).join('; ')
      }
      return 'must be an object'
    },
  })
}

function unknownKey(key: string, known: readonly string[]): string {
  const quoted = `unknown key \`${key.length > longestQuoted ? `${key.slice(0, longestQuoted)}...` : key}\``
  const meant = nearest(key, known)
  if (meant !== undefined) return `${quoted}, did you mean \`${meant}\`?`
  if (known.length === 0) return `${quoted}, there are no keys here`
  const listed = known.slice(0, mostListed).map((name) => `\`${name}\``)
  return `${quoted}, use one of ${listed.join(', ')}${known.length > mostListed ? ' and others' : ''}`
}
