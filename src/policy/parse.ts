/**
 * From anything to a policy, or to the list of everything that is wrong with it.
 *
 * @module
 */
import en from 'zod/v4/locales/en.js'
import type * as z from 'zod/v4/core'
import * as mini from 'zod/mini'
import { PolicyError, type PolicyProblem } from '../errors.ts'
import { ownMember, type JsonObject, type JsonValue } from '../json/value.ts'
import { nearest } from '../text/nearest.ts'
import { policySchema, type Policy } from './schema.ts'

/**
 * Types a policy that is written in TypeScript: full completion, and an error in the editor for what is no policy. It
 * returns the very object; {@link parsePolicy} and `createFirewall` check it.
 *
 * @example
 * ```ts
 * const policy = definePolicy({ version: 1, name: 'demo', default: 'deny' })
 * console.log(createFirewall(policy).evaluate({ tool: 'shell.exec' }).verdict) // => deny
 * ```
 */
export function definePolicy<const P extends Policy>(policy: P): P {
  return policy
}

/**
 * Checks that a value is a policy and returns a frozen copy of it.
 *
 * @throws {@link PolicyError} with every problem and its path.
 *
 * @example
 * ```ts
 * const policy = parsePolicy(JSON.parse('{ "version": 1, "name": "demo", "default": "deny" }'))
 * console.log(policy.name) // => demo
 * ```
 */
export function parsePolicy(value: unknown): Policy {
  const result = checkPolicy(value)
  if ('problems' in result) throw new PolicyError(result.problems)
  return result.policy
}

/** As {@link parsePolicy}, but returns the problems. */
export function checkPolicy(
  value: unknown,
): { readonly policy: Policy } | { readonly problems: readonly PolicyProblem[] } {
  let result: ReturnType<typeof parseSafely>
  try {
    result = parseSafely(value)
  } catch {
    // A getter or a proxy that throws while it is read.
    return { problems: [{ path: '', message: 'the policy must be plain JSON data' }] }
  }
  const problems = result.success
    ? duplicateIds(result.data)
    : result.error.issues.flatMap((issue) => problemsOf(issue, value, []))
  return problems.length > 0 ? { problems } : { policy: deepFreeze(result.data as Policy) }
}

function parseSafely(value: unknown): z.util.SafeParseResult<Policy> {
  return mini.safeParse(policySchema, value, { error: en().localeError })
}

function duplicateIds({ rules = [] }: Policy): readonly PolicyProblem[] {
  const seen = new Map<string, number>()
  return rules.flatMap(({ id }, index): PolicyProblem[] => {
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, index)
      return []
    }
    return [
      {
        path: `rules[${index}].id`,
        message: `the id \`${id}\` is taken by rules[${first}]; ids must be unique`,
      },
    ]
  })
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

function deepFreeze<T>(value: T): T {
  const pending: unknown[] = [value]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue
    Object.freeze(next)
    for (const item of Object.values(next as Record<string, JsonValue>)) if (item !== null) pending.push(item)
  }
  return value
}
