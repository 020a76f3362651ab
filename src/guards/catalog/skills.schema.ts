/**
 * The part `skills` of the policy section `catalog`: what an agent brings itself, and how far it may go.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'

/**
 * How far a skill, plugin or server may go. It only tightens what the rules decide: `allow` changes nothing, `quarantine`
 * asks for approval, `block` denies.
 */
export type SkillMode = 'allow' | 'quarantine' | 'block'

/** One skill that somebody registered. */
export interface RegisteredSkill {
  /** How far it may go. */
  readonly mode: SkillMode
  /** The digest of the manifest that was looked at, for records. */
  readonly digest?: string
}

/** What an agent brings itself, and how far it may go. */
export interface SkillsSection {
  /** By the name under which the host gives it (`skill` of the request). */
  readonly registered?: Readonly<Record<string, RegisteredSkill>>
  /** What becomes of a call on behalf of a skill that nobody registered. Default `quarantine`. */
  readonly unregistered?: SkillMode
  /** What becomes of a call of a server that stands neither here nor under `servers`. Default `allow`. */
  readonly unregisteredServers?: SkillMode
}

const mode = z.enum(['allow', 'quarantine', 'block'])

/** The schema of `skills`. */
export const skillsSchema: z.ZodMiniType<SkillsSection> = section({
  registered: z.optional(z.record(z.string(), section({ mode, digest: z.optional(z.string()) }))),
  unregistered: z.optional(mode),
  unregisteredServers: z.optional(mode),
}) as z.ZodMiniType<SkillsSection>
