/**
 * Layers: rules that an organisation, a team or an agent puts on top of the policy's own. A layer only tightens, but where
 * the rule above it is marked `overridable`.
 *
 * @module
 */
import * as z from 'zod/mini'
import type { GuardContext } from '../../decision/guard.ts'
import type { PolicyProblem } from '../../errors.ts'
import { section } from '../../json/strictObject.ts'
import { nearest } from '../../text/nearest.ts'
import { compileCondition } from './condition.ts'
import { yes } from './kleene.ts'
import { oneOrMore } from './predicate.schema.ts'
import { defaultSchema, ruleSchema, type DefaultEffect, type Rule } from './schema.ts'

/** Whom a layer is for. Every key must hold; a list means any of. */
export interface LayerAudience {
  /** The organisation, as a glob. */
  readonly org?: string | readonly string[]
  /** The team, as a glob. */
  readonly team?: string | readonly string[]
  /** The agent, as a glob. */
  readonly agent?: string | readonly string[]
  /** The principal, as a glob. */
  readonly principal?: string | readonly string[]
  /** A role that the principal has. */
  readonly role?: string | readonly string[]
}

/** Rules on top of the policy's own. */
export interface Layer {
  /** The layer above this one. Absent: the policy itself. */
  readonly extends?: string
  /** Whom it is for. Absent: nobody by itself, only through layers that extend it. */
  readonly for?: LayerAudience
  /** Its rules; the first match decides for this layer. */
  readonly rules?: readonly Rule[]
  /** What it decides when none of its rules matches. Absent: nothing. */
  readonly default?: DefaultEffect
}

/** The policy section `layers`: layers by name. */
export type LayersSection = Readonly<Record<string, Layer>>

const globs = z.optional(oneOrMore(z.string()))

/** The schema of `layers`. */
export const layersSchema: z.ZodMiniType<LayersSection> = z.record(
  z.string(),
  section({
    extends: z.optional(z.string()),
    for: z.optional(section({ org: globs, team: globs, agent: globs, principal: globs, role: globs })),
    rules: z.optional(z.array(ruleSchema)),
    default: z.optional(defaultSchema),
  }),
) as z.ZodMiniType<LayersSection>

/** Layers that extend themselves or a layer that is not there. */
export function layerProblems(layers: LayersSection): readonly PolicyProblem[] {
  return Object.entries(layers).flatMap(([name, layer]) => {
    const path = `layers.${name}.extends`
    const above = layer.extends
    if (above === undefined) return []
    if (!Object.hasOwn(layers, above)) {
      const meant = nearest(above, Object.keys(layers))
      return [
        {
          path,
          message: `there is no layer \`${above}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
        },
      ]
    }
    return chainOf(layers, name) === undefined
      ? [{ path, message: `the layer \`${name}\` extends itself` }]
      : []
  })
}

/** A layer and those above it, topmost first; `undefined` when they go round in a circle. */
function chainOf(layers: LayersSection, name: string): readonly string[] | undefined {
  const chain: string[] = []
  for (
    let at: string | undefined = name;
    at !== undefined && Object.hasOwn(layers, at);
    at = layers[at]?.extends
  ) {
    if (chain.includes(at)) return undefined
    chain.unshift(at)
  }
  return chain
}

/** Compiles who gets which layers: chains of layer names, topmost first, one for each layer that is for the caller. */
export function compileAudience(
  layers: LayersSection,
): (context: GuardContext) => readonly (readonly string[])[] {
  const audiences = Object.entries(layers).flatMap(([name, layer]) => {
    if (layer.for === undefined) return []
    const check = compileCondition(layer.for, { quantifier: 'any', beforeCall: false })
    return [{ check, chain: chainOf(layers, name) ?? [] }]
  })
  return (context) => {
    const chains = audiences.flatMap(({ check, chain }) => (check(context) === yes ? [chain] : []))
    // A layer that another one extends has its say there.
    return chains.filter(
      (chain) => !chains.some((other) => other !== chain && chain.every((name, at) => other[at] === name)),
    )
  }
}
