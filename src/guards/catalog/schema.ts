/**
 * The policy section `catalog`: what servers advertise, whether it is what it was, and what comes back from them.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'
import { argumentsSchema, type ArgumentsSection } from './arguments.schema.ts'
import {
  annotationsSchema,
  definitionsSchema,
  resultsSchema,
  type AnnotationsSection,
  type DefinitionsSection,
  type ResultsSection,
} from './definitions.schema.ts'
import { pinsSchema, type PinsSection } from './pins.schema.ts'
import { skillsSchema, type SkillsSection } from './skills.schema.ts'

/** The policy section `catalog`. A part that is absent is as if it were `{}`, but for `skills`, which is off then. */
export interface CatalogSection {
  /** How definitions are judged. */
  readonly definitions?: DefinitionsSection
  /** How what comes back is judged. */
  readonly results?: ResultsSection
  /** What a call leads to by the annotations of its tool. */
  readonly annotations?: AnnotationsSection
  /** Definitions that are not what they were. */
  readonly pins?: PinsSection
  /** Calls that are not what their tool declares. */
  readonly arguments?: ArgumentsSection
  /** What an agent brings itself. */
  readonly skills?: SkillsSection
}

/** The schema of `catalog`. */
export const catalogSchema: z.ZodMiniType<CatalogSection> = section({
  definitions: z.optional(definitionsSchema),
  results: z.optional(resultsSchema),
  annotations: z.optional(annotationsSchema),
  pins: z.optional(pinsSchema),
  arguments: z.optional(argumentsSchema),
  skills: z.optional(skillsSchema),
}) as z.ZodMiniType<CatalogSection>
