/**
 * One bounded walk over a value of unknown origin, before anything else looks at it: is it JSON at all, does it have keys
 * that reach a prototype, is it within limits.
 *
 * @module
 */
import { formatPath } from './paths.ts'

/** How large a value may be. */
export interface SizeLimits {
  /** Levels of arrays and objects. */
  readonly maxDepth: number
  /** UTF-8 bytes of one string or key. */
  readonly maxStringBytes: number
  /** Items of one array. */
  readonly maxArrayLength: number
  /** Keys of the whole value. */
  readonly maxKeys: number
  /** UTF-8 bytes of all strings and keys, and two for every value. */
  readonly maxBytes: number
}

/** What is wrong with a value. */
export interface SizeProblem {
  readonly code:
    | 'not_json'
    | 'dangerous_key'
    | 'depth'
    | 'too_large'
    | 'leaf_too_large'
    | 'array_too_long'
    | 'too_many_keys'
  /** Where, as `$.a[0]`. */
  readonly path: string
  /** One sentence, without anything from the value. */
  readonly message: string
}

// Captured when the module loads, so that nothing a host patches later can look away for us.
const descriptorOf = Object.getOwnPropertyDescriptor
const prototypeOf = Object.getPrototypeOf as (value: object) => object | null
const keysOf = Object.keys
const isArray = Array.isArray
const hasOwn = Object.hasOwn
const plainPrototype = Object.prototype
const arrayPrototype = Array.prototype

