/** The state machine of drift against a model that a reader can check by eye. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approved,
  listChanged,
  newWatch,
  pageListed,
  quarantined,
  seenLock,
  stateOf,
  type DriftState,
  type Watch,
} from '../../../src/guards/catalog/drift.ts'
import { defaultActions } from '../../../src/guards/catalog/grade.ts'
import type { PinnedEntry } from '../../../src/guards/catalog/pinned.ts'
import { pinEntry } from '../../../src/guards/catalog/pinEntry.ts'
import { standingOf, type StandingSettings } from '../../../src/guards/catalog/standing.ts'

const names = ['a', 'b', 'c'] as const
type Name = (typeof names)[number]
/** The version of each tool that a server lists. */
type Listed = Partial<Record<Name, number>>
type Event =
  | { readonly type: 'list'; readonly tools: Listed; readonly pageSize: number }
  | { readonly type: 'changed' | 'approve' | 'quarantine' }

function entryOf(name: string, version: number): PinnedEntry {
  return pinEntry('tool', { name, description: `${name} in version ${version}` })
}

/** The machine, driven as a session drives it. */
function advance(watch: Watch, event: Event, settings: StandingSettings): Watch {
  switch (event.type) {
    case 'changed':
      return listChanged(watch, 'tool')
    case 'quarantine':
      return quarantined(watch)
    case 'approve':
      return approved(watch, seenLock(watch).digest, settings)!
    case 'list': {
      const entries = Object.entries(event.tools).map(([name, version]) => entryOf(name, version))
      let next = watch
      const pages = Math.max(1, Math.ceil(entries.length / event.pageSize))
      for (let index = 0; index < pages; index++) {
        const page = entries.slice(index * event.pageSize, (index + 1) * event.pageSize)
        next = pageListed(next, { kind: 'tool', index, last: index === pages - 1, entries: page }, settings)
      }
      return next
    }
  }
}

/** What anyone would write down who had to remember all that on paper. */
class Model {
  pinned: Listed | undefined
  isApproved = false
  seen: Listed = {}
  wasListed = false
  readonly stale = new Set<string>()
  readonly held = new Set<string>()
  private readonly settings: StandingSettings

  constructor(settings: StandingSettings) {
    this.settings = settings
  }

  take(event: Event): void {
    switch (event.type) {
      case 'changed':
        for (const name of Object.keys(this.seen)) this.stale.add(name)
        return
      case 'quarantine':
        this.held.add('everything')
        return
      case 'approve':
        // Nothing was listed, so there is nothing but what was pinned.
        this.pinned = this.wasListed ? { ...this.seen } : this.pinned
        this.isApproved = true
        this.held.clear()
        return
      case 'list':
        this.wasListed = true
        this.seen = { ...event.tools }
        this.stale.clear()
        if (this.pinned === undefined && this.settings.mode === 'first-use') this.pinned = { ...event.tools }
        if (this.pinned === undefined) return
        for (const name of names)
          if (this.seen[name] !== undefined && this.seen[name] !== this.pinned[name]) this.held.add(name)
    }
  }

  differs(): boolean {
    return (
      this.pinned !== undefined &&
      names.some((name) => this.seen[name] !== undefined && this.seen[name] !== this.pinned?.[name])
    )
  }

  state(): DriftState {
    if (this.differs()) return 'changed'
    if (this.held.size > 0) return 'quarantined'
    if (this.settings.mode === 'strict' && !this.isApproved) return 'pending'
    if (this.isApproved) return 'verified'
    if (this.pinned === undefined || Object.keys(this.pinned).length === 0) return 'unbaselined'
    return this.settings.durable ? 'verified' : 'unbaselined'
  }

  mayBeUsed(name: Name): boolean {
    if (this.held.has('everything') || this.held.has(name)) return false
    if (this.settings.scope === 'server' && this.held.size > 0) return false
    if (this.stale.has(name)) return false
    if (this.pinned?.[name] !== undefined) return true
    // Neither pinned nor refused: only what has never been listed may be used before it is.
    return this.settings.mode === 'first-use' && !this.wasListed
  }
}

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('list' as const),
      tools: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 1 }), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      pageSize: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('changed', 'approve', 'quarantine').map((type) => ({ type })),
  },
)
const settings: fc.Arbitrary<StandingSettings> = fc.record({
  mode: fc.constantFrom('first-use', 'strict'),
  durable: fc.boolean(),
  scope: fc.constantFrom('server', 'entry'),
  changes: fc.constant(defaultActions),
  unbaselined: fc.constant('allow'),
  unknownTools: fc.constant('deny'),
  afterListChanged: fc.constant('deny'),
})

describe('the state machine of drift', () => {
  it('is what the model says after any run of events', () => {
    fc.assert(
      fc.property(settings, fc.array(event, { maxLength: 12 }), (chosen, events) => {
        // An approval of nothing at all, before anything was listed, is not what anybody does.
        fc.pre(
          events.findIndex(({ type }) => type === 'list') <=
            events.findIndex(({ type }) => type === 'approve') ||
            !events.some(({ type }) => type === 'approve'),
        )
        fc.pre(!events.some(({ type }) => type === 'approve') || events.some(({ type }) => type === 'list'))
        const model = new Model(chosen)
        let watch = newWatch('s', undefined)
        for (const each of events) {
          watch = advance(watch, each, chosen)
          model.take(each)
          expect(stateOf(watch, chosen), each.type).toBe(model.state())
          for (const name of names) {
            const { action } = standingOf(watch, 'tool', name, chosen)
            expect(action !== 'deny', `${each.type} ${name}`).toBe(model.mayBeUsed(name))
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('changes nothing of the state before', () => {
    fc.assert(
      fc.property(settings, fc.array(event, { minLength: 1, maxLength: 6 }), (chosen, events) => {
        let watch = newWatch('s', undefined)
        for (const each of events) {
          if (each.type === 'approve') continue
          const before = JSON.stringify([watch, [...watch.seen], [...watch.pinned]])
          const kept = watch
          watch = advance(watch, each, chosen)
          expect(JSON.stringify([kept, [...kept.seen], [...kept.pinned]])).toBe(before)
        }
      }),
    )
  })

  it('two tools of one name that differ are refused, whichever was pinned', () => {
    const chosen = {
      mode: 'first-use',
      durable: true,
      scope: 'entry',
      changes: defaultActions,
      unbaselined: 'allow',
      unknownTools: 'deny',
      afterListChanged: 'deny',
    } as const
    for (const entries of [
      [entryOf('a', 0), entryOf('a', 1)],
      [entryOf('a', 1), entryOf('a', 0)],
    ]) {
      const fresh = pageListed(
        newWatch('s', undefined),
        { kind: 'tool', index: 0, last: true, entries },
        chosen,
      )
      expect(standingOf(fresh, 'tool', 'a', chosen).action).toBe('deny')
    }
  })
})
