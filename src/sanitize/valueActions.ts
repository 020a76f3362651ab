/**
 * The actions that look at a value of whatever kind.
 *
 * @module
 */
import { eachLeaf, innerSpot, outermost, spotsAt, type Spot } from '../json/draft.ts'
import type { JsonPath } from '../json/paths.ts'
import { isJsonObject, jsonEquals, type JsonValue } from '../json/value.ts'
import { declaredProperties } from '../subject/declaredProperties.ts'
import type { ClampAction } from './schema.ts'
import { fieldMatcher } from './fieldNames.ts'
import type { CompiledStep, Ledger } from './step.ts'

/** Compiles `remove`. */
export function compileRemove(path: JsonPath, by: string): CompiledStep {
  return (draft, _about, ledger) => {
    for (const spot of outermost(draft, spotsAt(draft, path))) ledger.drop(spot, by)
  }
}

/** Compiles `remove` with names. */
export function removeNamed(names: readonly string[], by: string): (spot: Spot, ledger: Ledger) => void {
  const isNamed = fieldMatcher(names)
  return (start, ledger) => {
    eachLeaf(start, {
      leaf: () => undefined,
      key(name, at) {
        const named = isNamed(name)
        if (named) ledger.drop(at.spot(), by)
        return !named
      },
    })
  }
}

/** Compiles `set`. */
export function compileSet(path: JsonPath, constant: JsonValue, by: string): CompiledStep {
  const last = path.segments.at(-1)
  const name =
    last !== undefined && !last.descendant && typeof last.selector === 'string' ? last.selector : undefined
  const holders: JsonPath | undefined =
    name === undefined
      ? undefined
      : { text: path.text, segments: path.segments.slice(0, -1), read: undefined, readHolder: undefined }
  return (draft, _about, ledger) => {
    const spots =
      holders === undefined || name === undefined
        ? spotsAt(draft, path)
        : spotsAt(draft, holders)
            .filter(({ value }) => isJsonObject(value))
            .map((holder) => innerSpot(holder, name))
    for (const spot of outermost(draft, spots)) {
      if (spot.value === undefined || !jsonEquals(spot.value, constant))
        ledger.put(spot, constant, 'replace', [by])
    }
  }
}

/** Compiles `clamp`. */
export function compileClamp(
  path: JsonPath,
  { min = -Infinity, max = Infinity }: ClampAction,
  by: string,
): CompiledStep {
  return (draft, _about, ledger) => {
    for (const spot of outermost(draft, spotsAt(draft, path))) {
      const { value } = spot
      if (value === undefined || value === null) continue
      if (typeof value !== 'number') ledger.refuse(spot, 'where a number belongs stands something else')
      else if (value < min) ledger.put(spot, min, 'replace', [by])
      else if (value > max) ledger.put(spot, max, 'replace', [by])
    }
  }
}

/** Compiles `keep`. */
export function compileKeep(path: JsonPath | undefined, names: readonly string[], by: string): CompiledStep {
  const kept = new Set(names)
  return (draft, _about, ledger) => {
    for (const spot of path === undefined ? [draft] : spotsAt(draft, path)) {
      keepMembers(spot, (name) => kept.has(name), by, ledger)
    }
  }
}

/** Compiles `keepDeclared`. */
export function compileKeepDeclared(by: string): CompiledStep {
  return (draft, { definition, undeclared }, ledger) => {
    if (undeclared === true) return
    const declares = definition === undefined ? undefined : declaredProperties(definition)
    if (declares === undefined)
      ledger.refuse(draft, 'what the tool declares is not known, so nothing of the arguments can be kept')
    else keepMembers(draft, declares, by, ledger)
  }
}

function keepMembers(spot: Spot, isKept: (name: string) => boolean, by: string, ledger: Ledger): void {
  const { value } = spot
  if (!isJsonObject(value)) return
  for (const name of Object.keys(value)) {
    if (!isKept(name)) ledger.drop(innerSpot(spot, name), by)
  }
}
