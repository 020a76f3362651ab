/** Kinds, the section, and what agrees with who asks. */
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import { compileThreats } from '../../../src/guards/threats/guard.ts'
import type { ThreatsSection } from '../../../src/guards/threats/schema.ts'
import { PolicyError } from '../../../src/errors.ts'
import { sha256Hex } from '../../../src/json/digest.ts'
import { factsOf } from '../../../src/subject/facts.ts'

const firewallWith = (threats: ThreatsSection) =>
  createFirewall({ version: 1, name: 'threats', default: 'allow', threats })
const firewall = firewallWith({})

describe('kinds', () => {
  it('decide whether shell syntax is an attack', () => {
    expect(
      firewall.evaluate({ tool: 'net.ping_host', arguments: { host: 'google.com; cat /etc/passwd' } }),
    ).toMatchObject({
      verdict: 'deny',
      code: 'command_injection',
      reasons: [{ guard: 'threats', path: '$.host' }],
    })
    expect(firewall.evaluate({ tool: 'net.ping_host', arguments: { host: 'google.com' } }).verdict).toBe(
      'allow',
    )
    expect(firewall.evaluate({ tool: 'x.y', arguments: { title: 'Tom & Jerry' } }).verdict).toBe('allow')
    expect(
      firewall.evaluate({ tool: 'x.y', arguments: { command: 'npm test && npm run build' } }).verdict,
    ).toBe('allow')
    expect(firewall.evaluate({ tool: 'x.y', arguments: { command: 'rm -rf /' } }).code).toBe(
      'dangerous_command',
    )
  })
  it('let an attack in a document be reported only', () => {
    const { verdict, findings } = firewall.evaluate({
      tool: 'notes.create',
      arguments: { body: "x = __import__('os').system('id')" },
    })
    expect(verdict).toBe('allow')
    expect(findings).toMatchObject([
      { detector: 'code_execution', category: 'threat', grade: 'report', path: '$.body' },
    ])
  })
  it('let what a URL asks another service be reported only', () => {
    const verdictOf = (url: string) => firewall.evaluate({ tool: 'web.fetch', arguments: { url } })
    for (const [url, detector] of [
      ["https://shop.example/items?id=1' OR '1'='1", 'sql_injection'],
      ['https://shop.example/items?id=1 UNION SELECT name FROM users', 'sql_injection'],
      ['https://api.example/people?age[$gt]=5', 'nosql_injection'],
      ['https://api.example/articles?filters[title][$ne]=x', 'nosql_injection'],
    ] as const) {
      expect(verdictOf(url), url).toMatchObject({
        verdict: 'allow',
        findings: [{ detector, grade: 'report' }],
      })
    }
    expect(verdictOf('https://api.example/search?q=a|test')).toMatchObject({ verdict: 'allow', findings: [] })
    expect(verdictOf('https://api.example/login?user=root&password[$ne]=x').code).toBe('nosql_injection')
    expect(verdictOf('https://api.example/login?where[user][token][$ne]=x').code).toBe('nosql_injection')
  })
  it('come from whoever compiles the guard, before anything is inferred', () => {
    const guard = compileThreats({}, { kindOf: (_tool, [name]) => (name === 'blurb' ? 'path' : undefined) })
    const subject = { tool: 'a.b', arguments: { blurb: '../../etc/passwd' } }
    const context = { request: {}, facts: factsOf(subject, {}), time: undefined }
    expect(guard.judge(subject, context)?.verdict).toBe('deny')
    expect(
      compileThreats({}).judge(
        { tool: 'a.b', arguments: { blurb: 'plain' } },
        { ...context, facts: factsOf({ tool: 'a.b', arguments: { blurb: 'plain' } }, {}) },
      ),
    ).toBeUndefined()
  })
  it('come from the policy', () => {
    const told = createFirewall({
      version: 1,
      name: 'kinds',
      default: 'allow',
      servers: { a: { tools: { b: { parameters: { '$.blurb': 'path' } } } } },
      threats: {},
    })
    const args = { blurb: '/etc/shadow, please' }
    expect(told.evaluate({ tool: 'a.b', arguments: { blurb: '../../etc/passwd' } }).verdict).toBe('deny')
    expect(told.evaluate({ tool: 'a.c', arguments: args }).verdict).toBe('allow')
  })
  it('come from the schema of the tool', () => {
    const definition = {
      name: 'b',
      inputSchema: { type: 'object', properties: { thing: { type: 'string', format: 'hostname' } } },
    }
    expect(firewall.evaluate({ tool: 'a.b', arguments: { thing: 'x; id' } }, { definition }).verdict).toBe(
      'deny',
    )
  })
  it('of prompts and resources are looked at too', () => {
    expect(
      firewall.evaluate({
        surface: 'prompt.get',
        server: 's',
        prompt: 'p',
        arguments: { path: '../../etc/passwd' },
      }).verdict,
    ).toBe('deny')
    expect(
      firewall.evaluate({ surface: 'resource.read', server: 's', uri: 'file:///home/a/.ssh/id_rsa' }).code,
    ).toBe('sensitive_path')
    expect(
      firewall.evaluate({
        surface: 'tool.result',
        tool: 'a.b',
        result: { content: [{ type: 'text', text: 'rm -rf /' }] },
      }).findings,
    ).toEqual([])
  })
})

