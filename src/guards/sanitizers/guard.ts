/**
 * The guard that edits the arguments of calls as the policy's section `sanitizers` says. It never touches what comes back.
 *
 * @module
 */
import type { Guard } from '../../decision/guard.ts'
import type { Surface } from '../../subject/subject.ts'
import { compileSanitizer } from '../../sanitize/sanitizer.ts'
import { sanitizedOpinion, sanitizeSubject } from '../../sanitize/sanitizeSubject.ts'
import type { SanitizerEnvironment } from '../../sanitize/redact.ts'
import type { SanitizersSection } from '../../sanitize/schema.ts'

const name = 'sanitizers'

/** The surfaces that have arguments. */
const surfaces: readonly Surface[] = ['tool.call', 'model.call', 'prompt.get']

/** Compiles the section of a validated policy. */
export function compileSanitizers(section: SanitizersSection, environment: SanitizerEnvironment): Guard {
  const apply = compileSanitizer(section, environment)
  return {
    name,
    surfaces,
    judge: (subject, context) => sanitizedOpinion(name, sanitizeSubject(apply, subject, context)),
  }
}
