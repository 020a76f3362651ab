/**
 * The policy section `catalog`: the integrity of what servers advertise.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'
import { argumentsSchema, type ArgumentsSection } from './arguments.schema.ts'
import { pinsSchema, type PinsSection } from './pins.schema.ts'
import { skillsSchema, type SkillsSection } from './skills.schema.ts'

/** The policy section `catalog`. A part that is absent is as if it were `{}`, but for `skills`, which is off then. */
export interface CatalogSection {
  /** Definitions that are not what they were. */
  readonly pins?: PinsSection
  /** Calls that are not what their tool declares. */
  readonly arguments?: ArgumentsSection
  /** What an agent brings itself. */
  readonly skills?: SkillsSection
}

/** The schema of `catalog`. */
export const catalogSchema: z.ZodMiniType<CatalogSection> = section({
  pins: z.optional(pinsSchema),
  arguments: z.optional(argumentsSchema),
  skills: z.optional(skillsSchema),
}) as z.ZodMiniType<CatalogSection>
