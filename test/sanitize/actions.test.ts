/** What each action of a sanitizer does, and what it leaves alone. */
import { describe, expect, it } from 'vitest'
import { type PolicyError } from '../../src/errors.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { createSanitizer } from '../../src/sanitize/sanitizer.ts'
import type { SanitizerEntry } from '../../src/sanitize/schema.ts'
import type { SanitizeAbout } from '../../src/sanitize/step.ts'

const run = (steps: SanitizerEntry | readonly SanitizerEntry[], value: JsonValue, about?: SanitizeAbout) =>
  createSanitizer(Array.isArray(steps) ? steps : [steps as SanitizerEntry]).apply(value, about)
const valueOf = (steps: SanitizerEntry | readonly SanitizerEntry[], value: JsonValue): JsonValue =>
  run(steps, value).value
const key = (letter: string): string => `sk-${letter.repeat(40)}`

describe('redact by pattern', () => {
  const openai: SanitizerEntry = {
    path: '$.body',
    redact: { pattern: 'sk-[A-Za-z0-9]{20,}', as: 'openai_key' },
  }
  it('puts a named token in place of what matches, and only where the path leads', () => {
    const given = { body: `key ${key('a')}, ${key('b')}.`, other: key('a') }
    expect(run(openai, given)).toEqual({
      value: { body: 'key [redacted:openai_key], [redacted:openai_key].', other: key('a') },
      edits: [{ path: '$.body', action: 'redact', detector: 'openai_key' }],
      refused: [],
    })
  })
  it('reaches every string at or below the place', () => {
    expect(valueOf(openai, { body: { a: [key('a'), 1, null], b: { c: key('b') } } })).toEqual({
      body: { a: ['[redacted:openai_key]', 1, null], b: { c: '[redacted:openai_key]' } },
    })
  })
  it('reaches every string there is without a path', () => {
    const entry: SanitizerEntry = { redact: { pattern: 'EMP-\\d{6}' } }
    expect(valueOf(entry, { a: ['EMP-123456'], b: { c: 'EMP-123456!' }, d: 'EMP-12' })).toEqual({
      a: ['[redacted:custom]'],
      b: { c: '[redacted:custom]!' },
      d: 'EMP-12',
    })
    expect(valueOf(entry, 'EMP-123456')).toBe('[redacted:custom]')
  })
  it('refuses a number that must be redacted, and takes it out', () => {
    const entry: SanitizerEntry = { redact: { pattern: '\\b4\\d{15}\\b', as: 'card' } }
    const result = run(entry, { card: 4111111111111111, list: [4111111111111111, 7], n: 4111 })
    expect(result.value).toEqual({ list: [null, 7], n: 4111 })
    expect(result.refused).toEqual([
      { path: '$.card', message: 'a number had to be redacted and cannot hold a token' },
      { path: '$.list[0]', message: 'a number had to be redacted and cannot hold a token' },
    ])
  })
  it('turns it into a string when the step says so', () => {
    const entry: SanitizerEntry = { redact: { pattern: '4\\d{15}', as: 'card', numbers: 'string' } }
    expect(run(entry, { card: 4111111111111111 })).toMatchObject({
      value: { card: '[redacted:card]' },
      refused: [],
    })
  })
  it('leaves empty matches alone, and ends', () => {
    expect(valueOf({ redact: { pattern: 'x*' } }, { a: 'abxxc', b: '\u{1f600}' })).toEqual({
      a: 'ab[redacted:custom]c',
      b: '\u{1f600}',
    })
    for (const pattern of ['', '^', '$', '\\b', '(a|b)*?']) {
      const given = { a: 'ab ab' }
      expect(createSanitizer([{ redact: { pattern } }]).apply(given).value, pattern).toBe(given)
    }
  })
  it('does not take a token for something to redact, but a forged one', () => {
    const entry: SanitizerEntry = { redact: { pattern: '[a-z-]{4,}', as: 'word' } }
    expect(valueOf(entry, 'some')).toBe('[redacted:word]')
    expect(valueOf(entry, '[redacted:word]')).toBe('[redacted:word]')
    expect(valueOf(entry, '[redacted:secret]')).toBe('[[redacted:word]:[redacted:word]]')
  })
  it('redacts what only redacting brings about', () => {
    // After the first letter is gone, the rest stands at a word boundary.
    expect(valueOf({ redact: { pattern: 'x|\\bfoo' } }, 'xfoo')).toBe('[redacted:custom][redacted:custom]')
  })
  it('redacts names of members when the step says so, and loses no member', () => {
    const entry: SanitizerEntry = { redact: { pattern: 'sk-[a-z]{40}', as: 'key', keys: true } }
    const result = run(entry, { [key('a')]: 1, n: { [key('b')]: key('b') }, [key('c')]: 3 })
    expect(JSON.stringify(result.value)).toBe(
      '{"[redacted:key]":1,"n":{"[redacted:key]":"[redacted:key]"},"[redacted:key]_2":3}',
    )
    expect(JSON.stringify(result)).not.toContain('sk-')
  })
  it('gives up on a hostile text safely: the rest goes as well', () => {
    const text = `${'a'.repeat(60_000)} end`
    const result = valueOf({ redact: { pattern: 'a.*b|a' } }, { text }) as JsonObject
    expect(result['text']).not.toContain(' end')
  })
})

