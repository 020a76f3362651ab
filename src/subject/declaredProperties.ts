/**
 * The arguments that a tool says it has.
 *
 * @module
 */
import { isJsonObject, ownMember, type JsonObject, type JsonValue } from '../json/value.ts'
import { compilePattern, type LinearPattern } from '../text/pattern/pattern.ts'
import { inputSchemaOf, resolveReference } from './schemaNode.ts'

// JSON Schema 2020-12, core section 10.2: these apply to the same object.
const composing = ['allOf', 'anyOf', 'oneOf'] as const
const conditional = ['if', 'then', 'else'] as const
const mostSchemas = 200

/**
 * Tells which names a tool's input schema declares: in `properties` and `patternProperties`, also behind `allOf`, `anyOf`,
 * `oneOf`, `if` / `then` / `else` and local references. `undefined` when the definition has no input schema. A pattern that
 * a linear engine does not know declares nothing. O(size of the schema), bounded.
 */
export function declaredProperties(definition: JsonObject): ((name: string) => boolean) | undefined {
  const root = inputSchemaOf(definition)
  if (root === undefined) return undefined
  const names = new Set<string>()
  const patterns: LinearPattern[] = []
  const seen = new Set<JsonObject>()
  const waiting: JsonValue[] = [root]
  while (waiting.length > 0 && seen.size < mostSchemas) {
    const next = waiting.pop()
    const node = isJsonObject(next) ? resolveReference(root, next) : undefined
    if (node === undefined || seen.has(node)) continue
    seen.add(node)
    for (const name of namesIn(node, 'properties')) names.add(name)
    for (const source of namesIn(node, 'patternProperties')) {
      const compiled = compilePattern(source)
      if ('pattern' in compiled) patterns.push(compiled.pattern)
    }
    for (const keyword of composing) {
      const branches = ownMember(node, keyword)
      if (Array.isArray(branches)) for (const branch of branches as readonly JsonValue[]) waiting.push(branch)
    }
    for (const keyword of conditional) {
      const branch = ownMember(node, keyword)
      if (branch !== undefined) waiting.push(branch)
    }
  }
  return (name) => names.has(name) || patterns.some((pattern) => pattern.test(name))
}

function namesIn(node: JsonObject, keyword: string): readonly string[] {
  const members = ownMember(node, keyword)
  return isJsonObject(members) ? Object.keys(members) : []
}
