/**
 * Keywords about arrays (JSON Schema 2020-12 core section 10.3.1 and validation section 6.4; draft-07 `items` as a list and
 * `additionalItems`).
 *
 * @module
 */
import { canonicalJson } from '../canonical.ts'
import { ownMember, type JsonArray, type JsonObject, type JsonValue } from '../value.ts'
import { failAt } from './objects.ts'
import { fail, type Check, type Compiling, type Run } from './run.ts'
import { numberUnder } from './scalars.ts'

/** Compiles what is said of arrays. */
export function compileArrays(schema: JsonObject, compiling: Compiling): readonly Check[] {
  return [...compileCounts(schema), ...compileItems(schema, compiling), ...compileContains(schema, compiling)]
}

function isArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value)
}

function compileCounts(schema: JsonObject): readonly Check[] {
  const least = numberUnder(schema, 'minItems')
  const most = numberUnder(schema, 'maxItems')
  const checks: Check[] = []
  if (least !== undefined || most !== undefined) {
    checks.push((value, run) => {
      if (!isArray(value)) return true
      if (least !== undefined && value.length < least) return fail(run, 'minItems')
      return most === undefined || value.length <= most || fail(run, 'maxItems')
    })
  }
  if (ownMember(schema, 'uniqueItems') === true) {
    checks.push((value, run) => !isArray(value) || areUnique(value, run) || fail(run, 'uniqueItems'))
  }
  return checks
}

/** O(size): equal items have equal canonical texts. */
function areUnique(items: JsonArray, run: Run): boolean {
  run.left -= items.length >> 2
  const plain = new Set<JsonValue>()
  const containers = new Set<string>()
  for (const item of items) {
    if (typeof item === 'object' && item !== null) {
      let text: string
      try {
        text = canonicalJson(item)
      } catch {
        // What has no canonical form cannot be told from another.
        return false
      }
      run.left -= text.length >> 6
      if (containers.size === containers.add(text).size) return false
    } else if (plain.size === plain.add(item).size) return false
  }
  return true
}

function compileItems(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const items = ownMember(schema, 'items')
  const prefix = ownMember(schema, 'prefixItems')
  const isTuple = isArray(items)
  const first = (isTuple ? items : isArray(prefix) ? prefix : []).map((each) =>
    compiling.schema(each, isTuple ? 'items' : 'prefixItems'),
  )
  const restKeyword = isTuple ? 'additionalItems' : 'items'
  const restSchema = isTuple ? ownMember(schema, 'additionalItems') : items
  const rest = restSchema === undefined ? undefined : compiling.schema(restSchema, restKeyword)
  if (first.length === 0 && rest === undefined) return []
  return [
    (value, run, seen) => {
      if (!isArray(value)) return true
      for (let index = 0; index < value.length; index++) {
        const check = index < first.length ? first[index] : rest
        if (check === undefined) break
        if (check(value[index] as JsonValue, run, undefined)) continue
        if (run.keyword === 'false schema') run.keyword = restKeyword
        return failAt(run, index)
      }
      if (seen !== undefined)
        seen.items = Math.max(seen.items, rest === undefined ? first.length : value.length)
      return true
    },
  ]
}

function compileContains(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const contained = ownMember(schema, 'contains')
  if (contained === undefined) return []
  const check = compiling.schema(contained, 'contains')
  const least = numberUnder(schema, 'minContains') ?? 1
  const most = numberUnder(schema, 'maxContains') ?? Infinity
  return [
    (value, run, seen) => {
      if (!isArray(value)) return true
      let count = 0
      for (let index = 0; index < value.length; index++) {
        if (run.left < 0) return false
        if (!check(value[index] as JsonValue, run, undefined)) continue
        count++
        seen?.contained.add(index)
        if (count > most) return fail(run, 'maxContains')
        // Whoever asks what was looked at has to know of every match.
        if (seen === undefined && most === Infinity && count >= least) return true
      }
      return count >= least || fail(run, least === 1 ? 'contains' : 'minContains')
    },
  ]
}

/** Compiles `unevaluatedItems`, which comes after everything else of its schema. */
export function compileUnevaluatedItems(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const rest = ownMember(schema, 'unevaluatedItems')
  if (rest === undefined) return []
  const check = compiling.schema(rest, 'unevaluatedItems')
  return [
    (value, run, seen) => {
      if (!isArray(value) || seen === undefined) return true
      for (let index = seen.items; index < value.length; index++) {
        if (seen.contained.has(index)) continue
        if (check(value[index] as JsonValue, run, undefined)) continue
        if (run.keyword === 'false schema') run.keyword = 'unevaluatedItems'
        return failAt(run, index)
      }
      seen.items = value.length
      return true
    },
  ]
}
