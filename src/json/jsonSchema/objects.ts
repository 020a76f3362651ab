/**
 * Keywords about objects (JSON Schema 2020-12 core section 10.3.2 and validation section 6.5; draft-07 `dependencies`).
 *
 * @module
 */
import { compilePattern, type LinearPattern } from '../../text/pattern/pattern.ts'
import { isJsonObject, ownMember, type JsonObject, type JsonValue } from '../value.ts'
import { fail, type Check, type Compiling, type Run, type Seen } from './run.ts'
import { numberUnder } from './scalars.ts'

const hasOwn = Object.hasOwn

/** Compiles what is said of objects. */
export function compileObjects(schema: JsonObject, compiling: Compiling): readonly Check[] {
  return [
    ...compileRequired(schema),
    ...compileCounts(schema),
    ...compileMembers(schema, compiling),
    ...compileNames(schema, compiling),
    ...compileDependent(schema, compiling),
  ]
}

function namesIn(value: JsonValue | undefined): readonly string[] | undefined {
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).filter((name) => typeof name === 'string')
    : undefined
}

function compileRequired(schema: JsonObject): readonly Check[] {
  const required = namesIn(ownMember(schema, 'required'))
  if (required === undefined || required.length === 0) return []
  return [
    (value, run) => {
      if (!isJsonObject(value)) return true
      run.left -= required.length >> 3
      for (const name of required) if (!hasOwn(value, name)) return fail(run, 'required')
      return true
    },
  ]
}

function compileCounts(schema: JsonObject): readonly Check[] {
  const least = numberUnder(schema, 'minProperties')
  const most = numberUnder(schema, 'maxProperties')
  if (least === undefined && most === undefined) return []
  return [
    (value, run) => {
      if (!isJsonObject(value)) return true
      const count = Object.keys(value).length
      if (least !== undefined && count < least) return fail(run, 'minProperties')
      return most === undefined || count <= most || fail(run, 'maxProperties')
    },
  ]
}

/** What is said of the members of an object. */
interface Members {
  readonly named: ReadonlyMap<string, Check>
  readonly patterned: readonly (readonly [LinearPattern, Check])[]
  /** `true` when a pattern cannot be read, so that it is not known which names it takes. */
  readonly unclear: boolean
  readonly others: Check | undefined
}

function compileMembers(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const named = new Map<string, Check>()
  const properties = ownMember(schema, 'properties')
  if (isJsonObject(properties)) {
    for (const name of Object.keys(properties))
      named.set(name, compiling.schema(properties[name] as JsonValue, 'properties'))
  }
  const patterned: (readonly [LinearPattern, Check])[] = []
  let unclear = false
  const patterns = ownMember(schema, 'patternProperties')
  if (isJsonObject(patterns)) {
    for (const [source, each] of Object.entries(patterns)) {
      const check = compiling.schema(each, 'patternProperties')
      const compiled = compilePattern(source)
      if ('problem' in compiled) {
        compiling.unsupported('patternProperties')
        unclear = true
      } else patterned.push([compiled.pattern, check])
    }
  }
  const additional = ownMember(schema, 'additionalProperties')
  const others = additional === undefined ? undefined : compiling.schema(additional, 'additionalProperties')
  if (named.size === 0 && patterned.length === 0 && others === undefined) return []
  const members: Members = { named, patterned, unclear, others }
  return [(value, run, seen) => !isJsonObject(value) || checkMembers(members, value, run, seen)]
}

function checkMembers(
  { named, patterned, unclear, others }: Members,
  value: JsonObject,
  run: Run,
  seen: Seen | undefined,
): boolean {
  // It is not known which names such a pattern takes, so that nothing can be said of the others.
  if (unclear && seen !== undefined) seen.names = true
  for (const name of Object.keys(value)) {
    const member = value[name] as JsonValue
    // As for `JSON.stringify`, a member that is undefined is none.
    if ((member as unknown) === undefined) continue
    const check = named.get(name)
    let known = check !== undefined
    if (check !== undefined && !check(member, run, undefined)) return failAt(run, name)
    for (const [pattern, each] of patterned) {
      run.left -= 1 + (name.length >> 6)
      if (!pattern.test(name)) continue
      known = true
      if (!each(member, run, undefined)) return failAt(run, name)
    }
    if (!known && others !== undefined && !unclear) {
      if (!others(member, run, undefined)) {
        if (run.keyword === 'false schema') run.keyword = 'additionalProperties'
        return failAt(run, name)
      }
      known = true
    }
    if (seen !== undefined && known && seen.names !== true) seen.names.add(name)
  }
  return true
}

/** Adds a step to the place of a failure. */
export function failAt(run: Run, step: string | number): false {
  run.steps.push(step)
  return false
}

function compileNames(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const names = ownMember(schema, 'propertyNames')
  if (names === undefined) return []
  const check = compiling.schema(names, 'propertyNames')
  return [
    (value, run) => {
      if (!isJsonObject(value)) return true
      return Object.keys(value).every((name) => check(name, run, undefined)) || fail(run, 'propertyNames')
    },
  ]
}

function compileDependent(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const checks: Check[] = []
  const add = (keyword: string, rule: JsonValue, name: string): void => {
    const needed = namesIn(rule)
    if (needed !== undefined) {
      checks.push((value, run) => {
        if (!isJsonObject(value) || !hasOwn(value, name)) return true
        return needed.every((each) => hasOwn(value, each)) || fail(run, keyword)
      })
    } else {
      const check = compiling.schema(rule, keyword)
      checks.push(
        (value, run, seen) => !isJsonObject(value) || !hasOwn(value, name) || check(value, run, seen),
      )
    }
  }
  for (const keyword of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    const rules = ownMember(schema, keyword)
    if (!isJsonObject(rules)) continue
    for (const [name, rule] of Object.entries(rules)) add(keyword, rule, name)
  }
  return checks
}

/** Compiles `unevaluatedProperties`, which comes after everything else of its schema. */
export function compileUnevaluatedProperties(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const rest = ownMember(schema, 'unevaluatedProperties')
  if (rest === undefined) return []
  const check = compiling.schema(rest, 'unevaluatedProperties')
  return [
    (value, run, seen) => {
      if (!isJsonObject(value) || seen === undefined || seen.names === true) return true
      for (const name of Object.keys(value)) {
        if (seen.names.has(name)) continue
        if (!check(value[name] as JsonValue, run, undefined)) {
          if (run.keyword === 'false schema') run.keyword = 'unevaluatedProperties'
          return failAt(run, name)
        }
      }
      seen.names = true
      return true
    },
  ]
}
