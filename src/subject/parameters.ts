/**
 * The fact `parameters`: every single argument of a call with its kind.
 *
 * @module
 */
import { selectPlacesBelow, type PathStep } from '../json/paths.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import type { InferredKind } from './parameterKind.ts'
import type { Kinds } from './kindCache.ts'

/** One argument: a string, number, boolean or null at any depth. */
export interface Parameter extends InferredKind {
  /** Names and indices from the root of the arguments. */
  readonly location: readonly PathStep[]
  /** What is there. */
  readonly value: JsonValue
}

/** The call that the arguments are of. */
interface Call {
  readonly tool: string | undefined
  readonly arguments: JsonObject | undefined
  readonly definition: JsonObject | undefined
}

const none: readonly never[] = Object.freeze([])

/** Makes the source of the fact: the arguments in document order. O(size of the arguments), only when somebody asks. */
export function parametersFact(kinds: Kinds): (call: Call) => readonly Parameter[] {
  return ({ arguments: args, tool, definition }) => {
    if (args === undefined) return none
    const kindAt = kinds(tool, definition)
    const found: Parameter[] = []
    selectPlacesBelow(args, (value, location) => {
      if (typeof value !== 'object' || value === null) found.push({ ...kindAt(location), location, value })
    })
    return found
  }
}
