/** The whole way, on real clients and servers of both SDK generations: message, subject, decision, message. */
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../src/firewall.ts'
import type { Policy } from '../src/policy/schema.ts'
import type { AuditEvent } from '../src/ports/ports.ts'
import { createMemoryApprovals } from '../src/session/memoryApprovals.ts'
import { generations, join, type Guard } from './transport/peers.ts'

const policy: Policy = {
  version: 1,
  name: 'end-to-end',
  default: 'deny',
  rules: [
    {
      id: 'no-shouting',
      when: { tool: 'srv.echo', arguments: { '$.text': { matches: '^[A-Z ]+$' } } },
      then: 'deny',
    },
    {
      id: 'held',
      when: { tool: 'srv.echo', arguments: { '$.text': { equals: 'deploy' } } },
      then: 'pending_approval',
    },
    { id: 'echo', when: { tool: 'srv.echo' }, then: 'allow' },
  ],
}

describe.each(generations)('SDK %s', (generation) => {
  it.each(['client', 'server'] as const)('guarded at the %s', async (role) => {
    const approvals = createMemoryApprovals()
    const events: AuditEvent[] = []
    const firewall = createFirewall(policy, {
      ports: { approvals, audit: { append: (event) => void events.push(event) } },
    })
    const guard: Guard = (transport) =>
      role === 'client'
        ? firewall.protectClient(transport, { server: 'srv' })
        : firewall.protectServer(transport, { server: 'srv' })
    const peers = await join(generation, { [role]: guard })

    expect(await peers.toolNames()).toEqual(['echo'])
    expect(await peers.call('echo', { text: 'hi' })).toMatchObject({ content: [{ text: 'hi' }] })
    expect(peers.calls).toEqual([{ text: 'hi' }])

    const refused = await peers.call('echo', { text: 'HELLO' })
    expect(refused).toMatchObject({
      isError: true,
      content: [{ text: 'firewall deny: denied by rule no-shouting' }],
      _meta: { 'mcp-portcullis/decision': { verdict: 'deny', code: 'rule' } },
    })
    expect(await peers.call('evil', { text: 'x' })).toMatchObject({ isError: true })

    const waiting = await peers.call('echo', { text: 'deploy' })
    const [ticket] = approvals.waiting()
    expect(waiting.content[0]?.text).toBe(
      `firewall pending_approval: approval is required by rule held (approval ${ticket?.id})`,
    )
    expect(peers.calls).toEqual([{ text: 'hi' }])
    approvals.approve(ticket?.id as string)
    expect(await peers.call('echo', { text: 'deploy' })).toMatchObject({ content: [{ text: 'deploy' }] })
    expect(peers.calls).toEqual([{ text: 'hi' }, { text: 'deploy' }])

    firewall.update({ ...policy, rules: [] })
    expect(await peers.call('echo', { text: 'hi' })).toMatchObject({ isError: true })
    expect(peers.calls).toHaveLength(2)
    expect(events.filter(({ kind, surface }) => kind === 'decision' && surface === 'tool.call')).toHaveLength(
      6,
    )
    await peers.close()
  })
})

describe('options that cannot be meant', () => {
  it.each([
    [{ port: {} }, 'did you mean `ports`?'],
    [{ ports: { clok: Date } }, 'did you mean `clock`?'],
    [{ ports: { clock: 5 } }, 'the port `clock` must have a method `now`'],
    [{ ports: { approvals: { request: () => 1 } } }, 'must have a method `poll`'],
    [{ ports: { notify: {} } }, 'the port `notify` must be a function'],
    [{ guards: [{}] }, 'every one of `guards`'],
  ])('%j', (options, message) => {
    expect(() => createFirewall(policy, options as never)).toThrow(message)
  })
  it('are refused for sessions and approvals too', () => {
    expect(() => createFirewall(policy).session({ serve: 'a' } as never)).toThrow('did you mean `server`?')
    expect(() => createMemoryApprovals({ capacity: -1 })).toThrow('`capacity`')
  })
})
