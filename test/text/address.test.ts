import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkHolds, parseAddress, parseNetwork } from '../../src/text/address.ts'

const read = (text: string): string | undefined => parseAddress(text)?.toString()

describe('an address', () => {
  it('is the same in every spelling', () => {
    for (const text of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127.1',
      '::ffff:127.0.0.1',
      '[::ffff:7f00:1]',
    ]) {
      expect(read(text), text).toBe('127.0.0.1')
    }
    for (const text of ['::1', '[::1]', '0:0:0:0:0:0:0:1', '::0.0.0.1']) expect(read(text), text).toBe('::1')
  })

  it('is IPv6 when it is IPv4-compatible: that is not what a mapped address is', () => {
    expect(read('::127.0.0.1')).toBe('::7f00:1')
    expect(read('64:ff9b::10.0.0.1')).toBe('64:ff9b::a00:1')
  })

  it('is none when it is something else', () => {
    for (const text of [
      '',
      'example.com',
      '256.1.1.1',
      '::ffff:256.0.0.1',
      '1.2.3.4.5',
      ':::',
      '::1.2.3',
      'x'.repeat(1_000_000),
    ]) {
      expect(parseAddress(text), text.slice(0, 20)).toBeUndefined()
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseAddress(text)
        parseNetwork(text)
        parseNetwork(`${text}/8`)
      }),
    )
  })
})

describe('a network', () => {
  const holds = (network: string, address: string): boolean =>
    networkHolds(parseNetwork(network)!, parseAddress(address)!)

  it('holds the addresses that share its prefix, in its own family', () => {
    expect(holds('10.0.0.0/8', '10.255.0.1')).toBe(true)
    expect(holds('10.0.0.0/8', '::ffff:10.0.0.1')).toBe(true)
    expect(holds('::ffff:10.0.0.0/104', '10.1.1.1')).toBe(true)
    expect(holds('10.0.0.0/8', '11.0.0.1')).toBe(false)
    expect(holds('10.0.0.0/8', '::10.0.0.1')).toBe(false)
    expect(holds('::10.0.0.0/104', '10.1.1.1')).toBe(false)
    expect(holds('::10.0.0.0/104', '::10.1.1.1')).toBe(true)
    expect(holds('fc00::/7', 'fdff::1')).toBe(true)
    expect(holds('10.0.0.5', '10.0.0.5')).toBe(true)
    expect(holds('0.0.0.0/0', '8.8.8.8')).toBe(true)
  })

  it('is none when its length is none', () => {
    for (const text of [
      '10.0.0.0/33',
      '10.0.0.0/',
      '10.0.0.0/x',
      '10.0.0.0/-1',
      '10.0.0.0/8/8',
      '::/129',
      '/8',
      'a/8',
    ]) {
      expect(parseNetwork(text), text).toBeUndefined()
    }
  })
})
