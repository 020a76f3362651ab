/**
 * Text inside text: runs of base 64, base 32 and hexadecimal digits, and escapes, as far as they spell something.
 *
 * @module
 */
import { decodeBase32, decodeBase64, decodeHex } from '../base64.ts'
import { unescaped } from '../escapes.ts'
import type { Units } from '../units.ts'
import { marksIn } from './gate.ts'
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
const spelling = /[a-z]{2}[ _.,:/-]{1,2}[a-z]{2}/iu
// What a short run of percent escapes spells words with: a separator, as it is or escaped, or an escape that was escaped.
const separated = /[_.:-]|%(?:2[05C-F]|3A|5F)/i
// What was encoded twice spells nothing yet.
const again = /^[\w+/-]{16,}={0,2}$/
const shortestRun = 16
const longestRun = 8192
/** More runs than these are not remembered. */
const mostKnown = 256

/** 1 for a digit of base 64 of either alphabet, 3 for those that words of small letters do not have. */
const digits: Uint8Array = digitTable()

function digitTable(): Uint8Array {
  const table = new Uint8Array(256)
  for (let code = 48; code < 123; code++) table[code] = /\w/.test(String.fromCharCode(code)) ? 1 : 0
  for (const mark of '+/_-') table[mark.charCodeAt(0)] = 1
  for (let code = 48; code < 91; code++) table[code] = table[code] === 0 ? 0 : 3
  return table
}

/**
 * Shows every long run of the digits of base 64 that has a digit or a capital, until `visit` says to stop: words and paths are
 * runs too, and spell themselves. A run of that length lies across one of the places that are looked at, so that the others
 * need no look. O(length / shortest run) for text without long words.
 */
function eachRun(length: number, bytes: Uint8Array, visit: (start: number, end: number) => boolean): boolean {
  for (let probe = shortestRun - 1; probe < length;) {
    let kinds = digits[bytes[probe] as number] as number
    if (kinds === 0) {
      probe += shortestRun
      continue
    }
    let start = probe
    for (; start > 0 && probe - start < shortestRun; start--) {
      const kind = digits[bytes[start - 1] as number] as number
      if (kind === 0) break
      kinds |= kind
    }
    // The zeros behind the text end the last run.
    let end = probe + 1
    for (; end - start < longestRun; end++) {
      const kind = digits[bytes[end] as number] as number
      if (kind === 0) break
      kinds |= kind
    }
    if (kinds === 3 && end - start >= shortestRun && !visit(start, end)) return false
    probe = end + shortestRun - 1
  }
  return true
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

function decode(run: string): Decoded {
  const hex = run.length >= 24 && /^[\da-f]+$/i.test(run) ? decodeHex(run) : undefined
  if (hex !== undefined && saysSomething(hex)) return { text: hex, encoding: 'hex' }
  const bytes = decodeBase64(run)
  if (bytes !== undefined && saysSomething(bytes)) return { text: bytes, encoding: 'base64' }
  const small = /^[A-Z2-7]+$/.test(run) ? decodeBase32(run) : undefined
  return small !== undefined && saysSomething(small) ? { text: small, encoding: 'base32' } : nothing
}

function saysSomething(plain: string): boolean {
  return spelling.test(plain) || again.test(plain)
}

/**
 * Shows `visit` what every run spells that spells words, until it says to stop. `marks` is the punctuation that the text has.
 * O(length).
 */
export function findEncoded(
  text: string,
  { bytes }: Units,
  marks: number,
  visit: (decoded: Decoded, start: number, end: number) => boolean,
): void {
  // The same digits spell the same again.
  const known = new Map<number, Known>()
  const goesOn = eachRun(text.length, bytes, (start, end) => {
    const hash = hashOf(bytes, start, end)
    const same = known.get(hash)
    const isKnown = same !== undefined && isSame(bytes, same, start, end)
    const decoded = isKnown ? same.decoded : decode(text.slice(start, end))
    if (same === undefined && known.size < mostKnown) known.set(hash, { start, end, decoded })
    return decoded === nothing || visit(decoded, start, end)
  })
  if (!goesOn) return
  if (text.includes('13') && /rot-?13/i.test(text)) {
    const turned = rot13(text)
    if (saysSomething(turned) && !visit({ text: turned, encoding: 'rot13' }, 0, text.length)) return
  }
  if ((marks & (percent | backslash)) === 0 && (marks & entity) !== entity) return
  for (const { 0: run, index } of text.matchAll(escapes)) {
    if (run.startsWith('%') && run.length < shortestRun * 3 && !separated.test(run)) continue
    const plain = unescaped(text, index, index + run.length, false)
    if (plain === undefined || !saysSomething(plain.text)) continue
    const encoding = run.startsWith('%') ? 'percent' : run.startsWith('&') ? 'html' : 'unicode'
    if (!visit({ text: plain.text, encoding }, index, index + run.length)) return
  }
}

const halfAlphabet = 13

/** Every letter by the one half an alphabet further. O(length). */
function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0)
    const first = code & 0x60 // 64 before capitals, 96 before small letters.
    return String.fromCharCode(((code - first - 1 + halfAlphabet) % (2 * halfAlphabet)) + first + 1)
  })
}
