/** Policies and subjects over a small alphabet, so that rules and calls meet often. */
import fc from 'fast-check'
import type { RequestContext } from '../../src/decision/guard.ts'
import type { Predicate, ValuePredicate } from '../../src/guards/rules/predicate.schema.ts'
import type { Condition, Rule } from '../../src/guards/rules/schema.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { Subject } from '../../src/subject/subject.ts'

const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | readonly T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: item },
    { weight: 1, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
  )
const record = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(shape, { requiredKeys: [] }) as unknown as fc.Arbitrary<T>

const toolName = fc.constantFrom('a.x', 'a.xy', 'a.y', 'a.x.z', 'b.x', 'b.y', 'x', 'a.get', 'b.delete_x')
const toolGlob = fc.oneof(
  toolName,
  fc.constantFrom('', '*', 'a.*', '*.x', 'a.x*', '*.x.*', 'b*', '*y', 'a.*.z', 'c.x'),
)
const serverGlob = fc.constantFrom('a', 'b', '*', 'c', 'a*', '')
const verdict = fc.constantFrom('allow', 'audit', 'sanitize', 'pending_approval', 'deny')
const intent = fc.constantFrom('read', 'write', 'destructive', 'exfiltrative')
const surface = fc.constantFrom(
  'tool.call',
  'model.call',
  'tool.result',
  'tool.definition',
  'resource.read',
  'prompt.get',
  'prompt.content',
  'sampling',
  'log',
  'message',
)
const phase = fc.constantFrom('request', 'response', 'envelope')

const leaf: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  null,
  true,
  false,
  0,
  1,
  2,
  -0,
  5.5,
  '',
  'a',
  'ab',
  'b',
  '1',
  '5.5',
  ' 2 ',
  '1e0',
  'x',
  '\u{1f600}',
  '/d/a',
  '/d/../e',
  'd/a',
  '../d',
)
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 5, arbitrary: leaf },
  { weight: 1, arbitrary: fc.array(leaf, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('p', 'q'), leaf, { maxKeys: 2 }) },
)
const args: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('p', 'q', 'r'),
  fc.oneof(
    value,
    fc.array(value, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('p', 'q'), value, { maxKeys: 2 }),
  ),
  { maxKeys: 3 },
)
const path = fc.constantFrom(
  '$',
  '$.p',
  '$.q',
  '$.r',
  '$.p.q',
  '$.p[0]',
  '$.p[-1]',
  '$.p[*]',
  '$[*]',
  '$.q[*].p',
  '$..p',
  '$..q',
  '$..p..q',
)

const bound = fc.constantFrom(0, 1, 2, 5.5)
const text = fc.constantFrom('', 'a', 'b', 'ab', 'x', '1')
const predicateShape = {
  equals: leaf,
  in: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  contains: leaf,
  startsWith: some(text),
  endsWith: some(text),
  glob: some(fc.constantFrom('', '*', 'a*', '*b', 'a', '*.x')),
  matches: fc.constantFrom('a', '^a', 'b$', '^a?b$', '[0-9]+', '^$', 'x|1'),
  gt: bound,
  gte: bound,
  lt: bound,
  lte: bound,
  under: some(fc.constantFrom('/d', '/', 'd', '/d/a')),
  length: fc.oneof(
    fc.constantFrom(0, 1, 2),
    record({ gt: bound, lte: bound, equals: bound }).filter((each) => Object.keys(each).length > 0),
  ),
  type: some(fc.constantFrom('null', 'boolean', 'number', 'integer', 'string', 'array', 'object')),
}
/** One or two operators at a time: all of them together never hold. */
const fewOf = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc
    .subarray(Object.keys(shape) as (keyof T)[], { minLength: 1, maxLength: 2 })
    .chain(
      (keys) =>
        fc.record(
          Object.fromEntries(keys.map((key) => [key, shape[key]])) as never,
        ) as unknown as fc.Arbitrary<Partial<T>>,
    )
const { valuePredicate } = fc.letrec<{ valuePredicate: ValuePredicate }>((tie) => ({
  valuePredicate: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fewOf(predicateShape) as fc.Arbitrary<ValuePredicate>,
    fc.record({ not: tie('valuePredicate') }),
  ),
}))
const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 5, arbitrary: valuePredicate },
  { weight: 1, arbitrary: fc.record({ exists: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.tuple(valuePredicate, fc.boolean()).map(([rest, exists]) => ({ ...rest, exists })),
  },
)
const paths = fc.dictionary(path, predicate, { minKeys: 1, maxKeys: 2 })

const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const flat = fewOf<Condition>({
    surface: some(surface),
    server: some(serverGlob),
    tool: some(toolGlob),
    tag: some(fc.constantFrom('t', 'u')),
    intent: some(intent),
    principal: some(fc.constantFrom('ann', 'a*', 'bob')),
    role: some(fc.constantFrom('r1', 'r2')),
    agent: some(fc.constantFrom('g1', '*')),
    team: some(fc.constantFrom('m1', 'm*')),
    labels: some(fc.constantFrom('l1', 'l2')),
    skill: some(fc.constantFrom('s1', 's*')),
    uri: some(fc.constantFrom('a', 'a*', '*')),
    prompt: some(fc.constantFrom('a', '*b')),
    method: some(fc.constantFrom('m/x', 'm/*', 'n')),
    phase: some(phase),
    claims: paths,
    arguments: paths,
    result: paths,
  })
  return {
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: flat },
      { weight: 1, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.tuple(flat, tie('condition')).map(([rest, not]) => ({ ...rest, not })) },
      {
        weight: 1,
        arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
      },
      {
        weight: 1,
        arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
      },
    ),
  }
})

