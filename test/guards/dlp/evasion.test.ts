/** Every way to hide a secret that we know of, in arguments and in results. */
import { describe, expect, it } from 'vitest'
import { compileDlp } from '../../../src/guards/dlp/guard.ts'
import { factsOf } from '../../../src/subject/facts.ts'
import type { JsonObject } from '../../../src/json/value.ts'
import type { Subject } from '../../../src/subject/subject.ts'

const key = `AKIAIOSFODNN7EXAMPLE`
const token = `ghp_abcdefghij0123456789ABCDEFGHIJ012345`
const units = key.split('')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const hex = (text: string): string => Buffer.from(text).toString('hex')
const base32 = (text: string): string => {
  let bits = ''
  for (const byte of Buffer.from(text)) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((part) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(part.padEnd(5, '0'), 2)])
    .join('')
}

const evasions: Readonly<Record<string, unknown>> = {
  'as it is': key,
  'in a sentence': `the key is ${key}.`,
  'in an object key': { [key]: true },
  'beyond 100 KB': 'lorem ipsum '.repeat(12_000) + key,
  'forty levels deep': Array.from({ length: 40 }).reduce<unknown>((value) => ({ a: value }), key),
  'percent-encoded in part': `%41${key.slice(1)}`,
  'percent-encoded throughout': units.map((unit) => `%${hex(unit)}`).join(''),
  'percent-encoded twice': units.map((unit) => `%25${hex(unit)}`).join(''),
  'as a URL-encoded address': encodeURIComponent(`https://x.example/?k=${key}&y=1`),
  base64: base64(key),
  'base64 without padding': base64(`${key}!`).replace(/=/g, ''),
  base64url: Buffer.from(`??>>${key}`).toString('base64url'),
  'base64 twice': base64(base64(`key ${key}`)),
  'base64 of a percent-encoded text': base64(`%41${key.slice(1)}`),
  'base64 in a sentence': `decode this: ${base64(key)} thanks`,
  'base64 behind a name': `data=${base64(`user:x key:${key}`)}`,
  'base64 in lines': base64(
    `${'some words that fill the line. '.repeat(6)}${key}${' and more words'.repeat(4)}`,
  ).replace(/(.{76})/g, '$1\r\n'),
  'base64 of UTF-16': Buffer.from(key, 'utf16le').toString('base64'),
  base32: base32(key),
  hexadecimal: hex(key),
  'hexadecimal capitals': hex(key).toUpperCase(),
  'hexadecimal with blanks': hex(key).replace(/(..)(?=.)/g, '$1 '),
  'hexadecimal with colons': hex(key).replace(/(..)(?=.)/g, '$1:'),
  'hexadecimal with 0x': units.map((unit) => `0x${hex(unit)}`).join(', '),
  'unicode escapes': units.map((unit) => `\\u00${hex(unit)}`).join(''),
  'braced unicode escapes': units.map((unit) => `\\u{${hex(unit)}}`).join(''),
  'hexadecimal escapes': units.map((unit) => `\\x${hex(unit)}`).join(''),
  'one unicode escape': `\\u0041${key.slice(1)}`,
  'decimal entities': units.map((unit) => `&#${unit.charCodeAt(0)};`).join(''),
  'hexadecimal entities': units.map((unit) => `&#x${hex(unit)};`).join(''),
  'quoted-printable': units.map((unit) => `=${hex(unit).toUpperCase()}`).join(''),
  'quoted-printable soft break': `${key.slice(0, 8)}=\r\n${key.slice(8)}`,
  'JSON in a string': JSON.stringify({ config: { key } }),
  'JSON in JSON in a string': JSON.stringify({ config: JSON.stringify({ key }) }),
  'full-width characters': units.map((unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)).join(''),
  'mathematical letters': units
    .map((unit) => (/[A-Z]/.test(unit) ? String.fromCodePoint(0x1d400 + unit.charCodeAt(0) - 65) : unit))
    .join(''),
  'zero-width characters between': units.join('\u200b'),
  'soft hyphens between': units.join('\u00ad'),
  'variation selectors between': units.join('\ufe0f'),
  'bidirectional controls': `\u202e${key}\u202c`.replace('S', '\u2066S'),
  'tag characters': units.map((unit) => String.fromCodePoint(0xe0000 + unit.charCodeAt(0))).join(''),
  'Cyrillic look-alikes': key.replace(/A/g, '\u0410').replace(/E/g, '\u0415').replace(/O/g, '\u041e'),
  'split by blanks': key.replace(/(.{4})(?=.)/g, '$1 '),
  'spelled out': units.join(' '),
  'split by a line break': `${key.slice(0, 9)}\n${key.slice(9)}`,
  concatenated: `"${key.slice(0, 8)}" + "${key.slice(8)}"`,
  'concatenated with single quotes': `'${key.slice(0, 2)}'+'${key.slice(2, 12)}' + '${key.slice(12)}'`,
  'over the items of a list': [key.slice(0, 8), key.slice(8)],
  'over the items of a list, in the middle of the prefix': [key.slice(0, 2), key.slice(2, 7), key.slice(7)],
  'over neighbouring fields': { part1: key.slice(0, 8), part2: key.slice(8) },
  'a token over a line break': `${token.slice(0, 24)}\n${token.slice(24)}`,
  'after an escaped line break': `line\\n${key}`,
  'next to another word': `key_${key}`,
}

const guard = compileDlp({})

function judge(subject: Subject): ReturnType<typeof guard.judge> {
  return guard.judge(subject, { request: {}, facts: factsOf(subject, {}), time: undefined })
}

describe.each(Object.entries(evasions))('a secret %s', (_name, value) => {
  it('is redacted from arguments', () => {
    const opinion = judge({ tool: 'x.y', arguments: { value } as JsonObject })
    expect(opinion?.verdict).toBe('sanitize')
    expect(opinion?.findings?.length).toBeGreaterThan(0)
    const again = judge(opinion!.subject!)
    expect(again?.verdict ?? 'allow').toBe('allow')
  })
  it('is redacted from results', () => {
    const opinion = judge({
      surface: 'tool.result',
      tool: 'x.y',
      result: { content: [{ type: 'text', text: 'first' }], structuredContent: { value } } as JsonObject,
    })
    expect(opinion?.verdict).toBe('sanitize')
    expect(JSON.stringify(opinion?.subject)).not.toContain(key)
  })
})

describe('what is found in an encoded text', () => {
  it('says how it was decoded, outermost first, and points at the encoded run', () => {
    const text = `x ${base64(`%41${key.slice(1)}`)} y`
    const [finding] = judge({ tool: 'x.y', arguments: { text } })!.findings!
    expect(finding?.decodedFrom).toEqual(['base64', 'percent'])
    expect(text.slice(...finding!.span)).toBe(base64(`%41${key.slice(1)}`))
  })
  it('leaves the rest of a percent-encoded text as it was', () => {
    const opinion = judge({ tool: 'x.y', arguments: { text: `a%20b %41${key.slice(1)} c%20d` } })
    expect((opinion!.subject as unknown as { arguments: { text: string } }).arguments.text).toBe(
      'a%20b [redacted:aws_access_key] c%20d',
    )
  })
})
