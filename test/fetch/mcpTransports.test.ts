/* eslint-disable @typescript-eslint/no-deprecated -- the transport of 2024-11-05 is still spoken */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  SSEClientTransport as SseV2,
  StreamableHTTPClientTransport as HttpV2,
  type OAuthClientProvider,
} from '@modelcontextprotocol/client'
import { SSEClientTransport as SseV1 } from '@modelcontextprotocol/sdk/client/sse.js'
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { afterEach, describe, expect, it } from 'vitest'
import { EgressDeniedError } from '../../src/fetch/egressError.ts'
import { guardFetch, type GuardFetchInit } from '../../src/fetch/guardFetch.ts'
import { createEgressChecker } from '../../src/guards/egress/checker.ts'
import { makeClient, makeServer, type ToolAnswer } from '../transport/peers.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(handle: Handle): Promise<{ url: URL; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = []
  const http = createServer((request, response) => {
    seen.push(request)
    void handle(request, response)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    http.closeAllConnections()
    return new Promise((resolve) => http.close(resolve))
  })
  return { url: new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`), seen }
}

const loopback = { allowPrivate: ['127.0.0.1'] }

/** A guarded `fetch`, every destination it was asked about, and why some were refused. */
function guarded(init: GuardFetchInit = {}): { fetch: typeof fetch; asked: string[]; denied: string[] } {
  const asked: string[] = []
  const denied: string[] = []
  const checker = createEgressChecker(loopback)
  const decide: GuardFetchInit['decide'] = ({ destination }) => {
    asked.push(new URL(destination).pathname)
    const decision = checker.check(destination)
    if (decision.verdict === 'deny') denied.push(decision.code)
    return decision
  }
  return { fetch: guardFetch(fetch, { decide, ...init }), asked, denied }
}

async function streamable() {
  const calls: unknown[] = []
  const server = makeServer('v1', calls)
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() })
  await server.connect(transport)
  closing.push(() => server.close())
  const { url, seen } = await listen((request, response) => transport.handleRequest(request, response))
  return { url, seen, calls, server }
}

async function sse() {
  const calls: unknown[] = []
  const server = makeServer('v1', calls)
  let transport: SSEServerTransport | undefined
  const { url, seen } = await listen(async (request, response) => {
    if (request.method === 'GET') {
      transport = new SSEServerTransport('/messages', response)
      await server.connect(transport)
    } else await transport?.handlePostMessage(request, response)
  })
  closing.push(() => server.close())
  return { url, seen, calls, server }
}

interface TransportOptions {
  fetch?: typeof fetch
  authProvider?: OAuthClientProvider
  redirectPolicy?: 'follow'
}
const transports = {
  'SDK v1, Streamable HTTP': {
    generation: 'v1',
    serve: streamable,
    make: (url: URL, options: TransportOptions) => new HttpV1(url, options),
  },
  'SDK v2, Streamable HTTP': {
    generation: 'v2',
    serve: streamable,
    make: (url: URL, options: TransportOptions) => new HttpV2(url, options),
  },
  'SDK v1, SSE': {
    generation: 'v1',
    serve: sse,
    make: (url: URL, options: TransportOptions) => new SseV1(url, options),
  },
  'SDK v2, SSE': {
    generation: 'v2',
    serve: sse,
    make: (url: URL, options: TransportOptions) => new SseV2(url, options),
  },
} as const
const names = Object.keys(transports) as (keyof typeof transports)[]
const overHttp = names.filter((name) => name.includes('Streamable'))

function clientOf(name: keyof typeof transports, url: URL, options: TransportOptions) {
  const client = makeClient(transports[name].generation)
  const transport = transports[name].make(url, options)
  closing.push(() => client.close())
  return { client, transport, connect: () => client.connect(transport) }
}

/** Why something failed, down its causes. */
async function failure(promise: Promise<unknown>): Promise<string> {
  let error: unknown = await promise.then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason,
  )
  const messages: string[] = []
  for (; error instanceof Error; error = error.cause) {
    if (error instanceof EgressDeniedError) return `${error.decision.code} at hop ${error.hop}`
    messages.push(error.message)
  }
  return messages.join(': ')
}

describe.each(names)('a guarded fetch in the client transport of %s', (name) => {
  it('lets a session be opened, used and closed, every request judged', async () => {
    const { url, seen, calls } = await transports[name].serve()
    const { fetch, asked } = guarded({ maxResponseBytes: 1_000_000, maxEventBytes: 100_000 })
    const { client, connect } = clientOf(name, url, { fetch })
    await connect()
    const answer = (await client.callTool({ name: 'echo', arguments: { text: 'hi' } })) as ToolAnswer
    expect(answer.content[0]?.text).toBe('hi')
    expect(calls).toEqual([{ text: 'hi' }])
    await client.close()
    expect(asked.length).toBe(seen.length)
    if (name.includes('Streamable')) {
      const sessions = seen.map(({ headers }) => headers['mcp-session-id'])
      expect(sessions[0]).toBeUndefined()
      expect(new Set(sessions.slice(1)).size).toBe(1)
      expect(seen.some(({ headers }) => headers['mcp-protocol-version'] !== undefined)).toBe(true)
    }
  })

  it('opens nothing that the baseline denies', async () => {
    const { url, seen } = await transports[name].serve()
    const { connect } = clientOf(name, url, { fetch: guardFetch(fetch) })
    expect(await failure(connect())).toMatch(
      /egress_private at hop 0|firewall deny: the host `127\.0\.0\.1`/u,
    )
    expect(seen).toEqual([])
  })

  it('follows a redirect on its own server, and none into the metadata service', async () => {
    const { url, seen } = await listen(({ url: path }, response) => {
      if (path === '/mcp') response.writeHead(307, { location: '/moved' }).end()
      else response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    })
    const { connect } = clientOf(name, url, { fetch: guarded().fetch, redirectPolicy: 'follow' })
    expect(await failure(connect())).toMatch(/egress_metadata at hop 2|169\.254\.169\.254/u)
    expect(seen.map(({ url: path }) => path)).toEqual(['/mcp', '/moved'])
  })
})

function provider(url: URL): OAuthClientProvider & { visited: URL[]; saved: unknown[] } {
  const visited: URL[] = []
  const saved: unknown[] = []
  return {
    visited,
    saved,
    redirectUrl: 'http://localhost/callback',
    clientMetadata: { redirect_uris: ['http://localhost/callback'] },
    clientInformation: () => ({ client_id: 'a client' }),
    tokens: () => undefined,
    saveTokens: (tokens) => void saved.push(tokens),
    redirectToAuthorization: (to) => void visited.push(to),
    saveCodeVerifier: () => undefined,
    codeVerifier: () => 'v'.repeat(43),
    validateResourceURL: async () => url,
  }
}

/** An MCP server that asks for a token, its metadata, and an authorization server, all on one loopback address. */
async function protectedServer(
  wrong: Partial<Record<'metadata' | 'authorization' | 'token' | 'hop', string>> = {},
) {
  const { url, seen } = await listen((request, response) => {
    const origin = `http://${request.headers.host}`
    const json = (value: unknown): unknown =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const path = request.url ?? ''
    if (path === '/mcp') {
      const at = wrong.metadata ?? `${origin}/.well-known/oauth-protected-resource/mcp`
      response.writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${at}"` }).end()
    } else if (path.includes('oauth-protected-resource')) {
      if (wrong.hop === undefined)
        json({ resource: `${origin}/mcp`, authorization_servers: [wrong.authorization ?? origin] })
      else response.writeHead(302, { location: wrong.hop }).end()
    } else if (path.includes('oauth-authorization-server') || path.includes('openid-configuration')) {
      json({
        issuer: origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: wrong.token ?? `${origin}/token`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
      })
    } else if (path === '/token') json({ access_token: 'of this run', token_type: 'Bearer' })
    else response.writeHead(404).end()
  })
  return { url, seen, paths: () => seen.map((each) => each.url) }
}

