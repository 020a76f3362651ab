/**
 * The policy sections of authorisation: `rules` and `default`.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { Intent, Severity } from '../../decision/decision.ts'
import type { Principal } from '../../decision/guard.ts'
import type { Verdict } from '../../decision/verdict.ts'
import { parsePath } from '../../json/paths.ts'
import { section } from '../../json/strictObject.ts'
import { sanitizerStepSchema, type SanitizerStep } from '../../sanitize/schema.ts'
import { parameterKinds, type ParameterKind } from '../../subject/kind.ts'
import type { Phase, Subject, Surface } from '../../subject/subject.ts'
import { surfaces } from '../../subject/subject.ts'
import { historySchema, sequenceSchema, type HistoryCondition, type Sequence } from './history.ts'
import {
  oneOrMore,
  predicateSchema,
  valuePredicateSchema,
  type Predicate,
  type ValuePredicate,
} from './predicate.schema.ts'
import { scheduleSchema, type Schedule } from './schedule.ts'

/** A path (RFC 9535 subset) and what is asked of the values it selects. Every path must hold. */
export type PathPredicates = Readonly<Record<string, Predicate>>

/** Predicates by the kind of the arguments that they are about. */
export type KindPredicates = Readonly<Partial<Record<ParameterKind, Predicate>>>

/** What is asked of a finding. Every key must hold. */
export interface FindingCondition {
  /** The detector, as a glob. */
  readonly detector?: string | readonly string[]
  /** Its family. */
  readonly category?: string | readonly string[]
  /** Its grade. */
  readonly grade?: 'enforce' | 'report'
  /** How sure the detector is at least, 0 to 1. */
  readonly minConfidence?: number
}

/** What a rule is about. Every key must hold; a list means any of; an empty condition holds always. */
export interface Condition {
  /** Where. A rule that names no surface judges every request, and no answer to one. */
  readonly surface?: Surface | readonly Surface[]
  /** The server's name, as a glob. */
  readonly server?: string | readonly string[]
  /** `<server>.<tool>`, as a glob: `*` is any run of characters, all else literal, case-sensitive. */
  readonly tool?: string | readonly string[]
  /** The skill on whose behalf a tool is called, as a glob. */
  readonly skill?: string | readonly string[]
  /** A resource's URI, as a glob: for `resource.read` and `resource.content`. */
  readonly uri?: string | readonly string[]
  /** A prompt's name, as a glob: for `prompt.get` and `prompt.content`. */
  readonly prompt?: string | readonly string[]
  /** The JSON-RPC method, as a glob: for the surfaces of messages, such as `sampling`, `log` and `message`. */
  readonly method?: string | readonly string[]
  /**
   * Whether the message asks (`request`), answers (`response`) or goes along with something that is judged by itself
   * (`envelope`). A rule that names no phase judges what is asked.
   */
  readonly phase?: Phase | readonly Phase[]
  /** A tag that the policy gives the tool. */
  readonly tag?: string | readonly string[]
  /** The class of the call; a call whose class cannot be told is indeterminate. */
  readonly intent?: Intent | readonly Intent[]
  /** The principal's name, as a glob. */
  readonly principal?: string | readonly string[]
  /** A role that the principal has. */
  readonly role?: string | readonly string[]
  /** The agent it acts through, as a glob. */
  readonly agent?: string | readonly string[]
  /** Its team, as a glob. */
  readonly team?: string | readonly string[]
  /** Its organisation, as a glob. */
  readonly org?: string | readonly string[]
  /** Claims about the principal: path and predicate. */
  readonly claims?: PathPredicates
  /** A label of the data that the subject carries. */
  readonly labels?: string | readonly string[]
  /** The tool's annotations, with the specification's defaults for what it does not say: path and predicate. */
  readonly annotations?: PathPredicates
  /** A window of the week. Without a clock it is indeterminate. */
  readonly schedule?: Schedule
  /** What detectors found. Several findings count as several values. */
  readonly findings?: FindingCondition
  /** The places outside that the subject names. Several destinations count as several values. */
  readonly destination?: ValuePredicate
  /** A sequence of calls that ends with this one. Without a record of the session it is indeterminate. */
  readonly after?: Sequence
  /** How often the same was done before. Without a record of the session it is indeterminate. */
  readonly history?: HistoryCondition
  /** Arguments of a call: path and predicate. */
  readonly arguments?: PathPredicates
  /** What came back: path and predicate. */
  readonly result?: PathPredicates
  /**
   * Arguments that are the caller's own: by path into the arguments, the path into the principal's claims whose values they
   * must be among. `{ "$.account": "$.accounts[*]" }` holds for a caller whose claim `accounts` lists the account.
   */
  readonly owned?: Readonly<Record<string, string>>
  /**
   * Every argument of a kind, wherever it stands: `{ "path": { "under": "/srv" } }`. What an argument holds is what
   * `servers` says (`parameters`), else what its name, the tool's schema and its description tell.
   */
  readonly kinds?: KindPredicates
  /** Must not hold. The quantifier over several values flips inside. */
  readonly not?: Condition
  /** One of these must hold. */
  readonly any?: readonly Condition[]
  /** All of these must hold. */
  readonly all?: readonly Condition[]
}

