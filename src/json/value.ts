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

/**
 * Deep equality of two JSON values: key order does not matter, array order does, `0` equals `-0`. O(size), without
 * recursion, and what both share is not looked at.
 */
export function jsonEquals(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  const waiting: JsonValue[] = [left, right]
  while (waiting.length > 0) {
    const other = waiting.pop() as JsonValue
    const one = waiting.pop() as JsonValue
    if (one !== other && !pairMembers(one, other, waiting)) return false
  }
  return true
}

/** Adds the pairs that have to be equal for two values to be; `false` when nothing can make them so. */
function pairMembers(one: JsonValue, other: JsonValue, waiting: JsonValue[]): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (isArray(one) || isArray(other)) {
    if (!isArray(one) || !isArray(other) || one.length !== other.length) return false
    for (let index = 0; index < one.length; index++)
      waiting.push(one[index] as JsonValue, other[index] as JsonValue)
    return true
  }
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  for (const key of keys) {
    const value = ownMember(other as JsonObject, key)
    if (value === undefined) return false
    waiting.push((one as JsonObject)[key] as JsonValue, value)
  }
  return true
}
