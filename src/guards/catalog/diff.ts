/**
 * What changed in a catalogue since it was pinned, graded.
 *
 * @module
 */
import { PortcullisError } from '../../errors.ts'
import type { Finding } from '../../decision/decision.ts'
import { digestOf } from '../../json/digest.ts'
import { formatPath, type PathStep } from '../../json/paths.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import { compareEntries } from './compareEntries.ts'
import type { ChangeGrade } from './grade.ts'
import { lockOf, type Lock } from './lock.ts'
import type { PinKind, PinnedEntry } from './pinned.ts'
import { entriesOf, type Catalog } from './pin.ts'
import { nameMembers } from './pinEntry.ts'

/** One thing that changed. A definition with several changes has several of these, all with the same digests. */
export interface Change {
  /** What changed. */
  readonly kind: PinKind
  /** Its name, as it is now; the old one of what was removed. */
  readonly name: string
  /** How grave it is. */
  readonly grade: ChangeGrade
  /** Where in the definition, such as `$.inputSchema.properties.to`; `$` for all of it. */
  readonly path: string
  /** One sentence for a person; holds nothing of the texts. */
  readonly message: string
  /** The digest that was pinned; absent when nothing of this name was. */
  readonly pinned?: string
  /** The digest of what is there now: the one to name in order to approve it. Absent when it was removed. */
  readonly digest?: string
  /** The name under which it was pinned, when it was renamed. */
  readonly renamedFrom?: string
  /** What is there now, as it would be pinned. */
  readonly seen?: PinnedEntry
}

/** What a comparison may use. */
export interface DiffOptions {
  /**
   * Looks for poison in a definition, such as `scanToolDefinition`. What it finds in a text that changed, and did not find
   * before, makes the change `injected-text`.
   */
  readonly scan?: (definition: JsonObject) => readonly Finding[]
}

/**
 * Compares what a server advertises now with what was pinned. Every edit of a definition is in at least one change. In the
 * order of the lock. O(size of what differs), and digests of all.
 *
 * @throws {@link PortcullisError} as `pinCatalog`, for a catalogue that cannot be pinned.
 */
export function diffCatalog(lock: Lock, seen: Catalog, options: DiffOptions = {}): readonly Change[] {
  return diffEntries(lock.entries, lockOf(seen.name, entriesOf(seen)).entries, options)
}

/** As {@link diffCatalog}, of entries. */
export function diffEntries(
  pinned: readonly PinnedEntry[],
  seen: readonly PinnedEntry[],
  options: DiffOptions = {},
): readonly Change[] {
  const gone = byPlace(pinned)
  const come: PinnedEntry[] = []
  const changes: Change[] = []
  for (const entry of seen) {
    const same = gone.get(placeOf(entry)) ?? []
    const equal = same.findIndex(({ digest }) => digest === entry.digest)
    if (equal !== -1) same.splice(equal, 1)
    else come.push(entry)
  }
  const added: PinnedEntry[] = []
  for (const entry of come) {
    const before = gone.get(placeOf(entry))?.shift()
    if (before === undefined) added.push(entry)
    else changes.push(...changesOf(before, entry, options))
  }
  const lost = [...gone.values()].flat()
  const lostByBody = new Map(lost.map((entry) => [bodyOf(entry), entry] as const))
  const renamed = new Set<PinnedEntry>()
  for (const entry of added) {
    const before = lostByBody.get(bodyOf(entry))
    if (before === undefined || renamed.has(before)) changes.push(additionOf(entry, options))
    else {
      renamed.add(before)
      changes.push({
        ...about(entry, 'renamed', [], 'it has another name than when it was approved'),
        pinned: before.digest,
        renamedFrom: before.name,
      })
    }
  }
  for (const entry of lost) {
    if (renamed.has(entry)) continue
    const { kind, name, digest } = entry
    changes.push({
      kind,
      name,
      grade: 'removed',
      path: '$',
      message: 'it is not listed any more',
      pinned: digest,
    })
  }
  return changes
}