/** Whom to tell. */
export interface Recipient {
  /** The channel, such as `slack`. */
  readonly channel: string
  /** Whom in the channel. */
  readonly target?: string
}

/** How an approval is to be given. What the approvals port cannot honour it refuses, and the call is denied. */
export interface ApproveOptions {
  /** Who may approve, by the names that the approvals port knows. Absent: whoever the port lets. */
  readonly approvers?: readonly string[]
  /** How many different people have to approve. Default 1. */
  readonly quorum?: number
  /** How long the request stays open, and an approval that is not used, in seconds. */
  readonly expiresAfterSeconds?: number
}

/** What a rule decides, with its details: a verdict, or a cap on what the run may cost. */
export interface RuleEffect {
  /** What becomes of a subject that matches. */
  readonly verdict?: Verdict
  /**
   * In place of a verdict: `allow` as long as the run has not spent more than this with the call included, in the policy's
   * own unit (`servers.*.tools.*.cost`), `deny` from then on, or when it is not known what the run has spent.
   */
  readonly maxRunCost?: number
  /**
   * With verdict `sanitize`: the edits, in place of the policy's sanitizers and of everything that the scanner finds. A
   * place that cannot be edited denies.
   */
  readonly sanitize?: readonly SanitizerStep[]
  /** The sentence for people, in place of the usual one. */
  readonly reason?: string
  /** How grave it is; travels with notifications and counts in the risk. */
  readonly severity?: Severity
  /** Whom to tell, as data: the host's `notify` port delivers it. */
  readonly notify?: readonly Recipient[]
  /** Words that travel with the decision and its event, for whoever sorts them. */
  readonly tags?: readonly string[]
  /** With verdict `pending_approval`: how the approval is to be given. */
  readonly approve?: ApproveOptions
}

/** A call that a rule is checked against when the policy is loaded: a subject, with who asks. */
export type RuleExample = Subject & {
  /** Who asks, when the rule depends on it. */
  readonly principal?: Principal
}

/** What a rule is checked against when the policy is loaded. */
export interface RuleExamples {
  /** The rule's condition must match these. */
  readonly match?: readonly RuleExample[]
  /** The rule's condition must not match these. */
  readonly notMatch?: readonly RuleExample[]
}

/** One rule. */
export interface Rule {
  /** Names the rule in decisions and events. */
  readonly id: string
  /** A short label for events. */
  readonly label?: string
  /** For the reader of the policy; takes no part in anything, not even in the digest. */
  readonly notes?: string
  /** Lower comes first; equal ones in the order written. Default 0. */
  readonly priority?: number
  /** What the rule is about. Absent: everything. */
  readonly when?: Condition
  /** `true`: a lower layer's own rule replaces this one's verdict, even by a milder one. */
  readonly overridable?: boolean
  /** What is decided when it matches: a verdict, or a verdict with its details. */
  readonly then: Verdict | RuleEffect
  /** Calls that the rule's condition must and must not match; checked when the policy is loaded. */
  readonly examples?: RuleExamples
}

/** What is decided when no rule matches: one verdict, or one for each class of call. */
export type DefaultEffect =
  | Verdict
  | {
      /** The verdict for each class; a call whose class cannot be told counts as destructive. */
      readonly byIntent: Readonly<Record<Intent, Verdict>>
    }

const verdict = z.enum(['allow', 'audit', 'sanitize', 'pending_approval', 'deny'])
const severity = z.enum(['low', 'medium', 'high', 'critical'])
const intent = z.enum(['read', 'write', 'destructive', 'exfiltrative'])
const surface = z.enum(Object.keys(surfaces) as [Surface, ...Surface[]])
const globs = z.optional(oneOrMore(z.string()))

const path = z.string().check(
  z.superRefine((value, context) => {
    const parsed = parsePath(value)
    if ('problem' in parsed) context.addIssue({ code: 'custom', message: parsed.problem })
  }),
)
const pathPredicates = z.record(path, predicateSchema)
const kindPredicates = section(
  Object.fromEntries(parameterKinds.map((kind) => [kind, z.optional(predicateSchema)])),
) as unknown as z.ZodMiniType<KindPredicates>

