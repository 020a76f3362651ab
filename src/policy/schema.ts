/**
 * The whole policy, put together from the sections that the guards own.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { Intent } from '../decision/decision.ts'
import { catalogSchema, type CatalogSection } from '../guards/catalog/schema.ts'
import { layersSchema, type LayersSection } from '../guards/rules/layers.ts'
import { rolesSchema, type RolesSection } from '../guards/rules/roles.ts'
import { defaultSchema, ruleSchema, type DefaultEffect, type Rule } from '../guards/rules/schema.ts'
import { dlpSchema, type DlpSection } from '../guards/dlp/schema.ts'
import { egressSchema, type EgressSection } from '../guards/egress/schema.ts'
import { protocolSchema, type ProtocolSection } from './protocol.schema.ts'
import { timeoutsSchema, type TimeoutsSection } from './timeouts.schema.ts'
import type { IntentSection } from '../subject/intent/settings.ts'
import { intentSchema } from './intent.schema.ts'
import { structureSchema, type StructureSection } from '../guards/structure/schema.ts'
import { threatsSchema, type ThreatsSection } from '../guards/threats/schema.ts'
import { section } from '../json/strictObject.ts'
import { sanitizersSchema, type SanitizersSection } from '../sanitize/schema.ts'
import { parameterKinds, type ParameterKind } from '../subject/kind.ts'
import { parameterPathProblem } from '../subject/kindOverrides.ts'
import { isServerName } from '../subject/toolName.ts'

/** What the policy knows about one tool. */
export interface ToolPolicy {
  /** The class of its calls, in place of what would be inferred. */
  readonly intent?: Intent
  /** Names to match on with `tag`. */
  readonly tags?: readonly string[]
  /** What one call costs, in the policy's own unit. */
  readonly cost?: number
  /**
   * What its parameters hold, by path into the arguments (`$.target`, `$.hops[*].at`, `$..endpoint`), in place of what
   * would be inferred from names and schema: which detectors act on an argument, and whether it is somewhere to go.
   */
  readonly parameters?: Readonly<Record<string, ParameterKind>>
}

/** What the policy knows about one server. */
export interface ServerPolicy {
  /** How far what the server says of itself is believed. Default `untrusted`. */
  readonly trust?: 'untrusted' | 'reviewed' | 'trusted'
  /** By the tool's exact name, as the server calls it. */
  readonly tools?: Readonly<Record<string, ToolPolicy>>
}

/** A policy: plain data that survives JSON. A section that is absent is off; `{}` is its recommended configuration. */
export interface Policy {
  /** The version of the policy language. */
  readonly version: 1
  /** Names the policy in events. */
  readonly name: string
  /**
   * `enforce` (the default) does what the verdict says. `shadow` lets everything through and records what would have
   * been. `observe` does the same and also marks what no rule covers. No mode lifts an emergency stop or a structural
   * limit.
   */
  readonly mode?: 'observe' | 'shadow' | 'enforce'
  /** What is decided when no rule matches. */
  readonly default: DefaultEffect
  /** By the host's name for the server. */
  readonly servers?: Readonly<Record<string, ServerPolicy>>
  /** Ordered rules: by `priority`, then as written; the first match decides. */
  readonly rules?: readonly Rule[]
  /** Which tools the holders of a role may call at all. */
  readonly roles?: RolesSection
  /** Rules that an organisation, a team or an agent puts on top. */
  readonly layers?: LayersSection
  /** From which amounts, numbers and destinations on a call counts as another class. */
  readonly intent?: IntentSection
  /** What becomes of attacks in the arguments of calls. */
  readonly threats?: ThreatsSection
  /** What servers advertise, whether it is what it was, and what comes back from them. */
  readonly catalog?: CatalogSection
  /** What becomes of secrets, personal and financial data. */
  readonly dlp?: DlpSection
  /** Edits of the arguments of calls, in the order they are made. */
  readonly sanitizers?: SanitizersSection
  /** Where calls may lead. */
  readonly egress?: EgressSection
  /** Structural limits. Always on; this only changes them. */
  readonly structure?: StructureSection
  /** What of the protocol may be used at all. */
  readonly protocol?: ProtocolSection
  /** How long things may take. */
  readonly timeouts?: TimeoutsSection
}

const parameterPath = z.string().check(
  z.superRefine((value, context) => {
    const message = parameterPathProblem(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  }),
)

const tool = section({
  intent: z.optional(z.enum(['read', 'write', 'destructive', 'exfiltrative'])),
  tags: z.optional(z.array(z.string())),
  parameters: z.optional(z.record(parameterPath, z.enum(parameterKinds))),
  cost: z.optional(z.number().check(z.gte(0, { error: 'a cost may not be negative' }))),
})

const serverName = z.string().check(
  z.refine(isServerName, {
    error: 'a server name must be 1-128 of A-Z a-z 0-9 _ - and may not have a dot',
  }),
)

const server = section({
  trust: z.optional(z.enum(['untrusted', 'reviewed', 'trusted'])),
  tools: z.optional(z.record(z.string(), tool)),
})

/** The schema of a policy. */
export const policySchema: z.ZodMiniType<Policy> = section({
  version: z.literal(1),
  name: z.string().check(z.minLength(1, { error: 'a policy needs a name' })),
  mode: z.optional(z.enum(['observe', 'shadow', 'enforce'])),
  default: defaultSchema,
  servers: z.optional(z.record(serverName, server)),
  rules: z.optional(z.array(ruleSchema)),
  roles: z.optional(rolesSchema),
  layers: z.optional(layersSchema),
  sanitizers: z.optional(sanitizersSchema),
  intent: z.optional(intentSchema),
  threats: z.optional(threatsSchema),
  dlp: z.optional(dlpSchema),
  catalog: z.optional(catalogSchema),
  egress: z.optional(egressSchema),
  structure: z.optional(structureSchema),
  protocol: z.optional(protocolSchema),
  timeouts: z.optional(timeoutsSchema),
}) as z.ZodMiniType<Policy>
