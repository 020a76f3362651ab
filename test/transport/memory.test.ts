import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { protectTransport } from '../../src/transport/protectTransport.ts'
import { fakeSession, rules, type FakeSession } from '../protocol/fakeSession.ts'
import { generations, join, type Guard, type Peers } from './peers.ts'

const roles = ['client', 'server'] as const

function guarded(session: FakeSession, role: (typeof roles)[number]): { client?: Guard; server?: Guard } {
  return { [role]: ((transport) => protectTransport(transport, session, role)) as Guard }
}

const refusal = (verdict: string) => ({
  isError: true,
  content: [{ type: 'text', text: expect.stringMatching(`^firewall ${verdict}: `) as string }],
})

const methodsOf = (messages: unknown[]) => messages.map((message) => (message as { method?: string }).method)

/** What was asked, but for the handshake. */
const surfacesOf = (session: FakeSession): unknown[] =>
  session.asked.map((subject) => subject.surface).filter((surface) => surface !== 'server.info')

describe.each(generations)('SDK %s in memory', (generation) => {
  describe.each(roles)('guarded at the %s', (role) => {
    const start = (session: FakeSession): Promise<Peers> => join(generation, guarded(session, role))

    it('an allowed call and its result pass', async () => {
      const session = fakeSession()
      const peers = await start(session)
      expect(await peers.call('echo', { text: 'hi' })).toMatchObject({
        content: [{ type: 'text', text: 'hi' }],
      })
      expect(surfacesOf(session)).toEqual(['tool.call', 'tool.result'])
      expect(session.events).toEqual([
        { kind: 'dispatched', tool: 'srv.echo' },
        { kind: 'result', tool: 'srv.echo' },
      ])
      await peers.close()
    })

    it.each(['deny', 'pending_approval'] as const)(
      'a call that is ruled %s never reaches the tool',
      async (verdict) => {
        const peers = await start(fakeSession(rules({ 'tool.call srv.echo': verdict })))
        expect(await peers.call('echo', { text: 'hi' })).toMatchObject(refusal(verdict))
        expect(peers.calls).toEqual([])
        if (role === 'client') expect(methodsOf(peers.wire.toServer)).not.toContain('tools/call')
        await peers.close()
      },
    )

    it('a sanitized call reaches the tool with the edited arguments', async () => {
      const edit = () => ({ text: '[gone]' })
      const peers = await start(fakeSession(rules({ 'tool.call srv.echo': { edit } })))
      const args = Object.freeze({ text: 'secret' })
      expect(await peers.call('echo', args)).toMatchObject({ content: [{ text: '[gone]' }] })
      expect(peers.calls).toEqual([{ text: '[gone]' }])
      if (role === 'client') expect(JSON.stringify(peers.wire.toServer)).not.toContain('secret')
      await peers.close()
    })

    it('a denied result is withheld', async () => {
      const peers = await start(fakeSession(rules({ 'tool.result srv.echo': 'deny' })))
      const result = await peers.call('echo', { text: 'poison' })
      expect(result).toMatchObject(refusal('deny'))
      expect(JSON.stringify(result)).not.toContain('poison')
      if (role === 'server') expect(JSON.stringify(peers.wire.toClient)).not.toContain('poison')
      await peers.close()
    })

    it('a sanitized result is edited', async () => {
      const edit = (): JsonObject => ({ content: [{ type: 'text', text: '***' }] })
      const peers = await start(fakeSession(rules({ 'tool.result srv.echo': { edit } })))
      expect(await peers.call('echo', { text: 'secret' })).toMatchObject({
        content: [{ type: 'text', text: '***' }],
      })
      await peers.close()
    })

    it('a denied tool is not listed', async () => {
      const peers = await start(fakeSession(rules({ 'tool.definition srv.evil': 'deny' })))
      expect(await peers.toolNames()).toEqual(['echo', 'fail'])
      await peers.close()
    })

    it('a call waits for a slow decision and delays no other', async () => {
      let release!: (verdict: 'allow') => void
      const slow = new Promise<'allow'>((resolve) => (release = resolve))
      const peers = await start(fakeSession(rules({ 'tool.call srv.echo': slow })))
      const first = peers.call('echo', { text: 'first' })
      expect(await peers.call('evil', { text: 'second' })).toMatchObject({ content: [{ text: 'second' }] })
      expect(peers.calls).toEqual([{ text: 'second' }])
      release('allow')
      expect(await first).toMatchObject({ content: [{ text: 'first' }] })
      await peers.close()
    })

    it('a call that its caller gives up while it is held never reaches the tool', async () => {
      let release!: (verdict: 'allow') => void
      const slow = new Promise<'allow'>((resolve) => (release = resolve))
      const peers = await start(fakeSession(rules({ 'tool.call srv.echo': slow })))
      const giveUp = new AbortController()
      const call = (peers.client as { callTool: (...args: unknown[]) => Promise<unknown> }).callTool(
        { name: 'echo', arguments: { text: 'hi' } },
        ...(generation === 'v1' ? [undefined] : []),
        { signal: giveUp.signal },
      )
      giveUp.abort('enough')
      await expect(call).rejects.toThrow()
      release('allow')
      await slow
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(peers.calls).toEqual([])
      await peers.close()
    })

    it('a close ends what is held, and nothing is delivered after it', async () => {
      const slow = new Promise<'allow'>(() => undefined)
      const peers = await start(fakeSession(rules({ 'tool.call srv.echo': slow })))
      const call = peers.call('echo', { text: 'hi' })
      const failure = expect(call).rejects.toThrow(/[Cc]losed/)
      await new Promise((resolve) => setTimeout(resolve, 1))
      await peers.close()
      await failure
      expect(peers.calls).toEqual([])
    })

    it('what is untouched is the very same object on both sides', async () => {
      const session = fakeSession()
      const seen: unknown[] = []
      const watched: Guard = (transport) => {
        const inner = protectTransport(transport, session, role)
        const raw = inner as { onmessage?: unknown }
        return new Proxy(inner, {
          set(target, key, value: unknown) {
            if (key !== 'onmessage' || typeof value !== 'function') return Reflect.set(target, key, value)
            raw.onmessage = (message: unknown, extra: unknown) => {
              seen.push(message)
              Reflect.apply(value, target, [message, extra])
            }
            return true
          },
          get: (target, key) => Reflect.get(target, key) as unknown,
        })
      }
      const peers = await join(generation, { [role]: watched })
      await peers.call('echo', { text: 'hi' })
      await peers.toolNames()
      const arrived = role === 'client' ? peers.wire.toClient : peers.wire.toServer
      expect(seen).toHaveLength(arrived.length)
      seen.forEach((message, index) => {
        expect(message).toBe(arrived[index])
      })
      await peers.close()
    })
  })

  it('guarded at both ends, what one allows the other may still deny', async () => {
    const client = fakeSession()
    const server = fakeSession(rules({ 'tool.call srv.echo': 'deny' }))
    const peers = await join(generation, { ...guarded(client, 'client'), ...guarded(server, 'server') })
    expect(await peers.call('echo', { text: 'hi' })).toMatchObject(refusal('deny'))
    expect(peers.calls).toEqual([])
    expect(surfacesOf(client)).toEqual(['tool.call', 'tool.result'])
    await peers.close()
  })
})
