import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatPath,
  isSingular,
  locationOf,
  parsePath,
  selectAll,
  selectNodes,
  selectOne,
} from '../../src/json/paths.ts'
import type { JsonPath } from '../../src/json/paths.ts'
import type { JsonValue } from '../../src/json/value.ts'

const path = (text: string): JsonPath => {
  const parsed = parsePath(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.path
}
const problem = (text: string): string | undefined => {
  const parsed = parsePath(text)
  return 'problem' in parsed ? parsed.problem : undefined
}

const shelf: JsonValue = {
  books: [{ title: 'A', by: { title: 'Dr' } }, { title: 'B' }],
  title: 'shelf',
  'a b': 1,
}

describe('selecting', () => {
  it.each([
    ['$', [shelf]],
    ['$.title', ['shelf']],
    ["$['a b']", [1]],
    ['$["a b"]', [1]],
    ['$.books[0].title', ['A']],
    ['$.books[-1].title', ['B']],
    ['$.books[7].title', []],
    ['$.books[*].title', ['A', 'B']],
    ['$.books.*.title', ['A', 'B']],
    ['$..title', ['shelf', 'A', 'Dr', 'B']],
    ['$..[0]', [{ title: 'A', by: { title: 'Dr' } }]],
    ["$..['a b']", [1]],
    ['$.title.length', []],
    ['$.books.length', []],
    ['$.constructor', []],
    ['$.__proto__', []],
    ['$.books[0].toString', []],
  ] as const)('%s', (text, expected) => {
    expect(selectAll(path(text), shelf)).toEqual(expected)
    if (isSingular(path(text))) expect(selectOne(path(text), shelf)).toEqual(expected[0])
  })

  it('sees an own member named __proto__', () => {
    expect(selectAll(path('$.__proto__'), JSON.parse('{"__proto__":1}') as JsonValue)).toEqual([1])
  })

  it('visits a place once for each descendant step, however many ways lead to it', () => {
    let nested: JsonValue = { a: 1 }
    for (let level = 0; level < 30; level++) nested = { a: nested }
    expect(selectAll(path('$..a..a..a..a..a..a..a..a'), nested).length).toBeLessThanOrEqual(31)
  })

  it('finds every place of a document, and each location leads back to its value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        for (const node of selectNodes(path('$..*'), value as JsonValue)) {
          const text = formatPath(locationOf(node))
          expect(selectAll(path(text), value as JsonValue)).toEqual([node.value])
        }
      }),
    )
  })
})

describe('what a path cannot hold', () => {
  it.each([
    ['name', 'begins with `$`'],
    ['$[?@.a]', 'a filter is not supported at position 2'],
    ['$[0:2]', 'a slice is not supported at position 3'],
    ['$[0,1]', 'a union is not supported at position 3'],
    ['$.', 'expected a name'],
    ['$.a b', 'expected `.` or `[` at position 3'],
    ['$["a', 'expected the closing "'],
    ['$["\\q"]', 'unknown escape'],
    ['$[01]', 'expected `]`'],
    ['$[', 'expected a quoted name'],
    ['$...a', 'expected a name'],
  ])('%s: %s', (text, message) => {
    expect(problem(text)).toContain(message)
  })
  it('says so for any text, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePath(`$${text}`)))
  })
})

describe('showing places', () => {
  it.each([
    [[], '$'],
    [['a', 0, 'b'], '$.a[0].b'],
    [['odd name'], "$['odd name']"],
    [["it's"], "$['it\\'s']"],
    [['back\\slash'], "$['back\\\\slash']"],
    [['line\nbreak'], "$['line\\u000abreak']"],
    [['zero\u{200b}width'], "$['zero\\u200bwidth']"],
    [['\u{202e}'], "$['\\u202e']"],
  ] as const)('%j as %s', (location, text) => {
    expect(formatPath(location)).toBe(text)
  })
})
