/**
 * What stands around an `@` (e-mail, credentials in a URL) and around colons (MAC and IPv6 addresses).
 *
 * @module
 */
import { isMixedWord, isPlaceholder } from './checks/generic.ts'
import { isWordUnit, named, type Report } from './hit.ts'
import type { Bounds } from './layer.ts'

const email = named('email', 'pii', 'personal')
const databaseUrl = named('database_url', 'secret', 'database')
const urlPassword = named('url_password', 'secret', 'database')
const macAddress = named('mac_address', 'pii', 'network')
const ipAddress = named('ip_address', 'pii', 'network')

const domain = /@(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.){1,6}[A-Z]{2,24}(?![\w@-])/iy
// The same with letters of any script (RFC 6531, IDNA), where the one above does not match.
const wideDomain =
  /@(?:[A-Z0-9\u00c0-\u2fef\u3040-\ufaff](?:[A-Z0-9\u00c0-\u2fef\u3040-\ufaff-]{0,61}[A-Z0-9\u00c0-\u2fef\u3040-\ufaff])?\.){1,6}(?:[A-Z]{2,24}(?![\w@-])|[\u00c0-\u2fef\u3040-\ufaff]{2,24}(?![\w@-]))/iy
// What looks like an address and is a file: `logo@2x.png`, `module@latest.js`.
const fileEnding =
  /\.(?:png|jpe?g|gif|svg|webp|css|jsx?|tsx?|mjs|cjs|json|html?|map|yml|yaml|lock|txt|md|ico|woff2?)$/i
const databases =
  /^(?:postgres(?:ql)?|mysqlx?|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|couchdb|cassandra|neo4j(?:\+s)?|bolt|influxdb|snowflake|kafka|nats|jdbc|db2|firebird|elasticsearch|memcached|ldaps?|smtps?|imaps?|ftps?|sftp|ssh|vertica|trino|presto|hive|rabbitmq|cosmosdb)$/i

const localPart = new Uint8Array(128)
const userInfo = new Uint8Array(128)
for (let code = 33; code < 127; code++)
  userInfo[code] = '"\'<>`|^{}[]()\\,'.includes(String.fromCharCode(code)) ? 0 : 1
for (let code = 33; code < 127; code++) if (/[\w.%+-]/.test(String.fromCharCode(code))) localPart[code] = 1
const longestLocal = 64
const longestUserInfo = 320

/** What a sweep remembers of the `@` before, so that a chain of them is walked once. */
export interface AtMemory {
  at: number
  scheme: number
}

/** Looks at an `@` and reports what it belongs to. @returns Where to go on. */
export function inspectAt(
  text: string,
  index: number,
  from: number,
  to: number,
  memory: AtMemory,
  report: Report,
): number {
  const scheme = schemeBefore(text, index, from, memory)
  memory.at = index
  memory.scheme = scheme
  if (scheme !== -1) {
    const end = inspectUrl(text, index, scheme, to, from, report)
    if (end > index) return end
  }
  const connected = inspectConnect(text, index, from, to, report)
  if (connected > index) return connected
  let start = index
  const floor = Math.max(from, index - longestLocal - 1)
  while (start > floor && isLocal(text.charCodeAt(start - 1))) start--
  while (start < index && !isWordUnit(text.charCodeAt(start)) && text.charCodeAt(start) < 128) start++
  if (start === index || index - start > longestLocal || text.charCodeAt(index - 1) === 46) return index + 1
  // `\nname@...` that stands in a text as two characters.
  if (text.charCodeAt(start - 1) === 92 && /[nrt]/.test(text.charAt(start)) && start + 1 < index) start++
  const match = domainAt(text, index)
  if (match === null) return index + 1
  const end = index + match[0].length
  if (end > to || fileEnding.test(match[0])) return index + 1
  // `git@github.com:owner/repository` names a repository.
  if (/^(?:git|hg|svn)$/.test(text.slice(start, index)) && /[:/]/.test(text.charAt(end))) return end
  report({ detector: email, start, end, confidence: 0.9 })
  return end
}

