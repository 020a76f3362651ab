import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import type { Policy, ToolPolicy } from '../../../src/policy/schema.ts'

const policy = (parameters: ToolPolicy['parameters'], more: Partial<Policy> = {}): Policy => ({
  version: 1,
  name: 'kinds',
  default: 'allow',
  egress: {},
  servers: { net: { tools: { probe: { ...(parameters && { parameters }) } } } },
  ...more,
})
const code = (given: Policy, args: JsonObject, definition?: JsonObject): string =>
  createFirewall(given).evaluate({ tool: 'net.probe', arguments: args }, definition && { definition }).code

describe('the kinds that a policy gives parameters', () => {
  it('make destinations of arguments whose names say nothing', () => {
    const args = { thing: '10.0.0.1', list: ['10.0.0.2'], deep: [{ q: '127.1' }] }
    expect(code(policy(undefined), args)).toBe('default')
    expect(code(policy({ '$.thing': 'host' }), args)).toBe('egress_private')
    expect(code(policy({ '$.list': 'host' }), args)).toBe('egress_private')
    expect(code(policy({ '$..q': 'host' }), args)).toBe('egress_private')
    expect(code(policy({ '$.other': 'host' }), args)).toBe('default')
  })

  it('keep arguments from being destinations, unless their text is one', () => {
    expect(code(policy(undefined), { host: '10.0.0.1' })).toBe('egress_private')
    expect(code(policy({ '$.host': 'free' }), { host: '10.0.0.1' })).toBe('default')
    expect(code(policy({ '$.host': 'free' }), { host: 'http://10.0.0.1/' })).toBe('egress_private')
  })

  it('go before the schema of the tool, which goes before the name', () => {
    const definition = {
      name: 'probe',
      inputSchema: { type: 'object', properties: { thing: { type: 'string', format: 'uri' } } },
    }
    expect(code(policy(undefined), { thing: '10.0.0.1' }, definition)).toBe('egress_private')
    expect(code(policy({ '$.thing': 'free' }), { thing: '10.0.0.1' }, definition)).toBe('default')
  })

  it('reach the rules, as does the schema of the tool', () => {
    const rules: Policy['rules'] = [
      { id: 'away', when: { destination: { host: 'evil.example' } }, then: 'deny' },
    ]
    const definition = {
      name: 'probe',
      inputSchema: { type: 'object', properties: { thing: { type: 'string', format: 'hostname' } } },
    }
    const { egress: _off, ...without } = policy(undefined, { rules })
    const { egress: _off2, ...given } = policy({ '$.thing': 'host' }, { rules })
    expect(code(without, { thing: 'evil.example' })).toBe('default')
    expect(code(given, { thing: 'evil.example' })).toBe('rule')
    expect(code(without, { thing: 'evil.example' }, definition)).toBe('rule')
  })

  it('are checked when the policy is loaded', () => {
    expect(() => createFirewall(policy({ thing: 'host' }))).toThrow(/must begin with/u)
    expect(() => createFirewall(policy({ '$.thing': 'place' as 'path' }))).toThrow(
      /servers\.net\.tools\.probe\.parameters/u,
    )
  })
})
