/** Defects seen in other firewalls for MCP that concern messages: each is shown not to be one here. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { createConnection, type Connection } from '../../src/protocol/connection.ts'
import type { Outcome } from '../../src/protocol/outcome.ts'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import { fakeSession, rules } from '../protocol/fakeSession.ts'
import { connectionSession } from '../protocol/connectionSession.ts'

const marker = 'MARK'
const call = (id: number, name: string, args: JsonObject = {}): JsonObject => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
})
/** A connection on which whatever holds the marker is refused. */
const watchful = (): Connection =>
  createConnection(fakeSession((subject) => (JSON.stringify(subject).includes(marker) ? 'deny' : 'allow')))
/** What a client gets for a call that is answered like this. */
function answered(connection: Connection, answer: JsonObject): JsonValue {
  connection.receive('toServer', call(1, 'read'))
  const outcome = connection.receive('toClient', { jsonrpc: '2.0', id: 1, ...answer }) as Outcome & {
    message?: object
  }
  return (outcome.message ?? answer) as JsonObject
}

describe('in what is asked', () => {
  it('every argument is looked at, not the first string alone (Enkrypt 1)', () => {
    const outcome = watchful().receive('toServer', call(1, 'run', { query: 'hello', cmd: `; ${marker}` }))
    expect(outcome).toMatchObject({ action: 'answer' })
  })

  it('keys, numbers and what lies deep are looked at (node9, mcp-fence, mcpwall)', () => {
    let deep: JsonValue = marker
    for (let level = 0; level < 20; level++) deep = [deep]
    for (const args of [{ [marker]: 1 }, { deep }, { text: `${'x'.repeat(200_000)}${marker}` }])
      expect(watchful().receive('toServer', call(1, 'run', args as JsonObject))).toMatchObject({
        action: 'answer',
      })
  })

  it('a refused call in a batch is refused, and the others go on (Vinkius 5)', async () => {
    const sent: unknown[] = []
    const wire = {
      start: async () => undefined,
      send: async (message: unknown) => void sent.push(message),
      close: async () => undefined,
    }
    const guarded = protectTransport(wire, fakeSession(rules({ 'tool.call srv.evil': 'deny' })), 'client')
    await guarded.send([call(1, 'evil'), call(2, 'echo')])
    expect(sent).toEqual([call(2, 'echo')])
  })

  it('a call is not dispatched while it is judged (Enkrypt 7)', async () => {
    let release!: (verdict: 'deny') => void
    const slow = new Promise<'deny'>((resolve) => (release = resolve))
    const sent: unknown[] = []
    const wire = {
      start: async () => undefined,
      send: async (message: unknown) => void sent.push(message),
      close: async () => undefined,
    }
    const guarded = protectTransport(wire, fakeSession(rules({ 'tool.call srv.evil': slow })), 'client')
    const done = guarded.send(call(1, 'evil'))
    expect(sent).toEqual([])
    release('deny')
    await done
    expect(sent).toEqual([])
  })

  it('reading a resource is judged, not tool calls alone (mcpwall)', () => {
    const firewall = createFirewall({
      version: 1,
      name: 'files',
      default: 'allow',
      protocol: { withoutUriSchemes: ['file'] },
    })
    const uris = [
      'file:///home/me/.ssh/id_rsa',
      'FILE:///etc/passwd',
      ' file:///x',
      'fi\tle:///x',
      'jar:file:///x!/y',
    ]
    for (const uri of uris) {
      const connection = createConnection(connectionSession(firewall, { server: 'srv' }))
      const outcome = connection.receive('toServer', {
        jsonrpc: '2.0',
        id: 1,
        method: 'resources/read',
        params: { uri },
      })
      expect(outcome, uri).toMatchObject({
        action: 'answer',
        message: { error: { code: -31403, data: { code: 'protocol' } } },
      })
    }
    const connection = createConnection(connectionSession(firewall, { server: 'srv' }))
    const other = {
      jsonrpc: '2.0',
      id: 1,
      method: 'resources/read',
      params: { uri: 'https://file.example/file:x' },
    }
    expect(connection.receive('toServer', other)).toEqual({ action: 'forward' })
  })
})

describe('in what comes back', () => {
  it.each<[string, JsonObject]>([
    [
      'a second content block (Enkrypt 2)',
      {
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: marker },
        ],
      },
    ],
    ['structuredContent (Vinkius 3, litellm)', { content: [], structuredContent: { password: marker } }],
    [
      'an embedded resource (Vinkius 7)',
      { content: [{ type: 'resource', resource: { uri: 'a:b', text: marker } }] },
    ],
    ['a second array (Vinkius 4)', { content: [], structuredContent: { a: [1], b: [marker] } }],
  ])('%s is looked at, and nothing of it is left', (_what, result) => {
    const left = answered(watchful(), { result })
    expect(left).toMatchObject({ result: { isError: true } })
    expect(JSON.stringify(left)).not.toContain(marker)
  })

  it('the message and data of an error are looked at (Vinkius 8)', () => {
    for (const error of [
      { code: 1, message: marker },
      { code: 1, message: 'no', data: [marker] },
    ])
      expect(JSON.stringify(answered(watchful(), { error }))).not.toContain(marker)
  })

  it('what is refused is not returned beside the refusal (Enkrypt 3)', () => {
    const left = answered(watchful(), {
      result: { content: [{ type: 'text', text: marker }], response: marker },
    })
    expect(JSON.stringify(left)).not.toContain(marker)
  })

  it('a failure to judge refuses (Enkrypt 4)', () => {
    const connection = createConnection(
      fakeSession((subject) => {
        if (subject.surface === 'tool.result') throw new Error('detector failed')
        return 'allow'
      }),
    )
    expect(answered(connection, { result: { content: [] } })).toMatchObject({ result: { isError: true } })
  })

  it('blocks are neither doubled nor put in another order by an edit (Vinkius 6)', () => {
    const firewall = createFirewall({ version: 1, name: 'r', default: 'allow', dlp: {} })
    const address = ['someone', 'example.org'].join('@')
    const content = [`first ${address}`, 'second', 'third'].map((text) => ({ type: 'text', text }))
    const left = answered(createConnection(connectionSession(firewall, { server: 'srv' })), {
      result: { content },
    })
    const texts = (left as { result: { content: { text: string }[] } }).result.content.map(({ text }) => text)
    expect(texts).toHaveLength(3)
    expect(texts[0]).toMatch(/^first /)
    expect(texts.slice(1)).toEqual(['second', 'third'])
  })
})

