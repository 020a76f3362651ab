/**
 * The part `pins` of the policy section `catalog`: what becomes of definitions that are not what they were.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'
import { changeGrades, defaultActions, type ChangeAction, type ChangeGrade } from './grade.ts'
import type { StandingSettings } from './standing.ts'

/** What becomes of a use that something is to be said about. */
export type UseAction = 'allow' | 'report' | 'deny'

/** What becomes of definitions that are not what they were. */
export interface PinsSection {
  /**
   * `first-use` (the default) pins what is seen first; `strict` refuses everything until somebody has approved it; `off`
   * pins nothing. Without the port `store`, and without a lock that the host hands in, what is seen first is pinned for the
   * life of the firewall: its state is `unbaselined` then, and changes are noticed all the same.
   */
  readonly mode?: 'first-use' | 'strict' | 'off'
  /** What becomes of a change of each grade. Default: `allow` what is cosmetic, `report` what was removed, else `quarantine`. */
  readonly changes?: Readonly<Partial<Record<ChangeGrade, ChangeAction>>>
  /** Whether a change sets the whole server apart (the default), or only the entry that changed. */
  readonly scope?: 'server' | 'entry'
  /** What becomes of the use of something that is not pinned for good. Default `allow`. */
  readonly unbaselined?: UseAction
  /** What becomes of a call of a tool that its server does not list, once it has listed all. Default `deny`. */
  readonly unknownTools?: UseAction
  /** What becomes of a call after the server said that its list changed, until it lists the tool again. Default `deny`. */
  readonly afterListChanged?: UseAction
}

const use = z.optional(z.enum(['allow', 'report', 'deny']))
const action = z.optional(z.enum(['allow', 'report', 'quarantine']))

/** The schema of `pins`. */
export const pinsSchema: z.ZodMiniType<PinsSection> = section({
  mode: z.optional(z.enum(['first-use', 'strict', 'off'])),
  changes: z.optional(section(Object.fromEntries(changeGrades.map((grade) => [grade, action])))),
  scope: z.optional(z.enum(['server', 'entry'])),
  unbaselined: use,
  unknownTools: use,
  afterListChanged: use,
}) as z.ZodMiniType<PinsSection>

/** The settings that a section stands for; `undefined` when nothing is pinned. */
export function pinSettings(
  { mode = 'first-use', changes = {}, scope = 'server', ...uses }: PinsSection,
  durable: boolean,
): StandingSettings | undefined {
  if (mode === 'off') return undefined
  return {
    mode,
    durable,
    scope,
    changes: { ...defaultActions, ...changes },
    unbaselined: uses.unbaselined ?? 'allow',
    unknownTools: uses.unknownTools ?? 'deny',
    afterListChanged: uses.afterListChanged ?? 'deny',
  }
}
