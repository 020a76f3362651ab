import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { section } from '../../src/json/strictObject.ts'
import { nearest } from '../../src/text/nearest.ts'
import { utf8Length } from '../../src/text/utf8.ts'
import fc from 'fast-check'

describe('the nearest word', () => {
  const known = ['tool', 'server', 'schedule', 'arguments', 'destination', 'not', 'any']
  it.each([
    ['tol', 'tool'],
    ['otol', 'tool'],
    ['Tool', 'tool'],
    ['sevrer', 'server'],
    ['argments', 'arguments'],
    ['dest', 'destination'],
    ['argumentPaths', 'arguments'],
    ['nto', 'not'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, known)).toBe(meant)
  })
  it.each(['', 'x', 'zz', 'banana', 'to0000000', '__proto__', 'a'.repeat(100_000)])(
    '%j means nothing here',
    (word) => {
      expect(nearest(word, known)).toBeUndefined()
    },
  )
})

describe('strict sections', () => {
  const schema = section({ tool: z.optional(z.string()), nested: z.optional(section({ depth: z.number() })) })
  const messages = (value: unknown) => schema.safeParse(value).error?.issues.map(({ message }) => message)
  it('name each unknown key and what was probably meant, or what there is', () => {
    expect(messages({ tol: 1 })).toEqual(['unknown key `tol`, did you mean `tool`?'])
    expect(messages({ banana: 1 })).toEqual(['unknown key `banana`, use one of `tool`, `nested`'])
    expect(messages({ tol: 1, banana: 1 })).toEqual([
      'unknown key `tol`, did you mean `tool`?; unknown key `banana`, use one of `tool`, `nested`',
    ])
    expect(messages({ ['x'.repeat(99)]: 1 })?.[0]).toContain(`\`${'x'.repeat(40)}...\``)
    expect(messages(JSON.parse('{"__proto__":1}'))).toEqual([
      'unknown key `__proto__`, use one of `tool`, `nested`',
    ])
    expect(messages([])).toEqual(['must be an object'])
    expect(section({}).safeParse({ a: 1 }).error?.issues[0]?.message).toBe(
      'unknown key `a`, there are no keys here',
    )
    expect(messages({ tool: 'a' })).toBeUndefined()
  })
})

describe('the length in UTF-8', () => {
  it('is that of the encoded text, lone surrogates included', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            '\u{e9}',
            '\u{4e2d}',
            '\u{1F600}',
            '\uD800',
            '\uDC00',
            '\u{7f}',
            '\u{80}',
            '\u{7ff}',
            '\u{800}',
            '\uFFFF',
          ),
        ),
        (parts) => {
          const text = parts.join('')
          expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
        },
      ),
    )
  })
})
