/**
 * URLs in text with parts taken out, every other character left as it is: nothing is parsed and written anew.
 *
 * @module
 */

// The WHATWG URL standard takes these out before it reads; readers that do not see another URL.
const takenOut = /[\t\n\r]/g
// For these it reads any number of slashes of either kind, or none, and then a host (special schemes but for `file`).
const lenient = /^[\0-\x20]*(?:https?|wss?|ftp):[\\/]*/i
const strict = /^[\0-\x20]*[a-z][\d+.a-z-]*:\/\/|^[\0-\x20]*\/\//i
const embedded = /\b[a-z][\d+.a-z-]{0,40}:\/\/[^\s"<>]+/gi
// The user information of a URL that stands in text, or in another URL.
const embeddedCredentials = /:\/\/[^\s"#/<>?\\]*@/g

/** Applies an edit to the URL that a text is. The number says where the host begins, or what stands before it. */
function editWhole(text: string, edit: (url: string, start: number) => string): string {
  const plain = text.replace(takenOut, '')
  const opening = lenient.exec(plain) ?? strict.exec(plain)
  if (opening === null) return text
  const edited = edit(plain, opening[0].length)
  return edited === plain ? text : edited
}

/** The text with user name and password taken out of its URLs (RFC 3986 section 3.2.1). O(length). */
export function withoutCredentials(text: string): string {
  if (!text.includes('@')) return text
  const whole = editWhole(text, (url, start) => {
    const stop = url.slice(start).search(/[#/?\\]/)
    const end = stop === -1 ? url.length : start + stop
    const at = url.lastIndexOf('@', end - 1)
    return at < start ? url : url.slice(0, start) + url.slice(at + 1)
  })
  return whole.replace(embeddedCredentials, '://')
}

/** The text with fragments taken off its URLs. O(length). */
export function withoutFragment(text: string): string {
  if (!text.includes('#')) return text
  const whole = editWhole(text, (url) => url.slice(0, indexOrEnd(url, '#')))
  return whole.replace(embedded, (url) => {
    const hash = indexOrEnd(url, '#')
    // A bracket that closes around the URL is no part of it.
    return url.slice(0, hash) + url.slice(hash).replace(/^[^)\]'`]*/, '')
  })
}

function indexOrEnd(text: string, part: string): number {
  const index = text.indexOf(part)
  return index === -1 ? text.length : index
}

// What advertising and mailing services add to follow a person from page to page, by their own documentation.
const trackingNames: ReadonlySet<string> = new Set(
  (
    '_ga _gl _hsenc _hsmi _openstat dclid epik fbclid gbraid gclid gclsrc hsctatracking igsh igshid li_fat_id mc_cid mc_eid ' +
    'mkt_tok ml_subscriber ml_subscriber_hash msclkid oly_anon_id oly_enc_id rb_clickid s_cid scclid srsltid ttclid twclid ' +
    'vero_conv vero_id wbraid wickedid yclid ysclid'
  ).split(' '),
)

/** The text with parameters that only follow people around taken out of the queries of its URLs. O(length). */
export function withoutTracking(text: string): string {
  return text.includes('?') ? editWhole(text, untracked).replace(embedded, untracked) : text
}

function untracked(url: string): string {
  const end = indexOrEnd(url, '#')
  const start = url.indexOf('?')
  if (start === -1 || start > end) return url
  const given = url.slice(start + 1, end).split('&')
  const kept = given.filter((parameter) => !isTracking(parameter))
  if (kept.length === given.length) return url
  const query = kept.length === 0 ? '' : `?${kept.join('&')}`
  return url.slice(0, start) + query + url.slice(end)
}

function isTracking(parameter: string): boolean {
  const equals = parameter.indexOf('=')
  const written = (equals === -1 ? parameter : parameter.slice(0, equals)).slice(0, 200)
  const name = written
    .replace(/%[\da-f]{2}/gi, (byte) => String.fromCharCode(Number.parseInt(byte.slice(1), 16)))
    .toLowerCase()
  return name.startsWith('utm_') || trackingNames.has(name)
}
