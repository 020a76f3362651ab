/**
 * Remembers the kinds of arguments, so that they are inferred once.
 *
 * @module
 */
import type { JsonObject } from '../../json/value.ts'
import type { ParameterKind } from '../../subject/kind.ts'
import type { KindOverride } from '../../subject/kindOverrides.ts'
import { parameterKindOf } from '../../subject/parameterKind.ts'
import { inputSchemaOf, schemaNodeAt } from '../../subject/schemaNode.ts'
import type { KindAt } from './destinations.ts'

const mostRemembered = 4096

/** The kinds of a tool's arguments. */
export type Kinds = (tool: string | undefined, definition: JsonObject | undefined) => KindAt

/** Kinds are inferred once for each definition and name; without a definition, for each tool and name. */
export function kindCache(kindOf: KindOverride | undefined): Kinds {
  const byDefinition = new WeakMap<JsonObject, Map<string, ParameterKind>>()
  const withoutDefinition = new Map<string, ParameterKind>()
  const cacheOf = (definition: JsonObject): Map<string, ParameterKind> => {
    const known = byDefinition.get(definition) ?? new Map<string, ParameterKind>()
    byDefinition.set(definition, known)
    return known
  }
  return (tool, definition) => {
    const schema = definition === undefined ? undefined : inputSchemaOf(definition)
    const cache = definition === undefined ? withoutDefinition : cacheOf(definition)
    return (location) => {
      const given = tool === undefined ? undefined : kindOf?.(tool, location)
      if (given !== undefined) return given
      const key = `${tool ?? ''}\n${location.map((each) => (typeof each === 'number' ? '#' : each)).join('\n')}`
      const remembered = cache.get(key)
      if (remembered !== undefined) return remembered
      const node = schema === undefined ? undefined : schemaNodeAt(schema, location)
      const { kind } = parameterKindOf(location, node, tool)
      // The names come from outside: whoever invents ever new ones makes the cache start over, not grow.
      if (cache.size >= mostRemembered) cache.clear()
      cache.set(key, kind)
      return kind
    }
  }
}