const rulesNamed = (prefix: string, maxLength: number): fc.Arbitrary<Rule[]> =>
  fc
    .array(
      fc.record(
        {
          priority: fc.constantFrom(0, 1, -1),
          when: condition,
          overridable: fc.boolean(),
          then: fc.oneof(
            { weight: 6, arbitrary: verdict },
            { weight: 1, arbitrary: fc.record({ maxRunCost: fc.constantFrom(0, 3, 10) }) },
          ),
        },
        { requiredKeys: ['then'] },
      ),
      { maxLength },
    )
    .map((rules) => rules.map((rule, at) => ({ id: `${prefix}${at}`, ...rule })))

const servers = record({
  a: fc.record({
    tools: fc.dictionary(
      fc.constantFrom('x', 'y', 'x.z'),
      record({ intent, tags: fc.subarray(['t', 'u']), cost: fc.constantFrom(0, 2, 5) }),
      { maxKeys: 3 },
    ),
  }),
  b: fc.record({
    tools: fc.dictionary(fc.constantFrom('x', 'y'), record({ intent, tags: fc.subarray(['t', 'u']) }), {
      maxKeys: 2,
    }),
  }),
}) as fc.Arbitrary<NonNullable<Policy['servers']>>

const role = record({
  allow: some(toolGlob),
  deny: some(toolGlob),
  intents: fc.subarray(['read', 'write', 'destructive']),
})
const roles = fc
  .record({ r1: role, r2: role, inherits: fc.boolean() })
  .map(({ r1, r2, inherits }) => ({ r1, r2: inherits ? { ...r2, inherits: 'r1' } : r2 })) as fc.Arbitrary<
  NonNullable<Policy['roles']>
>

const byDefault = fc.oneof(
  verdict,
  fc.record({
    byIntent: fc.record({ read: verdict, write: verdict, destructive: verdict, exfiltrative: verdict }),
  }),
) as fc.Arbitrary<Policy['default']>
const layers = fc
  .record({
    top: rulesNamed('t', 2),
    low: rulesNamed('l', 2),
    extended: fc.boolean(),
    byDefault: fc.option(byDefault, { nil: undefined }),
  })
  .map(({ top, low, extended, byDefault: own }) => ({
    top: { rules: top, ...(extended ? {} : { for: { team: 'm1' } }) },
    low: {
      rules: low,
      for: { agent: 'g1' },
      ...(extended && { extends: 'top' }),
      ...(own !== undefined && { default: own }),
    },
  })) as fc.Arbitrary<NonNullable<Policy['layers']>>

/** Any policy of the authorisation language. */
export const arbitraryPolicy: fc.Arbitrary<Policy> = fc
  .record({
    byDefault,
    rules: rulesNamed('r', 6),
    servers: fc.option(servers, { nil: undefined }),
    roles: fc.option(roles, { nil: undefined, freq: 2 }),
    layers: fc.option(layers, { nil: undefined, freq: 2 }),
  })
  .map(({ byDefault: chosen, rules, servers: known, roles: granted, layers: stacked }) => ({
    version: 1,
    name: 'generated',
    default: chosen,
    rules,
    ...(known !== undefined && { servers: known }),
    ...(granted !== undefined && { roles: granted }),
    ...(stacked !== undefined && { layers: stacked }),
  }))

/** Any subject that those policies can be about. */
export const arbitrarySubject: fc.Arbitrary<Subject> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ tool: toolName, arguments: args }) },
  { weight: 1, arbitrary: fc.record({ tool: toolName }) },
  {
    weight: 1,
    arbitrary: fc.record({ surface: fc.constant('model.call'), tool: toolName, arguments: args }),
  },
  { weight: 2, arbitrary: fc.record({ surface: fc.constant('tool.result'), tool: toolName, result: args }) },
  {
    weight: 2,
    arbitrary: fc.record({ surface: fc.constant('tool.definition'), tool: toolName, definition: args }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      surface: fc.constant('resource.read'),
      server: fc.constantFrom('a', 'b'),
      uri: text,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      surface: fc.constant('prompt.get'),
      server: fc.constantFrom('a', 'b'),
      prompt: text,
      arguments: args,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      surface: fc.constant('prompt.content'),
      server: fc.constantFrom('a', 'b'),
      result: args,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        surface: fc.constantFrom('sampling', 'log', 'elicitation', 'roots', 'message', 'server.info'),
        server: fc.constantFrom('a', 'b'),
        method: fc.constantFrom('m/x', 'm/y'),
        phase,
        content: value,
      },
      { requiredKeys: ['surface', 'server', 'content'] },
    ),
  },
)

/** Anything that a host can say of a caller. */
export const arbitraryRequest: fc.Arbitrary<RequestContext> = record({
  principal: fc.record(
    {
      id: fc.constantFrom('ann', 'bob'),
      roles: fc.subarray(['r1', 'r2', 'r3']),
      agent: fc.constantFrom('g1', 'g2'),
      team: fc.constantFrom('m1', 'm2'),
      claims: args,
    },
    { requiredKeys: ['id'] },
  ),
  labels: fc.subarray(['l1', 'l2']),
  skill: fc.constantFrom('s1', 'z'),
  spent: fc.constantFrom(0, 2, 9),
})
