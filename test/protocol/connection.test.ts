import { describe, expect, it } from 'vitest'
import { createConnection, type Connection } from '../../src/protocol/connection.ts'
import type { Outcome } from '../../src/protocol/outcome.ts'
import { fakeSession, rules } from './fakeSession.ts'

const call = (id: unknown, name = 'echo', args: unknown = { text: 'hi' }, more: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args, ...more },
})
const answer = (id: unknown, result: unknown = { content: [] }) => ({ jsonrpc: '2.0', id, result })
const modern = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }

function messageOf(outcome: Outcome): Record<string, unknown> {
  if (outcome.action === 'drop' || outcome.message === undefined)
    throw new Error(`no message in ${outcome.action}`)
  return outcome.message as unknown as Record<string, unknown>
}

/** The outcome of a message that needs no waiting. */
function at(connection: Connection, flow: 'toServer' | 'toClient', message: unknown): Outcome {
  const outcome = connection.receive(flow, message)
  if ('then' in outcome) throw new Error('it waits')
  return outcome
}

function deferred<T>(): {
  promise: Promise<T>
  resolve: (value: T) => void
  reject: (error: unknown) => void
} {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((res, rej) => {
    resolve = res
    reject = rej
  })
  return { promise, resolve, reject }
}

describe('an answer belongs to the request with exactly its id', () => {
  it.each([
    [1, '1'],
    [1, ' 1 '],
    [1, '0x1'],
    [1, '1.0'],
    [1, '1e0'],
    [1, '01'],
    [0, ''],
    [0, '0'],
    ['1', 1],
    [1, 2],
  ])('request %j is not answered by id %j', (asked, answered) => {
    const session = fakeSession()
    const connection = createConnection(session)
    expect(at(connection, 'toServer', call(asked))).toEqual({ action: 'forward' })
    expect(at(connection, 'toClient', answer(answered))).toEqual({ action: 'drop', why: 'unsolicited' })
    expect(session.asked).toHaveLength(1)
    expect(session.events).toContainEqual({ kind: 'dropped', flow: 'toClient', why: 'unsolicited' })
    expect(at(connection, 'toClient', answer(asked))).toEqual({ action: 'forward' })
  })

  it.each([null, true, 1.5, [1], { id: 1 }])('an id of %j is no id', (id) => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', call(1))
    expect(at(connection, 'toClient', answer(id))).toEqual({ action: 'drop', why: 'malformed' })
  })

  it('an error without an id answers nothing', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', call(1))
    const error = { jsonrpc: '2.0', error: { code: -32700, message: 'parse error' } }
    expect(at(connection, 'toClient', error)).toEqual({ action: 'drop', why: 'unsolicited' })
  })

  it('each direction has ids of its own', () => {
    const session = fakeSession()
    const connection = createConnection(session)
    at(connection, 'toServer', call(0))
    expect(at(connection, 'toClient', { jsonrpc: '2.0', id: 0, method: 'roots/list' })).toEqual({
      action: 'forward',
    })
    expect(at(connection, 'toServer', answer(0, { roots: [] }))).toEqual({ action: 'forward' })
    expect(session.asked.map((subject) => subject.surface)).toEqual(['tool.call', 'roots', 'roots'])
    expect(at(connection, 'toClient', answer(0))).toEqual({ action: 'forward' })
    expect(session.asked.map((subject) => subject.surface)).toEqual([
      'tool.call',
      'roots',
      'roots',
      'tool.result',
    ])
  })

  it('the first answer wins and a second one is dropped', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', call(1))
    expect(at(connection, 'toClient', answer(1)).action).toBe('forward')
    expect(at(connection, 'toClient', answer(1))).toEqual({ action: 'drop', why: 'unsolicited' })
  })

  it('the first answer wins on arrival, even while it is still being judged', async () => {
    const verdict = deferred<'allow'>()
    const connection = createConnection(fakeSession(rules({ 'tool.result srv.echo': verdict.promise })))
    at(connection, 'toServer', call(1))
    const first = connection.receive('toClient', answer(1))
    expect(at(connection, 'toClient', answer(1, { content: [{ type: 'text', text: 'late' }] })).action).toBe(
      'drop',
    )
    verdict.resolve('allow')
    expect(await first).toEqual({ action: 'forward' })
  })

  it('an id that is in flight may not be used again', () => {
    const session = fakeSession()
    const connection = createConnection(session)
    at(connection, 'toServer', call(1))
    const again = at(connection, 'toServer', call(1, 'other'))
    expect(again.action).toBe('answer')
    expect(messageOf(again)['error']).toMatchObject({ code: -32600 })
    expect(session.asked).toHaveLength(1)
    at(connection, 'toClient', answer(1))
    expect(at(connection, 'toServer', call(1)).action).toBe('forward')
  })

  it('an answer to a request that went nowhere is dropped', () => {
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.echo': 'deny' })))
    at(connection, 'toServer', call(1))
    expect(at(connection, 'toClient', answer(1))).toEqual({ action: 'drop', why: 'unsolicited' })
  })

  it('an answer to a request that could not be sent is dropped', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', call(1))
    connection.abandon('toServer', 1)
    expect(at(connection, 'toClient', answer(1))).toEqual({ action: 'drop', why: 'unsolicited' })
  })

  it('nothing is left of a million finished requests', () => {
    const session = fakeSession()
    session.decide = (subject) => ({ verdict: 'allow', subject }) as never
    session.record = () => undefined
    const connection = createConnection(session)
    const before = process.memoryUsage().heapUsed
    for (let id = 0; id < 1_000_000; id++) {
      at(connection, 'toServer', call(id))
      at(connection, 'toClient', answer(id))
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024)
  })

  it('requests that are never answered do not fill memory: the oldest is forgotten', () => {
    const connection = createConnection(fakeSession())
    for (let id = 0; id <= 65_536; id++) at(connection, 'toServer', { jsonrpc: '2.0', id, method: 'ping' })
    expect(at(connection, 'toClient', answer(0, {})).action).toBe('drop')
    expect(at(connection, 'toClient', answer(1, {})).action).toBe('forward')
  })
})

