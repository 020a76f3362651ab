/** Whatever is said in whatever order: one answer for each request, nothing refused goes on, nothing is changed in place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import { notificationRows, requestRows } from '../../src/protocol/messages.table.ts'
import { opposite, type Flow, type Outcome } from '../../src/protocol/outcome.ts'
import { surfaceOf } from '../../src/subject/subject.ts'
import { fakeSession } from './fakeSession.ts'
import { deepFreeze, legalParams, legalResult } from './legalMessages.ts'

type Step =
  | {
      readonly kind: 'request'
      readonly flow: Flow
      readonly id: string | number
      readonly method: string
      readonly bad: boolean
    }
  | {
      readonly kind: 'answer'
      readonly flow: Flow
      readonly id: string | number
      readonly method: string
      readonly bad: boolean
      readonly error: boolean
    }
  | { readonly kind: 'notification'; readonly flow: Flow; readonly method: string; readonly bad: boolean }
  | { readonly kind: 'cancel'; readonly flow: Flow; readonly id: string | number }

const flow = fc.constantFrom<Flow>('toServer', 'toClient')
const id = fc.constantFrom<string | number>(0, 1, 2, '0', '1', 'a')
const bad = fc.boolean()
const method = fc.constantFrom(...requestRows.map((row) => row.method), 'other/thing')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('request' as const), flow, id, method, bad }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      flow,
      id,
      method,
      bad,
      error: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('notification' as const),
      flow,
      method: fc.constantFrom(...notificationRows.map((row) => row.method)),
      bad,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), flow, id }) },
)

const marker = 'MARK'

function messageOf(one: Step): object {
  switch (one.kind) {
    case 'request':
      return {
        jsonrpc: '2.0',
        id: one.id,
        method: one.method,
        params: legalParams(one.method, one.bad ? marker : 'fine'),
      }
    case 'answer':
      return one.error
        ? { jsonrpc: '2.0', id: one.id, error: { code: 1, message: one.bad ? marker : 'no' } }
        : { jsonrpc: '2.0', id: one.id, result: legalResult(one.method, one.bad ? marker : 'fine') }
    case 'notification':
      return {
        jsonrpc: '2.0',
        method: one.method,
        params: legalParams(one.method, one.bad ? marker : 'fine'),
      }
    case 'cancel':
      return { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: one.id } }
  }
}

interface Travelled {
  readonly flow: Flow
  readonly message: { readonly id?: string | number | undefined; readonly method?: string }
}

/** Runs the steps, and gives what came out at either end. */
async function run(steps: readonly Step[], slow: boolean): Promise<void> {
  const session = fakeSession((subject) => {
    const ruling = JSON.stringify(subject).includes(marker) ? ('deny' as const) : ('allow' as const)
    return slow && surfaceOf(subject) !== 'log' ? Promise.resolve(ruling) : ruling
  })
  const connection = createConnection(session)
  const delivered: Travelled[] = []
  const asked = new Map<string, number>()
  const waiting: Promise<void>[] = []
  const take = (from: Flow, message: object, outcome: Outcome): void => {
    if (outcome.action === 'forward') {
      const sent = (outcome.message ?? message) as Travelled['message']
      // What is not changed is the very same object.
      if (outcome.message === undefined) expect(sent).toBe(message)
      expect(JSON.stringify(sent)).not.toContain(marker)
      delivered.push({ flow: from, message: sent })
    }
    if (outcome.action === 'answer') delivered.push({ flow: opposite(from), message: outcome.message })
  }
  for (const one of steps) {
    const message = deepFreeze(messageOf(one))
    const before = JSON.stringify(message)
    if (one.kind === 'request') {
      const key = `${one.flow} ${typeof one.id} ${one.id}`
      asked.set(key, (asked.get(key) ?? 0) + 1)
    }
    const outcome = connection.receive(one.flow, message)
    if ('then' in outcome)
      waiting.push(
        Promise.resolve(outcome).then((late) => {
          take(one.flow, message, late)
        }),
      )
    else take(one.flow, message, outcome)
    expect(JSON.stringify(message)).toBe(before)
  }
  await Promise.all(waiting)
  const answered = new Map<string, number>()
  for (const { flow: to, message } of delivered) {
    if (message.method !== undefined || message.id === undefined) continue
    const key = `${opposite(to)} ${typeof message.id} ${message.id}`
    answered.set(key, (answered.get(key) ?? 0) + 1)
  }
  for (const [key, times] of answered) expect(times, key).toBeLessThanOrEqual(asked.get(key) ?? 0)
}

describe('for any sequence of messages, in both directions', () => {
  it.each([
    ['decided at once', false],
    ['decided later', true],
  ])(
    '%s: at most one answer for each request, no refused message forwarded, none changed',
    async (_when, slow) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) => run(steps, slow)),
        { numRuns: 400, seed: 7 },
      )
    },
  )

  it('no legal message is lost: each is forwarded, answered or dropped for a reason that is recorded', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const session = fakeSession()
        const connection = createConnection(session)
        let dropped = 0
        for (const one of steps) {
          const outcome = connection.receive(one.flow, messageOf(one)) as Outcome
          if (outcome.action === 'drop' && outcome.why !== 'cancelled') dropped++
        }
        // A client's second request under an id in flight is recorded and answered with an error.
        const recorded = session.events.filter(
          ({ kind, why, flow }) =>
            kind === 'dropped' && !(why === 'duplicate_id' && flow === 'toServer') && why !== 'hidden',
        )
        expect(recorded).toHaveLength(dropped)
      }),
      { numRuns: 300, seed: 11 },
    )
  })

  it('an answer that is allowed reaches its caller, for every request of the protocol', () => {
    for (const row of requestRows) {
      for (const from of row.from === 'both'
        ? (['toServer', 'toClient'] as const)
        : [row.from === 'client' ? ('toServer' as const) : ('toClient' as const)]) {
        const connection = createConnection(fakeSession())
        const request = deepFreeze({
          jsonrpc: '2.0',
          id: 1,
          method: row.method,
          params: legalParams(row.method, 'fine'),
        })
        expect(connection.receive(from, request), row.method).toEqual({ action: 'forward' })
        const result: JsonObject = legalResult(row.method, 'fine')
        const answer = deepFreeze({ jsonrpc: '2.0', id: 1, result })
        expect(connection.receive(opposite(from), answer), row.method).toEqual({ action: 'forward' })
      }
    }
  })
})

it('a result of a megabyte that needs no edit is passed on as the very same object', () => {
  const connection = createConnection(fakeSession())
  connection.receive('toServer', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read' } })
  const answer = deepFreeze({
    jsonrpc: '2.0',
    id: 1,
    result: { content: [{ type: 'text', text: 'x'.repeat(1_048_576) }] },
  })
  const outcome = connection.receive('toClient', answer) as Outcome
  // No message in the outcome: the driver passes on what it was given.
  expect(outcome).toEqual({ action: 'forward' })
})
