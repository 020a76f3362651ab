import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/json/canonical.ts'
import { digestOf, sha256Hex } from '../../src/json/digest.ts'

describe('canonical JSON (RFC 8785)', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-1.5, '-1.5'],
    [1e21, '1e+21'],
    [1e20, '100000000000000000000'],
    [1e-6, '0.000001'],
    [1e-7, '1e-7'],
    [333333333.33333329, '333333333.3333333'],
    [5e-324, '5e-324'],
    [9007199254740992, '9007199254740992'],
    ['', '""'],
    ['\u{20ac}$\u{000f}\nA\'B"\\/', '"\u{20ac}$\\u000f\\nA\'B\\"\\\\/"'],
    ['\u{2028}', '"\u{2028}"'],
    ['\u{1f600}', '"\u{1f600}"'],
    [[], '[]'],
    [{}, '{}'],
    [{ b: 1, a: [2, { d: 1, c: 2 }] }, '{"a":[2,{"c":2,"d":1}],"b":1}'],
    [
      { '\u{20ac}': 5, '\r': 2, '\u{fb33}': 7, '1': 1, '\u{1f600}': 6, '\u{80}': 3, '\u{f6}': 4 },
      '{"\\r":2,"1":1,"\u{80}":3,"\u{f6}":4,"\u{20ac}":5,"\u{1f600}":6,"\u{fb33}":7}',
    ],
    [{ a: undefined, b: 1 }, '{"b":1}'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([
    [undefined],
    [NaN],
    [Infinity],
    [() => 1],
    [Symbol('x')],
    [1n],
    ['\u{d800}'],
    [{ '\u{dc00}': 1 }],
    [[undefined]],
  ])('refuses what JSON cannot carry', (value) => {
    expect(() => canonicalJson(value)).toThrow('has no canonical JSON form')
  })

  it('refuses a cycle and a hundred thousand levels in place of running out of stack', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(() => canonicalJson(cycle)).toThrow('nested deeper')
    expect(() => canonicalJson(deep)).toThrow('nested deeper')
  })

  it('is read back as the same value, and does not depend on key order', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(reversed(value))).toBe(text)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

it('digests as any SHA-256 does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
    }),
  )
  expect(digestOf({ b: 1, a: 2 })).toBe(sha256Hex('{"a":2,"b":1}'))
})
