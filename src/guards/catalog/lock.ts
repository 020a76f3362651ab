/**
 * The lock: what a server advertised when somebody approved it, as plain data to keep in a file (`mcp-lock.json`) or store.
 *
 * @module
 */
import { PortcullisError } from '../../errors.ts'
import { digestOf } from '../../json/digest.ts'
import { isJsonObject, ownMember, type JsonValue } from '../../json/value.ts'
import { pinEntry } from './pinEntry.ts'
import type { PinKind, PinnedEntry } from './pinned.ts'

/** What one server advertised. Equal catalogues have equal locks, byte by byte, in whatever order they were listed. */
export interface Lock {
  /** The version of this format. */
  readonly lockVersion: 1
  /** The host's name for the server. */
  readonly server: string
  /** SHA-256 over the server's name, what is covered, and kind, name and digest of every entry, hexadecimal. */
  readonly digest: string
  /** The kinds that were listed when it was made: of these, what is not in it was not there. In the order of `PinKind`. */
  readonly covers: readonly PinKind[]
  /** By kind, then by name in UTF-16 order, then by digest. */
  readonly entries: readonly PinnedEntry[]
}

const kinds: readonly PinKind[] = ['server', 'tool', 'prompt', 'resource', 'resourceTemplate']

/** Tells whether a value names a kind of entry. */
function isPinKind(value: unknown): value is PinKind {
  return kinds.includes(value as PinKind)
}

/** Makes a lock of entries, in whatever order they come, and of what was listed besides. */
export function lockOf(
  server: string,
  unordered: readonly PinnedEntry[],
  listed: readonly PinKind[] = [],
): Lock {
  const covers = kinds.filter(
    (kind) => listed.includes(kind) || unordered.some((entry) => entry.kind === kind),
  )
  const entries = [...unordered].sort(byPlace)
  const digest = digestOf([server, covers, ...entries.map((entry) => [entry.kind, entry.name, entry.digest])])
  return { lockVersion: 1, server, digest, covers, entries }
}

function byPlace(left: PinnedEntry, right: PinnedEntry): number {
  return (
    kinds.indexOf(left.kind) - kinds.indexOf(right.kind) ||
    compare(left.name, right.name) ||
    compare(left.digest, right.digest)
  )
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/**
 * The text of a lock as it is kept in a file: two spaces of indentation, a new line at the end, the same bytes for the same
 * lock.
 *
 * @example
 * ```ts
 * const lock = pinCatalog({ name: 'files', tools: [{ name: 'read', inputSchema: { type: 'object' } }] })
 * console.log(parseLock(JSON.parse(lockText(lock))).digest === lock.digest) // => true
 * ```
 */
export function lockText(lock: Lock): string {
  return `${JSON.stringify(lock, undefined, 2)}\n`
}

/**
 * Reads a lock and computes every digest anew, so that a lock which was edited by hand is refused.
 *
 * @param value - What `JSON.parse` made of the text.
 * @throws {@link PortcullisError} `lock_invalid` when it is no lock, or a digest does not fit its definition.
 */
export function parseLock(value: unknown): Lock {
  if (!isJsonObject(value) || value['lockVersion'] !== 1)
    throw invalid('a lock must be an object with `lockVersion` 1')
  const server = ownMember(value, 'server')
  const entries = ownMember(value, 'entries')
  if (typeof server !== 'string') throw invalid('a lock must name its `server`')
  if (!Array.isArray(entries)) throw invalid('a lock must have a list of `entries`')
  const read = (entries as readonly JsonValue[]).map((entry) => {
    const kind = isJsonObject(entry) ? ownMember(entry, 'kind') : undefined
    const definition = isJsonObject(entry) ? ownMember(entry, 'definition') : undefined
    if (!isPinKind(kind) || !isJsonObject(definition) || !isJsonObject(entry))
      throw invalid('an entry of a lock must have a `kind` and a `definition`')
    const pinned = pinEntry(kind, definition)
    if (digestOf(entry) !== digestOf(pinned as unknown as JsonValue))
      throw invalid(`the entry \`${pinned.name}\` does not fit its digests, pin the catalogue again`)
    return pinned
  })
  const covers = ownMember(value, 'covers')
  const listed = Array.isArray(covers) ? (covers as readonly unknown[]).filter(isPinKind) : []
  const lock = lockOf(server, read, listed)
  if (digestOf(value) !== digestOf(lock as unknown as JsonValue))
    throw invalid('the lock does not fit its digest, pin the catalogue again')
  return lock
}

function invalid(message: string): PortcullisError {
  return new PortcullisError('lock_invalid', message)
}