describe('what an edit leaves is what its caller can read', () => {
  const secret = ['someone', 'example.org'].join('@')
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  const edited = (result: JsonObject): JsonObject => {
    const firewall = createFirewall({ version: 1, name: 'r', default: 'allow', dlp: {} })
    const left = answered(createConnection(connectionSession(firewall, { server: 'srv' })), { result })
    return (left as { result: JsonObject }).result
  }

  it.each<[string, (bytes: string) => JsonObject]>([
    [
      'an embedded resource',
      (blob) => ({ content: [{ type: 'resource', resource: { uri: 'a:b', mimeType: 'text/plain', blob } }] }),
    ],
    ['an image', (data) => ({ content: [{ type: 'image', mimeType: 'image/svg+xml', data }] })],
    ['contents', (blob) => ({ content: [], contents: [{ uri: 'a:b', blob }] })],
  ])('the bytes of %s are still base 64', (_what, make) => {
    const bytes = base64(`the address is ${secret}, and here is some more text`)
    const left = edited(make(bytes))
    const [, value = ''] = /"(?:blob|data)":"([^"]*)"/.exec(JSON.stringify(left)) ?? []
    expect(value).not.toBe(bytes)
    expect(Buffer.from(value, 'base64').toString('base64')).toBe(value)
    expect(Buffer.from(value, 'base64').toString()).not.toContain(secret)
  })

  it('other members are left as they were edited', () => {
    const left = edited({ content: [], structuredContent: { data: `mail ${secret}` } })
    expect(JSON.stringify(left)).not.toContain(base64('mail'))
    expect(JSON.stringify(left)).not.toContain(secret)
  })
})

it('a cursor goes back to its server byte by byte, whatever it looks like; any other is looked at', () => {
  const firewall = createFirewall({ version: 1, name: 'r', default: 'allow', dlp: {} })
  const connection = createConnection(connectionSession(firewall, { server: 'srv' }))
  const address = ['someone', 'example.org'].join('@')
  const list = (id: number, params: JsonObject): JsonObject => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/list',
    params,
  })
  connection.receive('toServer', list(1, {}))
  const page = { jsonrpc: '2.0', id: 1, result: { tools: [{ name: 'a' }], nextCursor: address } }
  expect(connection.receive('toClient', page)).toEqual({ action: 'forward' })
  expect(connection.receive('toServer', list(2, { cursor: address }))).toEqual({ action: 'forward' })
  const more = connection.receive('toServer', list(3, { cursor: address, note: address }))
  expect(more).toMatchObject({ action: 'forward', message: { params: { cursor: address } } })
  expect((more as { message: { params: JsonObject } }).message.params['note']).not.toBe(address)
  const foreign = connection.receive('toServer', list(4, { cursor: `x${address}` }))
  expect(JSON.stringify(foreign)).not.toContain(address)
  connection.receive('toServer', list(5, {}))
  const long = { jsonrpc: '2.0', id: 5, result: { tools: [], nextCursor: `${'x '.repeat(2_000)}${address}` } }
  expect(JSON.stringify(connection.receive('toClient', long))).not.toContain(address)
})

it('a connection knows nothing of another one, whatever their ids (Vinkius 10)', () => {
  const one = watchful()
  const other = watchful()
  one.receive('toServer', call(1, 'read'))
  expect(other.receive('toClient', { jsonrpc: '2.0', id: 1, result: { content: [] } })).toEqual({
    action: 'drop',
    why: 'unsolicited',
  })
})

it('a refusal tells neither values of arguments, nor patterns of rules, nor names of other tools', () => {
  const word = fc.string({
    unit: fc.constantFrom('q', 'x', 'z', 'k', 'w', '7', '3'),
    minLength: 8,
    maxLength: 16,
  })
  fc.assert(
    fc.property(
      word,
      word,
      word,
      fc.constantFrom('deny', 'pending_approval'),
      (value, pattern, other, verdict) => {
        fc.pre(new Set([value, pattern, other]).size === 3)
        const firewall = createFirewall({
          version: 1,
          name: 'q',
          default: 'deny',
          rules: [
            {
              id: 'r1',
              when: { tool: 'srv.read', arguments: { '$.text': { matches: `(?:${pattern}|${value})` } } },
              then: verdict,
            },
            { id: 'r2', when: { tool: `srv.${other}` }, then: 'allow' },
          ],
        })
        for (const [name, args] of [
          ['read', { text: value }],
          ['read', { text: `${value}${value}`, [value]: value }],
          ['nothing', { text: value }],
        ] as const) {
          const connection = createConnection(connectionSession(firewall, { server: 'srv' }))
          const outcome = connection.receive('toServer', call(1, name, args)) as Outcome
          expect(outcome.action).toBe('answer')
          const told = JSON.stringify(outcome)
          for (const secret of [value, pattern, other]) expect(told).not.toContain(secret)
        }
      },
    ),
    { numRuns: 200 },
  )
})
