/**
 * Every special-purpose address range. An address in one of them is no ordinary place on the internet, so the baseline
 * denies it.
 *
 * Sources, as of 2025-10: the IANA IPv4 and IPv6 Special-Purpose Address Registries
 * (`iana.org/assignments/iana-ipv4-special-registry`, `iana.org/assignments/iana-ipv6-special-registry`), the IANA
 * multicast registries, and RFC 3879 and RFC 4291 for the prefixes that those registries leave out.
 *
 * @module
 */

/** What a range is for, in words that fit after "is": "is a loopback address". */
export interface SpecialRange {
  /** In CIDR notation. */
  readonly network: string
  /** A short noun phrase. */
  readonly purpose: string
  /** The RFC that reserves it. */
  readonly source: string
}

/** The IPv4 ranges. */
export const specialIPv4Ranges: readonly SpecialRange[] = [
  { network: '0.0.0.0/8', purpose: 'an address of "this network"', source: 'RFC 791' },
  { network: '10.0.0.0/8', purpose: 'a private address', source: 'RFC 1918' },
  { network: '100.64.0.0/10', purpose: 'a carrier-grade NAT address', source: 'RFC 6598' },
  { network: '127.0.0.0/8', purpose: 'a loopback address', source: 'RFC 1122' },
  { network: '169.254.0.0/16', purpose: 'a link-local address', source: 'RFC 3927' },
  { network: '172.16.0.0/12', purpose: 'a private address', source: 'RFC 1918' },
  { network: '192.0.0.0/24', purpose: 'a protocol assignment', source: 'RFC 6890' },
  { network: '192.0.2.0/24', purpose: 'a documentation address', source: 'RFC 5737' },
  { network: '192.31.196.0/24', purpose: 'an AS112 address', source: 'RFC 7535' },
  { network: '192.52.193.0/24', purpose: 'a multicast tunnelling address', source: 'RFC 7450' },
  { network: '192.88.99.0/24', purpose: 'a 6to4 relay address', source: 'RFC 7526' },
  { network: '192.168.0.0/16', purpose: 'a private address', source: 'RFC 1918' },
  { network: '192.175.48.0/24', purpose: 'an AS112 address', source: 'RFC 7534' },
  { network: '198.18.0.0/15', purpose: 'a benchmarking address', source: 'RFC 2544' },
  { network: '198.51.100.0/24', purpose: 'a documentation address', source: 'RFC 5737' },
  { network: '203.0.113.0/24', purpose: 'a documentation address', source: 'RFC 5737' },
  { network: '224.0.0.0/4', purpose: 'a multicast address', source: 'RFC 5771' },
  { network: '240.0.0.0/4', purpose: 'a reserved address', source: 'RFC 1112' },
  { network: '255.255.255.255/32', purpose: 'the broadcast address', source: 'RFC 919' },
]

/**
 * The IPv6 ranges. Whatever lies outside 2000::/3, the only block that holds global unicast addresses (RFC 4291 section
 * 2.4), is denied also when no line here names it.
 */
export const specialIPv6Ranges: readonly SpecialRange[] = [
  { network: '::/128', purpose: 'the unspecified address', source: 'RFC 4291' },
  { network: '::1/128', purpose: 'the loopback address', source: 'RFC 4291' },
  { network: '::/96', purpose: 'an IPv4-compatible address', source: 'RFC 4291' },
  { network: '::ffff:0:0/96', purpose: 'an IPv4-mapped address', source: 'RFC 4291' },
  { network: '::ffff:0:0:0/96', purpose: 'an IPv4-translated address', source: 'RFC 7915' },
  { network: '64:ff9b::/96', purpose: 'a NAT64 address', source: 'RFC 6052' },
  { network: '64:ff9b:1::/48', purpose: 'a local-use NAT64 address', source: 'RFC 8215' },
  { network: '100::/64', purpose: 'a discard-only address', source: 'RFC 6666' },
  { network: '100:0:0:1::/64', purpose: 'a dummy address', source: 'RFC 9780' },
  { network: '2001::/23', purpose: 'a protocol assignment', source: 'RFC 2928' },
  { network: '2001::/32', purpose: 'a Teredo address', source: 'RFC 4380' },
  { network: '2001:2::/48', purpose: 'a benchmarking address', source: 'RFC 5180' },
  { network: '2001:3::/32', purpose: 'a multicast tunnelling address', source: 'RFC 7450' },
  { network: '2001:4:112::/48', purpose: 'an AS112 address', source: 'RFC 7535' },
  { network: '2001:10::/28', purpose: 'a former ORCHID', source: 'RFC 4843' },
  { network: '2001:20::/28', purpose: 'an ORCHIDv2', source: 'RFC 7343' },
  { network: '2001:30::/28', purpose: 'a drone remote identifier', source: 'RFC 9374' },
  { network: '2001:db8::/32', purpose: 'a documentation address', source: 'RFC 3849' },
  { network: '2002::/16', purpose: 'a 6to4 address', source: 'RFC 3056' },
  { network: '2620:4f:8000::/48', purpose: 'an AS112 address', source: 'RFC 7534' },
  { network: '3fff::/20', purpose: 'a documentation address', source: 'RFC 9637' },
  { network: '5f00::/16', purpose: 'a segment routing identifier', source: 'RFC 9602' },
  { network: 'fc00::/7', purpose: 'a unique local address', source: 'RFC 4193' },
  { network: 'fe80::/10', purpose: 'a link-local address', source: 'RFC 4291' },
  { network: 'fec0::/10', purpose: 'a former site-local address', source: 'RFC 3879' },
  { network: 'ff00::/8', purpose: 'a multicast address', source: 'RFC 4291' },
]
