/**
 * Pins one definition: a digest of the whole and one of each of its parts.
 *
 * @module
 */
import { PortcullisError } from '../../errors.ts'
import { canonicalCopy, canonicalJson, copiedText } from '../../json/canonical.ts'
import { sha256Hex } from '../../json/digest.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { PinKind, PinnedEntry } from './pinned.ts'

/**
 * The parts that the protocol knows, by kind, as revision 2025-11-25 names them (schema.ts: Tool, Prompt, Resource,
 * ResourceTemplate, InitializeResult). Whatever else there is counts as `other`.
 */
const sectionsByKind: Readonly<Record<PinKind, readonly string[]>> = Object.freeze({
  server: ['instructions', 'serverInfo'],
  tool: [
    'name',
    'title',
    'description',
    'inputSchema',
    'outputSchema',
    'annotations',
    'icons',
    'execution',
    '_meta',
  ],
  prompt: ['name', 'title', 'description', 'arguments', 'icons', '_meta'],
  resource: ['uri', 'name', 'title', 'description', 'mimeType', 'size', 'annotations', 'icons', '_meta'],
  resourceTemplate: [
    'uriTemplate',
    'name',
    'title',
    'description',
    'mimeType',
    'annotations',
    'icons',
    '_meta',
  ],
})

/** The member that names an entry. */
export const nameMembers: Readonly<Record<PinKind, string | undefined>> = Object.freeze({
  server: undefined,
  tool: 'name',
  prompt: 'name',
  resource: 'uri',
  resourceTemplate: 'uriTemplate',
})

/** Where what the protocol does not know is filed. */
const otherSection = 'other'

/**
 * Pins a raw definition. The entry shares nothing with it, so that a server in the same process cannot change what was
 * pinned. O(size).
 *
 * @throws {@link PortcullisError} `json_invalid` when it has no canonical form, `name_invalid` when it has no name.
 */
export function pinEntry(kind: PinKind, raw: JsonObject): PinnedEntry {
  const named = nameMembers[kind]
  const name = named === undefined ? '' : Object.hasOwn(raw, named) ? raw[named] : undefined
  if (typeof name !== 'string')
    throw new PortcullisError('name_invalid', `every ${kind} of a catalogue needs a \`${named ?? ''}\``)
  const { names, texts, definition } = writtenOf(raw)
  const known = sectionsByKind[kind]
  // One pass over the text: the canonical form of the whole is put together from those of its members.
  let whole = ''
  let others = ''
  const digests = new Map<string, string>()
  for (let index = 0; index < names.length; index++) {
    const member = names[index] as string
    const text = texts[index] as string
    const isKnown = known.includes(member)
    // What the protocol calls its parts needs no escape.
    const written = `${isKnown ? `"${member}"` : canonicalJson(member)}:${text}`
    whole += `${index === 0 ? '{' : ','}${written}`
    if (isKnown) digests.set(member, sha256Hex(text))
    else others += `${others === '' ? '{' : ','}${written}`
  }
  whole += names.length === 0 ? '{}' : '}'
  const sections: Record<string, string> = {}
  for (const section of known) {
    const digest = digests.get(section)
    if (digest !== undefined) sections[section] = digest
  }
  if (others !== '') sections[otherSection] = sha256Hex(`${others}}`)
  return {
    kind,
    name,
    digest: sha256Hex(whole),
    sections,
    definition: definition ?? (JSON.parse(whole) as JsonObject),
  }
}

/** A definition as it is pinned. */
interface Written {
  /** The names of its members, in canonical order, and the canonical text of each. */
  readonly names: readonly string[]
  readonly texts: readonly string[]
  /** A copy in canonical order, when one was made on the way. */
  readonly definition?: JsonObject
}

function writtenOf(raw: JsonObject): Written {
  const definition = canonicalCopy(raw)
  if (isJsonObject(definition)) {
    const names = Object.keys(definition)
    const texts: string[] = []
    for (const member of names) {
      const text = copiedText(definition[member] as JsonValue)
      if (text === undefined) break
      texts.push(text)
    }
    if (texts.length === names.length) return { names, texts, definition }
  }
  const names = Object.keys(raw)
    .filter((member) => (raw[member] as unknown) !== undefined)
    .sort()
  return { names, texts: names.map((member) => canonicalJson(raw[member] as JsonValue)) }
}
