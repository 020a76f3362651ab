/** Real clients and servers of both SDK generations, joined in memory, with a record of what reached the tools. */
import { Client as ClientV2, InMemoryTransport as MemoryV2 } from '@modelcontextprotocol/client'
import { McpServer as ServerV2 } from '@modelcontextprotocol/server'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport as MemoryV1 } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer as ServerV1 } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import type { DrivenTransport, TransportLike } from '../../src/transport/transportLike.ts'

export const generations = ['v1', 'v2'] as const
export type Generation = (typeof generations)[number]

/** A tool result as tests look at it. */
export interface ToolAnswer {
  content: { type: string; text?: string }[]
  isError?: boolean
  _meta?: Record<string, unknown>
}

export interface Peers {
  readonly client: ClientV1 | ClientV2
  readonly server: ServerV1 | ServerV2
  /** What the tools were called with. */
  readonly calls: unknown[]
  /** Every message that crossed the wire between the two transports, by direction. */
  readonly wire: { readonly toServer: unknown[]; readonly toClient: unknown[] }
  call(name: string, args?: Record<string, unknown>): Promise<ToolAnswer>
  toolNames(): Promise<string[]>
  close(): Promise<void>
}

export type Guard = <T extends TransportLike>(transport: T) => T

export function makeServer(generation: Generation, calls: unknown[], options = {}): ServerV1 | ServerV2 {
  const text = (value: string) => ({ content: [{ type: 'text' as const, text: value }] })
  const config = { description: 'says it again', inputSchema: z.object({ text: z.string() }) }
  const echo = async (args: { text: string }) => {
    calls.push(args)
    return text(args.text)
  }
  const fail = async () => {
    calls.push('fail')
    throw new Error('it failed')
  }
  if (generation === 'v1') {
    const server = new ServerV1({ name: 'peer', version: '1' })
    server.registerTool('echo', { description: config.description, inputSchema: { text: z.string() } }, echo)
    server.registerTool('evil', config, echo)
    server.registerTool('fail', { description: 'fails' }, fail)
    return server
  }
  const server = new ServerV2({ name: 'peer', version: '1' }, options)
  server.registerTool('echo', config, echo)
  server.registerTool('evil', config, echo)
  server.registerTool('fail', { description: 'fails' }, fail)
  return server
}

export function makeClient(generation: Generation): ClientV1 | ClientV2 {
  return generation === 'v1'
    ? new ClientV1({ name: 'test', version: '1' })
    : new ClientV2({ name: 'test', version: '1' })
}

const asIs: Guard = (transport) => transport

/** Joins a client and a server of one generation; each end can be guarded. */
export async function join(
  generation: Generation,
  guards: { client?: Guard; server?: Guard } = {},
): Promise<Peers> {
  const calls: unknown[] = []
  const [near, far] = generation === 'v1' ? MemoryV1.createLinkedPair() : MemoryV2.createLinkedPair()
  const wire = { toServer: tap(near), toClient: tap(far) }
  const client = makeClient(generation)
  const server = makeServer(generation, calls)
  await server.connect((guards.server ?? asIs)(far))
  await client.connect((guards.client ?? asIs)(near))
  return {
    client,
    server,
    calls,
    wire,
    call: async (name, args = {}) => (await client.callTool({ name, arguments: args })) as ToolAnswer,
    toolNames: async () => (await client.listTools()).tools.map((tool) => tool.name),
    close: async () => {
      await client.close()
    },
  }
}

/** Keeps what a raw transport is asked to send. */
export function tap(transport: TransportLike): unknown[] {
  const sent: unknown[] = []
  const raw = transport as DrivenTransport
  const send = raw.send.bind(raw)
  raw.send = (message, options) => {
    sent.push(message)
    return send(message, options)
  }
  return sent
}
