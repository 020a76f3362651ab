/**
 * The part `arguments` of the policy section `catalog`: whether calls are held to what their tool declares.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'

/** Whether calls and results are held to the schemas of their tool: the pinned one, else the advertised one. */
export interface ArgumentsSection {
  /** What becomes of arguments that do not fit `inputSchema`. Default `deny`. */
  readonly calls?: 'deny' | 'report' | 'ignore'
  /** What becomes of structured content that does not fit `outputSchema`. Default `ignore`. */
  readonly results?: 'deny' | 'report' | 'ignore'
  /** What becomes of a call whose schema says things that cannot be checked here, such as a reference elsewhere. Default `report`. */
  readonly unsupported?: 'deny' | 'report' | 'ignore'
  /** Whether the formats date, time, date-time, email, hostname, ipv4, ipv6, uuid and uri are asserted. Default `false`. */
  readonly formats?: boolean
}

const treatment = z.optional(z.enum(['deny', 'report', 'ignore']))

/** The schema of `arguments`. */
export const argumentsSchema: z.ZodMiniType<ArgumentsSection> = section({
  calls: treatment,
  results: treatment,
  unsupported: treatment,
  formats: z.optional(z.boolean()),
}) as z.ZodMiniType<ArgumentsSection>
