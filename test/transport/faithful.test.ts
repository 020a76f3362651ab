import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, it, vi } from 'vitest'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import { fakeSession } from '../protocol/fakeSession.ts'

/** A transport with every optional member that an SDK looks for. */
class Full {
  #session: string | undefined
  readonly hasPerRequestStream = true
  sent: unknown[][] = []
  told: unknown[] = []
  onclose?: (() => void) | undefined
  onerror?: ((error: Error) => void) | undefined
  onmessage?: ((message: never, extra?: never) => void) | undefined
  get sessionId(): string | undefined {
    return this.#session
  }
  becomes(session: string | undefined): void {
    this.#session = session
  }
  setProtocolVersion(version: string): void {
    this.told.push(version, this.#session)
  }
  setSupportedProtocolVersions(versions: string[]): void {
    this.told.push(versions, this.#session)
  }
  async resumeStream(token: string, options: object): Promise<void> {
    this.told.push(token, options, this.#session)
  }
  async start(): Promise<void> {
    this.told.push('start')
  }
  async send(...args: unknown[]): Promise<void> {
    this.sent.push(args)
  }
  async close(): Promise<void> {
    this.onclose?.()
  }
  deliver(...args: unknown[]): void {
    const handler = this.onmessage as ((...args: unknown[]) => void) | undefined
    handler?.(...args)
  }
}

function guarded(role: 'client' | 'server' = 'client') {
  const inner = new Full()
  return { inner, transport: protectTransport(inner, fakeSession(), role) }
}

const call = (id: number) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'echo' } })

describe('what an SDK says to its transport reaches it', () => {
  it('the revisions, once they are known, and the stream to take up again', async () => {
    const { inner, transport } = guarded()
    inner.becomes('s')
    transport.setSupportedProtocolVersions(['2026-07-28'])
    transport.setProtocolVersion('2025-11-25')
    const options = { onresumptiontoken: () => undefined }
    await transport.resumeStream('e-1', options)
    expect(inner.told).toEqual([['2026-07-28'], 's', '2025-11-25', 's', 'e-1', options, 's'])
    expect(transport.hasPerRequestStream).toBe(true)
  })

  it.each(['client', 'server'] as const)(
    'at a %s every option of a send, as the very same object',
    async (role) => {
      const { inner, transport } = guarded(role)
      const options = Object.freeze({
        relatedRequestId: 7,
        resumptionToken: 't',
        onresumptiontoken: () => undefined,
        onRequestStreamEnd: () => undefined,
        requestSignal: new AbortController().signal,
        headers: Object.freeze({ 'Mcp-Param-Region': 'x' }),
        authInfo: {},
      })
      const request = role === 'client' ? call(1) : { jsonrpc: '2.0', id: 1, method: 'ping' }
      const method =
        role === 'client' ? 'notifications/roots/list_changed' : 'notifications/tools/list_changed'
      const notification = { jsonrpc: '2.0', method }
      await transport.send(request, options)
      await transport.send(notification, options)
      expect(inner.sent.map((args) => args[1] === options)).toEqual([true, true])
    },
  )

  it('a result at a server keeps the request that it belongs to', async () => {
    const { inner, transport } = guarded('server')
    transport.onmessage = () => undefined
    inner.deliver(call(7))
    const options = { relatedRequestId: 7 }
    await transport.send({ jsonrpc: '2.0', id: 7, result: { content: [] } }, options)
    expect(inner.sent[0]?.[1]).toBe(options)
  })
})

describe('what a transport says to its SDK reaches it', () => {
  it('the session, as it is at the moment, also an empty one', () => {
    const { inner, transport } = guarded()
    for (const session of [undefined, '', 's-1', undefined]) {
      inner.becomes(session)
      expect(transport.sessionId).toBe(session)
    }
  })

  it.each(['client', 'server'] as const)(
    'at a %s what comes with a message, as the very same object',
    async (role) => {
      const { inner, transport } = guarded(role)
      const onmessage = vi.fn()
      transport.onmessage = onmessage
      const extra = Object.freeze({ authInfo: { token: 't' }, closeSSEStream: () => undefined })
      if (role === 'client') await transport.send(call(1))
      inner.deliver(role === 'client' ? { jsonrpc: '2.0', id: 1, result: { content: [] } } : call(1), extra)
      expect(onmessage.mock.calls[0]?.[1]).toBe(extra)
    },
  )

  it('its end, once, also when the owner closes it again from there', async () => {
    const { transport } = guarded()
    let ends = 0
    transport.onclose = () => {
      ends++
      void transport.close()
    }
    await transport.close()
    await transport.close()
    expect(ends).toBe(1)
  })
})

describe('what a server says of itself while SDK v2 negotiates', () => {
  const own = (name: string) => fileURLToPath(new URL(`servers/${name}.mjs`, import.meta.url))

  it.each([
    ['modern', [own('modern')], ['server/discover']],
    ['silent legacy', [own('legacy')], ['initialize']],
    ['legacy that leaves', [own('legacy'), 'exit'], ['initialize']],
  ])(
    'is seen by the guard: %s',
    async (_, args, expected) => {
      const session = fakeSession()
      const client = new Client(
        { name: 'test', version: '1' },
        { versionNegotiation: { mode: 'auto', probe: { timeoutMs: 1_500 } } },
      )
      const inner = new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' })
      await client.connect(protectTransport(inner, session, 'client'))
      const seen = session.asked.map((subject) => {
        const { method, phase } = subject as { method?: string; phase?: string }
        return phase === 'response' ? method : undefined
      })
      expect(seen.filter((method) => method !== undefined)).toEqual(expect.arrayContaining(expected))
      const asked = session.asked.map((subject) => (subject as { method?: string }).method)
      expect(asked).toContain('server/discover')
      await client.close()
    },
    60_000,
  )
})
