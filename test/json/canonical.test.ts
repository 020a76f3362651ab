import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PortcullisError } from '../../src/errors.ts'
import { canonicalCopy, canonicalJson } from '../../src/json/canonical.ts'
import { digestOf, sha256Hex } from '../../src/json/digest.ts'
import type { JsonValue } from '../../src/json/value.ts'

/** A double by its IEEE 754 bits, as RFC 8785 appendix B lists them. */
function double(bits: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return view.getFloat64(0)
}

describe('canonical JSON', () => {
  it.each<[string, JsonValue, string]>([
    ['null', null, 'null'],
    ['booleans', [true, false], '[true,false]'],
    ['nothing', {}, '{}'],
    ['no items', [], '[]'],
    ['minus zero', -0, '0'],
    ['minus zero inside', [-0], '[0]'],
    ['1e21', 1e21, '1e+21'],
    ['below 1e21', 1e20, '100000000000000000000'],
    ['1e-7', 1e-7, '1e-7'],
    ['1e-6', 1e-6, '0.000001'],
    ['an integer written as a fraction', 1.0, '1'],
    ['4.50', 4.5, '4.5'],
    ['2e-3', 2e-3, '0.002'],
    ['beyond the safe integers', 333333333.33333329, '333333333.3333333'],
    ['keys out of order', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['keys that look like numbers', { 10: 1, 9: 2, a: 3 }, '{"10":1,"9":2,"a":3}'],
    ['capitals before small letters', { a: 1, B: 2, '': 3 }, '{"":3,"B":2,"a":1}'],
    ['nested order', { b: [{ z: 1, y: 2 }], a: {} }, '{"a":{},"b":[{"y":2,"z":1}]}'],
    ['control characters', '\u0000\u001f\u007f\b\t\n\f\r', '"\\u0000\\u001f\u007f\\b\\t\\n\\f\\r"'],
    ['quotes, backslash, slash', '"\\/', '"\\"\\\\/"'],
    ['no normalisation', 'A\u030a\u00c5', '"A\u030a\u00c5"'],
    ['line separators stay', '\u2028\u2029', '"\u2028\u2029"'],
    ['code units, not code points', { '\uffff': 1, '\u{1F600}': 2 }, '{"\u{1F600}":2,"\uffff":1}'],
    [
      'a key __proto__',
      JSON.parse('{"b":1,"__proto__":{"a":1}}') as JsonValue,
      '{"__proto__":{"a":1},"b":1}',
    ],
  ])('%s', (_name, value, expected) => {
    expect(canonicalJson(value)).toBe(expected)
  })

  it('the sample of RFC 8785 section 3.2.2 and 3.2.4', () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false] }`) as JsonValue
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('the sorting sample of RFC 8785 section 3.2.3', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1F600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonicalJson(sample)) as object).sort()).toEqual(
      Object.values(sample).sort(),
    )
    const order = [...canonicalJson(sample).matchAll(/:"([^"]+)"/g)].map((match) => match[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the double %s of RFC 8785 appendix B', (bits, expected) => {
    expect(canonicalJson(double(bits))).toBe(expected)
  })

  it('has the names of an object in order, however many there are', () => {
    const names = fc.uniqueArray(
      fc.string({ unit: 'grapheme', maxLength: 4 }).map((name) => `n${name}`),
      {
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(names, (list) => {
        const text = canonicalJson(Object.fromEntries(list.map((name) => [name, 1])))
        expect(Object.keys(JSON.parse(text) as object)).toEqual([...list].sort())
      }),
    )
  })

  it('parses to the value it was made from, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (made) => {
        const value = JSON.parse(JSON.stringify(made)) as JsonValue
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
        const turned = (inner: JsonValue): JsonValue =>
          typeof inner !== 'object' || inner === null
            ? inner
            : Array.isArray(inner)
              ? inner.map((item) => turned(item as JsonValue))
              : Object.fromEntries(
                  Object.entries(inner)
                    .reverse()
                    .map(([key, item]) => [key, turned(item)]),
                )
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
        expect(digestOf(turned(value))).toBe(digestOf(value))
      }),
    )
  })

  it('writes a value that stands in two places twice, and 10 000 levels without a stack', () => {
    const shared = { a: 1 }
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]')
    let deep: JsonValue = 1
    for (let level = 0; level < 10_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep }
    expect(canonicalJson(deep)).toBe('{"a":['.repeat(5_000) + '1' + ']}'.repeat(5_000))
  })
})

describe('what has no canonical form', () => {
  const cycle: unknown[] = []
  cycle.push({ a: cycle })
  it.each<[string, unknown]>([
    ['a lone high surrogate', '\uD800'],
    ['a lone low surrogate', ['a\uDC00b']],
    ['surrogates in the wrong order', '\uDE00\uD83D'],
    ['a key with one', { '\uD800': 1 }],
    ['NaN', NaN],
    ['infinity', [Infinity]],
    ['undefined', undefined],
    ['an undefined item', [undefined]],
    ['a function', { a: () => 1 }],
    ['a bigint', 1n],
    ['a symbol', Symbol('a')],
    ['a hole', [1, , 2]],
    ['a date', new Date(0)],
    ['a map', { a: new Map() }],
    ['a cycle', cycle],
  ])('%s', (_name, value) => {
    const run = () => canonicalJson(value as JsonValue)
    expect(run).toThrow(PortcullisError)
    expect(run).toThrow(expect.objectContaining({ code: 'json_invalid' }) as Error)
  })
})

describe('a canonical copy', () => {
  it('is written by JSON.stringify as the value is written canonically, and shares nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const copy = canonicalCopy(value as JsonValue)
        if (copy === undefined) return
        // What is not copied is written by hand: an index in front makes any value such.
        expect(`{"0":${JSON.stringify(copy)}}`).toBe(canonicalJson({ 0: value as JsonValue }))
        expect(copy).toEqual(value)
        if (typeof copy === 'object' && copy !== null) expect(copy).not.toBe(value)
      }),
    )
  })

  it('is not made of what an object would put in another order, nor of what is no JSON', () => {
    const cycle: Record<string, unknown> = {}
    cycle['a'] = cycle
    const proto: unknown = JSON.parse('{"__proto__":1}')
    for (const value of [{ b: { 10: 1, 9: 2 } }, proto, cycle, [undefined], { a: NaN }, { a: new Date(0) }])
      expect(canonicalCopy(value as JsonValue)).toBeUndefined()
    expect(canonicalJson({ b: { 10: 1, 9: 2 } })).toBe('{"b":{"10":1,"9":2}}')
  })

  it('is not what a backslash before `ud` or a lone surrogate is written from', () => {
    expect(canonicalJson({ a: '\\ud800' })).toBe(JSON.stringify({ a: '\\ud800' }))
    expect(() => canonicalJson({ a: '\ud800' })).toThrow(PortcullisError)
  })
})

describe('digests', () => {
  it('are SHA-256 as FIPS 180-4 has it', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
      }),
    )
    expect(digestOf({ b: 1, a: [] })).toBe(sha256Hex('{"a":[],"b":1}'))
  })
})