describe.each(overHttp)('OAuth discovery by %s', (name) => {
  it('is judged at each of its requests, and succeeds where all may be made', async () => {
    const { url, paths } = await protectedServer()
    const { fetch, asked } = guarded()
    const authProvider = provider(url)
    const { connect, transport } = clientOf(name, url, { fetch, authProvider })
    expect(await failure(connect())).not.toContain('nothing failed')
    expect(authProvider.visited.map(({ pathname }) => pathname)).toEqual(['/authorize'])
    await transport.finishAuth('a code')
    expect(authProvider.saved).toMatchObject([{ access_token: 'of this run' }])
    expect(asked).toEqual(paths())
    expect(asked).toContain('/.well-known/oauth-protected-resource/mcp')
    expect(asked).toContain('/token')
  })

  it.each([
    ['the resource metadata', 'egress_metadata', { metadata: 'http://169.254.169.254/latest' }],
    ['the authorization server', 'egress_private', { authorization: 'http://10.0.0.1/' }],
    ['a redirect of the metadata', 'egress_metadata', { hop: 'http://[::ffff:169.254.169.254]/latest' }],
  ])('goes nowhere inside when %s leads there', async (_what, code, wrong) => {
    const { url, paths } = await protectedServer(wrong)
    const authProvider = provider(url)
    const { fetch, denied } = guarded()
    // Left to themselves the SDKs follow no redirect to another origin: here the fetch has to hold alone.
    const { connect } = clientOf(name, url, { fetch, authProvider, redirectPolicy: 'follow' })
    // The SDKs go on to their fallbacks when metadata cannot be had.
    await failure(connect())
    expect(new Set(denied)).toEqual(new Set([code]))
    expect(authProvider.saved).toEqual([])
    const own = /^\/(?:mcp$|\.well-known)/u
    expect(paths().filter((path) => !own.test(path ?? ''))).toEqual([])
  })

  it('sends no code to a token endpoint inside', async () => {
    const { url } = await protectedServer({ token: 'https://169.254.169.254/token' })
    const { connect, transport } = clientOf(name, url, {
      fetch: guarded().fetch,
      authProvider: provider(url),
    })
    await failure(connect())
    expect(await failure(transport.finishAuth('a code'))).toMatch(/egress_metadata/u)
  })
})

