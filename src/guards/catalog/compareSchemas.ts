/**
 * Compares two JSON Schemas: what the new one takes that the old one did not, and the other way round.
 *
 * It is a comparison keyword by keyword, not of the sets of values, so it errs: what it cannot tell counts as widening, and
 * whatever a model may read as text counts as changed text.
 *
 * @module
 */
import type { PathStep } from '../../json/paths.ts'
import {
  isJsonObject,
  jsonEquals,
  jsonTypeOf,
  ownMember,
  type JsonObject,
  type JsonValue,
} from '../../json/value.ts'
import { compareKeyword, isApplicator, isConstraint } from './compareKeywords.ts'
import type { Maybe, Report } from './difference.ts'

/** Schemas nested deeper than this are not compared: they differ, and that is all that is said. */
const deepest = 64

/** Compares two schemas and reports every keyword that differs. O(size). */
export function compareSchemas(
  before: Maybe,
  after: Maybe,
  steps: readonly PathStep[],
  report: Report,
): void {
  if (before !== undefined && after !== undefined && jsonEquals(before, after)) return
  if (steps.length > deepest) {
    report(steps, 'text-changed', 'a deeply nested part of the schema changed')
    return
  }
  const old = asSchema(before)
  const now = asSchema(after)
  if (old === undefined || now === undefined) {
    report(steps, 'text-changed', 'a part of the schema is of another type than before')
    return
  }
  if (before === false || after === false) {
    report(
      steps,
      after === false ? 'narrowing' : 'widening',
      'the schema takes nothing, or takes something again',
    )
    if (before === false) reportTexts(now, steps, report)
    return
  }
  for (const keyword of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const from = ownMember(old, keyword)
    const to = ownMember(now, keyword)
    if (from !== undefined && to !== undefined && jsonEquals(from, to)) continue
    const at = [...steps, keyword]
    if (keyword === 'properties') compareProperties(old, now, at, report)
    else if (isApplicator(keyword)) compareApplicator(keyword, from, to, at, report)
    else if (isConstraint(keyword)) compareKeyword(keyword, from, to, at, report)
    else report(at, 'text-changed', 'a text or an unknown keyword of the schema changed')
  }
}

/** An absent schema and `true` take everything. */
function asSchema(value: Maybe): JsonObject | undefined {
  if (value === undefined || value === true || value === false) return {}
  return isJsonObject(value) ? value : undefined
}

function compareProperties(
  old: JsonObject,
  now: JsonObject,
  steps: readonly PathStep[],
  report: Report,
): void {
  const from = ownMember(old, 'properties') ?? {}
  const to = ownMember(now, 'properties') ?? {}
  if (!isJsonObject(from) || !isJsonObject(to)) {
    report(steps, 'text-changed', 'a part of the schema is of another type than before')
    return
  }
  const required = ownMember(now, 'required')
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const at = [...steps, name]
    const was = ownMember(from, name)
    const is = ownMember(to, name)
    if (is === undefined) report(at, 'narrowing', 'an argument is not declared any more')
    else if (was === undefined) {
      const isRequired = Array.isArray(required) && (required as readonly JsonValue[]).includes(name)
      if (isRequired) report(at, 'narrowing', 'an argument was added and must be given')
      else report(at, 'widening', 'an argument was added')
      reportTexts(is, at, report)
    } else compareSchemas(was, is, at, report)
  }
}

/** Applicators whose lists are branches of which one is enough. */
const alternatives: ReadonlySet<string> = new Set(['anyOf', 'oneOf'])
/** What constrains the same value in ways that cannot be compared branch by branch. */
const opaque: ReadonlySet<string> = new Set(['not', 'if', 'then', 'else', 'contains', 'dependencies'])
/** Definitions: nothing applies until something refers to them. */
const stores: ReadonlySet<string> = new Set(['$defs', 'definitions'])