describe('redact by detector', () => {
  const detect = (detectors: readonly string[], text: string, name?: string) => [
    ...(detectors.includes('digits') ? [...text.matchAll(/\d+/g)] : []).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      detector: 'digits',
    })),
    ...(detectors.includes('pin') && name === 'pin' ? [{ start: 0, end: text.length, detector: 'pin' }] : []),
    ...(detectors.includes('long') ? [...text.matchAll(/\d+-\w+/g)] : []).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      detector: 'long',
    })),
  ]
  const apply = (detectors: readonly string[], value: JsonValue) =>
    createSanitizer([{ redact: { detectors } }], { detect, detectors: ['digits', 'pin', 'long'] }).apply(
      value,
    )
  it('asks the detectors that it names, and tells them the name of the member', () => {
    expect(apply(['digits', 'pin'], { pin: 'abc', a: 'x 12 y', l: [{ pin: ['q'] }] }).value).toEqual({
      pin: '[redacted:pin]',
      a: 'x [redacted:digits] y',
      l: [{ pin: ['[redacted:pin]'] }],
    })
  })
  it('makes one token of what overlaps, named after the longest', () => {
    expect(apply(['digits', 'long'], { a: '12-ab 7' }).value).toEqual({
      a: '[redacted:long] [redacted:digits]',
    })
  })
  it('needs a scanner, and detectors that it knows', () => {
    const make = (environment: object) => () =>
      createSanitizer([{ redact: { detectors: ['digit'] } }], environment)
    expect(make({})).toThrow(/\[0\]\.redact\.detectors\[0\]: there are no detectors here/)
    expect(make({ detect, detectors: ['digits'] })).toThrow(/did you mean `digits`/)
    expect(make({ detect })).not.toThrow()
  })
})

describe('redact the whole value', () => {
  const entry: SanitizerEntry = { path: '$..password', redact: { as: 'password' } }
  it('puts a token in place of every string at or below', () => {
    expect(valueOf(entry, { password: 'x', a: [{ password: { hash: 'y', salt: null } }] })).toEqual({
      password: '[redacted:password]',
      a: [{ password: { hash: '[redacted:password]', salt: null } }],
    })
  })
  it('refuses what cannot hold a token', () => {
    expect(run(entry, { password: 1234, a: { password: true } })).toMatchObject({
      value: { a: {} },
      refused: [{ path: '$.password' }, { path: '$.a.password' }],
    })
  })
})

