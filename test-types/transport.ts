// Nothing here runs: that it compiles is the assertion. Both generations of the SDK are held to it.
import {
  Client as ClientV2,
  InMemoryTransport as MemoryV2,
  StreamableHTTPClientTransport as HttpV2,
  type Transport as TransportV2,
} from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node'
import {
  createMcpHandler,
  McpServer as ServerV2,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'
import { StdioServerTransport as StdioServerV2 } from '@modelcontextprotocol/server/stdio'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js'
import { InMemoryTransport as MemoryV1 } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer as ServerV1 } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport as StdioServerV1 } from '@modelcontextprotocol/sdk/server/stdio.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import type { Transport as TransportV1 } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { ConnectionSession } from '../src/session/session.ts'
import { guardTool } from '../src/tools/guardTool.ts'
import { protectFactory } from '../src/transport/protectFactory.ts'
import { protectTransport } from '../src/transport/protectTransport.ts'
import type { TransportLike } from '../src/transport/transportLike.ts'

declare const session: ConnectionSession
const guard = <T extends TransportLike>(transport: T): T => protectTransport(transport, session, 'client')
const url = new URL('http://127.0.0.1/')
const client1 = new ClientV1({ name: 'x', version: '1' })
const client2 = new ClientV2({ name: 'x', version: '1' })
const server1 = new ServerV1({ name: 'x', version: '1' })
const server2 = new ServerV2({ name: 'x', version: '1' })

// Every transport keeps its type, members of its own included.
const [v1, v1b] = MemoryV1.createLinkedPair()
const [v2, v2b] = MemoryV2.createLinkedPair()
await client1.connect(guard(v1))
await server1.connect(guard(v1b))
await client2.connect(guard(v2))
await server2.connect(guard(v2b))
await client1.connect(guard(new WebSocketClientTransport(url)))
await client1.connect(guard(new StdioV1({ command: 'x' })))
await server1.connect(guard(new StdioServerV1()))
await server2.connect(guard(new StdioServerV2()))
await server2.connect(guard(new WebStandardStreamableHTTPServerTransport()))
await client1.callTool({ name: 'x' })
export const pid: number | null = guard(new StdioV2({ command: 'x' })).pid
export const version: string | undefined = guard(new HttpV1(url)).protocolVersion
export const stream: boolean | undefined = guard(new HttpV2(url)).hasPerRequestStream
export const server3: StreamableHTTPServerTransport = guard(
  new StreamableHTTPServerTransport({ sessionIdGenerator: () => 'x' }),
)
export const server4: NodeStreamableHTTPServerTransport = guard(new NodeStreamableHTTPServerTransport())

// The interfaces themselves, and either generation in place of the other.
declare const any1: TransportV1
declare const any2: TransportV2
await client1.connect(guard(any1))
await client2.connect(guard(any2))
await client1.connect(guard(any2))
await client2.connect(guard(any1))

// Servers that a factory makes.
createMcpHandler(
  protectFactory(
    () => server2,
    () => ({ session }),
  ),
)
createMcpHandler(
  protectFactory(
    async () => Promise.resolve(server2),
    () => ({ session }),
  ),
)
// A guarded handler keeps its shape.
server1.registerTool(
  'x',
  { inputSchema: {} },
  guardTool(session, { name: 'x' }, () => ({ content: [] })),
)
const handler = guardTool(session, { name: 'x' }, (args: { a: number }, extra: { signal: AbortSignal }) => ({
  content: [{ type: 'text' as const, text: `${args.a} ${String(extra.signal.aborted)}` }],
}))
export const text: Promise<{ content: { type: 'text'; text: string }[] }> = handler(
  { a: 1 },
  { signal: new AbortController().signal },
)

// @ts-expect-error a string is no transport
guard('nope')
// @ts-expect-error neither is an object without `send`
guard({ start: async () => Promise.resolve(), close: async () => Promise.resolve() })
// @ts-expect-error a role is either end
protectTransport(v1, session, 'proxy')
// @ts-expect-error a tool has a name
guardTool(session, {}, () => ({ content: [] }))
// @ts-expect-error the arguments are those of the handler
void handler({ a: 'x' }, { signal: new AbortController().signal })
