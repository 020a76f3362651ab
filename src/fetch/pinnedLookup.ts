/**
 * A lookup that knows only the addresses that were approved: what a host hands to its dialler, so that the address that was
 * checked is the address that is dialled.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'

/** One address, as `dns.lookup` of Node.js answers it. */
export interface LookedUpAddress {
  /** In canonical form. */
  address: string
  /** 4 or 6. */
  family: number
}

/** What a dialler asks for: the parts of the options of `dns.lookup` that choose among addresses. */
export interface PinnedLookupOptions {
  /** 4 or 6 when only that family will do; 0 or absent for either. */
  readonly family?: number | 'IPv4' | 'IPv6' | undefined
  /** `true` when all addresses are wanted, as for happy eyeballs (RFC 8305). */
  readonly all?: boolean | undefined
}

/** Called back with the answer, or with what went wrong. */
export type PinnedLookupCallback = (
  error: Error | null,
  address: string | LookedUpAddress[],
  family?: number,
) => void

/** A lookup in the form of `dns.lookup`, which `node:net`, `node:http`, `node:tls` and undici take as their `lookup`. */
export type PinnedLookup = (
  hostname: string,
  options: PinnedLookupOptions,
  callback: PinnedLookupCallback,
) => void

/**
 * Makes a lookup that answers every name with the approved addresses and asks nobody. The name stays what it was for TLS and
 * for the `Host` header; only where the connection goes is settled.
 *
 * Give each decision a lookup of its own, and do not share a pool of connections between decisions: a connection that is
 * used again is not looked up again.
 *
 * @param addresses - The `pinnedAddresses` of a decision, or the `addresses` of a {@link DialTarget}.
 * @example
 * ```ts
 * const decision = createEgressChecker().check('https://api.example.com/', { resolved: ['93.184.216.34'] })
 * const lookup = pinnedLookup(decision.pinnedAddresses ?? [])
 * lookup('api.example.com', {}, (error, address) => console.log(error, address)) // => null 93.184.216.34
 * ```
 */
export function pinnedLookup(addresses: readonly string[]): PinnedLookup {
  const pinned = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (hostname, { family, all = false }, callback) => {
    const wanted = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : (family ?? 0)
    const fitting = pinned.filter((each) => wanted === 0 || each.family === wanted)
    const [first] = fitting
    if (first === undefined) {
      const shown = hostname.slice(0, 100)
      const message = `no address was approved for \`${shown}\`; ask the egress checker again before dialling`
      callback(new PortcullisError('fetch_failed', message), '', 0)
    } else if (all) {
      callback(
        null,
        fitting.map((each) => ({ ...each })),
      )
    } else callback(null, first.address, first.family)
  }
}