describe('a tool call', () => {
  it('is judged under the name that the host gave the server', () => {
    const session = fakeSession()
    at(createConnection(session), 'toServer', call(1, 'a.b'))
    expect(session.asked).toEqual([{ surface: 'tool.call', tool: 'srv.a.b', arguments: { text: 'hi' } }])
  })

  it('that is denied is answered with a tool result and not passed on', () => {
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.echo': 'deny' })))
    expect(at(connection, 'toServer', call('x'))).toEqual({
      action: 'answer',
      message: {
        jsonrpc: '2.0',
        id: 'x',
        result: {
          content: [{ type: 'text', text: 'firewall deny: as the test says' }],
          isError: true,
          _meta: { 'mcp-portcullis/decision': { verdict: 'deny', code: 'rule' } },
        },
      },
    })
  })

  it('that needs approval is answered with the approval to wait for', () => {
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.echo': 'pending_approval' })))
    const text = 'firewall pending_approval: as the test says (approval a-1)'
    expect(messageOf(at(connection, 'toServer', call(1)))['result']).toMatchObject({
      content: [{ type: 'text', text }],
      isError: true,
    })
  })

  it('of revision 2026-07-28 is refused with a result type, one of an earlier revision without', () => {
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.echo': 'deny' })))
    const refused = (more: object): unknown =>
      messageOf(at(connection, 'toServer', call(1, 'echo', {}, more)))['result']
    expect(refused(modern)).toMatchObject({ resultType: 'complete' })
    expect(refused({})).not.toHaveProperty('resultType')
    expect(
      refused({ _meta: { 'io.modelcontextprotocol/protocolVersion': '2025-11-25' } }),
    ).not.toHaveProperty('resultType')
  })

  it('is refused with an error when the host prefers errors', () => {
    const session = fakeSession(rules({ 'tool.call srv.echo': 'deny', 'tool.result srv.other': 'deny' }))
    const connection = createConnection(session, { onDeny: 'error' })
    expect(messageOf(at(connection, 'toServer', call(1)))['error']).toEqual({
      code: -31403,
      message: 'firewall deny: as the test says',
      data: { verdict: 'deny', code: 'rule' },
    })
    at(connection, 'toServer', call(2, 'other'))
    expect(messageOf(at(connection, 'toClient', answer(2)))['error']).toMatchObject({ code: -31403 })
  })

  it('that is sanitized goes on as an edited copy with everything else in place', () => {
    const edit = () => ({ text: '[gone]' })
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.echo': { edit } })))
    const message = Object.freeze(
      call(1, 'echo', { text: 'secret' }, { _meta: { progressToken: 'p' }, task: { ttl: 5 } }),
    )
    const before = JSON.stringify(message)
    expect(messageOf(at(connection, 'toServer', message))).toEqual({
      ...message,
      params: { ...message.params, arguments: { text: '[gone]' } },
    })
    expect(JSON.stringify(message)).toBe(before)
  })

  it.each([
    ['no name', { arguments: {} }],
    ['a number for a name', { name: 5 }],
    ['a list for arguments', { name: 'echo', arguments: [] }],
    ['null for arguments', { name: 'echo', arguments: null }],
    ['a string for arguments', { name: 'echo', arguments: 'x' }],
  ])('with %s cannot be judged and is refused as a protocol error', (_, params) => {
    const connection = createConnection(fakeSession())
    const outcome = at(connection, 'toServer', { jsonrpc: '2.0', id: 1, method: 'tools/call', params })
    expect(messageOf(outcome)['error']).toMatchObject({
      code: -31403,
      data: { verdict: 'deny', code: 'invalid_message' },
    })
  })

  it('without parameters is refused, one without arguments is judged with none', () => {
    const session = fakeSession()
    const connection = createConnection(session)
    expect(at(connection, 'toServer', { jsonrpc: '2.0', id: 1, method: 'tools/call' }).action).toBe('answer')
    const bare = { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'echo' } }
    expect(at(connection, 'toServer', bare)).toEqual({ action: 'forward' })
    expect(session.asked).toEqual([{ surface: 'tool.call', tool: 'srv.echo' }])
  })

  it('is refused when the session fails, by throwing, rejecting or answering nonsense', async () => {
    const session = fakeSession()
    const connection = createConnection(session)
    session.decide = () => {
      throw new Error('boom')
    }
    expect(at(connection, 'toServer', call(1)).action).toBe('answer')
    session.decide = () => Promise.reject(new Error('boom'))
    expect((await connection.receive('toServer', call(2))).action).toBe('answer')
    session.decide = () => ({ verdict: 'perhaps' }) as never
    expect(at(connection, 'toServer', call(3)).action).toBe('answer')
  })
})