function compareApplicator(
  keyword: string,
  from: Maybe,
  to: Maybe,
  steps: readonly PathStep[],
  report: Report,
): void {
  if (opaque.has(keyword)) {
    report(steps, 'widening', 'a part of the schema changed in a way that cannot be compared')
    if (to !== undefined) reportTexts(to, steps, report)
  } else if (isList(from) && isList(to)) compareBranches(keyword, from, to, steps, report)
  else if (isList(from) || isList(to)) {
    const grows = alternatives.has(keyword) ? from !== undefined && to === undefined : to === undefined
    report(steps, grows ? 'widening' : 'narrowing', 'branches of the schema came or went')
    if (to !== undefined) reportTexts(to, steps, report)
  } else if (isNamed(keyword)) compareNamed(keyword, from, to, steps, report)
  else {
    // An absent schema takes everything.
    const openBefore = from === undefined || from === true
    const openNow = to === undefined || to === true
    if (openBefore && openNow) report(steps, 'cosmetic', 'the schema says the same with other words')
    else if (openNow) report(steps, 'widening', 'what else is taken is not constrained any more')
    else if (openBefore) {
      report(steps, 'narrowing', 'what else is taken is constrained now')
      reportTexts(to, steps, report)
    } else compareSchemas(from, to, steps, report)
  }
}

function isNamed(keyword: string): boolean {
  return stores.has(keyword) || keyword === 'patternProperties' || keyword === 'dependentSchemas'
}

function compareNamed(
  keyword: string,
  from: Maybe,
  to: Maybe,
  steps: readonly PathStep[],
  report: Report,
): void {
  const old = from ?? {}
  const now = to ?? {}
  if (!isJsonObject(old) || !isJsonObject(now)) {
    report(steps, 'text-changed', 'a part of the schema is of another type than before')
    return
  }
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const was = ownMember(old, name)
    const is = ownMember(now, name)
    const at = [...steps, name]
    if (was !== undefined && is !== undefined) compareSchemas(was, is, at, report)
    else if (stores.has(keyword)) report(at, 'cosmetic', 'a definition that others may refer to came or went')
    else report(at, is === undefined ? 'widening' : 'narrowing', 'a constraint on names came or went')
    if (was === undefined && is !== undefined) reportTexts(is, at, report)
  }
  if (Object.keys(old).length + Object.keys(now).length === 0)
    report(steps, 'cosmetic', 'the schema says the same with other words')
}

function compareBranches(
  keyword: string,
  from: readonly JsonValue[],
  to: readonly JsonValue[],
  steps: readonly PathStep[],
  report: Report,
): void {
  if (from.length === to.length) {
    from.forEach((branch, index) => {
      compareSchemas(branch, to[index], [...steps, index], report)
    })
    return
  }
  const grows = alternatives.has(keyword) ? to.length > from.length : to.length < from.length
  // Branches that exclude each other may take less when there are more of them.
  const grade = grows || keyword === 'oneOf' ? 'widening' : 'narrowing'
  report(steps, grade, 'branches of the schema came or went')
  const known = new Set(from.map((branch) => JSON.stringify(branch)))
  to.forEach((branch, index) => {
    if (!known.has(JSON.stringify(branch))) reportTexts(branch, [...steps, index], report)
  })
}

function isList(value: Maybe): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** Keywords whose values a model reads as text. */
const texts: ReadonlySet<string> = new Set(['title', 'description', '$comment', 'examples', 'default'])

/** Reports the texts of a schema that was not there before. Without recursion. */
function reportTexts(schema: JsonValue, steps: readonly PathStep[], report: Report): void {
  const waiting: (readonly [JsonValue, readonly PathStep[]])[] = [[schema, steps]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, at] = next
    if (at.length > deepest) {
      report(at, 'text-changed', 'a deeply nested part of the schema is new')
      continue
    }
    if (isList(value)) value.forEach((item, index) => waiting.push([item, [...at, index]]))
    else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        const isText = typeof member === 'string' && (texts.has(key) || !isConstraint(key))
        if (isText || (texts.has(key) && jsonTypeOf(member) !== 'object'))
          report([...at, key], 'text-changed', 'a text that was not there before')
        else waiting.push([member, [...at, key]])
      }
    }
  }
}
