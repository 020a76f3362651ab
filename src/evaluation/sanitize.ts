/**
 * Where rules meet the scanner: what they can ask of its findings, and what a `sanitize` verdict does to a subject: everything that the scanner finds is redacted, as the policy's section `dlp`
 * says, or all of it where there is no such section.
 *
 * @module
 */
import type { GuardContext, Opinion } from '../decision/guard.ts'
import type { Verdict } from '../decision/verdict.ts'
import type { Finding } from '../decision/decision.ts'
import { compileDlp } from '../guards/dlp/guard.ts'
import { compileCore, type DlpCore } from '../guards/dlp/scanner.ts'
import type { DlpSection } from '../guards/dlp/schema.ts'
import type { Facts } from '../subject/facts.ts'
import type { Subject } from '../subject/subject.ts'

const everything: DlpSection = { categories: { secret: 'redact', pii: 'redact', financial: 'redact' } }

/** Edits a subject for a rule that sanitizes. */
export type Sanitize = (opinion: Opinion, subject: Subject, context: GuardContext) => Opinion

/**
 * Compiles the edit. What has to be edited and cannot be (a number, a name that would no longer be one) denies. The scanner
 * is made when the first such rule matches.
 */
export function compileSanitize(section: DlpSection | undefined): Sanitize {
  let guard: ReturnType<typeof compileDlp> | undefined
  return (opinion, subject, context) => {
    guard ??= compileDlp(section ?? everything)
    const edited = guard.judge(subject, context)
    if (edited === undefined) return opinion
    if (edited.verdict === 'deny')
      return { ...opinion, verdict: 'deny', reasons: [...edited.reasons, ...opinion.reasons] }
    const { subject: copy, edits } = edited
    return {
      ...opinion,
      verdict: 'sanitize' satisfies Verdict,
      ...(copy !== undefined && { subject: copy }),
      ...(edits !== undefined && { edits }),
      // With a section of its own the guard of data reports them itself.
      ...(section === undefined && edited.findings !== undefined && { findings: edited.findings }),
    }
  }
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
