import { InMemoryTransport, StreamableHTTPClientTransport as HttpV2 } from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { describe, expect, it, vi } from 'vitest'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import type { DrivenTransport } from '../../src/transport/transportLike.ts'
import { fakeSession, rules } from '../protocol/fakeSession.ts'

/** A transport as nasty as real ones are: private fields, getters, methods that give themselves back. */
class Wire {
  #started = 0
  #closed = false
  sent: [unknown, unknown][] = []
  fails: Error | undefined
  onclose?: (() => void) | undefined
  onerror?: ((error: Error) => void) | undefined
  onmessage?: ((message: unknown, extra?: unknown) => void) | undefined
  get sessionId(): string | undefined {
    return this.#started === 0 ? undefined : ''
  }
  get started(): number {
    return this.#started
  }
  async start(): Promise<void> {
    this.#started++
  }
  async send(message: unknown, options?: unknown): Promise<void> {
    if (this.fails !== undefined) throw this.fails
    this.sent.push([message, options])
  }
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.onclose?.()
  }
  self(): this {
    return this
  }
}

const call = (id: number | string, name = 'echo') => ({
  jsonrpc: '2.0' as const,
  id,
  method: 'tools/call',
  params: { name, arguments: { text: 'hi' } },
})
const answer = (id: number | string) => ({ jsonrpc: '2.0' as const, id, result: { content: [] } })

/** A member as it is read, without the object it is read from. */
function member(object: object, name: string): () => Promise<void> {
  return Reflect.get(object, name) as () => Promise<void>
}

function guarded(table: Parameters<typeof rules>[0] = {}) {
  const wire = new Wire()
  const session = fakeSession(rules(table))
  return { wire, session, transport: protectTransport(wire, session, 'client') }
}

