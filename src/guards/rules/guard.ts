/**
 * The guard that authorises: roles, ordered rules in layers, and a default when nothing matches.
 *
 * @module
 */
import type { Guard, GuardContext, Opinion } from '../../decision/guard.ts'
import { compareVerdicts, type Verdict } from '../../decision/verdict.ts'
import type { Subject } from '../../subject/subject.ts'
import { compileDefault, defaultOpinion, escalated, guardName } from './effect.ts'
import type { RuleExplanation } from './explain.ts'
import { compileAudience, type LayersSection } from './layers.ts'
import { compileRoles, type RolesSection } from './roles.ts'
import { compileRuleSet, type Match, type RuleSet } from './ruleSet.ts'
import type { DefaultEffect, Rule } from './schema.ts'

/** What authorisation needs from whoever composes the guards. */
export interface RulesEnvironment {
  /** The tools that the policy gives a tag, as `<server>.<tool>`. */
  toolsTagged(tag: string): readonly string[]
  /** Edits a subject for a `sanitize` verdict, of a rule or of a default. */
  sanitize(opinion: Opinion, rule: Rule | undefined, subject: Subject, context: GuardContext): Opinion
}

/** The policy's sections that authorise. */
export interface Authorisation {
  readonly rules: readonly Rule[]
  readonly default: DefaultEffect
  readonly roles?: RolesSection | undefined
  readonly layers?: LayersSection | undefined
}

/** What one layer says. */
interface Say {
  readonly opinion: Opinion
  /** The rule that says it; `undefined` for a default. */
  readonly match: Match | undefined
}

type Judge = (rules: RuleSet, context: GuardContext) => Match | undefined
type Fallback = (context: GuardContext) => Opinion

interface CompiledLayer {
  readonly rules: RuleSet
  readonly fallback: Fallback | undefined
}

/** An answer that no rule names was authorised with its request; a definition stays as long as a call of it may pass. */
const unopposed = defaultOpinion('allow')

const notCovered: Opinion = Object.freeze({
  verdict: 'deny',
  reasons: Object.freeze([
    {
      guard: guardName,
      code: 'role',
      verdict: 'deny',
      message: 'no role of the principal permits this',
    } as const,
  ]),
})
const coveredByRole: Opinion = Object.freeze({ verdict: 'allow', reasons: Object.freeze([]), code: 'role' })

/** The guard that authorises, which can also say why. */
export interface RulesGuard extends Guard {
  /** What the policy's own rules make of the subject, in the order they are asked. */
  explain(context: GuardContext): readonly RuleExplanation[]
  /** Tells whether a rule of any layer that is for the caller, or one of its roles, is about the subject's tool. */
  covers(context: GuardContext): boolean
  /** What is said when none of them matches. */
  fallback(context: GuardContext): Verdict
}

/** Compiles the sections of a validated policy. */
export function compileRules(authorisation: Authorisation, environment: RulesEnvironment): RulesGuard {
  const toolsTagged = (tag: string): readonly string[] => environment.toolsTagged(tag)
  const defaultOf = compileDefault(authorisation.default)
  const base: CompiledLayer = { rules: compileRuleSet(authorisation.rules, toolsTagged), fallback: defaultOf }
  const roles = authorisation.roles === undefined ? undefined : compileRoles(authorisation.roles)
  const layered =
    authorisation.layers === undefined ? undefined : compileLayers(authorisation.layers, toolsTagged)

  /** What the layers say together; `covered` when a role permits what no rule speaks of. */
  const consider = (context: GuardContext, judge: Judge, covered: boolean, withDefaults: boolean): Say => {
    const top = sayOf(base, context, judge, withDefaults, covered ? coveredByRole : unopposed, covered)
    if (layered === undefined) return top
    let said: Say | undefined
    for (const chain of layered(context)) {
      const chained = chain.reduce<Say>((above, layer) => {
        const match = judge(layer.rules, context)
        const fallback = withDefaults ? layer.fallback?.(context) : undefined
        if (match === undefined && fallback === undefined) return above
        const below: Say = { opinion: match?.opinion(context) ?? (fallback as Opinion), match }
        if (match !== undefined && above.match?.rule.overridable === true) return below
        return stricter(above, below)
      }, top)
      // A chain that changes nothing does not stand in the way of one that overrides.
      if (chained !== top) said = said === undefined ? chained : stricter(said, chained)
    }
    return said ?? top
  }

  const judgeDefinition = (context: GuardContext, covered: boolean): Opinion => {
    const named = consider(context, (rules) => rules.matchDefinition(context), covered, false)
    if (named.match !== undefined) {
      return named.opinion.verdict === 'sanitize' ? escalated(named.opinion) : named.opinion
    }
    const { opinion } = consider(context, (rules) => rules.matchCallsToCome(context), covered, true)
    return opinion.verdict === 'deny' ? opinion : unopposed
  }

  return {
    name: guardName,
    authorises: true,
    explain: (context) => base.rules.explain(context),
    covers: (context) =>
      roles?.(context) !== undefined ||
      base.rules.covers(context) ||
      (layered?.(context).some((chain) => chain.some((layer) => layer.rules.covers(context))) ?? false),
    fallback: (context) => (context.facts.role === 'answer' ? 'allow' : defaultOf(context).verdict),
    judge(subject, context) {
      const { surface, role } = context.facts
      const isAnswer = role === 'answer'
      const covered = isAnswer ? undefined : roles?.(context)
      if (covered === false) return notCovered
      if (surface === 'tool.definition') return judgeDefinition(context, covered === true)
      if (isAnswer && layered === undefined && base.rules.isSilent(context)) return unopposed
      const { opinion, match } = consider(context, matchOnSurface, covered === true, !isAnswer)
      return opinion.verdict === 'sanitize'
        ? environment.sanitize(opinion, match?.rule, subject, context)
        : opinion
    },
  }
}

function matchOnSurface(rules: RuleSet, context: GuardContext): Match | undefined {
  return rules.match(context)
}

function sayOf(
  { rules, fallback }: CompiledLayer,
  context: GuardContext,
  judge: Judge,
  withDefault: boolean,
  otherwise: Opinion,
  covered: boolean,
): Say {
  const match = judge(rules, context)
  if (match !== undefined) return { match, opinion: match.opinion(context) }
  return { match, opinion: withDefault && !covered ? (fallback?.(context) ?? otherwise) : otherwise }
}

/** The stricter of what two layers say; the upper one where they agree. */
function stricter(above: Say, below: Say): Say {
  return compareVerdicts(below.opinion.verdict, above.opinion.verdict) > 0 ? below : above
}

/** Compiles layers to the chains that are for a caller, topmost first. */
function compileLayers(
  layers: LayersSection,
  toolsTagged: (tag: string) => readonly string[],
): (context: GuardContext) => readonly (readonly CompiledLayer[])[] {
  const compiled = new Map(
    Object.entries(layers).map(([name, { rules = [], default: byDefault }]) => [
      name,
      {
        rules: compileRuleSet(rules, toolsTagged),
        fallback: byDefault === undefined ? undefined : compileDefault(byDefault),
      },
    ]),
  )
  const audience = compileAudience(layers)
  return (context) => audience(context).map((chain) => chain.flatMap((name) => compiled.get(name) ?? []))
}
