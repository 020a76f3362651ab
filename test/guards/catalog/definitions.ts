/**
 * Random definitions of tools, and random single edits of them.
 *
 * @module
 */
import * as fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', 'é', '"', '\n', '\u{1F600}', '0'),
  maxLength: 8,
})
const key = fc.oneof(
  fc.constantFrom(
    'type',
    'title',
    'description',
    'default',
    'enum',
    'properties',
    'required',
    'items',
    'minimum',
    'maxLength',
    'pattern',
    'anyOf',
    'allOf',
    'not',
    '$ref',
    '$defs',
    'additionalProperties',
    'x-note',
    '__proto__',
    'constructor',
  ),
  text,
)
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  text,
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('string', 'number', 'object', 'array', '#/$defs/a'),
)

/** An object with own members, `__proto__` among them. */
function objectOf(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(entries)
}

const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(objectOf),
  ),
})).value

const section = fc.constantFrom(
  'title',
  'description',
  'inputSchema',
  'outputSchema',
  'annotations',
  'icons',
  'execution',
  '_meta',
  'vendor',
)

/** A tool under a name. */
function toolNamed(name: string): fc.Arbitrary<JsonObject> {
  return fc
    .array(fc.tuple(section, anyJson), { maxLength: 6 })
    .map((entries) => ({ ...objectOf(entries), name }))
}

/** A tool. */
export const anyTool: fc.Arbitrary<JsonObject> = fc
  .constantFrom('read', 'write', 'a b', 'Ünï', '__proto__', 'constructor')
  .chain(toolNamed)

/** Copies of a value that differ from it in one place: a member or item replaced, taken away or added. */
export function edited(value: JsonValue, pick: (below: number) => number, fresh: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const list = value as readonly JsonValue[]
    const at = pick(list.length + 1)
    if (at === list.length) return [...list, fresh]
    const way = pick(3)
    if (way === 0) return list.filter((_item, index) => index !== at)
    return list.map((item, index) => (index === at ? (way === 1 ? fresh : edited(item, pick, fresh)) : item))
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    const at = pick(entries.length + 1)
    if (at === entries.length) return objectOf([...entries, [`new${pick(3)}`, fresh]])
    const way = pick(3)
    if (way === 0) return objectOf(entries.filter((_entry, index) => index !== at))
    return objectOf(
      entries.map(([name, member], index) =>
        index === at ? [name, way === 1 ? fresh : edited(member, pick, fresh)] : [name, member],
      ),
    )
  }
  return fresh
}

/** The same value with the keys of every object in another order. */
export function reordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return objectOf(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reordered(member)] as const),
  )
}

/** Any small JSON value. */
export const freshJson: fc.Arbitrary<JsonValue> = anyJson
