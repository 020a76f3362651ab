/**
 * Drift: how what a server advertises stands to what was pinned. A state machine of plain values: every step is a function
 * of the state before, of what happened and of the settings.
 *
 * | state | what is known | what follows |
 * |---|---|---|
 * | `unbaselined` | nothing was pinned for good | the policy decides |
 * | `verified` | it is as it was pinned, or differs in what the policy lets pass | it may be used |
 * | `changed` | it differs now | recorded, or nothing is listed and nothing may be called |
 * | `pending` | strict, and nobody has approved anything | nothing is listed, nothing may be called |
 * | `quarantined` | it differed once and does not any more, or the host set it apart | as `changed`, until approved |
 *
 * @module
 */
import { diffEntries, type Change, type DiffOptions } from './diff.ts'
import type { ChangeAction, ChangeActions } from './grade.ts'
import { lockOf, type Lock } from './lock.ts'
import type { PinKind, PinnedEntry } from './pinned.ts'

/** Where a server stands. */
export type DriftState = 'unbaselined' | 'verified' | 'changed' | 'pending' | 'quarantined'

/** What the policy says about drift. */
export interface DriftSettings extends DiffOptions {
  /** Whether what is seen first is trusted, or waits for somebody's approval. */
  readonly mode: 'first-use' | 'strict'
  /** Whether what is pinned outlives the process: without that nothing is `verified` that nobody has approved. */
  readonly durable: boolean
  /** What becomes of a change of each grade. */
  readonly changes: ChangeActions
  /** Whether a change sets the whole server apart, or only what changed. */
  readonly scope: 'server' | 'entry'
}

/** What outlives the process. */
export interface DriftRecord {
  /** What is pinned. */
  readonly lock: Lock
  /** Whether somebody approved it, rather than its being what was seen first. */
  readonly approved: boolean
  /** By kind: how many pages of the first listing are pinned; -1 for all. What comes later was added. */
  readonly pages: Readonly<Partial<Record<PinKind, number>>>
  /** The digest of the lock that the host handed in, when it did: a record that was kept against another one is void. */
  readonly basis?: string
  /** What is set apart until it is approved, by place; empty for nothing, `*` for the whole server. */
  readonly held: readonly string[]
}

/** What was last seen of one entry. */
interface Sighting {
  readonly entry: PinnedEntry
  /** How it differs from what is pinned. */
  readonly changes: readonly Change[]
  /** What the policy makes of that; `pending` when nothing is pinned that it could be compared with. */
  readonly action: ChangeAction | 'pending'
  /** How many times the server had said that its list changed. */
  readonly generation: number
}

/** The state of one server as one principal sees it. Immutable. */
export interface Watch {
  readonly server: string
  readonly record: DriftRecord | undefined
  /** What is pinned, by place. */
  readonly pinned: ReadonlyMap<string, PinnedEntry>
  /** What was seen, by place. */
  readonly seen: ReadonlyMap<string, Sighting>
  /** By kind: how many times the server said that its list changed. */
  readonly generations: Readonly<Partial<Record<PinKind, number>>>
  /** By kind: the places of a listing that is under way from its first page on, and how many pages it has. */
  readonly listings: Readonly<
    Partial<Record<PinKind, { readonly pages: number; readonly places: readonly string[] }>>
  >
}

/** One page of a listing. */
export interface Page {
  readonly kind: PinKind
  /** Which page it is, counted from 0. */
  readonly index: number
  /** Whether no page comes after it. */
  readonly last: boolean
  readonly entries: readonly PinnedEntry[]
}

/** The place of an entry. */
export function placeOf(kind: PinKind, name: string): string {
  return `${kind} ${name}`
}

/** The whole server, among what is set apart. */
export const wholeServer = '*'
const allPages = -1

/** A server of which nothing has been seen. */
export function newWatch(server: string, record: DriftRecord | undefined): Watch {
  return withRecord({ server, seen: new Map(), generations: {}, listings: {} }, record)
}

function withRecord(watch: Omit<Watch, 'record' | 'pinned'>, record: DriftRecord | undefined): Watch {
  const entries = record?.lock.entries ?? []
  return {
    ...watch,
    record,
    pinned: new Map(entries.map((entry) => [placeOf(entry.kind, entry.name), entry])),
  }
}

/** Takes another record, as it was read from the store; what was seen is compared with it again. */
export function recordRead(watch: Watch, record: DriftRecord | undefined, settings: DriftSettings): Watch {
  return recompared(withRecord(watch, record), settings)
}

