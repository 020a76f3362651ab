/**
 * Edits of a JSON document, gathered first and made in one go: what is not edited is shared with the original.
 *
 * @module
 */
import { formatStep, selectPlaces, type JsonPath, type PathStep, type Place } from './paths.ts'
import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from './value.ts'

/** What stands for a member or an item that goes away. */
export const removed: unique symbol = Symbol('removed')

/** A place in the document; there is one object for each. */
export interface Spot {
  /** What stands there; `undefined` where a member is to be added. */
  readonly value: JsonValue | undefined
  /** What holds it; `undefined` for the document itself. */
  readonly parent: Spot | undefined
  /** Its name or index there. */
  readonly step: PathStep
  /** The places inside that were asked for. */
  readonly inner: Map<PathStep, Spot>
  /** What is to stand there. */
  change: JsonValue | typeof removed | undefined
  /** What the member is to be called. */
  name: string | undefined
  /** Where it is, once somebody has asked. */
  path: string | undefined
}

/** A leaf or a name that {@link eachLeaf} shows. Making the place of it costs something, so it waits until it is asked for. */
export interface Leaf {
  /** The nearest member name on the way to it. */
  readonly name: string | undefined
  /** Its place. */
  spot(): Spot
}

/** What {@link eachLeaf} shows. */
export interface LeafVisitor {
  /** A string, number, boolean or null. */
  leaf(value: string | number | boolean | null, at: Leaf): void
  /** The name of a member, before what is inside; tells whether to go on inside. */
  key?(name: string, at: Leaf): boolean
}

/** The longest path that is shown, in UTF-16 code units. */
const longestPath = 200

const isArray = Array.isArray

/** Begins with a document. */
export function startDraft(root: JsonValue): Spot {
  return spotOf(root, undefined, '')
}

function spotOf(value: JsonValue | undefined, parent: Spot | undefined, step: PathStep): Spot {
  return { value, parent, step, inner: new Map(), change: undefined, name: undefined, path: undefined }
}

/** The place of one member or item, which need not be there. */
export function innerSpot(outer: Spot, step: PathStep): Spot {
  let spot = outer.inner.get(step)
  if (spot === undefined) {
    spot = spotOf(memberOf(outer.value, step), outer, step)
    outer.inner.set(step, spot)
  }
  return spot
}

function memberOf(value: JsonValue | undefined, step: PathStep): JsonValue | undefined {
  if (typeof step === 'number') return isArray(value) ? (value as JsonArray)[step] : undefined
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** The places that a path selects. O(what the path has to look at). */
export function spotsAt(draft: Spot, path: JsonPath): readonly Spot[] {
  const known = new Map<Place, Spot>()
  return selectPlaces(path, draft.value as JsonValue).map((place) => {
    const unknown: Place[] = []
    let at: Place = place
    let spot = known.get(at)
    while (spot === undefined && at.parent !== undefined) {
      unknown.push(at)
      at = at.parent
      spot = known.get(at)
    }
    spot ??= draft
    for (let next = unknown.pop(); next !== undefined; next = unknown.pop()) {
      spot = innerSpot(spot, next.step)
      known.set(next, spot)
    }
    return spot
  })
}

/** Those of some places that lie within no other of them, in the order of the document. */
export function outermost(draft: Spot, spots: readonly Spot[]): readonly Spot[] {
  const chosen = new Set(spots)
  const outer: Spot[] = []
  const waiting = [draft]
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    if (chosen.has(spot)) outer.push(spot)
    else for (const inner of [...spot.inner.values()].reverse()) waiting.push(inner)
  }
  return outer
}

/** Where a place is, with names as they will be; cut after 200 characters. */
export function pathOf(spot: Spot): string {
  const unknown: Spot[] = []
  let at = spot
  while (at.parent !== undefined && at.path === undefined) {
    unknown.push(at)
    at = at.parent
  }
  let path = at.path ?? '$'
  for (let next = unknown.pop(); next !== undefined; next = unknown.pop()) {
    if (!path.endsWith('...')) path += formatStep(next.name ?? next.step)
    if (path.length > longestPath) path = `${path.slice(0, longestPath - 3)}...`
    next.path = path
  }
  return path
}

interface Level {
  readonly container: JsonArray | JsonObject
  readonly keys: readonly string[] | undefined
  readonly outer: Level | undefined
  /** The nearest member name on the way here. */
  readonly name: string | undefined
  next: number
  spot: Spot | undefined
}

