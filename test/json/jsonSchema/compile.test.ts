import { describe, expect, it } from 'vitest'
import { compileJsonSchema } from '../../../src/json/jsonSchema/compile.ts'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'

const fits = (schema: JsonValue, value: JsonValue): boolean =>
  compileJsonSchema(schema).check(value) === undefined
const problem = (schema: JsonValue, value: JsonValue): string => {
  const found = compileJsonSchema(schema).check(value)
  return found === undefined ? 'fits' : `${found.keyword} at ${found.path}`
}

interface Case {
  readonly schema: JsonValue
  readonly good: readonly JsonValue[]
  readonly bad: readonly JsonValue[]
}

const draft07 = 'http://json-schema.org/draft-07/schema#'

const cases: Readonly<Record<string, Case>> = {
  'a number without a fraction is an integer': {
    schema: { type: 'integer' },
    good: [1, 1.0, -0],
    bad: [1.5, '1', null],
  },
  'several types': { schema: { type: ['string', 'null'] }, good: ['', null], bad: [0, false, []] },
  'an array is no object, null is none either': { schema: { type: 'object' }, good: [{}], bad: [[], null] },
  'equal values, whatever the order of keys': {
    schema: { enum: [{ a: 1, b: [2] }, 6, null] },
    good: [{ b: [2], a: 1 }, 6, null],
    bad: [{ a: 1 }, [6], false, 0],
  },
  'const tells false from 0': { schema: { const: false }, good: [false], bad: [0, null, ''] },
  'decimals are multiples as they are written': {
    schema: { multipleOf: 0.01 },
    good: [19.99, 0.07, 4.35, 1e300],
    bad: [0.001, 1.005],
  },
  'multiples of large numbers': { schema: { multipleOf: 1e308 }, good: [0, 1e308], bad: [1e307] },
  'lengths count characters, not code units': {
    schema: { minLength: 2, maxLength: 2 },
    good: ['ab', '\u{1F600}\u{1F600}'],
    bad: ['\u{1F600}', 'abc', '\u{1F600}\u{1F600}a'],
  },
  'a pattern is not anchored': { schema: { pattern: 'a+' }, good: ['xaay', 7], bad: ['xyz'] },
  'names of every object are not members': {
    schema: { required: ['toString', '__proto__', 'constructor'] },
    good: [JSON.parse('{"toString":1,"__proto__":2,"constructor":3}') as JsonValue],
    bad: [{}],
  },
  'properties named like members of every object': {
    schema: { properties: { constructor: { type: 'number' } }, additionalProperties: false },
    good: [{}, { constructor: 1 }],
    bad: [{ constructor: 'x' }, { toString: 1 }],
  },
  'nor are they evaluated': {
    schema: { patternProperties: { '^a': false }, unevaluatedProperties: false },
    good: [{}],
    bad: [{ constructor: null }, { toString: 1 }],
  },
  'what is neither named nor matched is additional': {
    schema: {
      properties: { a: {} },
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: false,
    },
    good: [{ a: 1, 'x-b': 's' }],
    bad: [{ b: 1 }, { 'x-b': 1 }],
  },
  'a tuple with something after it': {
    schema: { prefixItems: [{ type: 'number' }], items: { type: 'string' } },
    good: [[], [1], [1, 'a']],
    bad: [['a'], [1, 2]],
  },
  'a tuple of draft-07': {
    schema: { $schema: draft07, items: [{ type: 'number' }], additionalItems: false },
    good: [[], [1]],
    bad: [['a'], [1, 2]],
  },
  'contains asks for one, or for as many as it says': {
    schema: { contains: { type: 'number' }, minContains: 2, maxContains: 3 },
    good: [[1, 2], [1, 'a', 2, 3], 'no list'],
    bad: [[], [1], [1, 2, 3, 4]],
  },
  'contains with nothing asked for': {
    schema: { contains: false, minContains: 0 },
    good: [[], [1]],
    bad: [],
  },
  'an empty list contains nothing': { schema: { prefixItems: [{}], contains: {} }, good: [[1]], bad: [[]] },
  'unique items, of every type': {
    schema: { uniqueItems: true },
    good: [
      [1, '1', true, [1], { a: 1 }, [true]],
      [{ a: 1 }, { a: 2 }],
    ],
    bad: [
      [1, 1.0],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[], []],
    ],
  },
  'one and no more': {
    schema: { oneOf: [{ type: 'integer' }, { minimum: 2 }] },
    good: [1, 2.5],
    bad: [3, 1.5],
  },
  'a condition': {
    schema: {
      if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
      then: { required: ['x'] },
      else: { required: ['y'] },
    },
    good: [{ kind: 'a', x: 1 }, { y: 1 }],
    bad: [{ kind: 'a' }, { kind: 'b' }],
  },
  'then and else without a condition say nothing': {
    schema: { then: false, else: false },
    good: [1],
    bad: [],
  },
  'what depends on what': {
    schema: { dependentRequired: { card: ['name'] }, dependentSchemas: { name: { required: ['street'] } } },
    good: [{}, { card: 1, name: 2, street: 3 }],
    bad: [{ card: 1 }, { card: 1, name: 2 }],
  },
  'dependencies of draft-07': {
    schema: { $schema: draft07, dependencies: { a: ['b'], b: { required: ['c'] } } },
    good: [{}, { a: 1, b: 1, c: 1 }],
    bad: [{ a: 1 }, { b: 1 }],
  },
  'what no schema has looked at': {
    schema: {
      allOf: [{ properties: { a: {} } }],
      anyOf: [{ properties: { b: { const: 1 } }, required: ['b'] }, {}],
      unevaluatedProperties: false,
    },
    good: [{ a: 1 }, { a: 1, b: 1 }],
    bad: [{ c: 1 }, { b: 2 }],
  },
  'items that no schema has looked at': {
    schema: { prefixItems: [{}], contains: { type: 'string' }, unevaluatedItems: { type: 'number' } },
    good: [
      ['a', 1],
      [1, 'a', 2],
    ],
    bad: [['a', true]],
  },
  'only items that pass contains have been looked at, wherever it stands': {
    schema: {
      $defs: { one: { contains: { const: 1 } } },
      allOf: [{ allOf: [{ $ref: '#/$defs/one' }] }],
      anyOf: [{ contains: { const: 2 } }, {}],
      unevaluatedItems: false,
    },
    good: [[1], [1, 1], [1, 2], [2, 1, 2]],
    bad: [[], [2], [1, 3], [1, 2, 3]],
  },
  'a list in a list': {
    schema: {
      $defs: { node: { properties: { next: { $ref: '#/$defs/node' }, v: { type: 'number' } } } },
      $ref: '#/$defs/node',
    },
    good: [{ v: 1, next: { v: 2 } }],
    bad: [{ v: 1, next: { next: { v: 'x' } } }],
  },
  'escaped and encoded pointers': {
    schema: { $defs: { 'a/b~c%': { type: 'number' } }, properties: { x: { $ref: '#/$defs/a~1b~0c%25' } } },
    good: [{ x: 1 }],
    bad: [{ x: 'a' }],
  },
  'anchors and embedded resources': {
    schema: {
      $id: 'https://example.com/root',
      $defs: { a: { $anchor: 'num', type: 'number' }, b: { $id: 'other', $defs: { s: { type: 'string' } } } },
      properties: { n: { $ref: '#num' }, s: { $ref: 'other#/$defs/s' }, self: { $ref: '#' } },
    },
    good: [{ n: 1, s: 'a', self: { n: 2 } }],
    bad: [{ n: 'a' }, { s: 1 }, { self: { n: 'x' } }],
  },
  'a reference of 2020-12 stands next to others, one of draft-07 alone': {
    schema: {
      properties: { a: { $ref: '#/$defs/n', minimum: 5 } },
      $defs: { n: { type: 'number' } },
    },
    good: [{ a: 6 }],
    bad: [{ a: 4 }, { a: 'x' }],
  },
  'a reference of draft-07': {
    schema: {
      $schema: draft07,
      definitions: { n: { type: 'number' } },
      properties: { a: { $ref: '#/definitions/n', minimum: 5 } },
    },
    good: [{ a: 4 }],
    bad: [{ a: 'x' }],
  },
  'names of members': { schema: { propertyNames: { maxLength: 2 } }, good: [{ ab: 1 }], bad: [{ abc: 1 }] },
  'nothing at all': { schema: false, good: [], bad: [null, {}, 0] },
  'formats and unknown keywords say nothing': {
    schema: { format: 'email', zap: 7, minLength: 'x' },
    good: ['no mail'],
    bad: [],
  },
}

