import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatPath,
  isSingular,
  parsePath,
  select,
  selectAll,
  type JsonPath,
  type PathStep,
} from '../../src/json/paths.ts'
import type { JsonValue } from '../../src/json/value.ts'

function path(text: string): JsonPath {
  const parsed = parsePath(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.path
}
function problem(text: string): string {
  const parsed = parsePath(text)
  return 'problem' in parsed ? parsed.problem : 'none'
}
function locations(text: string, root: JsonValue): string[] {
  const found: string[] = []
  select(path(text), root, (_value, location) => found.push(formatPath(location)))
  return found
}

const store = {
  store: {
    book: [
      { category: 'reference', author: 'Nigel Rees', price: 8.95 },
      { category: 'fiction', author: 'Evelyn Waugh', price: 12.99 },
    ],
    bicycle: { color: 'red', price: 399 },
  },
}
// RFC 9535 section 2.5.2.3.
const example = { o: { j: 1, k: 2 }, a: [5, 3, [{ j: 4 }, { k: 6 }]] }

describe('what a path selects', () => {
  it.each<[string, JsonValue, JsonValue[]]>([
    ['$', 7, [7]],
    ['$.store.bicycle.color', store, ['red']],
    ['$.store.book[0].author', store, ['Nigel Rees']],
    ['$.store.book[-1].author', store, ['Evelyn Waugh']],
    ['$.store.book[2]', store, []],
    ['$.store.book[-3]', store, []],
    ['$.store.book[*].author', store, ['Nigel Rees', 'Evelyn Waugh']],
    ['$..author', store, ['Nigel Rees', 'Evelyn Waugh']],
    ['$.store..price', store, [8.95, 12.99, 399]],
    ["$['store']['bicycle'][\"color\"]", store, ['red']],
    ['$ .store\n[ "bicycle" ] .color', store, ['red']],
    ['$..j', example, [1, 4]],
    ['$..[0]', example, [5, { j: 4 }]],
    ['$..[*]', example, [example.o, example.a, 1, 2, 5, 3, example.a[2]!, { j: 4 }, { k: 6 }, 4, 6]],
    ['$..*', example, [example.o, example.a, 1, 2, 5, 3, example.a[2]!, { j: 4 }, { k: 6 }, 4, 6]],
    ['$.a..[0]', example, [5, { j: 4 }]],
    ['$.*', example, [example.o, example.a]],
    ['$.a.*', { a: 'text' }, []],
    ['$.length', [1, 2], []],
    ['$[0]', 'text', []],
    ['$[0]', { 0: 'member' }, []],
    ["$['0']", { 0: 'member' }, ['member']],
    ['$.a', null, []],
    ['$.a', { a: null }, [null]],
    ['$.\u{e9}t\u{e9}', { '\u{e9}t\u{e9}': 1 }, [1]],
    ['$.\u{1F600}', { '\u{1F600}': 1 }, [1]],
    ["$['']", { '': 1 }, [1]],
    [String.raw`$['a\'b']`, { "a'b": 1 }, [1]],
    [String.raw`$["a\"b'c"]`, { 'a"b\'c': 1 }, [1]],
    [String.raw`$['\u0041\n\/\\']`, { 'A\n/\\': 1 }, [1]],
    [String.raw`$['\uD83D\uDE00']`, { '\u{1F600}': 1 }, [1]],
  ])('%j', (text, root, expected) => {
    expect(selectAll(path(text), root)).toEqual(expected)
  })

  it('sees own members only', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(selectAll(path(`$.${name}`), {})).toEqual([])
      expect(selectAll(path(`$.a.${name}`), { a: {} })).toEqual([])
      expect(selectAll(path(`$..${name}`), { a: {} })).toEqual([])
      const own = JSON.parse(`{"${name}":1}`) as JsonValue
      expect(selectAll(path(`$.${name}`), own)).toEqual([1])
      expect(selectAll(path(`$..${name}`), own)).toEqual([1])
    }
  })

  it('orders a descendant selection as RFC 9535 does: all children of a value before those of a later one', () => {
    const root = { x: { a: 1 }, a: 2 }
    expect(selectAll(path('$..a'), root)).toEqual([2, 1])
    expect(locations('$..a', root)).toEqual(['$.a', '$.x.a'])
    expect(locations('$..a[-1]', { a: [1, 2], b: { a: [3] } })).toEqual(['$.a[1]', '$.b.a[0]'])
  })

  it('shows each place once, though several ways lead to it', () => {
    const root = { a: { a: { a: { a: 1 } } } }
    expect(locations('$..a..a', root)).toEqual(['$.a.a', '$.a.a.a', '$.a.a.a.a'])
    expect(locations('$..*..*', [[[1]]])).toEqual(['$[0][0]', '$[0][0][0]'])
    expect(locations('$..[-1]..[0]', [[[1]]])).toEqual(['$[0][0]', '$[0][0][0]'])
    expect(locations('$..a.b..c', { a: { b: { a: { b: { c: 1 } } } } })).toEqual(['$.a.b.a.b.c'])
  })

  it('stays linear when every level matches, and does not recurse', () => {
    let root: JsonValue = 1
    for (let level = 0; level < 5_000; level++) root = { a: root }
    // Without remembering places, `$..a..a..a` would select about 5000^3 / 6 times.
    expect(selectAll(path('$..a..a..a'), root)).toHaveLength(4_998)
  })

  it('opens no place more often than the path has descendant segments and selectors', () => {
    let opened = 0
    let root: JsonValue = 1
    for (let level = 0; level < 300; level++) {
      root = new Proxy<Record<string, JsonValue>>(
        { a: root },
        {
          ownKeys: (target) => {
            opened++
            return Reflect.ownKeys(target)
          },
        },
      )
    }
    expect(selectAll(path('$..a..a..a'), root)).toHaveLength(298)
    expect(opened).toBeLessThanOrEqual(3 * 300)
  })

  it('selects the same value twice when it stands in two places', () => {
    const shared = { a: 1 }
    expect(locations('$..a', { x: shared, y: shared })).toEqual(['$.x.a', '$.y.a'])
    expect(locations('$..*..a', { x: { s: shared }, y: { s: shared } })).toEqual(['$.x.s.a', '$.y.s.a'])
  })
})

