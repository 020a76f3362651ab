/** Sanitizers in a policy: what they edit, what they refuse, and what they never touch. */
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import { PolicyError } from '../../../src/errors.ts'
import { createSanitizer } from '../../../src/evaluation/sanitizer.ts'
import type { Policy } from '../../../src/policy/schema.ts'
import type { SanitizerEntry } from '../../../src/sanitize/schema.ts'

const base: Policy = { version: 1, name: 'test', default: 'allow' }
// Put together at run time, so that nothing in this repository looks like a key.
const key = ['sk', 'a'.repeat(20) + 'T3BlbkFJ' + 'b'.repeat(20)].join('-')
const card = ['4111', '1111', '1111', '1111'].join('')
const withSteps = (...sanitizers: readonly SanitizerEntry[]) => createFirewall({ ...base, sanitizers })

describe('the section `sanitizers`', () => {
  it('edits the arguments of calls, and says so', () => {
    const call = { tool: 'mail.send', arguments: { bcc: 'x', body: 'hi' } } as const
    const decision = withSteps({ id: 'no-bcc', tool: 'mail.*', path: '$.bcc', remove: true }).evaluate(call)
    expect(decision).toMatchObject({
      verdict: 'sanitize',
      code: 'sanitized',
      reason: 'one edit was made to the arguments',
      subject: { tool: 'mail.send', arguments: { body: 'hi' } },
      edits: [{ path: '$.bcc', action: 'remove', detector: 'no-bcc' }],
    })
    expect(call.arguments).toEqual({ bcc: 'x', body: 'hi' })
  })
  it('hands on the very subject when there is nothing to edit', () => {
    const call = { tool: 'mail.send', arguments: { body: 'hi' } }
    const decision = withSteps({ path: '$.bcc', remove: true }).evaluate(call)
    expect(decision.verdict).toBe('allow')
    expect(decision.subject).toBe(call)
  })
  it('denies what has to be edited and cannot be, and says where', () => {
    const firewall = withSteps({ redact: { detectors: ['credit_card'] } })
    expect(firewall.evaluate({ tool: 'a.b', arguments: { deep: [{ card: Number(card) }] } })).toMatchObject({
      verdict: 'deny',
      code: 'cannot_sanitize',
      reasons: [{ guard: 'sanitizers', path: '$.deep[0].card' }],
    })
    expect(firewall.evaluate({ tool: 'a.b', arguments: { card } })).toMatchObject({
      verdict: 'sanitize',
      subject: { arguments: { card: '[redacted:credit_card]' } },
    })
  })
  it('is about calls as models emit them and about prompts as well', () => {
    const firewall = withSteps({ path: '$.x', remove: true })
    expect(
      firewall.evaluate({ surface: 'model.call', tool: 'a.b', arguments: { x: 1 } }).subject,
    ).toMatchObject({ arguments: {} })
    expect(
      firewall.evaluate({ surface: 'prompt.get', server: 'a', prompt: 'p', arguments: { x: 1 } }).subject,
    ).toMatchObject({ arguments: {} })
  })
  it('never touches what comes back', () => {
    const firewall = withSteps({ redact: { pattern: '.+' } }, { path: '$.content', remove: true })
    for (const subject of [
      { surface: 'tool.result', tool: 'a.b', result: { content: [{ type: 'text', text: key }] } },
      { surface: 'prompt.content', server: 'a', result: { messages: [key] } },
      { surface: 'resource.content', server: 'a', result: { contents: [key] } },
    ] as const) {
      const decision = firewall.evaluate(subject)
      expect(decision.verdict).toBe('allow')
      expect(decision.subject).toBe(subject)
    }
  })
  it('keeps what the tool declares, by the definition that its server advertised', () => {
    const firewall = withSteps({ keepDeclared: true })
    const call = { tool: 'a.b', arguments: { x: 1, y: 2 } }
    const definition = { name: 'b', inputSchema: { type: 'object', properties: { x: {} } } }
    expect(firewall.evaluate(call, { definition }).subject).toMatchObject({ arguments: { x: 1 } })
    expect(firewall.evaluate(call)).toMatchObject({ verdict: 'deny', code: 'cannot_sanitize' })
    expect(
      firewall.evaluate({ surface: 'prompt.get', server: 'a', prompt: 'p', arguments: { x: '1' } }).verdict,
    ).toBe('allow')
  })
  it('denies where nothing that could be forwarded would be left', () => {
    expect(withSteps({ path: '$', set: 5 }).evaluate({ tool: 'a.b', arguments: {} })).toMatchObject({
      verdict: 'deny',
      code: 'cannot_sanitize',
    })
  })
  it('leaves a stricter verdict as it is, with what would be forwarded later', () => {
    const firewall = createFirewall({
      ...base,
      default: 'pending_approval',
      sanitizers: [{ path: '$.bcc', remove: true }],
    })
    expect(firewall.evaluate({ tool: 'a.b', arguments: { bcc: 1, to: 2 } })).toMatchObject({
      verdict: 'pending_approval',
      subject: { arguments: { to: 2 } },
    })
  })
  it('names detectors that there are', () => {
    const bad = { ...base, sanitizers: [{ redact: { detectors: ['credit_crad'] } }] }
    expect(() => createFirewall(bad)).toThrow(
      /sanitizers\[0\]\.redact\.detectors\[0\]: .*did you mean `credit_card`/,
    )
    const own = createFirewall({
      ...base,
      dlp: { custom: [{ id: 'badge', pattern: 'EMP-\\d{6}' }], categories: { custom: 'report' } },
      sanitizers: [{ redact: { detectors: ['badge'] } }],
    })
    expect(own.evaluate({ tool: 'a.b', arguments: { x: 'EMP-123456' } }).subject).toMatchObject({
      arguments: { x: '[redacted:badge]' },
    })
  })
  it('is at hand as the policy configures it', () => {
    const firewall = withSteps({ path: '$.bcc', remove: true })
    expect(firewall.sanitizer.apply({ bcc: 1, to: 2 }).value).toEqual({ to: 2 })
    expect(createFirewall(base).sanitizer.apply({ bcc: 1 }).value).toEqual({ bcc: 1 })
  })
})

