/**
 * Why a rule did or did not match: every part of its condition with its outcome and the type of what it saw, never the
 * value.
 *
 * @module
 */
import type { GuardContext } from '../../decision/guard.ts'
import { isRestrictive, type Verdict } from '../../decision/verdict.ts'
import { parsePath, selectAll } from '../../json/paths.ts'
import { jsonTypeOf, type JsonValue } from '../../json/value.ts'
import type { IntentClassification } from '../../subject/intent/evidence.ts'
import { compileCondition, type Check, type Quantifier } from './condition.ts'
import { verdictOf } from './effect.ts'
import { no, yes, type Kleene } from './kleene.ts'
import type { ParameterKind } from '../../subject/kind.ts'
import type { Condition, KindPredicates, PathPredicates, Rule } from './schema.ts'

/** What became of a part of a condition. */
export type Outcome = 'yes' | 'no' | 'unknown'

/** One part of a rule's condition. */
export interface ConditionExplanation {
  /** The part, such as `tool`, `arguments $.force equals` or `not`. */
  readonly part: string
  /** Whether it held. `unknown`: a restrictive rule takes it for yes, a permissive one for no. */
  readonly outcome: Outcome
  /** The JSON types that it saw, or `absent`. */
  readonly saw: string
  /** The parts of a `not`, `any` or `all`. */
  readonly parts: readonly ConditionExplanation[]
}

/** What one rule made of the subject. */
export interface RuleExplanation {
  /** The rule's id. */
  readonly rule: string
  /** What it decides when it matches. */
  readonly verdict: Verdict
  /** `decides`: the first that matched. `would match`: it matches, but an earlier one decided. */
  readonly outcome: 'decides' | 'would match' | 'does not match'
  /** The parts of its condition. */
  readonly parts: readonly ConditionExplanation[]
}

const outcomes: readonly Outcome[] = ['no', 'unknown', 'yes']
const none: readonly never[] = Object.freeze([])

type Explain = (context: GuardContext) => ConditionExplanation

/** Compiles a rule to its explanation. */
export function compileExplanation(rule: Rule): (context: GuardContext, decided: boolean) => RuleExplanation {
  const verdict = verdictOf(rule)
  const quantifier = isRestrictive(verdict) ? 'any' : 'all'
  const check = compileCondition(rule.when ?? {}, { quantifier, beforeCall: false })
  const parts = compileParts(rule.when ?? {}, quantifier)
  return (context, decided) => {
    const outcome = check(context)
    const matches = isRestrictive(verdict) ? outcome !== no : outcome === yes
    return {
      rule: rule.id,
      verdict,
      outcome: matches ? (decided ? 'would match' : 'decides') : 'does not match',
      parts: parts.map((explain) => explain(context)),
    }
  }
}

function compileParts(condition: Condition, quantifier: Quantifier): readonly Explain[] {
  return (Object.keys(condition) as (keyof Condition)[]).flatMap((name): readonly Explain[] => {
    const operand = condition[name]
    if (operand === undefined) return none
    switch (name) {
      case 'not': {
        const inner = compileParts(condition.not ?? {}, quantifier === 'any' ? 'all' : 'any')
        return [compilePart(name, { not: condition.not ?? {} }, quantifier, () => '', inner)]
      }
      case 'any':
      case 'all': {
        const branches = (condition[name] ?? none).flatMap((branch, index) => {
          const inner = compileParts(branch, quantifier)
          return [compilePart(`${name}[${index}]`, branch, quantifier, () => '', inner)]
        })
        return [compilePart(name, { [name]: condition[name] }, quantifier, () => '', branches)]
      }
      case 'kinds':
        return compileKindParts(condition.kinds ?? {}, quantifier)
      case 'arguments':
      case 'result':
      case 'claims':
      case 'annotations':
        return compilePaths(name, condition[name] ?? {}, quantifier)
      default:
        return [
          compilePart(
            name,
            { [name]: operand },
            quantifier,
            (context) => seenBy[name]?.(context) ?? '',
            none,
          ),
        ]
    }
  })
}