/** What the part before the `@` is written with: ASCII, and letters of alphabets that leave blanks between words. */
function isLocal(unit: number): boolean {
  return unit < 128 ? localPart[unit] === 1 : unit >= 0xc0 && unit < 0x530 && unit !== 0xd7 && unit !== 0xf7
}

function domainAt(text: string, index: number): RegExpExecArray | null {
  domain.lastIndex = index
  const match = isLabelDotted(text, index + 1) ? domain.exec(text) : null
  if (match !== null || !isWideLabel(text, index + 1)) return match
  wideDomain.lastIndex = index
  return wideDomain.exec(text)
}

/** Tells whether a character outside ASCII stands in the first label of a domain, or in what stands behind its dot. */
function isWideLabel(text: string, start: number): boolean {
  for (let at = start; at - start <= longestLabel; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xc0) return true
    if (!isWordUnit(unit) && unit !== 45 && unit !== 46) return false
  }
  return false
}

const longestLabel = 63
const attribute = /^[a-z\d.]{1,14}=/i
const longestAttribute = 16

/** Tells whether the first label of a domain begins at `start` and ends in a dot. */
function isLabelDotted(text: string, start: number): boolean {
  let at = start
  while (at - start < longestLabel && (isWordUnit(text.charCodeAt(at)) || text.charCodeAt(at) === 45)) at++
  return at > start && text.charCodeAt(at) === 46
}

/** Where `://` stands before an `@`, with nothing in between that ends a URL's user information; -1 for nowhere. */
function schemeBefore(text: string, index: number, from: number, memory: AtMemory): number {
  const floor = Math.max(from, index - longestUserInfo)
  for (let at = index - 1; at >= floor; at--) {
    const unit = text.charCodeAt(at)
    if (at === memory.at) return memory.scheme
    if (unit === 47 && text.charCodeAt(at - 1) === 47 && text.charCodeAt(at - 2) === 58) return at - 2
    // The parts of a name in a directory are separated by commas: `cn=reader,dc=example` (RFC 4514).
    if (unit === 44 && attribute.test(text.slice(at + 1, at + longestAttribute))) continue
    if (unit < 128 && userInfo[unit] === 0) return -1
    if (unit === 32 || unit === 10) return -1
  }
  return -1
}

