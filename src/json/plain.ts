/**
 * Which JavaScript containers are JSON: those that `JSON.parse` could have made.
 *
 * An array or object is plain when everything it inherits is what every array or object inherits. That is decided by
 * its prototype: `null`, our own `Object.prototype` or `Array.prototype`, or that of another realm (a `vm` context, a
 * frame), which is recognised by this: it ends the chain, and it has no name that ours lacks. So an instance of a class,
 * a Date, a Map, or an object made to inherit a member from somewhere is refused: a later reader could find in it what
 * no guard has seen. A prototype is trusted for its names; whoever patches `Object.prototype` in place has the process
 * in hand anyway.
 *
 * @module
 */

// Captured when the module loads, so that a later patch of these cannot change a verdict.
const prototypeOf = Object.getPrototypeOf as (value: object) => object | null
const namesOf = Object.getOwnPropertyNames
const isArray = Array.isArray
const objectPrototype: object = Object.prototype
const arrayPrototype: object = Array.prototype
const objectNames: ReadonlySet<string> = new Set(namesOf(objectPrototype))
const arrayNames: ReadonlySet<string> = new Set(namesOf(arrayPrototype))

/** Tells whether an object that is no array is plain. Runs no getter; a Proxy may make it throw. */
export function isPlainObject(value: object): boolean {
  const prototype = prototypeOf(value)
  return prototype === objectPrototype || prototype === null || isForeignObjectPrototype(prototype)
}

/** Tells whether an array is plain. Runs no getter; a Proxy may make it throw. */
export function isPlainArray(value: object): boolean {
  const prototype = prototypeOf(value)
  if (prototype === arrayPrototype) return true
  if (prototype === null || !isArray(prototype)) return false
  // `Array.prototype` is itself an array (ECMA-262 section 23.1.3), and the prototype of a subclass is none.
  const above = prototypeOf(prototype)
  return above !== null && hasOnly(prototype, arrayNames) && isForeignObjectPrototype(above)
}

function isForeignObjectPrototype(prototype: object): boolean {
  return (
    prototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty') &&
    hasOnly(prototype, objectNames)
  )
}

function hasOnly(prototype: object, names: ReadonlySet<string>): boolean {
  return namesOf(prototype).every((name) => names.has(name))
}
