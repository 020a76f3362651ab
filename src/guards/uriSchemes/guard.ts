/**
 * The guard of URI schemes: resources that may not be read, because the scheme of their URI leads somewhere that is none of
 * the agent's business, such as `file`.
 *
 * @module
 */
import type { Guard } from '../../decision/guard.ts'

const name = 'protocol'

// What the URL parsers of browsers and runtimes pass over (WHATWG URL section 4.4): blanks and control characters before
// the scheme, tabs and line breaks anywhere in it.
const passedOver = /^[\0-\x20]+|[\t\n\r]/g
// RFC 3986 section 3.1. The scheme of `jar:file:` and the like is what leads somewhere, so that each in turn is looked at.
const schemePattern = /^([a-z][a-z0-9+.-]*):/i

/** The schemes of a URI, the outer one first; a template without one has none. O(length). */
function uriSchemes(uri: string): readonly string[] {
  const schemes: string[] = []
  let rest = uri.slice(0, longestStart).replace(passedOver, '')
  for (let match = schemePattern.exec(rest); match !== null; match = schemePattern.exec(rest)) {
    schemes.push((match[1] ?? '').toLowerCase())
    rest = rest.slice(match[0].length)
  }
  return schemes
}

/** Code units of a URI in which schemes are looked for. */
const longestStart = 256

/** Compiles the guard. */
export function compileUriSchemes(schemes: readonly string[]): Guard {
  const refused = new Set(schemes)
  return {
    name,
    surfaces: ['resource.read'],
    judge(_subject, { facts: { uri } }) {
      if (uri === undefined) return undefined
      if (!uriSchemes(uri).some((scheme) => refused.has(scheme))) return undefined
      const message = 'resources with a URI of this scheme may not be read'
      return { verdict: 'deny', reasons: [{ guard: name, code: 'protocol', verdict: 'deny', message }] }
    },
  }
}