describe('a schema', () => {
  for (const [what, { schema, good, bad }] of Object.entries(cases)) {
    it(`takes and refuses: ${what}`, () => {
      for (const value of good) expect(fits(schema, value), JSON.stringify(value)).toBe(true)
      for (const value of bad) expect(fits(schema, value), JSON.stringify(value)).toBe(false)
      expect(compileJsonSchema(schema).unsupported).toEqual([])
    })
  }

  it('says where and which keyword, and never the value', () => {
    const schema = {
      type: 'object',
      properties: {
        to: {
          type: 'array',
          items: {
            type: 'object',
            required: ['mail'],
            additionalProperties: false,
            properties: { mail: { type: 'string', maxLength: 3 } },
          },
        },
      },
      additionalProperties: false,
    }
    expect(problem(schema, { to: [{ mail: 'a' }, { mail: 'secret' }] })).toBe('maxLength at $.to[1].mail')
    expect(problem(schema, { to: [{}] })).toBe('required at $.to[0]')
    expect(problem(schema, { cc: 'secret' })).toBe('additionalProperties at $.cc')
    expect(
      problem({ anyOf: [{ required: ['a'] }, { properties: { b: { type: 'string' } } }] }, { b: 1 }),
    ).toBe('anyOf at $')
  })

  it('tells what it cannot check', () => {
    const unsupported = (schema: JsonObject): readonly string[] => compileJsonSchema(schema).unsupported
    expect(unsupported({ $ref: 'https://example.com/schema.json' })).toEqual(['$ref'])
    expect(unsupported({ properties: { a: { $ref: '#/nowhere' } } })).toEqual(['$ref'])
    expect(unsupported({ pattern: '(?=a)' })).toEqual(['pattern'])
    expect(unsupported({ patternProperties: { '(a)\\1': {} }, additionalProperties: false })).toEqual([
      'patternProperties',
    ])
    expect(unsupported({ type: 'any' })).toEqual(['type'])
  })

  it('asserts formats when it is told to', () => {
    const good: Readonly<Record<string, string>> = {
      date: '2024-02-29',
      time: '23:59:60Z',
      'date-time': '2024-02-29T10:00:00.5+01:00',
      email: 'a.b+c@example.com',
      hostname: 'a-b.example',
      ipv4: '10.0.0.1',
      ipv6: '::ffff:10.0.0.1',
      uuid: '123e4567-e89b-12d3-a456-426614174000',
      uri: 'https://example.com/a?b=%20#c',
    }
    const bad: Readonly<Record<string, readonly string[]>> = {
      date: ['2023-02-29', '2024-13-01', '2024-1-1'],
      time: ['24:00:00Z', '10:00:00'],
      'date-time': ['2024-02-29', '2024-02-29 1'],
      email: ['a', '@b', 'a@-b', 'a@b..c', 'a..b@c.d'],
      hostname: ['-a', 'a..b', `${'a'.repeat(64)}.b`],
      ipv4: ['10.0.1', '0x7f.1', '256.0.0.1'],
      ipv6: [':::', 'fe80::1%eth0'],
      uuid: ['123e4567e89b12d3a456426614174000'],
      uri: ['example.com', 'http://a b', 'http://%zz'],
    }
    for (const [format, text] of Object.entries(good)) {
      const compiled = compileJsonSchema({ format }, { formats: true })
      expect(compiled.check(text), format).toBeUndefined()
      for (const each of bad[format] ?? [])
        expect(compiled.check(each), each).toEqual({ path: '$', keyword: 'format' })
    }
  })
})