describe('what the decorator keeps', () => {
  it('is an instance of the same class, with private fields and getters at work', async () => {
    const { wire, transport } = guarded()
    expect(transport).toBeInstanceOf(Wire)
    expect(transport.sessionId).toBeUndefined()
    await transport.start()
    expect(transport.started).toBe(1)
    expect(transport.sessionId).toBe('')
    expect(wire.started).toBe(1)
  })

  it('optional members are there only if the transport has them', () => {
    const { transport } = guarded()
    for (const name of [
      'setProtocolVersion',
      'hasPerRequestStream',
      'setSupportedProtocolVersions',
      'pid',
      'stderr',
    ]) {
      expect(name in transport).toBe(false)
      expect((transport as unknown as Record<string, unknown>)[name]).toBeUndefined()
    }
    const http = protectTransport(new HttpV2(new URL('http://127.0.0.1:1/')), fakeSession(), 'client')
    expect(http.hasPerRequestStream).toBe(true)
    expect(typeof http.setProtocolVersion).toBe('function')
    http.setProtocolVersion('2025-11-25')
    expect(http.protocolVersion).toBe('2025-11-25')
    const stdio = protectTransport(new StdioV2({ command: 'true' }), fakeSession(), 'client')
    expect('pid' in stdio && 'stderr' in stdio).toBe(true)
    expect(stdio.pid).toBeNull()
  })

  it('methods are the same function each time, bound to the transport', async () => {
    const { transport, wire } = guarded()
    for (const name of ['start', 'close', 'send', 'self'] as const) {
      expect(member(transport, name)).toBe(member(transport, name))
    }
    const start = member(transport, 'start')
    await start()
    expect(wire.started).toBe(1)
  })

  it('an untouched message goes out as the same object, with the same options', async () => {
    const { transport, wire } = guarded()
    const message = Object.freeze(call(1))
    const options = {
      relatedRequestId: 5,
      headers: { 'Mcp-Param-Text': 'hi' },
      onresumptiontoken: () => undefined,
    }
    await transport.send(message, options)
    expect(wire.sent[0]?.[0]).toBe(message)
    expect(wire.sent[0]?.[1]).toBe(options)
  })

  it('an untouched message comes in as the same object, with the same extra', async () => {
    const { transport, wire } = guarded()
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    const message = Object.freeze({ jsonrpc: '2.0', method: 'notifications/message', params: {} })
    const extra = { authInfo: {} }
    wire.onmessage?.(message, extra)
    expect(onmessage.mock.calls[0]?.[0]).toBe(message)
    expect(onmessage.mock.calls[0]?.[1]).toBe(extra)
  })

  it('handlers can be swapped after the start and read back as they were set', async () => {
    const { transport, wire } = guarded()
    const first = vi.fn()
    const second = vi.fn()
    transport.onmessage = first
    await transport.start()
    expect(transport.onmessage).toBe(first)
    transport.onmessage = second
    wire.onmessage?.({ jsonrpc: '2.0', method: 'x' })
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
    transport.onmessage = undefined
    expect(transport.onmessage).toBeUndefined()
    expect(wire.onmessage).toBeUndefined()
  })

  it('handlers that were set before the guarding stay behind the guard', () => {
    const wire = new Wire()
    const onmessage = vi.fn()
    const onclose = vi.fn()
    wire.onmessage = onmessage
    wire.onclose = onclose
    const transport = protectTransport(wire, fakeSession(), 'client')
    expect(transport.onmessage).toBe(onmessage)
    wire.onmessage(answer(7))
    expect(onmessage).not.toHaveBeenCalled()
    wire.onclose()
    expect(onclose).toHaveBeenCalledOnce()
  })

  it('a handler that is defined as an accessor is still behind the guard', () => {
    const { transport, wire } = guarded()
    const seen: unknown[] = []
    Object.defineProperty(transport, 'onmessage', {
      configurable: true,
      get: () => (m: unknown) => seen.push(m),
    })
    wire.onmessage?.(answer(7))
    wire.onmessage?.({ jsonrpc: '2.0', method: 'x' })
    expect(seen).toEqual([{ jsonrpc: '2.0', method: 'x' }])
  })

  it('start and close can be replaced and put back, as SDK v2 does', async () => {
    const { transport, wire } = guarded()
    const original = member(transport, 'start')
    const replaced = vi.fn(async function (this: unknown) {
      expect(this).toBe(transport)
      transport.start = original
    })
    transport.start = replaced
    expect(member(transport, 'start')).toBe(replaced)
    await transport.start()
    expect(wire.started).toBe(0)
    await transport.start()
    expect(replaced).toHaveBeenCalledOnce()
    expect(wire.started).toBe(1)

    const close = member(transport, 'close')
    transport.close = async () => {
      await close.call(transport)
    }
    await transport.close()
    transport.close = close
    expect(member(transport, 'close')).toBe(close)
    expect(Object.hasOwn(wire, 'close')).toBe(false)
  })

  it('a send that someone wraps around ours is called, and ends in ours', async () => {
    const { transport, wire } = guarded({ 'tool.call srv.evil': 'deny' })
    const inner = transport.send.bind(transport)
    const seen: unknown[] = []
    transport.send = async (message, options) => {
      seen.push(message)
      await inner(message, options)
    }
    await transport.send(call(1, 'evil'))
    await transport.send(call(2))
    expect(seen).toHaveLength(2)
    expect(wire.sent).toHaveLength(1)
  })

  it('members that are assigned survive', () => {
    const { transport } = guarded()
    const own = transport as unknown as { note: unknown; log: () => unknown }
    own.note = { a: 1 }
    const log = function (this: unknown) {
      return this
    }
    own.log = log
    expect(own.note).toEqual({ a: 1 })
    expect(own.log).toBe(log)
    expect(own.log()).toBe(transport)
  })

  it('what is constructed through `constructor` is guarded as well', async () => {
    const { transport, session } = guarded({ 'tool.call srv.evil': 'deny' })
    const Sibling = transport.constructor as new () => Wire
    const sibling = new Sibling()
    expect(sibling).toBeInstanceOf(Wire)
    sibling.onmessage = () => undefined
    await sibling.send(call(1, 'evil'))
    expect(sibling.sent).toEqual([])
    expect(session.asked).toHaveLength(1)
    expect(new (sibling.constructor as new () => Wire)()).toBeInstanceOf(Wire)
  })
})