describe('a held call', () => {
  it('goes on when it is allowed and is answered when it is not', async () => {
    const yes = deferred<'allow'>()
    const no = deferred<'deny'>()
    const session = fakeSession(rules({ 'tool.call srv.yes': yes.promise, 'tool.call srv.no': no.promise }))
    const connection = createConnection(session)
    const first = connection.receive('toServer', call(1, 'yes'))
    const second = connection.receive('toServer', call(2, 'no'))
    yes.resolve('allow')
    no.resolve('deny')
    expect(await first).toEqual({ action: 'forward' })
    expect((await second).action).toBe('answer')
  })

  it('delays no other', () => {
    const connection = createConnection(
      fakeSession(rules({ 'tool.call srv.slow': deferred<'allow'>().promise })),
    )
    void connection.receive('toServer', call(1, 'slow'))
    expect(at(connection, 'toServer', call(2))).toEqual({ action: 'forward' })
    expect(at(connection, 'toClient', answer(2))).toEqual({ action: 'forward' })
  })

  it('is not answered by an answer that arrives before it was sent', () => {
    const connection = createConnection(
      fakeSession(rules({ 'tool.call srv.slow': deferred<'allow'>().promise })),
    )
    void connection.receive('toServer', call(1, 'slow'))
    expect(at(connection, 'toClient', answer(1))).toEqual({ action: 'drop', why: 'unsolicited' })
  })

  it('that is cancelled never goes on, and neither does the cancellation', async () => {
    const verdict = deferred<'allow'>()
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.slow': verdict.promise })))
    const outcome = connection.receive('toServer', call(1, 'slow'))
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }
    expect(at(connection, 'toServer', cancel)).toEqual({ action: 'drop', why: 'cancelled' })
    verdict.resolve('allow')
    expect(await outcome).toEqual({ action: 'drop', why: 'cancelled' })
  })

  it('is only cancelled by its exact id and from its own side', async () => {
    const verdict = deferred<'allow'>()
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.slow': verdict.promise })))
    const outcome = connection.receive('toServer', call(1, 'slow'))
    const cancel = (requestId: unknown) => ({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId },
    })
    expect(at(connection, 'toServer', cancel('1'))).toEqual({ action: 'forward' })
    expect(at(connection, 'toClient', cancel(1))).toEqual({ action: 'forward' })
    verdict.resolve('allow')
    expect(await outcome).toEqual({ action: 'forward' })
  })

  it('ends when the connection does, and a late verdict changes nothing', async () => {
    const verdict = deferred<'allow'>()
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.slow': verdict.promise })))
    const outcome = connection.receive('toServer', call(1, 'slow'))
    connection.reset()
    expect(await outcome).toEqual({ action: 'drop', why: 'closed' })
    verdict.resolve('allow')
    await Promise.resolve()
    expect(at(connection, 'toClient', answer(1)).action).toBe('drop')
  })

  it('beyond the bound is refused at once', async () => {
    const verdict = deferred<'allow'>()
    const connection = createConnection(fakeSession(rules({ 'tool.call srv.slow': verdict.promise })), {
      mostHeld: 2,
    })
    const first = connection.receive('toServer', call(1, 'slow'))
    void connection.receive('toServer', call(2, 'slow'))
    const refused = at(connection, 'toServer', call(3, 'slow'))
    expect(messageOf(refused)['result']).toMatchObject({
      _meta: { 'mcp-portcullis/decision': { code: 'overloaded' } },
    })
    verdict.resolve('allow')
    await first
    expect(connection.receive('toServer', call(4, 'slow'))).toBeInstanceOf(Promise)
  })
})