const conditionSchema: z.ZodMiniType<Condition> = section({
  surface: z.optional(oneOrMore(surface)),
  server: globs,
  tool: globs,
  uri: globs,
  prompt: globs,
  method: globs,
  phase: z.optional(oneOrMore(z.enum(['request', 'response', 'envelope']))),
  skill: globs,
  tag: globs,
  intent: z.optional(oneOrMore(intent)),
  principal: globs,
  role: globs,
  agent: globs,
  team: globs,
  org: globs,
  claims: z.optional(pathPredicates),
  labels: globs,
  annotations: z.optional(pathPredicates),
  schedule: z.optional(scheduleSchema),
  findings: z.optional(
    section({
      detector: globs,
      category: globs,
      grade: z.optional(z.enum(['enforce', 'report'])),
      minConfidence: z.optional(z.number()),
    }),
  ),
  destination: z.optional(valuePredicateSchema),
  after: z.optional(sequenceSchema),
  history: z.optional(historySchema),
  arguments: z.optional(pathPredicates),
  result: z.optional(pathPredicates),
  owned: z.optional(z.record(path, path)),
  kinds: z.optional(kindPredicates),
  get not() {
    return z.optional(conditionSchema)
  },
  get any() {
    return z.optional(z.array(conditionSchema).check(z.minLength(1, { error: 'a list may not be empty' })))
  },
  get all() {
    return z.optional(z.array(conditionSchema).check(z.minLength(1, { error: 'a list may not be empty' })))
  },
}) as z.ZodMiniType<Condition>

const approveSchema = section({
  approvers: z.optional(
    z.array(z.string()).check(z.minLength(1, { error: 'name at least one approver, or leave the list out' })),
  ),
  quorum: z.optional(z.int().check(z.gte(1, { error: 'a quorum is at least 1' }))),
  expiresAfterSeconds: z.optional(
    z.number().check(z.gt(0, { error: 'an approval must last longer than 0 seconds' })),
  ),
}).check(
  z.refine(({ approvers, quorum = 1 }) => approvers === undefined || new Set(approvers).size >= quorum, {
    error: 'the quorum is larger than the number of approvers',
    path: ['quorum'],
  }),
) as unknown as z.ZodMiniType<ApproveOptions>

const effectSchema = z.union([
  verdict,
  section({
    verdict: z.optional(verdict),
    maxRunCost: z.optional(z.number().check(z.gte(0, { error: 'a cost may not be negative' }))),
    sanitize: z.optional(
      z.array(sanitizerStepSchema).check(z.minLength(1, { error: 'a list may not be empty' })),
    ),
    reason: z.optional(z.string()),
    severity: z.optional(severity),
    notify: z.optional(z.array(section({ channel: z.string(), target: z.optional(z.string()) }))),
    tags: z.optional(z.array(z.string())),
    approve: z.optional(approveSchema),
  }).check(
    z.refine(({ verdict: given, maxRunCost }) => (given === undefined) !== (maxRunCost === undefined), {
      error: 'needs either a `verdict` or a `maxRunCost`',
    }),
    z.refine(({ verdict: given, sanitize }) => sanitize === undefined || given === 'sanitize', {
      error: 'the steps of `sanitize` need the verdict `sanitize`',
      path: ['sanitize'],
    }),
    z.refine(({ verdict: given, approve }) => approve === undefined || given === 'pending_approval', {
      error: 'the options of `approve` need the verdict `pending_approval`',
      path: ['approve'],
    }),
  ),
])

// An example is a subject; what kind it is, is checked when it is evaluated.
const example = z.looseObject({}) as unknown as z.ZodMiniType<RuleExample>

/** The schema of one rule. */
export const ruleSchema: z.ZodMiniType<Rule> = section({
  id: z.string().check(z.minLength(1, { error: 'an id may not be empty' })),
  label: z.optional(z.string()),
  notes: z.optional(z.string()),
  priority: z.optional(z.number()),
  overridable: z.optional(z.boolean()),
  when: z.optional(conditionSchema),
  then: effectSchema,
  examples: z.optional(
    section({ match: z.optional(z.array(example)), notMatch: z.optional(z.array(example)) }),
  ),
}) as z.ZodMiniType<Rule>

/** The schema of `default`. */
export const defaultSchema: z.ZodMiniType<DefaultEffect> = z.union([
  verdict,
  section({
    byIntent: section({ read: verdict, write: verdict, destructive: verdict, exfiltrative: verdict }),
  }),
])
