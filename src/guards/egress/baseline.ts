/**
 * The baseline: which addresses and names are no ordinary places on the internet.
 *
 * @module
 */
import { parseNetwork, type Network } from '../../text/address.ts'
import { bitsOf, formatBits, type AddressBits } from './addressBits.ts'
import { addressesInName, embeddedIPv4 } from './embeddedAddress.ts'
import { addressEmbeddingDomains, localNames, metadataAddresses, metadataNames } from './endpoints.table.ts'
import { hostIndex } from './hostIndex.ts'
import { networkIndex } from './networkIndex.ts'
import { specialIPv4Ranges, specialIPv6Ranges, type SpecialRange } from './specialRanges.table.ts'

/** Why the baseline denies something. */
export interface BaselineHit {
  readonly code: 'egress_private' | 'egress_metadata'
  /** What it is, to follow "is": `a loopback address (RFC 1122)`. */
  readonly what: string
}

function network(text: string): Network {
  const parsed = parseNetwork(text)
  if (parsed === undefined) throw new Error(`not a network: ${text}`)
  return parsed
}

// `::/96` and `::ffff:0:0/96` would be read as IPv4; both are recognised by the IPv4 address that they carry.
const carriers = new Set(['::ffff:0:0/96'])

const special = networkIndex(
  [...specialIPv4Ranges, ...specialIPv6Ranges]
    .filter(({ network: text }) => !carriers.has(text))
    .map((range) => [network(range.network), range] as const),
)
const metadata = networkIndex(metadataAddresses.map(({ at, vendor }) => [network(at), vendor] as const))
const names = hostIndex<BaselineHit>([
  ...metadataNames.map(({ at, vendor }) => [at, metadataHit(vendor)] as const),
  ...localNames.map(
    (name) => [name, { code: 'egress_private', what: 'a name of the local network' }] as const,
  ),
])

function metadataHit(vendor: string): BaselineHit {
  return { code: 'egress_metadata', what: `a metadata or control service (${vendor})` }
}

/** The special range of the tables that holds the address. */
export function specialRangeOf(bits: AddressBits): SpecialRange | undefined {
  return special.find(bits)
}

/** Tells whether the address is that of a metadata or control service. */
export function isMetadataAddress(bits: AddressBits): boolean {
  return metadata.find(bits) !== undefined
}

interface Candidate {
  readonly base: number
  readonly mask: number
  readonly hit: BaselineHit
}

/** The IPv4 entries of the tables by their first octet, the one that counts first: most addresses have none at all. */
const byOctet: readonly Candidate[][] = Array.from({ length: 256 }, () => [])

function addCandidates(text: string, hit: BaselineHit): void {
  const { address, prefixLength } = network(text)
  const base = bitsOf(address)
  if (typeof base !== 'number') return
  const mask = (-1 << (32 - prefixLength)) >>> 0
  const first = base >>> 24
  const last = prefixLength >= 8 ? first : first + (1 << (8 - prefixLength)) - 1
  for (let octet = first; octet <= last; octet += 1) byOctet[octet]?.push({ base, mask, hit })
}

for (const { at, vendor } of metadataAddresses) addCandidates(at, metadataHit(vendor))
const mostSpecificFirst = specialIPv4Ranges.toSorted(
  (left, right) => network(right.network).prefixLength - network(left.network).prefixLength,
)
for (const range of mostSpecificFirst) addCandidates(range.network, rangeHit(range))

function rangeHit({ purpose, source }: SpecialRange): BaselineHit {
  return { code: 'egress_private', what: `${purpose} (${source})` }
}

function baselineIPv4(bits: number): BaselineHit | undefined {
  const candidates = byOctet[bits >>> 24] ?? []
  for (const { base, mask, hit } of candidates) if ((bits & mask) >>> 0 === base) return hit
  return undefined
}

/** What the baseline has against an address; `undefined` when it is an ordinary public one. O(1). */
export function baselineAddress(bits: AddressBits): BaselineHit | undefined {
  if (typeof bits === 'number') return baselineIPv4(bits)
  const vendor = metadata.find(bits)
  if (vendor !== undefined) return metadataHit(vendor)
  const hits = embeddedIPv4(bits).flatMap((inner) => {
    const hit = baselineIPv4(inner)
    return hit === undefined
      ? []
      : [{ ...hit, what: `an address that carries ${formatBits(inner)}, ${hit.what}` }]
  })
  const worst = hits.find(({ code }) => code === 'egress_metadata') ?? hits[0]
  if (worst !== undefined) return worst
  const range = special.find(bits)
  if (range !== undefined) return rangeHit(range)
  // RFC 4291 section 2.4: global unicast addresses are assigned from 2000::/3 alone.
  if ((bits[0] ?? 0) >>> 13 !== 1) {
    return {
      code: 'egress_private',
      what: 'an IPv6 address outside the global unicast block 2000::/3 (RFC 4291)',
    }
  }
  return undefined
}

/**
 * A number made of the last label, or the last two, of a name: their lengths and outermost characters. Names that the
 * baseline knows share theirs with few others, so that most hosts are told apart without a string being cut or hashed.
 */
function lastLabelMark(host: string, last: number): number {
  return (
    ((host.length - last) << 14) |
    ((host.charCodeAt(last + 1) & 127) << 7) |
    (host.charCodeAt(host.length - 1) & 127)
  )
}

function lastTwoMark(host: string, last: number): number {
  const before = last <= 0 ? -1 : host.lastIndexOf('.', last - 1)
  return (lastLabelMark(host, last) ^ ((host.charCodeAt(before + 1) & 127) << 23)) + (last - before)
}

// One bit of each mark that occurs, by its lower bits: two loads tell most hosts apart. What is told wrong costs a lookup.
const markMask = 4095
const oneLabelMarks = new Uint8Array(markMask + 1)
const twoLabelMarks = new Uint8Array(markMask + 1)

function folded(mark: number): number {
  return (mark ^ (mark >>> 12) ^ (mark >>> 24)) & markMask
}

for (const pattern of [...metadataNames.map(({ at }) => at), ...localNames, ...addressEmbeddingDomains]) {
  const name = pattern.startsWith('*.') ? pattern.slice(2) : pattern
  const last = name.lastIndexOf('.')
  if (last === -1) oneLabelMarks[folded(lastLabelMark(name, last))] = 1
  else twoLabelMarks[folded(lastTwoMark(name, last))] = 1
}

/** Tells whether the host could be one of the names, or below one, that the baseline knows. */
function mayBeKnown(host: string): boolean {
  const last = host.lastIndexOf('.')
  return (
    oneLabelMarks[folded(lastLabelMark(host, last))] === 1 ||
    twoLabelMarks[folded(lastTwoMark(host, last))] === 1
  )
}

/** What the baseline has against a name before anybody resolves it. O(labels). */
export function baselineName(host: string): BaselineHit | undefined {
  if (!mayBeKnown(host)) return undefined
  const hit = names.find(host)
  if (hit !== undefined) return hit
  for (const bits of addressesInName(host)) {
    const inner = baselineAddress(bits)
    if (inner !== undefined) {
      return { code: inner.code, what: `a name that answers with ${formatBits(bits)}, ${inner.what}` }
    }
  }
  return undefined
}
