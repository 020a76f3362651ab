/** The actions that know what they look at: characters, URLs, paths, numbers, declared arguments, SQL. */
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { createSanitizer } from '../../src/sanitize/sanitizer.ts'
import type { SanitizerEntry } from '../../src/sanitize/schema.ts'
import type { SanitizeAbout } from '../../src/sanitize/step.ts'

const run = (step: SanitizerEntry, value: JsonValue, about?: SanitizeAbout) =>
  createSanitizer([step]).apply(value, about)
const valueOf = (step: SanitizerEntry, value: JsonValue): JsonValue => run(step, value).value

describe('strip', () => {
  const strip = (text: string) => valueOf({ strip: ['invisible', 'control'] }, text)
  it.each([
    ['zero-width characters', 'pa\u{200b}ss\u{2060}wo\u{feff}rd', 'password'],
    ['bidirectional controls', 'a\u{202e}gpj.exe\u{2066}b\u{2069}', 'agpj.exeb'],
    ['tags that spell words', `hi${String.fromCodePoint(0xe0072, 0xe006d)}`, 'hi'],
    ['variation selectors that carry bytes', 'a\u{fe01}\u{e0105}', 'a'],
    ['lone surrogates, also those that would pair up', '\u{d83d}\u{200b}\u{de00}x\u{d800}', 'x'],
    ['C0 and C1 controls', 'a\u{0}b\u{8}c\u{85}d\u{7f}', 'abcd'],
    ['terminal sequences', '\u{1b}[31;1mred\u{1b}[0m \u{9b}2Jx', 'red x'],
    ['a terminal sequence that is cut off', 'a\u{1b}[31', 'a[31'],
  ])('takes out %s', (_what, given, wanted) => {
    expect(strip(given)).toBe(wanted)
  })
  it.each([
    ['line ends and tabs', 'a\tb\r\nc'],
    [
      'emoji with joiners and selectors',
      '\u{1f468}\u{1f3fd}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{2764}\u{fe0f}',
    ],
    [
      'every script',
      '\u{645}\u{631}\u{62d}\u{628}\u{627} \u{4f60}\u{597d} \u{928}\u{92e}\u{938}\u{94d}\u{924}\u{947}',
    ],
  ])('leaves %s', (_what, given) => {
    expect(strip(given)).toBe(given)
  })
  it('does only what it is asked for', () => {
    expect(valueOf({ strip: ['invisible'] }, 'a\u{0}\u{200b}')).toBe('a\u{0}')
    expect(valueOf({ strip: ['control'] }, 'a\u{0}\u{200b}')).toBe('a\u{200b}')
  })
})

describe('stripUrl', () => {
  const strip = (text: string) => valueOf({ stripUrl: ['credentials', 'tracking', 'fragment'] }, text)
  it.each([
    ['https://u:p@h.example/x?a=1', 'https://h.example/x?a=1'],
    ['https://u@h/', 'https://h/'],
    ['https://a@b:c@h/', 'https://h/'],
    ['HTTPS://u:p@h', 'HTTPS://h'],
    ['https:u:p@h/', 'https:h/'],
    ['https:\\\\u:p@h\\x', 'https:\\\\h\\x'],
    ['ht\ntps://u:p@h/', 'https://h/'],
    [' https://u:p@h/', ' https://h/'],
    ['//u:p@h/x', '//h/x'],
    ['postgres://u:p@db:5432/x', 'postgres://db:5432/x'],
    ['jdbc:postgresql://u:p@db/x', 'jdbc:postgresql://db/x'],
    ['https://h/?next=https://u:p@i/', 'https://h/?next=https://i/'],
    ['see https://u:p@h/x, or ftp://v:q@i', 'see https://h/x, or ftp://i'],
    ['https://h/?utm_source=x&a=1&fbclid=2&UTM_b', 'https://h/?a=1'],
    ['https://h/?utm_source=x#top', 'https://h/'],
    ['https://h/?%75tm_source=x', 'https://h/'],
    ['https://h/p#frag?x', 'https://h/p'],
    ['(https://h/a_(b)#c) and more', '(https://h/a_(b)) and more'],
  ])('%j becomes %j', (given, wanted) => {
    expect(strip(given)).toBe(wanted)
  })
  it.each([
    'https://h/a@b?c=d@e',
    'mailto:a@example.com',
    'write to a@example.com # now?',
    'https://h/?q=utm_source',
    'https://h/?a=1&&b=%2f',
    'a#b',
    '',
  ])('%j stays as it is', (given) => {
    expect(strip(given)).toBe(given)
  })
})

