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
const longestPath = 200

/**
 * Finds the first thing that is wrong with a value; `undefined` when nothing is. Never throws and never runs a getter.
 * O(size), and stops as soon as a limit is passed, so that a graph which shares its parts costs no more than a tree of
 * `maxBytes`. A member that is `undefined` counts as absent.
 */
export function measure(value: unknown, limits: SizeLimits): SizeProblem | undefined {
  const walk = new Walk(limits)
  try {
    return walk.visit(value)
  } catch {
    // A proxy that throws while it is looked at.
    return walk.problem('not_json', 'a value cannot be read')
  }
}

class Walk {
  readonly #limits: SizeLimits
  readonly #location: (string | number)[] = []
  readonly #ancestors: object[] = []
  #bytes = 0
  #keys = 0

  constructor(limits: SizeLimits) {
    this.#limits = limits
  }

  problem(code: SizeProblem['code'], message: string): SizeProblem {
    const path = formatPath(this.#location)
    return { code, message, path: path.length > longestPath ? `${path.slice(0, longestPath)}...` : path }
  }

  visit(value: unknown): SizeProblem | undefined {
    this.#bytes += weightOfValue
    switch (typeof value) {
      case 'string':
        return this.#text(value)
      case 'number':
        return Number.isFinite(value) ? this.#within() : this.problem('not_json', 'a number is not finite')
      case 'boolean':
        return this.#within()
      case 'object':
        return value === null ? this.#within() : this.#container(value)
      default:
        return this.problem('not_json', `a ${typeof value} is no JSON value`)
    }
  }

  #within(): SizeProblem | undefined {
    const { maxBytes } = this.#limits
    return this.#bytes > maxBytes
      ? this.problem('too_large', `the value holds more than ${maxBytes} bytes`)
      : undefined
  }

  #text(text: string): SizeProblem | undefined {
    const { maxStringBytes, maxBytes } = this.#limits
    // A UTF-16 code unit takes one to three bytes in UTF-8: counting is needed only where that leaves it open.
    const most = text.length * 3
    if (most <= maxStringBytes && this.#bytes + most <= maxBytes) {
      this.#bytes += text.length
      return undefined
    }
    const bytes = text.length > maxStringBytes ? text.length : utf8Length(text)
    if (bytes > maxStringBytes)
      return this.problem('leaf_too_large', `a string holds more than ${maxStringBytes} bytes`)
    this.#bytes += bytes
    return this.#within()
  }

  #container(value: object): SizeProblem | undefined {
    const { maxDepth } = this.#limits
    if (this.#ancestors.length >= maxDepth) {
      return this.#ancestors.includes(value)
        ? this.problem('not_json', 'a value contains itself')
        : this.problem('depth', `the value is nested deeper than ${maxDepth} levels`)
    }
    this.#ancestors.push(value)
    const problem = isArray(value) ? this.#array(value) : this.#object(value)
    this.#ancestors.pop()
    return problem ?? this.#within()
  }

  #array(array: readonly unknown[]): SizeProblem | undefined {
    const { maxArrayLength } = this.#limits
    if (prototypeOf(array) !== arrayPrototype && !isForeign(prototypeOf(array), 'concat')) {
      return this.problem('not_json', 'an array of another class is no JSON value')
    }
    const { length } = array
    if (length > maxArrayLength)
      return this.problem('array_too_long', `an array has more than ${maxArrayLength} items`)
    for (let index = 0; index < length; index++) {
      const problem = this.#member(array, index)
      if (problem !== undefined) return problem
    }
    return undefined
  }

  #object(object: object): SizeProblem | undefined {
    const { maxKeys } = this.#limits
    const prototype = prototypeOf(object)
    if (prototype !== plainPrototype && prototype !== null && !isForeign(prototype, 'hasOwnProperty')) {
      return this.problem('not_json', 'an object of another class is no JSON value')
    }
    const keys = keysOf(object)
    this.#keys += keys.length
    if (this.#keys > maxKeys) return this.problem('too_many_keys', `the value has more than ${maxKeys} keys`)
    for (const key of keys) {
      const problem = this.#key(key) ?? this.#member(object, key)
      if (problem !== undefined) return problem
    }
    return undefined
  }

  #key(key: string): SizeProblem | undefined {
    // The expressions need an underscore or this word: nearly every key is done after one cheap look.
    if (key.includes('__') || key.includes('constructor')) {
      if (reachesPrototype.test(key) || reachesConstructor.test(key)) {
        return this.problem('dangerous_key', 'an object key reaches a prototype')
      }
    }
    return this.#text(key)
  }

  #member(container: object, key: string | number): SizeProblem | undefined {
    const descriptor = descriptorOf(container, key)
    const value: unknown = descriptor?.value
    if (descriptor === undefined || !hasOwn(descriptor, 'value')) {
      return this.problem('not_json', 'a member is missing or computed')
    }
    if (value === undefined && typeof key === 'string') return undefined
    this.#location.push(key)
    const problem =
      key === 'constructor' && holdsPrototype(value)
        ? this.problem('dangerous_key', 'an object key reaches a prototype')
        : this.visit(value)
    this.#location.pop()
    return problem
  }
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
