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
const prototypeOf = Object.getPrototypeOf as (value: object) => object | null
const objectPrototype: object = Object.prototype

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
 * Deep equality of two JSON values: key order does not matter, array order does, `0` equals `-0`, and a member that is
 * `undefined` counts as absent, as it is when it is written. O(size), without deep recursion, and what both share is not
 * looked at.
 */
export function jsonEquals(left: JsonValue, right: JsonValue): boolean {
  const waiting: JsonValue[] = []
  if (!areEqual(left, right, waiting, 0)) return false
  while (waiting.length > 0) {
    const other = waiting.pop() as JsonValue
    const one = waiting.pop() as JsonValue
    if (!areEqual(one, other, waiting, 0)) return false
  }
  return true
}

/** Deeper levels are compared later. */
const deepest = 32

function areEqual(one: JsonValue, other: JsonValue, waiting: JsonValue[], depth: number): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (depth >= deepest) {
    waiting.push(one, other)
    return true
  }
  if (isArray(one)) return isArray(other) && areEqualItems(one, other, waiting, depth + 1)
  return isJsonObject(one) && isJsonObject(other) && areEqualMembers(one, other, waiting, depth + 1)
}

function areEqualItems(one: JsonArray, other: JsonArray, waiting: JsonValue[], depth: number): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index++)
    if (!areEqual(one[index] as JsonValue, other[index] as JsonValue, waiting, depth)) return false
  return true
}

function areEqualMembers(one: JsonObject, other: JsonObject, waiting: JsonValue[], depth: number): boolean {
  // What is enumerated of a plain object is its own: nearly all are plain, and asking for every name takes as long again.
  const arePlain = prototypeOf(one) === objectPrototype && prototypeOf(other) === objectPrototype
  let members = 0
  for (const key in one) {
    const value: JsonValue | undefined = one[key]
    if (value === undefined || !(arePlain || hasOwn(one, key))) continue
    members++
    const counterpart = other[key]
    if (value === counterpart && arePlain) continue
    if (counterpart === undefined || !hasOwn(other, key) || !areEqual(value, counterpart, waiting, depth))
      return false
  }
  for (const key in other) if (other[key] !== undefined && (arePlain || hasOwn(other, key))) members--
  return members === 0
}
