/**
 * The guard that authorises: ordered rules, the first match decides, and a default when none matches.
 *
 * @module
 */
import type { Guard, GuardContext, Opinion } from '../../decision/guard.ts'
import { isRestrictive, type Verdict } from '../../decision/verdict.ts'
import { surfaces, type Subject, type Surface } from '../../subject/subject.ts'
import { judgesDefinitions, surfacesOf } from './applicability.ts'
import { compileCondition, type Check } from './condition.ts'
import { defaultOpinion, effectOf, escalated, guardName, ruleOpinion } from './effect.ts'
import { no, yes, type Kleene } from './kleene.ts'
import { buildRuleIndex, type RuleIndex } from './ruleIndex.ts'
import type { Condition, DefaultEffect, Rule } from './schema.ts'

/** What authorisation needs from whoever composes the guards. */
export interface RulesEnvironment {
  /** The tools that the policy gives a tag, as `<server>.<tool>`. */
  toolsTagged(tag: string): readonly string[]
  /** Edits a subject for a `sanitize` verdict. */
  sanitize(opinion: Opinion, subject: Subject, context: GuardContext): Opinion
}

/** The policy's sections that authorise. */
export interface Authorisation {
  readonly rules: readonly Rule[]
  readonly default: DefaultEffect
}

interface CompiledRule {
  readonly verdict: Verdict
  readonly opinion: Opinion
  readonly check: Check
}

/** The rules that judge one surface, in order, with their index. */
interface RuleSet {
  readonly rules: readonly CompiledRule[]
  readonly index: RuleIndex
}

/** Compiles the rules and the default of a validated policy. */
export function compileRules(
  { rules, default: byDefault }: Authorisation,
  environment: RulesEnvironment,
): Guard {
  const ordered = inOrder(rules)
  const opinionOf = new Map(ordered.map((rule) => [rule, ruleOpinion(rule)]))
  const sets = new Map<Surface | 'before call', RuleSet>()
  const setFor = (key: Surface | 'before call', applies: (condition: Condition) => boolean): RuleSet => {
    let set = sets.get(key)
    if (set === undefined) {
      const beforeCall = key === 'before call'
      set = compileSet(
        ordered.filter((rule) => applies(rule.when ?? {})),
        (rule) => opinionOf.get(rule) as Opinion,
        beforeCall,
        environment,
      )
      sets.set(key, set)
    }
    return set
  }
  const onSurface = (surface: Surface): RuleSet =>
    setFor(surface, (condition) => surfacesOf(condition).includes(surface))
  const onDefinitions = (): RuleSet => setFor('tool.definition', judgesDefinitions)
  const onCallsToCome = (): RuleSet =>
    setFor('before call', (condition) => surfacesOf(condition).includes('tool.call'))

  const fallback = compileDefault(byDefault)
  // What nearly every decision asks for is compiled before the first one.
  onSurface('tool.call')

  const judgeDefinition = (context: GuardContext): Opinion => {
    const named = firstMatch(onDefinitions(), context, matches)
    if (named !== undefined) {
      return named.verdict === 'sanitize' ? escalated(named.opinion) : named.opinion
    }
    const decisive = firstMatch(onCallsToCome(), context, decidesEveryCall)
    const opinion = decisive === undefined ? fallback(context) : decisive.opinion
    return opinion.verdict === 'deny' ? opinion : callable
  }

  return {
    name: guardName,
    authorises: true,
    judge(subject, context) {
      const { surface } = context.facts
      if (surface === 'tool.definition') return judgeDefinition(context)
      const match = firstMatch(onSurface(surface), context, matches)
      if (match === undefined) return surfaces[surface].role === 'answer' ? authorised : fallback(context)
      return match.verdict === 'sanitize'
        ? environment.sanitize(match.opinion, subject, context)
        : match.opinion
    },
  }
}

/** Rules in the order they are asked: by priority, then as written. */
export function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((left, right) => (left.priority ?? 0) - (right.priority ?? 0))
}

