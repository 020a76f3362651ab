/**
 * Pins a whole catalogue: everything that a server advertises, as it came over the wire.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../json/value.ts'
import { lockOf, type Lock } from './lock.ts'
import type { PinKind, PinnedEntry } from './pinned.ts'
import { pinEntry } from './pinEntry.ts'

/** What a server advertises. Hand in the raw objects: SDK clients strip the keys that they do not know. */
export interface Catalog {
  /** The host's name for the server. */
  readonly name: string
  /** What `tools/list` answered, all pages together. */
  readonly tools?: readonly JsonObject[]
  /** What `prompts/list` answered. */
  readonly prompts?: readonly JsonObject[]
  /** What `resources/list` answered. */
  readonly resources?: readonly JsonObject[]
  /** What `resources/templates/list` answered. */
  readonly resourceTemplates?: readonly JsonObject[]
  /** What `initialize` answered as instructions. */
  readonly instructions?: string
  /** What `initialize` answered about the server. */
  readonly serverInfo?: JsonObject
}

/**
 * Pins a catalogue: SHA-256 over the canonical JSON (RFC 8785) of every whole raw definition and of each of its parts.
 * Independent of the order of keys and of lists. O(size).
 *
 * @throws {@link PortcullisError} `json_invalid` for a definition without a canonical form (a lone surrogate, a cycle),
 * `name_invalid` for one without a name.
 *
 * @example
 * ```ts
 * const before = pinCatalog({ name: 'files', tools: [{ name: 'read', description: 'Reads a file.' }] })
 * const changes = diffCatalog(before, { name: 'files', tools: [{ name: 'read', description: 'Reads any file.' }] })
 * console.log(changes.map(({ name, path, grade }) => `${name} ${path} ${grade}`).join()) // => read $.description text-changed
 * ```
 */
export function pinCatalog(server: Catalog): Lock {
  return lockOf(server.name, entriesOf(server), kindsIn(server))
}

/** The kinds of which a catalogue has a list. */
function kindsIn(server: Catalog): readonly PinKind[] {
  const lists = {
    tool: server.tools,
    prompt: server.prompts,
    resource: server.resources,
    resourceTemplate: server.resourceTemplates,
    server: server.serverInfo ?? server.instructions,
  }
  return (Object.keys(lists) as PinKind[]).filter((kind) => lists[kind] !== undefined)
}

/** The entries of a catalogue, in the order they were listed. */
export function entriesOf(server: Catalog): readonly PinnedEntry[] {
  const of = (kind: PinKind, list: readonly JsonObject[] = []): readonly PinnedEntry[] =>
    list.map((definition) => pinEntry(kind, definition))
  const self = selfOf(server)
  return [
    ...(Object.keys(self).length === 0 ? [] : [pinEntry('server', self)]),
    ...of('tool', server.tools),
    ...of('prompt', server.prompts),
    ...of('resource', server.resources),
    ...of('resourceTemplate', server.resourceTemplates),
  ]
}

/** What a server says of itself, as one definition. */
function selfOf({ instructions, serverInfo }: Pick<Catalog, 'instructions' | 'serverInfo'>): JsonObject {
  const self: Record<string, JsonValue> = {}
  if (instructions !== undefined) self['instructions'] = instructions
  if (serverInfo !== undefined) self['serverInfo'] = serverInfo
  return self
}
