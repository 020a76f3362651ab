/**
 * Where rules meet the scanner and the sanitizers: what they can ask of findings, and what a `sanitize` verdict does to a
 * subject.
 *
 * @module
 */
import type { Guard, GuardContext, Opinion } from '../decision/guard.ts'
import type { Finding } from '../decision/decision.ts'
import { compileDlp } from '../guards/dlp/guard.ts'
import { compileCore, type DlpCore } from '../guards/dlp/scanner.ts'
import type { DlpSection } from '../guards/dlp/schema.ts'
import { guardName } from '../guards/rules/effect.ts'
import type { Rule } from '../guards/rules/schema.ts'
import { compileSanitizers } from '../guards/sanitizers/guard.ts'
import type { SanitizerEnvironment } from '../sanitize/redact.ts'
import { compileSanitizer, type ApplySteps } from '../sanitize/sanitizer.ts'
import { sanitizedOpinion, sanitizeSubject } from '../sanitize/sanitizeSubject.ts'
import type { SanitizersSection } from '../sanitize/schema.ts'
import { factsOf, type Facts } from '../subject/facts.ts'
import type { Subject } from '../subject/subject.ts'

const everything: DlpSection = { categories: { secret: 'redact', pii: 'redact', financial: 'redact' } }

/** Edits a subject for a rule or a default that sanitizes. */
export type Sanitize = (
  opinion: Opinion,
  rule: Rule | undefined,
  subject: Subject,
  context: GuardContext,
) => Opinion

/** What a policy sanitizes with. */
export interface SanitizeSections {
  readonly dlp?: DlpSection | undefined
  readonly sanitizers?: SanitizersSection | undefined
  /** Every rule that may bring steps of its own. */
  readonly rules: readonly Rule[]
  readonly environment: SanitizerEnvironment
}

/**
 * Compiles the edit: the rule's own steps; without any, the policy's sanitizers (on arguments only) and then everything that
 * the scanner finds. What has to be edited and cannot be (a number, a name that would no longer be one) denies. The scanner
 * is made when the first such rule matches.
 */
export function compileSanitize({ dlp, sanitizers, rules, environment }: SanitizeSections): Sanitize {
  let scanner: Guard | undefined
  const forAll = sanitizers === undefined ? undefined : compileSanitizers(sanitizers, environment)
  const own = new Map<Rule, ApplySteps>()
  for (const rule of rules) {
    const steps = typeof rule.then === 'object' ? rule.then.sanitize : undefined
    if (steps !== undefined) own.set(rule, compileSanitizer(steps, environment))
  }
  return (opinion, rule, subject, context) => {
    const apply = rule === undefined ? undefined : own.get(rule)
    if (apply !== undefined)
      return merged(opinion, sanitizedOpinion(guardName, sanitizeSubject(apply, subject, context)))
    const hasArguments = forAll?.surfaces?.includes(context.facts.surface) === true
    const edited = hasArguments ? merged(opinion, forAll.judge(subject, context)) : opinion
    if (edited.verdict === 'deny') return edited
    scanner ??= compileDlp(dlp ?? everything)
    const forwarded = edited.subject ?? subject
    const said = scanner.judge(forwarded, forwarded === subject ? context : onCopy(context, forwarded))
    const redacted = merged(edited, said)
    // With a section of its own the guard of data reports what it finds itself.
    const findings = dlp === undefined ? said?.findings : undefined
    return findings === undefined || redacted.verdict === 'deny' ? redacted : { ...redacted, findings }
  }
}

/** What the rule says, with what was edited on its behalf; a refusal to edit denies. */
function merged(opinion: Opinion, edited: Opinion | undefined): Opinion {
  if (edited === undefined) return opinion
  if (edited.verdict === 'deny')
    return { ...opinion, verdict: 'deny', reasons: [...edited.reasons, ...opinion.reasons] }
  const { subject, edits = [] } = edited
  if (subject === undefined) return opinion
  return { ...opinion, subject, edits: [...(opinion.edits ?? []), ...edits] }
}

/** The context of an edited copy, as far as a scanner reads it. */
function onCopy(context: GuardContext, copy: Subject): GuardContext {
  return { request: context.request, facts: factsOf(copy, {}, context.facts.definition), time: undefined }
}

/** What detectors find in a document, for rules that ask. The scanner is made when the first of them does. */
export function compileFindings(
  section: DlpSection = {},
): (subject: Subject, facts: Facts) => readonly Finding[] {
  let core: DlpCore | undefined
  return (_subject, { document, surface, tool, server }) => {
    core ??= compileCore(section)
    return core.judge(document, { surface, tool, server }).map(({ finding }) => finding)
  }
}
