/**
 * Every string and every name of a JSON value, with its place.
 *
 * @module
 */
import { formatPath, type PathStep } from '../../json/paths.ts'
import type { JsonValue } from '../../json/value.ts'

/** A string or a name, and where it stands. */
export interface TextPlace {
  readonly text: string
  /** `true` for the name of a member. */
  readonly inKey: boolean
  /** The nearest member name: the name itself, or that of the value. */
  readonly name: string
  /** The names and indices that lead to it. */
  location(): readonly PathStep[]
}

interface Level {
  readonly outer: Level | undefined
  readonly step: PathStep
  readonly container: object
  readonly keys: readonly string[] | undefined
  readonly length: number
  /** The nearest member name. */
  readonly name: string
  next: number
}

/** Values nested deeper are not JSON that anybody sends. */
const deepest = 256

/**
 * Is shown a string or a name.
 *
 * @param name - The nearest member name, as in {@link TextPlace}.
 * @param place - Makes the place, while it is shown: hardly any text needs one.
 */
export type TextVisitor = (text: string, inKey: boolean, name: string, place: () => TextPlace) => void

/** Shows `visit` every name and string in document order, without recursion. O(size). */
export function eachTextPlace(root: JsonValue, visit: TextVisitor): void {
  let text = ''
  let inKey = false
  let nearest = ''
  let level: Level | undefined
  let step: PathStep = ''
  const place = (): TextPlace => placeOf(text, inKey, nearest, level, step)
  if (typeof root === 'string') visit((text = root), false, '', place)
  if (typeof root !== 'object' || root === null) return
  level = open(undefined, '', root, '')
  let depth = 1
  while (level !== undefined) {
    if (level.next >= level.length) {
      level = level.outer
      depth--
      continue
    }
    const index: number = level.next++
    const key: string | undefined = level.keys?.[index]
    step = key ?? index
    nearest = key ?? level.name
    const value: JsonValue | undefined = (level.container as Record<PathStep, JsonValue>)[step]
    if (key !== undefined) visit((text = key), (inKey = true), key, place)
    if (typeof value === 'string') visit((text = value), (inKey = false), nearest, place)
    else if (typeof value === 'object' && value !== null && depth < deepest) {
      level = open(level, step, value, nearest)
      depth++
    }
  }
}

function open(outer: Level | undefined, step: PathStep, container: object, name: string): Level {
  const keys = Array.isArray(container) ? undefined : Object.keys(container)
  const length = keys?.length ?? (container as readonly unknown[]).length
  return { outer, step, container, keys, length, name, next: 0 }
}

function placeOf(
  text: string,
  inKey: boolean,
  name: string,
  level: Level | undefined,
  step: PathStep,
): TextPlace {
  return {
    text,
    inKey,
    name,
    location() {
      if (level === undefined) return []
      const steps: PathStep[] = [step]
      for (let at = level; at.outer !== undefined; at = at.outer) steps.push(at.step)
      return steps.reverse()
    },
  }
}

/** The longest path that is shown, in UTF-16 code units. */
const longestPath = 200

/** A place as a path such as `$.a[0]`, cut when it is long. */
export function pathOf(place: TextPlace): string {
  const path = formatPath(place.location())
  return path.length > longestPath ? `${path.slice(0, longestPath - 3)}...` : path
}
