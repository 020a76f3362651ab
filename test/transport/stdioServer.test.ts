import { PassThrough } from 'node:stream'
import { createInterface } from 'node:readline'
import { StdioServerTransport as StdioV2 } from '@modelcontextprotocol/server/stdio'
import { StdioServerTransport as StdioV1 } from '@modelcontextprotocol/sdk/server/stdio.js'
import { describe, expect, it } from 'vitest'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import { fakeSession, rules } from '../protocol/fakeSession.ts'
import { generations, makeServer } from './peers.ts'

describe.each(generations)('a server of SDK %s over stdio', (generation) => {
  it('is guarded, whatever its client is', async () => {
    const session = fakeSession(rules({ 'tool.call srv.evil': 'deny', 'tool.definition srv.evil': 'deny' }))
    const calls: unknown[] = []
    const [stdin, stdout] = [new PassThrough(), new PassThrough()]
    const transport = generation === 'v1' ? new StdioV1(stdin, stdout) : new StdioV2(stdin, stdout)
    const server = makeServer(generation, calls)
    await server.connect(protectTransport(transport, session, 'server'))
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
    const request = async (id: number, method: string, params: object = {}) => {
      stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`)
      return JSON.parse((await lines.next()).value as string) as { id: number; result: unknown }
    }
    const clientInfo = { name: 'raw', version: '1' }
    await request(0, 'initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo })
    const call = (id: number, name: string) => request(id, 'tools/call', { name, arguments: { text: 'hi' } })
    expect(await call(1, 'echo')).toMatchObject({ id: 1, result: { content: [{ text: 'hi' }] } })
    expect(await call(2, 'evil')).toMatchObject({ id: 2, result: { isError: true } })
    expect(await request(3, 'tools/list')).toMatchObject({
      result: { tools: [{ name: 'echo' }, { name: 'fail' }] },
    })
    expect(calls).toEqual([{ text: 'hi' }])
    await server.close()
  })
})
