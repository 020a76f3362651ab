/**
 * Escapes: percent, `\u` and `\x`, HTML entities, quoted-printable. Decoded in place, with the way back.
 *
 * @module
 */
import { MappedBuilder, type Mapped } from './mapped.ts'

/** The names of the encodings in a finding's `decodedFrom`, by the numbers in {@link Unescaped.kinds}; 0 is none. */
export const escapeKinds = ['', 'percent', 'unicode', 'hex', 'html', 'quoted-printable', 'json'] as const

const [percentKind, unicodeKind, hexKind, htmlKind, quotedKind, jsonKind] = [1, 2, 3, 4, 5, 6]

/** A decoded stretch. */
export interface Unescaped extends Mapped {
  /** For every code unit of the text, the kind that it was decoded from: an index of {@link escapeKinds}. */
  readonly kinds: Uint8Array
}

const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', commat: '@', period: '.', colon: ':', sol: '/', equals: '=',
  lowbar: '_', hyphen: '-', dash: '-', num: '#', percnt: '%', plus: '+', dollar: '$', lpar: '(', rpar: ')', Tab: '\t', NewLine: '\n',
} // prettier-ignore

// Tried where a backslash stands; the others are read by hand, because long runs of them are common.
const backslash =
  /\\u\{([\dA-Fa-f]{1,6})\}|\\{1,4}u([\dA-Fa-f]{4})|\\{1,4}x([\dA-Fa-f]{2})|\\([0-7]{3})|\\{1,4}(["'\\/bfnrt])/y

/** What stands in place of an escape. */
interface Piece {
  readonly text: string
  readonly kind: number
  /** Where the escape ends. */
  readonly end: number
}

/**
 * Decodes every escape between `from` and `to`. O(length).
 *
 * @param quoted - Reads quoted-printable (RFC 2045 section 6.7) instead of the other kinds: `=3D` is too common elsewhere.
 * @returns `undefined` when there is none.
 */
export function unescaped(text: string, from: number, to: number, quoted: boolean): Unescaped | undefined {
  const source = text.slice(from, to)
  const builder = new MappedBuilder(source.length)
  const kinds = new Uint8Array(source.length)
  let plain = 0
  for (let index = 0; index < source.length;) {
    const unit = source.charCodeAt(index)
    if (quoted ? unit !== 61 : unit !== 37 && unit !== 92 && unit !== 38) {
      index++
      continue
    }
    if (unit === 37) {
      const stop = percentEnd(source, index)
      if (stop < 0) {
        index++
        continue
      }
      builder.copy(source, plain, index)
      const wide = percentCharacter(source, stop)
      if (wide === undefined) {
        kinds[builder.length] = percentKind
        builder.unit(hexadecimalValue(source, stop - 2), index, stop)
        plain = index = stop
        continue
      }
      kinds.fill(percentKind, builder.length, builder.length + wide.text.length)
      builder.push(wide.text, index, wide.end)
      plain = index = wide.end
      continue
    }
    const piece = quoted
      ? quotedAt(source, index)
      : unit === 38
        ? entityAt(source, index)
        : backslashAt(source, index)
    if (piece === undefined || piece.text.length > piece.end - index) {
      index++
      continue
    }
    const { text: read, kind, end } = piece
    builder.copy(source, plain, index)
    kinds.fill(kind, builder.length, builder.length + read.length)
    builder.push(read, index, end)
    plain = end
    index = end
  }
  if (plain === 0) return undefined
  builder.copy(source, plain, source.length)
  const mapped = builder.finish()
  for (let index = 0; index < mapped.starts.length; index++) {
    mapped.starts[index] = (mapped.starts[index] ?? 0) + from
    mapped.ends[index] = (mapped.ends[index] ?? 0) + from
  }
  return { ...mapped, kinds }
}

/** The code unit of a `\\u0041`; -1 for anything else, also for what was escaped again. */
function plainUnicode(source: string, index: number): number {
  if (source.charCodeAt(index) !== 92 || source.charCodeAt(index + 1) !== 117) return -1
  return isPair(source, index + 2) && isPair(source, index + 4)
    ? hexadecimalValue(source, index + 2) * 256 + hexadecimalValue(source, index + 4)
    : -1
}

/** The end of a percent escape, also one that was escaped again (`%2541`); -1 when it is none. */
function percentEnd(source: string, start: number): number {
  let at = start + 1
  for (let again = 0; again < 3 && source.startsWith('25', at) && isPair(source, at + 2); again++) at += 2
  return isPair(source, at) ? at + 2 : -1
}

/** A character beyond ASCII in percent escapes: UTF-8 (RFC 3986 section 2.5). `undefined` when the bytes are none. */
function percentCharacter(source: string, stop: number): Piece | undefined {
  const lead = hexadecimalValue(source, stop - 2)
  if (lead < 0xc2 || lead > 0xf4) return undefined
  const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
  let code = lead & (0x3f >> more)
  let end = stop
  for (let read = 0; read < more; read++) {
    const next = source.charCodeAt(end) === 37 ? percentEnd(source, end) : -1
    const byte = next < 0 ? 0 : hexadecimalValue(source, next - 2)
    if (byte >> 6 !== 2) return undefined
    code = code * 64 + (byte & 0x3f)
    end = next
  }
  return { text: character(code), kind: percentKind, end }
}

/** The value of two hexadecimal digits. */
function hexadecimalValue(source: string, at: number): number {
  return digitValue(source.charCodeAt(at)) * 16 + digitValue(source.charCodeAt(at + 1))
}

function digitValue(unit: number): number {
  return unit <= 57 ? unit - 48 : (unit | 32) - 87
}

function isPair(source: string, at: number): boolean {
  return isHexadecimal(source.charCodeAt(at)) && isHexadecimal(source.charCodeAt(at + 1))
}

function isHexadecimal(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102)
}

/** What a backslash begins. */
function backslashAt(source: string, index: number): Piece | undefined {
  const code = plainUnicode(source, index)
  if (code >= 0) return { text: String.fromCharCode(code), kind: unicodeKind, end: index + 6 }
  backslash.lastIndex = index
  const match = backslash.exec(source)
  if (match === null) return undefined
  const [all, braced, unicode, hexadecimal, octal, simple = ''] = match
  const end = index + all.length
  if (braced !== undefined) return { text: character(Number.parseInt(braced, 16)), kind: unicodeKind, end }
  if (unicode !== undefined)
    return { text: String.fromCharCode(Number.parseInt(unicode, 16)), kind: unicodeKind, end }
  if (hexadecimal !== undefined)
    return { text: character(Number.parseInt(hexadecimal, 16)), kind: hexKind, end }
  if (octal !== undefined) return { text: character(Number.parseInt(octal, 8)), kind: hexKind, end }
  return { text: 'bfnrt'.includes(simple) ? '\n' : simple, kind: jsonKind, end }
}

const longestNumber = 7
const longestName = 8

/** What an ampersand begins: `&#64;`, `&#x40;`, both also without the semicolon, and `&commat;`. */
function entityAt(source: string, index: number): Piece | undefined {
  if (source.charCodeAt(index + 1) !== 35) {
    let end = index + 1
    while (end - index <= longestName && isLetter(source.charCodeAt(end))) end++
    if (source.charCodeAt(end) !== 59) return undefined
    const name = source.slice(index + 1, end)
    return Object.hasOwn(named, name) ? { text: named[name] ?? '', kind: htmlKind, end: end + 1 } : undefined
  }
  const isHex = (source.charCodeAt(index + 2) | 32) === 120
  const start = isHex ? index + 3 : index + 2
  const most = start + (isHex ? longestNumber - 1 : longestNumber)
  let end = start
  let code = 0
  for (; end < most; end++) {
    const unit = source.charCodeAt(end)
    if (!(isHex ? isHexadecimal(unit) : unit >= 48 && unit <= 57)) break
    code = code * (isHex ? 16 : 10) + digitValue(unit)
  }
  if (end === start) return undefined
  if (source.charCodeAt(end) === 59) end++
  return { text: character(code), kind: htmlKind, end }
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122
}

/** What an equals sign begins in quoted-printable: two capital hexadecimal digits, or a line break that is none. */
function quotedAt(source: string, index: number): Piece | undefined {
  const next = source.charCodeAt(index + 1)
  if (next === 10) return { text: '', kind: quotedKind, end: index + 2 }
  if (next === 13 && source.charCodeAt(index + 2) === 10)
    return { text: '', kind: quotedKind, end: index + 3 }
  if (!isCapitalDigit(next) || !isCapitalDigit(source.charCodeAt(index + 2))) return undefined
  return {
    text: String.fromCharCode(hexadecimalValue(source, index + 1)),
    kind: quotedKind,
    end: index + 3,
  }
}

function isCapitalDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 70)
}

/** A code point as text; a space for what is none. */
function character(code: number): string {
  return code > 0x10ffff ? ' ' : String.fromCodePoint(code)
}
