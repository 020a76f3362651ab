/**
 * Reads a destination the way the clients do that may dial it, and says where they would disagree.
 *
 * @module
 */
import { formatBits, parseBits } from './addressBits.ts'
import { readAuthority, type AuthorityReading } from './authority.ts'
import type { Reading, Unreadable } from './destination.ts'
import { readPlainUrl } from './plainUrl.ts'
import { bucketSchemes, hostlessSchemes, schemePorts } from './schemes.table.ts'

/** The longest destination that is looked at, in UTF-16 code units. Servers refuse far shorter ones (RFC 9110 section 4.1 asks for 8,000). */
const longestDestination = 65_536

/** What is left when a destination names no host. */
function hostless(scheme: string): Reading {
  return {
    scheme,
    host: '',
    address: undefined,
    port: undefined,
    credentials: false,
    spelling: undefined,
    ambiguous: undefined,
  }
}

// C0, DEL, C1, and the separators that some readers take for line ends.
// eslint-disable-next-line no-control-regex -- these are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u
const loneSurrogate = /\p{Surrogate}/u
// Encoded line ends and NULs: harmless to most clients, a second request or an early end to some. In a query, line ends are
// ordinary (text fields), unless a header follows.
const encodedControl = /%0[0ad]/iu
const encodedHeader = /%0d%0a[\w-]{1,40}(?::|%3a)|%00/iu

function encodedControlIn(text: string): boolean {
  if (!encodedControl.test(text)) return false
  const query = text.search(/[?#]/u)
  return query === -1 || encodedControl.test(text.slice(0, query)) || encodedHeader.test(text.slice(query))
}

// RFC 3986 section 3.1.
const schemeSyntax = /^([a-z][a-z\d+.-]*):/iu
const special = new Set(['http', 'https', 'ws', 'wss', 'ftp'])

/** Reads a URL, `//host`, `host`, `host:port`, `user@host`, an address, a UNC path, a `jdbc:` string or `git@host:path`. */
export function readDestination(destination: string): Reading | Unreadable {
  const plain = readPlainUrl(destination)
  if (plain !== undefined) return plain
  // Spaces around a URL are cut off by every reader; they do not change the host.
  const text = trimSpaces(destination)
  if (text === '') return { problem: 'egress_invalid', message: 'the destination is empty' }
  const scheme = schemeSyntax.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && hostlessSchemes.has(scheme)) return hostless(scheme)
  if (text.length > longestDestination)
    return { problem: 'too_large', message: 'the destination is too long to be read' }
  if (control.test(text))
    return { problem: 'control_char', message: 'the destination holds a control character' }
  if (encodedControlIn(text)) {
    return { problem: 'control_char', message: 'the destination holds an encoded line end or NUL' }
  }
  if (loneSurrogate.test(text))
    return { problem: 'egress_invalid', message: 'the destination holds half a character' }
  return readShape(text, scheme)
}

function trimSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) === 32) start += 1
  while (end > start && text.charCodeAt(end - 1) === 32) end -= 1
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

