/**
 * A client and a server of either SDK generation in one process, connected over their in-memory transport.
 *
 * @module
 */
import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport as InMemoryTransportV1 } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer as McpServerV1 } from '@modelcontextprotocol/sdk/server/mcp.js'
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import {
  InMemoryTransport as InMemoryTransportV2,
  McpServer as McpServerV2,
} from '@modelcontextprotocol/server'
import type { Firewall, JsonObject } from 'mcp-portcullis'
import * as z from 'zod'

/** A connected client. */
export interface Connection {
  /** Calls the one tool and waits for the answer. */
  readonly call: () => Promise<unknown>
  /** Every message that crosses from now on, in both directions. */
  readonly watch: () => readonly unknown[]
  readonly close: () => Promise<void>
}

/** Connects; behind the firewall when there is one. */
export type Connect = (firewall?: Firewall) => Promise<Connection>

/** What the policy calls the server. */
export const serverName = 'github'
/** The one tool. */
export const toolName = 'create_issue'
/** What it is called with: a call of about 200 bytes. */
export const callArguments: JsonObject = {
  path: 'reports/2026/q3.csv',
  amount: 120,
  note: 'for the weekly review, with the figures that were asked for',
  labels: ['finance', 'review'],
  assignee: { login: 'someone', team: 'accounts' },
}

const inputSchema = z.object({
  path: z.string(),
  amount: z.number(),
  note: z.string(),
  labels: z.array(z.string()),
  assignee: z.object({ login: z.string(), team: z.string() }),
})
const description = 'Creates an issue'
const info = { name: 'bench', version: '1.0.0' }
const answer = {
  content: [
    { type: 'text' as const, text: 'Created issue 4711 in acme/web: the figures that were asked for' },
  ],
  structuredContent: { number: 4711, url: 'https://git.example/acme/web/issues/4711', state: 'open' },
}

/** SDK v1, the tool registered with its schema, as servers do. */
export const registeredV1: Connect = (firewall) => {
  const server = new McpServerV1(info)
  server.registerTool(toolName, { description, inputSchema }, () => answer)
  return connectV1(server, firewall)
}

/** SDK v1, a bare handler for `tools/call` that checks nothing: the shortest round trip there is. */
export const bareV1: Connect = (firewall) => {
  const server = new McpServerV1(info, { capabilities: { tools: {} } })
  server.server.setRequestHandler(CallToolRequestSchema, () => answer)
  return connectV1(server, firewall)
}

/** SDK v2, the tool registered with its schema, as servers do. */
export const registeredV2: Connect = (firewall) => {
  const server = new McpServerV2(info)
  server.registerTool(toolName, { description, inputSchema }, () => answer)
  return connectV2(server, firewall)
}

/** SDK v2, a bare handler for `tools/call` that checks nothing: the shortest round trip there is. */
export const bareV2: Connect = (firewall) => {
  const server = new McpServerV2(info, { capabilities: { tools: {} } })
  server.server.setRequestHandler('tools/call', () => answer)
  return connectV2(server, firewall)
}

async function connectV1(server: McpServerV1, firewall: Firewall | undefined): Promise<Connection> {
  const [near, far] = InMemoryTransportV1.createLinkedPair()
  const client = new ClientV1(info)
  await server.connect(far)
  await client.connect(firewall === undefined ? near : firewall.protectClient(near, { server: serverName }))
  return {
    call: () => client.callTool({ name: toolName, arguments: callArguments }),
    watch: () => watched([near, far]),
    close: () => client.close(),
  }
}

async function connectV2(server: McpServerV2, firewall: Firewall | undefined): Promise<Connection> {
  const [near, far] = InMemoryTransportV2.createLinkedPair()
  const client = new ClientV2(info)
  await server.connect(far)
  await client.connect(firewall === undefined ? near : firewall.protectClient(near, { server: serverName }))
  return {
    call: () => client.callTool({ name: toolName, arguments: callArguments }),
    watch: () => watched([near, far]),
    close: () => client.close(),
  }
}

/** The part of either generation's transport that is watched. */
interface Sender {
  send(message: never, options?: never): Promise<void>
}

function watched(transports: readonly Sender[]): readonly unknown[] {
  const messages: unknown[] = []
  for (const transport of transports) {
    const send = transport.send.bind(transport)
    transport.send = (message, options) => {
      messages.push(message)
      return send(message, options)
    }
  }
  return messages
}
