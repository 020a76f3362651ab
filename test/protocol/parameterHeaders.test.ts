/** Arguments that leave in HTTP headers (SEP-2243) leave as they were judged. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import {
  decodeHeaderValue,
  designatedParameters,
  encodeHeaderValue,
  parameterHeaders,
} from '../../src/protocol/parameterHeaders.ts'
import { surfaceOf } from '../../src/subject/subject.ts'
import { fakeSession } from './fakeSession.ts'
import { connectionSession } from './connectionSession.ts'

const definition: JsonObject = {
  name: 'query',
  inputSchema: {
    type: 'object',
    properties: {
      region: { type: 'string', 'x-mcp-header': 'Region' },
      auth: { type: 'object', properties: { token: { type: 'string', 'x-mcp-header': 'Token' } } },
      count: { type: 'integer', 'x-mcp-header': 'Count' },
      dry: { type: 'boolean', 'x-mcp-header': 'Dry' },
      list: { type: 'array', items: { type: 'string', 'x-mcp-header': 'Unreachable' } },
    },
  },
}
const call = (args: JsonObject): object => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'query', arguments: args },
})

describe('the value of a header', () => {
  it.each([
    ['us-west1', 'us-west1'],
    ['with blanks inside', 'with blanks inside'],
    [' padded ', '=?base64?IHBhZGRlZCA=?='],
    ['', '=?base64??='],
    ['Zürich', '=?base64?WsO8cmljaA==?='],
    ['line\nbreak', '=?base64?bGluZQpicmVhaw==?='],
    ['=?base64?literal?=', '=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?='],
  ])('%j is written %j', (text, written) => {
    expect(encodeHeaderValue(text)).toBe(written)
    expect(decodeHeaderValue(written)).toBe(text)
  })

  it('can be read back, whatever it is, and is always a legal field value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = encodeHeaderValue(text)
        expect(written).toMatch(/^[!-~](?:[\t -~]*[!-~])?$/)
        expect(decodeHeaderValue(written)).toBe(text)
      }),
    )
  })
})

it('parameters are designated through properties alone, at any depth', () => {
  const designated = designatedParameters(definition)
  expect(designated.map(({ header }) => header)).toEqual(['Region', 'Token', 'Count', 'Dry'])
  expect(
    parameterHeaders(designated, { region: 'eu', auth: { token: 't' }, count: 3, dry: false, list: ['x'] }),
  ).toEqual({
    'Mcp-Param-Region': 'eu',
    'Mcp-Param-Token': 't',
    'Mcp-Param-Count': '3',
    'Mcp-Param-Dry': 'false',
  })
  expect(parameterHeaders(designated, { region: null, auth: 'none', count: 2 ** 60, dry: [] })).toEqual({})
})

describe('a call with headers', () => {
  const args = { region: 'eu', auth: { token: 'secret' } }
  const headers = { 'Mcp-Param-Region': 'eu', 'mcp-param-token': 'secret', 'X-Else': 'y' }

  it('keeps them, the very same, when nothing is edited and they only repeat its arguments', () => {
    const session = fakeSession()
    session.learn('srv.query', definition)
    expect(createConnection(session).receive('toServer', call(args), headers)).toEqual({ action: 'forward' })
    expect(session.asked.map(surfaceOf)).toEqual(['tool.call'])
  })

  it('gets them anew from the edited arguments, encoded', () => {
    const session = fakeSession((subject) =>
      surfaceOf(subject) === 'tool.call'
        ? { edit: () => ({ region: 'eu', auth: { token: '\u2588' } }) }
        : undefined,
    )
    session.learn('srv.query', definition)
    const outcome = createConnection(session).receive('toServer', call(args), headers)
    expect(outcome).toMatchObject({
      action: 'forward',
      message: { params: { arguments: { auth: { token: '\u2588' } } } },
      headers: { 'Mcp-Param-Region': 'eu', 'Mcp-Param-Token': '=?base64?4paI?=', 'X-Else': 'y' },
    })
    expect(JSON.stringify(outcome)).not.toContain('secret')
  })

  it('loses them after an edit when the tool is not known', () => {
    const session = fakeSession((subject) =>
      surfaceOf(subject) === 'tool.call' ? { edit: () => ({ region: 'eu' }) } : undefined,
    )
    const outcome = createConnection(session).receive('toServer', call(args), headers)
    expect((outcome as { headers?: object }).headers).toEqual({ 'X-Else': 'y' })
  })

  it.each([
    ['says something else than the arguments do', { 'Mcp-Param-Region': 'MARK' }],
    ['says it encoded', { 'Mcp-Param-Region': encodeHeaderValue('MARK\n') }],
    ['repeats no argument', { 'Mcp-Param-Else': 'MARK' }],
  ])('is refused for a header that %s and may not', (_what, given) => {
    const session = fakeSession((subject) => (JSON.stringify(subject).includes('MARK') ? 'deny' : 'allow'))
    session.learn('srv.query', definition)
    const outcome = createConnection(session).receive('toServer', call(args), given)
    expect(outcome).toMatchObject({ action: 'answer', message: { result: { isError: true } } })
  })

  it('goes on with such a header edited', () => {
    const session = fakeSession((subject) =>
      surfaceOf(subject) === 'message' ? { edit: () => ({ headers: { Else: '***' } }) } : undefined,
    )
    session.learn('srv.query', definition)
    const message = call(args)
    const outcome = createConnection(session).receive('toServer', message, {
      'Mcp-Param-Else': 'x',
      'Mcp-Param-Region': 'eu',
    })
    expect(outcome).toEqual({
      action: 'forward',
      message,
      headers: { 'Mcp-Param-Else': '***', 'Mcp-Param-Region': 'eu', 'Mcp-Param-Token': 'secret' },
    })
  })
})

describe('a policy that keeps parameters out of headers', () => {
  const policy = {
    version: 1,
    name: 'headers',
    default: 'allow',
    protocol: { withoutHeaders: ['*token*'] },
  } as const
  const list = { jsonrpc: '2.0', id: 2, method: 'tools/list' }

  it('hides a tool that wants one there, and refuses it when it is called', () => {
    const connection = createConnection(connectionSession(createFirewall(policy), { server: 'srv' }))
    connection.receive('toServer', list)
    const page = { tools: [definition, { name: 'plain', inputSchema: { type: 'object' } }] }
    const outcome = connection.receive('toClient', { jsonrpc: '2.0', id: 2, result: page })
    expect((outcome as { message: { result: unknown } }).message.result).toEqual({ tools: [page.tools[1]] })
    expect(connection.receive('toServer', call({}))).toMatchObject({
      action: 'answer',
      message: { result: { isError: true } },
    })
  })

  it('refuses a call with such a header, even of a tool that was never listed', () => {
    const connection = createConnection(connectionSession(createFirewall(policy), { server: 'srv' }))
    const outcome = connection.receive('toServer', call({ a: 'x' }), { 'Mcp-Param-TOKEN': 'x' })
    expect(outcome).toMatchObject({
      action: 'answer',
      message: { result: { _meta: { 'mcp-portcullis/decision': { code: 'protocol' } } } },
    })
  })
})