describe('a connection that is over', () => {
  it('accepts no answer to what was asked before', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', call(1))
    at(connection, 'toClient', { jsonrpc: '2.0', id: 1, method: 'roots/list' })
    connection.reset()
    expect(at(connection, 'toClient', answer(1)).action).toBe('drop')
    expect(at(connection, 'toServer', answer(1)).action).toBe('drop')
    expect(at(connection, 'toServer', call(1)).action).toBe('forward')
  })
})

describe('a cancelled request', () => {
  it('has no answer any more', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', call(1))
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }
    expect(at(connection, 'toServer', cancel)).toEqual({ action: 'forward' })
    expect(at(connection, 'toClient', answer(1)).action).toBe('drop')
  })

  it('whose answer is still judged is not answered', async () => {
    const verdict = deferred<'allow'>()
    const connection = createConnection(fakeSession(rules({ 'tool.result srv.echo': verdict.promise })))
    at(connection, 'toServer', call(1))
    const outcome = connection.receive('toClient', answer(1))
    at(connection, 'toServer', {
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 1 },
    })
    verdict.resolve('allow')
    expect(await outcome).toEqual({ action: 'drop', why: 'cancelled' })
  })

  it('can be a subscription that the server ends', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', { jsonrpc: '2.0', id: 'listen:0', method: 'subscriptions/listen', params: {} })
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 'listen:0' } }
    expect(at(connection, 'toClient', cancel)).toEqual({ action: 'forward' })
    expect(at(connection, 'toClient', answer('listen:0', {})).action).toBe('drop')
  })
})

