import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import type { Condition, Rule } from '../../../src/guards/rules/schema.ts'
import type { Policy } from '../../../src/policy/schema.ts'
import type { Subject } from '../../../src/subject/subject.ts'

const policy = (rules: readonly Rule[], more: Partial<Policy> = {}): Policy => ({
  version: 1,
  name: 'test',
  default: 'allow',
  rules,
  ...more,
})

/** The verdict of a policy whose only rule denies, or allows where the default denies. */
const denied = (when: Condition, subject: Subject): boolean =>
  createFirewall(policy([{ id: 'r', when, then: 'deny' }])).evaluate(subject).verdict === 'deny'
const allowed = (when: Condition, subject: Subject): boolean =>
  createFirewall(policy([{ id: 'r', when, then: 'allow' }], { default: 'deny' })).evaluate(subject)
    .verdict === 'allow'

const call = (tool: string, args?: object): Subject => ({ tool, ...(args && { arguments: args as never }) })

describe('which rule decides', () => {
  it('asks rules by priority, lower first', () => {
    const firewall = createFirewall(
      policy([
        { id: 'second', priority: 20, when: { tool: 'kb.*' }, then: 'allow' },
        { id: 'first', priority: 10, when: { tool: 'kb.*' }, then: 'deny' },
      ]),
    )
    expect(firewall.evaluate(call('kb.read'))).toMatchObject({ verdict: 'deny', rule: 'first', code: 'rule' })
  })

  it('asks rules of equal priority in the order written', () => {
    const rules: Rule[] = [
      { id: 'b', when: { tool: 'kb.*' }, then: 'audit' },
      { id: 'a', when: { tool: 'kb.*' }, then: 'deny' },
    ]
    expect(createFirewall(policy(rules)).evaluate(call('kb.read')).rule).toBe('b')
  })

  it('lets the first match decide, even if a later rule is stricter', () => {
    const rules: Rule[] = [
      { id: 'wide', when: { tool: 'kb.*' }, then: 'allow' },
      { id: 'narrow', when: { tool: 'kb.delete' }, then: 'deny' },
    ]
    expect(createFirewall(policy(rules)).evaluate(call('kb.delete')).verdict).toBe('allow')
  })

  it('keeps the order among rules that the index files in different places', () => {
    const rules: Rule[] = [
      { id: 'suffix', priority: 3, when: { tool: '*.delete' }, then: 'deny' },
      { id: 'exact', priority: 2, when: { tool: 'kb.delete' }, then: 'audit' },
      { id: 'any', priority: 4, then: 'deny' },
      {
        id: 'prefix',
        priority: 1,
        when: { tool: 'kb.*', arguments: { '$.force': { equals: true } } },
        then: 'deny',
      },
    ]
    const firewall = createFirewall(policy(rules))
    expect(firewall.evaluate(call('kb.delete')).rule).toBe('exact')
    expect(firewall.evaluate(call('kb.delete', { force: true })).rule).toBe('prefix')
    expect(firewall.evaluate(call('crm.delete')).rule).toBe('suffix')
    expect(firewall.evaluate(call('crm.read')).rule).toBe('any')
  })

  it('takes the default when nothing matches, and says so', () => {
    const firewall = createFirewall(policy([], { default: 'deny' }))
    expect(firewall.evaluate(call('x.y'))).toMatchObject({ verdict: 'deny', code: 'default' })
    expect(createFirewall(policy([], { default: 'audit' })).evaluate(call('x.y')).verdict).toBe('audit')
  })
})

describe('the default by class of call', () => {
  const byIntent = {
    read: 'allow',
    write: 'audit',
    destructive: 'pending_approval',
    exfiltrative: 'deny',
  } as const
  const firewall = createFirewall(
    policy([], {
      default: { byIntent },
      servers: {
        git: {
          tools: {
            log: { intent: 'read' },
            commit: { intent: 'write' },
            reset: { intent: 'destructive' },
            push: { intent: 'exfiltrative' },
          },
        },
      },
    }),
  )
  it.each([
    ['git.log', 'allow'],
    ['git.commit', 'audit'],
    ['git.reset', 'pending_approval'],
    ['git.push', 'deny'],
  ] as const)('gives %s the verdict %s', (tool, verdict) => {
    expect(firewall.evaluate(call(tool)).verdict).toBe(verdict)
  })
  it('counts a call whose class cannot be told as destructive', () => {
    expect(firewall.evaluate(call('constructor.prototype')).verdict).toBe('pending_approval')
  })
})

