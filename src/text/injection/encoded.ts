/**
 * Text inside text: runs of base 64, base 32 and hexadecimal digits, and escapes, as far as they spell something.
 *
 * @module
 */
import { decodeBase32, decodeBase64, decodeHex } from '../base64.ts'
import { unescaped } from '../escapes.ts'
import type { Units } from '../units.ts'
import { marksIn } from './gateMarks.ts'
import { prime, seed } from './lexicon.ts'

/** What a run spells: the same object for the same run. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

/** A run that was decoded, by where it stood first. */
interface Known {
  readonly start: number
  readonly end: number
  readonly decoded: Decoded
}

const escapes =
  /(?:%[\dA-F]{2}[\w.~-]{0,24}){3,2000}|(?:\\u[\dA-F]{4}|\\x[\dA-F]{2}|&#x?[\dA-F]{1,6};){5,2000}/giu
// Of fixed length: with words of any length, long ones would be read again from each of their letters.
const spelling = /[a-z]{2}[ _.,:/-]{1,2}[a-z]{2}/i
// What a short run of percent escapes spells words with: a separator, as it is or escaped, or an escape that was escaped.
const separated = /[_.:-]|%(?:2[05C-F]|3A|5F)/i
// What was encoded twice spells nothing yet.
const again = /^[\w+/-]{16,}={0,2}$/
const shortestRun = 16
const shortestHex = 24
const longestRun = 8192
/** More runs than these are not remembered. */
const mostKnown = 256

/** What the characters of a run are, one bit each. */
const kind = {
  /** A digit of base 64, of either alphabet. */
  any: 1,
  /** One that words of small letters and paths do not have. */
  marked: 2,
  /** No hexadecimal digit. */
  noHex: 4,
  /** No digit of base 32. */
  noBase32: 8,
} as const

const kindOf: Uint8Array = kindTable()

function kindTable(): Uint8Array {
  const table = new Uint8Array(256)
  for (let code = 0; code < 128; code++) {
    const character = String.fromCharCode(code)
    if (!/[\w+/-]/.test(character)) continue
    table[code] =
      kind.any |
      (/[A-Z\d]/.test(character) ? kind.marked : 0) |
      (/[\da-f]/i.test(character) ? 0 : kind.noHex) |
      (/[A-Z2-7]/.test(character) ? 0 : kind.noBase32)
  }
  return table
}

/**
 * Shows every long run of the digits of base 64 that has a digit or a capital, with what its characters are, until `visit`
 * says to stop: words and paths are runs too, and spell themselves. A run of that length lies across one of the places that
 * are looked at, so that the others need no look. O(length / shortest run) for text without long words.
 *
 * @returns Where the run begins at which it was to stop; `length` for none.
 */
function eachRun(
  from: number,
  length: number,
  bytes: Uint8Array,
  visit: (start: number, end: number, kinds: number) => boolean,
): number {
  for (let probe = from + shortestRun - 1; probe < length;) {
    let kinds = kindOf[bytes[probe] as number] as number
    if (kinds === 0) {
      probe += shortestRun
      continue
    }
    let start = probe
    for (; start > 0 && probe - start < shortestRun; start--) {
      const one = kindOf[bytes[start - 1] as number] as number
      if (one === 0) break
      kinds |= one
    }
    // The zeros behind the text end the last run.
    let end = probe + 1
    for (; end - start < longestRun; end++) {
      const one = kindOf[bytes[end] as number] as number
      if (one === 0) break
      kinds |= one
    }
    if ((kinds & kind.marked) !== 0 && end - start >= shortestRun && !visit(start, end, kinds)) return start
    probe = end + shortestRun - 1
  }
  return length
}

/** A hash of a run. O(run). */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = seed
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] as number), prime)
  return hash
}

/** Tells whether another run is the same. O(run). */
function isSame(bytes: Uint8Array, { start, end }: Known, other: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - other) return false
  for (let index = start; index < end; index++)
    if (bytes[index] !== bytes[other + index - start]) return false
  return true
}

const percent = marksIn('%')
const backslash = marksIn('\\')
const entity = marksIn('&#')

