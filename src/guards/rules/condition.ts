/**
 * Conditions, compiled to functions of the evaluation context.
 *
 * @module
 */
import type { Finding } from '../../decision/decision.ts'
import type { GuardContext } from '../../decision/guard.ts'
import { parsePath, selectAll, type JsonPath } from '../../json/paths.ts'
import { isJsonObject, jsonEquals, ownMember, type JsonObject, type JsonValue } from '../../json/value.ts'
import { compileGlob } from '../../text/glob.ts'
import type { ParameterKind } from '../../subject/kind.ts'
import type { Parameter } from '../../subject/parameters.ts'
import { compileHistory, compileSequence } from './history.ts'
import { allOf, known, no, not, unknown, yes, type Kleene } from './kleene.ts'
import { listOf } from './listOf.ts'
import { compileTest } from './predicate.ts'
import type { Predicate } from './predicate.schema.ts'
import { compileSchedule } from './schedule.ts'
import type { Condition, FindingCondition, PathPredicates } from './schema.ts'

/** Decides a condition. */
export type Check = (context: GuardContext) => Kleene

/**
 * How a path with several values counts: `any` of them for a restrictive rule, `all` of them for a permissive one; `not`
 * flips it. No value at all satisfies neither.
 */
export type Quantifier = 'any' | 'all'

/** What a condition is compiled for. */
export interface ConditionTarget {
  readonly quantifier: Quantifier
  /**
   * `true` when a definition is judged in place of all the calls that can be made of it: what depends on the arguments
   * cannot be told.
   */
  readonly beforeCall: boolean
}

type Compile<K extends keyof Condition> = (
  operand: NonNullable<Condition[K]>,
  target: ConditionTarget,
) => Check

/** A facet that is one string or absent, against globs. */
function named(
  read: (context: GuardContext) => string | undefined,
): (operand: string | readonly string[]) => Check {
  return (operand) => {
    const globs = listOf(operand).map(compileGlob)
    const [only] = globs
    if (globs.length === 1 && only !== undefined) {
      return (context) => {
        const value = read(context)
        return known(value !== undefined && only(value))
      }
    }
    return (context) => {
      const value = read(context)
      return known(value !== undefined && globs.some((matches) => matches(value)))
    }
  }
}

/** A facet that is a set of names which the host assigned, such as roles: it holds when one of the wanted is in it. */
function member(
  read: (context: GuardContext) => readonly string[],
): (operand: string | readonly string[]) => Check {
  return (operand) => {
    const wanted = new Set(listOf(operand))
    return (context) => known(read(context).some((name) => wanted.has(name)))
  }
}

/** A facet that is a JSON value or absent, against paths and predicates. */
function inspected(
  read: (context: GuardContext) => JsonValue | undefined,
): (operand: PathPredicates, target: ConditionTarget) => Check {
  return (operand, { quantifier }) => {
    const checks = compilePathPredicates(operand, quantifier)
    return (context) => {
      const value = read(context)
      return value === undefined ? no : checks(value)
    }
  }
}

const none: readonly string[] = Object.freeze([])

// MCP specification, ToolAnnotations: what a tool that says nothing of itself is taken for.
const annotationDefaults: JsonObject = Object.freeze({
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
})

/** The annotations of the tool as its server advertises it, or as it was last seen to. */
function annotationsOf({ facts, request }: GuardContext): JsonObject {
  const definition = facts.surface === 'tool.definition' ? (facts.document as JsonObject) : request.definition
  const said = definition === undefined ? undefined : ownMember(definition, 'annotations')
  return isJsonObject(said) ? { ...annotationDefaults, ...said } : annotationDefaults
}

function findingTest({
  detector,
  category,
  grade,
  minConfidence = 0,
}: FindingCondition): (finding: Finding) => Kleene {
  const detectors = detector === undefined ? undefined : listOf(detector).map(compileGlob)
  const categories = category === undefined ? undefined : new Set(listOf(category))
  return (finding) =>
    known(
      (detectors === undefined || detectors.some((matches) => matches(finding.detector))) &&
        (categories === undefined || categories.has(finding.category)) &&
        (grade === undefined || grade === finding.grade) &&
        finding.confidence >= minConfidence,
    )
}

/** Whether the arguments at a place are among the values at a place of the caller's claims. */
function compileOwned(own: string, claim: string, quantifier: Quantifier): Check {
  const [inArguments, inClaims] = [parsePath(own), parsePath(claim)]
  if ('problem' in inArguments || 'problem' in inClaims) return () => unknown
  return ({ facts, request }) => {
    const claims = request.principal?.claims
    if (facts.arguments === undefined || claims === undefined) return no
    const theirs = selectAll(inClaims.path, claims)
    const isTheirs = (value: JsonValue): Kleene => known(theirs.some((each) => jsonEquals(each, value)))
    return quantified(selectAll(inArguments.path, facts.arguments), isTheirs, quantifier)
  }
}

function valuesOfKind(parameters: readonly Parameter[], kind: ParameterKind): readonly JsonValue[] {
  return parameters.filter((parameter) => parameter.kind === kind).map(({ value }) => value)
}

