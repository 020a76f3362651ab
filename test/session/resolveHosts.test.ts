import { describe, expect, it } from 'vitest'
import {
  createFirewall,
  type AuditEvent,
  type Decision,
  type Policy,
  type ResolverPort,
} from '../../src/index.ts'

const policy: Policy = { version: 1, name: 'egress', default: 'allow', egress: {} }
const call = {
  tool: 'web.fetch',
  arguments: { url: 'https://api.example.com/x', callback: 'https://hook.example.org' },
}

function session(
  resolver?: ResolverPort,
  events?: AuditEvent[],
  over: Partial<Policy> = {},
): ReturnType<ReturnType<typeof createFirewall>['session']> {
  const ports = {
    ...(resolver && { resolver }),
    ...(events && { audit: { append: (event: AuditEvent) => void events.push(event) } }),
  }
  return createFirewall({ ...policy, ...over }, { ports }).session()
}

describe('a session', () => {
  it('resolves what a decision waits for, at once when the port answers at once', () => {
    const decision = session({ resolve: () => ['93.184.216.34'] }).decide(call) as Decision
    expect(decision.verdict).toBe('allow')
    expect(decision.pinnedAddresses).toEqual(['93.184.216.34'])
  })

  it('waits for a resolver that answers later, asks for all hosts together, and records one decision', async () => {
    const asked: string[] = []
    const events: AuditEvent[] = []
    const resolve = (host: string): Promise<string[]> => {
      asked.push(host)
      return Promise.resolve(host.startsWith('api') ? ['93.184.216.34'] : ['1.1.1.1'])
    }
    const decision = await session({ resolve }, events).check(call)
    expect(decision.pinnedAddresses).toEqual(['93.184.216.34', '1.1.1.1'])
    expect(asked).toEqual(['api.example.com', 'hook.example.org'])
    expect(events).toHaveLength(1)
  })

  it('denies what resolves to a private address, and what cannot be resolved', async () => {
    const denied = async (resolver?: ResolverPort): Promise<string> =>
      (await session(resolver).check(call)).code
    expect(await denied({ resolve: () => ['93.184.216.34', '10.0.0.1'] })).toBe('egress_private')
    expect(await denied({ resolve: () => Promise.reject(new Error('down')) })).toBe('dns_unavailable')
    expect(await denied({ resolve: () => [] })).toBe('dns_unavailable')
    expect(await denied()).toBe('dns_unavailable')
  })

  it('asks for nothing when something else denies anyway', async () => {
    let asked = 0
    const resolve = (): string[] => {
      asked += 1
      return ['93.184.216.34']
    }
    const rules = [{ id: 'no', when: { tool: 'web.*' }, then: 'deny' as const }]
    expect((await session({ resolve }, undefined, { rules }).check(call)).code).toBe('rule')
    const inside = {
      tool: 'web.fetch',
      arguments: { url: 'https://api.example.com', other: 'http://10.0.0.1/' },
    }
    expect((await session({ resolve }).check(inside)).code).toBe('egress_private')
    expect(asked).toBe(0)
  })

  it('leaves calls alone that name no destination, and policies without the section', () => {
    expect(session().decide({ tool: 'kb.read', arguments: { id: 1 } })).toMatchObject({ verdict: 'allow' })
    const firewall = createFirewall({ version: 1, name: 'none', default: 'allow' })
    expect(firewall.evaluate(call).verdict).toBe('allow')
  })
})

describe('a firewall', () => {
  it('guards a fetch with its policy and its ports', async () => {
    const dialled: string[] = []
    const answer = (url: string): Promise<Response> => {
      dialled.push(url)
      return Promise.resolve(
        url.includes('start')
          ? new Response(null, { status: 302, headers: { location: 'http://169.254.169.254/' } })
          : new Response('ok'),
      )
    }
    const firewall = createFirewall(policy, { ports: { resolver: { resolve: () => ['93.184.216.34'] } } })
    const guarded = firewall.guardFetch(answer)
    expect(await (await guarded('https://api.example.com/')).text()).toBe('ok')
    await expect(guarded('https://api.example.com/start')).rejects.toMatchObject({
      code: 'egress_denied',
      hop: 1,
    })
    expect(dialled).toEqual(['https://api.example.com/', 'https://api.example.com/start'])
    expect(firewall.egress.check('http://127.1/').code).toBe('egress_private')
  })
})
