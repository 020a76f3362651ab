/** Real servers from npm, pinned as they list themselves, and listed again by another process. */
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import { diffCatalog } from '../../../src/guards/catalog/diff.ts'
import { lockText, parseLock } from '../../../src/guards/catalog/lock.ts'
import { pinCatalog } from '../../../src/guards/catalog/pin.ts'
import { compileJsonSchema } from '../../../src/json/jsonSchema/compile.ts'
import { ownMember, type JsonObject } from '../../../src/json/value.ts'
import { createMemoryStore } from '../../../src/session/memoryStore.ts'
import { tap } from '../../transport/peers.ts'

const directory = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
const servers: Readonly<Record<string, readonly string[]>> = {
  everything: ['stdio'],
  filesystem: [tmpdir()],
  memory: [],
  github: [],
  'sequential-thinking': [],
}

async function listTools(server: string, firewall: ReturnType<typeof createFirewall>) {
  const entry = join(directory(`@modelcontextprotocol/server-${server}`), 'dist/index.js')
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [entry, ...(servers[server] ?? [])],
    stderr: 'ignore',
    env: { ...process.env, MEMORY_FILE_PATH: join(tmpdir(), 'portcullis-memory.jsonl') },
  })
  let raw: JsonObject[] = []
  const guarded = firewall.protectClient(transport, { server })
  void tap(guarded)
  // The raw answer, before the client strips what it does not know.
  const inner = transport as unknown as { onmessage?: (message: unknown) => void }
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(guarded)
  const handler = inner.onmessage
  inner.onmessage = (message) => {
    const { result } = message as { result?: { tools?: JsonObject[] } }
    if (result?.tools !== undefined) raw = result.tools
    handler?.(message)
  }
  const { tools } = await client.listTools()
  await client.close()
  return { raw, kept: tools.map(({ name }) => name) }
}

describe.each(Object.keys(servers))('server-%s', (server) => {
  it('is the same for every process, and nothing of it is unknown to us', async () => {
    const firewall = createFirewall(
      { version: 1, name: 'test', default: 'allow', catalog: {} },
      { ports: { store: createMemoryStore() } },
    )
    const first = await listTools(server, firewall)
    const second = await listTools(server, firewall)
    expect(first.kept.length).toBeGreaterThan(0)
    expect(second.kept).toEqual(first.kept)
    expect(firewall.pins.state(server)).toBe('verified')
    expect(firewall.pins.changes(server)).toEqual([])
    const lock = pinCatalog({ name: server, tools: first.raw })
    expect(lock.entries).toHaveLength(first.kept.length)
    expect(diffCatalog(lock, { name: server, tools: second.raw })).toEqual([])
    expect(lockText(parseLock(JSON.parse(lockText(lock))))).toBe(lockText(lock))
    for (const { definition } of lock.entries) {
      for (const member of ['inputSchema', 'outputSchema']) {
        expect(compileJsonSchema(ownMember(definition, member) ?? true).unsupported).toEqual([])
      }
    }
  }, 30_000)
})