describe('no way leads from the decorated transport to the transport itself', () => {
  it('not through what methods return, descriptors or private members', () => {
    const { transport, wire } = guarded()
    expect(transport.self()).toBe(transport)
    const descriptor = Object.getOwnPropertyDescriptor(transport, 'sent')
    expect(descriptor?.value).toBe(wire.sent)
    for (const key of Reflect.ownKeys(transport)) {
      expect((transport as unknown as Record<PropertyKey, unknown>)[key]).not.toBe(wire)
      expect(Object.getOwnPropertyDescriptor(transport, key)?.value).not.toBe(wire)
    }
    const [near] = InMemoryTransport.createLinkedPair()
    const memory = protectTransport(near, fakeSession(), 'client') as unknown as Record<string, unknown>
    expect(memory['_otherTransport']).toBeUndefined()
    expect(Object.getOwnPropertyDescriptor(memory, '_otherTransport')?.value).toBeUndefined()
    for (const server of [
      new StreamableHTTPServerTransport({ sessionIdGenerator: undefined } as never),
      new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined }),
    ]) {
      const http = protectTransport(server, fakeSession(), 'server') as unknown as Record<string, unknown>
      expect(http['_webStandardTransport']).toBeUndefined()
    }
  })

  it('not through the descriptor of an own `send`', async () => {
    const sent: unknown[] = []
    const literal: DrivenTransport = {
      start: async () => undefined,
      close: async () => undefined,
      send: async (message) => {
        sent.push(message)
      },
    }
    const transport = protectTransport(
      literal,
      fakeSession(rules({ 'tool.call srv.echo': 'deny' })),
      'client',
    )
    const own = Object.getOwnPropertyDescriptor(transport, 'send')?.value as DrivenTransport['send']
    await own(call(1))
    await { ...transport }.send(call(2))
    expect(sent).toEqual([])
  })

  it('what is not a transport, or is frozen, is not guarded', () => {
    for (const bad of [null, undefined, 5, {}, { send: 1 }, Object.freeze(new Wire())]) {
      expect(() => protectTransport(bad as never, fakeSession(), 'client')).toThrow(
        expect.objectContaining({ code: 'option_invalid' }) as Error,
      )
    }
  })

  it('real transports keep working when they are guarded', async () => {
    for (const transport of [
      new StdioV1({ command: 'true' }),
      new StdioV2({ command: 'true' }),
      new HttpV1(new URL('http://127.0.0.1:1/')),
      new HttpV2(new URL('http://127.0.0.1:1/')),
    ]) {
      const wrapped = protectTransport(transport as DrivenTransport, fakeSession(), 'client')
      expect(wrapped).toBeInstanceOf(transport.constructor as new () => object)
      await wrapped.close()
    }
  })
})

describe('sending', () => {
  it('of a denied call resolves, and the refusal is delivered', async () => {
    const { transport, wire } = guarded({ 'tool.call srv.echo': 'deny' })
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    await expect(transport.send(call(1))).resolves.toBeUndefined()
    expect(wire.sent).toEqual([])
    expect(onmessage.mock.calls[0]?.[0]).toMatchObject({ id: 1, result: { isError: true } })
  })

  it('of a denied call resolves even if the handler throws', async () => {
    const { transport } = guarded({ 'tool.call srv.echo': 'deny' })
    const onerror = vi.fn()
    transport.onerror = onerror
    transport.onmessage = () => {
      throw new Error('handler')
    }
    await expect(transport.send(call(1))).resolves.toBeUndefined()
    expect(onerror).toHaveBeenCalledWith(expect.objectContaining({ message: 'handler' }))
  })

  it('that fails rejects as it would unguarded, and its answer is not accepted afterwards', async () => {
    const { transport, wire } = guarded()
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    wire.fails = new Error('no network')
    await expect(transport.send(call(1))).rejects.toBe(wire.fails)
    wire.onmessage?.(answer(1))
    expect(onmessage).not.toHaveBeenCalled()
  })

  it('of a request that is aborted through its signal forgets it', async () => {
    const { transport, wire } = guarded()
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    const aborted = new AbortController()
    await transport.send(call(1), { requestSignal: aborted.signal })
    aborted.abort()
    wire.onmessage?.(answer(1))
    expect(onmessage).not.toHaveBeenCalled()
  })

  it('of a held request that is aborted through its signal never happens', async () => {
    let release!: (verdict: 'allow') => void
    const slow = new Promise<'allow'>((resolve) => (release = resolve))
    const { transport, wire } = guarded({ 'tool.call srv.echo': slow })
    const aborted = new AbortController()
    const sent = transport.send(call(1), { signal: aborted.signal })
    aborted.abort()
    await sent
    release('allow')
    await slow
    expect(wire.sent).toEqual([])
  })

  it('of edited arguments leaves out the headers that repeat them', async () => {
    const { transport, wire } = guarded({ 'tool.call srv.echo': { edit: () => ({ text: '***' }) } })
    const headers = { 'Mcp-Param-Text': 'hi', 'mcp-param-other': 'x', 'X-Else': 'y' }
    await transport.send(call(1), { headers, relatedRequestId: 3 })
    expect(wire.sent[0]?.[1]).toEqual({ headers: { 'X-Else': 'y' }, relatedRequestId: 3 })
    expect(Object.keys(headers)).toHaveLength(3)
  })

  it('of something that is no message drops it and says so', async () => {
    const { transport, wire } = guarded()
    const onerror = vi.fn()
    transport.onerror = onerror
    await expect(transport.send({ method: 'tools/call' })).resolves.toBeUndefined()
    expect(wire.sent).toEqual([])
    expect(onerror).toHaveBeenCalledOnce()
  })

  it('of a batch judges each message by itself', async () => {
    const { transport, wire } = guarded({ 'tool.call srv.evil': 'deny' })
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    await transport.send([call(1), call(2, 'evil'), { jsonrpc: '2.0', method: 'x' }])
    expect(wire.sent.map(([message]) => (message as { id?: number }).id)).toEqual([1, undefined])
    expect(onmessage.mock.calls[0]?.[0]).toMatchObject({ id: 2, result: { isError: true } })
  })
})

