/**
 * Tells by its shape alone whether a text is a destination, and finds URLs inside longer text.
 *
 * @module
 */
import { dottedQuad } from './addressBits.ts'
import { reachingSchemes } from './schemes.table.ts'

const schemeWithSlashes = /^\s*([a-z][a-z\d+.-]{0,30}):[\\/]{2}/iu
// `git@host:path` (git-clone): the host has a dot, a path follows the colon.
const scpLike = /^[\w.-]{1,64}@[\w-]+(?:\.[\w-]+)+:(?!\d+(?:\D|$))[^\s:]+$/u
// `\\host\share`: two backslashes, a host, a share (MS-DTYP section 2.2.57).
const unc = /^\\\\[\w.?:[\]-]{1,255}\\[^\\\s]/u
const connectionString = /^jdbc:[a-z]/iu

/** Tells whether a whole text reads as a destination, whatever parameter it stands in. O(1): looks at its start. */
export function isDestinationByShape(text: string): boolean {
  const scheme = schemeWithSlashes.exec(text)?.[1]
  if (scheme !== undefined) return reachingSchemes.has(scheme.toLowerCase()) && !/\s/u.test(text.trim())
  const first = text.charCodeAt(0)
  if (first === 92) return unc.test(text)
  return connectionString.test(text) || (text.length < 1024 && scpLike.test(text))
}

/** A URL that stands inside a text. */
export interface EmbeddedUrl {
  readonly url: string
  /** Where it begins, in UTF-16 code units. */
  readonly start: number
}

const longestUrl = 2048
const longestScheme = 20
// What ends a URL in running text; the rest of the characters may belong to it.
const urlEnd = /[\s"'`<>|^{}\u00ab\u00bb\u201c\u201d]/u
const schemeTail = /[a-z][a-z\d+.-]*$/iu

/** The URLs of reaching schemes inside a text, in order. O(length of the text). */
export function urlsInText(text: string, most: number): readonly EmbeddedUrl[] {
  const found: EmbeddedUrl[] = []
  for (let at = text.indexOf('://'); at !== -1 && found.length < most; at = text.indexOf('://', at + 3)) {
    const scheme = schemeTail.exec(text.slice(Math.max(0, at - longestScheme), at))?.[0]
    if (scheme === undefined || !reachingSchemes.has(scheme.toLowerCase())) continue
    const start = at - scheme.length
    const rest = text.slice(start, start + longestUrl)
    const end = rest.search(urlEnd)
    const url = (end === -1 ? rest : rest.slice(0, end)).replace(/[).,;:!?\]]{1,8}$/u, '')
    if (url.length > scheme.length + 3) found.push({ url, start })
  }
  return found
}

/** Hosts without a scheme among the words of a command line: bare IPv4 addresses and local names. O(length). */
export function bareHostsInCommand(text: string, most: number): readonly string[] {
  const found: string[] = []
  for (const [word] of text.matchAll(/[\w.@:[\]%-]{1,300}/gu)) {
    if (found.length >= most) break
    const host = word.replace(/^.*@/u, '').replace(/:.*$/u, '')
    if (dottedQuad(host) !== undefined || /^(?:localhost|metadata)$|\.internal$/iu.test(host))
      found.push(host)
  }
  return found
}