// `\\host\share` and `\\?\UNC\host\share` (MS-DTYP section 2.2.57).
const unc = /^\\\\(?:[?.]\\UNC\\)?([^\\/@]+)(?:@[^\\/]*)?(?:[\\/]|$)/iu
const portAfter = /^:\d{1,5}(?:[/?#]|$)/u
// `git@host:path` (git-clone, "scp-like syntax"): a path, no port, follows the colon.
const scpLike = /^[\w.-]+@(\[[^\]]*\]|[^:/\\@\s]+):(?!\/\/)(?!\d{1,5}(?:\/|$))/u

function readShape(text: string, scheme: string | undefined): Reading | Unreadable {
  const share = unc.exec(text)?.[1]
  if (share !== undefined) return assemble('smb', readAuthority(share))
  const slashes = /^[\\/]*/u.exec(text)?.[0] ?? ''
  if (slashes.length > 1) {
    return assemble(
      '',
      withDoubt(readAuthority(text.slice(slashes.length)), slashes === '//' ? undefined : slashDoubt),
    )
  }
  if (slashes !== '')
    return { problem: 'egress_invalid', message: 'the destination is a path without a host' }
  const remote = scpLike.exec(text)?.[1]
  if (remote !== undefined) return assemble('ssh', readAuthority(remote))
  const bare = bareIPv6(text)
  if (bare !== undefined) return assemble('', readAuthority(`[${bare}]${text.slice(bare.length)}`))
  if (scheme === undefined && hidesScheme(text)) {
    return {
      problem: 'ambiguous_url',
      message: 'its scheme is written with characters that only some readers take for ASCII',
    }
  }
  if (scheme === undefined || portAfter.test(text.slice(scheme.length)))
    return assemble('', readAuthority(text))
  return readWithScheme(scheme, text.slice(scheme.length + 1))
}

// Slashes and colons of the scheme may be compatibility forms as well, such as full-width ones.
const hiddenScheme = /^[a-z][a-z\d+.-]{0,30}:[\\/]{2}/iu

/** `\\uff48ttp://host`: a scheme for readers that normalize (NFKC) or drop what is invisible, a host for the others. */
function hidesScheme(text: string): boolean {
  // Whatever stands before `://` is meant as a scheme; what is none may become one when it is decoded.
  if (/^[^/\\?#@[\]]*:\/\//u.test(text)) return true
  const start = text.slice(0, 64)
  if (/^[\u0021-\u007e]*$/u.test(start)) return false
  return hiddenScheme.test(start.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, ''))
}

/** `::1` and `fe80::1`, which look as if they had a port or a scheme. */
function bareIPv6(text: string): string | undefined {
  const host = /^[\da-f]{0,4}:[\da-f:.]{1,45}(?:%\w{1,32})?(?=\/|$)/iu.exec(text)?.[0]
  return host !== undefined && parseBits(host) !== undefined ? host : undefined
}

const slashDoubt = 'it does not have exactly two slashes before the host'

function readWithScheme(scheme: string, rest: string): Reading | Unreadable {
  if (scheme === 'jdbc') return readJdbc(rest)
  if (bucketSchemes.has(scheme)) return hostless(scheme)
  const slashes = /^[\\/]*/u.exec(rest)?.[0] ?? ''
  // `file:///path` has an empty host; `urn:x` and `note:x` have none.
  if (slashes === '///' && scheme === 'file') return hostless(scheme)
  if (slashes.length < 2 && !special.has(scheme)) return hostless(scheme)
  // Readers of the WHATWG URL Standard take any number of slashes and backslashes here, those of RFC 3986 exactly two.
  const doubt =
    slashes !== '//' ? slashDoubt : !special.has(scheme) && otherHost.test(rest) ? otherHostDoubt : undefined
  return assemble(scheme, withDoubt(readAuthority(rest.slice(slashes.length)), doubt))
}

const otherHostDoubt = 'it names more than one host'
// Drivers of databases take a host from the properties, in place of the one that is written first.
const otherHost =
  /[?&;]\s*(?:serverName|server|host|hostaddr|hostname|failoverPartner|failover_partner|address|data source)\s*=/iu

/** `jdbc:postgresql://host/db`, `jdbc:oracle:thin:@host:1521:sid`: the host is where `//` or `@` is. */
function readJdbc(rest: string): Reading | Unreadable {
  const start = rest.search(/\/\/|@/u)
  if (start === -1) return hostless('jdbc')
  const after = rest.slice(start).replace(/^[/@]+/u, '')
  const authority = /^[^/?#;,\\]*/u.exec(after)?.[0] ?? ''
  const withSid = /^([^:]*:\d{1,5}):/u.exec(authority)
  const more = after.slice(authority.length)
  // Drivers try one host after another.
  const doubt = /^[^/?#;\\]*,/u.test(more) || otherHost.test(more) ? otherHostDoubt : undefined
  return assemble('jdbc', withDoubt(readAuthority(withSid?.[1] ?? authority), doubt))
}

function withDoubt(
  reading: AuthorityReading | Unreadable,
  doubt: string | undefined,
): AuthorityReading | Unreadable {
  return doubt === undefined || 'problem' in reading
    ? reading
    : { ...reading, ambiguous: reading.ambiguous ?? doubt }
}

function assemble(scheme: string, authority: AuthorityReading | Unreadable): Reading | Unreadable {
  if ('problem' in authority) return authority
  const { host, address, port, credentials, written, ambiguous } = authority
  const canonical = address === undefined ? host : formatBits(address)
  const usual = Object.hasOwn(schemePorts, scheme) ? schemePorts[scheme] : undefined
  return {
    scheme,
    host: canonical,
    address,
    port: port ?? usual,
    credentials,
    spelling: written === canonical || written === `[${canonical}]` ? undefined : written,
    ambiguous,
  }
}
