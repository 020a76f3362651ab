/**
 * The policy section `protocol`: what of the protocol may be used at all. Keys have the specification's own names.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { CredentialSolicitation } from '../guards/elicitation/guard.ts'
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
  /** Schemes of resources that may not be read, nor listed, such as `file`. */
  readonly withoutUriSchemes?: readonly string[]
  /**
   * What becomes of a form that asks for a password, a key, a token, a one-time code or a card. Default `deny`; `strict`
   * also denies sending the user to a page that asks for one, which is what the specification has URL mode for.
   */
  readonly credentialSolicitation?: CredentialSolicitation
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
  withoutUriSchemes: z.optional(
    z.array(
      z.string().check(
        // RFC 3986 section 3.1.
        z.regex(/^[a-z][a-z0-9+.-]*$/, { error: 'a scheme is written in lower case and without the colon' }),
      ),
    ),
  ),
  credentialSolicitation: z.optional(z.enum(['allow', 'deny', 'strict'])),
}) as z.ZodMiniType<ProtocolSection>
