/**
 * IPv4 addresses that hide inside something else: an IPv6 address of a transition mechanism, or a name of a DNS service
 * that answers with the address written in the name.
 *
 * @module
 */
import { dottedQuad, parseBits, type AddressBits, type Groups } from './addressBits.ts'
import { addressEmbeddingDomains } from './endpoints.table.ts'

function join(high: number | undefined, low: number | undefined): number {
  return (((high ?? 0) << 16) | (low ?? 0)) >>> 0
}

/**
 * The IPv4 addresses that an IPv6 address carries, whichever mechanism a router on the way may speak: mapped and
 * compatible (RFC 4291 section 2.5.5), translated (RFC 7915), NAT64 (RFC 6052 section 2.2, RFC 8215), 6to4 (RFC 3056),
 * Teredo server and client (RFC 4380 section 4, the client's bits inverted), ISATAP (RFC 5214 section 6.1).
 */
export function embeddedIPv4(groups: Groups): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups
  if (a === 0 && b === 0 && c === 0 && d === 0) {
    const compatible = e === 0 && f === 0 && (g !== 0 || h > 1)
    const mapped = e === 0 && f === 0xffff
    const translated = e === 0xffff && f === 0
    if (compatible || mapped || translated) return [join(g, h)]
  }
  if (a === 0x64 && b === 0xff9b) {
    // The local-use prefix may be cut at 48, 56, 64 or 96 bits; the bits 64 to 71 are skipped.
    if (c !== 1) return [join(g, h)]
    const cut48 = join(d, ((e & 0xff) << 8) | (f >>> 8))
    return [join(g, h), cut48]
  }
  if (a === 0x2002) return [join(b, c)]
  if (a === 0x2001 && b === 0) return [join(c, d), join(g ^ 0xffff, h ^ 0xffff)]
  // Interface identifiers 0000:5efe and 0200:5efe: the universal/local bit says whether the IPv4 address is unique.
  if (f === 0x5efe && (e & 0xfdff) === 0) return [join(g, h)]
  return []
}

// Matches overlap on purpose: of `1.10.0.0.1` both quads count, for services differ in which one they answer with.
const dashedIPv4 = /(?:^|[.-])(?=(\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3})(?:$|[.-]))/gu
const dottedIPv4 = /(?:^|[.-])(?=(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:$|[.-]))/gu
const hexIPv4 = /(?:^|[.-])(?=([\da-f]{8})(?:$|[.-]))/gu
const dashedIPv6 = /(?:^|\.)([\da-f]{0,4}(?:-[\da-f]{0,4}){2,7})$/u

/** The addresses that a name of an address-embedding DNS service stands for; none for any other name. */
export function addressesInName(host: string): readonly AddressBits[] {
  const domain = addressEmbeddingDomains.find(
    (name) => host.endsWith(name) && host.at(-name.length - 1) === '.',
  )
  if (domain === undefined) return []
  const prefix = host.slice(0, -domain.length - 1)
  const found: AddressBits[] = []
  for (const [, quad = ''] of prefix.matchAll(dashedIPv4)) push(dottedQuad(quad.replaceAll('-', '.')))
  for (const [, quad = ''] of prefix.matchAll(dottedIPv4)) push(dottedQuad(quad))
  for (const [, digits = ''] of prefix.matchAll(hexIPv4)) push(Number.parseInt(digits, 16))
  const groups = dashedIPv6.exec(prefix)?.[1]
  if (groups !== undefined) push(parseBits(groups.replaceAll('-', ':')))
  return found

  function push(bits: AddressBits | undefined): void {
    if (bits !== undefined) found.push(bits)
  }
}