describe('a rule with steps of its own', () => {
  const firewall = createFirewall({
    ...base,
    sanitizers: [{ tool: 'a.*', path: '$.all', remove: true }],
    rules: [
      {
        id: 'own',
        when: { tool: 'b.*' },
        then: { verdict: 'sanitize', sanitize: [{ path: '$.n', clamp: { max: 5 } }] },
      },
      {
        id: 'results',
        when: { surface: 'tool.result', tool: 'c.*' },
        then: { verdict: 'sanitize', sanitize: [{ path: '$.secret', remove: true }] },
      },
      { id: 'plain', when: { tool: 'a.*' }, then: 'sanitize' },
    ],
  })
  it('makes those edits and no others', () => {
    expect(firewall.evaluate({ tool: 'b.c', arguments: { n: 9, all: 1, k: key } })).toMatchObject({
      verdict: 'sanitize',
      rule: 'own',
      code: 'rule',
      subject: { arguments: { n: 5, all: 1, k: key } },
      edits: [{ path: '$.n', action: 'replace', detector: 'clamp' }],
    })
  })
  it('denies what has to be edited and cannot be', () => {
    expect(firewall.evaluate({ tool: 'b.c', arguments: { n: '9' } })).toMatchObject({
      verdict: 'deny',
      code: 'cannot_sanitize',
      rule: 'own',
    })
  })
  it('may be about any surface that it names', () => {
    const result = { secret: 1, other: 2 }
    expect(firewall.evaluate({ surface: 'tool.result', tool: 'c.d', result }).subject).toMatchObject({
      result: { other: 2 },
    })
  })
  it('without steps applies the sanitizers of the policy and redacts what the scanner finds', () => {
    const decision = firewall.evaluate({ tool: 'a.b', arguments: { all: 1, k: key, n: 9 } })
    expect(decision).toMatchObject({
      verdict: 'sanitize',
      rule: 'plain',
      subject: { arguments: { k: '[redacted:openai_key]', n: 9 } },
    })
    expect(decision.subject).not.toHaveProperty('arguments.all')
  })
  it('needs the verdict `sanitize`, and detectors that there are', () => {
    const withThen = (then: object) => () => createFirewall({ ...base, rules: [{ id: 'r', then: then }] })
    expect(withThen({ verdict: 'deny', sanitize: [{ path: '$.x', remove: true }] })).toThrow(PolicyError)
    expect(withThen({ verdict: 'sanitize', sanitize: [] })).toThrow(PolicyError)
    expect(withThen({ verdict: 'sanitize', sanitize: [{ redact: { detectors: ['nope'] } }] })).toThrow(
      /rules\[0\]\.then\.sanitize\[0\]\.redact\.detectors\[0\]/,
    )
  })
})

describe('the sanitizer alone, with the detectors of the scanner', () => {
  it('redacts by name, and keeps what stands around', () => {
    const token = 'a1b2c3d4'.repeat(3)
    const sanitizer = createSanitizer([
      { redact: { detectors: ['openai_key', 'credit_card', 'us_ssn', 'email', 'bearer_token'], keys: true } },
    ])
    const mail = ['ada', 'example.com'].join('@')
    const ssn = ['219', '09', '9999'].join('-')
    expect(
      sanitizer.apply({
        a: `k ${key}.`,
        b: card,
        c: [`ssn ${ssn}`, mail],
        h: `Authorization: Bearer ${token}`,
        [key]: 1,
      }),
    ).toMatchObject({
      value: {
        a: 'k [redacted:openai_key].',
        b: '[redacted:credit_card]',
        c: ['ssn [redacted:us_ssn]', '[redacted:email]'],
        h: 'Authorization: Bearer [redacted:bearer_token]',
        '[redacted:openai_key]': 1,
      },
      refused: [],
    })
  })
  it('looks only for what it is asked for', () => {
    const given = { a: key, b: card }
    expect(createSanitizer([{ redact: { detectors: ['email'] } }]).apply(given).value).toBe(given)
  })
})
