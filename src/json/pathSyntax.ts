/**
 * The syntax of paths: RFC 9535 section 2, without whatever computes or combines.
 *
 * @module
 */

/** One step of a path. */
export interface PathSegment {
  /** `true` for `..`: the selector applies to the value and to everything below it. */
  readonly descendant: boolean
  /** A member name, an index, or `undefined` for the wildcard. */
  readonly selector: string | number | undefined
}

/** What parsing gives: segments, or what keeps the text from being a path. */
export type ParsedSegments = { readonly segments: readonly PathSegment[] } | { readonly problem: string }

/** A selector and where the text goes on. */
interface Selected {
  readonly selector: string | number | undefined
  readonly end: number
}

// RFC 9535 section 2.5.1.1: member-name-shorthand; every character beyond ASCII but lone surrogates.
const shorthandName = /[a-z_\u{80}-\u{D7FF}\u{E000}-\u{10FFFF}][\w\u{80}-\u{D7FF}\u{E000}-\u{10FFFF}]*/iuy
// RFC 9535 section 2.3.3: no leading zeros, no `-0`.
const integer = /0(?!\d)|-?[1-9]\d*/y
const blank = /[ \t\n\r]*/y
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '/': '/',
  '\\': '\\',
}
const unicodeEscape = /u(?:d[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|(?!d[89a-f])[\da-f]{4})/iy

/** Parses a path into its segments. O(length). Positions in problems count UTF-16 code units from 0. */
export function parseSegments(text: string): ParsedSegments {
  if (!text.startsWith('$')) return { problem: `the path \`${shorten(text)}\` must begin with \`$\`` }
  const segments: PathSegment[] = []
  let position = 1
  while (position < text.length) {
    const start = skipBlank(text, position)
    const descendant = text.startsWith('..', start)
    const after = descendant ? start + 2 : start
    const selected = text[after] === '[' ? bracketed(text, after) : dotted(text, after, descendant)
    if (typeof selected === 'string') return { problem: `in the path \`${shorten(text)}\`, ${selected}` }
    segments.push({ descendant, selector: selected.selector })
    position = selected.end
  }
  return { segments }
}

function dotted(text: string, start: number, descendant: boolean): Selected | string {
  let position = start
  if (!descendant) {
    if (text[position] !== '.') return `position ${position} must be \`.\`, \`..\` or \`[\``
    position++
  }
  if (text[position] === '*') return { selector: undefined, end: position + 1 }
  const name = match(shorthandName, text, position)
  if (name === undefined) return `a name, \`*\` or a bracket must follow at position ${position}`
  const end = position + name.length
  if (text[end] === '(') return `functions are not supported (position ${end})`
  if (text[end] === '-') return `a name with \`-\` at position ${position} must be written \`['...']\``
  return { selector: name, end }
}

function bracketed(text: string, start: number): Selected | string {
  const position = skipBlank(text, start + 1)
  const selected = bracketSelector(text, position)
  if (typeof selected === 'string') return selected
  const close = skipBlank(text, selected.end)
  if (text[close] === ']') return { selector: selected.selector, end: close + 1 }
  if (text[close] === ',') return `unions such as \`[0,1]\` are not supported (position ${close})`
  if (text[close] === ':') return slices(close)
  return `position ${close} must be \`]\``
}

function bracketSelector(text: string, position: number): Selected | string {
  const character = text[position]
  if (character === '*') return { selector: undefined, end: position + 1 }
  if (character === "'" || character === '"') return quotedName(text, position, character)
  if (character === '?') return `filters such as \`[?@.a]\` are not supported (position ${position})`
  if (character === '(') return `scripts such as \`[(...)]\` are not supported (position ${position})`
  if (character === ':') return slices(position)
  const digits = match(integer, text, position)
  if (digits === undefined) return `a quoted name, an index or \`*\` must follow at position ${position}`
  const index = Number(digits)
  // RFC 9535 section 2.1: indices stay within the integers of I-JSON.
  if (!Number.isSafeInteger(index)) return `the index at position ${position} is too large`
  return { selector: index, end: position + digits.length }
}

/** A name in quotes, RFC 9535 section 2.3.1. */
function quotedName(text: string, start: number, quote: string): Selected | string {
  let name = ''
  let position = start + 1
  while (position < text.length) {
    const character = String.fromCodePoint(text.codePointAt(position) ?? 0)
    if (character === quote) return { selector: name, end: position + 1 }
    if (character < ' ') return `the control character at position ${position} must be escaped`
    if (isSurrogate(character)) return `the lone surrogate at position ${position} is no character`
    if (character !== '\\') {
      name += character
      position += character.length
      continue
    }
    const letter = text[position + 1] ?? ''
    const plain = letter === quote ? quote : Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
    if (plain !== undefined) {
      name += plain
      position += 2
      continue
    }
    const hexadecimal = match(unicodeEscape, text, position + 1)
    if (hexadecimal === undefined) return `the escape at position ${position} is none of RFC 9535`
    name += decode(hexadecimal)
    position += 1 + hexadecimal.length
  }
  return `the quote at position ${start} is never closed`
}

/** `u00e9`, or a pair as `ud83d\ude00`. */
function decode(escape: string): string {
  const high = Number.parseInt(escape.slice(1, 5), 16)
  return escape.length === 5
    ? String.fromCharCode(high)
    : String.fromCharCode(high, Number.parseInt(escape.slice(7), 16))
}

function isSurrogate(character: string): boolean {
  return character.length === 1 && character >= '\u{D800}' && character <= '\u{DFFF}'
}

function slices(position: number): string {
  return `slices such as \`[0:2]\` are not supported (position ${position})`
}

function skipBlank(text: string, position: number): number {
  return position + (match(blank, text, position) ?? '').length
}

/** What a sticky pattern matches at a position. The patterns are ours alone, so that setting `lastIndex` is safe. */
function match(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position
  return pattern.exec(text)?.[0]
}

/** Problems quote the path, but not all of a path that goes on and on. */
function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}...`
}