const facets: { readonly [K in keyof Required<Condition>]: Compile<K> } = {
  surface: (operand, { beforeCall }) => {
    const wanted = new Set(listOf(operand))
    if (beforeCall) return () => known(wanted.has('tool.call'))
    return ({ facts }) => known(wanted.has(facts.surface))
  },
  server: named(({ facts }) => facts.server),
  tool: named(({ facts }) => facts.tool),
  uri: named(({ facts }) => facts.uri),
  prompt: named(({ facts }) => facts.prompt),
  method: named(({ facts }) => facts.method),
  phase: (operand) => {
    const wanted = new Set(listOf(operand))
    return ({ facts }) => known(wanted.has(facts.phase ?? 'request'))
  },
  skill: named(({ request }) => request.skill),
  tag: member(({ facts }) => facts.tags),
  labels: member(({ request }) => request.labels ?? none),
  intent: (operand, { beforeCall }) => {
    const wanted = new Set(listOf(operand))
    return ({ facts }) => {
      // The arguments can raise the class of a call above that of its tool.
      if (facts.intent === undefined || beforeCall) return unknown
      return known(wanted.has(facts.intent))
    }
  },
  principal: named(({ request }) => request.principal?.id),
  role: member(({ request }) => request.principal?.roles ?? none),
  agent: named(({ request }) => request.principal?.agent),
  team: named(({ request }) => request.principal?.team),
  org: named(({ request }) => request.principal?.org),
  claims: inspected(({ request }) => request.principal?.claims),
  annotations: inspected(annotationsOf),
  schedule: (operand) => {
    const within = compileSchedule(operand)
    return ({ time }) => (time === undefined ? unknown : known(within(time)))
  },
  findings: (operand, { quantifier }) => {
    const test = findingTest(operand)
    return ({ facts }) => quantified(facts.findings, test, quantifier)
  },
  destination: (operand, { quantifier, beforeCall }) => {
    const test = compileTest(operand)
    return ({ facts }) => (beforeCall ? unknown : quantified(facts.destinations, test, quantifier))
  },
  after: compileSequence,
  history: compileHistory,
  arguments: (operand, target) =>
    target.beforeCall ? () => unknown : inspected(({ facts }) => facts.arguments)(operand, target),
  result: inspected(({ facts }) => facts.document),
  owned: (operand, { quantifier, beforeCall }) => {
    if (beforeCall) return () => unknown
    return allOf(Object.entries(operand).map(([own, claim]) => compileOwned(own, claim, quantifier)))
  },
  kinds: (operand, { quantifier, beforeCall }) => {
    if (beforeCall) return () => unknown
    return allOf(
      (Object.keys(operand) as ParameterKind[]).map((kind): Check => {
        const check = compileValues(operand[kind] ?? {}, quantifier)
        return ({ facts }) => check(valuesOfKind(facts.parameters, kind))
      }),
    )
  },
  not: (operand, target) => {
    const inner = compileCondition(operand, {
      ...target,
      quantifier: target.quantifier === 'any' ? 'all' : 'any',
    })
    return (context) => not(inner(context))
  },
  any: (operand, target) => {
    const branches = operand.map((branch) => compileCondition(branch, target))
    return (context) => {
      let result: Kleene = no
      for (const branch of branches) {
        const outcome = branch(context)
        if (outcome === yes) return yes
        if (outcome > result) result = outcome
      }
      return result
    }
  },
  all: (operand, target) => allOf(operand.map((branch) => compileCondition(branch, target))),
}

/** Compiles a condition of a validated policy. The cheap facets are asked first. */
export function compileCondition(condition: Condition, target: ConditionTarget): Check {
  const checks: Check[] = []
  for (const name of Object.keys(facets) as (keyof Condition)[]) {
    const operand = condition[name]
    if (operand === undefined) continue
    checks.push((facets[name] as (operand: unknown, target: ConditionTarget) => Check)(operand, target))
  }
  return allOf(checks)
}

type ValueCheck = (root: JsonValue) => Kleene

function compilePathPredicates(predicates: PathPredicates, quantifier: Quantifier): ValueCheck {
  const checks = Object.entries(predicates).map(([text, predicate]): ValueCheck => {
    const parsed = parsePath(text)
    // The schema has refused what is no path; should it come here all the same, nothing can be told.
    return 'problem' in parsed ? () => unknown : compilePathPredicate(parsed.path, predicate, quantifier)
  })
  return allOf(checks)
}

function compilePathPredicate(path: JsonPath, predicate: Predicate, quantifier: Quantifier): ValueCheck {
  const { read } = path
  if (read !== undefined) {
    const { exists, ...rest } = predicate
    const test = Object.keys(rest).length === 0 ? undefined : compileTest(rest)
    return (root) => {
      const value = read(root)
      if (exists !== undefined && exists !== (value !== undefined)) return no
      if (test === undefined) return yes
      return value === undefined ? no : test(value)
    }
  }
  const check = compileValues(predicate, quantifier)
  return (root) => check(selectAll(path, root))
}

/** A predicate on several values, or on whether there are any. */
function compileValues(
  predicate: Predicate,
  quantifier: Quantifier,
): (values: readonly JsonValue[]) => Kleene {
  const { exists, ...rest } = predicate
  const test = Object.keys(rest).length === 0 ? undefined : compileTest(rest)
  return (values) => {
    if (exists !== undefined && exists !== values.length > 0) return no
    return test === undefined ? yes : quantified(values, test, quantifier)
  }
}

function quantified<T>(values: readonly T[], test: (value: T) => Kleene, quantifier: Quantifier): Kleene {
  if (values.length === 0) return no
  const decisive = quantifier === 'any' ? yes : no
  let result: Kleene = quantifier === 'any' ? no : yes
  for (const value of values) {
    const outcome = test(value)
    if (outcome === decisive) return outcome
    if (outcome === unknown) result = unknown
  }
  return result
}
