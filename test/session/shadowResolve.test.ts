import { describe, expect, it } from 'vitest'
import {
  createFirewall,
  type Decision,
  type Policy,
  type ResolverPort,
  type Session,
} from '../../src/index.ts'

const base: Policy = { version: 1, name: 'egress', default: 'allow', egress: {} }
const call = { tool: 'web.fetch', arguments: { url: 'https://api.example.com/x' } }
const answering = (...addresses: string[]): ResolverPort => ({ resolve: async () => addresses })

const session = (
  mode: 'enforce' | 'shadow' | 'observe',
  resolver?: ResolverPort,
  over: Partial<Policy> = {},
): Session =>
  createFirewall({ ...base, ...over, mode }, { ports: resolver === undefined ? {} : { resolver } }).session()

const would = ({ verdict, shadowed, code, pinnedAddresses = [] }: Decision): string =>
  `${shadowed ?? verdict} ${code} ${pinnedAddresses.join()}`

const approving: Partial<Policy> = {
  rules: [{ id: 'ask', when: { tool: 'web.*' }, then: 'pending_approval' }],
}
const refusing: Partial<Policy> = { rules: [{ id: 'no', when: { tool: 'web.*' }, then: 'deny' }] }

describe.each(['shadow', 'observe'] as const)('in %s mode', (mode) => {
  it.each([
    ['a name with a public address', answering('93.184.216.34'), {}],
    ['a name with a private address', answering('93.184.216.34', '10.0.0.1'), {}],
    ['a name of the metadata service', answering('169.254.169.254'), {}],
    ['a name without an address', answering(), {}],
    ['no resolver', undefined, {}],
    ['a resolver that fails', { resolve: () => Promise.reject(new Error('down')) }, {}],
    ['a name that a rule refuses as well', answering('93.184.216.34'), refusing],
    ['a name on no list', answering('93.184.216.34'), { egress: { allow: ['other.example'] } }],
    ['a name allowed by its address', answering('93.184.216.34'), { egress: { allow: ['93.184.216.0/24'] } }],
  ] satisfies [string, ResolverPort | undefined, Partial<Policy>][])(
    'the verdict that is recorded is the one that enforce mode gives: %s',
    async (_what, resolver, over) => {
      const enforced = await session('enforce', resolver, over).check(call)
      const shadow = await session(mode, resolver, over).check(call)
      expect(would(shadow)).toBe(would(enforced))
      expect(['allow', 'audit']).toContain(shadow.verdict)
      expect(shadow.subject).toBe(call)
    },
  )

  it('a name is asked for once, and not when a rule refuses the call anyway', async () => {
    const asked: string[] = []
    const resolver = { resolve: async (host: string) => (asked.push(host), ['10.0.0.1']) }
    await session(mode, resolver).check(call)
    expect(asked).toEqual(['api.example.com'])
    await session(mode, resolver, refusing).check(call)
    expect(asked).toEqual(['api.example.com'])
  })

  it('what would wait for approval says so once its names are resolved', async () => {
    expect((await session(mode, answering('93.184.216.34'), approving).check(call)).shadowed).toBe(
      'pending_approval',
    )
    expect((await session(mode, answering('10.0.0.1'), approving).check(call)).shadowed).toBe('deny')
  })

  it('a guarded fetch goes through without pins, and with them where enforce mode would have pinned', async () => {
    const dialled: (readonly string[])[] = []
    const dial = ({ addresses }: { addresses: readonly string[] }) => {
      dialled.push(addresses)
      return {}
    }
    const sent: string[] = []
    const fetch = async (url: string | URL | Request) => {
      sent.push(new Request(url).url)
      return new Response('ok')
    }
    const firewall = (resolver: ResolverPort) => createFirewall({ ...base, mode }, { ports: { resolver } })
    await firewall(answering('10.0.0.1')).guardFetch(fetch, { dial })('https://inside.example/')
    expect(dialled).toEqual([])
    await firewall(answering('93.184.216.34')).guardFetch(fetch, { dial })('https://outside.example/')
    expect(dialled).toEqual([['93.184.216.34']])
    expect(sent).toEqual(['https://inside.example/', 'https://outside.example/'])
  })

  it('judged alone, the decision says what has to be resolved before the verdict can be told', () => {
    const decision = createFirewall({ ...base, mode }).evaluate(call)
    expect(decision).toMatchObject({ verdict: 'audit', shadowed: 'deny', code: 'egress_unresolved' })
    expect(decision.obligations).toEqual([{ type: 'resolve', host: 'api.example.com' }])
  })
})