const nothing: Decoded = { text: '', encoding: '' }

function decode(text: string, start: number, end: number, kinds: number): Decoded {
  const hex =
    end - start >= shortestHex && (kinds & kind.noHex) === 0 ? decodeHex(text, start, end) : undefined
  if (hex !== undefined && saysSomething(hex)) return { text: hex, encoding: 'hex' }
  const bytes = decodeBase64(text, start, end)
  if (bytes !== undefined && saysSomething(bytes)) return { text: bytes, encoding: 'base64' }
  const small = (kinds & kind.noBase32) === 0 ? decodeBase32(text, start, end) : undefined
  return small !== undefined && saysSomething(small) ? { text: small, encoding: 'base32' } : nothing
}

function saysSomething(plain: string): boolean {
  return spelling.test(plain) || again.test(plain)
}

const stop = (): boolean => false

/**
 * Where the first run stands that {@link findEncoded} would take apart: `-1` when there is nothing at all, the length of the
 * text when there is no run but something else. Hardly any text has anything. O(length).
 */
export function firstEncoded(text: string, { bytes }: Units, marks: number): number {
  const { length } = text
  const run = eachRun(0, length, bytes, stop)
  return run < length || hasEscapes(marks) || namesRot13(text) ? run : -1
}

function hasEscapes(marks: number): boolean {
  return (marks & (percent | backslash)) !== 0 || (marks & entity) === entity
}

/**
 * Shows `visit` what every run spells that spells words, until it says to stop. `marks` is the punctuation that the text has,
 * `from` is {@link firstEncoded}. O(length).
 */
export function findEncoded(
  text: string,
  { bytes }: Units,
  marks: number,
  from: number,
  visit: (decoded: Decoded, start: number, end: number) => boolean,
): void {
  const { length } = text
  // What spelt something once does so again. Nearly every text has no such run.
  let known: Map<number, Known> | undefined
  const stopped = eachRun(from, length, bytes, (start, end, kinds) => {
    const same = known?.get(hashOf(bytes, start, end))
    if (same !== undefined && isSame(bytes, same, start, end)) return visit(same.decoded, start, end)
    const decoded = decode(text, start, end, kinds)
    if (decoded === nothing) return true
    known ??= new Map()
    if (known.size < mostKnown) known.set(hashOf(bytes, start, end), { start, end, decoded })
    return visit(decoded, start, end)
  })
  if (stopped < length) return
  if (namesRot13(text)) {
    const turned = rot13(text)
    if (saysSomething(turned) && !visit({ text: turned, encoding: 'rot13' }, 0, length)) return
  }
  if (!hasEscapes(marks)) return
  for (const { 0: run, index } of text.matchAll(escapes)) {
    if (run.startsWith('%') && run.length < shortestRun * 3 && !separated.test(run)) continue
    const plain = unescaped(text, index, index + run.length, false)
    if (plain === undefined || !saysSomething(plain.text)) continue
    const encoding = run.startsWith('%') ? 'percent' : run.startsWith('&') ? 'html' : 'unicode'
    if (!visit({ text: plain.text, encoding }, index, index + run.length)) return
  }
}

const halfAlphabet = 13

/** Tells whether `rot13` or `rot-13` is written anywhere, in capitals or not. O(length). */
function namesRot13(text: string): boolean {
  for (let at = text.indexOf('13'); at >= 0; at = text.indexOf('13', at + 2)) {
    const end = text.charCodeAt(at - 1) === 45 ? at - 2 : at - 1
    if (isLetterAt(text, end, 116) && isLetterAt(text, end - 1, 111) && isLetterAt(text, end - 2, 114))
      return true
  }
  return false
}

function isLetterAt(text: string, index: number, letter: number): boolean {
  return (text.charCodeAt(index) | 32) === letter
}

/** Every letter by the one half an alphabet further. O(length). */
function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0)
    const first = code & 0x60 // 64 before capitals, 96 before small letters.
    return String.fromCharCode(((code - first - 1 + halfAlphabet) % (2 * halfAlphabet)) + first + 1)
  })
}
