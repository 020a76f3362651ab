/**
 * Conditions on what happened before: sequences of calls, and how often something was called.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { GuardContext, PastEvent } from '../../decision/guard.ts'
import { section } from '../../json/strictObject.ts'
import { surfaces, type Surface } from '../../subject/subject.ts'
import { compileGlob } from '../../text/glob.ts'
import { inBounds } from './bounds.ts'
import { known, unknown, type Kleene } from './kleene.ts'
import { oneOrMore, type LengthPredicate } from './predicate.schema.ts'

/** Something that must have happened before. */
export interface SequenceStep {
  /** `<server>.<tool>`, as a glob. */
  readonly tool?: string | readonly string[]
  /** The server's name, as a glob. */
  readonly server?: string | readonly string[]
  /** Where. Default: `tool.call`. */
  readonly surface?: Surface
  /** How often. Default 1. */
  readonly minCount?: number
}

/** A sequence that ends with the subject itself: all steps happened before it, in this order, others between them or not. */
export interface Sequence {
  /** The steps, first to last. */
  readonly steps: readonly SequenceStep[]
  /** How far back the first step may lie. Absent: the whole session. */
  readonly withinSeconds?: number
}

/** How often the same was done before, by the same principal. */
export interface HistoryCondition {
  /** `true`: it was never done before. */
  readonly firstSeen?: boolean
  /** How often it was done before. */
  readonly count?: LengthPredicate
  /** What counts as the same: the tool, or the tool with equal arguments. Default `tool`. */
  readonly of?: 'tool' | 'call'
  /** How far back. Absent: as far as is known. */
  readonly withinSeconds?: number
}

const globs = z.optional(oneOrMore(z.string()))
const seconds = z.optional(z.number().check(z.gt(0, { error: 'must be more than 0 seconds' })))
const bound = z.optional(z.number())

/** The schema of `after`. */
export const sequenceSchema: z.ZodMiniType<Sequence> = section({
  steps: z
    .array(
      section({
        tool: globs,
        server: globs,
        surface: z.optional(z.enum(Object.keys(surfaces) as [Surface, ...Surface[]])),
        minCount: z.optional(z.int().check(z.gte(1, { error: 'must be at least 1' }))),
      }),
    )
    .check(z.minLength(1, { error: 'a sequence needs at least one step' })),
  withinSeconds: seconds,
}) as z.ZodMiniType<Sequence>

/** The schema of `history`. */
export const historySchema: z.ZodMiniType<HistoryCondition> = section({
  firstSeen: z.optional(z.boolean()),
  count: z.optional(section({ equals: bound, gt: bound, gte: bound, lt: bound, lte: bound })),
  of: z.optional(z.enum(['tool', 'call'])),
  withinSeconds: seconds,
}).check(
  z.refine(({ firstSeen, count }) => firstSeen !== undefined || count !== undefined, {
    error: 'needs `firstSeen` or `count`',
  }),
) as z.ZodMiniType<HistoryCondition>

/** The events of the window; `undefined` when there is no record, or no clock to measure the window with. */
function eventsWithin(
  context: GuardContext,
  withinSeconds: number | undefined,
): readonly PastEvent[] | undefined {
  const { history } = context.request
  if (history === undefined || withinSeconds === undefined) return history
  const now = context.time
  if (now === undefined) return undefined
  return history.filter(({ time }) => time !== undefined && now - time <= withinSeconds * 1000)
}

function matcherOf(step: SequenceStep): (event: PastEvent) => boolean {
  const tools = step.tool === undefined ? undefined : [step.tool].flat().map(compileGlob)
  const servers = step.server === undefined ? undefined : [step.server].flat().map(compileGlob)
  const surface = step.surface ?? 'tool.call'
  const fits = (
    matchers: readonly ((text: string) => boolean)[] | undefined,
    value: string | undefined,
  ): boolean => matchers === undefined || (value !== undefined && matchers.some((matches) => matches(value)))
  return (event) => event.surface === surface && fits(tools, event.tool) && fits(servers, event.server)
}

/** Compiles `after`. O(events x 1): each event is looked at once. */
export function compileSequence({ steps, withinSeconds }: Sequence): (context: GuardContext) => Kleene {
  const wanted = steps.map((step) => ({ matches: matcherOf(step), minCount: step.minCount ?? 1 }))
  return (context) => {
    const events = eventsWithin(context, withinSeconds)
    if (events === undefined) return unknown
    let position = 0
    let seen = 0
    for (const event of events) {
      const step = wanted[position]
      if (step === undefined) break
      if (!step.matches(event) || ++seen < step.minCount) continue
      position++
      seen = 0
    }
    return known(position === wanted.length)
  }
}

/** Compiles `history`. */
export function compileHistory(condition: HistoryCondition): (context: GuardContext) => Kleene {
  const { firstSeen, count, of = 'tool', withinSeconds } = condition
  return (context) => {
    const events = eventsWithin(context, withinSeconds)
    const { tool, surface } = context.facts
    if (events === undefined || tool === undefined) return unknown
    const digest = of === 'call' ? context.facts.documentDigest : undefined
    if (of === 'call' && digest === undefined) return unknown
    const same = events.filter(
      (event) =>
        event.surface === surface &&
        event.tool === tool &&
        (of === 'tool' || event.documentDigest === digest),
    ).length
    return known(
      (firstSeen === undefined || firstSeen === (same === 0)) &&
        (count === undefined || inBounds(count, same)),
    )
  }
}
