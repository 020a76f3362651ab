/**
 * The policy section `structure`: how large and how deep what is judged may be.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { SizeLimits } from '../../json/measure.ts'
import { section } from '../../json/strictObject.ts'

/** Limits on one document; a limit that is absent has its default. */
export type StructureLimits = Partial<SizeLimits>

/** The policy section `structure`: limits on requests, and on what comes back. */
export interface StructureSection extends StructureLimits {
  /** Limits on answers and tool definitions, which are larger by nature. */
  readonly answers?: StructureLimits
}

/** The limits on requests. */
export const requestLimits: SizeLimits = Object.freeze({
  maxDepth: 32,
  maxStringBytes: 65_536,
  maxArrayLength: 1_000,
  maxKeys: 1_000,
  maxBytes: 1_048_576,
})

/** The limits on answers. */
export const answerLimits: SizeLimits = Object.freeze({
  maxDepth: 64,
  maxStringBytes: 16_777_216,
  maxArrayLength: 100_000,
  maxKeys: 100_000,
  maxBytes: 33_554_432,
})

// The walk keeps its way on the stack; deeper limits would let a value exhaust it.
const deepestLimit = 512

const positive = z.int().check(z.gte(1, { error: 'must be at least 1' }))
const limits = {
  maxDepth: z.optional(positive.check(z.lte(deepestLimit, { error: `must be at most ${deepestLimit}` }))),
  maxStringBytes: z.optional(positive),
  maxArrayLength: z.optional(positive),
  maxKeys: z.optional(positive),
  maxBytes: z.optional(positive),
}

/** The schema of `structure`. */
export const structureSchema: z.ZodMiniType<StructureSection> = section({
  ...limits,
  answers: z.optional(section(limits)),
}) as z.ZodMiniType<StructureSection>
