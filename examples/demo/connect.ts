/**
 * Real MCP servers as child processes, and real clients of both SDK generations, each behind the firewall.
 *
 * @module
 */
import { createRequire } from 'node:module'
import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import type { Firewall, JsonObject } from 'mcp-portcullis'
import type { Sdk, ServerName } from './scenario.ts'

/** A connected client. */
export interface Connection {
  readonly list: () => Promise<unknown>
  readonly call: (tool: string, args: JsonObject) => Promise<unknown>
  /** How many requests have been written to the server's standard input. */
  readonly sent: () => number
  readonly close: () => Promise<void>
}

const { resolve } = createRequire(import.meta.url)
const client = { name: 'portcullis-demo', version: '1.0.0' }
/** Who calls: an approval is bound to them, not to a connection. */
const principal = { id: 'ada', agent: 'demo' }
const patience = { timeout: 10_000 }

/** Starts a server and connects a client of that generation to it. */
export async function connect(
  firewall: Firewall,
  server: ServerName,
  sdk: Sdk,
  workspace: string,
): Promise<Connection> {
  const program = {
    command: process.execPath,
    args: server === 'everything' ? [entryOf('everything'), 'stdio'] : [entryOf('filesystem'), workspace],
    stderr: 'pipe' as const,
  }
  const transport = sdk === 'v1' ? new StdioV1(program) : new StdioV2(program)
  const complaints: string[] = []
  transport.stderr?.on('data', (chunk) => complaints.push(String(chunk)))
  const sent = countRequests(transport)

  const guarded = firewall.protectClient(transport, { server, principal })
  try {
    const connected = sdk === 'v1' ? new ClientV1(client) : new ClientV2(client)
    await connected.connect(guarded, patience)
    return {
      sent,
      list: () => connected.listTools(),
      call: (name, args) => callTool(connected, name, args),
      close: () => connected.close(),
    }
  } catch (error) {
    await transport.close()
    throw new Error(`the server ${server} does not answer\n${complaints.join('')}`, { cause: error })
  }
}

function callTool(connected: ClientV1 | ClientV2, name: string, args: JsonObject): Promise<unknown> {
  const call = { name, arguments: args }
  return connected instanceof ClientV1
    ? connected.callTool(call, undefined, patience)
    : connected.callTool(call, patience)
}

function entryOf(server: string): string {
  return resolve(`@modelcontextprotocol/server-${server}/dist/index.js`)
}

/** Counts on the far side of the firewall: what is counted here is what really goes out. */
function countRequests(transport: StdioV1 | StdioV2): () => number {
  let requests = 0
  const send: StdioV1['send'] = transport.send.bind(transport)
  transport.send = (message: Parameters<typeof send>[0]) => {
    if ('method' in message && 'id' in message) requests++
    return send(message)
  }
  return () => requests
}
