import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scanToolDefinition } from '../../../src/guards/catalog/definitionScan.ts'
import type { JsonObject } from '../../../src/json/value.ts'

const require = createRequire(import.meta.url)
const servers = ['everything', 'filesystem', 'memory', 'sequential-thinking', 'github'] as const

/** The program of an installed server. */
function programOf(server: string): string {
  const manifest = require.resolve(`@modelcontextprotocol/server-${server}/package.json`)
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> }
  return join(dirname(manifest), Object.values(bin)[0]!)
}

/** The tools of a server as they come over the wire, with everything that a client would drop. */
async function toolsOf(server: string): Promise<readonly JsonObject[]> {
  const folder = mkdtempSync(join(tmpdir(), 'definitions-'))
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [programOf(server), server === 'everything' ? 'stdio' : folder],
    env: { PATH: process.env['PATH'] ?? '', MEMORY_FILE_PATH: join(folder, 'memory.json') },
    stderr: 'ignore',
  })
  let tools: readonly JsonObject[] = []
  const client = new Client({ name: 'scan', version: '1' })
  await client.connect(transport)
  const { onmessage } = transport
  transport.onmessage = (message) => {
    const { result } = message as { result?: { tools?: readonly JsonObject[] } }
    tools = result?.tools ?? tools
    onmessage?.(message)
  }
  await client.listTools()
  await client.close()
  return tools
}

describe('the definitions of a real server', () => {
  it.each(servers)('%s give no finding above report', async (server) => {
    const tools = await toolsOf(server)
    expect(tools.length).toBeGreaterThan(0)
    const findings = tools.flatMap((tool) =>
      scanToolDefinition(tool, {
        otherTools: tools.map(({ name }) => `s.${name as string}`),
        tool: `s.${tool['name'] as string}`,
      }),
    )
    expect(findings.filter(({ grade }) => grade === 'enforce')).toEqual([])
  })
})
