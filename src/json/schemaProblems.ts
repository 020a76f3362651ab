/**
 * What is wrong with a value that a schema refuses, in our words and with paths.
 *
 * @module
 */
import en from 'zod/v4/locales/en.js'
import type * as z from 'zod/v4/core'
import * as mini from 'zod/mini'
import type { PolicyProblem } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import { ownMember, type JsonObject } from './value.ts'

/** What checking gives. */
export type Checked<T> = { readonly data: T } | { readonly problems: readonly PolicyProblem[] }

/**
 * Checks a value against a schema. The value may be anything; what cannot be read (a getter or a proxy that throws) is one
 * problem.
 */
export function checkAgainst<T>(schema: mini.ZodMiniType<T>, value: unknown): Checked<T> {
  try {
    const result = mini.safeParse(schema, value, { error: en().localeError })
    return result.success
      ? { data: result.data }
      : { problems: result.error.issues.flatMap((issue) => problemsOf(issue, value, [])) }
  } catch {
    return { problems: [{ path: '', message: 'the policy must be plain JSON data' }] }
  }
}

type Path = readonly PropertyKey[]

function problemsOf(issue: z.$ZodIssue, root: unknown, outer: Path): PolicyProblem[] {
  const path = [...outer, ...issue.path]
  switch (issue.code) {
    case 'invalid_union':
      return unionProblems(issue, root, path)
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path: formatPolicyPath(path), message: sentence(message) }))
    case 'invalid_type':
      if (valueAt(root, path) === undefined) return [{ path: formatPolicyPath(path), message: 'is required' }]
      break
    case 'invalid_value': {
      const given = valueAt(root, path)
      if (given === undefined)
        return [{ path: formatPolicyPath(path), message: `is required: ${choice(issue.values)}` }]
      const close = typeof given === 'string' ? nearest(given, issue.values.map(String)) : undefined
      const hint = close === undefined ? '' : `, did you mean \`${close}\`?`
      return [{ path: formatPolicyPath(path), message: `must be ${choice(issue.values)}${hint}` }]
    }
    default:
  }
  return [{ path: formatPolicyPath(path), message: sentence(issue.message) }]
}

function choice(values: readonly unknown[]): string {
  const quoted = values.map((value) => `\`${String(value)}\``)
  return quoted.length === 1 ? (quoted[0] as string) : `one of ${quoted.join(', ')}`
}

/** Of the forms that a value may have, reports on the one its author meant: the one of the value's own kind. */
function unionProblems(issue: z.$ZodIssueInvalidUnion, root: unknown, path: Path): PolicyProblem[] {
  const given = valueAt(root, path)
  const meant = issue.errors.find((branch) => !branch.some((each) => isOfOtherKind(each, given)))
  if (meant !== undefined) return meant.flatMap((each) => problemsOf(each, root, path))
  if (given === undefined) return [{ path: formatPolicyPath(path), message: 'is required' }]
  const kinds = issue.errors.flat().flatMap((each) => {
    if (each.code === 'invalid_value') return each.values.map((value) => typeof value)
    return each.code === 'invalid_type' ? [each.expected] : []
  })
  return [{ path: formatPolicyPath(path), message: `must be ${[...new Set(kinds)].join(' or ')}` }]
}

/** Tells whether an issue says that the whole value is of another kind than a form of it needs. */
function isOfOtherKind(issue: z.$ZodIssue, given: unknown): boolean {
  if (issue.path.length > 0) return false
  if (issue.code === 'invalid_value') return !issue.values.some((value) => typeof value === typeof given)
  return issue.code === 'invalid_type'
}

/** Brings a message of the schema library into our form: lower case, no period. */
function sentence(message: string): string {
  const plain = message.replace(/^Invalid input: /u, '').replace(/\.$/u, '')
  return plain.charAt(0).toLowerCase() + plain.slice(1)
}

/** `rules[0].when.arguments["$.x"].gt` */
function formatPolicyPath(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`
      const name = String(key)
      if (!/^[\w-]+$/u.test(name)) return `[${JSON.stringify(name)}]`
      return index === 0 ? name : `.${name}`
    })
    .join('')
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = ownMember(value as JsonObject, key as string)
  }
  return value
}
