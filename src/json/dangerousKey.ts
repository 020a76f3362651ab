/**
 * Keys that can reach a prototype when a careless program merges, copies or looks up by them (CWE-1321).
 *
 * @module
 */
import { isJsonObject } from './value.ts'

// What libraries split a path at: `a.b`, `a[b]`, `a['b']`, `a/b`.
const edge = '[.[\\]\'"`/]'
const reachesPrototype = new RegExp(
  `(?:^|${edge})(?:__(?:proto|(?:define|lookup)[GS]etter)__(?:$|${edge})|constructor${edge}+prototype(?:$|${edge}))`,
)
// `__proto__` is the shortest of them.
const shortest = 9

/**
 * Tells whether a key is dangerous: `__proto__` or `__defineGetter__` and its like, alone or as a segment of a path
 * (`a.__proto__.b`, `a[__proto__]`), `constructor.prototype` in such a path, or `constructor` with an object behind it
 * that has a `prototype`. A plain `constructor: 'ferrari'` or a key `prototype` is not. O(length of the key).
 */
export function isDangerousKey(key: string, value: unknown): boolean {
  if (key.length < shortest) return false
  if (key === 'constructor') return isJsonObject(value) && Object.hasOwn(value, 'prototype')
  // Two plain searches are cheaper than the expression, and hardly any key gets past them.
  return (key.includes('__') || key.includes('constructor')) && reachesPrototype.test(key)
}