/** The server says that a list changed: until an entry is listed again, what was seen of it is not good any more. */
export function listChanged(watch: Watch, kind: PinKind): Watch {
  return { ...watch, generations: { ...watch.generations, [kind]: (watch.generations[kind] ?? 0) + 1 } }
}

/** A page was listed. The very same watch when it shows nothing new. O(page), and what differs is compared. */
export function pageListed(watch: Watch, page: Page, settings: DriftSettings): Watch {
  const { kind, index, last, entries } = page
  const before = watch.listings[kind]
  const continues = index === 0 || before?.pages === index
  const places = entries.map(({ name }) => placeOf(kind, name))
  const listed = !continues ? undefined : index === 0 ? places : [...(before?.places ?? []), ...places]
  const trusts = settings.mode === 'first-use' && isFirstSight(watch, kind, index)
  const fresh = entries.filter((entry) => !watch.pinned.has(placeOf(kind, entry.name)))
  let next = watch
  if (trusts && (fresh.length > 0 || isProgress(watch, page)))
    next = withRecord(watch, pinnedFurther(watch, page, fresh))
  next = sighted(next, page, settings)
  next = { ...next, listings: { ...next.listings, [kind]: listed && { pages: index + 1, places: listed } } }
  return last && listed !== undefined ? withoutMissing(next, kind, new Set(listed), settings) : next
}

/** Whether a page has not been pinned in the first listing of its kind. */
function isFirstSight({ record }: Watch, kind: PinKind, index: number): boolean {
  const pages = record?.pages[kind] ?? 0
  return pages !== allPages && index >= pages
}

function isProgress({ record }: Watch, { kind, index, last }: Page): boolean {
  const pages = record?.pages[kind] ?? 0
  return pages !== allPages && (last || index + 1 > pages)
}

function pinnedFurther(
  { record, server }: Watch,
  { kind, index, last }: Page,
  fresh: readonly PinnedEntry[],
): DriftRecord {
  const known = record?.lock.entries ?? []
  const unique = new Map(fresh.map((entry) => [entry.name, entry]))
  const lock = lockOf(server, [...known, ...unique.values()], [...(record?.lock.covers ?? []), kind])
  const pages = { ...record?.pages, [kind]: last ? allPages : index + 1 }
  return { ...(record ?? { approved: false, held: [] }), lock, pages }
}

/** Notes what a page shows. */
function sighted(watch: Watch, { kind, entries }: Page, settings: DriftSettings): Watch {
  const generation = watch.generations[kind] ?? 0
  const seen = new Map(watch.seen)
  const held = new Set(watch.record?.held)
  const onPage = new Map<string, string>()
  for (const entry of entries) {
    const place = placeOf(kind, entry.name)
    const twice = onPage.get(place)
    onPage.set(place, entry.digest)
    // Two of one name that differ: the one that was approved may not speak for the other.
    const clash = twice !== undefined && twice !== entry.digest
    const same = seen.get(place)
    if (!clash && same?.entry === entry && same.generation === generation) continue
    const sighting = clash
      ? { entry, changes: diffEntries([], [entry], settings), action: 'quarantine' as const, generation }
      : { ...compared(watch, entry, settings), generation }
    seen.set(place, sighting)
    if (sighting.action === 'quarantine') held.add(place)
    if (clash) onPage.set(place, '')
  }
  return withHeld({ ...watch, seen }, held)
}

function withHeld(watch: Watch, held: ReadonlySet<string>): Watch {
  const { record } = watch
  if (held.size === (record?.held.length ?? 0)) return watch
  const base = record ?? { lock: lockOf(watch.server, []), approved: false, pages: {} }
  return { ...watch, record: { ...base, held: [...held].sort() } }
}

function compared(watch: Watch, entry: PinnedEntry, settings: DriftSettings): Omit<Sighting, 'generation'> {
  const base = watch.pinned.get(placeOf(entry.kind, entry.name))
  if (base?.digest === entry.digest) return { entry, changes: [], action: 'allow' }
  if (base === undefined && settings.mode === 'strict' && watch.record?.pages[entry.kind] !== allPages)
    return { entry, changes: diffEntries([], [entry], settings), action: 'pending' }
  const candidates =
    base === undefined ? [...watch.pinned.values()].filter(({ kind }) => kind === entry.kind) : [base]
  const changes = diffEntries(candidates, [entry], settings).filter(({ grade }) => grade !== 'removed')
  return { entry, changes, action: gravestAction(changes, settings) }
}

const actions: readonly ChangeAction[] = ['allow', 'report', 'quarantine']

