/** Nothing passes unjudged: every member of every message, in either direction, reaches a decision. */
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { createConnection, type Connection } from '../../src/protocol/connection.ts'
import { notificationRows, requestRows, type RequestRow } from '../../src/protocol/messages.table.ts'
import { opposite, type Flow, type Outcome } from '../../src/protocol/outcome.ts'
import { surfaceOf, type Subject } from '../../src/subject/subject.ts'
import { fakeSession, type FakeSession } from './fakeSession.ts'

const marker = 'MARK'
const flowsOf = (from: 'client' | 'server' | 'both'): Flow[] =>
  from === 'both' ? ['toServer', 'toClient'] : [from === 'client' ? 'toServer' : 'toClient']

function at(connection: Connection, flow: Flow, message: unknown): Outcome {
  const outcome = connection.receive(flow, message)
  if ('then' in outcome) throw new Error('it waits')
  return outcome
}

const holdsMarker = (value: unknown): boolean => JSON.stringify(value).includes(marker)
/** A session that refuses whatever holds the marker. */
const watchful = (): FakeSession => fakeSession((subject) => (holdsMarker(subject) ? 'deny' : 'allow'))

/** Parameters with which a request is what its method asks for. */
const plain: Readonly<Record<string, JsonObject>> = {
  'tools/call': { name: 'echo' },
  'resources/read': { uri: 'a:b' },
  'resources/subscribe': { uri: 'a:b' },
  'resources/unsubscribe': { uri: 'a:b' },
  'resources/directory/read': { uri: 'a:b' },
  'skills/get': { uri: 'skill:a' },
  'prompts/get': { name: 'greet' },
  'tasks/get': { taskId: 't' },
  'tasks/result': { taskId: 't' },
  'tasks/cancel': { taskId: 't' },
  'tasks/update': { taskId: 't' },
  'notifications/tasks': { taskId: 't' },
}

/** The marker, as the kind of value that the member has to be. */
function marked(member: string): JsonValue {
  switch (member) {
    case 'arguments':
    case 'result':
    case '_meta':
      return { extra: { deep: [marker] } }
    case 'error':
      return { code: 1, message: marker }
    case 'task':
      return { ttl: marker }
    case 'inputRequests':
      return { key: { method: 'elicitation/create', params: { message: marker } } }
    case 'inputResponses':
      return { key: { action: 'accept', content: { name: marker } } }
    case 'notifications':
      return { resourceSubscriptions: [`a:${marker}`] }
    default:
      return marker
  }
}

const request = (method: string, params: JsonObject): object => ({ jsonrpc: '2.0', id: 1, method, params })
const requestCases = requestRows.flatMap((row) =>
  [...row.params, 'unheardOf'].flatMap((member) =>
    flowsOf(row.from).map((flow) => [row.method, member, flow] as const),
  ),
)

describe('a request', () => {
  it.each(requestCases)('%s: what stands in `%s` is judged (%s)', (method, member, flow) => {
    const session = watchful()
    const message = request(method, { ...plain[method], [member]: marked(member) })
    const outcome = at(createConnection(session), flow, message)
    expect(outcome.action).toBe('answer')
    expect(holdsMarker(outcome)).toBe(false)
  })

  it.each(['toServer', 'toClient'] as const)('of an unknown method is judged as a message (%s)', (flow) => {
    const session = fakeSession((subject) => (surfaceOf(subject) === 'message' ? 'deny' : 'allow'))
    const outcome = at(createConnection(session), flow, request('other/thing', {}))
    expect(session.asked).toEqual([
      { surface: 'message', server: 'srv', method: 'other/thing', phase: 'request', content: {} },
    ])
    const code = flow === 'toServer' ? -31403 : -32601
    expect(outcome).toMatchObject({ action: 'answer', message: { error: { code } } })
  })
})

/** A result of the row with the marker in one member. */
function markedResult(row: RequestRow, member: string): { result: JsonObject; params: JsonObject } {
  const lists = row.lists?.member
  const isTask = row.brings === 'task'
  const base: Record<string, JsonValue> = lists === undefined ? {} : { [lists]: [] }
  if (isTask && row.method !== 'tasks/result') base['taskId'] = 't'
  if (member === lists) base[lists] = [{ name: 'a', uri: 'a:b', description: marker }]
  else base[member] = marked(member)
  const era = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }
  const modern = member.startsWith('input') || member === 'requestState'
  if (modern && row.kinds.includes('input_required')) base['resultType'] = 'input_required'
  return { result: base, params: { ...plain[row.method], ...(modern && { _meta: era }) } }
}