/**
 * The lock with one change approved: what is there now takes the place of what was pinned.
 *
 * @param digest - The digest of what the approver has looked at.
 * @throws {@link PortcullisError} `lock_invalid` when the change is to something of another digest, or its change was seen
 * against another lock.
 *
 * @example
 * ```ts
 * const lock = pinCatalog({ name: 'files', tools: [{ name: 'read' }] })
 * const now = { name: 'files', tools: [{ name: 'read', title: 'Read' }] }
 * const [change] = diffCatalog(lock, now)
 * console.log(diffCatalog(approveChange(lock, change!, change!.digest!), now).length) // => 0
 * ```
 */
export function approveChange(lock: Lock, change: Change, digest: string): Lock {
  const { seen, pinned, kind, name, renamedFrom = name } = change
  if ((seen?.digest ?? pinned) !== digest)
    throw new PortcullisError(
      'lock_invalid',
      'the digest is not that of the change, look at the change again',
    )
  const index = lock.entries.findIndex(
    (entry) => entry.kind === kind && entry.name === renamedFrom && entry.digest === pinned,
  )
  if (pinned !== undefined && index === -1)
    throw new PortcullisError('lock_invalid', 'the change was seen against another lock, compare again')
  const kept = lock.entries.filter((_entry, at) => at !== index)
  return lockOf(lock.server, seen === undefined ? kept : [...kept, seen], lock.covers)
}

function byPlace(entries: readonly PinnedEntry[]): Map<string, PinnedEntry[]> {
  const places = new Map<string, PinnedEntry[]>()
  for (const entry of entries) {
    const list = places.get(placeOf(entry))
    if (list === undefined) places.set(placeOf(entry), [entry])
    else list.push(entry)
  }
  return places
}

function placeOf({ kind, name }: Pick<PinnedEntry, 'kind' | 'name'>): string {
  return `${kind} ${name}`
}

/** What a definition is but for its name: the same for one that was renamed. */
function bodyOf(entry: PinnedEntry): string {
  const { kind, definition } = entry
  const named = nameMembers[kind]
  const rest = Object.fromEntries(Object.entries(definition).filter(([key]) => key !== named))
  // A definition that is nothing but its name is like many others.
  return Object.keys(rest).length === 0 ? placeOf(entry) : `${kind} ${digestOf(rest)}`
}

function about(entry: PinnedEntry, grade: ChangeGrade, steps: readonly PathStep[], message: string): Change {
  const { kind, name, digest } = entry
  return { kind, name, grade, path: formatPath(steps), message, digest, seen: entry }
}

function additionOf(entry: PinnedEntry, { scan }: DiffOptions): Change {
  const found = scan?.(entry.definition) ?? []
  return found.some(enforces)
    ? about(entry, 'injected-text', [], 'it was added, and a scanner found something in it')
    : about(entry, 'added', [], 'it was not there when the catalogue was approved')
}

function changesOf(before: PinnedEntry, after: PinnedEntry, { scan }: DiffOptions): readonly Change[] {
  const changes = compareEntries(before, after).map(({ steps, grade, message }) => ({
    ...about(after, grade, steps, message),
    pinned: before.digest,
  }))
  if (scan === undefined) return changes
  const known = new Set(scan(before.definition).map(identityOf))
  const found = scan(after.definition).filter(
    (finding) => enforces(finding) && !known.has(identityOf(finding)),
  )
  if (found.length === 0) return changes
  const message = 'a scanner found something in the new text'
  const marked = changes.map((change): Change => {
    const isPoisoned = found.some(({ path }) => isWithin(path, change.path))
    return isPoisoned ? { ...change, grade: 'injected-text', message } : change
  })
  const [first, ...rest] = marked
  // What is found where nothing differs was made of what does: say so of the first.
  if (first === undefined || marked.some(({ grade }) => grade === 'injected-text')) return marked
  return [{ ...first, grade: 'injected-text', message }, ...rest]
}

/** Tells whether a path leads to a place or to something below it. */
function isWithin(path: string, place: string): boolean {
  return path.startsWith(place) && (path.length === place.length || '.['.includes(path.charAt(place.length)))
}

function enforces({ grade }: Finding): boolean {
  return grade === 'enforce'
}

function identityOf({ detector, path, digest }: Finding): string {
  return JSON.stringify([detector, path, digest] satisfies JsonValue)
}
