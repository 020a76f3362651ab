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
  // The longest spelling of an address is a full IPv6 one with a zone; what is longer need not be looked at.
  if (text.length > 100) return undefined
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (!ipaddr.isValid(bare)) return undefined
  return unmapped(ipaddr.parse(bare))
}

/** Reads `10.0.0.0/8`, `fc00::/7` or a single address. `undefined` when the text is none of them. */
export function parseNetwork(text: string): Network | undefined {
  if (!text.includes('/')) {
    const address = parseAddress(text)
    return address && { address, prefixLength: address.kind() === 'ipv4' ? 32 : 128 }
  }
  if (!ipaddr.isValidCIDR(text)) return undefined
  const [written, prefixLength] = ipaddr.parseCIDR(text)
  const address = unmapped(written)
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
