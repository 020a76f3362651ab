import type { LookupFunction } from 'node:net'
import { describe, expect, it } from 'vitest'
import { pinnedLookup, type PinnedLookupOptions } from '../../src/fetch/pinnedLookup.ts'

const addresses = ['93.184.216.34', '2606:2800:220:1::1', '93.184.216.35']
const ask = (options: PinnedLookupOptions, list = addresses): unknown[] => {
  let answer: unknown[] = []
  pinnedLookup(list)('any.example', options, (...parameters) => {
    answer = parameters
  })
  return answer
}

describe('a lookup of approved addresses', () => {
  it('fits where Node.js takes a lookup', () => {
    const lookup: LookupFunction = pinnedLookup(addresses)
    expect(lookup).toBeTypeOf('function')
  })

  it('answers any name with the first address, or with all', () => {
    expect(ask({})).toEqual([null, '93.184.216.34', 4])
    expect(ask({ family: 0 })).toEqual([null, '93.184.216.34', 4])
    expect(ask({ all: true })).toEqual([
      null,
      [
        { address: '93.184.216.34', family: 4 },
        { address: '2606:2800:220:1::1', family: 6 },
        { address: '93.184.216.35', family: 4 },
      ],
    ])
  })

  it('keeps to the family that is asked for', () => {
    expect(ask({ family: 6 })).toEqual([null, '2606:2800:220:1::1', 6])
    expect(ask({ family: 'IPv6', all: true })).toEqual([null, [{ address: '2606:2800:220:1::1', family: 6 }]])
    expect(ask({ family: 'IPv4' })).toEqual([null, '93.184.216.34', 4])
  })

  it('fails when nothing fitting was approved, and asks nobody else', () => {
    expect(ask({}, [])[0]).toMatchObject({ code: 'fetch_failed' })
    expect(ask({ family: 6 }, ['93.184.216.34'])[0]).toBeInstanceOf(Error)
  })

  it('is not changed by who receives its answer', () => {
    const lookup = pinnedLookup(addresses)
    lookup('a.example', { all: true }, (_error, list) => {
      ;(list as { address: string }[])[0]!.address = '127.0.0.1'
    })
    lookup('a.example', {}, (_error, address) => {
      expect(address).toBe('93.184.216.34')
    })
  })
})
