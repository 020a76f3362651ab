import fc from 'fast-check'
import { domainToASCII } from 'node:url'
import { expect, it } from 'vitest'
import { decodePunycode } from '../../src/text/punycode.ts'

it('decodes what the platform encodes', () => {
  for (const label of [
    'b\u00fccher',
    '\u4f8b\u3048',
    '\u043f\u0440\u0438\u043c\u0435\u0440',
    '\u0430pple',
    '\u{20000}\u{20001}x',
    'caf\u00e9-bar',
  ]) {
    const ascii = domainToASCII(label)
    expect(ascii.startsWith('xn--'), label).toBe(true)
    expect(decodePunycode(ascii.slice(4))).toBe(label)
  }
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'z', '0', '-', '\u00e9', '\u4f8b', '\u0430', '\u05d0'),
        minLength: 1,
        maxLength: 10,
      }),
      (label) => {
        const ascii = domainToASCII(label)
        if (ascii.startsWith('xn--')) expect(decodePunycode(ascii.slice(4))).toBe(label)
      },
    ),
  )
})

it('is undefined for what is no Punycode, and never throws', () => {
  for (const text of ['!', 'a\u00e9-b', '99999999', 'zzzzzzzzzzzzzzzzzzzzzzzzzz', 'a'.repeat(64)])
    expect(decodePunycode(text), text).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (text) => {
      decodePunycode(text)
    }),
  )
})
