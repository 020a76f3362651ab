/**
 * Many networks, one question: which of them holds this address. One hash table for each prefix length that occurs, so
 * that a lookup costs the same for ten networks and for a hundred thousand.
 *
 * @module
 */
import type { Network } from '../../text/address.ts'
import { bitsOf, type AddressBits, type Groups } from './addressBits.ts'

/** Networks with a value each. */
export interface NetworkIndex<T> {
  /** The value of the most specific network that holds the address. O(number of distinct prefix lengths). */
  find(bits: AddressBits): T | undefined
  readonly size: number
}

interface Level<Key, T> {
  readonly prefixLength: number
  readonly values: Map<Key, T>
}

function prefix4(bits: number, prefixLength: number): number {
  return prefixLength === 0 ? 0 : bits >>> (32 - prefixLength)
}

/** The leading bits as a string key, one character a group. */
function prefix6(groups: Groups, prefixLength: number): string {
  let key = ''
  for (let index = 0; index * 16 < prefixLength; index += 1) {
    const kept = Math.min(16, prefixLength - index * 16)
    key += String.fromCharCode((groups[index] ?? 0) & (0xffff << (16 - kept)))
  }
  return key
}

/** Indexes networks; of two equal ones the first counts. O(n). */
export function networkIndex<T>(entries: Iterable<readonly [network: Network, value: T]>): NetworkIndex<T> {
  const byLength4 = new Map<number, Map<number, T>>()
  const byLength6 = new Map<number, Map<string, T>>()
  let size = 0
  for (const [{ address, prefixLength }, value] of entries) {
    const bits = bitsOf(address)
    if (typeof bits === 'number') addTo(byLength4, prefixLength, prefix4(bits, prefixLength), value)
    else addTo(byLength6, prefixLength, prefix6(bits, prefixLength), value)
    size += 1
  }
  const levels4 = mostSpecificFirst(byLength4)
  const levels6 = mostSpecificFirst(byLength6)
  return {
    size,
    find(bits) {
      if (typeof bits === 'number') {
        for (const { prefixLength, values } of levels4) {
          const value = values.get(prefix4(bits, prefixLength))
          if (value !== undefined) return value
        }
        return undefined
      }
      for (const { prefixLength, values } of levels6) {
        const value = values.get(prefix6(bits, prefixLength))
        if (value !== undefined) return value
      }
      return undefined
    },
  }
}

function addTo<Key, T>(levels: Map<number, Map<Key, T>>, prefixLength: number, key: Key, value: T): void {
  const values = levels.get(prefixLength) ?? new Map<Key, T>()
  levels.set(prefixLength, values)
  if (!values.has(key)) values.set(key, value)
}

function mostSpecificFirst<Key, T>(levels: Map<number, Map<Key, T>>): readonly Level<Key, T>[] {
  return [...levels]
    .map(([prefixLength, values]) => ({ prefixLength, values }))
    .sort((left, right) => right.prefixLength - left.prefixLength)
}
