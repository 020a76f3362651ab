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

describe('padding', () => {
  it('moves text out of sight: to the far end of a line, or many lines down', () => {
    expect(kinds(`Reads a file.${' '.repeat(90)}Then more`)).toEqual(['padding'])
    expect(kinds(`Reads a file.\n${' '.repeat(90)}Then more`)).toEqual(['padding'])
    expect(kinds(`Reads a file.${'\n'.repeat(30)}Then more`)).toEqual(['padding'])
  })
  it('is not what aligns a column, indents a listing, or stands at the end of a line', () => {
    expect(kinds(`name${' '.repeat(62)}size\nreadme${' '.repeat(60)}12`)).toEqual([])
    expect(kinds(`${' '.repeat(66)}12 May\n`)).toEqual([])
    expect(kinds(`a row${' '.repeat(200)}\nanother row${' '.repeat(200)}`)).toEqual([])
  })
  it('takes a time that grows with the text', () => {
    const lines = `x${' '.repeat(70)}\n`.repeat(20_000)
    expect(kinds(`${lines}${'y'.repeat(60)}${' '.repeat(70)}z`)).toEqual(['padding'])
  })
})
