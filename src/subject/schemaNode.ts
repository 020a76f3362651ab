/**
 * Finds the part of a JSON Schema that describes one argument.
 *
 * @module
 */
import type { PathStep } from '../json/paths.ts'
import { isJsonObject, ownMember, type JsonObject, type JsonValue } from '../json/value.ts'

// References may form a ring; a legal schema needs few in a row.
const mostReferences = 16

/** The input schema of a tool definition; `undefined` when there is none. */
export function inputSchemaOf(definition: JsonObject): JsonObject | undefined {
  const schema = ownMember(definition, 'inputSchema')
  return isJsonObject(schema) ? schema : undefined
}

/**
 * The node of a schema that describes the value at a place: through `properties`, `items`, `prefixItems`,
 * `additionalProperties`, and local references (`#/$defs/name`); of `anyOf`, `oneOf` and `allOf` the first branch that
 * describes it. `undefined` when nothing does. O(place x references).
 */
export function schemaNodeAt(root: JsonObject, location: readonly PathStep[]): JsonObject | undefined {
  let node: JsonObject | undefined = resolveReference(root, root)
  for (const key of location) {
    if (node === undefined) return undefined
    node = childOf(root, node, key, 0)
  }
  return node
}

function childOf(
  root: JsonObject,
  node: JsonObject,
  key: string | number,
  depth: number,
): JsonObject | undefined {
  const direct = typeof key === 'number' ? itemOf(node, key) : propertyOf(node, key)
  if (isJsonObject(direct)) return resolveReference(root, direct)
  if (depth > 4) return undefined
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = ownMember(node, keyword)
    if (!Array.isArray(branches)) continue
    for (const branch of branches.slice(0, 16) as readonly JsonValue[]) {
      const target = isJsonObject(branch) ? resolveReference(root, branch) : undefined
      const found = target === undefined ? undefined : childOf(root, target, key, depth + 1)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function propertyOf(node: JsonObject, key: string): JsonValue | undefined {
  const properties = ownMember(node, 'properties')
  return (
    (isJsonObject(properties) ? ownMember(properties, key) : undefined) ??
    ownMember(node, 'additionalProperties')
  )
}

function itemOf(node: JsonObject, index: number): JsonValue | undefined {
  const prefix = ownMember(node, 'prefixItems')
  const listed = Array.isArray(prefix) ? (prefix as readonly JsonValue[])[index] : undefined
  return listed ?? ownMember(node, 'items')
}

/** Follows local references (`#/$defs/name`) to what they name; `undefined` when they lead nowhere or in a ring. */
export function resolveReference(root: JsonObject, node: JsonObject): JsonObject | undefined {
  let at: JsonObject | undefined = node
  for (let count = 0; count < mostReferences; count += 1) {
    const reference: JsonValue | undefined = at === undefined ? undefined : ownMember(at, '$ref')
    if (typeof reference !== 'string') return at
    at = pointedAt(root, reference)
  }
  return undefined
}

/** A local JSON pointer (RFC 6901); anything else points nowhere, for nothing is fetched. */
function pointedAt(root: JsonObject, reference: string): JsonObject | undefined {
  if (!reference.startsWith('#/') || reference.length > 512) return undefined
  let value: JsonValue | undefined = root
  for (const token of reference.slice(2).split('/')) {
    if (!isJsonObject(value)) return undefined
    value = ownMember(value, token.replaceAll('~1', '/').replaceAll('~0', '~'))
  }
  return isJsonObject(value) ? value : undefined
}