function compilePart(
  part: string,
  condition: Condition,
  quantifier: Quantifier,
  saw: (context: GuardContext) => string,
  inner: readonly Explain[],
): Explain {
  const check: Check = compileCondition(condition, { quantifier, beforeCall: false })
  return (context) => ({
    part,
    outcome: nameOf(check(context)),
    saw: saw(context),
    parts: inner.map((explain) => explain(context)),
  })
}

type Inspected = 'arguments' | 'result' | 'claims' | 'annotations'

/** One part for each path and each key of its predicate. */
function compilePaths(
  name: Inspected,
  predicates: PathPredicates,
  quantifier: Quantifier,
): readonly Explain[] {
  return Object.entries(predicates).flatMap(([path, predicate]) => {
    const parsed = parsePath(path)
    return Object.entries(predicate).map(([key, operand]) => {
      const condition: Condition = { [name]: { [path]: { [key]: operand as JsonValue } } }
      const saw = (context: GuardContext): string => {
        const root = roots[name](context)
        return root === undefined || 'problem' in parsed ? 'absent' : typesOf(selectAll(parsed.path, root))
      }
      return compilePart(`${name} ${path} ${key}`, condition, quantifier, saw, none)
    })
  })
}

/** One part for each kind and each key of its predicate. */
function compileKindParts(predicates: KindPredicates, quantifier: Quantifier): readonly Explain[] {
  return (Object.keys(predicates) as ParameterKind[]).flatMap((kind) =>
    Object.entries(predicates[kind] ?? {}).map(([key, operand]) => {
      const condition: Condition = { kinds: { [kind]: { [key]: operand as JsonValue } } }
      const saw = ({ facts }: GuardContext): string =>
        typesOf(facts.parameters.filter((each) => each.kind === kind).map(({ value }) => value))
      return compilePart(`kinds ${kind} ${key}`, condition, quantifier, saw, none)
    }),
  )
}

const roots: Readonly<Record<Inspected, (context: GuardContext) => JsonValue | undefined>> = {
  arguments: ({ facts }) => facts.arguments,
  result: ({ facts }) => facts.document,
  claims: ({ request }) => request.principal?.claims,
  annotations: ({ request }) => request.definition?.['annotations'],
}

const presence = (value: unknown): string => (value === undefined ? 'absent' : 'present')

function seenIntent(classified: IntentClassification | undefined): string {
  if (classified?.intent === undefined) return 'unknown class'
  const { intent, evidence } = classified
  const because = evidence
    .filter((each) => each.intent === intent)
    .map(({ source, token }) => `${source}: ${token}`)
  return because.length === 0 ? intent : `${intent}, by ${because.join('; ')}`
}

const seenBy: { readonly [K in keyof Condition]?: (context: GuardContext) => string } = {
  surface: ({ facts }) => facts.surface,
  server: ({ facts }) => presence(facts.server),
  tool: ({ facts }) => presence(facts.tool),
  tag: ({ facts }) => `${facts.tags.length} tags`,
  intent: ({ facts }) => seenIntent(facts.intentClassification),
  principal: ({ request }) => presence(request.principal),
  role: ({ request }) => `${request.principal?.roles?.length ?? 0} roles`,
  agent: ({ request }) => presence(request.principal?.agent),
  team: ({ request }) => presence(request.principal?.team),
  org: ({ request }) => presence(request.principal?.org),
  skill: ({ request }) => presence(request.skill),
  labels: ({ request }) => `${request.labels?.length ?? 0} labels`,
  schedule: ({ time }) => (time === undefined ? 'no clock' : 'the time'),
  findings: ({ facts }) => `${facts.findings.length} findings`,
  destination: ({ facts }) => `${facts.destinations.length} destinations`,
  after: ({ request }) => (request.history === undefined ? 'no record' : `${request.history.length} events`),
  history: ({ request }) =>
    request.history === undefined ? 'no record' : `${request.history.length} events`,
}

function typesOf(values: readonly JsonValue[]): string {
  if (values.length === 0) return 'absent'
  const types = [...new Set(values.map(jsonTypeOf))].join(', ')
  return values.length === 1 ? types : `${values.length} values: ${types}`
}

function nameOf(outcome: Kleene): Outcome {
  return outcomes[outcome] as Outcome
}
