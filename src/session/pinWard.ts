/**
 * What is pinned of one server for one principal, and how it is kept in the store that several processes may share.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import { newWatch, recordRead, withApproved, type DriftRecord, type Watch } from '../guards/catalog/drift.ts'
import { parseLock, type Lock } from '../guards/catalog/lock.ts'
import type { StandingSettings } from '../guards/catalog/standing.ts'
import { isJsonObject, ownMember } from '../json/value.ts'
import type { MaybePromise, StorePort } from '../ports/ports.ts'
import { isPromise, settle } from './settle.ts'

/** One server as one principal sees it, with what is needed to feed its state machine. */
export interface Ward {
  readonly key: string
  watch: Watch
  /** The digest of the lock that the host handed in. */
  readonly basis: string | undefined
  /** The text under which the record was last read or written; `undefined` when there is none. */
  stored: string | undefined
  /** The record that this text stands for. */
  saved: DriftRecord | undefined
  loading: 'no' | 'done' | 'failed' | PromiseLike<void>
  /** By kind and cursor: which page follows. */
  readonly cursors: Map<string, number>
  /** What of a list could not be pinned: no canonical form. */
  readonly unpinnable: Set<string>
}

/** How often a record that others write to is read again before the pins count as unreadable. */
const mostAttempts = 4

/** Reads the record. Never throws, never rejects. */
function load(store: StorePort | undefined, ward: Ward, chosen: StandingSettings): MaybePromise<void> {
  if (store === undefined) return undefined
  const failed = (): void => {
    ward.loading = 'failed'
  }
  const take = (text: string | undefined): void => {
    try {
      const record = text === undefined ? undefined : readRecord(text, ward.watch.server)
      ward.stored = text
      ward.loading = 'done'
      // What the host has approved in a lock wins over what was kept against another one.
      if (record === undefined || (ward.basis !== undefined && ward.basis !== record.basis)) return
      ward.saved = record
      ward.watch = recordRead(ward.watch, record, chosen)
    } catch {
      failed()
    }
  }
  return settle(() => store.get(ward.key), take, failed)
}

/** Reads the record of a ward, unless that was done. Never throws, never rejects. */
export function readWard(
  store: StorePort | undefined,
  ward: Ward,
  chosen: StandingSettings,
): MaybePromise<void> {
  if (ward.loading === 'done') return undefined
  if (typeof ward.loading === 'object') return ward.loading
  const read = load(store, ward, chosen)
  // What could not be written the last time is written now.
  const write = (): MaybePromise<void> =>
    ward.loading === 'done' ? stepWard(store, ward, chosen, (watch) => watch) : undefined
  if (!isPromise(read)) return write()
  const loading = read.then(write)
  ward.loading = loading
  return loading
}

/** Steps the machine and writes the record when it has changed; when someone else has, reads theirs and steps again. */
export function stepWard(
  store: StorePort | undefined,
  ward: Ward,
  chosen: StandingSettings,
  advance: (watch: Watch) => Watch,
  attempts: number = mostAttempts,
): MaybePromise<void> {
  ward.watch = advance(ward.watch)
  const { record } = ward.watch
  if (store === undefined || record === undefined || record === ward.saved) return undefined
  const text = JSON.stringify(record)
  const failed = (): void => {
    ward.loading = 'failed'
  }
  const written = (isWritten: unknown): MaybePromise<void> => {
    if (isWritten === true) {
      ward.stored = text
      ward.saved = record
      return undefined
    }
    if (attempts <= 1) {
      failed()
      return undefined
    }
    const read = load(store, ward, chosen)
    const again = (): MaybePromise<void> =>
      ward.loading === 'done' ? stepWard(store, ward, chosen, advance, attempts - 1) : undefined
    return isPromise(read) ? read.then(again) : again()
  }
  return settle(
    () =>
      ward.stored === undefined
        ? store.putIfAbsent(ward.key, text)
        : store.compareAndSet(ward.key, ward.stored, text),
    written,
    failed,
  )
}

/** The record of a lock that the host has approved. */
export function recordOf(lock: Lock): DriftRecord {
  const empty = newWatch(lock.server, undefined)
  const settings = {
    mode: 'strict',
    durable: true,
    scope: 'server',
    changes: {},
  } as unknown as StandingSettings
  return { ...(withApproved(empty, lock, [], settings).record as DriftRecord), basis: lock.digest }
}

/** Reads a record and computes its digests anew. @throws when it is none, which counts as a failure of the store. */
function readRecord(text: string, server: string): DriftRecord {
  const value: unknown = JSON.parse(text)
  if (!isJsonObject(value)) throw new PortcullisError('lock_invalid', 'a record of pins must be an object')
  const lock = parseLock(ownMember(value, 'lock'))
  const pages = ownMember(value, 'pages')
  const held = ownMember(value, 'held')
  const isRecord =
    lock.server === server &&
    typeof value['approved'] === 'boolean' &&
    isJsonObject(pages) &&
    Object.values(pages).every((count) => Number.isInteger(count)) &&
    Array.isArray(held) &&
    (held as readonly unknown[]).every((place) => typeof place === 'string')
  if (!isRecord)
    throw new PortcullisError('lock_invalid', 'a record of pins must name its lock, pages and what is held')
  const { approved: isApproved, basis } = value as unknown as DriftRecord
  return {
    lock,
    approved: isApproved,
    pages: pages,
    held: held as readonly string[],
    ...(typeof basis === 'string' && { basis }),
  }
}
