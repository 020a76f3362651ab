/**
 * Our validator against Ajv, on schemas and values that are made at random.
 */
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileJsonSchema } from '../../../src/json/jsonSchema/compile.ts'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'

const name = fc.constantFrom('a', 'b', 'ab', 'constructor', 'x1', '\u{1F600}')
const text = fc.constantFrom('', 'a', 'ab', 'abc', '1', '\u{1F600}', '\u{1F600}\u{1F600}', 'x1')
const number = fc.constantFrom(-1, 0, 1, 2, 3, 1.5, -0, 1e3)
const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

const count = fc.integer({ min: 0, max: 3 })
const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']
const pattern = fc.constantFrom('^a', 'b$', '\\d', '^.$', '^[a-z]+$', 'a|1')

// Where an item passes `contains`, Ajv takes every item for evaluated; the specification only those that pass (2020-12,
// core, section 11.2; held in compile.test.ts). So a schema has one of the two or the other.
const apart = ['contains', 'unevaluatedItems'] as const

function schemas(dialect: 'new' | 'old', without: (typeof apart)[number]): fc.Arbitrary<JsonValue> {
  const common = ['items', 'not', 'if', 'additionalProperties', 'propertyNames']
  return fc.letrec<{ schema: JsonValue; object: JsonValue }>((tie) => {
    const schema = tie('schema')
    const list = fc.array(schema, { minLength: 1, maxLength: 3 })
    const named = fc.dictionary(name, schema, { maxKeys: 3, noNullPrototype: true })
    const lists = fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
      maxKeys: 2,
      noNullPrototype: true,
    })
    const keywords: Record<string, fc.Arbitrary<unknown>> = {
      type: fc.oneof(
        fc.constantFrom(...types),
        fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
      ),
      enum: fc.uniqueArray(value, {
        minLength: 1,
        maxLength: 3,
        comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      }),
      const: value,
      minimum: number,
      maximum: number,
      exclusiveMinimum: number,
      exclusiveMaximum: number,
      multipleOf: fc.constantFrom(1, 2, 0.5),
      minLength: count,
      maxLength: count,
      pattern,
      minItems: count,
      maxItems: count,
      uniqueItems: fc.boolean(),
      minProperties: count,
      maxProperties: count,
      required: fc.uniqueArray(name, { maxLength: 2 }),
      properties: named,
      patternProperties: fc.dictionary(pattern, schema, { maxKeys: 2, noNullPrototype: true }),
      allOf: list,
      anyOf: list,
      oneOf: list,
      then: schema,
      else: schema,
      ...Object.fromEntries(common.map((keyword) => [keyword, schema])),
      contains: tie('object'),
      $ref: fc.constantFrom('#/$defs/one', '#/$defs/two', '#/definitions/one', '#/$defs/one/properties/a'),
      ...(dialect === 'new'
        ? {
            prefixItems: list,
            minContains: count,
            maxContains: count,
            dependentRequired: lists,
            dependentSchemas: named,
            unevaluatedProperties: schema,
            unevaluatedItems: schema,
          }
        : {
            items: fc.oneof(schema, list),
            additionalItems: schema,
            dependencies: fc.oneof(lists, named),
          }),
    }
    const kind = fc.constantFrom(...Object.keys(keywords).filter((keyword) => keyword !== without))
    const member = kind.chain((keyword) => keywords[keyword]!.map((held) => [keyword, held] as const))
    return {
      schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.boolean(), tie('object')),
      object: fc.array(member, { maxLength: 4, depthIdentifier: 'schema' }).map((members) => {
        const made = Object.fromEntries(members) as Record<string, JsonValue>
        // Next to these Ajv lets a list pass `contains` of which nothing passes it.
        if ('prefixItems' in made || 'items' in made) delete made['contains']
        // In draft-07 a reference hides what stands next to it; Ajv applies both.
        return dialect === 'old' && '$ref' in made ? { $ref: made['$ref'] } : made
      }),
    }
  }).object
}

function documents(dialect: 'new' | 'old'): fc.Arbitrary<JsonObject> {
  const plain = fc.record({ type: fc.constantFrom('string', 'number', 'object', 'array') })
  return fc.constantFrom(...apart).chain((without) => {
    const schema = schemas(dialect, without)
    const one = fc.record({ properties: fc.record({ a: fc.oneof(plain, schema) }) })
    return fc.tuple(schema, one, schema).map(([whole, first, second]) => ({
      ...(dialect === 'old' && { $schema: 'http://json-schema.org/draft-07/schema#' }),
      allOf: [whole],
      $defs: { one: first, two: second },
      definitions: { one: second },
    }))
  })
}

// What Ajv gets wrong, so that no such value is asked of a schema with the keyword (held in compile.test.ts): properties that
// every object inherits are evaluated, and an empty list passes `contains` when the list before it did.
const mistaken = { '"unevaluatedProperties"': '"constructor"', '"contains"': '[]' } as const

interface Tally {
  valid: number
  invalid: number
  /** Where we refuse a ring of references, and have nothing to compare. */
  rings: number
}

function compare(dialect: 'new' | 'old', runs: number): Tally {
  const tally = { valid: 0, invalid: 0, rings: 0 }
  fc.assert(
    fc.property(documents(dialect), fc.array(value, { minLength: 3, maxLength: 8 }), (schema, values) => {
      const options = { strict: false, validateFormats: false, logger: false, ownProperties: true } as const
      const ajv = dialect === 'new' ? new Ajv2020(options) : new Ajv(options)
      let theirs: (value: unknown) => boolean
      try {
        theirs = ajv.compile(schema) as (value: unknown) => boolean
      } catch {
        return
      }
      const ours = compileJsonSchema(schema)
      if (ours.unsupported.length > 0) return
      const written = JSON.stringify(schema)
      const unfit = Object.entries(mistaken).flatMap(([keyword, part]) =>
        written.includes(keyword) ? [part] : [],
      )
      for (const each of values) {
        if (unfit.some((part) => JSON.stringify(each).includes(part))) continue
        let expected: boolean
        try {
          expected = theirs(each)
        } catch {
          // References in a ring overflow its stack.
          continue
        }
        const problem = ours.check(each)
        // What refers to itself at the same place never ends: the specification leaves open what that means (core, section
        // 9.4.1). We refuse it; Ajv overflows its stack, or does not notice.
        if (problem?.keyword === 'budget') {
          tally.rings++
          continue
        }
        tally[expected ? 'valid' : 'invalid']++
        if ((problem === undefined) !== expected) {
          throw new Error(
            `${written}\n${JSON.stringify(each)}\nours ${JSON.stringify(problem)}, Ajv ${String(expected)}`,
          )
        }
      }
    }),
    { numRuns: runs },
  )
  return tally
}

describe('our validator and Ajv', () => {
  const runs = Number(process.env['DIFFERENTIAL_RUNS'] ?? 150)

  it('agree on 2020-12', () => {
    const { valid, invalid, rings } = compare('new', runs)
    expect(Math.min(valid, invalid)).toBeGreaterThan(runs / 4)
    expect(rings).toBeLessThan((valid + invalid) / 10)
  }, 60_000)

  it('agree on draft-07', () => {
    const { valid, invalid, rings } = compare('old', runs)
    expect(Math.min(valid, invalid)).toBeGreaterThan(runs / 4)
    expect(rings).toBeLessThan((valid + invalid) / 10)
  }, 60_000)
})
