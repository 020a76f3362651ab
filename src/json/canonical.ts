/**
 * Canonical JSON (JCS, RFC 8785): one text for one value, to hash and to sign.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import { isPlainArray, isPlainObject } from './plain.ts'
import type { JsonValue } from './value.ts'

/** A container that is being written. */
interface Level {
  readonly container: object
  readonly outer: Level | undefined
  /** The names of an object in canonical order; `undefined` for an array. */
  readonly names: readonly string[] | undefined
  readonly length: number
  next: number
}

const loneSurrogate = /\p{Surrogate}/u
const isArray = Array.isArray

/**
 * The canonical text of a JSON value: no white space, keys ordered by UTF-16 code units, numbers and strings as
 * ECMAScript writes them (RFC 8785 section 3.2). Any depth. O(n log k) for k keys in an object.
 *
 * @throws {@link PortcullisError} `json_invalid` for what has no canonical form: a lone surrogate (section 3.2.2.2), a
 * number that is not finite, a cycle, a value that is not JSON (`undefined`, a function, a bigint, a hole, an instance
 * of a class).
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return leaf(value)
  const copy = canonicalCopy(value)
  return (copy === undefined ? undefined : copiedText(copy)) ?? writtenText(value)
}

/** The deepest nesting that is copied. */
const deepest = 64
/** Stands for what is not copied: `undefined` is no JSON either, and never a copy. */
const refused = undefined

/**
 * A copy whose members are in canonical order, so that what `JSON.stringify` makes of it is its canonical text; several times
 * faster than to write that by hand. It shares nothing with the value. O(n log k) for k keys in an object.
 *
 * @returns `undefined` for what has to be written by hand: what is nested deeply, has names that look like indices (an
 * object has those in front, wherever they belong) or `__proto__`, or what is no JSON.
 */
export function canonicalCopy(value: JsonValue): JsonValue | undefined {
  return copyOf(value, 0)
}

function copyOf(value: unknown, depth: number): JsonValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : refused
  if (typeof value !== 'object' || depth > deepest) return refused
  return isArray(value) ? arrayCopy(value, depth) : objectCopy(value, depth)
}

function arrayCopy(list: readonly unknown[], depth: number): JsonValue | undefined {
  if (!isPlainArray(list)) return refused
  const copy: JsonValue[] = []
  // A hole reads as `undefined`, which is refused.
  for (const each of list) {
    const member = copyOf(each, depth + 1)
    if (member === refused) return refused
    copy.push(member)
  }
  return copy
}

function objectCopy(object: object, depth: number): JsonValue | undefined {
  if (!isPlainObject(object)) return refused
  const names = inOrder(Object.keys(object))
  const copy: Record<string, JsonValue> = {}
  for (const name of names) {
    const first = name.charCodeAt(0)
    if ((first >= 48 && first <= 57) || name === '__proto__') return refused
    const value = (object as Record<string, unknown>)[name]
    if (value === undefined) continue
    const member = copyOf(value, depth + 1)
    if (member === refused) return refused
    copy[name] = member
  }
  return copy
}

/** More names are left to the engine, whose way of sorting takes longer to begin and is not quadratic. */
const fewNames = 24

/** Puts names in canonical order, where they stand: by UTF-16 code units, as `<` compares. O(names log names). */
function inOrder(names: string[]): string[] {
  const { length } = names
  if (length > fewNames) return names.sort()
  for (let index = 1; index < length; index++) {
    const name = names[index] as string
    let at = index
    for (; at > 0 && name < (names[at - 1] as string); at--) names[at] = names[at - 1] as string
    if (at < index) names[at] = name
  }
  return names
}

/** The canonical text of a {@link canonicalCopy}; `undefined` when it may have a lone surrogate, which has none. */
export function copiedText(copy: JsonValue): string | undefined {
  const text = JSON.stringify(copy)
  // ECMA-262 section 25.5.4.3 escapes lone surrogates. A backslash before `ud` looks the same.
  return text.includes('\\ud') ? undefined : text
}

function writtenText(value: object): string {
  const open = new Set<object>()
  let text = ''
  let level: Level | undefined = enter(value, undefined, open)
  text += level.names === undefined ? '[' : '{'
  while (level !== undefined) {
    if (level.next === level.length) {
      text += level.names === undefined ? ']' : '}'
      open.delete(level.container)
      level = level.outer
      continue
    }
    const index: number = level.next++
    if (index > 0) text += ','
    const name: string | undefined = level.names?.[index]
    if (name !== undefined) text += `${quote(name)}:`
    const member: unknown = (level.container as Record<string | number, unknown>)[name ?? index]
    if (typeof member === 'object' && member !== null) {
      level = enter(member, level, open)
      text += level.names === undefined ? '[' : '{'
    } else {
      text += leaf(member)
    }
  }
  return text
}

function enter(container: object, outer: Level | undefined, open: Set<object>): Level {
  if (open.has(container)) throw invalid('the value has a cycle, and JSON cannot carry one')
  if (!(isArray(container) ? isPlainArray(container) : isPlainObject(container))) {
    throw invalid('the value has an object that is neither a plain object nor an array, copy it into one')
  }
  open.add(container)
  // RFC 8785 section 3.2.3 orders by UTF-16 code units, and so does `sort`.
  const names = isArray(container) ? undefined : presentKeys(container).sort()
  const length = names === undefined ? (container as readonly unknown[]).length : names.length
  return { container, outer, names, length, next: 0 }
}

/** As for `JSON.stringify`, a member that is undefined is none. */
function presentKeys(object: object): string[] {
  return Object.keys(object).filter((key) => (object as Record<string, unknown>)[key] !== undefined)
}

function leaf(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  // ECMA-262 writes -0 as 0, as RFC 8785 section 3.2.2.3 asks.
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean' || value === null) return String(value)
  if (typeof value === 'number') throw invalid('the value has a number that is not finite, and JSON has none')
  throw invalid(`the value has a part of type ${typeof value}, and JSON has none`)
}

function quote(text: string): string {
  const quoted = JSON.stringify(text)
  // ECMA-262 section 25.5.4.3 escapes lone surrogates, so that only a text with such an escape has to be read for them.
  if (quoted.includes('\\ud') && loneSurrogate.test(text))
    throw invalid('the value has a string with a lone surrogate, and UTF-8 has none')
  return quoted
}

function invalid(message: string): PortcullisError {
  return new PortcullisError('json_invalid', message)
}