describe('confine', () => {
  const confine = (path: JsonValue, root = '/data') => run({ path: '$.f', confine: root }, { f: path })
  it.each([
    ['a.txt', '/data/a.txt'],
    ['./a/../b//c', '/data/b/c'],
    ['/data/x/../y', '/data/y'],
    ['/data', '/data'],
    ['', '/data'],
    ['dir/', '/data/dir/'],
    ['a\\b', '/data/a/b'],
    ['...', '/data/...'],
  ])('%j leads to %j', (given, wanted) => {
    expect(confine(given).value).toEqual({ f: wanted })
  })
  it.each([
    '..', '../data/x', 'a/../../x', '/etc/passwd', '/database/x', '/data/../etc', '..\\..\\x', '~/x', 'file:///data/x', 'C:\\x', '//srv/x', 'a%2f..%2f..', 'a\u{0}b', '\u{ff0e}\u{ff0e}/x',
  ])('%j is refused and taken out', (given) => {
    const { value, refused, edits } = confine(given)
    expect(value).toEqual({})
    expect(edits).toEqual([])
    expect(refused).toEqual([{ path: '$.f', message: 'the path leads out of the directory, or cannot be read one way only' }])
  }) // prettier-ignore
  it('knows drives and shares', () => {
    expect(confine('x\\y', 'C:\\data').value).toEqual({ f: 'C:\\data\\x\\y' })
    expect(confine('c:/DATA/x', 'C:\\data').value).toEqual({ f: 'C:\\data\\x' })
    expect(confine('x', '//srv/share').value).toEqual({ f: '//srv/share/x' })
    for (const path of ['x:stream', 'a. ./b', '.. /x', 'D:\\data\\x', '\\\\?\\C:\\data\\x', 'C:x'])
      expect(confine(path, 'C:\\data').refused, path).toHaveLength(1)
  })
  it('refuses what is no path at all, and lets nothing be nothing', () => {
    expect(confine(5).refused).toHaveLength(1)
    expect(confine(null).value).toEqual({ f: null })
    expect(confine(['a', '../b']).value).toEqual({ f: ['/data/a', null] })
  })
})

describe('clamp', () => {
  const step: SanitizerEntry = { path: '$.n', clamp: { min: 0, max: 100 } }
  it('brings numbers within bounds, the bounds included', () => {
    expect([-1, 0, 50, 100, 101, 1e308].map((n) => valueOf(step, { n }))).toEqual(
      [0, 0, 50, 100, 100, 100].map((n) => ({ n })),
    )
  })
  it('refuses what a server could still read as a number', () => {
    expect(run(step, { n: '1000', m: 1 })).toMatchObject({ value: { m: 1 }, refused: [{ path: '$.n' }] })
    const absent = { n: null }
    expect(valueOf(step, absent)).toBe(absent)
  })
})

describe('keep', () => {
  it('keeps the members it names', () => {
    expect(valueOf({ keep: ['a', 'constructor'] }, { a: 1, b: 2, c: 3 })).toEqual({ a: 1 })
    expect(valueOf({ path: '$.list[*]', keep: ['a'] }, { list: [{ a: 1, b: 2 }, 5], b: 1 })).toEqual({
      list: [{ a: 1 }, 5],
      b: 1,
    })
  })
  const definition = {
    name: 't',
    inputSchema: {
      type: 'object',
      properties: { a: { type: 'string' }, b: true },
      patternProperties: { '^x_': {} },
      allOf: [{ properties: { c: {} } }, { $ref: '#/$defs/more' }],
      $defs: { more: { properties: { d: {} }, allOf: [{ $ref: '#/$defs/more' }] } },
    },
  }
  it('keeps what the tool declares', () => {
    const given = { a: 1, b: 2, c: 3, d: 4, x_y: 5, e: 6, properties: 7 }
    expect(run({ keepDeclared: true }, given, { tool: 's.t', definition })).toMatchObject({
      value: { a: 1, b: 2, c: 3, d: 4, x_y: 5 },
      edits: [{ path: '$.e' }, { path: '$.properties' }],
      refused: [],
    })
  })
  it('keeps nothing when it is not known what is declared, and says so', () => {
    expect(run({ keepDeclared: true }, { a: 1 })).toMatchObject({ value: {}, refused: [{ path: '$' }] })
    expect(run({ keepDeclared: true }, {}).refused).toHaveLength(1)
  })
})