describe('tool globs', () => {
  it.each([
    ['', 'anything', true],
    ['*', '.x', true],
    ['foo.*', 'foo.exec', true],
    ['shell.*', 'shell', false],
    ['*.exec', 'exec', false],
    ['*.exec', 'shell.exec', true],
    ['*.shell.*', 'local.shell.exec', true],
    ['*.shell.*', 'shell.exec', false],
    ['!shell.*', 'db.q', false],
    ['github.*', 'GitHub.x', false],
    ['github.create_*', 'github.create_issue', true],
    ['github.create_*', 'github.creat', false],
  ])('%j against %s: %s', (tool, name, expected) => {
    expect(denied({ tool }, call(name))).toBe(expected)
    expect(allowed({ tool }, call(name))).toBe(expected)
  })
  it('takes a list as any of', () => {
    expect(denied({ tool: ['a.x', 'b.*'] }, call('b.q'))).toBe(true)
    expect(denied({ tool: ['a.x', 'b.*'] }, call('c.q'))).toBe(false)
  })
})

describe('facets other than the name', () => {
  it('matches the server of a tool and of a resource', () => {
    expect(denied({ server: 'git' }, call('git.push'))).toBe(true)
    expect(denied({ server: 'git' }, call('gitlab.push'))).toBe(false)
    expect(denied({ server: 'git*' }, call('gitlab.push'))).toBe(true)
    expect(denied({ server: 'git' }, { surface: 'resource.read', server: 'git', uri: 'file:///x' })).toBe(
      true,
    )
  })
  it('matches the tags that the policy gives a tool', () => {
    const servers = { crm: { tools: { dump: { tags: ['bulk', 'pii'] } } } }
    const firewall = createFirewall(policy([{ id: 'r', when: { tag: 'pii' }, then: 'deny' }], { servers }))
    expect(firewall.evaluate(call('crm.dump')).verdict).toBe('deny')
    expect(firewall.evaluate(call('crm.read')).verdict).toBe('allow')
  })
  it('matches what the host says of the principal', () => {
    const firewall = createFirewall(
      policy([{ id: 'r', when: { role: 'guest', org: 'acme*' }, then: 'deny' }]),
    )
    const as = (roles: readonly string[], org: string) =>
      firewall.evaluate(call('a.b'), { principal: { id: 'p', roles, org } }).verdict
    expect(as(['staff', 'guest'], 'acme-eu')).toBe('deny')
    expect(as(['staff'], 'acme-eu')).toBe('allow')
    expect(as(['guest'], 'other')).toBe('allow')
    expect(firewall.evaluate(call('a.b')).verdict).toBe('allow')
  })
  it('matches claims by path', () => {
    const when: Condition = { claims: { '$.tier': { equals: 'free' } } }
    const firewall = createFirewall(policy([{ id: 'r', when, then: 'deny' }]))
    const withTier = (tier: string) =>
      firewall.evaluate(call('a.b'), { principal: { id: 'p', claims: { tier } } }).verdict
    expect(withTier('free')).toBe('deny')
    expect(withTier('paid')).toBe('allow')
  })
  it('takes all keys of a condition together', () => {
    const when: Condition = { arguments: { '$.env': { equals: 'prod' }, '$.limit': { gt: 100 } } }
    expect(denied(when, call('a.b', { env: 'prod', limit: 5 }))).toBe(false)
    expect(denied(when, call('a.b', { env: 'prod', limit: 500 }))).toBe(true)
  })
})

describe('what cannot be told', () => {
  const bigger: Condition = { arguments: { '$.amount': { gt: 5 } } }
  it('compares a numeric string as its number', () => {
    expect(denied(bigger, call('a.b', { amount: '1000000' }))).toBe(true)
    expect(denied(bigger, call('a.b', { amount: '3' }))).toBe(false)
  })
  it.each([['abc'], [{}], [[9]], [null], [true]])('%j matches a deny rule and no allow rule', (amount) => {
    expect(denied(bigger, call('a.b', { amount }))).toBe(true)
    expect(allowed(bigger, call('a.b', { amount }))).toBe(false)
  })
  it('stays untold under not', () => {
    expect(denied({ not: bigger }, call('a.b', { amount: 'abc' }))).toBe(true)
    expect(allowed({ not: bigger }, call('a.b', { amount: 'abc' }))).toBe(false)
  })
  it('is false for a path that is not there', () => {
    expect(denied(bigger, call('a.b', {}))).toBe(false)
    expect(allowed({ not: bigger }, call('a.b', {}))).toBe(true)
  })
  it('lets a boolean in quotes past no deny rule', () => {
    const forced: Condition = { arguments: { '$.force': { equals: true } } }
    expect(denied(forced, call('git.push', { force: 'true' }))).toBe(true)
    expect(allowed(forced, call('git.push', { force: 'true' }))).toBe(false)
  })
})

