/**
 * A copy of a JSON value with its strings mapped.
 *
 * @module
 */
import type { JsonValue } from '../../json/value.ts'

/**
 * Maps every string that is a value (not a name). Shares what does not change; returns the very same value when nothing
 * does. Without recursion: O(size), any depth.
 */
export function mapStrings(root: JsonValue, map: (text: string) => string): JsonValue {
  return rebuild(
    root,
    (value) => (typeof value === 'string' ? map(value) : value),
    (key) => key,
  )
}

/** What stands for a member that is to be removed. */
export const removed: unique symbol = Symbol('removed')

/** A place in a document while it is rebuilt. */
export interface Visited {
  readonly container: object
  readonly key: string | number
}

interface Step {
  readonly source: object
  readonly keys: readonly string[] | undefined
  readonly length: number
  at: number
  copy: unknown[] | Record<string, unknown> | undefined
  readonly parent: Step | undefined
  readonly slot: string | number
}

/**
 * Rebuilds a JSON value with leaves and names mapped, sharing what does not change. Key order is kept; a renamed member
 * never takes the place of another.
 */
export function rebuild(
  root: JsonValue,
  leaf: (value: JsonValue, at: Visited | undefined) => JsonValue | typeof removed,
  name: (key: string, container: object) => string,
): JsonValue {
  if (typeof root !== 'object' || root === null) {
    const mapped = leaf(root, undefined)
    return mapped === removed ? null : mapped
  }
  let result: JsonValue = root
  let step: Step | undefined = begin(root, undefined, '')
  while (step !== undefined) {
    if (step.at >= step.length) {
      const built = (step.copy ?? step.source) as JsonValue
      const parent: Step | undefined = step.parent
      if (parent === undefined) result = built
      else put(parent, built, name)
      step = parent
      continue
    }
    const key: string | number = step.keys === undefined ? step.at : (step.keys[step.at] as string)
    const value = (step.source as Record<string | number, JsonValue>)[key] as JsonValue
    if (typeof value === 'object' && value !== null) step = begin(value, step, key)
    else put(step, leaf(value, { container: step.source, key }), name)
  }
  return result
}

function begin(source: object, parent: Step | undefined, slot: string | number): Step {
  const keys = Array.isArray(source) ? undefined : Object.keys(source)
  return {
    source,
    keys,
    length: keys === undefined ? (source as unknown[]).length : keys.length,
    at: 0,
    copy: undefined,
    parent,
    slot,
  }
}

function put(
  step: Step,
  value: JsonValue | typeof removed,
  name: (key: string, container: object) => string,
): void {
  const index = step.at++
  const key = step.keys === undefined ? index : (step.keys[index] as string)
  const renamed = typeof key === 'string' ? name(key, step.source) : key
  if (step.copy === undefined) {
    if (value === (step.source as Record<string | number, unknown>)[key] && renamed === key) return
    step.copy = copyBefore(step, index)
  }
  if (value === removed) return
  if (Array.isArray(step.copy)) step.copy.push(value)
  else setOwn(step.copy, free(renamed as string, key as string, step), value)
}

/** What was passed over so far, unchanged. */
function copyBefore(step: Step, count: number): unknown[] | Record<string, unknown> {
  if (step.keys === undefined) return (step.source as unknown[]).slice(0, count)
  const copy: Record<string, unknown> = {}
  for (let index = 0; index < count; index++) {
    const key = step.keys[index] as string
    setOwn(copy, key, (step.source as Record<string, unknown>)[key])
  }
  return copy
}

/** A name that no other member has. */
function free(wanted: string, old: string, step: Step): string {
  if (wanted === old) return wanted
  let candidate = wanted
  for (
    let count = 2;
    Object.hasOwn(step.source, candidate) || Object.hasOwn(step.copy ?? {}, candidate);
    count++
  )
    candidate = `${wanted}_${count}`
  return candidate
}

/** Sets an own member, whatever its name. */
function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else (target as Record<string, unknown>)[key] = value
}
