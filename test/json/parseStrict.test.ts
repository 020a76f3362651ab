/** Strict JSON: what is accepted is what JSON.parse makes of it, and everything two readers would read differently is refused. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonStrict, type StrictJson } from '../../src/json/parseStrict.ts'

const problemOf = (read: StrictJson): string =>
  'problem' in read ? `${read.problem.code} ${read.problem.path} ${read.problem.offset}` : 'none'
const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list)

describe('is refused', () => {
  it.each([
    ['a key twice', '{"a":1,"b":{"c":1,"c":2}}', 'duplicate_key $.b.c 18'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate_key $.a 7'],
    ['half of a character, escaped', '["x\\ud800y"]', 'lone_surrogate $[0] 3'],
    ['half of a character, as it is', '["\ud800"]', 'lone_surrogate $[0] 2'],
    ['two halves the wrong way round', '["\\udc00\\ud800"]', 'lone_surrogate $[0] 2'],
    ['__proto__', '{"a":{"__proto__":{}}}', 'dangerous_key $.a.__proto__ 6'],
    ['constructor with a prototype', '{"constructor":{"prototype":{}}}', 'dangerous_key $.constructor 1'],
    ['a number that no double holds', '[1e999]', 'number $[0] 1'],
    ['a number with a leading zero', '[01]', 'syntax $[0] 2'],
    ['a bare minus', '[-]', 'syntax $[0] 1'],
    ['a comma at the end', '[1,]', 'syntax $[1] 3'],
    ['a comma at the end of an object', '{"a":1,}', 'syntax $.a 7'],
    ['a comment', '[1/**/]', 'syntax $[0] 2'],
    ['more than one value', '1 2', 'syntax $ 2'],
    ['nothing', '', 'syntax $ 0'],
    ['a control character in a string', '["a\nb"]', 'syntax $[0] 3'],
    ['an unknown escape', '["\\x41"]', 'syntax $[0] 2'],
    ['a string without an end', '"abc', 'syntax $ 4'],
    ['a byte order mark', '\ufeff1', 'syntax $ 0'],
    ['a blank that is none', '\u00a01', 'syntax $ 0'],
    ['NaN', 'NaN', 'syntax $ 0'],
  ])('%s', (_what, text, expected) => {
    expect(problemOf(parseJsonStrict(text))).toBe(expected)
  })

  it.each([
    ['too deep', { maxDepth: 2 }, '[[[1]]]', 'depth $[0][0] 2'],
    ['too long a string', { maxStringBytes: 3 }, '["\u00e4\u00e4"]', 'leaf_too_large $[0] 1'],
    ['too long a key', { maxStringBytes: 3 }, '{"abcd":1}', 'leaf_too_large $ 1'],
    ['too long an array', { maxArrayLength: 2 }, '{"a":[1,2,3]}', 'array_too_long $.a[1] 5'],
    ['too many keys', { maxKeys: 2 }, '{"a":{"b":{"c":1}}}', 'too_many_keys $.a.b.c 11'],
    ['too many members', { maxNodes: 3 }, '[[1,2],[3]]', 'too_large $[1] 0'],
    ['too long a text', { maxBytes: 3 }, '[1,2]', 'too_large $ 0'],
  ])('what is %s', (_what, limits, text, expected) => {
    expect(problemOf(parseJsonStrict(text, limits)).split(' ')[0]).toBe(expected.split(' ')[0])
  })

  it('bytes that are no UTF-8, with the place of the first', () => {
    expect(problemOf(parseJsonStrict(bytes(34, 0xc3, 0xa4, 0xff, 34)))).toBe('invalid_utf8 $ 3')
    expect(problemOf(parseJsonStrict(bytes(34, 0xc0, 0x80, 34)))).toBe('invalid_utf8 $ 1')
    expect(problemOf(parseJsonStrict(bytes(34, 0xed, 0xa0, 0x80, 34)))).toBe('invalid_utf8 $ 1')
    expect(problemOf(parseJsonStrict(bytes(34, 0xe2, 0x82)))).toBe('invalid_utf8 $ 1')
    expect(problemOf(parseJsonStrict(bytes(0xef, 0xbb, 0xbf, 49)))).toBe('invalid_utf8 $ 0')
  })

  it('with the offset in bytes for bytes', () => {
    expect(problemOf(parseJsonStrict(new TextEncoder().encode('["\u00e4\u00e4",x]')))).toBe('syntax $[1] 8')
  })

  it('a value nested deeper than any stack, without overflowing it', () => {
    expect(problemOf(parseJsonStrict('['.repeat(1_000_000), { maxDepth: 1e9 })).split(' ')[0]).toBe('depth')
  })
})

describe('beside JSON.parse', () => {
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return undefined
    }
  }

  it('every value that it writes is read alike, as text and as bytes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const read = parseJsonStrict(text)
        // Keys such as `__proto__` and lone surrogates are made too.
        fc.pre('value' in read)
        expect(read).toEqual({ value: JSON.parse(text) as unknown })
        expect(parseJsonStrict(new TextEncoder().encode(text))).toEqual(read)
      }),
      { numRuns: 1_000 },
    )
  })

  it('nothing is accepted that it refuses, and what both accept is the same', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '1', '-', '0', '.', 'e', 'true', 'null', ' ', '\\', 'u0041', 'a', '\u007f', '\u0085', '\t', '\ud83d\ude00') // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        const read = parseJsonStrict(text)
        const plain = parsed(text)
        if ('value' in read) expect(read.value).toEqual(plain)
        else if (plain !== undefined) expect(read.problem.code).not.toBe('syntax')
      }),
      { numRuns: 20_000, seed: 3 },
    )
  })
})
