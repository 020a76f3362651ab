/** What a policy may restrict of the protocol, as clients and servers of both SDK generations meet it. */
import { Client as ClientV2, InMemoryTransport as MemoryV2 } from '@modelcontextprotocol/client'
import {
  completable as completableV2,
  McpServer as McpServerV2,
  ResourceTemplate as TemplateV2,
} from '@modelcontextprotocol/server'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport as MemoryV1 } from '@modelcontextprotocol/sdk/inMemory.js'
import { completable as completableV1 } from '@modelcontextprotocol/sdk/server/completable.js'
import {
  McpServer as McpServerV1,
  ResourceTemplate as TemplateV1,
} from '@modelcontextprotocol/sdk/server/mcp.js'
import { ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createFirewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import { generations, type Generation } from './peers.ts'
import { connectionSession } from '../protocol/connectionSession.ts'

const info = { name: 'peer', version: '1' }
const read = async (uri: URL) => ({ contents: [{ uri: uri.href, text: 'a note' }] })
const prompted = async () => ({
  messages: [{ role: 'user' as const, content: { type: 'text' as const, text: 'please' } }],
})
const complete = (): string[] => ['one', 'two']

/** A server with resources, templates, prompts and completions. */
function makeServer(generation: Generation): McpServerV1 | McpServerV2 {
  if (generation === 'v1') {
    const server = new McpServerV1(info)
    for (const scheme of ['note', 'vault']) {
      const template = new TemplateV1(`${scheme}://{id}`, { list: undefined, complete: { id: complete } })
      server.registerResource(`${scheme}s`, template, { description: 'Notes.' }, read)
      const argsSchema = { topic: completableV1(z.string(), complete) }
      server.registerPrompt(`${scheme}_prompt`, { description: 'Asks.', argsSchema }, prompted)
    }
    server.registerResource('passwords', 'file:///etc/passwd', {}, read)
    return server
  }
  const server = new McpServerV2(info)
  for (const scheme of ['note', 'vault']) {
    const template = new TemplateV2(`${scheme}://{id}`, { list: undefined, complete: { id: complete } })
    server.registerResource(`${scheme}s`, template, { description: 'Notes.' }, read)
    const argsSchema = z.object({ topic: completableV2(z.string(), complete) })
    server.registerPrompt(`${scheme}_prompt`, { description: 'Asks.', argsSchema }, prompted)
  }
  server.registerResource('passwords', 'file:///etc/passwd', {}, read)
  return server
}

/** Joins a client and a server; the client's end is guarded by a policy that allows everything else. */
async function joined(generation: Generation, policy: Partial<Policy>, capabilities = {}) {
  const firewall = createFirewall({ version: 1, name: 'restricting', default: 'allow', ...policy })
  const server = makeServer(generation)
  const [near, far] = (generation === 'v1' ? MemoryV1 : MemoryV2).createLinkedPair()
  const client =
    generation === 'v1' ? new ClientV1(info, { capabilities }) : new ClientV2(info, { capabilities })
  if (generation === 'v1' && 'roots' in capabilities) {
    ;(client as ClientV1).setRequestHandler(ListRootsRequestSchema, () => ({
      roots: [{ uri: 'file:///home' }],
    }))
  }
  if (generation === 'v2' && 'roots' in capabilities) {
    ;(client as ClientV2).setRequestHandler('roots/list', () => ({ roots: [{ uri: 'file:///home' }] }))
  }
  await server.connect(far)
  const connected = client.connect(firewall.protectClient(near, { server: 'srv' }))
  return { client: client as ClientV2, server, connected }
}

const refused = { code: -31403 }

describe.each(generations)('SDK %s', (generation) => {
  it('a template that the policy refuses is not listed, and nothing made from it is read or completed', async () => {
    const { client, connected } = await joined(generation, {
      protocol: { withoutUriSchemes: ['vault', 'file'] },
    })
    await connected
    const { resourceTemplates } = await client.listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['note://{id}'])
    await expect(client.readResource({ uri: 'vault://1' })).rejects.toMatchObject(refused)
    expect(await client.readResource({ uri: 'note://1' })).toMatchObject({ contents: [{ text: 'a note' }] })
    const completing = (uri: string) =>
      client.complete({ ref: { type: 'ref/resource', uri }, argument: { name: 'id', value: 'o' } })
    await expect(completing('vault://{id}')).rejects.toMatchObject({ ...refused, data: { code: 'hidden' } })
    expect((await completing('note://{id}')).completion.values).toEqual(['one', 'two'])
    await client.close()
  })

  it('a resource of a scheme that is not permitted is neither listed nor read', async () => {
    const { client, connected } = await joined(generation, { protocol: { withoutUriSchemes: ['file'] } })
    await connected
    expect((await client.listResources()).resources).toEqual([])
    for (const uri of ['file:///etc/passwd', 'FILE:///etc/passwd', 'file:/etc/passwd'])
      await expect(client.readResource({ uri })).rejects.toMatchObject(refused)
    await client.close()
  })

  it('a prompt that the policy refuses is not listed, given or completed', async () => {
    const { client, connected } = await joined(generation, {
      default: 'deny',
    })
    await connected
    expect((await client.listPrompts()).prompts).toEqual([])
    await expect(client.getPrompt({ name: 'vault_prompt', arguments: { topic: 'x' } })).rejects.toMatchObject(
      refused,
    )
    await expect(
      client.complete({
        ref: { type: 'ref/prompt', name: 'vault_prompt' },
        argument: { name: 'topic', value: 'x' },
      }),
    ).rejects.toMatchObject(refused)
    await client.close()
  })

  it('a completion is judged on its own surface, what is typed and what is proposed', async () => {
    const { client, connected } = await joined(generation, {
      rules: [{ id: 'no-completion', when: { surface: 'completion' }, then: 'deny' }],
    })
    await connected
    await expect(
      client.complete({
        ref: { type: 'ref/prompt', name: 'note_prompt' },
        argument: { name: 'topic', value: 'x' },
      }),
    ).rejects.toMatchObject({ ...refused, data: { code: 'rule' } })
    expect(await client.getPrompt({ name: 'note_prompt', arguments: { topic: 'x' } })).toBeDefined()
    await client.close()
  })

  it('an era that is required keeps a connection of another one from opening', async () => {
    const modernOnly = await joined(generation, { protocol: { protocolVersions: ['2026-07-28'] } })
    await expect(modernOnly.connected).rejects.toMatchObject({ ...refused, data: { code: 'protocol' } })
    await modernOnly.server.close()
    const oldest = await joined(generation, { protocol: { protocolVersions: ['2024-11-05'] } })
    await expect(oldest.connected).rejects.toMatchObject(refused)
    await oldest.server.close()
    const usual = await joined(generation, { protocol: { protocolVersions: ['2025-11-25'] } })
    await usual.connected
    expect((await usual.client.listPrompts()).prompts).toHaveLength(2)
    await usual.client.close()
  })

  it('a capability that is taken away is not seen by the server, and not used when it asks all the same', async () => {
    const capabilities = { roots: {}, sampling: {} }
    const { client, server, connected } = await joined(
      generation,
      { protocol: { withoutCapabilities: ['roots'] } },
      capabilities,
    )
    await connected
    expect(server.server.getClientCapabilities()).toMatchObject({ sampling: {} })
    expect(server.server.getClientCapabilities()).not.toHaveProperty('roots')
    // The SDK does not check by itself; it is told that there are none.
    expect(await server.server.listRoots()).toMatchObject({ roots: [] })
    await client.close()
    const open = await joined(generation, {}, capabilities)
    await open.connected
    expect(await open.server.server.listRoots()).toMatchObject({ roots: [{ uri: 'file:///home' }] })
    await open.client.close()
  })
})

