/**
 * The pins of all servers: the state machine of drift, fed by what connections see and kept in the store. Keyed by the
 * host's name for the server and by the principal, never by what the server calls itself.
 *
 * @module
 */
import type { Finding } from '../decision/decision.ts'
import type { PinStanding } from '../decision/guard.ts'
import { PortcullisError } from '../errors.ts'
import type { Change } from '../guards/catalog/diff.ts'
import {
  approved,
  changesIn,
  listChanged,
  newWatch,
  pageListed,
  placeOf,
  quarantined,
  seenLock,
  stateOf,
  type DriftState,
  type Watch,
} from '../guards/catalog/drift.ts'
import { lockOf, type Lock } from '../guards/catalog/lock.ts'
import type { PinKind, PinnedEntry } from '../guards/catalog/pinned.ts'
import { nameMembers, pinEntry } from '../guards/catalog/pinEntry.ts'
import { pinSettings } from '../guards/catalog/pins.schema.ts'
import type { CatalogSection } from '../guards/catalog/schema.ts'
import { standingOf, type StandingSettings } from '../guards/catalog/standing.ts'
import { isJsonObject, jsonEquals, ownMember, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise, StorePort } from '../ports/ports.ts'
import { readWard, recordOf, stepWard, type Ward } from './pinWard.ts'
import { isPromise } from './settle.ts'

/** The pins as the host sees them: to look at what changed, and to approve it. */
export interface CatalogPins {
  /** Where a server stands, as a principal sees it; `undefined` when the policy pins nothing. */
  state(server: string, principal?: string): DriftState | undefined
  /** How what was seen differs from what is pinned. */
  changes(server: string, principal?: string): readonly Change[]
  /** What is pinned. */
  pinned(server: string, principal?: string): Lock | undefined
  /** What the server advertises now, as far as it was listed. */
  seen(server: string, principal?: string): Lock
  /**
   * Approves what the server advertises now, or one entry of it.
   *
   * @param digest - That of `seen`, or of the one entry, as whoever approves it has looked at.
   * @returns What is pinned from now on.
   * @throws {@link PortcullisError} `lock_invalid` when nothing that was seen has the digest, or the store fails.
   */
  approve(server: string, digest: string, principal?: string): Promise<Lock>
  /** Sets a server apart until it is approved: nothing is listed, nothing may be called. */
  quarantine(server: string, principal?: string): Promise<void>
}

/** The pins of one server, as one connection needs them. */
export interface ConnectionPins {
  /** Whether anything is pinned. */
  readonly active: boolean
  /** Reads what is pinned, unless it was read already. Never throws, never rejects. */
  ready(): MaybePromise<void>
  /** Takes one page of a list, as it came over the wire. Never throws, never rejects. */
  listed(
    kind: PinKind,
    entries: readonly JsonValue[],
    cursor: string | undefined,
    next: JsonValue | undefined,
  ): MaybePromise<void>
  /** The server says that a list changed. */
  listChanged(kind: PinKind): void
  /** How something stands; `undefined` when nothing is pinned. */
  standing(kind: PinKind, name: string): PinStanding | undefined
}

type Scan = (definition: JsonObject) => readonly Finding[]

/** What the pins are made with. */
export interface PinsEnvironment {
  /** The section that is in force. */
  section(): CatalogSection | undefined
  readonly store?: StorePort | undefined
  /** What the host has approved. */
  readonly locks: readonly Lock[]
  /** Looks for poison in what changed. */
  readonly scan?: Scan | undefined
}

/** All pins of a firewall. */
export interface Pins extends CatalogPins {
  /** The pins of one server and principal. */
  open(server: string, principal: string | undefined): ConnectionPins
}

/** The most servers times principals that are kept; the one that was idle longest goes first, and is read anew. */
const mostWards = 10_000
/** The most entries of one kind that are pinned; what is listed beyond is unknown. */
const mostEntries = 10_000
const mostCursors = 10_000
const unavailable: PinStanding = Object.freeze({ state: 'pending', action: 'deny', why: 'unavailable' })
const unpinned: PinStanding = Object.freeze({ state: 'changed', action: 'deny', why: 'drift' })

