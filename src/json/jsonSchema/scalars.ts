/**
 * Keywords about a value by itself: types, values, numbers, texts (JSON Schema 2020-12 validation, sections 6.1 to 6.3).
 *
 * @module
 */
import { compilePattern } from '../../text/pattern/pattern.ts'
import { jsonEquals, ownMember, type JsonObject, type JsonValue } from '../value.ts'
import { formatChecks } from './formats.ts'
import { isMultipleOf } from './multipleOf.ts'
import { fail, type Check, type Compiling, type Run } from './run.ts'

const typeNames: ReadonlySet<JsonValue> = new Set([
  'null',
  'boolean',
  'object',
  'array',
  'number',
  'string',
  'integer',
])

/** The number under a keyword; `undefined` when there is none. */
export function numberUnder(schema: JsonObject, keyword: string): number | undefined {
  const value = ownMember(schema, keyword)
  return typeof value === 'number' ? value : undefined
}

/** Compiles `type`, `enum`, `const` and what is said of numbers and texts. */
export function compileScalars(schema: JsonObject, compiling: Compiling): readonly Check[] {
  return [
    ...compileType(schema, compiling),
    ...compileValues(schema),
    ...compileNumbers(schema),
    ...compileTexts(schema, compiling),
  ]
}

function compileType(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const type = ownMember(schema, 'type')
  if (type === undefined) return []
  const names = new Set<JsonValue>(Array.isArray(type) ? (type as readonly JsonValue[]) : [type])
  for (const name of names) {
    if (typeNames.has(name)) continue
    compiling.unsupported('type')
    return []
  }
  const [only] = names
  if (names.size === 1) return [(value, run) => isOfType(value, only as string) || fail(run, 'type')]
  return [
    (value, run) => {
      for (const name of names) if (isOfType(value, name as string)) return true
      return fail(run, 'type')
    },
  ]
}

function isOfType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function compileValues(schema: JsonObject): readonly Check[] {
  const checks: Check[] = []
  const listed = ownMember(schema, 'enum')
  if (Array.isArray(listed)) {
    const plain = new Set<JsonValue>()
    const containers: JsonValue[] = []
    for (const each of listed as readonly JsonValue[]) {
      if (typeof each === 'object' && each !== null) containers.push(each)
      else plain.add(each)
    }
    checks.push((value, run) => {
      if (typeof value !== 'object' || value === null) return plain.has(value) || fail(run, 'enum')
      run.left -= containers.length
      return containers.some((each) => jsonEquals(each, value)) || fail(run, 'enum')
    })
  }
  const only = ownMember(schema, 'const')
  if (only !== undefined) checks.push((value, run) => jsonEquals(only, value) || fail(run, 'const'))
  return checks
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  minimum: (value, bound) => value >= bound,
  maximum: (value, bound) => value <= bound,
  exclusiveMinimum: (value, bound) => value > bound,
  exclusiveMaximum: (value, bound) => value < bound,
  multipleOf: isMultipleOf,
}

function compileNumbers(schema: JsonObject): readonly Check[] {
  return Object.entries(comparisons).flatMap(([keyword, holds]): readonly Check[] => {
    const bound = numberUnder(schema, keyword)
    if (bound === undefined) return []
    return [(value, run) => typeof value !== 'number' || holds(value, bound) || fail(run, keyword)]
  })
}

function compileTexts(schema: JsonObject, compiling: Compiling): readonly Check[] {
  const checks: Check[] = []
  const least = numberUnder(schema, 'minLength')
  const most = numberUnder(schema, 'maxLength')
  if (least !== undefined || most !== undefined) {
    checks.push((value, run) => typeof value !== 'string' || hasLength(value, run, least, most))
  }
  const source = ownMember(schema, 'pattern')
  if (typeof source === 'string') {
    const compiled = compilePattern(source)
    if ('problem' in compiled) compiling.unsupported('pattern')
    else {
      const { pattern } = compiled
      checks.push((value, run) => {
        if (typeof value !== 'string') return true
        run.left -= value.length >> 6
        return pattern.test(value) || fail(run, 'pattern')
      })
    }
  }
  const format = ownMember(schema, 'format')
  if (compiling.formats && typeof format === 'string') {
    const holds = formatChecks.get(format)
    if (holds !== undefined)
      checks.push((value, run) => typeof value !== 'string' || holds(value) || fail(run, 'format'))
  }
  return checks
}

/** Lengths count code points (section 6.3.1), of which a text has at least half as many as code units. */
function hasLength(text: string, run: Run, least: number | undefined, most: number | undefined): boolean {
  const units = text.length
  if (least !== undefined && units < least) return fail(run, 'minLength')
  if (most !== undefined && units > 2 * most) return fail(run, 'maxLength')
  const isPlain = (least === undefined || units >= 2 * least) && (most === undefined || units <= most)
  if (isPlain) return true
  run.left -= units >> 6
  let points = 0
  for (let index = 0; index < units; index++) {
    if (text.charCodeAt(index) >= 0xd800 && (text.codePointAt(index) ?? 0) > 0xffff) index++
    points++
  }
  if (least !== undefined && points < least) return fail(run, 'minLength')
  return most === undefined || points <= most || fail(run, 'maxLength')
}
