/**
 * NAT64 prefixes of one's own network: which IPv4 address a translator makes of an IPv6 address (RFC 6052).
 *
 * @module
 */
import type { Network } from '../../text/address.ts'
import type { AddressBits, Groups } from './addressBits.ts'
import { networkIndex } from './networkIndex.ts'

/** RFC 6052 section 2.2: the lengths that a prefix may have. */
const lengths: ReadonlySet<number> = new Set([32, 40, 48, 56, 64, 96])

/** Tells whether a network can be a NAT64 prefix. */
export function isNat64Prefix({ address, prefixLength }: Network): boolean {
  return address.kind() === 'ipv6' && lengths.has(prefixLength)
}

/** The IPv4 address inside, when the address lies below one of the prefixes. */
export type Translate = (bits: AddressBits) => number | undefined

/** Compiles prefixes; the longest that holds an address counts. */
export function nat64Translator(prefixes: readonly Network[]): Translate {
  if (prefixes.length === 0) return () => undefined
  const index = networkIndex(prefixes.map((prefix) => [prefix, prefix.prefixLength] as const))
  return (bits) => {
    if (typeof bits === 'number') return undefined
    const length = index.find(bits)
    return length === undefined ? undefined : embeddedBehind(bits, length)
  }
}

/** RFC 6052 section 2.2: the four octets that follow the prefix; octet 8 (bits 64 to 71) is skipped. */
function embeddedBehind(groups: Groups, prefixLength: number): number {
  const octets = groups.flatMap((group) => [group >>> 8, group & 255])
  octets.splice(8, 1)
  // Behind a prefix of 96 bits the skipped octet lies within the prefix.
  const start = prefixLength === 96 ? 11 : prefixLength / 8
  const [a = 0, b = 0, c = 0, d = 0] = octets.slice(start, start + 4)
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}
