import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'
import { classifyIntent, createIntentClassifier, toVerb } from '../../../src/subject/intent/classifyIntent.ts'
import { rankOf } from '../../../src/subject/intent/evidence.ts'
import { labelledCalls } from '../../corpus/intent/calls.table.ts'
import { statementCalls } from '../../corpus/intent/statements.table.ts'
import { toolCalls } from '../../corpus/intent/toolCalls.table.ts'
import { tradeTools } from '../../corpus/intent/trades.table.ts'
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
        'from',
        'private',
        'filter',
        'where',
        'actions',
        'task',
        'event',
        '$out',
        'outputPath',
        'type',
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
          'truncate',
          'anyone',
          'a@gmail.com',
          's3://b/x',
          'https://webhook.site/x',
          { type: 'delete' },
          [{ action: 'delete' }, 'list'],
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
  const calls = [...labelledCalls, ...toolCalls, ...statementCalls]
  const tools = [...namedTools, ...tradeTools]
    .flatMap(([, list]) => list.trim().split(/\s+/))
    .filter((_, at) => at % 7 === 0)
  const sections = fc.constantFrom({}, { ownDomains: ['acme.test'], bulk: 2, amounts: { '*': 100 } })

  it('never make a class milder when one is added', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(fc.constantFrom(...tools), fc.constant<JsonObject>({})),
          fc.constantFrom(...calls).map(([, tool, given]) => [tool, given] as [string, JsonObject]),
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
  it('are a command by themselves beside one that the program does not have', () => {
    const args = ['compute', 'instances', 'delete', 'vm']
    const intent = (given: JsonObject): string | undefined =>
      classifyIntent({ tool: 'gcp.run_gcloud_command', arguments: given }).intent
    expect(intent({ args, command: 'SELECT 1' })).toBe(intent({ args }))
    expect(intent({ args })).toBe('destructive')
  })
  it('never make it milder when a statement, command or method is added to one that is there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...calls.filter(([, , given]) => Object.keys(given).some((key) => chosen.test(key)))),
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

describe('a name or description in another script', () => {
  it('is read by its first verb, or the last where the language has it there', () => {
    expect(intentOf('s.\u{67E5}\u{8BE2}\u{8BA2}\u{5355}')).toBe('read')
    expect(intentOf('s.\u{5220}\u{9664}\u{6587}\u{4EF6}')).toBe('destructive')
    // "search deleted files" in Japanese
    expect(
      intentOf('s.\u{524A}\u{9664}\u{6E08}\u{307F}\u{30D5}\u{30A1}\u{30A4}\u{30EB}\u{3092}\u{691C}\u{7D22}'),
    ).toBe('read')
    expect(intentOf('s.frobnicator', { description: '\u{521B}\u{5EFA}\u{65B0}\u{4EFB}\u{52A1}' })).toBe(
      'write',
    )
    expect(intentOf('s.\u{0443}\u{0434}\u{0430}\u{043B}\u{0438}\u{0442}\u{044C}_x')).toBe('destructive')
  })
  it('is not believed when it says less than the name', () => {
    expect(intentOf('s.delete_x', { description: '\u{67E5}\u{8BE2}\u{8BA2}\u{5355}' })).toBe('destructive')
  })
})

describe('a tool that does one of several things', () => {
  it('does what the action says, and the worst of its name without one', () => {
    expect(intentOf('s.manage_users')).toBe('write')
    expect(intentOf('s.manage_users', undefined, {})).toBe('write')
    expect(intentOf('s.manage_users', undefined, { action: 'list' })).toBe('read')
    expect(intentOf('s.manage_users', undefined, { action: 'delete' })).toBe('destructive')
    expect(intentOf('s.manage_users', undefined, { action: 'frobnicate' })).toBe('write')
  })
  it('with a plain verb is not softened by an action', () => {
    expect(intentOf('s.delete_users', undefined, { action: 'list' })).toBe('destructive')
    expect(intentOf('s.create_users', undefined, { action: 'list' })).toBe('write')
  })
  it('that looks for things of a kind only looks', () => {
    expect(intentOf('s.list_audit_events', undefined, { action: 'delete' })).toBe('read')
  })
})

describe('a tool that saves what it finds', () => {
  const definition: JsonObject = {
    inputSchema: {
      properties: {
        url: { type: 'string' },
        file: { type: 'string', description: 'File to save the picture to.' },
      },
    },
  }
  it('writes when it may, and reads when it is not told where', () => {
    expect(intentOf('s.take_screenshot', definition)).toBe('write')
    expect(intentOf('s.take_screenshot', definition, { url: 'x' })).toBe('read')
    expect(intentOf('s.take_screenshot', definition, { url: 'x', file: 'a.png' })).toBe('write')
    expect(intentOf('s.read_file', { inputSchema: { properties: { path: { type: 'string' } } } })).toBe(
      'read',
    )
  })
})

describe('a tool that sends to people', () => {
  it('counts as carrying out until its recipients are known', () => {
    expect(intentOf('s.send_email')).toBe('exfiltrative')
    expect(intentOf('s.send_email', undefined, { to: 'ann@acme.test' })).toBe('write')
    expect(intentOf('s.send_email', undefined, { to: 'ann@acme.test', from: 'bob@acme.test' })).toBe('write')
    expect(intentOf('s.send_email', undefined, { to: 'ann@acme.test', from: 'bob@other.test' })).toBe(
      'exfiltrative',
    )
    expect(intentOf('s.send_email', undefined, { to: 'ann@gmail.com' })).toBe('exfiltrative')
  })
  it('carries out always when everybody reads it', () => {
    expect(intentOf('s.post_tweet', undefined, { text: 'x' })).toBe('exfiltrative')
    expect(
      intentOf('s.announce', { description: 'Publishes a text on the public website.' }, { text: 'x' }),
    ).toBe('exfiltrative')
    expect(intentOf('s.post_message', { description: 'Posts a message to a channel.' }, { text: 'x' })).toBe(
      'write',
    )
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
