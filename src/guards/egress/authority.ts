/**
 * Reads the authority of a destination, the part between `//` and the path: user, host and port. The host is brought to
 * one form, and every point at which readers in use disagree about it is named.
 *
 * Readers that count: the WHATWG URL Standard (browsers, Node.js, Deno, Bun), RFC 3986 (curl, Go, Python, Java), and the
 * `inet_aton` family for addresses.
 *
 * @module
 */
import { shownHost } from '../../text/hostSkeleton.ts'
import { decodePunycode } from '../../text/punycode.ts'
import { dottedQuad, formatBits, parseBits, type AddressBits } from './addressBits.ts'
import type { Unreadable } from './destination.ts'

/** What an authority says. */
export interface AuthorityReading {
  /** Lower-case ASCII without a trailing dot, or an address in canonical form without brackets. */
  readonly host: string
  /** The host, when it is an address. */
  readonly address: AddressBits | undefined
  /** The port, when one is written. */
  readonly port: number | undefined
  /** `true` when there is a user name or a password. */
  readonly credentials: boolean
  /** The host as it was written. */
  readonly written: string
  /** Why readers would disagree about the host; `undefined` when they would not. */
  readonly ambiguous: string | undefined
}

// A DNS name has at most 253 characters (RFC 1035 section 3.1); percent-encoding makes nine of one, a user may precede it.
const longestAuthority = 4096
const longestName = 253
const longestLabel = 63

function invalid(message: string): Unreadable {
  return { problem: 'egress_invalid', message }
}

