/**
 * JSON values: the only thing that is ever judged.
 *
 * @module
 */

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject
/** A JSON array. */
export type JsonArray = readonly JsonValue[]
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue
}
/** The name of a JSON value's type (RFC 8259 section 3). */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

// Captured when the module loads, so that a prototype which another library patches later cannot change a verdict.
const hasOwn = Object.hasOwn
const isArray = Array.isArray

/** Tells whether a value is a JSON object: not null, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value)
}

/** The own member `key` of an object; `undefined` when absent, also for names such as `constructor`. */
export function ownMember(object: JsonObject, key: string): JsonValue | undefined {
  return hasOwn(object, key) ? object[key] : undefined
}

/** The type of a JSON value. */
export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  return typeof value as 'boolean' | 'number' | 'string' | 'object'
}

/** Deep equality of two JSON values: key order does not matter, array order does, `0` equals `-0`. O(size). */
export function jsonEquals(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (isArray(left) || isArray(right)) {
    if (!isArray(left) || !isArray(right) || left.length !== right.length) return false
    return left.every((item, index) => jsonEquals(item as JsonValue, right[index] as JsonValue))
  }
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => {
    const other = ownMember(right as JsonObject, key)
    return other !== undefined && jsonEquals((left as JsonObject)[key] as JsonValue, other)
  })
}