describe('remove and set', () => {
  it('removes members wherever the path leads, at any depth', () => {
    const entry: SanitizerEntry = { path: '$..password_hash', remove: true }
    expect(run(entry, { password_hash: 1, a: [{ b: { password_hash: 2, c: 3 } }] })).toEqual({
      value: { a: [{ b: { c: 3 } }] },
      edits: [
        { path: '$.password_hash', action: 'remove', detector: 'remove' },
        { path: '$.a[0].b.password_hash', action: 'remove', detector: 'remove' },
      ],
      refused: [],
    })
    expect(valueOf({ path: '$.a[*]', remove: true }, { a: [1, 2] })).toEqual({ a: [] })
  })
  it('removes members by name, at any depth and in any written form', () => {
    const given = {
      user: { Password: 1, pass_word: 2, old: [{ userPassword: 3, PASSWORD_HASH: 4, id: 5 }], paid: 6 },
      'user-password': { password: 7 },
      MYPASSWORD: 8,
      passwordless: 9,
      orderId: 10,
    }
    const result = run({ remove: ['password', 'password_hash', 'id'] }, given)
    expect(result.value).toEqual({ user: { old: [{}], paid: 6 }, passwordless: 9 })
    expect(result.edits).toHaveLength(8)
    expect(valueOf({ path: '$.user.old', remove: ['id'] }, given)).toMatchObject({
      user: { old: [{ userPassword: 3 }] },
      orderId: 10,
    })
  })
  it('cannot remove one item, or everything', () => {
    expect(() => createSanitizer([{ path: '$.a[0]', remove: true }])).toThrow(/one item cannot be removed/)
    expect(() => createSanitizer([{ path: '$', remove: true }])).toThrow(/whole document/)
  })
  it('sets a constant, and adds a member that is absent where its object is there', () => {
    expect(valueOf({ path: '$.dry_run', set: true }, { a: 1, dry_run: false })).toEqual({
      a: 1,
      dry_run: true,
    })
    expect(JSON.stringify(valueOf({ path: '$.dry_run', set: true }, { a: 1 }))).toBe('{"a":1,"dry_run":true}')
    expect(valueOf({ path: '$.o.x', set: 1 }, { a: 1 })).toEqual({ a: 1 })
    expect(valueOf({ path: '$.list[*].x', set: 1 }, { list: [{}, 3, { x: 2 }] })).toEqual({
      list: [{ x: 1 }, 3, { x: 1 }],
    })
    expect(valueOf({ path: '$..x', set: 1 }, { a: {}, x: { x: 2 } })).toEqual({ a: {}, x: 1 })
    expect(valueOf({ path: '$.x', set: null }, { x: 1 })).toEqual({ x: null })
    const already = { x: { b: 2, a: [1] } }
    expect(valueOf({ path: '$.x', set: { a: [1], b: 2 } }, already)).toBe(already)
  })
  it('reaches only own members, and can reach those with inherited names', () => {
    const given = JSON.parse('{"__proto__":{"x":1},"constructor":2,"a":3}') as JsonValue
    expect(JSON.stringify(valueOf({ path: "$['__proto__'].x", set: 5 }, given))).toBe(
      '{"__proto__":{"x":5},"constructor":2,"a":3}',
    )
    expect(JSON.stringify(valueOf({ path: '$.constructor', remove: true }, given))).toBe(
      '{"__proto__":{"x":1},"a":3}',
    )
    const plain = { a: 1 }
    expect(valueOf({ path: '$.toString', remove: true }, plain)).toBe(plain)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('replace', () => {
  it('replaces each match literally', () => {
    expect(
      valueOf({ path: '$.s', replace: { pattern: '[aeiou]', with: '$1' } }, { s: 'hello', t: 'hello' }),
    ).toEqual({ s: 'h$1ll$1', t: 'hello' })
  })
  it('leaves what reads as it should already', () => {
    const entry: SanitizerEntry = { replace: { pattern: 'rm', with: 'echo rm' } }
    expect(valueOf(entry, 'rm -r; rm')).toBe('echo rm -r; echo rm')
    expect(valueOf(entry, 'echo rm -r')).toBe('echo rm -r')
  })
  it('goes on until nothing matches', () => {
    expect(valueOf({ replace: { pattern: '\\.\\./', with: '' } }, '....//etc')).toBe('etc')
  })
  it('refuses what never comes to an end', () => {
    const steps: SanitizerEntry[] = [
      { replace: { pattern: 'a', with: 'bc' } },
      { replace: { pattern: 'b', with: 'a' } },
    ]
    expect(run(steps, { x: 'a', y: 'q' })).toMatchObject({ value: { y: 'q' }, refused: [{ path: '$.x' }] })
  })
})

describe('truncate', () => {
  it('cuts no character in two', () => {
    const cut = (bytes: number): JsonValue => valueOf({ truncate: { bytes } }, 'a\u{e9}\u{20ac}\u{1f600}')
    expect([0, 1, 2, 3, 5, 6, 9, 10].map(cut)).toEqual([
      '',
      'a',
      'a',
      'a\u{e9}',
      'a\u{e9}',
      'a\u{e9}\u{20ac}',
      'a\u{e9}\u{20ac}',
      'a\u{e9}\u{20ac}\u{1f600}',
    ])
  })
  it('counts characters by code points', () => {
    expect(valueOf({ truncate: { characters: 2 } }, '\u{1f600}\u{1f600}\u{1f600}')).toBe('\u{1f600}\u{1f600}')
  })
  it('counts the marker', () => {
    expect(run({ truncate: { characters: 5, marker: '...' } }, { a: 'abcdef', b: 'abcde' })).toEqual({
      value: { a: 'ab...', b: 'abcde' },
      edits: [{ path: '$.a', action: 'truncate', detector: 'truncate' }],
      refused: [],
    })
    expect(() => createSanitizer([{ truncate: { bytes: 2, marker: '...' } }])).toThrow(/marker must fit/)
  })
})

describe('a list', () => {
  it('is for the tools that an entry names', () => {
    const entry: SanitizerEntry = { id: 'no-bcc', tool: ['mail.*', 'post.send'], path: '$.bcc', remove: true }
    expect(run(entry, { bcc: 1 }, { tool: 'mail.send' })).toMatchObject({
      value: {},
      edits: [{ detector: 'no-bcc' }],
    })
    const given = { bcc: 1 }
    expect(run(entry, given, { tool: 'chat.send' }).value).toBe(given)
    expect(run(entry, given).value).toBe(given)
  })
  it('says everything that is wrong with it, with paths', () => {
    const bad = [
      { path: 'x', remove: true },
      { redact: {} },
      { path: '$.a' },
      { path: '$.a', remove: true, keep: [] },
      { remove: true },
      { redact: { as: 'x' } },
      { path: '$.n', clamp: { min: 2, max: 1 } },
      { redact: { pattern: '(?=a)' } },
      { truncate: {} },
      { path: '$.f', confine: 'data' },
      { strip: ['invisble'] },
      { redcat: {} },
    ]
    let problems: readonly { readonly path: string }[] = []
    try {
      createSanitizer(bad as never)
    } catch (error) {
      problems = (error as PolicyError).problems
    }
    expect(problems.map(({ path }) => path)).toEqual([
      '[0].path',
      '[1].redact',
      '[2]',
      '[3]',
      '[4]',
      '[5]',
      '[6].clamp',
      '[7].redact.pattern',
      '[8].truncate',
      '[9].confine',
      '[10].strip[0]',
      '[11]',
      '[11]',
    ])
  })
})
