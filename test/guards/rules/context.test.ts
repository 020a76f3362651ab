/** Conditions on what is not in the call itself: time, history, findings, labels, annotations, roles, layers, cost. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/decision/decision.ts'
import type { GuardContext, RequestContext } from '../../../src/decision/guard.ts'
import { createFirewall } from '../../../src/firewall.ts'
import { compileCondition } from '../../../src/guards/rules/condition.ts'
import type { Condition, Rule } from '../../../src/guards/rules/schema.ts'
import type { Policy } from '../../../src/policy/schema.ts'
import { factsOf } from '../../../src/subject/facts.ts'
import type { Subject } from '../../../src/subject/subject.ts'

const base: Policy = { version: 1, name: 'test', default: 'allow' }
const denying = (when: Condition): Policy => ({ ...base, rules: [{ id: 'r', when, then: 'deny' }] })
const call: Subject = { tool: 'a.b', arguments: {} }
const at = (iso: string) => ({ clock: { now: () => Date.parse(iso) } })

describe('schedules', () => {
  const office: Condition = {
    schedule: { days: 'Mon-Fri', from: '09:00', to: '17:00', timeZone: 'Europe/Berlin' },
  }
  const outside = (iso: string, when: Condition = { not: office }) =>
    createFirewall(denying(when), { ports: at(iso) }).evaluate(call).verdict === 'deny'
  it.each([
    ['2026-11-20T07:59:00Z', true],
    ['2026-11-20T08:00:00Z', false],
    ['2026-11-20T15:59:59Z', false],
    ['2026-11-20T16:00:00Z', true],
    ['2026-11-21T03:00:00Z', true],
    ['2026-11-21T12:00:00Z', true],
    ['2026-07-20T07:00:00Z', false],
    ['2026-07-20T15:00:00Z', true],
  ])('09-17 in Berlin, Monday to Friday, at %s: outside is %s', (iso, expected) => {
    expect(outside(iso)).toBe(expected)
  })
  it('follows the clocks as they go forward', () => {
    const early: Condition = { schedule: { from: '02:00', to: '04:00', timeZone: 'Europe/Berlin' } }
    expect(outside('2026-03-29T00:59:00Z', early)).toBe(false)
    expect(outside('2026-03-29T01:30:00Z', early)).toBe(true)
    expect(outside('2026-03-29T02:00:00Z', early)).toBe(false)
  })
  it('goes on past midnight, on the day it began', () => {
    const night: Condition = { schedule: { days: 'Fri', from: '22:00', to: '06:00', timeZone: 'UTC' } }
    expect(outside('2026-11-20T23:00:00Z', night)).toBe(true)
    expect(outside('2026-11-21T05:59:00Z', night)).toBe(true)
    expect(outside('2026-11-21T06:00:00Z', night)).toBe(false)
    expect(outside('2026-11-20T05:00:00Z', night)).toBe(false)
  })
  it('may pass Sunday', () => {
    const weekend: Condition = { schedule: { days: 'Sat-Mon', timeZone: 'UTC' } }
    expect(['21', '22', '23', '24'].map((day) => outside(`2026-11-${day}T12:00:00Z`, weekend))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
  it('cannot be told without a clock', () => {
    expect(createFirewall(denying(office)).evaluate(call).verdict).toBe('deny')
    expect(createFirewall(denying({ not: office })).evaluate(call).verdict).toBe('deny')
    const allowing: Policy = { ...base, default: 'deny', rules: [{ id: 'r', when: office, then: 'allow' }] }
    expect(createFirewall(allowing).evaluate(call).verdict).toBe('deny')
  })
  it.each([
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ timeZone: 'UTC', days: 'Mon-Fry' }, 'days'],
    [{ timeZone: 'UTC', from: '9:00' }, 'from'],
    [{ timeZone: 'UTC', from: '09:00', to: '09:00' }, 'the window is empty'],
  ])('%j is no schedule', (schedule, where) => {
    expect(() => createFirewall(denying({ schedule }))).toThrow(where)
  })
})

describe('sequences', () => {
  const when: Condition = {
    surface: 'egress',
    after: { steps: [{ tool: 'crm.read', minCount: 50 }, { tool: 'x.export' }], withinSeconds: 600 },
  }
  const run = async (lastAt: number, reads = 50, between = false) => {
    let now = 0
    const session = createFirewall(denying(when), { ports: { clock: { now: () => now } } }).session()
    for (let read = 0; read < reads; read++) {
      await session.check({ tool: 'crm.read', arguments: {} })
      if (between) await session.check({ tool: 'other.thing', arguments: {} })
    }
    await session.check({ tool: 'x.export', arguments: {} })
    now = lastAt
    return (await session.check({ surface: 'egress', destination: 'https://example.com' })).verdict
  }
  it('match when all steps came before, in order and in time', async () => {
    expect(await run(600_000)).toBe('deny')
    expect(await run(600_001)).toBe('allow')
    expect(await run(0, 49)).toBe('allow')
  })
  it('do not mind what happens in between', async () => {
    expect(await run(0, 50, true)).toBe('deny')
  })
  it('say that something must have come before', async () => {
    const unconfirmed: Condition = {
      tool: 'crm.delete',
      not: { after: { steps: [{ tool: 'crm.confirm' }] } },
    }
    const session = createFirewall(denying(unconfirmed)).session()
    expect((await session.check({ tool: 'crm.delete' })).verdict).toBe('deny')
    await session.check({ tool: 'crm.confirm' })
    expect((await session.check({ tool: 'crm.delete' })).verdict).toBe('allow')
  })
  it('do not count what was refused', async () => {
    const rules: Rule[] = [
      { id: 'no', when: { tool: 'crm.confirm' }, then: 'deny' },
      {
        id: 'r',
        when: { tool: 'crm.delete', not: { after: { steps: [{ tool: 'crm.confirm' }] } } },
        then: 'deny',
      },
    ]
    const session = createFirewall({ ...base, rules }).session()
    await session.check({ tool: 'crm.confirm' })
    expect((await session.check({ tool: 'crm.delete' })).verdict).toBe('deny')
  })
  it('go on over several connections of a named session, and not over different ones', async () => {
    const firewall = createFirewall(denying({ tool: 'b.x', after: { steps: [{ tool: 'a.x' }] } }))
    const named = (session: string, id: string) => firewall.session({ session, principal: { id } })
    await named('s1', 'ann').check({ tool: 'a.x' })
    expect((await named('s1', 'ann').check({ tool: 'b.x' })).verdict).toBe('deny')
    expect((await named('s1', 'bob').check({ tool: 'b.x' })).verdict).toBe('allow')
    expect((await named('s2', 'ann').check({ tool: 'b.x' })).verdict).toBe('allow')
    expect((await firewall.session().check({ tool: 'b.x' })).verdict).toBe('allow')
  })
  it('cannot be told from a single evaluation', () => {
    expect(createFirewall(denying({ after: { steps: [{ tool: 'a.x' }] } })).evaluate(call).verdict).toBe(
      'deny',
    )
  })
})

describe('history', () => {
  it('knows the first time', async () => {
    const rules: Rule[] = [{ id: 'new', when: { history: { firstSeen: true } }, then: 'pending_approval' }]
    const session = createFirewall({ ...base, rules }).session()
    expect((await session.check(call)).verdict).toBe('pending_approval')
  })
  it('counts in a window, by tool or by equal call', async () => {
    let now = 0
    const when: Condition = { history: { of: 'call', count: { gte: 2 }, withinSeconds: 60 } }
    const session = createFirewall(denying(when), { ports: { clock: { now: () => now } } }).session()
    const verdictOf = async (n: number) => (await session.check({ tool: 'a.b', arguments: { n } })).verdict
    expect([await verdictOf(1), await verdictOf(1), await verdictOf(2), await verdictOf(1)]).toEqual([
      'allow',
      'allow',
      'allow',
      'deny',
    ])
    now = 60_001
    expect(await verdictOf(1)).toBe('allow')
  })
})

describe('the cost of a run', () => {
  const policy: Policy = {
    ...base,
    default: 'deny',
    servers: { llm: { tools: { ask: { cost: 10 }, think: { cost: 30 } } } },
    rules: [{ id: 'cap', when: { tool: 'llm.*' }, then: { maxRunCost: 500 } }],
  }
  it('resolves to allow or deny, and one run does not pay for another', async () => {
    const firewall = createFirewall(policy)
    const first = firewall.session({ run: 'a' })
    for (let round = 0; round < 48; round++)
      expect((await first.check({ tool: 'llm.ask' })).verdict).toBe('allow')
    expect(await first.check({ tool: 'llm.think' })).toMatchObject({
      verdict: 'deny',
      code: 'run_cost',
      rule: 'cap',
    })
    expect((await first.check({ tool: 'llm.ask' })).verdict).toBe('allow')
    expect((await firewall.session({ run: 'b' }).check({ tool: 'llm.think' })).verdict).toBe('allow')
  })
  it('is not permitted when it is not known what was spent', () => {
    expect(createFirewall(policy).evaluate({ tool: 'llm.ask' }).code).toBe('run_cost')
  })
})

describe('facts that other parts supply', () => {
  const finding = (detector: string, confidence: number): Finding => ({
    detector, category: 'secret', grade: 'enforce', path: '$', span: [0, 1], confidence, digest: '',
  }) // prettier-ignore
  const outcome = (
    when: Condition,
    quantifier: 'any' | 'all',
    findings: Finding[],
    destinations: string[] = [],
    request: RequestContext = {},
  ) => {
    const facts = factsOf(call, { findings: () => findings, destinations: () => destinations })
    const context: GuardContext = { facts, request, time: undefined }
    return compileCondition(when, { quantifier, beforeCall: false })(context)
  }
  it('findings: any for restrictive rules, all for permissive ones', () => {
    const when: Condition = { findings: { detector: 'github_*', minConfidence: 0.5 } }
    const mixed = [finding('github_token', 0.9), finding('email', 0.9)]
    expect([outcome(when, 'any', mixed), outcome(when, 'all', mixed)]).toEqual([2, 0])
    expect(outcome(when, 'any', [finding('github_token', 0.1)])).toBe(0)
    expect([outcome(when, 'any', []), outcome(when, 'all', [])]).toEqual([0, 0])
  })
  it('destinations likewise', () => {
    const when: Condition = { destination: { host: '*.ours.com' } }
    const mixed = ['https://a.ours.com/x', 'https://evil.com']
    expect([outcome(when, 'any', [], mixed), outcome(when, 'all', [], mixed)]).toEqual([2, 0])
    expect(outcome(when, 'all', [], ['https://a.ours.com/x'])).toBe(2)
  })
  it('labels and skills', () => {
    expect(outcome({ labels: 'crm' }, 'any', [], [], { labels: ['crm', 'pii'] })).toBe(2)
    expect(outcome({ skill: 'community.*' }, 'any', [], [], { skill: 'community.x' })).toBe(2)
    expect(outcome({ skill: 'community.*' }, 'any', [], [])).toBe(0)
  })
})

describe('annotations', () => {
  const firewall = createFirewall(denying({ annotations: { '$.destructiveHint': { equals: true } } }))
  it('of a tool that says nothing are the specification’s defaults', () => {
    expect(firewall.evaluate(call).verdict).toBe('deny')
  })
  it('are those of the definition that was advertised last', () => {
    const definition = { name: 'b', annotations: { destructiveHint: false } }
    expect(firewall.evaluate(call, { definition }).verdict).toBe('allow')
    expect(firewall.evaluate({ surface: 'tool.definition', tool: 'a.b', definition }).verdict).toBe('allow')
  })
})

describe('roles', () => {
  const policy: Policy = {
    ...base,
    default: 'deny',
    servers: {
      stripe: { tools: { 'charges.list': { intent: 'read' }, 'refunds.create': { intent: 'destructive' } } },
      hr: { tools: { list: { intent: 'read' } } },
    },
    roles: {
      finance: { allow: ['quickbooks.*', 'stripe.*'] },
      'finance-viewer': { inherits: 'finance', intents: ['read'] },
      lead: { inherits: ['finance'], allow: 'hr.*', deny: '*.refunds.*' },
    },
    rules: [{ id: 'no-hr-today', when: { tool: 'hr.list' }, then: 'pending_approval' }],
  }
  const verdictOf = (role: string, tool: string, surface?: 'tool.definition') =>
    createFirewall(policy).evaluate(surface === undefined ? { tool } : { surface, tool, definition: {} }, {
      principal: { id: 'p', roles: [role] },
    })
  it.each([
    ['finance', 'stripe.charges.list', 'allow', 'role'],
    ['finance', 'stripe.refunds.create', 'allow', 'role'],
    ['finance', 'github.x', 'deny', 'role'],
    ['finance-viewer', 'stripe.charges.list', 'allow', 'role'],
    ['finance-viewer', 'stripe.refunds.create', 'deny', 'role'],
    ['finance-viewer', 'stripe.unknown', 'deny', 'role'],
    ['lead', 'stripe.charges.list', 'allow', 'role'],
    ['lead', 'stripe.refunds.create', 'deny', 'role'],
    ['lead', 'hr.list', 'pending_approval', 'rule'],
    ['stranger', 'stripe.charges.list', 'deny', 'default'],
  ])('%s calling %s: %s', (role, tool, verdict, code) => {
    expect(verdictOf(role, tool)).toMatchObject({ verdict, code })
  })
  it('hide the tools that they do not cover', () => {
    expect(verdictOf('finance', 'github.x', 'tool.definition').verdict).toBe('deny')
    expect(verdictOf('finance', 'stripe.charges.list', 'tool.definition').verdict).toBe('allow')
  })
  it('are refused when they inherit in a circle or from nowhere', () => {
    const roles = { a: { inherits: 'b' }, b: { inherits: 'a' }, c: { inherits: 'finanse' }, finance: {} }
    expect(() => createFirewall({ ...base, roles })).toThrow(
      /roles\.a\.inherits: the role `a` inherits from itself[^]*roles\.b[^]*there is no role `finanse`, did you mean `finance`\?/,
    )
  })
})

describe('layers', () => {
  const policy: Policy = {
    ...base,
    default: 'allow',
    rules: [
      { id: 'org-shell', when: { tool: 'shell.*' }, then: 'deny' },
      { id: 'org-web', when: { tool: 'web.*' }, then: 'deny', overridable: true },
    ],
    layers: {
      payments: {
        for: { team: 'payments' },
        rules: [{ id: 'team-db', when: { tool: 'db.*' }, then: 'pending_approval' }],
      },
      bot: {
        extends: 'payments',
        for: { agent: 'bot-7' },
        rules: [
          { id: 'bot-web', when: { tool: 'web.get' }, then: 'audit' },
          { id: 'bot-shell', when: { tool: 'shell.ls' }, then: 'allow' },
          { id: 'bot-db', when: { tool: 'db.drop' }, then: 'deny' },
          { id: 'bot-mail', when: { tool: 'mail.*' }, then: 'deny' },
        ],
      },
    },
  }
  const firewall = createFirewall(policy)
  const decide = (tool: string, agent?: string, team?: string) => {
    const { verdict, rule } = firewall.evaluate(
      { tool },
      { principal: { id: 'p', ...(agent && { agent }), ...(team && { team }) } },
    )
    return [verdict, rule]
  }
  it('only tighten', () => {
    expect(decide('shell.ls', 'bot-7')).toEqual(['deny', 'org-shell'])
    expect(decide('mail.send', 'bot-7')).toEqual(['deny', 'bot-mail'])
    expect(decide('mail.send', 'other')).toEqual(['allow', undefined])
  })
  it('but where the rule above is overridable', () => {
    expect(decide('web.get', 'bot-7')).toEqual(['audit', 'bot-web'])
    expect(decide('web.post', 'bot-7')).toEqual(['deny', 'org-web'])
    expect(decide('web.get', 'other')).toEqual(['deny', 'org-web'])
  })
  it('stand on those that they extend', () => {
    expect(decide('db.read', 'bot-7')).toEqual(['pending_approval', 'team-db'])
    expect(decide('db.drop', 'bot-7')).toEqual(['deny', 'bot-db'])
    expect(decide('db.drop', undefined, 'payments')).toEqual(['pending_approval', 'team-db'])
    expect(decide('db.read', 'bot-7', 'payments')).toEqual(['pending_approval', 'team-db'])
  })
  it('are refused when they go round in a circle or lead nowhere', () => {
    const layers = { a: { extends: 'b' }, b: { extends: 'a' }, c: { extends: 'paymints' }, payments: {} }
    expect(() => createFirewall({ ...base, layers })).toThrow(
      /layers\.a\.extends[^]*layers\.b\.extends[^]*did you mean `payments`\?/,
    )
  })
  it('have their rules’ examples checked', () => {
    const rules = [
      { id: 'x', when: { tool: 'a.b' }, then: 'deny', examples: { match: [{ tool: 'a.c' }] } },
    ] as const
    expect(() => createFirewall({ ...base, layers: { a: { rules } } })).toThrow(
      'layers.a.rules[0].examples.match[0]',
    )
  })
})