describe('a tool result', () => {
  it('is judged with the tool of its request', () => {
    const session = fakeSession()
    const connection = createConnection(session)
    at(connection, 'toServer', call(1, 'a'))
    at(connection, 'toServer', call(2, 'b'))
    const result = { content: [{ type: 'text', text: 'x' }] }
    at(connection, 'toClient', answer(2, result))
    expect(session.asked.at(-1)).toEqual({ surface: 'tool.result', tool: 'srv.b', result })
  })

  it('that is denied is replaced and nothing of it is left', () => {
    const connection = createConnection(fakeSession(rules({ 'tool.result srv.echo': 'deny' })))
    at(connection, 'toServer', call(1, 'echo', {}, modern))
    const outcome = at(
      connection,
      'toClient',
      answer(1, { content: [], structuredContent: { a: 'poison' }, x: 'poison' }),
    )
    expect(outcome.action).toBe('forward')
    expect(messageOf(outcome)).toMatchObject({ id: 1, result: { isError: true, resultType: 'complete' } })
    expect(JSON.stringify(outcome)).not.toContain('poison')
  })

  it('that is sanitized goes on as an edited copy', () => {
    const edit = () => ({ content: [], isError: false })
    const connection = createConnection(fakeSession(rules({ 'tool.result srv.echo': { edit } })))
    at(connection, 'toServer', call(1))
    const message = Object.freeze(answer(1, Object.freeze({ content: [{ type: 'text', text: 'secret' }] })))
    expect(messageOf(at(connection, 'toClient', message))).toEqual(answer(1, { content: [], isError: false }))
  })

  it('that is an error is judged too', () => {
    const session = fakeSession(rules({ 'tool.result srv.bad': 'deny' }))
    const connection = createConnection(session)
    const error = { code: -32000, message: 'poison', data: { x: 1 } }
    at(connection, 'toServer', call(1))
    expect(at(connection, 'toClient', { jsonrpc: '2.0', id: 1, error })).toEqual({ action: 'forward' })
    expect(session.asked.at(-1)).toEqual({ surface: 'tool.result', tool: 'srv.echo', result: { error } })
    at(connection, 'toServer', call(2, 'bad'))
    const outcome = at(connection, 'toClient', { jsonrpc: '2.0', id: 2, error })
    expect(messageOf(outcome)).toMatchObject({ id: 2, result: { isError: true } })
    expect(JSON.stringify(outcome)).not.toContain('poison')
  })

  it('that is an error can be edited, but not into something that is none', () => {
    const error = { code: 1, message: 'key' }
    const keep = (edited: unknown) => ({ edit: () => ({ error: edited }) as never })
    const ok = fakeSession(rules({ 'tool.result srv.echo': keep({ code: 1, message: '***' }) }))
    const broken = fakeSession(rules({ 'tool.result srv.echo': keep({ code: 'x', message: '***' }) }))
    for (const [session, expected] of [
      [ok, { error: { code: 1, message: '***' } }],
      [broken, { result: { isError: true } }],
    ] as const) {
      const connection = createConnection(session)
      at(connection, 'toServer', call(1))
      const outcome = at(connection, 'toClient', { jsonrpc: '2.0', id: 1, error })
      expect(messageOf(outcome)).toMatchObject(expected)
    }
  })

  it.each([
    ['resources/read', { uri: 'a:b' }, { task: { taskId: 't' } }],
    ['ping', modern, { resultType: 'input_required' }],
    ['tools/list', modern, { resultType: 'task', tools: [] }],
    ['tools/call', { name: 'echo', ...modern }, { resultType: 'other', content: [] }],
    ['tools/list', {}, { tools: 'all' }],
    ['tools/list', {}, {}],
  ])('of a kind that cannot answer %s is refused', (method, params, result) => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', { jsonrpc: '2.0', id: 1, method, params })
    expect(JSON.stringify(messageOf(at(connection, 'toClient', answer(1, result))))).toContain(
      'invalid_message',
    )
  })
})

