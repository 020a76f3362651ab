/**
 * Roles: which tools a principal may call at all, whatever the rules say.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { Intent } from '../../decision/decision.ts'
import type { GuardContext } from '../../decision/guard.ts'
import type { PolicyProblem } from '../../errors.ts'
import { section } from '../../json/strictObject.ts'
import { compileGlob } from '../../text/glob.ts'
import { nearest } from '../../text/nearest.ts'
import { oneOrMore } from './predicate.schema.ts'

/** What a role permits. */
export interface Role {
  /** Tools it may call, as globs over `<server>.<tool>`. */
  readonly allow?: string | readonly string[]
  /** Tools it may not call, also of those it inherits. */
  readonly deny?: string | readonly string[]
  /** The classes of call that it may make, also of what it inherits: `['read']` makes a read-only variant. */
  readonly intents?: readonly Intent[]
  /** Roles whose permissions it has too. */
  readonly inherits?: string | readonly string[]
}

/** The policy section `roles`: roles by name. */
export type RolesSection = Readonly<Record<string, Role>>

const globs = z.optional(oneOrMore(z.string()))

/** The schema of `roles`. */
export const rolesSchema: z.ZodMiniType<RolesSection> = z.record(
  z.string(),
  section({
    allow: globs,
    deny: globs,
    intents: z.optional(z.array(z.enum(['read', 'write', 'destructive', 'exfiltrative']))),
    inherits: globs,
  }),
) as z.ZodMiniType<RolesSection>

/** Roles that inherit from themselves or from a role that is not there. */
export function roleProblems(roles: RolesSection): readonly PolicyProblem[] {
  return Object.keys(roles).flatMap((name) => {
    const path = `roles.${name}.inherits`
    const problems = parentsOf(roles, name)
      .filter((parent) => !Object.hasOwn(roles, parent))
      .map((parent) => {
        const meant = nearest(parent, Object.keys(roles))
        return {
          path,
          message: `there is no role \`${parent}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
        }
      })
    return inheritsItself(roles, name)
      ? [...problems, { path, message: `the role \`${name}\` inherits from itself` }]
      : problems
  })
}

function parentsOf(roles: RolesSection, name: string): readonly string[] {
  return Object.hasOwn(roles, name) ? [roles[name]?.inherits ?? []].flat() : []
}

function inheritsItself(roles: RolesSection, name: string): boolean {
  const seen = new Set<string>()
  const pending = [...parentsOf(roles, name)]
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    if (parent === name) return true
    if (seen.has(parent)) continue
    seen.add(parent)
    pending.push(...parentsOf(roles, parent))
  }
  return false
}

type Covers = (tool: string, intent: Intent) => boolean

/**
 * Compiles roles without problems to a test: does one of the principal's roles cover the call? `undefined` when roles
 * have no say: the principal has none that the policy knows, or the subject is about no tool.
 */
export function compileRoles(roles: RolesSection): (context: GuardContext) => boolean | undefined {
  const compiled = new Map<string, Covers>()
  const coversOf = (name: string): Covers => {
    let covers = compiled.get(name)
    if (covers === undefined) {
      covers = compileRole(roles[name] ?? {}, parentsOf(roles, name).map(coversOf))
      compiled.set(name, covers)
    }
    return covers
  }
  for (const name of Object.keys(roles)) coversOf(name)
  return ({ request, facts }) => {
    const { tool } = facts
    if (tool === undefined) return undefined
    const mine = (request.principal?.roles ?? []).flatMap((name) => compiled.get(name) ?? [])
    if (mine.length === 0) return undefined
    // A call whose class cannot be told counts as destructive.
    const intent = facts.intent ?? 'destructive'
    return mine.some((covers) => covers(tool, intent))
  }
}

function compileRole(role: Role, inherited: readonly Covers[]): Covers {
  const allows = [role.allow ?? []].flat().map(compileGlob)
  const denies = [role.deny ?? []].flat().map(compileGlob)
  const intents = role.intents === undefined ? undefined : new Set(role.intents)
  return (tool, intent) =>
    (intents === undefined || intents.has(intent)) &&
    !denies.some((matches) => matches(tool)) &&
    (allows.some((matches) => matches(tool)) || inherited.some((covers) => covers(tool, intent)))
}
