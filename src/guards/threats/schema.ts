/**
 * The policy section `threats`: what becomes of attacks in the arguments of calls.
 *
 * @module
 */
import * as z from 'zod/mini'
import { parsePath } from '../../json/paths.ts'
import { section } from '../../json/strictObject.ts'
import { isAbsolutePath } from '../../text/filePath.ts'
import { threatCodes } from './threats.table.ts'
import { threatKinds, type ThreatCode, type ThreatKind } from './threat.ts'

/**
 * What becomes of a threat: `off` (not looked for), `report` (recorded), `deny` (nothing goes through). `deny` set for a
 * code acts on the kinds that the threat is exact on; set for a kind or in a rule it acts there on whatever is found.
 */
export type ThreatAction = 'off' | 'report' | 'deny'

/** An exception or a special case. Conditions are AND-ed, a list means any of; the first rule that matches decides. */
export interface ThreatRule {
  /** What becomes of it. */
  readonly action: ThreatAction
  /** Why, for whoever reviews the policy. An exception (`off`, `report`) needs one. */
  readonly reason?: string
  /** Codes of threats. */
  readonly code?: ThreatCode | readonly ThreatCode[]
  /** What the argument holds. */
  readonly kind?: ThreatKind | readonly ThreatKind[]
  /** Where. */
  readonly surface?: ThreatSurface | readonly ThreatSurface[]
  /** Names of servers. */
  readonly server?: string | readonly string[]
  /** Globs over `<server>.<tool>`. */
  readonly tool?: string | readonly string[]
  /** Paths into the arguments; what lies below one matches too. */
  readonly path?: string | readonly string[]
}

/** The surfaces that are looked at: those that have arguments, and the URIs of resources. */
export type ThreatSurface = 'tool.call' | 'model.call' | 'prompt.get' | 'resource.read'

/** The policy section `threats`. `{}` is the recommended configuration. */
export interface ThreatsSection {
  /** By code. */
  readonly codes?: Readonly<Partial<Record<ThreatCode, ThreatAction>>>
  /** By what the argument holds; a code that is named is stronger. */
  readonly kinds?: Readonly<Partial<Record<ThreatKind, ThreatAction>>>
  /** Exceptions and special cases; stronger than both. */
  readonly rules?: readonly ThreatRule[]
  /** Absolute directories that every argument of kind `path` must stay below. Default: any place that is not sensitive. */
  readonly roots?: readonly string[]
  /** The largest number by the name of its parameter (`timeout`, `size_mb`), in place of the built-in one. */
  readonly ceilings?: Readonly<Record<string, number>>
}

const action = z.enum(['off', 'report', 'deny'])
const code = z.enum(threatCodes as [ThreatCode, ...ThreatCode[]])
const kind = z.enum(threatKinds as [ThreatKind, ...ThreatKind[]])
const surface = z.enum(['tool.call', 'model.call', 'prompt.get', 'resource.read'])
const path = z.string().check(
  z.superRefine((text, context) => {
    const parsed = parsePath(text)
    if ('problem' in parsed) context.addIssue({ code: 'custom', message: parsed.problem, input: text })
  }),
)

function oneOrMore<T extends z.core.$ZodType>(type: T): z.ZodMiniUnion<[T, z.ZodMiniArray<T>]> {
  return z.union([type, z.array(type)])
}

const rule = section({
  action,
  reason: z.optional(z.string()),
  code: z.optional(oneOrMore(code)),
  kind: z.optional(oneOrMore(kind)),
  surface: z.optional(oneOrMore(surface)),
  server: z.optional(oneOrMore(z.string())),
  tool: z.optional(oneOrMore(z.string())),
  path: z.optional(oneOrMore(path)),
}).check(
  z.refine(
    ({ action: chosen, reason }: { action: ThreatAction; reason?: string | undefined }) =>
      chosen === 'deny' || (reason !== undefined && reason !== ''),
    { error: 'an exception (`off`, `report`) needs a `reason`', path: ['reason'] },
  ),
)

/** The schema of `threats`. */
export const threatsSchema: z.ZodMiniType<ThreatsSection> = section({
  codes: z.optional(z.partialRecord(code, action)),
  kinds: z.optional(z.partialRecord(kind, action)),
  rules: z.optional(z.array(rule)),
  roots: z.optional(
    z.array(
      z.string().check(
        z.refine(isAbsolutePath, {
          error: 'a root is an absolute directory, such as `/data` or `C:\\data`',
        }),
      ),
    ),
  ),
  ceilings: z.optional(z.record(z.string(), z.number().check(z.gte(0)))),
}) as z.ZodMiniType<ThreatsSection>
