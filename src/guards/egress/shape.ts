/**
 * Tells by its shape alone whether a text is a destination, and finds URLs inside longer text.
 *
 * @module
 */
import { dottedQuad } from './addressBits.ts'
import { isReachingScheme } from './schemes.table.ts'

// C0 and spaces in front are cut off by every reader of the WHATWG URL Standard.

const schemeWithSlashes = /^[\0-\u0020]*([a-z][a-z\d+.-]{0,30}):[\\/]{2}/iu
const filePath = /^file:[\\/]/iu
// `git@host:path` (git-clone): the host has a dot, a path follows the colon.
const scpLike = /^[\w.-]{1,64}@[\w-]+(?:\.[\w-]+)+:(?!\d+(?:\D|$))[^\s:]+$/u
// `\\host\share`: two backslashes, a host, a share (MS-DTYP section 2.2.57).
const unc = /^\\\\[\w.?:[\]-]{1,255}\\[^\\\s]/u
const connectionString = /^jdbc:[a-z]/iu

/** Tells whether a whole text reads as a destination, whatever parameter it stands in. O(length). */
function isDestinationByShape(text: string): boolean {
  const scheme = schemeWithSlashes.exec(text)?.[1]
  if (scheme !== undefined) return isReachingScheme(scheme.toLowerCase()) && !/\s/u.test(text.trim())
  const first = text.charCodeAt(0)
  if (first === 92) return unc.test(text)
  return connectionString.test(text) || filePath.test(text) || (text.length < 1024 && scpLike.test(text))
}

/** What a whole text reads as. */
export interface Shaped {
  /** Something will go there, or: judged by the baseline and the deny list, since it may well be something else. */
  readonly role: 'destination' | 'bare'
  readonly text: string
}

/** Longer texts are no single destination. */
const longestShaped = 2048

/**
 * What a text is by its shape alone, in whatever parameter it stands; `undefined` when it need not be a destination.
 * Versions, times, labels, slices and the like are none. O(length).
 */
export function shapeOf(text: string): Shaped | undefined {
  if (isDestinationByShape(text)) return { role: 'destination', text }
  // All that follow have one of these.
  if (text.length > longestShaped || !/[/\\:.\uff0f\uff1a\u2024\u3002]/u.test(text)) return undefined
  if (isDestinationByShape(undisguised(text))) return { role: 'destination', text }
  const bare = withoutWrapping(text)
  if (bare !== text && isDestinationByShape(bare)) return { role: 'bare', text: bare }
  return socketAddress.test(text) ||
    knownInside.test(text) ||
    slashesFirst.test(text) ||
    fewSlashes.test(text)
    ? { role: 'bare', text }
    : undefined
}

const splitScheme = /^[a-z][\t\r\na-z\d+.-]{0,40}:[\t\r\n]*[\\/][\t\r\n]*[\\/]/iu

/** The text as lenient readers take it: compatibility forms and invisible characters undone, no line ends in the scheme. */
function undisguised(text: string): string {
  const ascii = /^[\u0020-\u007e\t\r\n]*$/u.test(text)
  const plain = ascii ? text : text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
  return plain.trim().replace(splitScheme, (scheme) => scheme.replaceAll(/[\t\r\n]/gu, ''))
}

const wrapping = /^[<"'`(]{1,4}([^<>"'`()\s]+)[>"'`)]{1,4}$/u
// `jar:http://host!/entry`, `view-source:https://host`, `url:http://host`: a scheme or a label before a whole URL.
const labelled = /^(?:[a-z][\w.+-]{0,30}:){1,3}(?=[a-z][a-z\d+.-]{0,30}:[\\/]{2})/iu

function withoutWrapping(text: string): string {
  const inner = wrapping.exec(text)?.[1] ?? text
  const url = inner.replace(labelled, '')
  return inner.startsWith('jar:') ? url.replace(/!.*$/u, '') : url
}

// An IPv4 address with a port, a path or a user; `10.0.0.1` alone is as often a version, and `10.0.0.0/8` a network.
const socketAddress =
  /^(?:[\w.-]{1,64}@\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}(?:\/\S*)?|\/(?!\d{1,3}$)\S*)|\[[\da-f:.]{2,45}\]:\d{1,5}(?:\/\S*)?|localhost:\d{1,5}(?:\/\S*)?)$/iu
// What nothing else looks like: loopback, link-local and home networks, metadata services.
const knownInside =
  /^(?:127(?:\.\d{1,3}){3}|169\.254(?:\.\d{1,3}){2}|192\.168(?:\.\d{1,3}){2}|168\.63\.129\.16|100\.100\.100\.200|::1|::ffff:[\da-f.:]{3,15}|f[cd][\da-f]{2}:[\da-f:]{2,39}|fe[89ab][\da-f]:[\da-f:]{2,39}|metadata\.google\.internal\.?)$/iu
// `//host/path` and what WHATWG readers take for it. A comment has a space somewhere.
const slashesFirst = /^[\\/]{2,8}[\w.@:[\]%-]{1,300}(?:[\\/]\S*)?$/u
// `http:/host` and `http:127.0.0.1`: with the schemes of the web the slashes are optional.
const fewSlashes = /^(?:https?|wss?|ftp):(?:[\\/][^\s\\/]|(?=\d|\[|localhost))\S*$/iu

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
    if (scheme === undefined || !isReachingScheme(scheme.toLowerCase())) continue
    const start = at - scheme.length
    const rest = text.slice(start, start + longestUrl)
    const end = rest.search(urlEnd)
    const url = (end === -1 ? rest : rest.slice(0, end)).replace(/[).,;:!?\]]{1,8}$/u, '')
    if (url.length > scheme.length + 3) found.push({ url, start })
  }
  return found
}

// Programs that take a host as a word of its own.
const dialling =
  /(?:^|[\s/;|&(`])(?:curl|wget|nc|ncat|netcat|telnet|ssh|scp|sftp|ping|ftp|lynx|links|aria2c|xh|http|https)\s/u
// What `inet_aton` takes for an address: one number of some size, or a few with a hexadecimal or octal one among them.
const numericHost =
  /^(?:\d{8,10}|0x[\da-f]{5,8}|0[0-7]{8,12}|(?:0x[\da-f]{1,8}|0[0-7]{1,10})(?:\.[\da-fx]{1,10}){1,3}|\d{1,3}\.\d{1,8})$/iu

/** Hosts without a scheme among the words of a command line: bare IPv4 addresses and local names. O(length). */
export function bareHostsInCommand(text: string, most: number): readonly string[] {
  const found: string[] = []
  const dials = dialling.test(text)
  for (const [word] of text.matchAll(/[\w.@:[\]%-]{1,300}/gu)) {
    if (found.length >= most) break
    const target = word.replace(/^.*@/u, '')
    const host = target.startsWith('[') ? target.replace(/\].*$/u, ']') : target.replace(/:.*$/u, '')
    if (
      dottedQuad(host) !== undefined ||
      /^(?:localhost|metadata)$|\.internal$|^\[[\da-f:.]{2,45}\]$/iu.test(host) ||
      (dials && numericHost.test(host))
    )
      found.push(host)
  }
  return found
}
