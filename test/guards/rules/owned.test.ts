/** Arguments that have to be the caller's own. */
import { describe, expect, it } from 'vitest'
import { createFirewall, PolicyError, type Policy } from '../../../src/index.ts'

const policy: Policy = {
  version: 1,
  name: 'owned',
  default: 'allow',
  rules: [
    {
      id: 'own-accounts',
      when: { tool: 'crm.*', not: { owned: { '$.account': '$.accounts[*]' } } },
      then: 'deny',
    },
  ],
}
const firewall = createFirewall(policy)
const ann = { principal: { id: 'ann', claims: { accounts: ['c1', 'c3'] } } }
const verdict = (args: object, context = ann as object) =>
  firewall.evaluate({ tool: 'crm.read', arguments: args } as never, context).verdict

describe('a condition on what is the caller’s own', () => {
  it('holds for what the claims list, and for nothing else', () => {
    expect(verdict({ account: 'c1' })).toBe('allow')
    expect(verdict({ account: 'c3' })).toBe('allow')
    expect(verdict({ account: 'c2' })).toBe('deny')
    expect(verdict({ account: ['c1'] })).toBe('deny')
    expect(verdict({ account: 1 })).toBe('deny')
  })

  it('holds for nobody without the claim, and not without the argument', () => {
    expect(verdict({ account: 'c1' }, {})).toBe('deny')
    expect(verdict({ account: 'c1' }, { principal: { id: 'bob' } })).toBe('deny')
    expect(verdict({ account: 'c1' }, { principal: { id: 'bob', claims: {} } })).toBe('deny')
    expect(verdict({})).toBe('deny')
    expect(verdict({ account: 'constructor' }, { principal: { id: 'b', claims: {} } })).toBe('deny')
  })

  it('wants all of several values for a permissive rule', () => {
    const permissive = createFirewall({
      ...policy,
      default: 'deny',
      rules: [{ id: 'own', when: { owned: { '$.accounts[*]': '$.accounts[*]' } }, then: 'allow' }],
    })
    const asked = (accounts: string[]) =>
      permissive.evaluate({ tool: 'crm.read', arguments: { accounts } }, ann).verdict
    expect(asked(['c1', 'c3'])).toBe('allow')
    expect(asked(['c1', 'c2'])).toBe('deny')
    expect(asked([])).toBe('deny')
  })

  it('hides no definition, and is refused when a path is none', () => {
    const definition = { surface: 'tool.definition', tool: 'crm.read', definition: { name: 'read' } } as const
    expect(firewall.evaluate(definition).verdict).toBe('allow')
    const broken = {
      ...policy,
      rules: [{ id: 'r', when: { owned: { account: '$.a' } }, then: 'deny' }],
    } as never
    expect(() => createFirewall(broken)).toThrow(PolicyError)
  })
})