describe.each(names)('an endless event stream to %s', (name) => {
  const listening = async (init: GuardFetchInit) => {
    const { url, server } = await transports[name].serve()
    const { client, connect } = clientOf(name, url, { fetch: guarded(init).fetch })
    const errors: string[] = []
    client.onerror = (error) => void errors.push(error.message)
    const got: unknown[] = []
    ;(client as { fallbackNotificationHandler?: unknown }).fallbackNotificationHandler = async (message: {
      params?: unknown
    }) => {
      got.push(message.params)
    }
    await connect()
    // The standing stream is opened after the handshake.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const tell = (size: number) =>
      server.server.notification({ method: 'x/tick', params: { text: 'a'.repeat(size) } })
    const until = async (done: () => boolean) => {
      for (let turn = 0; turn < 200 && !done(); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return { errors, got, tell, until }
  }

  it('hands every event on as it comes, however long the stream gets', async () => {
    const { got, tell, until } = await listening({ maxResponseBytes: 20_000, maxEventBytes: 10_000 })
    for (let count = 1; count <= 8; count += 1) {
      await tell(5_000)
      await until(() => got.length === count)
      expect(got.length).toBe(count)
    }
  })

  it('is cut at an event that is too large', async () => {
    const { errors, got, tell, until } = await listening({ maxEventBytes: 10_000 })
    await tell(20_000)
    await until(() => errors.length > 0)
    expect(errors.join()).toMatch(/event is larger|terminated|disconnected|closed/iu)
    expect(got).toEqual([])
  })
})
