/** Time-outs: data in the policy, time from the scheduler port. */
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { JsonObject } from '../../src/json/value.ts'
import type { AuditEvent } from '../../src/ports/ports.ts'
import { classifyElapsed, defaultTimeouts, type TimeoutsSection } from '../../src/policy/timeouts.schema.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import type { Flow } from '../../src/protocol/outcome.ts'
import { clockwork } from '../session/clockwork.ts'
import { connectionSession } from './connectionSession.ts'

it('the defaults are 15, 60, 20, 10 and 5 seconds, told at 0.8 and 1.2 of them', () => {
  const { guardrail, tool, discovery, auth, cache, warn, fail } = defaultTimeouts
  expect([guardrail, tool, discovery, auth, cache]).toEqual([15_000, 60_000, 20_000, 10_000, 5_000])
  expect([warn, fail]).toEqual([0.8, 1.2])
})

it('what takes long is late, over its limit, then given up', () => {
  expect([0, 47, 48, 59, 60, 71, 72, 1e9, Number.NaN].map((elapsed) => classifyElapsed(elapsed, 60))).toEqual(
    ['ok', 'ok', 'warn', 'warn', 'timeout', 'timeout', 'fail', 'fail', 'fail'],
  )
})

function connected(timeouts: TimeoutsSection | false = {}, approvals?: object) {
  const time = clockwork()
  const events: AuditEvent[] = []
  const emitted: [Flow, unknown][] = []
  const firewall = createFirewall(
    {
      version: 1,
      name: 't',
      default: approvals === undefined ? 'allow' : 'pending_approval',
      ...(timeouts !== false && { timeouts }),
    },
    {
      ports: {
        schedule: time.schedule,
        audit: { append: (event) => void events.push(event) },
        ...(approvals && { approvals: approvals as never }),
      },
    },
  )
  const connection = createConnection(connectionSession(firewall, { server: 'srv' }), {}, (flow, message) =>
    emitted.push([flow, message]),
  )
  const levels = (): unknown[] => events.filter(({ kind }) => kind === 'timeout').map(({ level }) => level)
  return { time, events, emitted, connection, levels }
}

const request = (id: number, method: string, params: JsonObject = {}): object => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
})
const call = (id: number, more: JsonObject = {}): object =>
  request(id, 'tools/call', { name: 'slow', ...more })
const result = (id: number): object => ({ jsonrpc: '2.0', id, result: { content: [] } })

describe('a call that takes too long', () => {
  it('is warned of, ended at its limit, and counts as failed when it goes on', () => {
    const { time, emitted, connection, levels } = connected()
    connection.receive('toServer', call(1))
    time.pass(47_999)
    expect(levels()).toEqual([])
    time.pass(1)
    expect(levels()).toEqual(['warn'])
    expect(emitted).toEqual([])
    time.pass(12_000)
    expect(levels()).toEqual(['warn', 'timeout'])
    expect(emitted).toMatchObject([
      [
        'toClient',
        { id: 1, result: { isError: true, _meta: { 'mcp-portcullis/decision': { code: 'timeout' } } } },
      ],
      ['toServer', { method: 'notifications/cancelled', params: { requestId: 1 } }],
    ])
    time.pass(12_000)
    expect(levels()).toEqual(['warn', 'timeout', 'fail'])
    expect(time.waiting()).toBe(0)
    expect(connection.receive('toClient', result(1))).toEqual({ action: 'drop', why: 'unsolicited' })
    expect(emitted).toHaveLength(2)
  })

  it('does not count as failed when it ends soon, but its answer is dropped', () => {
    const { time, connection, levels } = connected()
    connection.receive('toServer', call(1))
    time.pass(60_000)
    expect(connection.receive('toClient', result(1))).toEqual({ action: 'drop', why: 'unsolicited' })
    time.pass(60_000)
    expect(levels()).toEqual(['warn', 'timeout'])
  })

  it('leaves no timer behind when it is answered, cancelled, or the connection ends', () => {
    const { time, connection, levels } = connected()
    connection.receive('toServer', call(1))
    connection.receive('toClient', result(1))
    connection.receive('toServer', call(2))
    connection.receive('toServer', {
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 2 },
    })
    expect(time.waiting()).toBe(0)
    connection.receive('toServer', call(3))
    connection.reset()
    expect(time.waiting()).toBe(0)
    time.pass(1e6)
    expect(levels()).toEqual([])
  })

  it('is told in the shape of its revision', () => {
    const { time, emitted, connection } = connected()
    connection.receive(
      'toServer',
      call(1, { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }),
    )
    time.pass(60_000)
    expect(emitted[0]?.[1]).toMatchObject({ result: { isError: true, resultType: 'complete' } })
  })
})

it.each([
  ['tools/list', 20_000],
  ['initialize', 20_000],
  ['resources/read', 30_000],
])('%s may take %i milliseconds', (method, limit) => {
  const { time, emitted, connection } = connected()
  connection.receive('toServer', request(1, method, { uri: 'a:b' }))
  time.pass(limit - 1)
  expect(emitted).toEqual([])
  time.pass(1)
  expect(emitted[0]).toMatchObject([
    'toClient',
    { id: 1, error: { code: -31403, data: { code: 'timeout' } } },
  ])
  // The handshake may not be cancelled.
  expect(emitted).toHaveLength(method === 'initialize' ? 1 : 2)
})

it.each(['subscriptions/listen', 'tasks/result'])('%s may take as long as it likes', (method) => {
  const { time, emitted, connection } = connected()
  connection.receive('toServer', request(1, method, { taskId: 't' }))
  time.pass(1e9)
  expect(emitted).toEqual([])
})

it('what a server asks of its client is not timed, because a person may have to answer it', () => {
  const { time, emitted, connection } = connected()
  connection.receive('toClient', request(1, 'elicitation/create', { message: 'go on?' }))
  time.pass(1e9)
  expect(emitted).toEqual([])
})

it('a decision that waits longer than it may is a refusal', async () => {
  const { time, connection } = connected(
    { guardrail: 100 },
    {
      request: () => new Promise(() => undefined),
      poll: () => undefined,
      consume: () => false,
    },
  )
  const outcome = connection.receive('toServer', call(1))
  time.pass(100)
  expect(await outcome).toMatchObject({
    action: 'answer',
    message: { result: { isError: true, _meta: { 'mcp-portcullis/decision': { code: 'timeout' } } } },
  })
})

it('the policy sets the limits, and without the section nothing is timed', () => {
  const tight = connected({ tool: 50, warn: 0.5 })
  tight.connection.receive('toServer', call(1))
  tight.time.pass(50)
  expect(tight.emitted).toHaveLength(2)
  const none = connected(false)
  none.connection.receive('toServer', call(1))
  expect(() => createFirewall({ version: 1, name: 't', default: 'allow', timeouts: { tool: 0 } })).toThrow(
    'millisecond',
  )
  expect(none.time.waiting()).toBe(0)
})

it('without a scheduler nothing is timed', () => {
  const firewall = createFirewall({ version: 1, name: 't', default: 'allow', timeouts: {} })
  const emitted: unknown[] = []
  const connection = createConnection(connectionSession(firewall), {}, (_flow, message) =>
    emitted.push(message),
  )
  expect(connection.receive('toServer', call(1))).toEqual({ action: 'forward' })
  expect(emitted).toEqual([])
})
