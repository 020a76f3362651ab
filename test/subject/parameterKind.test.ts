import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParameterKind } from '../../src/subject/kind.ts'
import { parameterKindOf, wordsOf } from '../../src/subject/parameterKind.ts'
import { schemaNodeAt } from '../../src/subject/schemaNode.ts'

const byName: readonly (readonly [ParameterKind, string])[] = [
  ['command', 'command cmd cmdline shell_command shellCommand bash-command'],
  [
    'path',
    'path file file_path filePath fileName filename dir directory target_path dest cwd source_file output_dir',
  ],
  [
    'url',
    'url uri URL webhookURL webhook_url target_api targetApi endpoint base_url callback callbackUrl redirect_uri href',
  ],
  ['host', 'host hostname host_name ip ipAddress ip_address domain domain_name remote_host smtp_server'],
  ['sql', 'sql sql_query sqlQuery where_clause'],
  ['template', 'template expression expr'],
  ['code', 'yaml pickle js_code'],
  ['content', 'content body text message description comment code commit_message file_content source_code'],
  [
    'free',
    'id name count file_type url_count host_id command_timeout api_key apiVersion path_pattern q query to x',
  ],
]

describe('the kind of a parameter', () => {
  it('follows from its name', () => {
    for (const [kind, names] of byName) {
      for (const name of names.split(' '))
        expect(`${name}: ${parameterKindOf([name]).kind}`).toBe(`${name}: ${kind}`)
    }
  })

  it('follows from the tool where the name alone says too little', () => {
    const cases: readonly (readonly [string, string, ParameterKind])[] = [
      ['query', 'postgres.query', 'sql'],
      ['query', 'web.search', 'free'],
      ['script', 'shell.run', 'command'],
      ['args', 'process.spawn', 'command'],
      ['args', 'mcp.list', 'free'],
      ['code', 'python.run', 'code'],
      ['code', 'gist.create', 'content'],
      ['target', 'net.ping_host', 'host'],
      ['destination', 'fs.copy_file', 'path'],
      ['page', 'browser.navigate', 'url'],
    ]
    for (const [name, tool, kind] of cases)
      expect(`${tool} ${parameterKindOf([name], undefined, tool).kind}`).toBe(`${tool} ${kind}`)
  })

  it('follows from the schema first, and from the description last', () => {
    expect(parameterKindOf(['x'], { format: 'uri' })).toEqual({ kind: 'url', because: 'format' })
    expect(parameterKindOf(['url'], { format: 'uuid' }).kind).toBe('free')
    expect(parameterKindOf(['x'], { format: 'constructor' }).kind).toBe('free')
    expect(parameterKindOf(['x'], { contentMediaType: 'text/x-python' }).kind).toBe('code')
    expect(parameterKindOf(['x'], { contentMediaType: 'text/html' }).kind).toBe('content')
    expect(parameterKindOf(['x'], { description: 'The URL to fetch' })).toEqual({
      kind: 'url',
      because: 'description',
    })
    expect(parameterKindOf(['x'], { description: 'Shell command to run' }).kind).toBe('command')
    expect(parameterKindOf(['body'], { description: 'The URL to fetch' }).kind).toBe('content')
  })

  it('of a list item or a value is that of what holds it', () => {
    expect(parameterKindOf(['urls', 0]).kind).toBe('url')
    expect(parameterKindOf(['url', 'value']).kind).toBe('url')
    expect(parameterKindOf(['url', 'method']).kind).toBe('free')
    expect(parameterKindOf(['opts', 0, 'webhook_url']).kind).toBe('url')
    expect(parameterKindOf([]).kind).toBe('free')
  })

  it('can be told of any name without a throw, and quickly of long ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.nat())),
        fc.string(),
        (location, tool) => {
          parameterKindOf(location, { format: tool, description: tool }, tool)
        },
      ),
    )
    expect(parameterKindOf(['a'.repeat(1_000_000), 'Url_'.repeat(250_000)]).kind).toBe('url')
  })
})

it('splits names into words', () => {
  expect(wordsOf('webhookURL')).toEqual(['webhook', 'url'])
  expect(wordsOf('HTTPServerName')).toEqual(['http', 'server', 'name'])
  expect(wordsOf('target_api-v2.x')).toEqual(['target', 'api', 'v2', 'x'])
})

describe('the schema node of a place', () => {
  const root = {
    properties: {
      plain: { format: 'uri' },
      list: { items: { $ref: '#/$defs/item' } },
      either: { anyOf: [{ type: 'null' }, { properties: { inner: { format: 'uri' } } }] },
      map: { additionalProperties: { format: 'hostname' } },
      tuple: { prefixItems: [{ format: 'ipv4' }], items: { format: 'ipv6' } },
      ring: { $ref: '#/$defs/ring' },
    },
    $defs: { item: { properties: { 'a/b': { format: 'uri' } } }, ring: { $ref: '#/$defs/ring' } },
  }

  it('is found through properties, items, references and branches', () => {
    expect(schemaNodeAt(root, ['plain'])).toEqual({ format: 'uri' })
    expect(schemaNodeAt(root, ['list', 3, 'a/b'])).toEqual({ format: 'uri' })
    expect(schemaNodeAt(root, ['either', 'inner'])).toEqual({ format: 'uri' })
    expect(schemaNodeAt(root, ['map', 'anything'])).toEqual({ format: 'hostname' })
    expect(schemaNodeAt(root, ['tuple', 0])).toEqual({ format: 'ipv4' })
    expect(schemaNodeAt(root, ['tuple', 1])).toEqual({ format: 'ipv6' })
  })

  it('is none where nothing describes the place, nor in a ring, nor by an inherited name', () => {
    expect(schemaNodeAt(root, ['ring', 'x'])).toBeUndefined()
    expect(schemaNodeAt(root, ['absent'])).toBeUndefined()
    expect(schemaNodeAt(root, ['constructor'])).toBeUndefined()
    expect(schemaNodeAt({ $ref: 'https://example.com/schema' }, ['x'])).toBeUndefined()
  })
})
