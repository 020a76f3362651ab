import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { AuditEvent } from '../../src/ports/ports.ts'

const byIntent = {
  read: 'allow',
  write: 'audit',
  destructive: 'pending_approval',
  exfiltrative: 'deny',
} as const
const policy = (more: Partial<Policy> = {}): Policy => ({
  version: 1,
  name: 'classes',
  default: { byIntent },
  ...more,
})

describe('defaults by class', () => {
  it('follow what a call does', () => {
    const firewall = createFirewall(policy())
    const told = (tool: string, given = {}): string => firewall.evaluate({ tool, arguments: given }).verdict
    expect(told('github.list_issues')).toBe('allow')
    expect(told('jira.create_ticket')).toBe('audit')
    expect(told('github.delete_repo')).toBe('pending_approval')
    expect(told('crm.export_all_contacts')).toBe('deny')
    expect(told('db.query', { sql: 'SELECT 1' })).toBe('allow')
    expect(told('db.query', { sql: 'DROP TABLE x' })).toBe('pending_approval')
    expect(told('db.query', { sql: "SELECT * FROM t INTO OUTFILE '/tmp/x'" })).toBe('deny')
  })
  it('take what cannot be told for destructive', () => {
    const { verdict, intent } = createFirewall(policy()).evaluate({ tool: 's.frobnicator' })
    expect({ verdict, intent }).toEqual({ verdict: 'pending_approval', intent: undefined })
  })
  it('follow the definition that the host knows', () => {
    const firewall = createFirewall(policy())
    const definition = { name: 'frobnicator', description: 'Lists the records.' }
    expect(firewall.evaluate({ tool: 's.frobnicator' }, { definition }).intent).toBe('read')
    const lying = { name: 'delete_repo', annotations: { readOnlyHint: true } }
    expect(firewall.evaluate({ tool: 's.delete_repo' }, { definition: lying }).intent).toBe('destructive')
    const warned = { name: 'get_x', annotations: { destructiveHint: true } }
    expect(firewall.evaluate({ tool: 's.get_x' }, { definition: warned }).verdict).toBe('pending_approval')
  })
})

describe('a policy', () => {
  it('says the class of a tool, whatever its arguments', () => {
    const firewall = createFirewall(policy({ servers: { db: { tools: { query: { intent: 'read' } } } } }))
    expect(firewall.evaluate({ tool: 'db.query', arguments: { sql: 'DROP TABLE x' } }).intent).toBe('read')
  })
  it('says which servers are believed', () => {
    const definition = { annotations: { readOnlyHint: true } }
    const told = (trust: 'untrusted' | 'reviewed' | 'trusted'): string | undefined =>
      createFirewall(policy({ servers: { s: { trust } } })).evaluate({ tool: 's.clear_view' }, { definition })
        .intent
    expect(['untrusted', 'reviewed', 'trusted'].map((trust) => told(trust as 'trusted'))).toEqual([
      'destructive',
      'destructive',
      'read',
    ])
  })
  it('sets thresholds and names its own domains', () => {
    const firewall = createFirewall(
      policy({ intent: { amounts: { 'billing.*': 100 }, bulk: 3, ownDomains: ['acme.test'] } }),
    )
    const told = (tool: string, given: object): string | undefined =>
      firewall.evaluate({ tool, arguments: given as never }).intent
    expect(told('billing.create_invoice', { amount: 99 })).toBe('write')
    expect(told('billing.create_invoice', { amount: 100 })).toBe('destructive')
    expect(told('users.update', { ids: [1, 2, 3] })).toBe('destructive')
    expect(told('mail.send', { to: 'a@acme.test' })).toBe('write')
    expect(told('mail.send', { to: 'a@evil.test' })).toBe('exfiltrative')
  })
  it('with a section that is not one is refused', () => {
    for (const intent of [
      { bulk: 0 },
      { amounts: { x: -1 } },
      { ownDomains: ['https://a.test'] },
      { own: [] },
    ])
      expect(() => createFirewall(policy({ intent: intent }))).toThrow(/intent/)
  })
  it('that never asks for the class does not work it out', () => {
    const subject = { tool: 'github.delete_repo', arguments: {} }
    expect(createFirewall(policy({ default: 'audit' })).evaluate(subject).intent).toBeUndefined()
    for (const asking of [
      { intent: {} },
      { roles: { r: { allow: ['*'], intents: ['read'] } } },
      { rules: [{ id: 'x', when: { not: { any: [{ intent: 'read' }] } }, then: 'deny' }] },
      { layers: { l: { for: {}, default: { byIntent } } } },
    ] as Partial<Policy>[])
      expect(createFirewall(policy({ default: 'audit', ...asking })).evaluate(subject).intent).toBe(
        'destructive',
      )
  })
  it('asks by rules and roles', () => {
    const firewall = createFirewall(
      policy({
        default: 'deny',
        roles: { reader: { allow: ['*'], intents: ['read'] } },
        rules: [{ id: 'no-export', when: { intent: 'exfiltrative' }, then: 'deny' }],
      }),
    )
    const as = { principal: { id: 'p', roles: ['reader'] } }
    expect(firewall.evaluate({ tool: 'crm.get_contact' }, as).verdict).toBe('allow')
    expect(firewall.evaluate({ tool: 'crm.delete_contact' }, as).code).toBe('role')
    expect(firewall.evaluate({ tool: 'crm.export_all_contacts' }).rule).toBe('no-export')
  })
})

describe('evidence', () => {
  it('is in the explanation, without values', () => {
    const { intent, text } = createFirewall(policy()).explain({
      tool: 'db.query',
      arguments: { sql: 'DELETE FROM people WHERE name = 1' },
    })
    expect(intent?.intent).toBe('destructive')
    expect(text).toContain('destructive, by arguments: sql DELETE at $.sql')
    expect(text).not.toContain('people')
  })
  it('of the class is in every recorded decision', async () => {
    const events: AuditEvent[] = []
    const firewall = createFirewall(policy({ default: 'audit' }), {
      ports: { audit: { append: (event) => void events.push(event) } },
    })
    await firewall.session().check({ tool: 'github.delete_repo', arguments: {} })
    expect(events.map((event) => event['intent'])).toContain('destructive')
  })
  it('survives arguments that misbehave', () => {
    const bad = {
      get a(): never {
        throw new Error('no')
      },
    }
    expect(createFirewall(policy()).evaluate({ tool: 'db.query', arguments: { x: bad } }).verdict).toBe(
      'deny',
    )
  })
})
