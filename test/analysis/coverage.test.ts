/** Which tools a policy speaks of. */
import { describe, expect, it } from 'vitest'
import { coverage } from '../../src/analysis/index.ts'
import { PolicyError, type Policy, type Rule } from '../../src/index.ts'

const policyOf = (rules: readonly Rule[], more: Partial<Policy> = {}): Policy => ({
  version: 1,
  name: 'coverage',
  default: 'deny',
  rules,
  ...more,
})

describe('coverage', () => {
  it('tells covered tools from those left to the default', () => {
    const policy = policyOf([{ id: 'a', when: { tool: 'github.a' }, then: 'allow' }])
    expect(coverage(policy, ['github.a', 'github.b'])).toEqual({ covered: ['github.a'], gap: ['github.b'] })
  })

  it('counts a rule that depends on the arguments, and not one that is about another surface', () => {
    const policy = policyOf([
      { id: 'amount', when: { tool: 'pay.send', arguments: { '$.amount': { gt: 5 } } }, then: 'deny' },
      { id: 'answer', when: { tool: 'web.get', result: { '$.ok': { equals: true } } }, then: 'deny' },
      { id: 'never', when: { tool: 'db.*', not: { server: 'db' } }, then: 'deny' },
    ])
    expect(coverage(policy, ['pay.send', 'web.get', 'db.read'])).toEqual({
      covered: ['pay.send'],
      gap: ['web.get', 'db.read'],
    })
  })

  it('depends on the caller where rules, roles and layers do', () => {
    const policy = policyOf([{ id: 'mine', when: { tool: 'a.x', principal: 'ann' }, then: 'allow' }], {
      roles: { finance: { allow: ['a.y'] } },
      layers: { team: { for: { team: 'ops' }, rules: [{ id: 'ops', when: { tool: 'a.z' }, then: 'deny' }] } },
    })
    const tools = ['a.x', 'a.y', 'a.z']
    expect(coverage(policy, tools).covered).toEqual([])
    expect(coverage(policy, tools, { principal: { id: 'ann' } }).covered).toEqual(['a.x'])
    expect(coverage(policy, tools, { principal: { id: 'bob', team: 'ops' } }).covered).toEqual(['a.z'])
    // A role says of every tool whether it permits it.
    expect(coverage(policy, tools, { principal: { id: 'bob', roles: ['finance'] } }).gap).toEqual([])
  })

  it('refuses a policy that is none, naming every problem', () => {
    expect(() => coverage({ version: 1 } as never, [])).toThrow(PolicyError)
  })
})
