/**
 * The event of a decision: what was decided and why, as digests and paths, never as values.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import { digestOf } from '../json/digest.ts'
import type { JsonObject } from '../json/value.ts'
import type { AuditEvent } from '../ports/ports.ts'
import { documentOf, surfaceOf, type Subject } from '../subject/subject.ts'

/** What every event of a session has in common. */
export type SessionFields = Readonly<Record<string, string>>

/** Describes a decision about `subject`. Costs one digest of the document. */
export function decisionEvent(subject: Subject, decision: Decision, common: SessionFields): AuditEvent {
  const {
    verdict,
    code,
    reason,
    rule,
    ruleLabel,
    tags,
    intent,
    risk,
    findings,
    edits,
    approval,
    shadowed,
    gap,
  } = decision
  return {
    kind: 'decision',
    ...common,
    ...described(subject, code === 'invalid_subject'),
    verdict,
    code,
    reason,
    risk,
    ...(rule !== undefined && { rule }),
    ...(ruleLabel !== undefined && { ruleLabel }),
    ...(tags !== undefined && { tags: [...tags] }),
    ...(intent !== undefined && { intent }),
    ...(approval !== undefined && { approval }),
    ...(shadowed !== undefined && { shadowed }),
    ...(gap === true && { gap }),
    findings: findings.map(({ detector, path, grade }): JsonObject => ({ detector, path, grade })),
    edits: edits.map(({ path, action }): JsonObject => ({ path, action })),
  }
}

/** Names the subject as far as it can be named, and digests its document. */
function described(subject: Subject, unreadable: boolean): JsonObject {
  if (unreadable) return {}
  const { tool, server } = subject as { readonly tool?: string; readonly server?: string }
  return {
    surface: surfaceOf(subject),
    ...(tool !== undefined && { tool }),
    ...(server !== undefined && { server }),
    ...documentDigest(subject),
  }
}

function documentDigest(subject: Subject): JsonObject {
  try {
    return { documentDigest: digestOf(documentOf(subject)) }
  } catch {
    // What is no JSON has no canonical form, and was denied for it.
    return {}
  }
}