describe('agreement with a plain reading of RFC 9535', () => {
  type Loc = readonly PathStep[]
  const children = (value: JsonValue): [PathStep, JsonValue][] =>
    Array.isArray(value)
      ? value.map((item, index) => [index, item as JsonValue])
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
        : []
  const below = (node: [Loc, JsonValue]): [Loc, JsonValue][] => [
    node,
    ...children(node[1]).flatMap(([step, value]) => below([[...node[0], step], value])),
  ]
  /** With duplicates, as the RFC has them; then each place once. */
  function plain(text: string, root: JsonValue): string[] {
    const parsed = path(text)
    let nodes: [Loc, JsonValue][] = [[[], root]]
    for (const { descendant, selector } of parsed.segments) {
      nodes = (descendant ? nodes.flatMap(below) : nodes).flatMap(([location, value]) =>
        children(value)
          .filter(
            ([step]) =>
              selector === undefined ||
              step === selector ||
              (typeof selector === 'number' &&
                selector < 0 &&
                (value as JsonValue[]).length + selector === step),
          )
          .map(([step, child]): [Loc, JsonValue] => [[...location, step], child]),
      )
    }
    return [...new Set(nodes.map(([location]) => formatPath(location)))]
  }

  const name = fc.constantFrom('a', 'b')
  const documents = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constant(1),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 2 }),
    ),
  })).value
  const segment = fc.constantFrom('.a', '.b', '[0]', '[-1]', '.*', '..a', '..b', '..*', '..[0]', '..[-1]')
  const paths = fc.array(segment, { maxLength: 4 }).map((segments) => `$${segments.join('')}`)

  it('selects the same places', () => {
    fc.assert(
      fc.property(paths, documents, (text, root) => {
        const found = locations(text, root)
        const expected = plain(text, root)
        expect([...found].sort()).toEqual([...expected].sort())
        if ((text.match(/\.\./g) ?? []).length < 2) expect(found).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
  })

  it('a location, written down and parsed again, selects that very value', () => {
    const anyName = fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text))
    const anyDocument = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.array(tie('value')),
        fc.dictionary(anyName, tie('value')),
      ),
    })).value
    fc.assert(
      fc.property(anyDocument, (root) => {
        select(path('$..*'), root, (value, location) => {
          const again = path(formatPath(location))
          expect(isSingular(again)).toBe(true)
          expect(again.read?.(root)).toBe(value)
        })
      }),
    )
  })
})