describe('receiving', () => {
  it('drops an answer that nobody asked for and says so', () => {
    const { transport, wire } = guarded()
    const onmessage = vi.fn()
    const onerror = vi.fn()
    transport.onmessage = onmessage
    transport.onerror = onerror
    wire.onmessage?.(answer(1))
    wire.onmessage?.([answer(1), { nonsense: true }])
    expect(onmessage).not.toHaveBeenCalled()
    expect(onerror).toHaveBeenCalledTimes(3)
  })

  it('of a batch judges each message by itself', async () => {
    const { transport, wire } = guarded({ 'tool.result srv.evil': 'deny' })
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    await transport.send(call(1))
    await transport.send(call(2, 'evil'))
    wire.onmessage?.([answer(2), answer(1), answer(3)])
    expect(onmessage.mock.calls.map(([message]) => (message as { id: number }).id)).toEqual([2, 1])
    expect(onmessage.mock.calls[0]?.[0]).toMatchObject({ result: { isError: true } })
  })

  it('a refusal at a server is sent in the turn in which the call arrives', () => {
    const wire = new Wire()
    const transport = protectTransport(wire, fakeSession(rules({ 'tool.call srv.echo': 'deny' })), 'server')
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    wire.onmessage?.(call('a'))
    expect(wire.sent[0]?.[0]).toMatchObject({ id: 'a', result: { isError: true } })
    expect(onmessage).not.toHaveBeenCalled()
  })
})

describe('closing', () => {
  it('is told once, however often the transport says so', async () => {
    const { transport, wire } = guarded()
    const onclose = vi.fn()
    transport.onclose = onclose
    await transport.start()
    wire.onclose?.()
    wire.onclose?.()
    await transport.close()
    expect(onclose).toHaveBeenCalledOnce()
    await transport.start()
    wire.onclose?.()
    expect(onclose).toHaveBeenCalledTimes(2)
  })

  it('ends what is held, and nothing is delivered afterwards', async () => {
    let release!: (verdict: 'allow') => void
    const slow = new Promise<'allow'>((resolve) => (release = resolve))
    const { transport, wire } = guarded({ 'tool.call srv.echo': slow, 'tool.result srv.other': slow })
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    const held = transport.send(call(1))
    await transport.send(call(2, 'other'))
    wire.onmessage?.(answer(2))
    await transport.close()
    await expect(held).rejects.toThrow('closed')
    release('allow')
    await slow
    wire.onmessage?.({ jsonrpc: '2.0', method: 'x' })
    expect(onmessage).not.toHaveBeenCalled()
    expect(wire.sent).toHaveLength(1)
  })

  it('lets nothing go on that is held, even while the transport takes its time to close', async () => {
    let release!: (verdict: 'allow') => void
    const slow = new Promise<'allow'>((resolve) => (release = resolve))
    const wire = new Wire()
    let closed!: () => void
    wire.close = () => new Promise((resolve) => (closed = resolve))
    const lingering = protectTransport(wire, fakeSession(rules({ 'tool.call srv.echo': slow })), 'client')
    const held = lingering.send(call(1))
    const failure = expect(held).rejects.toThrow('closed')
    const closing = lingering.close()
    release('allow')
    await slow
    await failure
    closed()
    await closing
    expect(wire.sent).toEqual([])
  })

  it('is seen even if nobody listens', async () => {
    const { transport, wire } = guarded()
    const onmessage = vi.fn()
    transport.onmessage = onmessage
    await transport.send(call(1))
    wire.onclose?.()
    wire.onmessage?.(answer(1))
    expect(onmessage).not.toHaveBeenCalled()
  })

  it('errors of the transport are passed on', () => {
    const { transport, wire } = guarded()
    const onerror = vi.fn()
    transport.onerror = onerror
    const error = new Error('x')
    wire.onerror?.(error)
    expect(onerror).toHaveBeenCalledWith(error)
  })
})
