/**
 * The kinds of a tool's arguments: as the policy gives them, else inferred, once for each.
 *
 * @module
 */
import type { PathStep } from '../json/paths.ts'
import type { JsonObject } from '../json/value.ts'
import type { ParameterKind } from './kind.ts'
import type { KindOverride } from './kindOverrides.ts'
import { parameterKindOf, type InferredKind } from './parameterKind.ts'
import { inputSchemaOf, schemaNodeAt } from './schemaNode.ts'

const mostRemembered = 4096

/** Tells the kind of an argument with the evidence for it, by its place. */
export type KindAt = (location: readonly PathStep[]) => InferredKind

/** The kinds of a tool's arguments. */
export type Kinds = (tool: string | undefined, definition: JsonObject | undefined) => KindAt

/** Kinds are inferred once for each definition and name; without a definition, for each tool and name. */
export function kindCache(kindOf: KindOverride | undefined): Kinds {
  const byDefinition = new WeakMap<JsonObject, Map<string, InferredKind>>()
  const withoutDefinition = new Map<string, InferredKind>()
  const given = new Map<ParameterKind, InferredKind>()
  const byPolicy = (kind: ParameterKind): InferredKind => {
    const known = given.get(kind) ?? Object.freeze({ kind, because: 'policy' })
    given.set(kind, known)
    return known
  }
  const cacheOf = (definition: JsonObject): Map<string, InferredKind> => {
    const known = byDefinition.get(definition) ?? new Map<string, InferredKind>()
    byDefinition.set(definition, known)
    return known
  }
  return (tool, definition) => {
    const schema = definition === undefined ? undefined : inputSchemaOf(definition)
    const cache = definition === undefined ? withoutDefinition : cacheOf(definition)
    return (location) => {
      const override = tool === undefined ? undefined : kindOf?.(tool, location)
      if (override !== undefined) return byPolicy(override)
      const key = `${tool ?? ''}\n${location.map((each) => (typeof each === 'number' ? '#' : each)).join('\n')}`
      const remembered = cache.get(key)
      if (remembered !== undefined) return remembered
      const node = schema === undefined ? undefined : schemaNodeAt(schema, location)
      const inferred = parameterKindOf(location, node, tool)
      // The names come from outside: whoever invents ever new ones makes the cache start over, not grow.
      if (cache.size >= mostRemembered) cache.clear()
      cache.set(key, inferred)
      return inferred
    }
  }
}
