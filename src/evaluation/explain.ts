/**
 * Explanations: what every guard and rule made of a subject, and the nearest change that would make it another verdict.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import { compareVerdicts, isRestrictive, type Verdict } from '../decision/verdict.ts'
import { formatPath } from '../json/paths.ts'
import type { Facts } from '../subject/facts.ts'
import type { ParameterKind } from '../subject/kind.ts'
import type { IntentClassification } from '../subject/intent/evidence.ts'
import type { ConditionExplanation, RuleExplanation } from '../guards/rules/explain.ts'

/** What one guard said. */
export interface GuardExplanation {
  /** The guard. */
  readonly guard: string
  /** What it asked for; `undefined` when it had nothing to say. */
  readonly verdict: Verdict | undefined
  /** Its sentences. */
  readonly messages: readonly string[]
}

/** A single part of a single rule whose outcome, were it the other, would change the verdict. */
export interface Counterfactual {
  /** The rule. */
  readonly rule: string
  /** The part of its condition. */
  readonly part: string
  /** What the part would have to be. */
  readonly wanted: 'yes' | 'no'
  /** What authorisation would say then. */
  readonly verdict: Verdict
}

/** What an argument was taken to hold. */
export interface ExplainedParameter {
  /** Where it stands in the arguments, as `$.to[0]`. */
  readonly path: string
  /** What it holds. */
  readonly kind: ParameterKind
  /** What that was told from: `policy`, `format`, `contentMediaType`, `name`, `name and tool`, `description` or `nothing`. */
  readonly because: string
}

/** Why a subject was decided as it was. It holds rule ids, paths and types; no value of the subject. */
export interface Explanation {
  /** The decision. */
  readonly decision: Decision
  /** What every guard said, in the order they were asked. */
  readonly guards: readonly GuardExplanation[]
  /** The rules that can be about this subject, in the order they are asked. The others are about other tools. */
  readonly rules: readonly RuleExplanation[]
  /** The single arguments with what they were taken to hold, and why, in document order. */
  readonly parameters: readonly ExplainedParameter[]
  /** The changes of a single part that would change what authorisation says, mildest verdict first. */
  readonly counterfactuals: readonly Counterfactual[]
  /** The class of the subject and what it was told from; `undefined` for what cannot be judged. */
  readonly intent: IntentClassification | undefined
  /** All of it as text for a terminal. */
  readonly text: string
}

// A class with lazy members: telling kinds and writing the text take longer than everything else, and few programs read them.
export class Explained implements Explanation {
  readonly decision: Decision
  readonly guards: readonly GuardExplanation[]
  readonly rules: readonly RuleExplanation[]
  readonly counterfactuals: readonly Counterfactual[]
  readonly #facts: Facts | undefined

  /** @param facts - What the subject is about; `undefined` for what cannot be judged. */
  constructor(
    decision: Decision,
    guards: readonly GuardExplanation[],
    rules: readonly RuleExplanation[],
    counterfactuals: readonly Counterfactual[],
    facts: Facts | undefined,
  ) {
    this.decision = decision
    this.guards = guards
    this.rules = rules
    this.counterfactuals = counterfactuals
    this.#facts = facts
  }

  get parameters(): readonly ExplainedParameter[] {
    const parameters = this.#facts?.parameters ?? []
    return parameters.map(({ location, kind, because }) => ({ path: formatPath(location), kind, because }))
  }

  get intent(): IntentClassification | undefined {
    return this.#facts?.intentClassification
  }

  get text(): string {
    return explanationText(this)
  }
}

/** Finds the single parts whose change would change what the rules say. `fallback` is what is said without a match. */
export function counterfactualsOf(
  rules: readonly RuleExplanation[],
  decided: Verdict,
  fallback: Verdict,
): readonly Counterfactual[] {
  const at = rules.findIndex(({ outcome }) => outcome === 'decides')
  const deciding = rules[at]
  const found: Counterfactual[] = []
  if (deciding !== undefined) {
    const next = rules.slice(at + 1).find(({ outcome }) => outcome !== 'does not match')?.verdict ?? fallback
    if (next !== decided) {
      for (const { part, outcome } of deciding.parts) {
        if (outcome !== 'no') found.push({ rule: deciding.rule, part, wanted: 'no', verdict: next })
      }
    }
  }
  const before = at === -1 ? rules : rules.slice(0, at)
  for (const { rule, verdict, parts } of before) {
    // What cannot be told counts as a match for a restrictive rule already.
    const missing = parts.filter(
      ({ outcome }) => outcome === 'no' || (outcome === 'unknown' && !isRestrictive(verdict)),
    )
    const [only] = missing
    if (missing.length === 1 && only !== undefined && verdict !== decided) {
      found.push({ rule, part: only.part, wanted: 'yes', verdict })
    }
  }
  return found.sort((left, right) => compareVerdicts(left.verdict, right.verdict))
}

/** Writes an explanation as lines of text. */
function explanationText(explanation: Omit<Explanation, 'text'>): string {
  const { decision, guards, rules, parameters, counterfactuals, intent } = explanation
  const lines = [`${decision.verdict} (${decision.code}): ${decision.reason}`, '', 'guards']
  for (const { guard, verdict, messages } of guards) {
    lines.push(`  ${guard}: ${verdict ?? 'nothing to say'}`)
    for (const message of messages) lines.push(`    ${message}`)
  }
  if (intent !== undefined) {
    lines.push('', `intent: ${intent.intent ?? 'cannot be told'}`)
    for (const { source, token, intent: spokenFor, path } of intent.evidence) {
      lines.push(`  ${spokenFor}, by ${source}: ${token}${path === undefined ? '' : ` at ${path}`}`)
    }
  }
  lines.push('', rules.length === 0 ? 'rules: none is about this' : 'rules')
  for (const { rule, verdict, outcome, parts } of rules) {
    lines.push(`  ${rule} (${verdict}) ${outcome}`)
    pushParts(lines, parts, '    ')
  }
  if (parameters.length > 0) lines.push('', 'arguments')
  for (const { path, kind, because } of parameters) lines.push(`  ${path}: ${kind} (by ${because})`)
  if (counterfactuals.length > 0) lines.push('', 'it would be')
  for (const { rule, part, wanted, verdict } of counterfactuals) {
    lines.push(`  ${verdict}, if \`${part}\` of ${rule} were ${wanted}`)
  }
  return lines.join('\n')
}

function pushParts(lines: string[], parts: readonly ConditionExplanation[], indent: string): void {
  for (const { part, outcome, saw, parts: inner } of parts) {
    lines.push(`${indent}${outcome.padEnd(7)} ${part}${saw === '' ? '' : ` (saw: ${saw})`}`)
    pushParts(lines, inner, `${indent}  `)
  }
}
