/* eslint-disable @typescript-eslint/no-deprecated -- Servers that speak SSE alone are still there. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  SSEClientTransport as SseV2,
  StreamableHTTPClientTransport as HttpV2,
} from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { SSEClientTransport as SseV1 } from '@modelcontextprotocol/sdk/client/sse.js'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Policy } from '../../src/policy/schema.ts'
import type { TransportLike } from '../../src/transport/transportLike.ts'
import { generations, type Generation } from '../transport/peers.ts'
import { conformanceModules, listening, program, type Listening } from './processes.ts'
import * as repertoire from './repertoire.ts'
import { initiatives, settled, visit, type Visit, type VisitOptions } from './visit.ts'

// Every visit starts processes, and a machine may have more to do.
vi.setConfig({ testTimeout: 120_000 })

const allow: Policy = { version: 1, name: 'allow', default: 'allow' }
/** As people write them: nothing of it is met with here. */
const realistic: Policy = {
  ...allow,
  name: 'realistic',
  rules: [
    { id: 'no-shell', when: { tool: 'shell.*' }, then: 'deny' },
    { id: 'big', when: { tool: '*.refund', arguments: { '$.amount': { gt: 100 } } }, then: 'deny' },
  ],
  dlp: { categories: { secret: 'report', pii: 'report', financial: 'report' } },
}

const cleaning: (() => Promise<unknown>)[] = []
afterAll(async () => {
  await Promise.all(cleaning.map((clean) => clean()))
})

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'portcullis-')))
  cleaning.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function stdio(
  generation: Generation,
  args: readonly string[],
  env: Record<string, string> = {},
): TransportLike {
  const parameters = { command: process.execPath, args: [...args], env, stderr: 'ignore' as const }
  return generation === 'v1' ? new StdioV1(parameters) : new StdioV2(parameters)
}

/** The same visit bare and guarded, each at a server of its own. */
async function compare(
  options: Omit<VisitOptions, 'transport'>,
  transport: (folder: string) => TransportLike,
  run: (visit: Visit, folder: string) => Promise<void>,
): Promise<{ bare: Visit; guarded: Visit }> {
  const [bare, ...guarded] = await Promise.all(
    [undefined, allow, realistic].map(async (policy) => {
      const folder = await newFolder()
      const done = await visit({ ...options, ...(policy && { policy }), transport: transport(folder) })
      try {
        await run(done, folder)
      } finally {
        await done.close()
      }
      return { done, folder }
    }),
  )
  for (const { done, folder } of guarded) {
    const places = [folder]
    expect(settled(done.answers, places)).toEqual(settled(bare!.done.answers, [bare!.folder]))
    expect(initiatives(done, places)).toEqual(initiatives(bare!.done, [bare!.folder]))
    expectUntouched(done)
    const left = await readdir(folder, { recursive: true })
    expect(left.sort()).toEqual((await readdir(bare!.folder, { recursive: true })).sort())
  }
  return { bare: bare!.done, guarded: guarded[0]!.done }
}

/**
 * What went through is the very same object, and nothing was added or put in another order. Nothing was lost but what a
 * server repeats: the event store of server-everything brings everything back when a stream is taken up again.
 */
function expectUntouched({ inside, outside, handshake }: Visit): void {
  for (const flow of ['toServer', 'toClient'] as const) {
    const seen = new Set(outside[flow].slice(0, handshake[flow]).map((message) => JSON.stringify(message)))
    let next = 0
    for (const message of outside[flow].slice(handshake[flow])) {
      const text = JSON.stringify(message)
      if (message === inside[flow][next]) next++
      else expect(seen).toContain(text)
      seen.add(text)
    }
    expect(next).toBe(inside[flow].length)
  }
}

const toolNames = ({ answers }: Visit): string[] =>
  answers
    .filter(({ asked }) => asked.startsWith('tools/list'))
    .flatMap(({ answer }) => (answer as { tools: { name: string }[] }).tools.map((tool) => tool.name))