// `__proto__` as a key or as a segment of a flattened one (`a.__proto__.b`, `a[__proto__]`), and the accessors of the same
// family, which every object inherits.
const reachesPrototype = /(?:^|[.[\]'"/])(?:__proto__|__define[GS]etter__|__lookup[GS]etter__)(?:$|[.[\]'"/])/
const reachesConstructor = /(?:^|[.[\]'"/])constructor[.[\]'"/]+prototype(?:$|[.[\]'"/])/
// What a value weighs besides its text: a JSON punctuation mark on either side.
const weightOfValue = 2
// `__proto__`; every other dangerous key is longer.
const shortestDangerousKey = 9
const longestPath = 200

/**
 * Finds the first thing that is wrong with a value; `undefined` when nothing is. Never throws and never runs a getter.
 * O(size), and stops as soon as a limit is passed, so that a graph which shares its parts costs no more than a tree of
 * `maxBytes`. A member that is `undefined` counts as absent.
 */
export function measure(value: unknown, limits: SizeLimits): SizeProblem | undefined {
  let found: Found | undefined
  try {
    found = visit(value, 0, { limits, bytes: 0, keys: 0 })
  } catch {
    // A proxy that throws while it is looked at.
    found = problem('not_json', 'a value cannot be read')
  }
  if (found === undefined) return undefined
  found.location.reverse()
  return found.code === 'depth' && passesTwice(value, found.location)
    ? shown(problem('not_json', 'a value contains itself'), found.location)
    : shown(found, found.location)
}

/** What the walk adds up. */
interface Tally {
  readonly limits: SizeLimits
  bytes: number
  keys: number
}

/** A problem on its way up: the place is gathered while the walk returns, so that the way down costs nothing. */
interface Found {
  readonly code: SizeProblem['code']
  readonly message: string
  readonly location: (string | number)[]
}

function problem(code: SizeProblem['code'], message: string): Found {
  return { code, message, location: [] }
}

function shown({ code, message }: Found, location: readonly (string | number)[]): SizeProblem {
  const path = formatPath(location)
  return { code, message, path: path.length > longestPath ? `${path.slice(0, longestPath)}...` : path }
}

function visit(value: unknown, depth: number, tally: Tally): Found | undefined {
  tally.bytes += weightOfValue
  switch (typeof value) {
    case 'string':
      return addText(value, tally)
    case 'number':
      return Number.isFinite(value) ? within(tally) : problem('not_json', 'a number is not finite')
    case 'boolean':
      return within(tally)
    case 'object':
      if (value === null) return within(tally)
      if (depth >= tally.limits.maxDepth) {
        return problem('depth', `the value is nested deeper than ${tally.limits.maxDepth} levels`)
      }
      return isArray(value) ? visitArray(value, depth + 1, tally) : visitObject(value, depth + 1, tally)
    default:
      return problem('not_json', `a ${typeof value} is no JSON value`)
  }
}

function within({ bytes, limits: { maxBytes } }: Tally): Found | undefined {
  return bytes > maxBytes ? problem('too_large', `the value holds more than ${maxBytes} bytes`) : undefined
}

function addText(text: string, tally: Tally): Found | undefined {
  const { maxStringBytes, maxBytes } = tally.limits
  // A UTF-16 code unit takes one to three bytes in UTF-8: counting is needed only where that leaves it open.
  const most = text.length * 3
  if (most <= maxStringBytes && tally.bytes + most <= maxBytes) {
    tally.bytes += text.length
    return undefined
  }
  const bytes = text.length > maxStringBytes ? text.length : utf8Length(text)
  if (bytes > maxStringBytes)
    return problem('leaf_too_large', `a string holds more than ${maxStringBytes} bytes`)
  tally.bytes += bytes
  return within(tally)
}

function visitArray(array: readonly unknown[], depth: number, tally: Tally): Found | undefined {
  const { maxArrayLength } = tally.limits
  const prototype = prototypeOf(array)
  if (prototype !== arrayPrototype && !isForeign(prototype, 'concat')) {
    return problem('not_json', 'an array of another class is no JSON value')
  }
  const { length } = array
  if (length > maxArrayLength)
    return problem('array_too_long', `an array has more than ${maxArrayLength} items`)
  for (let index = 0; index < length; index++) {
    const found = visitMember(array, index, depth, tally)
    if (found !== undefined) return found
  }
  return within(tally)
}

function visitObject(object: object, depth: number, tally: Tally): Found | undefined {
  const { maxKeys } = tally.limits
  const prototype = prototypeOf(object)
  if (prototype !== plainPrototype && prototype !== null && !isForeign(prototype, 'hasOwnProperty')) {
    return problem('not_json', 'an object of another class is no JSON value')
  }
  const keys = keysOf(object)
  tally.keys += keys.length
  if (tally.keys > maxKeys) return problem('too_many_keys', `the value has more than ${maxKeys} keys`)
  for (const key of keys) {
    if (key.length >= shortestDangerousKey && (reachesPrototype.test(key) || reachesConstructor.test(key))) {
      return problem('dangerous_key', 'an object key reaches a prototype')
    }
    const found = addText(key, tally) ?? visitMember(object, key, depth, tally)
    if (found !== undefined) return found
  }
  return within(tally)
}

function visitMember(
  container: object,
  key: string | number,
  depth: number,
  tally: Tally,
): Found | undefined {
  const descriptor = descriptorOf(container, key)
  const value: unknown = descriptor?.value
  if (value === undefined) {
    const absent = typeof key === 'string' && descriptor !== undefined && hasOwn(descriptor, 'value')
    return absent ? undefined : problem('not_json', 'a member is missing or computed')
  }
  const found =
    key === 'constructor' && holdsPrototype(value)
      ? problem('dangerous_key', 'an object key reaches a prototype')
      : visit(value, depth, tally)
  found?.location.push(key)
  return found
}

/** Tells whether the way to a place passes the same container twice. */
function passesTwice(root: unknown, way: readonly (string | number)[]): boolean {
  const passed = new Set<unknown>([root])
  let at: unknown = root
  for (const key of way) {
    at = descriptorOf(at, key)?.value
    if (passed.has(at)) return true
    if (typeof at === 'object') passed.add(at)
  }
  return false
}

function holdsPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && hasOwn(value, 'prototype')
}

/** A built-in prototype of another realm (a frame, a `vm` context): it has the method itself and nothing but a root above. */
function isForeign(prototype: object | null, method: string): boolean {
  if (prototype === null || !hasOwn(prototype, method)) return false
  const above = prototypeOf(prototype)
  return (
    above === null || (method === 'concat' && prototypeOf(above) === null && hasOwn(above, 'hasOwnProperty'))
  )
}

/** The length of a text in UTF-8, in bytes; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else {
      bytes += 2
      // The two halves of a pair take four bytes together.
      if (unit >= 0xd800 && unit <= 0xdbff) {
        const next = text.charCodeAt(index + 1)
        if (next >= 0xdc00 && next <= 0xdfff) index++
      }
    }
  }
  return bytes
}