/** Tells whether a rule's own condition matches, whatever other rules say. */
export function ruleMatches(rule: Rule, context: GuardContext): boolean {
  const condition = rule.when ?? {}
  if (!surfacesOf(condition).includes(context.facts.surface)) return false
  const { verdict } = effectOf(rule)
  return matches(compile(condition, verdict, false)(context), verdict)
}

/** An answer that no rule names was authorised with its request. */
const authorised: Opinion = defaultOpinion('allow')
/** A definition of which at least one call may pass. */
const callable: Opinion = authorised

function matches(outcome: Kleene, verdict: Verdict): boolean {
  return isRestrictive(verdict) ? outcome !== no : outcome === yes
}

/** A definition stays visible as soon as some call of it may get by: only a rule that denies every call hides it. */
function decidesEveryCall(outcome: Kleene, verdict: Verdict): boolean {
  return verdict === 'deny' ? outcome === yes : outcome !== no
}

function compile(condition: Condition, verdict: Verdict, beforeCall: boolean): Check {
  return compileCondition(condition, { quantifier: isRestrictive(verdict) ? 'any' : 'all', beforeCall })
}

function compileSet(
  rules: readonly Rule[],
  opinionOf: (rule: Rule) => Opinion,
  beforeCall: boolean,
  environment: RulesEnvironment,
): RuleSet {
  const compiled = rules.map((rule): CompiledRule => {
    const { verdict } = effectOf(rule)
    return { verdict, opinion: opinionOf(rule), check: compile(rule.when ?? {}, verdict, beforeCall) }
  })
  return {
    rules: compiled,
    index: buildRuleIndex(rules.map((rule) => indexedNames(rule.when ?? {}, environment))),
  }
}

/** The names under which a rule is filed in the index; `undefined` when it may match any. */
function indexedNames(condition: Condition, environment: RulesEnvironment): readonly string[] | undefined {
  const { tool, server, tag } = condition
  if (tool !== undefined) return [tool].flat()
  if (tag !== undefined) return [tag].flat().flatMap((name) => environment.toolsTagged(name))
  if (server !== undefined)
    return [server].flat().map((name) => (name === '' || name.includes('*') ? name : `${name}.*`))
  return undefined
}

function firstMatch(
  set: RuleSet,
  context: GuardContext,
  applies: (outcome: Kleene, verdict: Verdict) => boolean,
): CompiledRule | undefined {
  const { facts } = context
  const lists = set.index.candidates(facts.tool ?? (facts.server === undefined ? '' : `${facts.server}.`))
  const [only] = lists
  if (only === undefined) return undefined
  if (lists.length === 1) {
    for (const position of only) {
      const rule = set.rules[position] as CompiledRule
      if (applies(rule.check(context), rule.verdict)) return rule
    }
    return undefined
  }
  const heads = lists.map(() => 0)
  for (;;) {
    const position = takeLowest(lists, heads)
    if (position === undefined) return undefined
    const rule = set.rules[position] as CompiledRule
    if (applies(rule.check(context), rule.verdict)) return rule
  }
}

/** The lowest position that is not taken yet, of lists that each ascend; advances every list that has it. */
function takeLowest(lists: readonly (readonly number[])[], heads: number[]): number | undefined {
  let lowest: number | undefined
  for (let list = 0; list < lists.length; list++) {
    const head = lists[list]?.[heads[list] as number]
    if (head !== undefined && (lowest === undefined || head < lowest)) lowest = head
  }
  if (lowest === undefined) return undefined
  for (let list = 0; list < lists.length; list++) {
    if (lists[list]?.[heads[list] as number] === lowest) heads[list] = (heads[list] as number) + 1
  }
  return lowest
}

function compileDefault(effect: DefaultEffect): (context: GuardContext) => Opinion {
  if (typeof effect === 'string') {
    const opinion = defaultOpinion(effect)
    return () => opinion
  }
  const { read, write, destructive, exfiltrative } = effect.byIntent
  const opinions = {
    read: defaultOpinion(read),
    write: defaultOpinion(write),
    destructive: defaultOpinion(destructive),
    exfiltrative: defaultOpinion(exfiltrative),
  }
  // The specification's own default for a tool that says nothing of itself is `destructiveHint: true`.
  return ({ facts }) => opinions[facts.intent ?? 'destructive']
}