function gravestAction(changes: readonly Change[], settings: DriftSettings): ChangeAction {
  const ranks = changes.map(({ grade }) => actions.indexOf(settings.changes[grade]))
  return actions[Math.max(0, ...ranks)] ?? 'quarantine'
}

/** The listing is whole: what is not in it has gone. */
function withoutMissing(
  watch: Watch,
  kind: PinKind,
  listed: ReadonlySet<string>,
  settings: DriftSettings,
): Watch {
  const seen = new Map(watch.seen)
  for (const [place, { entry }] of watch.seen)
    if (entry.kind === kind && !listed.has(place)) seen.delete(place)
  if (settings.changes.removed !== 'quarantine') return { ...watch, seen }
  const held = new Set(watch.record?.held)
  for (const [place, entry] of watch.pinned) if (entry.kind === kind && !listed.has(place)) held.add(place)
  return withHeld({ ...watch, seen }, held)
}

/** Compares everything that was seen with what is pinned now. */
function recompared(watch: Watch, settings: DriftSettings): Watch {
  const seen = new Map<string, Sighting>()
  const held = new Set(watch.record?.held)
  for (const [place, { entry, generation }] of watch.seen) {
    const sighting = { ...compared(watch, entry, settings), generation }
    seen.set(place, sighting)
    if (sighting.action === 'quarantine') held.add(place)
  }
  return withHeld({ ...watch, seen }, held)
}

/** What the server advertises now, as far as it was listed, with what is pinned and was not listed yet. */
export function seenLock({ server, pinned, seen, record, listings }: Watch): Lock {
  const current = new Map<string, PinnedEntry>()
  for (const [place, entry] of pinned) {
    const isGone =
      record?.pages[entry.kind] === allPages && listings[entry.kind] !== undefined && !seen.has(place)
    if (!isGone) current.set(place, entry)
  }
  for (const [place, { entry }] of seen) current.set(place, entry)
  const listed = Object.keys(listings) as PinKind[]
  return lockOf(server, [...current.values()], [...(record?.lock.covers ?? []), ...listed])
}

/**
 * What the server advertises now is approved, or one entry of it.
 *
 * @param digest - That of {@link seenLock}, or of the one entry.
 * @returns `undefined` when nothing that was seen has this digest.
 */
export function approved(watch: Watch, digest: string, settings: DriftSettings): Watch | undefined {
  const whole = seenLock(watch)
  if (whole.digest === digest) return withApproved(watch, whole, [], settings)
  const found = [...watch.seen].find(([, { entry }]) => entry.digest === digest)
  if (found === undefined) return undefined
  const [place, { entry, changes }] = found
  const old = changes.find(({ renamedFrom }) => renamedFrom !== undefined)?.renamedFrom
  const replaced = new Set([place, ...(old === undefined ? [] : [placeOf(entry.kind, old)])])
  const kept = [...watch.pinned].flatMap(([at, each]) => (replaced.has(at) ? [] : [each]))
  const held = (watch.record?.held ?? []).filter((each) => !replaced.has(each))
  const covers = watch.record?.lock.covers ?? []
  return withApproved(watch, lockOf(watch.server, [...kept, entry], covers), held, settings)
}

/** A lock that the host has approved is what is pinned from now on. */
export function withApproved(
  watch: Watch,
  lock: Lock,
  held: readonly string[],
  settings: DriftSettings,
): Watch {
  const pages = Object.fromEntries(lock.covers.map((kind) => [kind, allPages]))
  return recompared(withRecord(watch, { ...watch.record, lock, approved: true, pages, held }), settings)
}

/** The host sets the server apart. */
export function quarantined(watch: Watch): Watch {
  return withHeld(watch, new Set([...(watch.record?.held ?? []), wholeServer]))
}

/** Every change between what is pinned and what was seen, in the order of the places. */
export function changesIn(watch: Watch): readonly Change[] {
  return [...watch.seen.values()].flatMap(({ changes }) => changes)
}

/** Where the server as a whole stands. */
export function stateOf(watch: Watch, { mode, durable }: DriftSettings): DriftState {
  const { record, seen } = watch
  const acts = [...seen.values()].map(({ action }) => action)
  if (acts.includes('quarantine')) return 'changed'
  if ((record?.held.length ?? 0) > 0) return 'quarantined'
  if (mode === 'strict' && record?.approved !== true) return 'pending'
  if (acts.includes('report')) return 'changed'
  if (record === undefined || record.lock.entries.length === 0)
    return record?.approved === true ? 'verified' : 'unbaselined'
  return record.approved || durable ? 'verified' : 'unbaselined'
}
