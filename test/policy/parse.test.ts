import { describe, expect, it } from 'vitest'
import { PolicyError } from '../../src/errors.ts'
import { createFirewall } from '../../src/firewall.ts'
import { definePolicy, parsePolicy } from '../../src/policy/parse.ts'

const valid = { version: 1, name: 'test', default: 'deny' }

function problemsOf(value: unknown): readonly (readonly [string, string])[] {
  try {
    parsePolicy(value)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return error.problems.map(({ path, message }) => [path, message] as const)
  }
  return []
}
const rule = (more: object): object => ({ ...valid, rules: [{ id: 'r', then: 'deny', ...more }] })

describe('a policy that cannot be used', () => {
  it.each([undefined, null, 0, '', [], () => 1])('%o throws and permits nothing', (value) => {
    expect(() => createFirewall(value as never)).toThrow(PolicyError)
  })
  it('lists every problem at once, each with its path', () => {
    const problems = problemsOf({
      version: 2,
      name: '',
      mode: 'shadows',
      rules: [
        { id: 'a', when: { tol: 'x', arguments: { 'not a path': { equals: 1 } } }, then: 'denny' },
        {
          id: 'b',
          when: { arguments: { '$.x': { matches: '(' } } },
          then: { verdict: 'deny', severity: 'huge' },
        },
      ],
    })
    expect(problems.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        'version',
        'name',
        'mode',
        'default',
        'rules[0].when.arguments["not a path"]',
        'rules[0].when',
        'rules[0].then',
        'rules[1].when.arguments["$.x"].matches',
        'rules[1].then.severity',
      ]),
    )
  })
  it('says that something is required', () => {
    expect(problemsOf({})).toEqual(
      expect.arrayContaining([
        ['version', 'is required: `1`'],
        ['name', 'is required'],
        ['default', expect.stringContaining('is required')],
      ]),
    )
  })
  it('suggests the nearest known key and value', () => {
    expect(problemsOf(rule({ when: { toool: 'x' } }))[0]?.[1]).toContain('did you mean `tool`?')
    expect(problemsOf({ ...valid, default: 'denny' })[0]?.[1]).toContain('did you mean `deny`?')
    expect(problemsOf({ ...valid, rulez: [] })[0]?.[1]).toContain('did you mean `rules`?')
  })
  it.each([
    [
      'an id that is taken',
      {
        ...valid,
        rules: [
          { id: 'a', then: 'deny' },
          { id: 'a', then: 'allow' },
        ],
      },
      'rules[1].id',
    ],
    ['a server name with a dot', { ...valid, servers: { 'a.b': {} } }, 'servers["a.b"]'],
    [
      'a look-ahead',
      rule({ when: { arguments: { '$.x': { matches: '(?=a)' } } } }),
      'rules[0].when.arguments["$.x"].matches',
    ],
    [
      'a filter in a path',
      rule({ when: { arguments: { '$[?@.a]': { exists: true } } } }),
      'rules[0].when.arguments["$[?@.a]"]',
    ],
    [
      'a network that is none',
      rule({ when: { arguments: { '$.x': { cidr: '10.0.0.0/33' } } } }),
      'rules[0].when.arguments["$.x"].cidr',
    ],
    ['an empty predicate', rule({ when: { arguments: { '$.x': {} } } }), 'rules[0].when.arguments["$.x"]'],
    ['an empty list', rule({ when: { tool: [] } }), 'rules[0].when.tool'],
    [
      'existence below a value',
      rule({ when: { arguments: { '$.x': { not: { exists: true } } } } }),
      'rules[0].when.arguments["$.x"].not',
    ],
  ])('names the place of %s', (_what, value, path) => {
    expect(problemsOf(value).map(([where]) => where)).toContain(path)
  })
  it('has a message that a person can act on', () => {
    expect(() => parsePolicy({ ...valid, mode: 'shadows' })).toThrow(
      'the policy has 1 problem\n  mode: must be one of `observe`, `shadow`, `enforce`, did you mean `shadow`?',
    )
  })
})

describe('examples', () => {
  const withExamples = (examples: object) => () =>
    createFirewall(
      rule({ when: { tool: 'git.push', arguments: { '$.force': { equals: true } } }, examples }) as never,
    )
  it('hold when the rule does what they say', () => {
    const match = [{ tool: 'git.push', arguments: { force: true } }]
    const notMatch = [
      { tool: 'git.push', arguments: {} },
      { tool: 'git.pull', arguments: { force: true } },
    ]
    expect(withExamples({ match, notMatch })).not.toThrow()
  })
  it('fail the policy when the rule does not match what it should', () => {
    expect(withExamples({ match: [{ tool: 'git.push', arguments: { force: false } }] })).toThrow(
      'rules[0].examples.match[0]: the rule does not match this example',
    )
  })
  it('fail the policy when the rule matches what it should not', () => {
    expect(withExamples({ notMatch: [{ tool: 'git.push', arguments: { force: true } }] })).toThrow(
      'rules[0].examples.notMatch[0]: the rule matches this example',
    )
  })
  it('must be subjects', () => {
    expect(withExamples({ match: [{ tol: 'git.push' }] })).toThrow('rules[0].examples.match[0]')
  })
})

describe('a policy that loads', () => {
  it('is frozen, and the original stays as it was', () => {
    const original = { ...valid, rules: [{ id: 'r', then: 'allow' }] }
    const policy = parsePolicy(original)
    expect(Object.isFrozen(policy.rules?.[0])).toBe(true)
    expect(Object.isFrozen(original.rules[0])).toBe(false)
  })
  it('is returned as it is by definePolicy', () => {
    const policy = definePolicy({ version: 1, name: 'x', default: 'allow' })
    expect(definePolicy(policy)).toBe(policy)
  })
  it('has a digest that depends on everything but notes and key order', () => {
    const digest = (more: object) => createFirewall({ ...valid, ...more } as never).digest
    const plain = digest({ rules: [{ id: 'r', then: 'allow' }] })
    expect(plain).toMatch(/^[\da-f]{64}$/)
    expect(digest({ rules: [{ then: 'allow', notes: 'for Ann', id: 'r' }] })).toBe(plain)
    expect(digest({ rules: [{ id: 'r', then: 'audit' }] })).not.toBe(plain)
    expect(digest({ rules: [{ id: 'r', then: 'allow', label: 'x' }] })).not.toBe(plain)
  })
})