/** Makes the pins of a firewall. */
export function createPins(environment: PinsEnvironment): Pins {
  const { store, locks } = environment
  const scan = environment.scan === undefined ? undefined : safely(environment.scan)
  const wards = new Map<string, Ward>()
  const approvedLocks = new Map(locks.map((lock) => [lock.server, lock]))

  let settledFor: CatalogSection | undefined
  let settled: StandingSettings | undefined
  const settings = (): StandingSettings | undefined => {
    const section = environment.section()
    if (section !== settledFor) {
      settledFor = section
      const found = section === undefined ? undefined : pinSettings(section.pins ?? {}, store !== undefined)
      settled = found === undefined || scan === undefined ? found : { ...found, scan }
    }
    return settled
  }

  const keyOf = (server: string, principal: string | undefined): string =>
    JSON.stringify([server, principal ?? null])

  const wardAt = (key: string, server: string): Ward => {
    const known = wards.get(key)
    if (known !== undefined) return known
    const lock = approvedLocks.get(server)
    const ward: Ward = {
      key: `portcullis:pins:${key}`,
      watch: newWatch(server, lock === undefined ? undefined : recordOf(lock)),
      basis: lock?.digest,
      stored: undefined,
      saved: undefined,
      loading: store === undefined ? 'done' : 'no',
      cursors: new Map(),
      unpinnable: new Set(),
    }
    wards.set(key, ward)
    const [idle] = wards.keys()
    if (wards.size > mostWards && idle !== undefined) wards.delete(idle)
    return ward
  }
  const wardOf = (server: string, principal: string | undefined): Ward =>
    wardAt(keyOf(server, principal), server)

  const ready = (ward: Ward, chosen: StandingSettings): MaybePromise<void> => readWard(store, ward, chosen)
  const step = (ward: Ward, chosen: StandingSettings, advance: (watch: Watch) => Watch): MaybePromise<void> =>
    stepWard(store, ward, chosen, advance)

  const entriesOf = (ward: Ward, kind: PinKind, raw: readonly JsonValue[]): readonly PinnedEntry[] => {
    const found: PinnedEntry[] = []
    for (const each of raw.slice(0, mostEntries)) {
      if (!isJsonObject(each)) continue
      const named = nameMembers[kind]
      const name = named === undefined ? '' : ownMember(each, named)
      if (typeof name !== 'string') continue
      const place = placeOf(kind, name)
      const known = ward.watch.seen.get(place)?.entry ?? ward.watch.pinned.get(place)
      try {
        // Comparing costs a fraction of hashing. What was pinned is a copy of our own, so that nobody else changes it.
        found.push(known !== undefined && jsonEquals(known.definition, each) ? known : pinEntry(kind, each))
        if (ward.unpinnable.size > 0) ward.unpinnable.delete(place)
      } catch {
        if (ward.unpinnable.size < mostEntries) ward.unpinnable.add(place)
      }
    }
    return found
  }

  const open = (server: string, principal: string | undefined): ConnectionPins => {
    const key = keyOf(server, principal)
    const ward = (): Ward => wardAt(key, server)
    return {
      get active() {
        return settings() !== undefined
      },
      ready() {
        const chosen = settings()
        return chosen === undefined ? undefined : ready(ward(), chosen)
      },
      listed(kind, raw, cursor, next) {
        const chosen = settings()
        if (chosen === undefined) return undefined
        const own = ward()
        const take = (): MaybePromise<void> => {
          // A cursor that no page has given is taken for the first page, on which nothing new is trusted twice.
          const index = cursor === undefined ? 0 : (own.cursors.get(`${kind} ${cursor}`) ?? 0)
          const last = typeof next !== 'string'
          if (!last) {
            if (own.cursors.size >= mostCursors) own.cursors.clear()
            own.cursors.set(`${kind} ${next}`, index + 1)
          }
          const entries = entriesOf(own, kind, raw)
          return step(own, chosen, (watch) => pageListed(watch, { kind, index, last, entries }, chosen))
        }
        const waiting = ready(own, chosen)
        return isPromise(waiting) ? waiting.then(take) : take()
      },
      listChanged(kind) {
        if (settings() === undefined) return
        const own = ward()
        own.watch = listChanged(own.watch, kind)
      },
      standing(kind, name) {
        const chosen = settings()
        if (chosen === undefined) return undefined
        const own = ward()
        if (own.loading !== 'done') return unavailable
        if (own.unpinnable.size > 0 && own.unpinnable.has(placeOf(kind, name))) return unpinned
        return standingOf(own.watch, kind, name, chosen)
      },
    }
  }

  /** Runs a step of the host's own, and throws when it could not be kept. */
  const decided = async (
    server: string,
    principal: string | undefined,
    advance: (watch: Watch, chosen: StandingSettings) => Watch,
  ): Promise<Ward> => {
    const chosen = settings()
    if (chosen === undefined)
      throw new PortcullisError('lock_invalid', 'the policy pins nothing, add `catalog`')
    const ward = wardOf(server, principal)
    await ready(ward, chosen)
    if (ward.loading === 'done') await step(ward, chosen, (watch) => advance(watch, chosen))
    if (ward.loading !== 'done') throw new PortcullisError('lock_invalid', 'the store failed, try again')
    return ward
  }

  return {
    open,
    state(server, principal) {
      const chosen = settings()
      return chosen === undefined ? undefined : stateOf(wardOf(server, principal).watch, chosen)
    },
    changes: (server, principal) => changesIn(wardOf(server, principal).watch),
    pinned: (server, principal) => wardOf(server, principal).watch.record?.lock,
    seen: (server, principal) => seenLock(wardOf(server, principal).watch),
    async approve(server, digest, principal) {
      const { watch } = await decided(server, principal, (before, chosen) => {
        const after = approved(before, digest, chosen)
        if (after === undefined) {
          throw new PortcullisError(
            'lock_invalid',
            'nothing that was seen has this digest, look at what the server advertises now',
          )
        }
        return after
      })
      return watch.record?.lock ?? lockOf(server, [])
    },
    async quarantine(server, principal) {
      await decided(server, principal, quarantined)
    },
  }
}

/** A scanner that fails has not found the text to be harmless. */
function safely(scan: Scan): Scan {
  return (definition) => {
    try {
      return scan(definition)
    } catch {
      return [failedScan]
    }
  }
}

const failedScan: Finding = Object.freeze({
  detector: 'scan_failed',
  category: 'injection',
  grade: 'enforce',
  path: '$',
  span: [0, 0] as const,
  confidence: 0,
  digest: '',
})