describe('revisions', () => {
  const modern = (revision: string) => ({ _meta: { 'io.modelcontextprotocol/protocolVersion': revision } })
  const asked = (protocolVersions: readonly string[], method: string, params: object): unknown =>
    createConnection(
      connectionSession(
        createFirewall({ version: 1, name: 'r', default: 'allow', protocol: { protocolVersions } }),
      ),
    ).receive('toServer', { jsonrpc: '2.0', id: 1, method, params })

  it.each([
    // Nobody has published it.
    [['2025-11-25'], 'initialize', { protocolVersion: '1999-01-01' }, false],
    [['2025-11-25'], 'initialize', { protocolVersion: '2025-11-25' }, true],
    // A client offers its newest revision, and the server's answer decides.
    [['2024-11-05'], 'initialize', { protocolVersion: '2025-11-25' }, true],
    [['2026-07-28'], 'initialize', { protocolVersion: '2025-11-25' }, false],
    [['2026-07-28'], 'server/discover', modern('2026-07-28'), true],
    [['2025-11-25'], 'server/discover', modern('2026-07-28'), false],
    [['2026-07-28'], 'tools/list', modern('2026-07-28'), true],
    [['2026-07-28'], 'tools/list', modern('2027-01-01'), false],
    [['2026-07-28'], 'tools/list', {}, false],
    [['2025-11-25'], 'tools/list', {}, true],
    [['2025-11-25'], 'tools/list', modern('2026-07-28'), false],
  ])('where %j may be spoken, %s %j goes through: %s', (versions, method, params, goes) => {
    expect(asked(versions, method, params)).toMatchObject({ action: goes ? 'forward' : 'answer' })
  })

  it('of an answer to the handshake is checked as well', () => {
    const connection = createConnection(
      connectionSession(
        createFirewall({
          version: 1,
          name: 'r',
          default: 'allow',
          protocol: { protocolVersions: ['2025-06-18'] },
        }),
      ),
    )
    const offer = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: info }
    for (const [id, protocolVersion] of [
      [1, '2025-06-18'],
      [2, '2025-11-25'],
    ] as const) {
      connection.receive('toServer', { jsonrpc: '2.0', id, method: 'initialize', params: offer })
      const result = { protocolVersion, capabilities: {}, serverInfo: info }
      const outcome = connection.receive('toClient', { jsonrpc: '2.0', id, result })
      if (id === 1) expect(outcome).toEqual({ action: 'forward' })
      else expect(outcome).toMatchObject({ message: { error: { data: { code: 'protocol' } } } })
    }
  })
})

