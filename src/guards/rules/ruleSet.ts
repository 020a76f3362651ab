/**
 * Ordered rules, compiled for each surface and filed in an index: the first match decides.
 *
 * @module
 */
import type { GuardContext, Opinion } from '../../decision/guard.ts'
import { isRestrictive, type Verdict } from '../../decision/verdict.ts'
import { compileGlob } from '../../text/glob.ts'
import { surfaces, type Surface } from '../../subject/subject.ts'
import { judgesDefinitions, namesPhase, surfacesOf } from './applicability.ts'
import { compileCondition, type Check } from './condition.ts'
import { compileEffect, verdictOf } from './effect.ts'
import { compileExplanation, type RuleExplanation } from './explain.ts'
import { no, yes, type Kleene } from './kleene.ts'
import { listOf } from './listOf.ts'
import { buildRuleIndex, merged, type RuleIndex } from './ruleIndex.ts'
import type { Condition, Rule } from './schema.ts'

/** A rule that matched. */
export interface Match {
  readonly rule: Rule
  /** Its verdict, as far as it does not depend on the call. */
  readonly verdict: Verdict
  /** What it says of the call. */
  opinion(context: GuardContext): Opinion
}

/** Ordered rules. */
export interface RuleSet {
  /** Tells whether no rule is about subjects such as this one. */
  isSilent(context: GuardContext): boolean
  /** The first rule that matches on the subject's surface. */
  match(context: GuardContext): Match | undefined
  /** The first rule that names the surface of definitions and matches. */
  matchDefinition(context: GuardContext): Match | undefined
  /** Tells whether any rule could decide a call of the subject's tool, whatever the arguments. */
  covers(context: GuardContext): boolean
  /** What the rules that can be about the subject make of it, in the order they are asked. */
  explain(context: GuardContext): readonly RuleExplanation[]
  /**
   * The first rule that decides all calls of a definition: a denial that holds whatever the arguments, or anything milder
   * that may hold for some.
   */
  matchCallsToCome(context: GuardContext): Match | undefined
}

interface CompiledRule extends Match {
  readonly check: Check
  /** Tells whether the rule names a tool; `undefined` when it names none. */
  readonly namesTool: ((tool: string) => boolean) | undefined
  /** What is left to check once it is known that the rule names the tool. */
  readonly checkRest: Check
}

interface Part {
  readonly rules: readonly CompiledRule[]
  readonly index: RuleIndex
  /** By tool: the rules that are about it, in the order they are asked. */
  readonly known: Map<string, readonly CompiledRule[]>
}

/** The most tools that are remembered, and the most rules for each. Whoever invents names makes it start over, not grow. */
const mostTools = 1024
const mostRemembered = 64

/** Compiles rules of a validated policy. The parts for single surfaces are made when they are first needed. */
export function compileRuleSet(
  rules: readonly Rule[],
  toolsTagged: (tag: string) => readonly string[],
): RuleSet {
  const ordered = [...rules].sort((left, right) => (left.priority ?? 0) - (right.priority ?? 0))
  const effects = new Map(ordered.map((rule) => [rule, compileEffect(rule)]))
  const parts = new Map<string, Part>()
  const partFor = (key: string, applies: (condition: Condition) => boolean, beforeCall = false): Part => {
    let part = parts.get(key)
    if (part === undefined) {
      const applicable = ordered.filter((rule) => applies(rule.when ?? {}))
      part = {
        rules: applicable.map((rule) => ({
          rule,
          verdict: verdictOf(rule),
          opinion: effects.get(rule) as Match['opinion'],
          check: compileCheck(rule, beforeCall),
          ...compileNamed(rule, beforeCall),
        })),
        index: buildRuleIndex(applicable.map((rule) => indexedNames(rule.when ?? {}, toolsTagged))),
        known: new Map(),
      }
      parts.set(key, part)
    }
    return part
  }
  const onSurface = (surface: Surface): Part =>
    partFor(surface, (condition) => surfacesOf(condition).includes(surface))
  // A rule that speaks of no phase judges what is asked; the answer was authorised with it.
  const onAnswer = (surface: Surface): Part =>
    partFor(
      `${surface} answer`,
      (condition) => namesPhase(condition) && surfacesOf(condition).includes(surface),
    )
  // What nearly every decision asks for is compiled before the first one.
  const onCall = onSurface('tool.call')
  const onResult = onSurface('tool.result')
  const onSubject = ({ facts: { surface, role } }: GuardContext): Part => {
    if (surface === 'tool.call') return onCall
    if (surface === 'tool.result') return onResult
    return role === 'answer' && surfaces[surface].phased === true ? onAnswer(surface) : onSurface(surface)
  }
  const callsToCome = (): Part =>
    partFor('calls to come', (condition) => surfacesOf(condition).includes('tool.call'), true)
  const explanations = new Map<Rule, ReturnType<typeof compileExplanation>>()
  const explanationOf = (rule: Rule): ReturnType<typeof compileExplanation> => {
    let explain = explanations.get(rule)
    if (explain === undefined) {
      explain = compileExplanation(rule)
      explanations.set(rule, explain)
    }
    return explain
  }
  return {
    explain(context) {
      let decided = false
      const { rules: all, index } = onSubject(context)
      return Array.from(merged(index.candidates(indexedNameOf(context))), (position) => {
        const explained = explanationOf((all[position] as CompiledRule).rule)(context, decided)
        decided ||= explained.outcome === 'decides'
        return explained
      })
    },
    covers: (context) => firstMatch(callsToCome(), context, (outcome) => outcome !== no) !== undefined,
    isSilent: (context) => onSubject(context).rules.length === 0,
    match: (context) => firstMatch(onSubject(context), context, matches),
    matchDefinition: (context) => firstMatch(partFor('definitions', judgesDefinitions), context, matches),
    matchCallsToCome: (context) => firstMatch(callsToCome(), context, decidesEveryCall),
  }
}

