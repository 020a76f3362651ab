/**
 * The guard of annotations: what a call leads to by what its tool says of itself, or does not say.
 *
 * @module
 */
import type { Verdict } from '../../decision/verdict.ts'
import type { Guard, Opinion } from '../../decision/guard.ts'
import { effectiveAnnotations } from './definitionAnnotations.ts'
import type { AnnotationsSection } from './definitions.schema.ts'

/** Compiles the part. `believed` tells whether what a server says may also lower strictness. */
export function compileAnnotations(
  section: AnnotationsSection | undefined,
  believed: (server: string | undefined) => boolean,
): Guard {
  const { destructive, openWorld, writing } = section ?? {}
  return {
    name: 'annotations',
    surfaces: ['tool.call', 'model.call'],
    judge(_subject, { facts, request }): Opinion | undefined {
      const hints = effectiveAnnotations(request.definition, believed(facts.server), facts.intent)
      if (destructive === undefined ? hints.saysDestructive : hints.destructive) {
        const opinion = opinionOn(destructive ?? 'pending_approval', 'destroys')
        if (opinion !== undefined) return opinion
      }
      if (openWorld !== undefined && hints.openWorld) {
        const opinion = opinionOn(openWorld, 'reaches the world outside')
        if (opinion !== undefined) return opinion
      }
      return writing !== undefined && !hints.readOnly ? opinionOn(writing, 'does not only read') : undefined
    },
  }
}

function opinionOn(verdict: Exclude<Verdict, 'sanitize'>, what: string): Opinion | undefined {
  if (verdict === 'allow') return undefined
  const message = `by its annotations the tool ${what}`
  return {
    verdict,
    reasons: [{ guard: 'annotations', code: 'annotation', verdict, message, path: '$' }],
    ...(verdict === 'pending_approval' && { obligations: [{ type: 'approve', reason: message }] }),
  }
}
