/**
 * One check of a value against a compiled schema: what is left to spend, and where it failed.
 *
 * @module
 */
import type { PathStep } from '../paths.ts'
import type { JsonValue } from '../value.ts'

/** A check under way. */
export interface Run {
  /** How much more may be looked at, in visits of a schema; texts count by their length. */
  left: number
  /** How many schemas are being applied within each other. */
  depth: number
  /** The keyword that failed last. */
  keyword: string
  /** Where, innermost step first. */
  steps: PathStep[]
}

/** What in-place schemas have looked at so far (JSON Schema 2020-12 core, section 11: unevaluated locations). */
export interface Seen {
  /** The member names that were looked at; `true` for all. */
  names: Set<string> | true
  /** The first items that were looked at. */
  items: number
  /** Items beyond those which `contains` matched. */
  contained: Set<number>
}

/** Checks a value; `false` leaves keyword and place in the run. `seen` is kept only for schemas that ask for it. */
export type Check = (value: JsonValue, run: Run, seen: Seen | undefined) => boolean

/** What compiling one schema gives to the keywords. */
export interface Compiling {
  /** Compiles a schema that a keyword holds. */
  schema(value: JsonValue, keyword: string): Check
  /** What a `$ref` leads to; `undefined` when it leads nowhere within the document. */
  reference(target: string): Check | undefined
  /** Notes that a keyword cannot be checked. */
  unsupported(keyword: string): void
  /** Whether formats are asserted. */
  readonly formats: boolean
  /** Whether `$ref` hides what stands next to it (draft-07 and earlier). */
  readonly lonelyReferences: boolean
}

/** Notes a failure of a keyword at the value itself. */
export function fail(run: Run, keyword: string): false {
  run.keyword = keyword
  run.steps.length = 0
  return false
}

/** Nothing looked at yet. */
export function nothingSeen(): Seen {
  return { names: new Set(), items: 0, contained: new Set() }
}

/** Adds what one schema has looked at to what another has. */
export function mergeSeen(into: Seen, from: Seen): void {
  if (into.names !== true) {
    if (from.names === true) into.names = true
    else for (const name of from.names) into.names.add(name)
  }
  into.items = Math.max(into.items, from.items)
  for (const index of from.contained) into.contained.add(index)
}
