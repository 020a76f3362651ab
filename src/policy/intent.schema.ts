/**
 * The policy's section `intent`.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../json/strictObject.ts'
import type { IntentSection } from '../subject/intent/settings.ts'

const domain = z.string().check(
  z.refine((text) => /^(?:\*\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u.test(text), {
    error: 'a domain has no scheme, `@`, port or path, such as `acme.com`',
  }),
)

/** The schema of the section. */
export const intentSchema: z.ZodMiniType<IntentSection> = section({
  amounts: z.optional(
    z.record(z.string(), z.number().check(z.gte(0, { error: 'a threshold may not be negative' }))),
  ),
  bulk: z.optional(
    z.int().check(z.gte(1, { error: 'the number of items that counts as many must be at least 1' })),
  ),
  ownDomains: z.optional(z.array(domain)),
}) as z.ZodMiniType<IntentSection>
