import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'

// Put together at run time, so that nothing in this repository looks like a key.
const key = ['sk', 'a'.repeat(20) + 'T3BlbkFJ' + 'b'.repeat(20)].join('-')
const card = Number(['4111', '1111', '1111', '1111'].join(''))
const base: Policy = { version: 1, name: 'test', default: 'allow' }
const sanitizing: Policy = { ...base, rules: [{ id: 'clean', when: { tool: 'mail.*' }, then: 'sanitize' }] }

describe('a rule that sanitizes', () => {
  it('lets an edited copy through, with the record of the edits and the original untouched', () => {
    const call = { tool: 'mail.send', arguments: { body: `key ${key}`, n: 1 } }
    const decision = createFirewall(sanitizing).evaluate(call)
    expect(decision).toMatchObject({
      verdict: 'sanitize',
      code: 'rule',
      rule: 'clean',
      subject: { tool: 'mail.send', arguments: { body: 'key [redacted:openai_key]', n: 1 } },
      edits: [{ path: '$.body', action: 'redact', detector: 'openai_key' }],
    })
    expect(decision.findings).toHaveLength(1)
    expect(call.arguments.body).toContain(key)
    expect(JSON.stringify({ ...decision, subject: decision.subject })).not.toContain(key)
  })
  it('hands on the very subject when there is nothing to edit', () => {
    const call = { tool: 'mail.send', arguments: { body: 'hello' } }
    const decision = createFirewall(sanitizing).evaluate(call)
    expect(decision.verdict).toBe('sanitize')
    expect(decision.subject).toBe(call)
  })
  it('denies what it would have to edit and cannot', () => {
    const decision = createFirewall(sanitizing).evaluate({ tool: 'mail.send', arguments: { card } })
    expect(decision).toMatchObject({ verdict: 'deny', code: 'cannot_sanitize', rule: 'clean' })
  })
  it('works as the default too', () => {
    const decision = createFirewall({ ...base, default: 'sanitize' }).evaluate({
      tool: 'a.b',
      arguments: { body: key },
    })
    expect(decision).toMatchObject({
      verdict: 'sanitize',
      subject: { arguments: { body: '[redacted:openai_key]' } },
    })
  })
  it('does not touch results', () => {
    const result = { content: [{ type: 'text', text: key }] }
    const decision = createFirewall(sanitizing).evaluate({
      surface: 'tool.result',
      tool: 'mail.send',
      result,
    })
    expect(decision).toMatchObject({ verdict: 'allow' })
    expect((decision.subject as { result: unknown }).result).toBe(result)
  })
  it('finds no secret a second time', () => {
    const firewall = createFirewall({ ...sanitizing, dlp: {} })
    const once = firewall.evaluate({ tool: 'mail.send', arguments: { body: `${key} and ${key}` } })
    expect(once.findings).toHaveLength(2)
    expect(firewall.evaluate(once.subject).findings).toEqual([])
  })
})

describe('a rule that asks for findings', () => {
  it('matches what the scanner finds', () => {
    const policy: Policy = {
      ...base,
      rules: [{ id: 'r', when: { findings: { category: 'secret' } }, then: 'deny' }],
    }
    const firewall = createFirewall(policy)
    expect(firewall.evaluate({ tool: 'a.b', arguments: { x: [key] } })).toMatchObject({
      verdict: 'deny',
      rule: 'r',
    })
    expect(firewall.evaluate({ tool: 'a.b', arguments: { x: ['hello'] } }).verdict).toBe('allow')
  })
})
