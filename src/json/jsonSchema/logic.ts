/**
 * Keywords that apply schemas to the same value (JSON Schema 2020-12 core sections 8.2.3 and 10.2).
 *
 * @module
 */
import { ownMember, type JsonArray, type JsonObject, type JsonValue } from '../value.ts'
import { fail, mergeSeen, nothingSeen, type Check, type Compiling, type Run, type Seen } from './run.ts'

/** Compiles references and the composition of schemas. */
export function compileLogic(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const checks = [...compileReferences(schema, compiling)]
  const branches = (keyword: string): readonly Check[] | undefined => {
    const listed = ownMember(schema, keyword)
    return Array.isArray(listed)
      ? (listed as JsonArray).map((each) => compiling.schema(each, keyword))
      : undefined
  }
  const all = branches('allOf')
  if (all !== undefined) checks.push((value, run, seen) => all.every((check) => check(value, run, seen)))
  const any = branches('anyOf')
  if (any !== undefined) checks.push((value, run, seen) => checkAny(any, value, run, seen))
  const one = branches('oneOf')
  if (one !== undefined) checks.push((value, run, seen) => checkOne(one, value, run, seen))
  const not = ownMember(schema, 'not')
  if (not !== undefined) {
    const check = compiling.schema(not, 'not')
    checks.push((value, run) => {
      const holds = check(value, run, undefined)
      // What ran out of budget has not been checked, so its contrary has not either.
      return run.left >= 0 && !holds ? true : fail(run, 'not')
    })
  }
  return [...checks, ...compileConditional(schema, compiling)]
}

/** Compiles `$ref` and `$dynamicRef`; the dynamic scope is that of a document with one anchor of each name. */
export function compileReferences(schema: JsonObject, compiling: Compiling): readonly Check[] {
  return ['$ref', '$dynamicRef'].flatMap((keyword): readonly Check[] => {
    const target = ownMember(schema, keyword)
    if (typeof target !== 'string') return []
    const check = compiling.reference(target)
    if (check !== undefined) return [check]
    compiling.unsupported(keyword)
    return []
  })
}

function applied(check: Check, value: JsonValue, run: Run, seen: Seen | undefined): boolean {
  if (seen === undefined) return check(value, run, undefined)
  const own = nothingSeen()
  const holds = check(value, run, own)
  if (holds) mergeSeen(seen, own)
  return holds
}

function checkAny(branches: readonly Check[], value: JsonValue, run: Run, seen: Seen | undefined): boolean {
  let holds = false
  for (const check of branches) {
    if (!applied(check, value, run, seen)) {
      if (run.left < 0) return false
      continue
    }
    holds = true
    if (seen === undefined) return true
  }
  return holds || fail(run, 'anyOf')
}

function checkOne(branches: readonly Check[], value: JsonValue, run: Run, seen: Seen | undefined): boolean {
  let count = 0
  for (const check of branches) {
    if (applied(check, value, run, seen)) count++
    if (run.left < 0 || count > 1) break
  }
  return (run.left >= 0 && count === 1) || fail(run, 'oneOf')
}

function compileConditional(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const condition = ownMember(schema, 'if')
  if (condition === undefined) return []
  const test = compiling.schema(condition, 'if')
  const branch = (keyword: string): Check | undefined => {
    const each = ownMember(schema, keyword)
    return each === undefined ? undefined : compiling.schema(each, keyword)
  }
  const whenTrue = branch('then')
  const whenFalse = branch('else')
  return [
    (value, run, seen) => {
      const holds = applied(test, value, run, seen)
      if (run.left < 0) return false
      const next = holds ? whenTrue : whenFalse
      return next === undefined || next(value, run, seen)
    },
  ]
}
