/**
 * IP addresses and networks in text, every spelling of an address reduced to one.
 *
 * @module
 */
import ipaddr from 'ipaddr.js'

/** An address: an IPv4 address, or an IPv6 address that does not merely map one. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6

/** A network: an address and how many of its leading bits count. */
export interface Network {
  readonly address: Address
  readonly prefixLength: number
}

// RFC 4291 section 2.5.5.2: ::ffff:0:0/96 maps IPv4.
const mappedPrefixLength = 96

function unmapped(address: Address): Address {
  return address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress()
    ? (address as ipaddr.IPv6).toIPv4Address()
    : address
}

/**
 * Reads an address: dotted, decimal, octal, hexadecimal and short IPv4 as `inet_aton` does, IPv6 with or without
 * brackets and zone. IPv4-mapped IPv6 is the IPv4 address. `undefined` when the text is no address.
 */
export function parseAddress(text: string): Address | undefined {
  const written = parseWritten(text)
  return written === undefined ? undefined : unmapped(written)
}

/** Reads an address as it is written: a mapped one stays IPv6. */
function parseWritten(text: string): Address | undefined {
  // The longest spelling of an address is a full IPv6 one with a zone; what is longer need not be looked at.
  if (text.length > 100) return undefined
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  const spelled = bare.includes(':') && bare.includes('.') ? withHexTail(bare) : bare
  return ipaddr.isValid(spelled) ? ipaddr.parse(spelled) : undefined
}

// RFC 4291 section 2.2, the third form: the last 32 bits in dotted decimal.
const dottedTail = /:(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?=$|%)/u

/**
 * `::127.0.0.1` as `::7f00:1`: an IPv4-compatible address, which the parser would take for the mapped `::ffff:127.0.0.1`,
 * and `64:ff9b::127.0.0.1`, which it would not read in every form.
 */
function withHexTail(text: string): string {
  return text.replace(dottedTail, (tail, ...octets: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number)
    if (Math.max(a, b, c, d) > 255) return tail
    return `:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
}

/** Reads `10.0.0.0/8`, `fc00::/7` or a single address. `undefined` when the text is none of them. */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  const written = parseWritten(slash === -1 ? text : text.slice(0, slash))
  if (written === undefined) return undefined
  const address = unmapped(written)
  const width = written.kind() === 'ipv4' ? 32 : 128
  const digits = slash === -1 ? String(width) : text.slice(slash + 1)
  const prefixLength = /^\d{1,3}$/u.test(digits) ? Number(digits) : Infinity
  if (prefixLength > width) return undefined
  if (address.kind() === written.kind()) return { address, prefixLength }
  return prefixLength < mappedPrefixLength
    ? { address: written, prefixLength }
    : { address, prefixLength: prefixLength - mappedPrefixLength }
}

/** Tells whether a network holds an address. Networks of the other family never do. */
export function networkHolds(network: Network, address: Address): boolean {
  if (network.address.kind() !== address.kind()) return false
  return (address as ipaddr.IPv6).match(network.address, network.prefixLength)
}
