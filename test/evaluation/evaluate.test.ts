import { describe, expect, it, vi } from 'vitest'
import type { Guard, Opinion } from '../../src/decision/guard.ts'
import { createFirewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { Subject } from '../../src/subject/subject.ts'

const base: Policy = { version: 1, name: 'test', default: 'allow' }
const call: Subject = { tool: 'kb.read', arguments: { id: 1 } }
const saying = (name: string, opinion: Opinion, more: Partial<Guard> = {}): Guard => ({
  name,
  judge: () => opinion,
  ...more,
})
const reason = (guard: string, verdict: Opinion['verdict']) =>
  ({ guard, code: 'custom:test', verdict, message: `${guard} says ${verdict}` }) as const

describe('a decision', () => {
  it('hands back the very subject when nothing is edited', () => {
    const firewall = createFirewall({ ...base, rules: [{ id: 'kb', when: { tool: 'kb.*' }, then: 'allow' }] })
    const decision = firewall.evaluate(call)
    expect(decision.subject).toBe(call)
    expect(decision).toEqual({
      verdict: 'allow',
      code: 'rule',
      reason: 'allowed by rule kb',
      rule: 'kb',
      reasons: [],
      findings: [],
      risk: 0,
      subject: call,
      edits: [],
      obligations: [],
    })
  })
  it('gives the author’s own sentence and severity', () => {
    const then = { verdict: 'deny', reason: 'ask the data team', severity: 'critical' } as const
    const decision = createFirewall({ ...base, rules: [{ id: 'r', then }] }).evaluate(call)
    expect(decision.reason).toBe('ask the data team')
    expect(decision.reasons[0]).toMatchObject({ severity: 'critical', rule: 'r', code: 'rule' })
    expect(decision.risk).toBeGreaterThan(0)
  })
  it('names whom to tell as data', () => {
    const notify = [{ channel: 'slack', target: '#sec' }]
    const rules = [{ id: 'r', then: { verdict: 'pending_approval', severity: 'high', notify } }] as const
    expect(createFirewall({ ...base, rules }).evaluate(call).obligations).toEqual([
      { type: 'approve', rule: 'r', reason: 'approval is required by rule r', severity: 'high' },
      { type: 'notify', channel: 'slack', target: '#sec', severity: 'high' },
    ])
  })
  it('is the same for the same input, a thousand times', () => {
    const firewall = createFirewall({ ...base, rules: [{ id: 'r', when: { tool: 'kb.*' }, then: 'audit' }] })
    const first = firewall.evaluate(call)
    for (let round = 0; round < 1000; round++) expect(firewall.evaluate(call)).toEqual(first)
  })
})

describe('guards of the host', () => {
  it('can only tighten', () => {
    const guards = [saying('mild', { verdict: 'allow', reasons: [] })]
    expect(createFirewall({ ...base, default: 'deny' }, { guards }).evaluate(call).verdict).toBe('deny')
  })
  it('are joined: the strictest wins, and the reasons of all are kept', () => {
    const guards = [
      saying('one', { verdict: 'audit', reasons: [reason('one', 'audit')] }),
      saying('two', { verdict: 'deny', reasons: [reason('two', 'deny')] }),
      saying('three', { verdict: 'pending_approval', reasons: [reason('three', 'pending_approval')] }),
    ]
    const decision = createFirewall(base, { guards }).evaluate(call)
    expect(decision).toMatchObject({ verdict: 'deny', code: 'custom:test', reason: 'two says deny' })
    expect(decision.reasons.map(({ guard }) => guard)).toEqual(['one', 'two', 'three'])
  })
  it('are not asked after a final denial', () => {
    const judge = vi.fn()
    createFirewall(base, { guards: [{ name: 'spy', judge }] }).evaluate({ tool: 'rm -rf /', arguments: {} })
    expect(judge).not.toHaveBeenCalled()
  })
  it('deny when they throw, whatever they throw', () => {
    for (const thrown of [new Error('x'), 'x', undefined, null]) {
      const guards = [
        {
          name: 'broken',
          judge: () => {
            // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
            throw thrown
          },
        },
      ]
      expect(createFirewall(base, { guards }).evaluate(call)).toMatchObject({
        verdict: 'deny',
        code: 'guard_error',
      })
    }
  })
  it('judge the edited copy too, so that an edit cannot smuggle something past a later guard', () => {
    const edit: Guard = {
      name: 'edit',
      judge: (subject) => ({
        verdict: 'sanitize',
        reasons: [reason('edit', 'sanitize')],
        subject: { ...subject, arguments: { id: 'edited' } } as Subject,
        edits: [{ path: '$.id', action: 'replace' }],
      }),
    }
    const picky: Guard = {
      name: 'picky',
      judge: (_subject, { facts }) =>
        facts.arguments?.['id'] === 'edited'
          ? { verdict: 'deny', reasons: [reason('picky', 'deny')] }
          : undefined,
    }
    const strict = createFirewall(base, { guards: [edit, picky] }).evaluate(call)
    expect(strict).toMatchObject({ verdict: 'deny', reason: 'picky says deny' })
    const edited = createFirewall(base, { guards: [edit] }).evaluate(call)
    expect(edited).toMatchObject({
      verdict: 'sanitize',
      subject: { tool: 'kb.read', arguments: { id: 'edited' } },
    })
    expect(call).toEqual({ tool: 'kb.read', arguments: { id: 1 } })
  })
  it('cannot make a call pass by editing it before a guard that refuses the original', () => {
    const edit: Guard = {
      name: 'edit',
      judge: (subject) => ({
        verdict: 'sanitize',
        reasons: [],
        subject: { ...subject, arguments: {} } as Subject,
        edits: [],
      }),
    }
    const picky: Guard = {
      name: 'picky',
      judge: (_subject, { facts }) =>
        facts.arguments?.['id'] === 1 ? { verdict: 'deny', reasons: [reason('picky', 'deny')] } : undefined,
    }
    expect(createFirewall(base, { guards: [edit, picky] }).evaluate(call).verdict).toBe('deny')
  })
})

describe('shadow and observe', () => {
  const deny: Policy = { ...base, mode: 'shadow', rules: [{ id: 'r', when: { tool: 'kb.*' }, then: 'deny' }] }
  it('let a denied call through as it came and say what would have been', () => {
    expect(createFirewall(deny).evaluate(call)).toMatchObject({
      verdict: 'audit',
      shadowed: 'deny',
      reason: '[shadow] would deny: denied by rule r',
      subject: call,
      edits: [],
      obligations: [],
    })
  })
  it('leave what is allowed alone', () => {
    expect(createFirewall({ ...base, mode: 'shadow' }).evaluate(call).shadowed).toBeUndefined()
  })
  it('never lift structural limits', () => {
    const nasty = { tool: 'kb.read', arguments: JSON.parse('{"__proto__":{"x":1}}') as never }
    for (const mode of ['shadow', 'observe'] as const) {
      expect(createFirewall({ ...base, mode }).evaluate(nasty)).toMatchObject({
        verdict: 'deny',
        code: 'dangerous_key',
      })
    }
  })
  it('never lift a guard that no mode lifts, but lift the rest of the same decision', () => {
    const guards = [
      saying(
        'hard',
        { verdict: 'pending_approval', reasons: [reason('hard', 'pending_approval')] },
        { unconditional: true },
      ),
    ]
    expect(createFirewall(deny, { guards }).evaluate(call)).toMatchObject({
      verdict: 'pending_approval',
      shadowed: 'deny',
    })
  })
  it('observe marks what no rule covers', () => {
    const firewall = createFirewall({ ...deny, mode: 'observe' })
    expect(firewall.evaluate({ tool: 'x.y' })).toMatchObject({ verdict: 'allow', gap: true })
    expect(firewall.evaluate(call)).toMatchObject({ verdict: 'audit', shadowed: 'deny' })
    expect(firewall.evaluate(call).gap).toBeUndefined()
    expect(firewall.evaluate({ surface: 'tool.result', tool: 'x.y', result: {} }).gap).toBeUndefined()
  })
})

describe('update', () => {
  it('takes effect with the next call, and keeps the old policy when the new one is no good', () => {
    const firewall = createFirewall(base)
    firewall.update({ ...base, default: 'deny' })
    expect(firewall.evaluate(call).verdict).toBe('deny')
    expect(() => {
      firewall.update({ ...base, default: 'denny' } as never)
    }).toThrow('did you mean')
    expect(firewall.evaluate(call).verdict).toBe('deny')
    expect(firewall.policy.default).toBe('deny')
  })
})

describe('bad input', () => {
  it.each([
    [undefined],
    [null],
    ['kb.read'],
    [{}],
    [{ tool: 1 }],
    [{ tool: 'a.b', arguments: [] }],
    [{ surface: 'tool.teleport', tool: 'a.b' }],
    [{ surface: 'constructor', tool: 'a.b' }],
    [{ surface: 'tool.result', tool: 'a.b' }],
    [{ surface: 'resource.read', server: 'x', uri: 7 }],
  ])('%j is denied as no subject', (subject) => {
    expect(createFirewall(base).evaluate(subject as never)).toMatchObject({
      verdict: 'deny',
      code: 'invalid_subject',
    })
  })
  it('a subject that throws while it is read is denied', () => {
    const nasty = new Proxy(
      {},
      {
        get() {
          throw new Error('no')
        },
      },
    )
    expect(createFirewall(base).evaluate(nasty as never)).toMatchObject({
      verdict: 'deny',
      code: 'invalid_subject',
    })
  })
})
