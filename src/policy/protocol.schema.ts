/**
 * The policy section `protocol`: what of the protocol may be used at all. Keys have the specification's own names.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../json/strictObject.ts'

/** A capability of clients that can be taken away. */
export type StrippedCapability =
  'sampling' | 'elicitation' | 'roots' | 'tasks' | 'extensions' | 'experimental'

/** The policy section `protocol`. */
export interface ProtocolSection {
  /**
   * The revisions that may be spoken, such as `2025-11-25`; to require an era, list its revisions. Absent: any.
   */
  readonly protocolVersions?: readonly string[]
  /** Client capabilities that servers never see: they are taken out of `initialize` and out of every request. */
  readonly withoutCapabilities?: readonly StrippedCapability[]
  /** The longest time a result may be cached, in milliseconds: `ttlMs` of results is lowered to it. */
  readonly maxTtlMs?: number
  /** `private`: no result may be cached for several users. */
  readonly cacheScope?: 'private'
  /** Parameters whose name matches one of these globs may not be sent as an HTTP header (`x-mcp-header`). */
  readonly withoutHeaders?: readonly string[]
  /** What becomes of a form that asks for a password, a key or a one-time code. Default `deny`. */
  readonly credentialSolicitation?: 'allow' | 'deny'
}

/** The schema of `protocol`. */
export const protocolSchema: z.ZodMiniType<ProtocolSection> = section({
  protocolVersions: z.optional(
    z.array(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a revision is a date, YYYY-MM-DD' }))),
  ),
  withoutCapabilities: z.optional(
    z.array(z.enum(['sampling', 'elicitation', 'roots', 'tasks', 'extensions', 'experimental'])),
  ),
  maxTtlMs: z.optional(z.number().check(z.gte(0, { error: 'may not be negative' }))),
  cacheScope: z.optional(z.literal('private')),
  withoutHeaders: z.optional(z.array(z.string())),
  credentialSolicitation: z.optional(z.enum(['allow', 'deny'])),
}) as z.ZodMiniType<ProtocolSection>