/** Reads what follows the two slashes: `user@host:port/path?query#fragment`. O(authority). */
export function readAuthority(rest: string): AuthorityReading | Unreadable {
  const end = rest.search(/[/\\?#]/u)
  const authority = end === -1 ? rest : rest.slice(0, end)
  if (authority.length > longestAuthority) return invalid('the host is longer than any host can be')
  const at = authority.lastIndexOf('@')
  const located = splitPort(authority.slice(at + 1))
  if ('problem' in located) return located
  const { written, port } = located
  const read = readHost(written)
  if ('problem' in read) return read
  return {
    ...read,
    port,
    credentials: at > 0,
    written,
    ambiguous: authorityDoubt(authority, at, rest[authority.length]) ?? read.ambiguous,
  }
}

function authorityDoubt(authority: string, at: number, next: string | undefined): string | undefined {
  if (next === '\\') return 'it has a backslash, which ends the host for some readers and not for others'
  if (at !== authority.indexOf('@'))
    return 'it has more than one `@`, and readers differ in which one ends the user name'
  if (/\s/u.test(authority)) return 'it has white space before the path'
  return undefined
}

function splitPort(hostAndPort: string): { written: string; port: number | undefined } | Unreadable {
  const bracket = hostAndPort.lastIndexOf(']')
  const colon = hostAndPort.indexOf(':', bracket + 1)
  if (colon === -1) return { written: hostAndPort, port: undefined }
  const digits = hostAndPort.slice(colon + 1)
  if (!/^\d{0,9}$/u.test(digits)) return invalid('the port is not a number')
  const port = digits === '' ? undefined : Number(digits)
  if (port !== undefined && port > 65_535) return invalid('the port is larger than 65535')
  return { written: hostAndPort.slice(0, colon), port }
}

interface HostReading {
  readonly host: string
  readonly address: AddressBits | undefined
  readonly ambiguous: string | undefined
}

const zoneDoubt = 'its address has a zone, which the WHATWG URL Standard does not know'
// A zone (RFC 6874, RFC 4007 section 11) says which interface; it changes nothing about the address.
const zoned = /^\[([\da-f:.]+)%[^\]]*\]$/iu
const nameSyntax = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*$/u

function readHost(written: string): HostReading | Unreadable {
  if (written === '') return invalid('the host is missing')
  if (written.includes(':')) {
    const zone = zoned.exec(written)
    const address = written.startsWith('[') ? parseBits(zone?.[1] ?? written) : undefined
    if (address === undefined) return invalid('the host is no valid IPv6 address')
    return { host: formatBits(address), address, ambiguous: zone === null ? undefined : zoneDoubt }
  }
  // A forbidden host code point of the WHATWG URL Standard, which Chromium lets through all the same.
  if (written.includes(' ')) return invalid('the host has a space')
  const hostname = platformHost(written)
  if (hostname === undefined) {
    return written.includes('%')
      ? {
          problem: 'ambiguous_url',
          message: 'the host is percent-encoded in a way that readers decode differently',
        }
      : invalid('the host is no valid name or address')
  }
  const ambiguous = hostDoubt(written)
  const address = dottedQuad(hostname)
  if (address !== undefined)
    return { host: hostname, address, ambiguous: ambiguous ?? octalDoubt(written, hostname) }
  const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  if (host.length > longestName) return invalid('the host name is longer than 253 characters')
  if (!nameSyntax.test(host)) {
    return /(?:^|\.)(?:\.|$)/u.test(host)
      ? invalid('the host name has an empty label')
      : { problem: 'ambiguous_url', message: 'the host has a character at which some readers end it' }
  }
  if (host.split('.').some((label) => label.length > longestLabel)) {
    return invalid('a label of the host name is longer than 63 characters')
  }
  if (!hasRealPunycode(host)) return invalid('the host name has a label that is no valid Punycode')
  return { host, address: undefined, ambiguous: ambiguous ?? delimiterDoubt(host) }
}

// Punctuation and symbols whose skeleton (UTS 39 section 4) is a slash, a backslash, a colon, a question mark or a dot.
const delimiterLike =
  /[\u0589\u05c3\u1735\u1803\u1809\u2024\u2041\u2044\u205a\u2215\u2216\u2236\u2571\u27cb\u27cd\u29f5\u29f8\u29f9\u2afb\u2afd\u31d3\u31d4\ua4f8-\ua4fd\ua60e\ua789\u{1d20f}\u{1d23a}\u{1d23b}]/u

/** `bank.com\u2044login.evil.com` shows as if its host ended at the slash. */
function delimiterDoubt(host: string): string | undefined {
  const shown = shownHost(host)
  return shown !== host && delimiterLike.test(shown)
    ? 'its host has a character that looks like one which ends a host'
    : undefined
}

/** Whether every `xn--` label says something that would be written so: runtimes differ in whether they look. */
function hasRealPunycode(host: string): boolean {
  if (!/(?:^|\.)xn--/u.test(host)) return true
  const decoded = host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label))
  // Back in ASCII it must be the very same name.
  return !decoded.includes(undefined) && platformHost(decoded.join('.')) === host
}

/** The host as the WHATWG URL Standard reads it for `http`: decoded, mapped to ASCII, numbers turned into addresses. */
function platformHost(written: string): string | undefined {
  try {
    return new URL(`http://${written}/`).hostname
  } catch {
    return undefined
  }
}

function hostDoubt(written: string): string | undefined {
  if (/^[\u0021-\u007e]*$/u.test(written) && !written.includes('%')) return undefined
  const decoded = percentDecoded(written)
  if (/\p{Default_Ignorable_Code_Point}/u.test(decoded)) return 'its host has an invisible character'
  // UTS 46 section 7: these map to other letters in IDNA 2003 and stay themselves in IDNA 2008.
  if (/[\u00df\u1e9e\u03c2]/u.test(decoded))
    return 'its host has a letter that IDNA 2003 and IDNA 2008 map differently'
  return undefined
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `010.0.0.1` is 8.0.0.1 to `inet_aton` and 10.0.0.1 to readers that know no octal. */
function octalDoubt(written: string, canonical: string): string | undefined {
  if (written === canonical) return undefined
  const parts = percentDecoded(written).normalize('NFKC').replaceAll('\u3002', '.').split('.')
  const differs = parts.some((part) => /^0\d+$/u.test(part) && Number(part) > 7)
  return differs
    ? 'its host has a leading zero, which means octal to some readers and nothing to others'
    : undefined
}
