import { mkdtemp, readdir, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterEach, describe, expect, it } from 'vitest'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import { fakeSession, rules, type FakeSession } from '../protocol/fakeSession.ts'
import { generations, tap, type Generation, type ToolAnswer } from './peers.ts'

const packageDirectory = (name: string) =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
const everything = [
  join(packageDirectory('@modelcontextprotocol/server-everything'), 'dist/index.js'),
  'stdio',
]
const filesystem = join(packageDirectory('@modelcontextprotocol/server-filesystem'), 'dist/index.js')
const own = (name: string) => fileURLToPath(new URL(`servers/${name}.mjs`, import.meta.url))

const clients: (ClientV1 | ClientV2)[] = []
afterEach(async () => {
  await Promise.all(clients.splice(0).map(async (client) => client.close()))
})

async function connect(generation: Generation, session: FakeSession, args: string[]) {
  const parameters = { command: process.execPath, args, stderr: 'ignore' as const }
  const transport = generation === 'v1' ? new StdioV1(parameters) : new StdioV2(parameters)
  const wire = tap(transport)
  const client =
    generation === 'v1'
      ? new ClientV1({ name: 'test', version: '1' })
      : new ClientV2({ name: 'test', version: '1' })
  clients.push(client)
  await client.connect(protectTransport(transport, session, 'client'))
  const call = async (name: string, args: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: args })) as ToolAnswer
  return { client, wire, call }
}

describe.each(generations)('SDK %s over stdio', (generation) => {
  it('a real server lists and serves its tools, and refused calls never reach it', async () => {
    const session = fakeSession(
      rules({ 'tool.call srv.get-env': 'deny', 'tool.definition srv.get-env': 'deny' }),
    )
    const { client, wire, call } = await connect(generation, session, everything)
    const { tools } = await client.listTools()
    expect(tools.length).toBeGreaterThan(10)
    expect(tools.map((tool) => tool.name)).not.toContain('get-env')
    expect(session.learned).toHaveLength(tools.length)
    expect(await call('echo', { message: 'hi' })).toMatchObject({
      content: [{ type: 'text', text: 'Echo: hi' }],
    })
    expect(await call('get-env', {})).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching('firewall deny') as string }],
    })
    const called = wire.filter((message) => (message as { method?: string }).method === 'tools/call')
    expect(called.map((message) => (message as { params: { name: string } }).params.name)).toEqual(['echo'])
  })

  it('a file that a denied call would have written is not there', async () => {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'guarded-')))
    const session = fakeSession(rules({ 'tool.call srv.write_file': 'deny' }))
    const { call } = await connect(generation, session, [filesystem, directory])
    const refused = await call('write_file', { path: join(directory, 'a.txt'), content: 'x' })
    expect(refused.isError).toBe(true)
    expect(await readdir(directory)).toEqual([])
    expect((await call('create_directory', { path: join(directory, 'b') })).isError).toBeFalsy()
    expect(await readdir(directory)).toEqual(['b'])
  })

  it('progress arrives before its result', async () => {
    const { client } = await connect(generation, fakeSession(), everything)
    const seen: unknown[] = []
    const operation = { name: 'trigger-long-running-operation', arguments: { duration: 0.2, steps: 2 } }
    const options = { onprogress: (progress: unknown) => seen.push(progress) }
    await (client as { callTool: (...args: unknown[]) => Promise<unknown> }).callTool(
      operation,
      ...(generation === 'v1' ? [undefined] : []),
      options,
    )
    expect(seen.length).toBeGreaterThan(0)
  })

  it('the end of the server is the end of the connection, once', async () => {
    const { client } = await connect(generation, fakeSession(), [own('legacy')])
    let closes = 0
    client.onclose = () => closes++
    await client.close()
    expect(closes).toBe(1)
  })
})

describe('SDK v2 negotiates the revision through the guard', () => {
  it.each([
    ['a legacy server that stays silent', [own('legacy')], 'legacy'],
    ['a legacy server that leaves', [own('legacy'), 'exit'], 'legacy'],
    ['a modern server', [own('modern')], 'modern'],
    ['server-everything', everything, 'legacy'],
  ])('with %s', async (_, args, era) => {
    const session = fakeSession(rules({ 'tool.call srv.evil': 'deny' }))
    const client = new ClientV2(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: 'auto', probe: { timeoutMs: 1_500 } } },
    )
    clients.push(client)
    const transport = new StdioV2({ command: process.execPath, args, stderr: 'ignore' })
    await client.connect(protectTransport(transport, session, 'client'))
    expect(client.getProtocolEra()).toBe(era)
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name)).toContain('echo')
    expect((await client.callTool({ name: 'evil', arguments: {} })).isError).toBe(true)
    expect(session.asked.map((subject) => subject.surface)).toContain('tool.call')
  })
})
