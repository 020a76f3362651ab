/**
 * Pins one definition: a digest of the whole and one of each of its parts.
 *
 * @module
 */
import { PortcullisError } from '../../errors.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { sha256Hex } from '../../json/digest.ts'
import type { JsonObject } from '../../json/value.ts'
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
  const known = sectionsByKind[kind]
  // One pass over the text: the canonical form of the whole is put together from those of its members.
  const members: string[] = []
  const others: string[] = []
  const texts = new Map<string, string>()
  for (const key of Object.keys(raw).sort()) {
    const value = raw[key]
    if ((value as unknown) === undefined) continue
    const text = canonicalJson(value as NonNullable<typeof value>)
    const member = `${canonicalJson(key)}:${text}`
    members.push(member)
    if (known.includes(key)) texts.set(key, text)
    else others.push(member)
  }
  const whole = `{${members.join(',')}}`
  const sections: Record<string, string> = {}
  for (const section of known) {
    const text = texts.get(section)
    if (text !== undefined) sections[section] = sha256Hex(text)
  }
  if (others.length > 0) sections[otherSection] = sha256Hex(`{${others.join(',')}}`)
  return { kind, name, digest: sha256Hex(whole), sections, definition: JSON.parse(whole) as JsonObject }
}