describe.concurrent.each(generations)('a client of SDK %s, allowed everything, gets all of', (generation) => {
  it('server-everything over stdio, unchanged', async () => {
    const { bare } = await compare(
      { generation, capable: true },
      () => stdio(generation, [program('everything'), 'stdio']),
      async (each) => {
        await repertoire.everything(each)
        await repertoire.everythingLasting(each)
      },
    )
    const called = new Set(bare.answers.map(({ asked }) => /"name":"([^"]*)"/.exec(asked)?.[1]))
    expect(toolNames(bare).filter((name) => !called.has(name))).toEqual([])
    expect(toolNames(bare)).toHaveLength(generation === 'v1' ? 19 : 17)
    const asked = initiatives(bare).requests.map(
      (request) => (JSON.parse(request) as { method: string }).method,
    )
    expect(new Set(asked)).toEqual(
      new Set([
        'roots/list',
        'sampling/createMessage',
        'elicitation/create',
        ...(generation === 'v1' ? ['tasks/result'] : []),
      ]),
    )
  })

  it('server-filesystem, unchanged, and the same files are there afterwards', async () => {
    const { bare } = await compare(
      { generation },
      (folder) => stdio(generation, [program('filesystem'), folder]),
      repertoire.filesystem,
    )
    expect(toolNames(bare)).toHaveLength(14)
  })

  it('server-memory, unchanged', async () => {
    const folders: string[] = []
    const { bare } = await compare(
      { generation },
      (folder) => {
        folders.push(folder)
        return stdio(generation, [program('memory')], { MEMORY_FILE_PATH: join(folder, 'memory.json') })
      },
      repertoire.memory,
    )
    expect(toolNames(bare)).toHaveLength(9)
    const written = await Promise.all(folders.map((folder) => readFile(join(folder, 'memory.json'), 'utf8')))
    expect(written[0]).toContain('Ada')
    expect(new Set(written).size).toBe(1)
  })

  it('server-sequential-thinking, unchanged', async () => {
    const { bare } = await compare(
      { generation },
      () => stdio(generation, [program('sequential-thinking')], { DISABLE_THOUGHT_LOGGING: 'true' }),
      repertoire.thinking,
    )
    expect(toolNames(bare)).toEqual(['sequentialthinking'])
  })

  it('server-github of revision 2024-11-05, unchanged', async () => {
    const { bare } = await compare(
      { generation },
      () => stdio(generation, [program('github')]),
      repertoire.github,
    )
    expect(toolNames(bare)).toHaveLength(26)
    expect(JSON.stringify(bare.outside.toClient[0])).toContain('"protocolVersion":"2024-11-05"')
  })

  it.each(['streamableHttp', 'sse'] as const)('server-everything over %s, unchanged', async (mode) => {
    const server = await listening(() => [program('everything'), mode])
    cleaning.push(() => server.stop())
    const url = new URL(mode === 'sse' ? '/sse' : '/mcp', server.origin)
    await compare(
      { generation, capable: true },
      () => {
        if (mode === 'sse') return generation === 'v1' ? new SseV1(url) : new SseV2(url)
        return generation === 'v1' ? new HttpV1(url) : new HttpV2(url)
      },
      async (each) => {
        await repertoire.everything(each)
        await repertoire.everythingLasting(each)
      },
    )
  })
})

const proxy = join(conformanceModules, 'mcp-proxy/dist/bin/mcp-proxy.mjs')
const proxyIsThere = existsSync(proxy)
if (!proxyIsThere) {
  console.warn('skipped: mcp-proxy, because test/conformance is not installed (npm run check:conformance)')
}

describe.skipIf(!proxyIsThere)('a modern client, allowed everything, gets all of', () => {
  it('server-everything through mcp-proxy, unchanged', async () => {
    const upstream = [process.execPath, program('everything'), 'stdio']
    const own = ['--server', 'stream', '--host', '127.0.0.1']
    const node = join(conformanceModules, 'node22/bin/node')
    const command = existsSync(node) ? node : process.execPath
    const server: Listening = await listening(
      (port) => [proxy, '--port', `${port}`, ...own, '--', ...upstream],
      command,
    )
    cleaning.push(() => server.stop())
    const { bare, guarded } = await compare(
      { generation: 'v2', modern: true },
      () => new HttpV2(new URL('/mcp', server.origin)),
      repertoire.everything,
    )
    expect(toolNames(bare)).toHaveLength(13)
    for (const { outside } of [bare, guarded]) {
      expect(outside.toServer[0]).toMatchObject({ method: 'server/discover' })
      const calls = outside.toServer.filter(({ method }) => method === 'tools/call')
      const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }
      for (const { params } of calls) expect(params).toMatchObject({ _meta })
    }
  })
})
