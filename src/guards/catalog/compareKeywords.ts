/**
 * Compares single keywords of JSON Schema (2020-12, and what draft-07 has besides): does the new value take more or less?
 *
 * @module
 */
import type { PathStep } from '../../json/paths.ts'
import { jsonEquals, type JsonValue } from '../../json/value.ts'
import type { Maybe, Report } from './difference.ts'
import type { ChangeGrade } from './grade.ts'

/** Keywords that hold schemas (JSON Schema 2020-12 core, sections 10 and 11). */
const applicators: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependencies',
  '$defs',
  'definitions',
])

/** A greater value takes less. */
const lowerBounds: ReadonlySet<string> = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'minContains',
])
/** A smaller value takes less. */
const upperBounds: ReadonlySet<string> = new Set([
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'maxContains',
])
/** Whether it can be told or not, these constrain and hold no text. */
const otherConstraints: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'required',
  'multipleOf',
  'pattern',
  'format',
  'uniqueItems',
  'dependentRequired',
  '$ref',
  '$schema',
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  'contentEncoding',
  'contentMediaType',
  'readOnly',
  'writeOnly',
  'deprecated',
])

/** Keywords that refer or inform: a change of them says nothing about what is taken, so nothing good is assumed. */
const references: ReadonlySet<string> = new Set([
  '$ref',
  '$schema',
  '$id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
])

/** Tells whether a keyword holds schemas. */
export function isApplicator(keyword: string): boolean {
  return applicators.has(keyword)
}

/** Tells whether a keyword constrains and holds no schema. */
export function isConstraint(keyword: string): boolean {
  return lowerBounds.has(keyword) || upperBounds.has(keyword) || otherConstraints.has(keyword)
}

/** Reports how a constraint changed. The two values are known to differ. */
export function compareKeyword(
  keyword: string,
  from: Maybe,
  to: Maybe,
  steps: readonly PathStep[],
  report: Report,
): void {
  report(steps, gradeOf(keyword, from, to), messages[keyword] ?? 'a constraint changed')
}

const messages: Readonly<Record<string, string>> = {
  type: 'other types are taken',
  enum: 'other values are taken',
  required: 'other arguments must be given',
}

function gradeOf(keyword: string, from: Maybe, to: Maybe): ChangeGrade {
  switch (keyword) {
    case 'type':
      return compareSets(typesOf(from), typesOf(to), true)
    case 'enum':
      return compareSets(listOf(from), listOf(to), true)
    case 'required':
      return compareSets(listOf(from) ?? [], listOf(to) ?? [], false)
    case 'uniqueItems':
      if (from !== true && to !== true) return 'cosmetic'
      return to === true ? 'narrowing' : 'widening'
    case 'multipleOf':
      return compareMultiples(from, to)
    default:
  }
  if (references.has(keyword)) return 'widening'
  if (from === undefined) return 'narrowing'
  if (to === undefined) return 'widening'
  if (typeof from === 'number' && typeof to === 'number') {
    if (lowerBounds.has(keyword)) return to > from ? 'narrowing' : 'widening'
    if (upperBounds.has(keyword)) return to < from ? 'narrowing' : 'widening'
  }
  return 'widening'
}

function compareMultiples(from: Maybe, to: Maybe): ChangeGrade {
  if (from === undefined) return 'narrowing'
  return typeof from === 'number' && typeof to === 'number' && Number.isInteger(to / from)
    ? 'narrowing'
    : 'widening'
}

/** The types that are taken; a number is an integer or another one. */
function typesOf(value: Maybe): readonly JsonValue[] | undefined {
  if (value === undefined) return undefined
  const listed: readonly JsonValue[] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value]
  return listed.flatMap((type) => (type === 'number' ? ['integer', 'fraction'] : [type]))
}

function listOf(value: Maybe): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : undefined
}

/**
 * Compares two sets; an absent one is everything.
 *
 * @param isTaken - Whether the members are what is taken, or what is asked for.
 */
function compareSets(
  from: readonly JsonValue[] | undefined,
  to: readonly JsonValue[] | undefined,
  isTaken: boolean,
): ChangeGrade {
  if (from === undefined) return 'narrowing'
  if (to === undefined) return 'widening'
  const keysBefore = new Set(from.map(keyOf))
  const keysNow = new Set(to.map(keyOf))
  const came = to.some((member) => !keysBefore.has(keyOf(member)))
  const went = from.some((member) => !keysNow.has(keyOf(member)))
  if (!came && !went) return 'cosmetic'
  if (came && went) return 'widening'
  return came === isTaken ? 'widening' : 'narrowing'
}

function keyOf(value: JsonValue): string {
  // Objects in an enum are rare, and one that is written in another order is then a change; that errs to the safe side.
  return jsonEquals(value, 0) ? '0' : JSON.stringify(value)
}
