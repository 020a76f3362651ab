/**
 * Base 64, base 32 and hexadecimal, read leniently: with or without padding, either alphabet, and only as far as it makes
 * text.
 *
 * @module
 */

const sixBits = new Uint8Array(128).fill(255)
const fiveBits = new Uint8Array(128).fill(255)
const fourBits = new Uint8Array(128).fill(255)
fillTables()

function fillTables(): void {
  const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const alphabet = `${upper}${upper.toLowerCase()}0123456789+/`
  for (let index = 0; index < 64; index++) sixBits[alphabet.charCodeAt(index)] = index
  // RFC 4648 section 5.
  sixBits[45] = 62
  sixBits[95] = 63
  for (let index = 0; index < 32; index++) fiveBits[`${upper}234567`.charCodeAt(index)] = index
  for (let index = 0; index < 16; index++) {
    fourBits['0123456789abcdef'.charCodeAt(index)] = index
    fourBits['0123456789ABCDEF'.charCodeAt(index)] = index
  }
}

/** The bytes of a run of digits of `width` bits each; stops at the first other character. */
function bytesOf(text: string, start: number, end: number, table: Uint8Array, width: number): Uint8Array {
  const bytes = new Uint8Array(((end - start) * width) >> 3)
  let length = 0
  let buffer = 0
  let bits = 0
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index)
    const digit = unit < 128 ? (table[unit] ?? 255) : 255
    if (digit === 255) {
      // Line breaks inside a block (RFC 2045 section 6.8) are passed over, anything else ends it.
      if (unit === 10 || unit === 13 || unit === 32 || unit === 9) continue
      break
    }
    buffer = ((buffer << width) | digit) & 0xffff
    bits += width
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (buffer >> bits) & 255
    }
  }
  return bytes.subarray(0, length)
}

// eslint-disable-next-line no-control-regex -- control characters are what tells bytes from a text
const controls = /[\0-\x08\v\f\x0e-\x1f\x7f]/

const utf8 = new TextDecoder()

/** Bytes as text: UTF-8, or UTF-16 (little endian) when every other byte is zero; `undefined` when it is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined
  // The first bytes tell nearly always: a look at them saves decoding an image.
  const wide = bytes.length >= 4 && bytes[1] === 0 && bytes[3] === 0
  const head = Math.min(bytes.length, 16)
  for (let index = 0; index < head; index++) {
    const byte = bytes[index] ?? 0
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) {
      if (!(wide && index % 2 === 1)) return undefined
    }
  }
  if (wide) {
    let text = ''
    for (let index = 0; index + 1 < bytes.length; index += 2) {
      text += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8))
    }
    return controls.test(text) ? undefined : text
  }
  const text = utf8.decode(bytes)
  // Replacement characters at the very end come from a cut, elsewhere from bytes that are no text.
  const broken = text.indexOf('\ufffd')
  if (broken !== -1 && broken < text.length - 2) return broken >= 12 ? text.slice(0, broken) : undefined
  return controls.test(text) ? undefined : text
}

/** How many bytes {@link looksLikeText} asks for. */
const headLength = 6

/**
 * Tells from the first six bytes whether a run of digits can be text: ASCII, UTF-8, or UTF-16 in little endian. Allocates
 * nothing; nearly every identifier and every image fails it.
 */
function looksLikeText(text: string, start: number, table: Uint8Array, width: number): boolean {
  let buffer = 0
  let bits = 0
  let count = 0
  let pending = 0
  let zeros = 0
  for (let index = start; count < headLength; index++) {
    const unit = text.charCodeAt(index)
    const digit = unit < 128 ? (table[unit] ?? 255) : 255
    if (digit === 255) return unit === 10 || unit === 13
    buffer = ((buffer << width) | digit) & 0xffff
    bits += width
    if (bits < 8) continue
    bits -= 8
    const byte = (buffer >> bits) & 255
    count++
    if (byte === 0 && count % 2 === 0 && zeros === count / 2 - 1) zeros++
    else if (zeros > 0 && count % 2 === 0) return false
    else if (pending > 0) {
      if (byte >> 6 !== 2) return false
      pending--
    } else if (byte >= 0x80) {
      if (byte < 0xc2 || byte > 0xf4) return false
      pending = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    } else if (byte === 127 || (byte < 32 && (byte < 9 || byte > 13))) return false
  }
  return true
}

/** What a run of base 64 or base 64url says; `undefined` when it is no text. O(length). */
export function decodeBase64(text: string, start = 0, end: number = text.length): string | undefined {
  if (end - start >= 8 && !looksLikeText(text, start, sixBits, 6)) return undefined
  return textOf(bytesOf(text, start, end, sixBits, 6))
}

/** What a run of base 32 says (RFC 4648 section 6, capitals); `undefined` when it is no text. O(length). */
export function decodeBase32(text: string, start = 0, end: number = text.length): string | undefined {
  if (end - start < 16 || !looksLikeText(text, start, fiveBits, 5)) return undefined
  return textOf(bytesOf(text, start, end, fiveBits, 5))
}

/** What pairs of hexadecimal digits say; `undefined` when it is no text. O(length). */
export function decodeHex(text: string, start = 0, end: number = text.length): string | undefined {
  if (end - start >= 12 && !looksLikeText(text, start, fourBits, 4)) return undefined
  return textOf(bytesOf(text, start, end, fourBits, 4))
}