describe('the section', () => {
  const traversal = { tool: 'fs.read', arguments: { path: '../../etc/passwd' } }
  it('turns a code off or down, for all or for a place', () => {
    expect(
      firewallWith({ codes: { path_traversal: 'off', sensitive_path: 'report' } }).evaluate(traversal),
    ).toMatchObject({
      verdict: 'allow',
      findings: [{ detector: 'sensitive_path', grade: 'report' }],
    })
    const excepted = firewallWith({
      rules: [{ action: 'report', reason: 'it edits system files', tool: 'fs.*', path: '$.path' }],
    })
    expect(excepted.evaluate(traversal).verdict).toBe('allow')
    expect(excepted.evaluate({ ...traversal, tool: 'other.read' }).verdict).toBe('deny')
    expect(excepted.evaluate({ tool: 'fs.read', arguments: { file: '../../etc/passwd' } }).verdict).toBe(
      'deny',
    )
  })
  it('turns a kind up', () => {
    const strict = firewallWith({ kinds: { content: 'deny' } })
    expect(strict.evaluate({ tool: 'n.c', arguments: { body: "__import__('os')" } }).verdict).toBe('deny')
  })
  it('asks for a reason where less is done', () => {
    expect(() => firewallWith({ rules: [{ action: 'off', tool: 'a.*' }] })).toThrow(PolicyError)
    expect(() => firewallWith({ rules: [{ action: 'off', tool: 'a.*', reason: 'a sandbox' }] })).not.toThrow()
    expect(() => firewallWith({ roots: ['data'] })).toThrow(PolicyError)
  })
  it('holds paths below roots that end where a directory ends', () => {
    const rooted = firewallWith({ roots: ['/data'] })
    const verdictOf = (path: string): string =>
      rooted.evaluate({ tool: 'fs.read', arguments: { path } }).verdict
    expect(verdictOf('/data/a/../b.txt')).toBe('allow')
    expect(verdictOf('a/b.txt')).toBe('allow')
    expect(verdictOf('/data')).toBe('allow')
    expect(verdictOf('/database/x')).toBe('deny')
    expect(verdictOf('../x')).toBe('deny')
    expect(verdictOf('/data/../etc/hostname')).toBe('deny')
    expect(verdictOf('~/x')).toBe('deny')
    expect(verdictOf('file:///tmp/x')).toBe('deny')
  })
  it('sets how large a number may be', () => {
    expect(firewall.evaluate({ tool: 'a.b', arguments: { size_mb: 999_999_999 } }).code).toBe(
      'resource_exhaustion',
    )
    const own = firewallWith({ ceilings: { shards: 8 } })
    expect(own.evaluate({ tool: 'a.b', arguments: { shards: 9 } }).verdict).toBe('deny')
    expect(own.evaluate({ tool: 'a.b', arguments: { shards: 8 } }).verdict).toBe('allow')
    expect(firewall.evaluate({ tool: 'a.b', arguments: { shards: 9 } }).verdict).toBe('allow')
  })
})

