/**
 * Escapes: what a backslash and the characters after it stand for, inside a class and outside.
 *
 * @module
 */
import { notLinear, PatternProblem } from './problem.ts'
import { isPropertyName } from './property.ts'
import { skip, take, takeMatch, type PatternReader } from './reader.ts'
import type { ClassItem, ShorthandLetter } from './syntaxTree.ts'

const LAST_POINT = 0x10ffff

const controls: Readonly<Partial<Record<string, number>>> = { t: 9, n: 10, v: 11, f: 12, r: 13 }

/** Letters with a meaning in some other engine, so that the problem can name it. */
const foreign: Readonly<Partial<Record<string, string>>> = {
  G: 'the end of the last match',
  K: 'a reset of the start',
  Z: 'an end before the last line end',
  R: 'any line end',
  X: 'a grapheme',
  Q: 'a quotation',
}

function hexEscape(reader: PatternReader, letter: 'x' | 'u', start: number): number {
  const digits =
    letter === 'x'
      ? takeMatch(reader, /([\da-f]{2})/iy)
      : (takeMatch(reader, /([\da-f]{4})/iy) ?? takeMatch(reader, /\{([\da-f]+)\}/iy))
  const point = Number.parseInt(digits?.[1] ?? '', 16)
  if (Number.isNaN(point)) {
    const forms = letter === 'x' ? '`\\xHH`' : '`\\uHHHH` or `\\u{H}`'
    throw new PatternProblem(`the escape \`\\${letter}\` at position ${start} is incomplete: write ${forms}`)
  }
  if (point > LAST_POINT) {
    throw new PatternProblem(`the escape at position ${start} is above the last code point, \`\\u{10FFFF}\``)
  }
  // Two escaped surrogates that form a pair are one character.
  if (point >= 0xd800 && point < 0xdc00) {
    const low = takeMatch(reader, /\\u(d[c-f][\da-f]{2})/iy)?.[1]
    if (low !== undefined) return 0x10000 + (point - 0xd800) * 0x400 + Number.parseInt(low, 16) - 0xdc00
  }
  return point
}

function property(reader: PatternReader, negated: boolean, start: number): ClassItem {
  const name = takeMatch(reader, /\{([^{}]*)\}/uy)?.[1]
  if (name === undefined) {
    throw new PatternProblem(`the property at position ${start} is incomplete: write \`\\p{L}\` with braces`)
  }
  if (!isPropertyName(name)) {
    throw new PatternProblem(
      `the property \`${name}\` at position ${start} is not known: use a general category such as \`L\` or a script such as \`Script=Latin\``,
    )
  }
  return { kind: 'property', name, negated }
}

/**
 * Reads an escape whose backslash has been read. Anchors and boundaries are read before this.
 *
 * @throws {@link PatternProblem} for an escape that has no meaning here.
 */
export function readEscape(reader: PatternReader): ClassItem {
  const start = reader.at - 1
  const single = (point: number): ClassItem => ({ kind: 'range', from: point, to: point })
  const letter = take(reader)
  if (letter === '') {
    throw new PatternProblem(`the pattern ends in a backslash: write \`\\\\\` for the character itself`)
  }
  const lower = letter.toLowerCase()
  if (/^[dws]$/iu.test(lower) && letter.length === 1 && letter < '\x7f') {
    return { kind: 'shorthand', letter: lower as ShorthandLetter, negated: letter !== lower }
  }
  if (letter === 'p' || letter === 'P') return property(reader, letter === 'P', start)
  if (letter === 'x' || letter === 'u') return single(hexEscape(reader, letter, start))
  const control = controls[letter]
  if (control !== undefined) return single(control)
  if (letter === 'c') {
    const named = takeMatch(reader, /[a-z]/iy)?.[0]
    if (named !== undefined) return single(named.charCodeAt(0) % 32)
  }
  if (letter === '0') {
    if (takeMatch(reader, /\d/y) === undefined) return single(0)
    throw new PatternProblem(`the octal escape at position ${start} is not supported: write \`\\xHH\``)
  }
  if (letter >= '1' && letter <= '9') throw notLinear('back-reference', `\\${letter}`, start)
  if (letter === 'k' && skip(reader, '<')) throw notLinear('back-reference', '\\k<', start)
  if (/^[a-z\d]$/iu.test(letter) && letter < '\x7f') {
    const meaning = foreign[letter] === undefined ? '' : ` (${foreign[letter]})`
    throw new PatternProblem(`the escape \`\\${letter}\`${meaning} at position ${start} is not supported`)
  }
  return single(letter.codePointAt(0) ?? 0)
}
