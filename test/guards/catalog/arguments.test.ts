import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import type { ArgumentsSection } from '../../../src/guards/catalog/arguments.schema.ts'
import type { JsonObject } from '../../../src/json/value.ts'

const definition: JsonObject = {
  name: 'send',
  inputSchema: {
    type: 'object',
    properties: { to: { type: 'string', format: 'email' }, n: { type: 'integer' } },
    required: ['to'],
    additionalProperties: false,
  },
  outputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
}

function firewallOf(section: ArgumentsSection = {}) {
  return createFirewall({ version: 1, name: 'test', default: 'allow', catalog: { arguments: section } })
}
const judge = (args: JsonObject, section?: ArgumentsSection, declared = definition) =>
  firewallOf(section).evaluate({ tool: 'mail.send', arguments: args }, { definition: declared })

describe('arguments', () => {
  it('that fit what the tool declares pass', () => {
    expect(judge({ to: 'a@b.test', n: 1 })).toMatchObject({ verdict: 'allow', reasons: [] })
  })

  it('that do not are denied, with path and keyword and without the value', () => {
    const { verdict, code, reason, reasons } = judge({ to: 'a', extra: 'hush-hush' })
    expect({ verdict, code, reason }).toEqual({
      verdict: 'deny',
      code: 'schema',
      reason: 'the arguments do not fit what the tool declares: additionalProperties at $.extra',
    })
    expect(reasons[0]).toMatchObject({ guard: 'catalog', path: '$.extra' })
    expect(JSON.stringify(reasons)).not.toContain('hush')
    expect(judge({}).reason).toContain('required at $')
    expect(judge({ to: 1 }).reason).toContain('type at $.to')
  })

  it('are held to it also before dispatch, and when there are none', () => {
    const firewall = firewallOf()
    expect(firewall.evaluate({ surface: 'model.call', tool: 'mail.send' }, { definition }).code).toBe(
      'schema',
    )
  })

  it('are recorded, or not looked at, when the policy says so', () => {
    expect(judge({}, { calls: 'report' })).toMatchObject({ verdict: 'audit', code: 'schema' })
    expect(judge({}, { calls: 'ignore' }).verdict).toBe('allow')
    expect(judge({ to: 'no mail' }, { formats: true }).reason).toContain('format at $.to')
  })

  it('of a tool that declares nothing pass', () => {
    expect(judge({ x: 1 }, {}, { name: 'send' }).verdict).toBe('allow')
    expect(firewallOf().evaluate({ tool: 'mail.send', arguments: { x: 1 } }).verdict).toBe('allow')
  })

  it('that cannot be checked are said not to be', () => {
    const elsewhere = { name: 'send', inputSchema: { $ref: 'https://example.com/schema.json' } }
    expect(judge({ x: 1 }, {}, elsewhere)).toMatchObject({ verdict: 'audit', code: 'schema_unsupported' })
    expect(judge({ x: 1 }, { unsupported: 'deny' }, elsewhere).verdict).toBe('deny')
    expect(judge({ x: 1 }, { unsupported: 'ignore' }, elsewhere).verdict).toBe('allow')
  })

  it('that a schema takes for ever to check are denied', () => {
    const endless = { name: 'send', inputSchema: { $ref: '#' } }
    expect(judge({}, {}, endless)).toMatchObject({ verdict: 'deny', code: 'schema' })
  })
})

describe('structured content', () => {
  const answer = (result: JsonObject, section?: ArgumentsSection) =>
    firewallOf(section).evaluate({ surface: 'tool.result', tool: 'mail.send', result }, { definition })

  it('is held to the output schema when the policy asks for it', () => {
    const bad = { content: [], structuredContent: { id: 7 } }
    expect(answer(bad).verdict).toBe('allow')
    expect(answer(bad, { results: 'deny' })).toMatchObject({ verdict: 'deny', code: 'schema' })
    expect(answer({ content: [], structuredContent: { id: 'x' } }, { results: 'deny' }).verdict).toBe('allow')
    expect(answer({ content: [] }, { results: 'deny' }).verdict).toBe('allow')
  })
})
