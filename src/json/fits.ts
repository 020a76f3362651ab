/**
 * The quick answer to whether a value is JSON within limits, which is all that is asked of nearly every value.
 *
 * @module
 */
import { isDangerousKey } from './dangerousKey.ts'
import { isPlainArray, isPlainObject } from './plain.ts'
import { leftOf, type Left, type StructureLimits } from './limits.ts'

// Captured when the module loads, so that a later patch of these cannot change a verdict.
const isArray = Array.isArray
const isFinite = Number.isFinite
const hasOwn = Object.hasOwn
const descriptorOf = Object.getOwnPropertyDescriptor
const objectPrototype: object = Object.prototype
const arrayPrototype: object = Array.prototype
// ECMA-262 annex B. Unlike a descriptor it allocates nothing; for items of arrays it takes a third of the time as well.
const call = Reflect.get(Function.prototype, 'call') as { bind(method: unknown): unknown }
const lookupGetter: unknown = Reflect.get(objectPrototype, '__lookupGetter__')

/** The getter of an item or member; `undefined` when it has none. */
export const getterOf: (array: object, index: number | string) => unknown =
  typeof lookupGetter === 'function'
    ? (call.bind(lookupGetter) as (array: object, index: number | string) => unknown)
    : (array, index): unknown => Reflect.get(descriptorOf(array, index) ?? {}, 'get')

/**
 * Tells whether a value is surely JSON within `limits`. `false` says nothing: it is the answer as well to what takes
 * longer to find out (text that may be too long once it is UTF-8, something called `toJSON`), and to what could end the
 * stack of calls. Runs no getter; a Proxy may make it throw. O(members), bounded by the limits.
 */
export function fits(value: unknown, limits: StructureLimits): boolean {
  // What every object inherits would be taken for its own below.
  for (const _inherited in arrayPrototype) return false
  if ('toJSON' in arrayPrototype || limits.maxDepth > deepest) return false
  return valueFits(value, limits, leftOf(limits), 0)
}

/** The most levels that are entered by calls of functions. */
const deepest = 256

function valueFits(value: unknown, limits: StructureLimits, left: Left, depth: number): boolean {
  if (typeof value === 'string') return textFits(value, limits, left)
  if (typeof value === 'object') {
    if (value === null) return true
    if (depth >= limits.maxDepth) return false
    return isArray(value)
      ? itemsFit(value, limits, left, depth + 1)
      : membersFit(value, limits, left, depth + 1)
  }
  return typeof value === 'number' ? isFinite(value) : typeof value === 'boolean'
}

function itemsFit(items: readonly unknown[], limits: StructureLimits, left: Left, depth: number): boolean {
  if (!isPlainArray(items) || hasOwn(items, 'toJSON')) return false
  const { length } = items
  left.nodes -= length
  // Turned around, so that a Proxy whose length is no number does not pass.
  if (!(length <= limits.maxArrayLength && left.nodes >= 0)) return false
  for (let index = 0; index < length; index++) {
    if (getterOf(items, index) !== undefined || !valueFits(items[index], limits, left, depth)) return false
  }
  return true
}

function membersFit(container: object, limits: StructureLimits, left: Left, depth: number): boolean {
  if (!isPlainObject(container) || hasOwn(container, 'toJSON')) return false
  // Faster than the list of names. That no prototype adds one was made sure of before.
  for (const name in container) {
    if (getterOf(container, name) !== undefined || --left.keys < 0 || --left.nodes < 0) return false
    const value: unknown = (container as Record<string, unknown>)[name]
    if (value === undefined) {
      // As for `JSON.stringify`, a member that is undefined is none; an accessor has no value at all.
      if (hasOwn(descriptorOf(container, name) ?? {}, 'value')) continue
      return false
    }
    if (!textFits(name, limits, left) || isDangerousKey(name, value)) return false
    if (!valueFits(value, limits, left, depth)) return false
  }
  return true
}

/** Three bytes a code unit is the most that UTF-8 takes: most text passes so, without a look at it. */
function textFits(text: string, limits: StructureLimits, left: Left): boolean {
  const most = text.length * 3
  return most <= limits.maxStringBytes && (left.bytes -= most) >= 0
}
