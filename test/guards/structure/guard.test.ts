import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonCodes } from '../../../src/decision/codes.ts'
import type { Opinion } from '../../../src/decision/guard.ts'
import { compileStructure } from '../../../src/guards/structure/guard.ts'
import { structureSchema, type StructureSection } from '../../../src/guards/structure/schema.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import { factsOf } from '../../../src/subject/facts.ts'
import type { Subject } from '../../../src/subject/subject.ts'

const declared = new Set(['files.rm -rf'])
function judge(subject: Subject, section: StructureSection = {}): Opinion | undefined {
  const guard = compileStructure(section, { isDeclaredTool: (tool) => declared.has(tool) })
  return guard.judge(subject, { request: {}, facts: factsOf(subject, {}), time: undefined })
}
const call = (value: unknown, section?: StructureSection) =>
  judge({ tool: 'kb.read', arguments: value as JsonObject }, section)
const code = (opinion: Opinion | undefined) => opinion?.reasons[0]?.code
const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels))

describe('the structure guard', () => {
  it('has no opinion on an ordinary call, and no mode lifts what it says', () => {
    expect(call({ id: 1, list: ['a'] })).toBeUndefined()
    expect(judge({ tool: 'kb.read' })).toBeUndefined()
    const guard = compileStructure({}, { isDeclaredTool: () => false })
    expect([guard.name, guard.unconditional]).toEqual(['structure', true])
  })

  it('denies for good, with a code that is documented and a path into the document', () => {
    expect(call({ a: [{ b: () => 1 }] })).toEqual({
      verdict: 'deny',
      final: true,
      reasons: [
        {
          guard: 'structure',
          code: 'not_json',
          verdict: 'deny',
          message: reasonCodes.not_json,
          path: '$.a[0].b',
        },
      ],
    })
  })

  it.each([
    'github.x\ny',
    'a\u{200B}b',
    'a'.repeat(129),
    `s.${'a'.repeat(129)}`,
    'rm -rf',
    'git.rm -rf',
    '',
    'git.',
    'a b.c',
  ])('refuses the tool name %j (row 37)', (tool) => {
    expect(code(judge({ tool, arguments: {} }))).toBe('invalid_tool_name')
    expect(code(judge({ surface: 'tool.result', tool, result: {} }))).toBe('invalid_tool_name')
    expect(code(judge({ surface: 'tool.definition', tool, definition: {} }))).toBe('invalid_tool_name')
    expect(code(judge({ surface: 'egress', destination: 'a.b', tool }))).toBe('invalid_tool_name')
  })

  it('accepts an odd tool name that the policy names, and still looks at its arguments', () => {
    expect(judge({ tool: 'files.rm -rf', arguments: {} })).toBeUndefined()
    expect(code(judge({ tool: 'files.rm -rf', arguments: nested(33) as JsonObject }))).toBe('depth')
  })

  it('refuses keys that reach a prototype (row 48)', () => {
    expect(code(call(JSON.parse('{"__proto__":{"isAdmin":true}}')))).toBe('dangerous_key')
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
    expect(call({ constructor: 'ferrari' })).toBeUndefined()
  })

  it('refuses a 1 MB string where 64 KiB are allowed (rows 49 and 72)', () => {
    expect(code(call({ text: 'a'.repeat(1_000_000) }))).toBe('leaf_too_large')
    expect(code(call({ text: 'a'.repeat(10_000_000) }))).toBe('leaf_too_large')
    expect(code(call({ text: 'a'.repeat(65_537) }))).toBe('leaf_too_large')
    expect(code(call({ text: '\u{e9}'.repeat(40_000) }))).toBe('leaf_too_large')
    expect(call({ text: 'a'.repeat(65_536) })).toBeUndefined()
  })

  it('refuses depth, length and number (rows 71 and 73)', () => {
    expect(call(nested(32))).toBeUndefined()
    expect(code(call(nested(33)))).toBe('depth')
    expect(code(call(nested(64)))).toBe('depth')
    expect(code(call({ list: Array(1_001).fill(0) }))).toBe('array_too_long')
    expect(code(call(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, i]))))).toBe(
      'too_many_keys',
    )
    expect(code(call(Array.from({ length: 17 }, () => 'a'.repeat(65_000))))).toBe('too_large')
  })

  it('refuses cycles, getters and what is not JSON, without a throw (row 74)', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(code(call(cycle))).toBe('not_json')
    expect(
      code(
        call({
          get a() {
            throw new Error('a')
          },
        }),
      ),
    ).toBe('not_json')
    expect(code(call({ at: new Date(0) }))).toBe('not_json')
    expect(
      code(
        call(
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('k')
              },
            },
          ),
        ),
      ),
    ).toBe('not_json')
  })

  it('gives answers and definitions more room', () => {
    const result = { text: 'a'.repeat(1_000_000), rows: Array(5_000).fill(0), deep: nested(60) } as JsonObject
    expect(judge({ surface: 'tool.result', tool: 'kb.read', result })).toBeUndefined()
    expect(judge({ surface: 'tool.definition', tool: 'kb.read', definition: result })).toBeUndefined()
    expect(judge({ surface: 'resource.content', server: 'kb', uri: 'a:b', result })).toBeUndefined()
    expect(code(judge({ surface: 'sampling', server: 'kb', content: result }))).toBe('leaf_too_large')
    const deep = nested(65) as JsonObject
    expect(code(judge({ surface: 'tool.result', tool: 'kb.read', result: deep }))).toBe('depth')
    expect(code(judge({ surface: 'egress', destination: 'a'.repeat(70_000) }))).toBe('leaf_too_large')
  })

  it('takes its limits from the section', () => {
    expect(code(call({ a: { b: 1 } }, { maxDepth: 1 }))).toBe('depth')
    const result = { a: { b: 1 } }
    expect(judge({ surface: 'tool.result', tool: 'a.b', result }, { maxDepth: 1 })).toBeUndefined()
    expect(code(judge({ surface: 'tool.result', tool: 'a.b', result }, { answers: { maxDepth: 1 } }))).toBe(
      'depth',
    )
  })

  it('never throws, whatever the arguments', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
        (value) => {
          const opinion = call({ value })
          expect(opinion === undefined || (opinion.verdict === 'deny' && opinion.final)).toBe(true)
        },
      ),
    )
  })
})

describe('the section', () => {
  const problems = (value: unknown) =>
    structureSchema.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

  it('may be empty, and keeps what is written', () => {
    expect(structureSchema.parse({})).toEqual({})
    expect(structureSchema.parse({ maxDepth: 4, answers: { maxKeys: 2 } })).toEqual({
      maxDepth: 4,
      answers: { maxKeys: 2 },
    })
  })

  it.each<[unknown, [string, string]]>([
    [{ maxDeph: 4 }, ['', 'unknown key `maxDeph`, did you mean `maxDepth`?']],
    [{ answers: { maxkey: 4 } }, ['answers', 'unknown key `maxkey`, did you mean `maxKeys`?']],
    [{ maxDepth: 0 }, ['maxDepth', 'must be at least 1']],
    [{ maxDepth: 1.5 }, ['maxDepth', 'must be a whole number']],
    [{ maxDepth: '4' }, ['maxDepth', 'must be a whole number']],
    [{ maxDepth: undefined }, ['maxDepth', 'must be a whole number']],
    [{ answers: 1 }, ['answers', 'must be an object']],
    [null, ['', 'must be an object']],
  ])('refuses %j', (value, expected) => {
    expect(problems(value)).toEqual([expected])
  })
})