describe('what may be cached', () => {
  const listed = (policy: Partial<Policy>, result: object): unknown => {
    const firewall = createFirewall({ version: 1, name: 'c', default: 'allow', ...policy })
    const connection = createConnection(connectionSession(firewall, { server: 'srv' }))
    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }
    connection.receive('toServer', { jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta } })
    const answer = { resultType: 'complete', tools: [{ name: 'a' }, { name: 'b' }], ...result }
    const outcome = connection.receive('toClient', { jsonrpc: '2.0', id: 1, result: answer })
    return (outcome as { message?: { result: unknown } }).message?.result ?? answer
  }

  it('is for no longer and for nobody else than the policy says', () => {
    const protocol = { maxTtlMs: 1_000, cacheScope: 'private' } as const
    expect(listed({ protocol }, { ttlMs: 86_400_000, cacheScope: 'public' })).toMatchObject({
      ttlMs: 1_000,
      cacheScope: 'private',
    })
    expect(listed({ protocol }, { ttlMs: '86400000' })).toMatchObject({ ttlMs: 1_000 })
    expect(listed({ protocol }, { ttlMs: 10 })).toMatchObject({ ttlMs: 10 })
    expect(listed({ protocol }, {})).not.toHaveProperty('ttlMs')
  })

  it('is nothing of a list that was cut down', () => {
    const rules = [{ id: 'no-b', when: { tool: 'srv.b' }, then: 'deny' }] as const
    expect(listed({ rules }, { ttlMs: 86_400_000, cacheScope: 'public' })).toEqual({
      resultType: 'complete',
      tools: [{ name: 'a' }],
      ttlMs: 0,
      cacheScope: 'private',
    })
  })
})