/** Tells whether a rule's own condition matches, whatever other rules say. */
export function ruleMatches(rule: Rule, context: GuardContext): boolean {
  if (!surfacesOf(rule.when ?? {}).includes(context.facts.surface)) return false
  return matches(compileCheck(rule, false)(context), verdictOf(rule))
}

function compileCheck(rule: Rule, beforeCall: boolean): Check {
  return compileCondition(rule.when ?? {}, {
    quantifier: isRestrictive(verdictOf(rule)) ? 'any' : 'all',
    beforeCall,
  })
}

/** Splits what depends on the tool's name alone from the rest: a name is asked for again and again. */
function compileNamed(rule: Rule, beforeCall: boolean): Pick<CompiledRule, 'namesTool' | 'checkRest'> {
  const { tool, ...rest } = rule.when ?? {}
  const globs = tool === undefined ? undefined : listOf(tool).map(compileGlob)
  return {
    namesTool: globs && ((name) => globs.some((glob) => glob(name))),
    checkRest: compileCheck({ ...rule, when: rest }, beforeCall),
  }
}

function matches(outcome: Kleene, verdict: Verdict): boolean {
  return isRestrictive(verdict) ? outcome !== no : outcome === yes
}

function decidesEveryCall(outcome: Kleene, verdict: Verdict): boolean {
  return verdict === 'deny' ? outcome === yes : outcome !== no
}

/** The names under which a rule is filed in the index; `undefined` when it may match any. */
function indexedNames(
  { tool, server, tag }: Condition,
  toolsTagged: (tag: string) => readonly string[],
): readonly string[] | undefined {
  if (tool !== undefined) return [tool].flat()
  if (tag !== undefined) return [tag].flat().flatMap(toolsTagged)
  if (server === undefined) return undefined
  return [server].flat().map((name) => (name === '' || name.includes('*') ? name : `${name}.*`))
}

/** The name under which a subject is looked up: its tool, or its server where it has none. */
function indexedNameOf({ facts }: GuardContext): string {
  return facts.tool ?? (facts.server === undefined ? '' : `${facts.server}.`)
}

type Applies = (outcome: Kleene, verdict: Verdict) => boolean

function firstMatch(part: Part, context: GuardContext, applies: Applies): CompiledRule | undefined {
  const { tool } = context.facts
  const remembered = tool === undefined ? undefined : (part.known.get(tool) ?? remember(part, tool))
  if (remembered !== undefined) {
    for (const rule of remembered) if (applies(rule.checkRest(context), rule.verdict)) return rule
    return undefined
  }
  for (const position of merged(part.index.candidates(indexedNameOf(context)))) {
    const rule = part.rules[position] as CompiledRule
    if (applies(rule.check(context), rule.verdict)) return rule
  }
  return undefined
}

/** Keeps the rules that are about a tool, in the order they are asked; not a long list, which is hardly ever read to its end. */
function remember({ rules, index, known }: Part, tool: string): readonly CompiledRule[] | undefined {
  const lists = index.candidates(tool)
  if (lists.reduce((sum, { length }) => sum + length, 0) > mostRemembered) return undefined
  const found = Array.from(merged(lists), (position) => rules[position] as CompiledRule).filter(
    ({ namesTool }) => namesTool === undefined || namesTool(tool),
  )
  if (known.size >= mostTools) known.clear()
  known.set(tool, found)
  return found
}