const hostAfter = /@(?:[\w.-]{1,255}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?(?:[/?,][^\s"'<>`]{0,512})?/iy

function inspectUrl(
  text: string,
  at: number,
  colon: number,
  to: number,
  from: number,
  report: Report,
): number {
  const info = text.slice(colon + 3, at)
  const cut = info.indexOf(':')
  if (cut === -1 || cut === info.length - 1) return -1
  // A path or a query before the `@` means that the `@` belongs to it.
  if (/[/?#]/.test(info.slice(0, cut))) return -1
  const password = info.slice(cut + 1)
  hostAfter.lastIndex = at
  const match = hostAfter.exec(text)
  if (match === null || isPlaceholder(password) || isDocumented(info.slice(0, cut), password)) return -1
  let start = colon
  while (start > from && start > colon - 20 && /[A-Z0-9+.-]/i.test(text.charAt(start - 1))) start--
  const scheme = text.slice(start, colon)
  let last = match[0].length
  while ('.,;:!?)]'.includes(match[0].charAt(last - 1))) last--
  const end = Math.min(to, at + last)
  if (databases.test(scheme)) report({ detector: databaseUrl, start, end, confidence: 0.95 })
  else report({ detector: urlPassword, start: colon + 3, end: at, confidence: 0.9 })
  return end
}

// Oracle's easy connect (`//host:port/service`), a descriptor, and an older form of the same without the slashes.
const connectTarget =
  /@(?:\/\/[\w.-]{1,100}(?::\d{1,5})?(?:\/[\w.-]{1,64})?|[\w.-]{1,100}:\d{2,5}[/:][\w.-]{1,64}|\(DESCRIPTION=)/iy
const longestAccount = 128

/** `user/password@//host:1521/service`, as SQL*Plus and JDBC thin take it. @returns Where to go on, or -1. */
function inspectConnect(text: string, at: number, from: number, to: number, report: Report): number {
  const next = text.charCodeAt(at + 1)
  if (next !== 47 && next !== 40 && !isPortBehindName(text, at + 1)) return -1
  connectTarget.lastIndex = at
  const match = connectTarget.exec(text)
  if (match === null) return -1
  let start = at
  const floor = Math.max(from, at - longestAccount)
  while (start > floor && text.charCodeAt(start - 1) < 128 && userInfo[text.charCodeAt(start - 1)] === 1)
    start--
  const info = text.slice(start, at)
  // `user/"password"` is quoted where it has a sign in it.
  const account = /(?:^|[:=])[\w$#]{1,30}\/([^/\s]{4,64})$/.exec(info)
  const password = account?.[1]
  if (password === undefined || !isMixedWord(password)) return -1
  report({ detector: databaseUrl, start: at - password.length, end: at, confidence: 0.9 })
  return Math.min(to, at + match[0].length)
}

const longestHost = 100

/** Tells whether the name of a host begins at `start` and a port behind it: hardly an `@` has them. */
function isPortBehindName(text: string, start: number): boolean {
  let at = start
  for (let unit = text.charCodeAt(at); isWordUnit(unit) || unit === 45 || unit === 46;) {
    if (at - start === longestHost) return false
    unit = text.charCodeAt(++at)
  }
  return at > start && text.charCodeAt(at) === 58
}

/** `USER:PASSWORD@` and `user:password@` stand in every manual. */
function isDocumented(user: string, password: string): boolean {
  return (
    /^(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN)$/.test(password) ||
    (/^(?:password|passwd|pass|pwd|secret)$/.test(password) &&
      /^(?:user|username|login|name|usr|myuser)$/i.test(user))
  )
}

const mac = /[\dA-F]{2}([:-])(?:[\dA-F]{2}\1){4}[\dA-F]{2}(?![\w:-])/iy
const ipv6 = /(?:[\dA-F]{1,4}:){1,7}(?::?[\dA-F]{1,4}){0,7}(?![\w:])/iy

/** Looks at the first colon or dash after two hexadecimal digits. @returns Where to go on. */
export function inspectColons(text: string, index: number, from: number, to: number, report: Report): number {
  let start = index - 2
  while (start > from && start > index - 4 && isWordUnit(text.charCodeAt(start - 1))) start--
  if (start < from || isWordUnit(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === 58)
    return index + 1
  mac.lastIndex = start
  const match = mac.exec(text)
  if (match !== null && match.index + match[0].length <= to) {
    const end = start + match[0].length
    if (!/^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(match[0]) && text.charCodeAt(start - 1) !== 45) {
      report({ detector: macAddress, start, end, confidence: 0.8 })
    }
    return end
  }
  ipv6.lastIndex = start
  const found = ipv6.exec(text)
  if (found === null) return index + 1
  const end = start + found[0].length
  const groups = found[0].split(':')
  const short = found[0].includes('::')
  if (
    end <= to &&
    (short ? groups.length >= 4 : groups.length === 8) &&
    /[a-f]|\d{4}/i.test(found[0]) &&
    found[0].split('::').length <= 2
  ) {
    report({ detector: ipAddress, start, end, confidence: 0.75 })
    return end
  }
  // No address begins in the middle of a chain that is none.
  return groups.length > 4 ? end : index + 1
}

/** Tells whether the digit at `start` may belong to the address of an interface with dashes in it. O(1). */
export function isInterface(bytes: Uint8Array, start: number): boolean {
  return (
    (bytes[start + 2] === 45 && bytes[start + 5] === 45) ||
    (bytes[start + 1] === 45 && bytes[start + 4] === 45)
  )
}

/**
 * Looks at the digit at `start`, for which {@link isInterface} holds: in which of six pairs with dashes between them does it
 * stand?
 *
 * @returns Where to go on, or 0.
 */
export function inspectInterface(
  text: string,
  bytes: Uint8Array,
  start: number,
  bounds: Bounds,
  report: Report,
): number {
  let dash = bytes[start + 2] === 45 ? start + 2 : start + 1
  for (let step = 0; step < 4 && bytes[dash - 3] === 45; step++) dash -= 3
  return bytes[dash + 6] === 45 && dash >= 2 ? inspectColons(text, dash, bounds.from, bounds.to, report) : 0
}
