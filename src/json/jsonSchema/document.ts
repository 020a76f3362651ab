/**
 * A schema document: where its references lead. Nothing is fetched; a reference that leaves the document leads nowhere.
 *
 * @module
 */
import { isJsonObject, ownMember, type JsonArray, type JsonObject, type JsonValue } from '../value.ts'

/** What a document knows of itself. */
export interface SchemaDocument {
  /** What a reference that stands in a schema leads to; `undefined` when it leads nowhere within the document. */
  resolve(reference: string, from: JsonObject): JsonValue | undefined
}

/** Keywords whose values are data, not schemas. */
const data: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples'])
const longestReference = 1_024

/** Reads a document once: its identifiers and anchors, and to which embedded resource each schema belongs. O(size). */
export function readDocument(root: JsonObject): SchemaDocument {
  const resources = new Map<string, JsonObject>()
  const anchors = new Map<JsonObject, Map<string, JsonObject>>()
  const homes = new Map<JsonObject, JsonObject>()
  const waiting: (readonly [JsonValue, JsonObject])[] = [[root, root]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, outer] = next
    if (Array.isArray(value)) {
      for (const item of value as JsonArray) waiting.push([item, outer])
      continue
    }
    if (!isJsonObject(value) || homes.has(value)) continue
    const id = ownMember(value, '$id')
    const isResource = typeof id === 'string' && !id.startsWith('#')
    const home = isResource ? value : outer
    homes.set(value, home)
    if (isResource) resources.set(withoutFragment(id), value)
    const names = [ownMember(value, '$anchor'), ownMember(value, '$dynamicAnchor')]
    // Draft-07 section 8.2.3: a location-independent identifier.
    if (typeof id === 'string' && id.startsWith('#')) names.push(id.slice(1))
    for (const name of names) {
      if (typeof name !== 'string') continue
      const known = anchors.get(home) ?? new Map<string, JsonObject>()
      anchors.set(home, known)
      if (!known.has(name)) known.set(name, value)
    }
    for (const [key, member] of Object.entries(value)) {
      if (!data.has(key) && typeof member === 'object' && member !== null) waiting.push([member, home])
    }
  }
  return {
    resolve(reference, from) {
      if (reference.length > longestReference) return undefined
      const hash = reference.indexOf('#')
      const target = hash === -1 ? reference : reference.slice(0, hash)
      const fragment = decoded(hash === -1 ? '' : reference.slice(hash + 1))
      const home = target === '' ? (homes.get(from) ?? root) : resources.get(target)
      if (home === undefined || fragment === undefined) return undefined
      if (fragment === '') return home
      return fragment.startsWith('/') ? pointedAt(home, fragment) : anchors.get(home)?.get(fragment)
    },
  }
}

function withoutFragment(id: string): string {
  return id.endsWith('#') ? id.slice(0, -1) : id
}

function decoded(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return undefined
  }
}

/** A JSON pointer (RFC 6901). */
function pointedAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value))
      value = /^(?:0|[1-9]\d{0,9})$/.test(key) ? (value as JsonArray)[Number(key)] : undefined
    else if (isJsonObject(value)) value = ownMember(value, key)
    else return undefined
  }
  return value
}
