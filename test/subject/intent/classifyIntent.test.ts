import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'
import { classifyIntent, createIntentClassifier, toVerb } from '../../../src/subject/intent/classifyIntent.ts'
import { rankOf } from '../../../src/subject/intent/evidence.ts'
import { labelledCalls } from '../../corpus/intent/calls.table.ts'
import { namedTools } from '../../corpus/intent/names.table.ts'

const intentOf = (tool: string, definition?: JsonObject, given?: JsonObject): string | undefined =>
  classifyIntent(given === undefined ? { tool } : { tool, arguments: given }, definition).intent

describe('a name', () => {
  it('is read in every case', () => {
    for (const tool of [
      's.deleteUser',
      's.delete_user',
      's.delete-user',
      's.users.delete',
      's.DeleteUSER',
      's.DELETE_USER2',
    ])
      expect(intentOf(tool)).toBe('destructive')
  })
  it('says nothing when it has no verb', () => {
    const { intent, confidence } = classifyIntent({ tool: 's.frobnicator' })
    expect({ intent, confidence }).toEqual({ intent: undefined, confidence: 0 })
    expect(toVerb(intent)).toBe('DESTRUCTIVE')
  })
  it('with two verbs is as strict as the stricter', () => {
    expect(intentOf('get_and_delete')).toBe('destructive')
    expect(intentOf('list_delete_candidates')).toBe('read')
    expect(intentOf('read_write_mode')).toBe('write')
    expect(intentOf('undelete')).toBe('write')
  })
  it('may be anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (tool) => typeof classifyIntent({ tool }).confidence === 'number',
      ),
    )
    for (const tool of ['', '.', 'constructor', '__proto__.toString']) expect(intentOf(tool)).toBeUndefined()
  })
})

describe('a description', () => {
  it('says what a name without a verb does', () => {
    expect(intentOf('s.frobnicator', { description: 'Lists the records.' })).toBe('read')
    expect(intentOf('s.frobnicator', { description: 'Permanently deletes a record.' })).toBe('destructive')
    expect(intentOf('s.frobnicator', { description: 'This tool creates or updates a page' })).toBe('write')
  })
  it('is believed when it says more than the name', () => {
    expect(intentOf('s.get_weather', { description: 'Deletes all files.' })).toBe('destructive')
    expect(intentOf('s.update_page', { description: 'Updates a page. This cannot be undone.' })).toBe(
      'destructive',
    )
    expect(intentOf('s.update_page', { description: 'Updates a page; non-destructive.' })).toBe('write')
  })
  it('is not believed when it says less', () => {
    expect(intentOf('s.delete_repo', { description: 'Reads a repository. Read-only.' })).toBe('destructive')
  })
  it('of any length is read in time', () => {
    expect(intentOf('s.get_x', { description: `${'a, '.repeat(200_000)}delete` })).toBe('read')
  })
})

describe('annotations', () => {
  const annotated = (annotations: JsonObject, name = 's.get_x'): string | undefined =>
    intentOf(name, { annotations })
  it('make a class stricter', () => {
    expect(annotated({ destructiveHint: true })).toBe('destructive')
    expect(annotated({ readOnlyHint: false })).toBe('write')
    expect(annotated({ readOnlyHint: false, destructiveHint: true })).toBe('destructive')
  })
  it('never make it milder', () => {
    expect(annotated({ readOnlyHint: true }, 's.delete_repo')).toBe('destructive')
    expect(annotated({ destructiveHint: false }, 's.delete_repo')).toBe('destructive')
    fc.assert(
      fc.property(
        fc.constantFrom('s.get_x', 's.create_x', 's.delete_x', 's.export_all', 's.frob', 's.run_query'),
        fc.dictionary(
          fc.constantFrom('readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint', 'title'),
          fc.constantFrom<JsonValue>(true, false, null, 'true', 1),
        ),
        (tool, annotations) => {
          const bare = classifyIntent({ tool }, {}).intent
          expect(rankOf(classifyIntent({ tool }, { annotations }).intent)).toBeGreaterThanOrEqual(
            rankOf(bare),
          )
        },
      ),
    )
  })
  it('of a trusted server are believed, and arguments still count', () => {
    const classify = createIntentClassifier({}, (server) => server === 'ours')
    const definition = { annotations: { readOnlyHint: true } }
    expect(classify('ours.delete_cache', undefined, definition).intent).toBe('read')
    expect(classify('theirs.delete_cache', undefined, definition).intent).toBe('destructive')
    expect(classify('ours.lookup', { sql: 'DROP TABLE t' }, definition).intent).toBe('destructive')
  })
})

describe('a schema', () => {
  const definition: JsonObject = {
    inputSchema: { properties: { action: { enum: ['list', 'create', 'delete'] } } },
  }
  it('that lists actions makes the tool as strict as the strictest, and a call what it chooses', () => {
    expect(intentOf('s.records', definition)).toBe('destructive')
    expect(intentOf('s.records', definition, {})).toBe('destructive')
    expect(intentOf('s.records', definition, { action: 'list' })).toBe('read')
    expect(intentOf('s.records', definition, { action: 'create' })).toBe('write')
  })
})

