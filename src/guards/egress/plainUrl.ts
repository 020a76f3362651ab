/**
 * Reads the ordinary URL, character by character: the case that nearly every check is about. Whatever is in the least
 * unusual is left to the reader proper.
 *
 * @module
 */
import { dottedQuad } from './addressBits.ts'
import type { Reading } from './destination.ts'
import { schemePorts } from './schemes.table.ts'

const colon = 58
const hyphen = 45
const percent = 37
const longestLabel = 63
const longestName = 253

/** The schemes that are read here; where each one's host begins. */
const prefixes: readonly (readonly [prefix: string, scheme: string, port: number | undefined])[] = (
  ['https', 'http', 'wss', 'ws'] as const
).map((scheme) => [`${scheme}://`, scheme, schemePorts[scheme]])

// What a character is to the loops below, by its code: one load from a table instead of a chain of comparisons.
const nameCharacter = 1
const hyphenCharacter = 2
const dotCharacter = 3
const inHost = new Uint8Array(128)
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789_')
  inHost[character.charCodeAt(0)] = nameCharacter
inHost[hyphen] = hyphenCharacter
inHost[46] = dotCharacter

/**
 * Reads `scheme://host:port/rest` where the scheme is one of the web in lower case, the host is a lower-case ASCII name
 * whose last label begins with a letter (so that it is no number, WHATWG URL section 3.5) or a dotted IPv4 address, and
 * nothing is percent-encoded as a control character. `undefined` for anything else. O(length), and allocates nothing but
 * its answer.
 */
export function readPlainUrl(text: string): Reading | undefined {
  const which = prefixOf(text)
  if (which === undefined) return undefined
  const [prefix, scheme, usualPort] = which
  const { length } = text
  const start = prefix.length
  const hostEnd = endOfHost(text, start)
  if (hostEnd === -1 || hostEnd - start > longestName) return undefined
  let end = hostEnd
  let port = usualPort
  if (end < length && text.charCodeAt(end) === colon) {
    let value = 0
    for (end += 1; end < length && end - hostEnd <= 5; end += 1) {
      const digit = text.charCodeAt(end) - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (end === hostEnd + 1 || value > 65_535) return undefined
    port = value
  }
  if (!isPlainRest(text, end)) return undefined
  const host = text.slice(start, hostEnd)
  const first = host.charCodeAt(0)
  const address = first < colon && first !== hyphen ? dottedQuad(host) : undefined
  if (address === undefined && !endsInName(host)) return undefined
  return { scheme, host, address, port, credentials: false, spelling: undefined, ambiguous: undefined }
}

function prefixOf(text: string): (typeof prefixes)[number] | undefined {
  for (const entry of prefixes) if (text.startsWith(entry[0])) return entry
  return undefined
}

/** Where the host ends; -1 when it has anything but lower-case letters, digits, `-`, `_` and single dots. */
function endOfHost(text: string, start: number): number {
  // One character more than a name may have is enough to tell that it is too long.
  const length = Math.min(text.length, start + longestName + 1)
  let label = start
  let index = start
  for (; index < length; index += 1) {
    const code = text.charCodeAt(index)
    const what = code < 128 ? inHost[code] : 0
    if (what === nameCharacter) continue
    if (what === hyphenCharacter) {
      // Punycode must be valid punycode: that is for the platform's parser to tell.
      if (index - label === 3 && text.startsWith('xn--', label)) return -1
      continue
    }
    if (index === label || index - label > longestLabel) return -1
    if (what !== dotCharacter) break
    label = index + 1
  }
  return index === label || index - label > longestLabel ? -1 : index
}

/** The last label begins with a letter, and there is more than one label. */
function endsInName(host: string): boolean {
  const last = host.lastIndexOf('.')
  const code = host.charCodeAt(last + 1)
  return last > 0 && code >= 97 && code <= 122
}

/** What follows the host: the end, or a path, query or fragment in printable ASCII without `%0`, an encoded control. */
function isPlainRest(text: string, start: number): boolean {
  const { length } = text
  if (start === length) return true
  const first = text.charCodeAt(start)
  // Slash, question mark, number sign.
  if (first !== 47 && first !== 63 && first !== 35) return false
  for (let index = start + 1; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code <= 32 || code >= 127) return false
    if (code === percent && text.charCodeAt(index + 1) === 48) return false
  }
  return true
}