describe('a page of tools', () => {
  const echo = { name: 'echo', inputSchema: { type: 'object' }, _meta: { extra: 1 } }
  const evil = { name: 'evil', description: 'poison', inputSchema: { type: 'object' } }
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' }

  it('in which every tool passes is passed on as it is, and every tool is learned', () => {
    const session = fakeSession()
    const connection = createConnection(session)
    at(connection, 'toServer', list)
    expect(at(connection, 'toClient', answer(1, { tools: [echo, evil] }))).toEqual({ action: 'forward' })
    expect(session.asked).toEqual([
      { surface: 'tool.definition', tool: 'srv.echo', definition: echo },
      { surface: 'tool.definition', tool: 'srv.evil', definition: evil },
    ])
    expect(session.learned).toEqual([
      ['srv.echo', echo],
      ['srv.evil', evil],
    ])
  })

  it.each(['deny', 'pending_approval', { edit: () => ({ name: 'evil' }) }, Promise.resolve('deny')] as const)(
    'loses a tool that is ruled %j, and nothing else',
    async (ruling) => {
      const session = fakeSession(rules({ 'tool.definition srv.evil': ruling as never }))
      const connection = createConnection(session)
      at(connection, 'toServer', list)
      const page = { tools: [evil, echo], nextCursor: 'c', ttlMs: 60_000, cacheScope: 'public' }
      const outcome = await connection.receive('toClient', answer(1, page))
      const result = messageOf(outcome)['result'] as { tools: unknown[] }
      expect(result).toEqual({ tools: [echo], nextCursor: 'c', ttlMs: 0, cacheScope: 'private' })
      expect(result.tools[0]).toBe(echo)
      expect(page.tools).toHaveLength(2)
      expect(session.learned).toEqual([['srv.echo', echo]])
    },
  )

  it('loses a tool that would need an edit, even when nothing was edited', () => {
    const session = fakeSession(rules({ 'tool.definition srv.evil': 'sanitize' }))
    const connection = createConnection(session)
    at(connection, 'toServer', list)
    const outcome = at(connection, 'toClient', answer(1, { tools: [evil, echo] }))
    expect(messageOf(outcome)['result']).toEqual({ tools: [echo] })
  })

  it('loses what is no tool definition', () => {
    const connection = createConnection(fakeSession())
    at(connection, 'toServer', list)
    const outcome = at(connection, 'toClient', answer(1, { tools: [null, 'x', {}, { name: 5 }, echo] }))
    expect(messageOf(outcome)['result']).toEqual({ tools: [echo] })
  })
})

describe('what is not judged', () => {
  it.each([
    ['toServer', { jsonrpc: '2.0', id: 1, method: 'ping' }],
    ['toServer', { jsonrpc: '2.0', id: 1, method: 'custom/method', params: { a: 1 } }],
    ['toServer', { jsonrpc: '2.0', method: 'notifications/initialized' }],
    ['toClient', { jsonrpc: '2.0', method: 'notifications/tools/list_changed' }],
  ] as const)('%s %j is passed on as it is', (flow, message) => {
    expect(at(createConnection(fakeSession()), flow, message)).toEqual({ action: 'forward' })
  })

  it.each([5, null, [], {}, { jsonrpc: '2.0' }, 'x'])('%j is dropped', (message) => {
    const session = fakeSession()
    expect(at(createConnection(session), 'toClient', message)).toEqual({ action: 'drop', why: 'malformed' })
    expect(session.events).toEqual([{ kind: 'dropped', flow: 'toClient', why: 'malformed' }])
  })

  it('a message whose getters throw is dropped', () => {
    const hostile = {
      get jsonrpc(): string {
        throw new Error('boom')
      },
    }
    expect(at(createConnection(fakeSession()), 'toServer', hostile)).toEqual({
      action: 'drop',
      why: 'malformed',
    })
  })
})
