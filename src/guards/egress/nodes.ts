/**
 * Walks a document value by value; places are put together only when somebody asks for them.
 *
 * @module
 */
import type { PathStep } from '../../json/paths.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'

/** A place in a document: names and indices from the root. */
export type Location = readonly PathStep[]

/** A value with its place. */
export interface Node {
  readonly value: JsonValue
  /** `undefined` for the root. */
  readonly parent: Node | undefined
  /** The name or index under the parent. */
  readonly key: PathStep
}

/** The place of a node. O(depth). */
export function locationOf(node: Node): Location {
  const location: PathStep[] = []
  for (let at = node; at.parent !== undefined; at = at.parent) location.push(at.key)
  return location.reverse()
}

/** All values of a document, parents before children, in document order. O(size). */
export function* nodesOf(document: JsonValue): Generator<Node> {
  const stack: Node[] = [{ value: document, parent: undefined, key: '' }]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node
    const { value } = node
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        stack.push({ value: (value as readonly JsonValue[])[index] ?? null, parent: node, key: index })
      }
    } else {
      const object = value as JsonObject
      for (const key of Object.keys(object).reverse()) {
        stack.push({ value: object[key] ?? null, parent: node, key })
      }
    }
  }
}
