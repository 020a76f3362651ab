/** What holds of every sanitizer and every JSON value. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import { createSanitizer, type Sanitizer } from '../../src/sanitize/sanitizer.ts'
import type { SanitizerEntry } from '../../src/sanitize/schema.ts'
import { arbitraryEntry, word } from '../arbitraries/sanitizers.ts'

const detect = (detectors: readonly string[], text: string) =>
  [...text.matchAll(/[bc]{2}|\d/g)].map((match, index) => ({
    start: match.index,
    end: match.index + match[0].length + (index % 2),
    detector: detectors[index % detectors.length] ?? '',
  }))

const text = fc.oneof(
  fc.array(word, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom('\u{200b}', '\u{200d}', '\u{fe0f}', '\u{1f600}', '\u{1f3fb}', '\u{db40}', '\u{dc41}', '\u{1b}', '[', '3', 'm', 'a'), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom('https:', '//', '/', '\\', 'u:p@', 'h', '?', '&', 'utm_a=1', 'x=2', '#', 'f', ' ', '\t', '(', ')'), { maxLength: 10 }).map((parts) => parts.join('')),
  fc.constantFrom('SELECT 1', 'DROP TABLE x', '../x', 'x/../y', '/data/z', 'C:\\data\\a'),
) // prettier-ignore
const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, fc.constantFrom<JsonValue>(null, true, 0, -0, 5, 12, -3.5, 1e21)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '7', '[redacted:x]'), text), tie('value')), { maxLength: 4 })
      .map((members) => Object.fromEntries(members)),
  ),
})).value // prettier-ignore

const make = (entries: readonly SanitizerEntry[]): Sanitizer => createSanitizer(entries, { detect })
const copyOf = (value: JsonValue): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue
const runs = { numRuns: 3_000 }

describe('every sanitizer', () => {
  it('leaves alone what it gave back: one step', () => {
    fc.assert(
      fc.property(arbitraryEntry, json, (step, value) => {
        const sanitizer = make([step])
        const once = sanitizer.apply(value)
        const twice = sanitizer.apply(once.value)
        expect(twice.value).toBe(once.value)
        expect(twice.edits).toEqual([])
      }),
      runs,
    )
  })
  it('leaves alone what it gave back: several steps', () => {
    let edited = 0
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { minLength: 1, maxLength: 4 }), json, (steps, value) => {
        const sanitizer = make(steps)
        const once = sanitizer.apply(value)
        if (once.edits.length > 0) edited++
        expect(sanitizer.apply(once.value).value).toBe(once.value)
      }),
      runs,
    )
    expect(edited).toBeGreaterThan(500)
  })
  it('changes nothing in place', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { maxLength: 3 }), json, (steps, value) => {
        const before = JSON.stringify(value)
        make(steps).apply(value)
        expect(JSON.stringify(value)).toBe(before)
      }),
      runs,
    )
  })
  it('says what it did: no edit and no refusal, the very same value; the same value, no edit', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { maxLength: 3 }), json, (steps, value) => {
        const { value: after, edits, refused } = make(steps).apply(value)
        if (edits.length === 0 && refused.length === 0) expect(after).toBe(value)
        if (after !== value) expect(edits.length + refused.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })
  it('gives back JSON that JSON can carry, in the order it came', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { maxLength: 3 }), json, (steps, value) => {
        const { value: after } = make(steps).apply(copyOf(value))
        expect(JSON.stringify(copyOf(after))).toBe(JSON.stringify(after))
        // What is taken away and set again, or named anew, stands at the end.
        if (!steps.some(({ set, redact }) => set !== undefined || redact?.keys === true))
          expectOrder(value, after)
      }),
      runs,
    )
  })
})

/** Members that stay are in the order they were in. */
function expectOrder(before: JsonValue, after: JsonValue): void {
  if (!isJsonObject(before) || !isJsonObject(after)) return
  const kept = Object.keys(before).filter((name) => Object.hasOwn(after, name))
  expect(Object.keys(after).filter((name) => Object.hasOwn(before, name))).toEqual(kept)
}

describe('a step on one member', () => {
  it('shares everything else with the original', () => {
    const onMember: SanitizerEntry[] = [
      { path: '$.a', redact: { pattern: '.+', numbers: 'string' } },
      { path: '$.a', set: 'constant' },
      { path: '$.a', replace: { pattern: '.+', with: '-' } },
      { path: '$.a', truncate: { bytes: 0 } },
      { path: '$.a', confine: '/data' },
      { path: '$.a', remove: true },
    ]
    fc.assert(
      fc.property(fc.constantFrom(...onMember), json, json, json, (step, a, b, c) => {
        const given: JsonObject = { b, a, c }
        const after = make([step]).apply(given).value as JsonObject
        expect(after['b']).toBe(b)
        expect(after['c']).toBe(c)
      }),
    )
  })
  it('keeps types and shape when it works on text', () => {
    const onText: SanitizerEntry[] = [
      { redact: { pattern: '[f-z]' } },
      { replace: { pattern: '[a-z]', with: 'Z' } },
      { truncate: { bytes: 2 } },
      { strip: ['control', 'invisible'] },
    ]
    fc.assert(
      fc.property(fc.constantFrom(...onText), json, (step, value) => {
        expectShape(value, make([step]).apply(value).value)
      }),
    )
  })
})

function expectShape(before: JsonValue, after: JsonValue): void {
  expect(typeof after).toBe(typeof before)
  if (typeof before !== 'object' || before === null) {
    if (typeof before !== 'string') expect(after).toBe(before)
    return
  }
  expect(Object.keys(after as object)).toEqual(Object.keys(before))
  for (const name of Object.keys(before))
    expectShape((before as JsonObject)[name] as JsonValue, (after as JsonObject)[name] as JsonValue)
}

describe('values of any size', () => {
  const deep = (levels: number, leaf: JsonValue): JsonValue => {
    let value = leaf
    for (let level = 0; level < levels; level++)
      value = level % 2 === 0 ? { a: value, s: 'ab' } : [value, 'ab']
    return value
  }
  const innermost = (value: JsonValue): JsonValue => {
    let at = value
    while (typeof at === 'object' && at !== null) at = Array.isArray(at) ? ((at as JsonArray)[0] as JsonValue) : ((at as JsonObject)['a'] as JsonValue)
    return at
  } // prettier-ignore
  it('may be nested as deeply as JSON can be', () => {
    const steps: SanitizerEntry[] = [
      { redact: { pattern: 'b', keys: true } },
      { path: '$..s', truncate: { bytes: 4 } },
    ]
    const { value, refused } = make(steps).apply(deep(50_000, 'b'))
    expect(innermost(value)).toBe('[redacted:custom]')
    expect(refused).toEqual([])
  })
  it('may be wide, with names that all become the same', () => {
    const given = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, 'k1']))
    const { value } = make([{ redact: { pattern: 'k\\d+', keys: true } }]).apply(given)
    expect(Object.keys(value as JsonObject)).toHaveLength(50_000)
    expect(JSON.stringify(value)).not.toMatch(/k\d/)
  })
  it('are refused as a whole when they are no JSON', () => {
    const ring: Record<string, unknown> = { a: 'ab' }
    ring['self'] = [ring]
    for (const value of [
      ring,
      { f: () => 1 },
      {
        get a() {
          return 1
        },
      },
      [undefined],
    ]) {
      // prettier-ignore
      const result = make([{ redact: { pattern: 'a' } }]).apply(value as never)
      expect(result.value).toEqual(Array.isArray(value) ? [] : {})
      expect(result.refused).toHaveLength(1)
    }
  })
})