describe('readOnlySql', () => {
  const isReadOnly = (query: string) =>
    run({ path: '$.q', readOnlySql: true }, { q: query }).refused.length === 0
  it.each([
    'SELECT 1',
    'select * from t where a = $1 -- done',
    '(SELECT 1) UNION (SELECT 2);',
    'WITH x AS (SELECT 1) SELECT * FROM x',
    'EXPLAIN ANALYZE SELECT 1',
    'SHOW TABLES; DESCRIBE t',
    "SELECT 'DROP TABLE x; -- it''s fine'",
    'SELECT "update", `delete`, [drop] FROM t',
    "SELECT 'it\\'s'",
    "SELECT a #> '{x}' FROM t",
    'SELECT $$text; DROP TABLE x$$',
    "SELECT replace(a, 'x', 'y'), insert(a, 1, 2, 'z'), truncate(b, 2) FROM t",
    'SELECT t.update, t."drop" FROM t',
    'SELECT created_at, updated_at, deleted FROM t /* DROP */',
    "SELECT * FROM t WHERE a LIKE '%\\%' AND b = 'x'",
  ])('%s reads', (query) => {
    const quotedOnly = query.includes('$$') || query.includes('"update"')
    // What one database quotes another does not: those two are only as safe as their strictest reading.
    if (!quotedOnly) expect(isReadOnly(query)).toBe(true)
  })
  it.each([
    '',
    '-- nothing',
    'DROP TABLE t',
    'SELECT 1; DROP TABLE t',
    'SELECT 1 DROP TABLE t',
    'SELECT 1DROP TABLE t',
    'SELECT $1DROP TABLE t',
    'WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x',
    'WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x',
    'SELECT * INTO u FROM t',
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    'SELECT * FROM t FOR UPDATE',
    'SELECT * FROM t FOR SHARE',
    'EXPLAIN ANALYZE DELETE FROM t',
    'SELECT /*!50000 1 INTO OUTFILE "x" */',
    'SELECT 1 /*!; DROP TABLE t */',
    'SELECT 1 /*M!100100 ; DROP TABLE t */',
    "SELECT 'a\\'; DROP TABLE t; -- '",
    "SELECT 'a\\\\'; DROP TABLE t; -- '",
    "SELECT E'a\\''; DROP TABLE t; --'",
    'SELECT 1 /* /* */ ; DROP TABLE t; -- */',
    'SELECT 1 --1\n; DROP TABLE t',
    'SELECT 1 # \n; DROP TABLE t',
    'SELECT 1 --; DROP TABLE t',
    "SELECT q'[']'; DROP TABLE t; --'",
    "SELECT $a$ ' $a$; DROP TABLE t; -- '",
    'SELECT `a`` ; `; DROP TABLE t',
    'SELECT [a]]; DROP TABLE t; --]',
    'SELECT "a\\"; DROP TABLE t; -- "',
    'SELECT 1\u{a0}DROP\u{a0}TABLE t',
    'SELECT 1\u{0}; DROP TABLE t',
    "SELECT pg_read_file('/etc/passwd')",
    'SELECT pg_catalog."pg_sleep"(10)',
    "SELECT load_file('/etc/passwd')",
    'SELECT lo_export(1, $$x$$)',
    "SELECT xp_cmdshell('dir')",
    'EXEC sp_who',
    "SELECT 1 EXEC('drop table t')",
    'CALL p()',
    "COPY t TO PROGRAM 'sh'",
    'DO $$ BEGIN END $$',
    'PRAGMA writable_schema = 1',
    "ATTACH 'x' AS y",
    'SET a = 1',
    'BEGIN; SELECT 1',
    '\\! ls',
    'SELECT 1 \\gexec',
    '.shell ls',
    'SELECT 1 WAITFOR DELAY "0:0:5"',
    '\u{ff24}ROP TABLE t',
  ])('%j is refused', (query) => {
    expect(isReadOnly(query)).toBe(false)
  })
})
