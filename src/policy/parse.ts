/**
 * From anything to a policy, or to the list of everything that is wrong with it.
 *
 * @module
 */
import { PolicyError, type PolicyProblem } from '../errors.ts'
import { checkAgainst } from '../json/schemaProblems.ts'
import type { JsonValue } from '../json/value.ts'
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
  const checked = checkAgainst(policySchema, value)
  if ('problems' in checked) return checked
  const problems = duplicateIds(checked.data)
  return problems.length > 0 ? { problems } : { policy: deepFreeze(checked.data) }
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

function deepFreeze<T>(value: T): T {
  const pending: unknown[] = [value]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue
    Object.freeze(next)
    for (const item of Object.values(next as Record<string, JsonValue>)) if (item !== null) pending.push(item)
  }
  return value
}