describe('what is no path', () => {
  it.each([
    ['', /must begin with `\$`/],
    ['a.b', /must begin with `\$`/],
    ['$[?@.a]', /filters .* \(position 2\)/],
    ['$.a[?(@.b)]', /filters .* \(position 4\)/],
    ['$[(@.length-1)]', /scripts .* \(position 2\)/],
    ['$[0:2]', /slices .* \(position 3\)/],
    ['$[:2]', /slices .* \(position 2\)/],
    ['$[0,1]', /unions .* \(position 3\)/],
    ["$['a', 'b']", /unions .* \(position 5\)/],
    ['$.length()', /functions .* \(position 8\)/],
    ['$.a-b', /written `\['\.\.\.'\]`/],
    ['$.', /position 2/],
    ['$..', /position 3/],
    ['$...a', /position 3/],
    ['$.a.', /position 4/],
    ['$.a ', /position 4/],
    ['$. a', /position 2/],
    ['$a', /position 1/],
    ['$.1a', /position 2/],
    ['$[01]', /position 2/],
    ['$[-0]', /position 2/],
    ['$[1.5]', /position 3/],
    ['$[9007199254740992]', /too large/],
    ['$[a]', /position 2/],
    ['$[]', /position 2/],
    ['$[0', /position 3/],
    ["$['a", /never closed/],
    ["$['a]", /never closed/],
    ["$['a\\x']", /escape at position 4/],
    [String.raw`$['\"']`, /escape at position 3/],
    [String.raw`$["\'"]`, /escape at position 3/],
    [String.raw`$['\uD800']`, /escape at position 3/],
    [String.raw`$['\uDC00\uD800']`, /escape at position 3/],
    [String.raw`$['\u12']`, /escape at position 3/],
    ["$['\n']", /control character at position 3/],
    ["$['\uD800']", /lone surrogate at position 3/],
    ['$.\uD800', /position 2/],
  ])('%j', (text, message) => {
    expect(problem(text)).toMatch(message)
  })

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '$',
      '.',
      '..',
      '[',
      ']',
      "'",
      '"',
      '\\',
      'u',
      'd83d',
      '*',
      '0',
      '-',
      'a',
      ' ',
      ',',
      ':',
      '?',
    )
    fc.assert(
      fc.property(fc.array(pieces), (parts) => void parsePath('$' + parts.join(''))),
      { numRuns: 3000 },
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePath(text)))
  })
})

describe('how a location is written', () => {
  it.each<[PathStep[], string]>([
    [[], '$'],
    [['name', 0, 'odd name'], "$.name[0]['odd name']"],
    [['_a1', '1a', ''], "$._a1['1a']['']"],
    [["a'b\\c"], String.raw`$['a\'b\\c']`],
    [['\b\t\n\f\r\u{0}\u{1f}'], String.raw`$['\b\t\n\f\r\u0000\u001f']`],
    [['\u{e9}', '"'], `$['\u{e9}']['"']`],
  ])('%j', (steps, expected) => {
    expect(formatPath(steps)).toBe(expected)
  })

  it('tells singular paths from others', () => {
    expect(['$', '$.a[0]', "$['a'][-1]"].map((text) => isSingular(path(text)))).toEqual([true, true, true])
    expect(['$.*', '$..a', '$[*]'].map((text) => isSingular(path(text)))).toEqual([false, false, false])
  })
})