describe('work is bounded', () => {
  it('when a schema refers to itself and never comes to a value', () => {
    expect(problem({ $ref: '#' }, 1)).toBe('budget at $')
    expect(problem({ not: { $ref: '#' } }, 1)).toBe('budget at $')
    expect(
      problem({ anyOf: [{ $ref: '#/$defs/a' }, true], $defs: { a: { allOf: [{ $ref: '#' }] } } }, 1),
    ).toBe('budget at $')
  })

  it('when branches double at every level', () => {
    const $defs: Record<string, JsonValue> = { l0: { type: 'null' } }
    for (let level = 1; level < 60; level++) {
      const below = { $ref: `#/$defs/l${level - 1}` }
      $defs[`l${level}`] = { anyOf: [{ allOf: [below, false] }, { allOf: [below] }] }
    }
    expect(problem({ $ref: '#/$defs/l59', $defs }, null)).toBe('budget at $')
  })

  it('when a schema is nested without end', () => {
    let deep: JsonValue = { type: 'null' }
    for (let level = 0; level < 20_000; level++) deep = { items: deep }
    const compiled = compileJsonSchema(deep)
    expect(compiled.unsupported).toEqual(['nesting'])
    expect(compiled.check([])).toBeUndefined()
  })

  it('when a pattern is made to take for ever', () => {
    const compiled = compileJsonSchema({ pattern: '^(a+)+$', items: {} })
    expect(compiled.check(`${'a'.repeat(200_000)}!`)).toEqual({ path: '$', keyword: 'pattern' })
  })

  it('when there are many items, or many names', () => {
    const schema = { items: { type: 'string' }, uniqueItems: true }
    const items = (length: number): JsonValue => Array.from({ length }, (_, index) => String(index))
    expect(compileJsonSchema(schema).check(items(20_000))).toBeUndefined()
    const problem = { path: '$', keyword: 'budget' }
    expect(compileJsonSchema(schema, { mostVisits: 1_000 }).check(items(20_000))).toEqual(problem)
  })
})
