import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFirewall } from '../../../src/firewall.ts'
import { measure } from '../../../src/json/walk.ts'
import { utf8Length } from '../../../src/text/utf8.ts'
import { requestLimits } from '../../../src/guards/structure/schema.ts'
import type { Policy } from '../../../src/policy/schema.ts'

const base: Policy = { version: 1, name: 'test', default: 'allow' }
const firewall = createFirewall(base)
const judge = (args: unknown) => firewall.evaluate({ tool: 'a.b', arguments: { value: args } as never })
const nested = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { v: value }
  return value
}

describe('limits on requests', () => {
  it.each([
    ['33 levels', nested(32), 'depth'],
    ['64 levels', nested(64), 'depth'],
    ['a string of 65,537 bytes', 'x'.repeat(65_537), 'leaf_too_large'],
    ['80,000 bytes in 40,000 characters', '\u{e9}'.repeat(40_000), 'leaf_too_large'],
    ['a string of 10 MB', 'x'.repeat(10_000_000), 'leaf_too_large'],
    ['1,001 items', Array.from({ length: 1001 }, () => 0), 'array_too_long'],
    [
      '1,001 keys',
      Object.fromEntries(Array.from({ length: 1001 }, (_, key) => [`k${key}`, 0])),
      'too_many_keys',
    ],
    ['more than a megabyte in all', Array.from({ length: 40 }, () => 'x'.repeat(60_000)), 'too_large'],
    ['a key of 65,537 bytes', { ['k'.repeat(65_537)]: 1 }, 'leaf_too_large'],
  ])('%s', (_what, value, code) => {
    expect(judge(value)).toMatchObject({ verdict: 'deny', code })
  })
  it.each([
    ['32 levels', nested(31)],
    ['a string of 65,536 bytes', 'x'.repeat(65_536)],
    ['64 KiB in 32,768 characters', '\u{e9}'.repeat(32_768)],
    ['1,000 items', Array.from({ length: 1000 }, () => 0)],
  ])('%s are within them', (_what, value) => {
    expect(judge(value).verdict).toBe('allow')
  })
  it('can be changed by the policy', () => {
    const strict = createFirewall({ ...base, structure: { maxStringBytes: 3 } })
    expect(strict.evaluate({ tool: 'a.b', arguments: { v: 'abcd' } }).code).toBe('leaf_too_large')
  })
  it('are wider for what comes back', () => {
    const result = { content: [{ type: 'text', text: 'x'.repeat(10_000_000) }] }
    expect(firewall.evaluate({ surface: 'tool.result', tool: 'a.b', result }).verdict).toBe('allow')
    const strict = createFirewall({ ...base, structure: { answers: { maxBytes: 1000 } } })
    expect(strict.evaluate({ surface: 'tool.result', tool: 'a.b', result }).code).toBe('too_large')
  })
  it('say where, and never what', () => {
    const secret = `sk-${'a'.repeat(40)}`
    const decision = judge({ deep: [{ token: secret.repeat(5_000) }] })
    expect(decision.reasons[0]?.path).toBe('$.value.deep[0].token')
    expect(JSON.stringify({ ...decision, subject: null })).not.toContain(secret)
  })
  it('cap the path that they say', () => {
    expect(judge({ ['k'.repeat(5_000)]: nested(64) }).reason.length).toBeLessThan(400)
  })
})

describe('keys that reach a prototype', () => {
  it.each([
    '{"__proto__":{"isAdmin":true}}',
    '{"a":[{"__proto__":1}]}',
    '{"a.__proto__.b":1}',
    '{"a[__proto__]":1}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"constructor.prototype.x":1}',
    '{"__defineGetter__":1}',
  ])('%s is denied', (text) => {
    expect(judge(JSON.parse(text))).toMatchObject({ verdict: 'deny', code: 'dangerous_key' })
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
  it.each([
    '{"constructor":"Ferrari"}',
    '{"prototype":"v2"}',
    '{"proto":1,"__typename":"X"}',
    '{"constructors":[]}',
  ])('%s is fine', (text) => {
    expect(judge(JSON.parse(text)).verdict).toBe('allow')
  })
})

describe('what is no JSON', () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = [cycle]
  it.each([
    ['a cycle', cycle],
    ['a getter', { get secret() { return 1 } }], // prettier-ignore
    ['a function', { f: () => 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a class instance', new (class Thing { x = 1 })()], // prettier-ignore
    ['NaN', NaN],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
    ['a hole', new Array(3)],
    ['a proxy that throws', new Proxy({}, { ownKeys() { throw new Error('no') } })], // prettier-ignore
  ])('%s', (_what, value) => {
    expect(judge(value)).toMatchObject({ verdict: 'deny', code: 'not_json' })
  })
  it('runs no getter to find out', () => {
    let ran = false
    judge({ get trap() { ran = true; return 1 } }) // prettier-ignore
    expect(ran).toBe(false)
  })
  it('takes a member that is undefined for absent, and objects without a prototype for objects', () => {
    expect(judge({ a: undefined }).verdict).toBe('allow')
    expect(judge(Object.assign(Object.create(null), { a: 1 })).verdict).toBe('allow')
  })
  it('stops a graph whose parts are shared a billion times over', () => {
    let graph: unknown = ['lol']
    for (let level = 0; level < 30; level++) graph = [graph, graph, graph, graph]
    expect(judge(graph)).toMatchObject({ verdict: 'deny', code: 'too_large' })
  })
  it('is never a reason to throw', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
          withNullPrototype: true,
          withObjectString: true,
        }),
        (value) => {
          measure(value, requestLimits)
        },
      ),
      { numRuns: 2_000 },
    )
  })
  it('lets all JSON through', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__'))
        expect(measure(value, requestLimits)).toBeUndefined()
      }),
    )
  })
})

describe('tool names', () => {
  it.each([
    'github.x\ny',
    'a\u{200b}Bb',
    'a'.repeat(129),
    `x.${'a'.repeat(129)}`,
    'rm -rf',
    '',
    'x.',
    'x.\u{0441}reate',
    `${'s'.repeat(129)}.x`,
    'a b.c',
  ])('%j is refused before any rule is asked', (tool) => {
    const lenient = createFirewall({ ...base, rules: [{ id: 'all', when: { tool: '*' }, then: 'allow' }] })
    expect(lenient.evaluate({ tool })).toMatchObject({ verdict: 'deny', code: 'invalid_tool_name' })
  })
  it.each(['a', '.x', 'github.create_issue', 'a.b.c', `github.${'a'.repeat(128)}`])('%s is fine', (tool) => {
    expect(firewall.evaluate({ tool }).verdict).toBe('allow')
  })
  it('an odd one passes when the policy names exactly that tool under its server', () => {
    const named = createFirewall({ ...base, servers: { weather: { tools: { 'Get Weather': {} } } } })
    expect(named.evaluate({ tool: 'weather.Get Weather' }).verdict).toBe('allow')
    expect(named.evaluate({ tool: 'weather.Get  Weather' }).code).toBe('invalid_tool_name')
    expect(named.evaluate({ tool: 'other.Get Weather' }).code).toBe('invalid_tool_name')
  })
})

it('counts UTF-8 as an encoder does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
    }),
  )
  expect(utf8Length('\u{d800}x\u{dc00}')).toBe(new TextEncoder().encode('\u{d800}x\u{dc00}').length)
})