/** Shows every leaf at or below a place, in the order of the document. O(size), any depth. */
export function eachLeaf(start: Spot, visitor: LeafVisitor): void {
  const { value } = start
  if (value === undefined) return
  const startName = typeof start.step === 'string' && start.parent !== undefined ? start.step : undefined
  if (typeof value !== 'object' || value === null) {
    visitor.leaf(value, { name: startName, spot: () => start })
    return
  }
  let level: Level | undefined = open(value, undefined, startName, start)
  while (level !== undefined) {
    const current: Level = level
    const { container, keys, next } = current
    if (next >= (keys ?? (container as JsonArray)).length) {
      level = current.outer
      continue
    }
    current.next = next + 1
    const step: PathStep = keys === undefined ? next : (keys[next] as string)
    const name = typeof step === 'string' ? step : current.name
    const at: Leaf = { name, spot: () => innerSpot(spotOfLevel(current), step) }
    if (typeof step === 'string' && visitor.key?.(step, at) === false) continue
    const inner = (container as Readonly<Record<PathStep, JsonValue | undefined>>)[step]
    if (inner === undefined) continue
    if (typeof inner === 'object' && inner !== null) level = open(inner, current, name, undefined)
    else visitor.leaf(inner, at)
  }
}

function open(
  container: JsonArray | JsonObject,
  outer: Level | undefined,
  name: string | undefined,
  spot: Spot | undefined,
): Level {
  return {
    container,
    keys: isArray(container) ? undefined : Object.keys(container),
    outer,
    name,
    next: 0,
    spot,
  }
}

function spotOfLevel(level: Level): Spot {
  const unknown: Level[] = []
  let at = level
  while (at.spot === undefined && at.outer !== undefined) {
    unknown.push(at)
    at = at.outer
  }
  let spot = at.spot as Spot
  for (let next = unknown.pop(); next !== undefined; next = unknown.pop()) {
    const { outer } = next as { outer: Level }
    spot = innerSpot(spot, outer.keys === undefined ? outer.next - 1 : (outer.keys[outer.next - 1] as string))
    next.spot = spot
  }
  return spot
}

/** The edited document; the very same one when nothing was changed. O(edits + what holds them), any depth. */
export function finishDraft(draft: Spot): JsonValue {
  const ordered: Spot[] = [draft]
  // What is added on the way is visited as well, so that everything stands behind what holds it.
  for (const spot of ordered)
    if (spot.change === undefined) for (const inner of spot.inner.values()) ordered.push(inner)
  for (const spot of ordered.reverse()) {
    if (spot.change === undefined && isTouched(spot)) spot.change = rebuilt(spot)
  }
  if (draft.change === removed) return null
  return draft.change === undefined ? (draft.value as JsonValue) : draft.change
}

function isTouched({ inner }: Spot): boolean {
  for (const { change, name } of inner.values()) if (change !== undefined || name !== undefined) return true
  return false
}

function rebuilt({ value, inner }: Spot): JsonValue {
  if (isArray(value)) {
    return (value as JsonArray).flatMap((item, index) => {
      const change = inner.get(index)?.change
      return change === removed ? [] : [change === undefined ? item : change]
    })
  }
  const source = value as JsonObject
  const copy: Record<string, JsonValue> = {}
  const counts = new Map<string, number>()
  for (const key of Object.keys(source)) {
    const { change, name } = inner.get(key) ?? {}
    if (change === removed) continue
    const called = name === undefined || name === key ? key : free(name, source, copy, counts)
    setOwn(copy, called, change === undefined ? (source[key] as JsonValue) : change)
  }
  for (const [key, { value: old, change }] of inner) {
    if (old === undefined && change !== undefined && change !== removed) setOwn(copy, String(key), change)
  }
  return copy
}

/** A name that no other member has. */
function free(wanted: string, source: JsonObject, copy: JsonObject, counts: Map<string, number>): string {
  let count = counts.get(wanted) ?? 1
  let candidate = count === 1 ? wanted : `${wanted}_${count}`
  while (Object.hasOwn(source, candidate) || Object.hasOwn(copy, candidate)) {
    count++
    candidate = `${wanted}_${count}`
  }
  counts.set(wanted, count)
  return candidate
}

/** Sets an own member, whatever its name. */
function setOwn(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}
