/**
 * Addresses as numbers: what lookups compare. An IPv4 address is one unsigned 32-bit number, an IPv6 address eight
 * 16-bit groups.
 *
 * @module
 */
import ipaddr from 'ipaddr.js'
import { parseAddress, type Address } from '../../text/address.ts'

/** An IPv6 address: eight groups of 16 bits, most significant first. */
export type Groups = readonly number[]

/** An address: a number below 2^32 is IPv4, an array is IPv6. */
export type AddressBits = number | Groups

/** The bits of a parsed address. */
export function bitsOf(address: Address): AddressBits {
  if (address.kind() === 'ipv6') return (address as ipaddr.IPv6).parts
  const [a = 0, b = 0, c = 0, d = 0] = (address as ipaddr.IPv4).octets
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/** Reads any spelling of an address. `undefined` when the text is none. */
export function parseBits(text: string): AddressBits | undefined {
  const dotted = dottedQuad(text)
  if (dotted !== undefined) return dotted
  const address = parseAddress(text)
  return address === undefined ? undefined : bitsOf(address)
}

/**
 * Reads the one canonical spelling of IPv4, four decimal numbers without leading zeros (RFC 6943 section 3.1.1 calls it
 * strict). It is by far the most frequent, hence this short way.
 */
export function dottedQuad(text: string): number | undefined {
  const { length } = text
  if (length < 7 || length > 15) return undefined
  let bits = 0
  let part = -1
  let parts = 0
  for (let index = 0; index <= length; index += 1) {
    const code = index === length ? 46 : text.charCodeAt(index)
    if (code === 46) {
      if (part < 0 || part > 255) return undefined
      bits = bits * 256 + part
      part = -1
      parts += 1
    } else if (code >= 48 && code <= 57 && part !== 0) {
      part = (part < 0 ? 0 : part) * 10 + code - 48
    } else return undefined
  }
  return parts === 4 ? bits : undefined
}

/** The canonical spelling: dotted for IPv4, RFC 5952 for IPv6 (without brackets). */
export function formatBits(bits: AddressBits): string {
  if (typeof bits !== 'number') return new ipaddr.IPv6([...bits]).toRFC5952String()
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`
}
