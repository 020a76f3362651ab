/**
 * Annotations of a tool: hints that a server gives of itself (Model Context Protocol, `ToolAnnotations`).
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'
import { isJsonObject, ownMember, type JsonObject } from '../../json/value.ts'

/** The hints as they hold. */
export interface EffectiveAnnotations {
  /** It changes nothing. */
  readonly readOnly: boolean
  /** What it changes may be lost. */
  readonly destructive: boolean
  /** Doing it twice is as doing it once. */
  readonly idempotent: boolean
  /** It reaches what lies outside of a closed system. */
  readonly openWorld: boolean
  /** `true` when the tool says of itself that it destroys. */
  readonly saysDestructive: boolean
}

/** The annotations that the specification knows. */
export const knownAnnotations: ReadonlySet<string> = new Set([
  'title',
  'readOnlyHint',
  'destructiveHint',
  'idempotentHint',
  'openWorldHint',
])

/** Names that claim rights or give orders. */
const claiming =
  /system_?prompt|bypass|override|trust|privileg|elevat|unrestrict|auto_?approv|skip_|no_?confirm|hidden|instruction|directive|disable|is_?admin|as_?root|access_?level|jailbreak|inject/i

/** Tells whether the name of an annotation that nobody knows claims rights or gives orders. */
export function claimsRights(name: string): boolean {
  return claiming.test(name)
}

/**
 * The hints of a definition with the defaults of the specification: not read-only, destructive, not idempotent, open world.
 * What a server says is believed where it is the stricter; where it is the milder, only if `believed`.
 */
export function effectiveAnnotations(
  definition: JsonObject | undefined,
  believed: boolean,
  intent?: Intent,
): EffectiveAnnotations {
  const given = definition === undefined ? undefined : ownMember(definition, 'annotations')
  const hints = isJsonObject(given) ? given : {}
  const hint = (name: string): boolean | undefined => {
    const value = ownMember(hints, name)
    return typeof value === 'boolean' ? value : undefined
  }
  const reads = believed ? hint('readOnlyHint') === true : intent === 'read' && hint('readOnlyHint') !== false
  const saysDestructive = hint('destructiveHint') === true && hint('readOnlyHint') !== true
  const milder = believed ? hint('destructiveHint') === false : intent === 'read' || intent === 'write'
  return {
    readOnly: reads,
    destructive: saysDestructive || !(reads || milder),
    idempotent: believed && hint('idempotentHint') === true,
    openWorld: !(believed && hint('openWorldHint') === false),
    saysDestructive,
  }
}

/** Tells whether a tool calls itself milder than its calls are classified. */
export function contradictsIntent(
  definition: JsonObject,
  intent: Intent | undefined,
): 'readOnlyHint' | 'destructiveHint' | undefined {
  const hints = ownMember(definition, 'annotations')
  if (!isJsonObject(hints) || intent === undefined || intent === 'read') return undefined
  if (ownMember(hints, 'readOnlyHint') === true) return 'readOnlyHint'
  if (intent === 'destructive' && ownMember(hints, 'destructiveHint') === false) return 'destructiveHint'
  return undefined
}
