import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2 } from '@modelcontextprotocol/client'
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node'
import {
  createMcpHandler,
  PerRequestHTTPServerTransport,
  type McpServer as ServerV2,
} from '@modelcontextprotocol/server'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { afterEach, describe, expect, it } from 'vitest'
import { protectFactory } from '../../src/transport/protectFactory.ts'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import { fakeSession, rules, type FakeSession } from '../protocol/fakeSession.ts'
import { generations, makeServer, tap, type Generation, type ToolAnswer } from './peers.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<URL> {
  const http: HttpServer = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    http.closeAllConnections()
    return new Promise((resolve) => http.close(resolve))
  })
  return new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`)
}

/** A server over Streamable HTTP, as the SDK's own transport serves it. */
async function serve(generation: Generation, json: boolean, session?: FakeSession) {
  const calls: unknown[] = []
  const server = makeServer(generation, calls)
  const options = { sessionIdGenerator: () => randomUUID(), enableJsonResponse: json }
  const transport =
    generation === 'v1'
      ? new StreamableHTTPServerTransport(options)
      : new NodeStreamableHTTPServerTransport(options)
  await server.connect(
    session === undefined ? transport : protectTransport(transport as never, session, 'server'),
  )
  closing.push(() => server.close())
  const url = await listen((request, response) => transport.handleRequest(request, response))
  return { url, calls }
}

async function connect(generation: Generation, url: URL, session?: FakeSession) {
  const transport = generation === 'v1' ? new HttpV1(url) : new HttpV2(url)
  const wire = tap(transport)
  const client =
    generation === 'v1'
      ? new ClientV1({ name: 'test', version: '1' })
      : new ClientV2({ name: 'test', version: '1' })
  const guarded = session === undefined ? transport : protectTransport(transport as never, session, 'client')
  await client.connect(guarded)
  closing.push(() => client.close())
  const call = async (name: string, args: Record<string, unknown> = {}) =>
    (await client.callTool({ name, arguments: args })) as ToolAnswer
  return {
    client,
    wire,
    call,
    transport: guarded as unknown as { sessionId?: string; protocolVersion?: string },
  }
}

const table = {
  'tool.call srv.evil': 'deny',
  'tool.definition srv.evil': 'deny',
  'tool.result srv.fail': 'deny',
} as const

describe.each(generations)('a client of SDK %s', (clientGeneration) => {
  describe.each(generations)('with a server of SDK %s over Streamable HTTP', (serverGeneration) => {
    describe.each(['event stream', 'JSON'])('answering as %s', (mode) => {
      it.each(['client', 'server'] as const)('is guarded at the %s', async (role) => {
        const session = fakeSession(rules(table))
        const { url, calls } = await serve(
          serverGeneration,
          mode === 'JSON',
          role === 'server' ? session : undefined,
        )
        const peer = await connect(clientGeneration, url, role === 'client' ? session : undefined)
        expect(await peer.call('echo', { text: 'hi' })).toMatchObject({ content: [{ text: 'hi' }] })
        expect(await peer.call('evil', { text: 'hi' })).toMatchObject({ isError: true })
        const withheld = await peer.call('fail')
        expect(withheld).toMatchObject({ content: [{ text: 'firewall deny: as the test says' }] })
        expect(calls).toEqual([{ text: 'hi' }, 'fail'])
        const { tools } = await peer.client.listTools()
        expect(tools.map((tool) => tool.name)).toEqual(['echo', 'fail'])
        expect(session.events.filter((event) => event.kind === 'dropped')).toEqual([])
        expect(peer.transport.sessionId).toMatch(/-/)
        expect(peer.transport.protocolVersion).toBe('2025-11-25')
      })
    })
  })
})

describe('a handler that makes a server for each request (revision 2026-07-28)', () => {
  async function modern(session: FakeSession) {
    const calls: unknown[] = []
    const handler = createMcpHandler(
      protectFactory(
        () => makeServer('v2', calls) as ServerV2,
        () => ({ session }),
      ),
    )
    const url = await listen(toNodeHandler(handler) as never)
    return { url, calls }
  }

  const post = (url: URL, method: string, params: object = {}) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
        ...('name' in params ? { 'mcp-name': String(params.name) } : {}),
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method,
        params: {
          ...params,
          _meta: {
            'io.modelcontextprotocol/protocolVersion': '2026-07-28',
            'io.modelcontextprotocol/clientInfo': { name: 'x', version: '1' },
            'io.modelcontextprotocol/clientCapabilities': {},
          },
        },
      }),
    })

  it('is guarded through its factory, by a modern and by a legacy client', async () => {
    const session = fakeSession(rules(table))
    const { url, calls } = await modern(session)
    const client = new ClientV2({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(new HttpV2(url))
    closing.push(() => client.close())
    expect(client.getProtocolEra()).toBe('modern')
    const old = await connect('v1', url)
    for (const peer of [client, old.client] as ClientV2[]) {
      expect(await peer.callTool({ name: 'echo', arguments: { text: 'hi' } })).toMatchObject({
        content: [{ text: 'hi' }],
      })
      expect(await peer.callTool({ name: 'evil', arguments: { text: 'hi' } })).toMatchObject({
        isError: true,
      })
      expect((await peer.listTools()).tools.map((tool) => tool.name)).toEqual(['echo', 'fail'])
    }
    expect(calls).toHaveLength(2)
  })

  it('keeps the HTTP status of what its server refuses', async () => {
    const { url } = await modern(fakeSession())
    const unknown = await post(url, 'no/such/method')
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({ error: { code: -32601 } })
  })

  it('gives refusals the result type of the revision', async () => {
    const { url } = await modern(fakeSession(rules(table)))
    const refused = await post(url, 'tools/call', { name: 'evil', arguments: { text: 'x' } })
    expect(refused.status).toBe(200)
    expect(await refused.json()).toMatchObject({ result: { isError: true, resultType: 'complete' } })
  })

  it('binds the revision of a transport that is decorated by hand', async () => {
    const server = makeServer('v2', [], { supportedProtocolVersions: ['2026-07-28'] }) as ServerV2
    const transport = new PerRequestHTTPServerTransport({
      classification: { era: 'modern', revision: '2026-07-28' },
    })
    await server.connect(protectTransport(transport, fakeSession(rules(table)), 'server'))
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'x', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    const params = { name: 'echo', arguments: { text: 'hi' }, _meta: meta }
    const response = await transport.handleMessage({ jsonrpc: '2.0', id: 7, method: 'tools/call', params })
    expect(await response.json()).toMatchObject({ id: 7, result: { content: [{ text: 'hi' }] } })
  })
})

describe('a modern client over Streamable HTTP', () => {
  it('is guarded, and its requests can be aborted without a word', async () => {
    const calls: unknown[] = []
    const handler = createMcpHandler(() => makeServer('v2', calls) as ServerV2)
    const url = await listen(toNodeHandler(handler) as never)
    const session = fakeSession(rules(table))
    const client = new ClientV2({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } })
    const transport = new HttpV2(url)
    const wire = tap(transport)
    await client.connect(protectTransport(transport, session, 'client'))
    closing.push(() => client.close())
    expect(client.getProtocolEra()).toBe('modern')
    expect(await client.callTool({ name: 'echo', arguments: { text: 'hi' } })).toMatchObject({
      content: [{ text: 'hi' }],
    })
    expect(await client.callTool({ name: 'evil', arguments: { text: 'hi' } })).toMatchObject({
      isError: true,
    })
    expect((await client.listTools()).tools.map((tool) => tool.name)).toEqual(['echo', 'fail'])
    const aborted = new AbortController()
    const pending = client.callTool({ name: 'echo', arguments: { text: 'x' } }, { signal: aborted.signal })
    aborted.abort('enough')
    await expect(pending).rejects.toThrow()
    expect(wire.map((message) => (message as { method: string }).method)).not.toContain(
      'notifications/cancelled',
    )
    expect(await client.callTool({ name: 'echo', arguments: { text: 'hi' } })).toMatchObject({
      content: [{ text: 'hi' }],
    })
  })
})
