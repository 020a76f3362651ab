import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { Subject } from '../../src/subject/subject.ts'

const policy: Policy = {
  version: 1,
  name: 'test',
  default: 'deny',
  rules: [
    { id: 'held', when: { tool: 'git.push', role: 'intern' }, then: 'pending_approval' },
    { id: 'no-force', when: { tool: 'git.push', arguments: { '$.force': { equals: true } } }, then: 'deny' },
    {
      id: 'ours',
      when: { tool: 'git.*', not: { arguments: { '$.remote': { contains: 'evil' } } } },
      then: 'allow',
    },
    { id: 'other', when: { tool: 'mail.*' }, then: 'allow' },
  ],
}
const firewall = createFirewall(policy)
const push = (args: object): Subject => ({ tool: 'git.push', arguments: args as never })

describe('an explanation', () => {
  it('shows every rule that can be about the call, in order, and none that is about another tool', () => {
    const { rules, decision } = firewall.explain(push({ force: true }))
    expect(decision).toEqual(firewall.evaluate(push({ force: true })))
    expect(rules.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['held', 'does not match'],
      ['no-force', 'decides'],
      ['ours', 'would match'],
    ])
  })
  it('shows each part with its outcome and the type of what it saw', () => {
    const { rules } = firewall.explain(push({ force: 'yes', remote: ['x'] }))
    expect(rules[1]?.parts).toEqual([
      { part: 'tool', outcome: 'yes', saw: 'present', parts: [] },
      { part: 'arguments $.force equals', outcome: 'unknown', saw: 'string', parts: [] },
    ])
    expect(rules[2]?.parts[1]).toMatchObject({
      part: 'not',
      outcome: 'yes',
      parts: [{ part: 'arguments $.remote contains', outcome: 'no', saw: 'array' }],
    })
  })
  it('says what the nearest change would come to', () => {
    expect(firewall.explain(push({ force: true })).counterfactuals).toEqual([
      { rule: 'no-force', part: 'tool', wanted: 'no', verdict: 'allow' },
      { rule: 'no-force', part: 'arguments $.force equals', wanted: 'no', verdict: 'allow' },
      { rule: 'held', part: 'role', wanted: 'yes', verdict: 'pending_approval' },
    ])
    expect(firewall.explain({ tool: 'shell.exec' }).counterfactuals).toEqual([])
  })
  it('shows what every guard said', () => {
    const { guards } = firewall.explain({ tool: 'rm -rf' })
    expect(guards).toEqual([
      { guard: 'structure', verdict: 'deny', messages: [expect.stringContaining('tool name')] },
    ])
    expect(firewall.explain(push({})).guards.map(({ guard }) => guard)).toContain('rules')
  })
  it('reads as text', () => {
    expect(firewall.explain(push({ force: true })).text).toBe(
      [
        'deny (rule): denied by rule no-force',
        '',
        'guards',
        '  structure: nothing to say',
        '  rules: deny',
        '    denied by rule no-force',
        '',
        'intent: destructive',
        '  write, by name: verb push',
        '  destructive, by arguments: flag final at $.force',
        '',
        'rules',
        '  held (pending_approval) does not match',
        '    yes     tool (saw: present)',
        '    no      role (saw: 0 roles)',
        '  no-force (deny) decides',
        '    yes     tool (saw: present)',
        '    yes     arguments $.force equals (saw: boolean)',
        '  ours (allow) would match',
        '    yes     tool (saw: present)',
        '    yes     not',
        '      no      arguments $.remote contains (saw: absent)',
        '',
        'arguments',
        '  $.force: free (by nothing)',
        '',
        'it would be',
        '  allow, if `tool` of no-force were no',
        '  allow, if `arguments $.force equals` of no-force were no',
        '  pending_approval, if `role` of held were yes',
      ].join('\n'),
    )
  })
  it('never shows a value', () => {
    const secret = ['s3', 'cr3t'].join('-')
    const { decision: _decision, ...said } = firewall.explain(push({ remote: secret }))
    expect(JSON.stringify(said)).not.toContain(secret)
    expect(firewall.explain(push({ remote: secret })).text).not.toContain(secret)
  })
  it('is given for anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(firewall.explain(value as never).decision.verdict).toBe(
          firewall.evaluate(value as never).verdict,
        )
      }),
    )
  })
})
