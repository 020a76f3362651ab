/** Control characters: what a text of programs has, and what nobody writes. */
import { describe, expect, it } from 'vitest'
import { findHidden } from '../../../src/text/injection/hidden.ts'

const kinds = (text: string): string[] => findHidden(text).map(({ kind }) => kind)

describe('control characters', () => {
  it('are hidden text, but for what moves lines', () => {
    expect(kinds('a\u{7}b')).toEqual(['control'])
    expect(kinds('a\u{8}b\u{7f}')).toEqual(['control', 'control'])
    expect(kinds('a\tb\r\nc')).toEqual([])
  })
  it('may part the pages of a source: a form feed is no hidden text, a row of them is', () => {
    expect(kinds('int main;\n\f\n/* callbacks */\n')).toEqual([])
    expect(kinds('end\n\f\n\f\nnext')).toEqual([])
    expect(kinds(`end${'\f'.repeat(40)}and now ...`)).toEqual(['control'])
  })
})
