/**
 * Text inside text: runs of base 64, base 32 and hexadecimal digits, and escapes, as far as they spell something.
 *
 * @module
 */
import { decodeBase32, decodeBase64, decodeHex } from '../base64.ts'
import { unescaped } from '../escapes.ts'
import type { Units } from '../units.ts'
import { marksIn } from './gate.ts'

/** What a run spells. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  readonly start: number
  readonly end: number
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

const digits: Uint8Array = digitTable()

function digitTable(): Uint8Array {
  const table = new Uint8Array(256)
  for (let code = 48; code < 123; code++) table[code] = /\w/.test(String.fromCharCode(code)) ? 1 : 0
  for (const mark of '+/_-') table[mark.charCodeAt(0)] = 1
  return table
}

/**
 * Shows every long run of the digits of base 64, until `visit` says to stop. A run of that length lies across one of the places that are looked at, so
 * that the others need no look. O(length / shortest run) for text without long words.
 */
function eachRun(length: number, bytes: Uint8Array, visit: (start: number, end: number) => boolean): boolean {
  for (let probe = shortestRun - 1; probe < length;) {
    if (digits[bytes[probe] as number] === 0) {
      probe += shortestRun
      continue
    }
    let start = probe
    while (start > 0 && probe - start < shortestRun && digits[bytes[start - 1] as number] === 1) start--
    // The zeros behind the text end the last run.
    let end = probe + 1
    while (digits[bytes[end] as number] === 1 && end - start < longestRun) end++
    if (end - start >= shortestRun && !visit(start, end)) return false
    probe = end + shortestRun - 1
  }
  return true
}

const percent = marksIn('%')
const backslash = marksIn('\\')
const entity = marksIn('&#')

/**
 * Shows `visit` what every run spells that spells words, until it says to stop. `marks` is the punctuation that the text has.
 * O(length).
 */
export function findEncoded(
  text: string,
  { bytes }: Units,
  marks: number,
  visit: (decoded: Decoded) => boolean,
): void {
  /** @returns Whether to go on, or `undefined` when the run spells nothing. */
  const show = (plain: string | undefined, encoding: string, start: number, end: number): boolean | undefined =>
    plain !== undefined && (spelling.test(plain) || again.test(plain))
      ? visit({ text: plain, encoding, start, end })
      : undefined
  const goesOn = eachRun(text.length, bytes, (index, end) => {
    const run = text.slice(index, end)
    // Words and paths are runs too: what has no digits and no capitals spells itself.
    if (!/[A-Z\d]/.test(run)) return true
    const hex = run.length >= 24 && /^[\da-f]+$/i.test(run) ? decodeHex(text, index, end) : undefined
    return (
      show(hex, 'hex', index, end) ??
      show(decodeBase64(text, index, end), 'base64', index, end) ??
      (/^[A-Z2-7]+$/.test(run) ? show(decodeBase32(text, index, end), 'base32', index, end) : undefined) ??
      true
    )
  })
  if (!goesOn) return
  if (text.includes('13') && /rot-?13/i.test(text) && show(rot13(text), 'rot13', 0, text.length) === false)
    return
  if ((marks & (percent | backslash)) === 0 && (marks & entity) !== entity) return
  for (const { 0: run, index } of text.matchAll(escapes)) {
    if (run.startsWith('%') && run.length < shortestRun * 3 && !separated.test(run)) continue
    const plain = unescaped(text, index, index + run.length, false)
    const encoding = run.startsWith('%') ? 'percent' : run.startsWith('&') ? 'html' : 'unicode'
    if (show(plain?.text, encoding, index, index + run.length) === false) return
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