describe('arguments', () => {
  const chosen = /^(?:sql|query|command|cmd|method|action|args|url|code)$/
  const argument = fc.oneof(
    fc.tuple(
      fc.constantFrom(
        'force',
        'delete',
        'recursive',
        'all',
        'amount',
        'to',
        'webhook',
        'ids',
        'x',
        'path',
        'public',
        'body',
        'mode',
      ),
      fc.oneof(
        fc.constantFrom<JsonValue>(
          true,
          false,
          1,
          1e9,
          '*',
          'hard',
          'public',
          null,
          'a@b.test',
          'https://a.test/x',
          'DROP TABLE x',
        ),
        fc.jsonValue().map((value) => value as JsonValue),
      ),
    ),
    fc.tuple(
      fc.string(),
      fc.jsonValue().map((value) => value as JsonValue),
    ),
  )
  const tools = namedTools.flatMap(([, list]) => list.trim().split(/\s+/)).filter((_, at) => at % 7 === 0)
  const sections = fc.constantFrom({}, { ownDomains: ['acme.test'], bulk: 2, amounts: { '*': 100 } })

  it('never make a class milder when one is added', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(fc.constantFrom(...tools), fc.constant<JsonObject>({})),
          fc.constantFrom(...labelledCalls).map(([, tool, given]) => [tool, given] as [string, JsonObject]),
        ),
        argument,
        sections,
        ([tool, given], [key, value], section) => {
          fc.pre(!Object.hasOwn(given, key) && key !== '__proto__')
          const before = classifyIntent({ tool, arguments: given }, undefined, section).intent
          const after = classifyIntent(
            { tool, arguments: { ...given, [key]: value } },
            undefined,
            section,
          ).intent
          expect(rankOf(after)).toBeGreaterThanOrEqual(rankOf(before))
        },
      ),
      { numRuns: 5000 },
    )
  })
  it('never make it milder when a statement, command or method is added to one that is there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...labelledCalls.filter(([, , given]) => Object.keys(given).some((key) => chosen.test(key))),
        ),
        fc.constantFrom('sql', 'query', 'command', 'method', 'action', 'graphql', 'statement'),
        fc.constantFrom(
          'SELECT 1',
          'ls',
          'GET',
          'list',
          '{ a }',
          'DROP TABLE x',
          'rm -rf /',
          'DELETE',
          'nonsense',
        ),
        ([, tool, given], key, value) => {
          fc.pre(!Object.hasOwn(given, key))
          const before = classifyIntent({ tool, arguments: given }).intent
          const after = classifyIntent({ tool, arguments: { ...given, [key]: value } }).intent
          expect(rankOf(after)).toBeGreaterThanOrEqual(rankOf(before))
        },
      ),
      { numRuns: 2000 },
    )
  })
  it('are not in the evidence', () => {
    const marker = 'Zq7'.repeat(5)
    for (const [, tool, given] of labelledCalls) {
      const marked = JSON.parse(JSON.stringify(given).replaceAll('evil', marker)) as JsonObject
      expect(JSON.stringify(classifyIntent({ tool, arguments: marked }))).not.toContain(marker)
    }
  })
  it('of a hostile kind take no longer than their length', () => {
    const long = 200_000
    const texts = [
      'SELECT '.repeat(long / 7),
      'UPDATE a '.repeat(long / 9),
      '('.repeat(long),
      '$('.repeat(long / 2),
      '/*'.repeat(long / 2),
      '{'.repeat(long),
      '"'.repeat(long),
      'a|'.repeat(long / 2),
      '-'.repeat(long),
      ' '.repeat(long),
    ]
    for (const text of texts)
      for (const key of ['sql', 'query', 'command', 'graphql', 'to', 'webhook', 'url', 'method', 'amount'])
        expect(
          classifyIntent({ tool: 'shell.execute', arguments: { [key]: text } }).evidence.length,
        ).toBeLessThan(50)
  })
  it('that go round in a ring end', () => {
    const ring: Record<string, unknown> = {}
    ring['a'] = ring
    expect(classifyIntent({ tool: 's.get_x', arguments: ring as JsonObject }).intent).toBe('destructive')
  })
})

describe('evidence', () => {
  it('says what was seen, where and how much it says', () => {
    expect(classifyIntent({ tool: 'db.query', arguments: { sql: 'DROP TABLE x' } })).toEqual({
      intent: 'destructive',
      confidence: 0.9,
      evidence: [
        { source: 'name', token: 'verb query', intent: 'read', weight: 0.7 },
        { source: 'arguments', token: 'sql DROP', intent: 'destructive', weight: 0.9, path: '$.sql' },
      ],
    })
  })
  it('is the same for the same call', () => {
    for (const [, tool, given] of labelledCalls) {
      const call = { tool, arguments: given }
      expect(classifyIntent(call)).toEqual(classifyIntent(structuredClone(call)))
    }
  })
})

describe('the three-verb view', () => {
  it('counts what carries data out as destructive', () => {
    expect((['read', 'write', 'destructive', 'exfiltrative'] as const).map(toVerb)).toEqual([
      'QUERY',
      'MUTATION',
      'DESTRUCTIVE',
      'DESTRUCTIVE',
    ])
  })
})