describe('several values at once', () => {
  const ours: Condition = { arguments: { '$.to[*]': { endsWith: '@ours.com' } } }
  const mail = (...to: string[]): Subject => call('mail.send', { to })
  it('a permissive rule wants all of them', () => {
    expect(allowed(ours, mail('a@ours.com', 'b@ours.com'))).toBe(true)
    expect(allowed(ours, mail('a@ours.com', 'b@evil.com'))).toBe(false)
  })
  it('a restrictive rule is content with one', () => {
    expect(denied(ours, mail('a@ours.com', 'b@evil.com'))).toBe(true)
  })
  it('not turns the quantifier round: deny unless all are ours', () => {
    expect(denied({ not: ours }, mail('a@ours.com', 'b@evil.com'))).toBe(true)
    expect(denied({ not: ours }, mail('a@ours.com', 'b@ours.com'))).toBe(false)
  })
  it('the predicate’s own not goes value by value', () => {
    const foreign: Condition = { arguments: { '$.to[*]': { not: { endsWith: '@ours.com' } } } }
    expect(denied(foreign, mail('a@ours.com', 'b@evil.com'))).toBe(true)
    expect(allowed(foreign, mail('a@ours.com', 'b@evil.com'))).toBe(false)
  })
  it('nothing at all satisfies neither', () => {
    expect(allowed(ours, mail())).toBe(false)
    expect(denied(ours, mail())).toBe(false)
  })
})

describe('where a rule applies', () => {
  const deny: Rule = { id: 'r', when: { tool: 'a.*' }, then: 'deny' }
  it('judges requests when it names no surface', () => {
    const firewall = createFirewall(policy([deny]))
    expect(firewall.evaluate(call('a.b')).verdict).toBe('deny')
    expect(firewall.evaluate({ surface: 'model.call', tool: 'a.b' }).verdict).toBe('deny')
    expect(firewall.evaluate({ surface: 'tool.result', tool: 'a.b', result: {} }).verdict).toBe('allow')
  })
  it('judges only the surface that it names', () => {
    const firewall = createFirewall(policy([{ ...deny, when: { tool: 'a.*', surface: 'tool.result' } }]))
    expect(firewall.evaluate(call('a.b')).verdict).toBe('allow')
    expect(firewall.evaluate({ surface: 'tool.result', tool: 'a.b', result: {} }).verdict).toBe('deny')
  })
  it('judges answers when it asks about what came back', () => {
    const when: Condition = { result: { '$.content[*].text': { contains: 'CONFIDENTIAL' } } }
    const firewall = createFirewall(policy([{ id: 'r', when, then: 'deny' }]))
    const result = { content: [{ type: 'text', text: 'CONFIDENTIAL: x' }] }
    expect(firewall.evaluate({ surface: 'tool.result', tool: 'a.b', result }).verdict).toBe('deny')
    expect(firewall.evaluate(call('a.b')).verdict).toBe('allow')
  })
  it('does not let an argument condition under not hide a tool', () => {
    const when: Condition = { tool: 'mail.send', not: { arguments: { '$.to': { equals: 'a@ours.com' } } } }
    const firewall = createFirewall(policy([{ id: 'r', when, then: 'deny' }]))
    expect(firewall.evaluate({ surface: 'tool.definition', tool: 'mail.send', definition: {} }).verdict).toBe(
      'allow',
    )
  })
})

describe('definitions', () => {
  const verdictOf = (policyOf: Policy, tool: string) =>
    createFirewall(policyOf).evaluate({ surface: 'tool.definition', tool, definition: { name: 'x' } }).verdict
  it('a tool is hidden exactly when every call of it would be denied', () => {
    const rules: Rule[] = [
      {
        id: 'some',
        when: { tool: 'db.query', arguments: { '$.table': { in: ['customers'] } } },
        then: 'allow',
      },
      { id: 'none', when: { tool: 'shell.*' }, then: 'deny' },
      { id: 'held', when: { tool: 'db.write' }, then: 'pending_approval' },
    ]
    const strict = policy(rules, { default: 'deny' })
    expect(verdictOf(strict, 'db.query')).toBe('allow')
    expect(verdictOf(strict, 'db.write')).toBe('allow')
    expect(verdictOf(strict, 'db.drop')).toBe('deny')
    expect(verdictOf(strict, 'shell.exec')).toBe('deny')
    expect(verdictOf(policy(rules), 'db.drop')).toBe('allow')
  })
  it('a rule that names the surface decides first, and sanitizing a definition refuses it', () => {
    const rules: Rule[] = [{ id: 'r', when: { surface: 'tool.definition', tool: 'a.*' }, then: 'sanitize' }]
    expect(verdictOf(policy(rules), 'a.b')).toBe('deny')
  })
})
