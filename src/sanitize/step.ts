/**
 * What a compiled step works with: the document, what is known about the call, and where it says what it did.
 *
 * @module
 */
import type { Edit } from '../decision/decision.ts'
import { pathOf, removed, type Spot } from '../json/draft.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'

/** What is known about the call. */
export interface SanitizeAbout {
  /** `<server>.<tool>`. Entries that name tools are for calls of these only. */
  readonly tool?: string | undefined
  /** The definition of the tool, as its server advertises it, for `keepDeclared`. */
  readonly definition?: JsonObject | undefined
  /** `true` where there is no tool whose definition could declare anything: `keepDeclared` then has no say. */
  readonly undeclared?: boolean
}

/** A place that had to be edited and cannot be. */
export interface RefusedPlace {
  /** Where, as `$.a[0]`. */
  readonly path: string
  /** One sentence; holds nothing of the value. */
  readonly message: string
}

/** Makes edits and writes them down. */
export interface Ledger {
  /** Puts a value in place of another. */
  put(spot: Spot, value: JsonValue, action: Edit['action'], by: readonly string[]): void
  /** Takes a place away. */
  drop(spot: Spot, by: string): void
  /** Gives a member another name. */
  rename(spot: Spot, name: string, by: readonly string[]): void
  /** Takes a place away because it cannot be edited. */
  refuse(spot: Spot, message: string): void
}

/** One step, ready to work on a draft. */
export type CompiledStep = (draft: Spot, about: SanitizeAbout, ledger: Ledger) => void

/** What was done so far. */
export interface Written {
  readonly edits: Edit[]
  readonly refused: RefusedPlace[]
}

/**
 * A ledger that adds to a record. With `settling` it edits no more: whatever would still be changed into something else is
 * refused.
 */
export function ledgerOf(record: Written, settling: boolean): Ledger {
  const refuse = (spot: Spot, message: string): void => {
    record.refused.push({ path: pathOf(spot), message })
    // The items behind one that goes away would move to other places.
    if (spot.parent === undefined) spot.change = emptied(spot.value)
    else spot.change = typeof spot.step === 'number' ? null : removed
  }
  const write = (spot: Spot, action: Edit['action'], by: readonly string[]): void => {
    for (const detector of by) record.edits.push({ path: pathOf(spot), action, detector })
  }
  if (settling) {
    const unsettled = (spot: Spot): void => {
      refuse(spot, 'the edits of this place never come to an end')
    }
    return { put: unsettled, drop: unsettled, rename: unsettled, refuse }
  }
  return {
    put(spot, value, action, by) {
      spot.change = value
      write(spot, action, by)
    },
    drop(spot, by) {
      spot.change = removed
      write(spot, 'remove', [by])
    },
    rename(spot, name, by) {
      spot.name = name
      write(spot, 'redact', by)
    },
    refuse,
  }
}

/** What is left of a document of which nothing may be left. */
export function emptied(value: JsonValue | undefined): JsonValue {
  if (typeof value !== 'object' || value === null) return null
  return Array.isArray(value) ? [] : {}
}