describe('who asks', () => {
  const principal = { id: 'u', claims: { tenant: 't1', account_id: 'a1', sid: 's1' } }
  it('may name no other tenant, account or session', () => {
    const codeOf = (args: Record<string, string>): string =>
      firewall.evaluate({ tool: 'a.b', arguments: args }, { principal, session: 'm1' }).code
    expect(codeOf({ tenant_id: 't2' })).toBe('tenant_mismatch')
    expect(codeOf({ tenantId: 't1' })).toBe('default')
    expect(codeOf({ account_id: 'a2' })).toBe('tenant_mismatch')
    expect(codeOf({ workspace_id: 'w2' })).toBe('default')
    expect(codeOf({ session_id: 's2' })).toBe('session_binding')
    expect(codeOf({ mcp_session_id: 'm2' })).toBe('session_binding')
    expect(firewall.evaluate({ tool: 'a.b', arguments: { tenant_id: 't2' } }).verdict).toBe('allow')
  })
  it('may not have its token handed on', () => {
    const token = Array.from({ length: 40 }, (_each, index) =>
      'abcdefghij0123456789'.charAt((index * 7) % 20),
    ).join('')
    const context = { tokenDigests: [sha256Hex(token)] }
    const call = {
      tool: 'x.forward_api_request',
      arguments: { headers: { Authorization: `Bearer ${token}` } },
    }
    const decision = firewall.evaluate(call, context)
    expect(decision).toMatchObject({ verdict: 'deny', code: 'token_passthrough' })
    expect(JSON.stringify([decision.reasons, decision.findings])).not.toContain(token)
    expect(firewall.evaluate(call).verdict).toBe('allow')
    expect(
      firewall.evaluate(
        { ...call, arguments: { note: `see ${token}.` } },
        { tokenDigests: [sha256Hex(`${token}.`)] },
      ).verdict,
    ).toBe('deny')
  })
  it('may not have its token handed on in a session that knows the token', async () => {
    const token = 'abcdefghij'.repeat(4)
    const call = {
      tool: 'x.forward_api_request',
      arguments: { headers: { Authorization: `Bearer ${token}` } },
    }
    const knowing = firewall.session({ server: 'x', tokenDigests: [sha256Hex(token)] })
    expect(await knowing.check(call)).toMatchObject({ verdict: 'deny', code: 'token_passthrough' })
    expect((await firewall.session({ server: 'x' }).check(call)).verdict).toBe('allow')
  })
})

describe('findings', () => {
  it('point at the source of what was decoded', () => {
    const { findings } = firewall.evaluate({
      tool: 'm.render',
      arguments: { template: 'hi %5f%5fimport%5f%5f(x)' },
    })
    expect(findings).toMatchObject([{ detector: 'code_execution', decodedFrom: ['percent'], span: [3, 22] }])
  })
  it('do not depend on the order of members', () => {
    const one = firewall.evaluate({ tool: 'a.b', arguments: { path: '../../etc/passwd', host: 'x; id' } })
    const other = firewall.evaluate({ tool: 'a.b', arguments: { host: 'x; id', path: '../../etc/passwd' } })
    expect(new Set(one.findings.map(({ digest }) => digest))).toEqual(
      new Set(other.findings.map(({ digest }) => digest)),
    )
  })
})