const notText = new Set(['ttlMs', 'cacheScope', 'resultType'])
const resultCases = requestRows.flatMap((row) =>
  [...row.result.filter((member) => !notText.has(member)), 'unheardOf'].flatMap((member) =>
    flowsOf(row.from).map((flow) => [row.method, member, flow] as const),
  ),
)

describe('a result', () => {
  it.each(resultCases)('of %s: what stands in `%s` is judged (%s)', (method, member, flow) => {
    const row = requestRows.find((each) => each.method === method) as RequestRow
    const { result, params } = markedResult(row, member)
    const connection = createConnection(watchful())
    expect(at(connection, flow, request(method, params)).action).toBe('forward')
    const outcome = at(connection, opposite(flow), { jsonrpc: '2.0', id: 1, result })
    expect(outcome.action).toBe('forward')
    expect((outcome as { message?: unknown }).message).toBeDefined()
    expect(holdsMarker(outcome)).toBe(false)
  })

  it.each(requestRows.flatMap((row) => flowsOf(row.from).map((flow) => [row.method, flow] as const)))(
    'an error of %s is judged, message and data (%s)',
    (method, flow) => {
      for (const error of [
        { code: 1, message: marker },
        { code: 1, message: 'no', data: { deep: marker } },
      ]) {
        const connection = createConnection(watchful())
        at(connection, flow, request(method, plain[method] ?? {}))
        const outcome = at(connection, opposite(flow), { jsonrpc: '2.0', id: 1, error })
        expect((outcome as { message?: unknown }).message).toBeDefined()
        expect(holdsMarker(outcome)).toBe(false)
      }
    },
  )

  it('of an unknown method is judged', () => {
    const connection = createConnection(watchful())
    at(connection, 'toServer', request('other/thing', {}))
    const outcome = at(connection, 'toClient', { jsonrpc: '2.0', id: 1, result: { deep: [marker] } })
    expect(holdsMarker(outcome)).toBe(false)
    expect((outcome as { message?: unknown }).message).toBeDefined()
  })
})

describe('a notification', () => {
  const cases = notificationRows
    .filter(({ method }) => method !== 'notifications/progress')
    .flatMap((row) =>
      [...row.params, 'unheardOf'].flatMap((member) =>
        flowsOf(row.from).map((flow) => [row.method, member, flow] as const),
      ),
    )
  it.each(cases)('%s: what stands in `%s` is judged (%s)', (method, member, flow) => {
    const params = { ...plain[method], [member]: marked(member) }
    const outcome = at(createConnection(watchful()), flow, { jsonrpc: '2.0', method, params })
    expect(outcome).toEqual({ action: 'drop', why: 'refused' })
  })

  it.each(['message', '_meta', 'unheardOf'])(
    'notifications/progress: what stands in `%s` is judged',
    (member) => {
      const connection = createConnection(watchful())
      at(connection, 'toServer', request('ping', { _meta: { progressToken: 7 } }))
      const progress = { jsonrpc: '2.0', method: 'notifications/progress' }
      const said = { progressToken: 7, progress: 1 }
      expect(at(connection, 'toClient', { ...progress, params: said })).toEqual({ action: 'forward' })
      const params = { ...said, [member]: marked(member) }
      expect(at(connection, 'toClient', { ...progress, params })).toEqual({ action: 'drop', why: 'refused' })
    },
  )

  it.each(['toServer', 'toClient'] as const)('that nobody knows is judged as a message (%s)', (flow) => {
    const session = fakeSession((subject: Subject) => (surfaceOf(subject) === 'message' ? 'deny' : 'allow'))
    const message = { jsonrpc: '2.0', method: 'notifications/other', params: { a: 1 } }
    expect(at(createConnection(session), flow, message)).toEqual({ action: 'drop', why: 'refused' })
  })

  it('in the wrong direction is one that nobody knows', () => {
    const session = fakeSession((subject: Subject) => (surfaceOf(subject) === 'message' ? 'deny' : 'allow'))
    const message = { jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x' } }
    expect(at(createConnection(session), 'toServer', message).action).toBe('drop')
    expect(at(createConnection(session), 'toClient', message)).toEqual({ action: 'forward' })
  })
})
