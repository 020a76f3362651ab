/**
 * A server with everything that the conformance suite asks of servers: sessions of revision 2025-11-25 and requests of
 * revision 2026-07-28 at one address. It listens on a free port of the loopback and prints its URL.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import {
  localhostHostValidation,
  localhostOriginValidation,
  NodeStreamableHTTPServerTransport,
  toNodeHandler,
  type NodeIncomingMessageLike,
} from '@modelcontextprotocol/node'
import {
  createMcpHandler,
  createRequestStateCodec,
  isInitializeRequest,
  isLegacyRequest,
  McpServer,
  type EventStore,
} from '@modelcontextprotocol/server'
import { firewallOfEnvironment, judged } from './guard.ts'
import { addPromptsAndResources } from './promptsAndResources.ts'
import { addRounds } from './rounds.ts'
import { addTools, type Changes } from './tools.ts'

const firewall = firewallOfEnvironment()
const init = { server: 'conformance' }
const state = createRequestStateCodec<string>({ key: randomUUID() + randomUUID() })

function makeServer(changes: Changes): McpServer {
  const server = new McpServer(
    { name: 'everything', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        logging: {},
        completions: {},
      },
      requestState: { verify: (value, context) => state.verify(value, context) },
    },
  )
  addTools(server, changes)
  addRounds(server, state)
  addPromptsAndResources(server)
  return server
}

const modern = createMcpHandler(
  (firewall?.protectFactory ?? ((factory) => factory))(() => makeServer(changes), init),
  { legacy: 'reject' },
)
const changes: Changes = {
  tools: () => {
    modern.notify.toolsChanged()
  },
  prompts: () => {
    modern.notify.promptsChanged()
  },
}
const handleModern = toNodeHandler(modern)

const sessions = new Map<string, NodeStreamableHTTPServerTransport>()

async function newSession(): Promise<NodeStreamableHTTPServerTransport> {
  const transport: NodeStreamableHTTPServerTransport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    eventStore: keepEvents(),
    retryInterval: 500,
    onsessioninitialized: (id) => {
      sessions.set(id, transport)
    },
    onsessionclosed: (id) => {
      sessions.delete(id)
    },
  })
  const server = makeServer({
    tools: () => {
      server.sendToolListChanged()
    },
    prompts: () => {
      server.sendPromptListChanged()
    },
  })
  await server.connect(firewall?.protectServer(transport, init) ?? transport)
  return transport
}

/** Keeps what was sent, so that a stream can be taken up again. */
function keepEvents(): EventStore {
  const events: { id: string; stream: string; message: Parameters<EventStore['storeEvent']>[1] }[] = []
  return {
    async storeEvent(stream, message) {
      const id = `${stream}_${events.length}`
      events.push({ id, stream, message })
      return id
    },
    async getStreamIdForEventId(id) {
      return events.find((event) => event.id === id)?.stream
    },
    async replayEventsAfter(id, { send }) {
      const last = events.findIndex((event) => event.id === id)
      const stream = events[last]?.stream ?? ''
      for (const event of events.slice(last + 1)) {
        if (event.stream === stream && Object.keys(event.message).length > 0)
          await send(event.id, event.message)
      }
      return stream
    },
  }
}

async function handleLegacy(
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): Promise<void> {
  const id = request.headers['mcp-session-id']
  const transport = typeof id === 'string' ? sessions.get(id) : undefined
  if (transport !== undefined) return transport.handleRequest(request, response, body)
  if (id === undefined && isInitializeRequest(body)) {
    return (await newSession()).handleRequest(request, response, body)
  }
  response.writeHead(id === undefined ? 400 : 404, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32000, message: 'no such session' } }),
  )
}

const hostIsOurs = localhostHostValidation()
const originIsOurs = localhostOriginValidation()

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!hostIsOurs(request, response) || !originIsOurs(request, response)) return
  const body: unknown = request.method === 'POST' ? await json(request).catch(() => undefined) : undefined
  const asked = new Request(`http://127.0.0.1${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
  })
  if (await isLegacyRequest(asked, body)) await handleLegacy(request, response, body)
  else await handleModern(request as NodeIncomingMessageLike, response, body)
}

const http = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
})
http.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`)
})
process.once('SIGTERM', () => {
  console.log(`judged ${judged()}`)
  process.exit()
})
