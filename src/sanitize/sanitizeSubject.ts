/**
 * Sanitizing what is judged: the document of a subject of any surface.
 *
 * @module
 */
import type { Edit, Reason } from '../decision/decision.ts'
import type { GuardContext, Opinion } from '../decision/guard.ts'
import { isJsonObject } from '../json/value.ts'
import { surfaces, withDocument, type Subject } from '../subject/subject.ts'
import type { ApplySteps } from './sanitizer.ts'
import type { RefusedPlace } from './step.ts'

/** What sanitizing a subject gives back. */
export interface SanitizedSubject {
  /** The edited copy; the very same subject when there was nothing to edit. */
  readonly subject: Subject
  /** What was edited. */
  readonly edits: readonly Edit[]
  /** Places that had to be edited and cannot be: the subject should not go through. */
  readonly refused: readonly RefusedPlace[]
}

/** Applies steps to the document of a subject. */
export function sanitizeSubject(
  apply: ApplySteps,
  subject: Subject,
  { request, facts }: GuardContext,
): SanitizedSubject {
  const { surface, document, tool } = facts
  const isCall = surface === 'tool.call' || surface === 'model.call'
  const about = isCall ? { tool, definition: request.definition } : { tool, undeclared: true }
  const { value, edits, refused } = apply(document, about)
  const { holds } = surfaces[surface]
  const fits = holds === 'any' || (holds === 'string' ? typeof value === 'string' : isJsonObject(value))
  if (fits) return { subject: withDocument(subject, value), edits, refused }
  const message = `what would be left is no document of surface ${surface}`
  return { subject, edits: [], refused: [...refused, { path: '$', message }] }
}

/** What a guard says of a sanitized subject; `undefined` when there was nothing to edit. */
export function sanitizedOpinion(guard: string, sanitized: SanitizedSubject): Opinion | undefined {
  const { subject, edits, refused } = sanitized
  const [cannot] = refused
  if (cannot !== undefined) {
    const more = refused.length === 1 ? '' : `, and ${refused.length - 1} more places cannot be edited`
    const { path } = cannot
    const reason: Reason = {
      guard,
      code: 'cannot_sanitize',
      verdict: 'deny',
      message: `${cannot.message}${more}`,
      path,
    }
    return { verdict: 'deny', reasons: [reason] }
  }
  const [first] = edits
  if (first === undefined) return undefined
  const count = edits.length === 1 ? 'one edit was made' : `${edits.length} edits were made`
  const reason: Reason = {
    guard,
    code: 'sanitized',
    verdict: 'sanitize',
    message: `${count} to the arguments`,
    path: first.path,
  }
  return { verdict: 'sanitize', reasons: [reason], subject, edits }
}
