/**
 * SHA-256 (FIPS 180-4) of texts. It is written for many short ones: nothing is allocated but the digest. For bytes, and where
 * a key is involved, `@noble/hashes` is used.
 *
 * @module
 */

// The first 32 bits of the fractional parts of the square roots of the first eight primes (section 5.3.3), and of the cube
// roots of the first 64 (section 4.2.2).
const initial: Int32Array = fractions(8, Math.sqrt)
const constants: Int32Array = fractions(64, Math.cbrt)

function fractions(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = []
  for (let next = 2; primes.length < count; next++)
    if (primes.every((prime) => next % prime !== 0)) primes.push(next)
  return Int32Array.from(primes, (prime) => ((root(prime) % 1) * 2 ** 32) | 0)
}

const blockLength = 64
/** A larger buffer is not kept. */
const largestKept = 1 << 20

/**
 * Makes a function that hashes texts in UTF-8 to 64 lower-case hexadecimal digits. It keeps a buffer to encode into. A lone
 * surrogate is hashed as U+FFFD. O(length).
 */
export function createTextHasher(): (text: string) => string {
  const encoder = new TextEncoder()
  // What works on the buffers stands in here with them: to an engine they are then always the same ones, and a sixth faster.
  const words = new Int32Array(64)
  const state = new Int32Array(8)
  const digits = Array.from({ length: 64 }, () => 0)
  let kept = new Uint8Array(1 << 14)

  /** Section 6.2.2. Four rounds at a time, after which every variable is four places on. */
  function compress(bytes: Uint8Array, from: number): void {
    schedule(bytes, from)
    let a = state[0] as number
    let b = state[1] as number
    let c = state[2] as number
    let d = state[3] as number
    let e = state[4] as number
    let f = state[5] as number
    let g = state[6] as number
    let h = state[7] as number
    for (let at = 0; at < 64; at += 4) {
      const k0 = ((constants[at] as number) + (words[at] as number)) | 0
      const k1 = ((constants[at + 1] as number) + (words[at + 1] as number)) | 0
      const k2 = ((constants[at + 2] as number) + (words[at + 2] as number)) | 0
      const k3 = ((constants[at + 3] as number) + (words[at + 3] as number)) | 0
      const t0 = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ (e & (f ^ g))) + k0) | 0
      const e0 = (d + t0) | 0
      const a0 = (t0 + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (c & (a ^ b)))) | 0
      const t1 = (g + ((e0 >>> 6 | e0 << 26) ^ (e0 >>> 11 | e0 << 21) ^ (e0 >>> 25 | e0 << 7)) + (f ^ (e0 & (e ^ f))) + k1) | 0
      const e1 = (c + t1) | 0
      const a1 = (t1 + ((a0 >>> 2 | a0 << 30) ^ (a0 >>> 13 | a0 << 19) ^ (a0 >>> 22 | a0 << 10)) + ((a0 & a) ^ (b & (a0 ^ a)))) | 0
      const t2 = (f + ((e1 >>> 6 | e1 << 26) ^ (e1 >>> 11 | e1 << 21) ^ (e1 >>> 25 | e1 << 7)) + (e ^ (e1 & (e0 ^ e))) + k2) | 0
      const e2 = (b + t2) | 0
      const a2 = (t2 + ((a1 >>> 2 | a1 << 30) ^ (a1 >>> 13 | a1 << 19) ^ (a1 >>> 22 | a1 << 10)) + ((a1 & a0) ^ (a & (a1 ^ a0)))) | 0
      const t3 = (e + ((e2 >>> 6 | e2 << 26) ^ (e2 >>> 11 | e2 << 21) ^ (e2 >>> 25 | e2 << 7)) + (e0 ^ (e2 & (e1 ^ e0))) + k3) | 0
      const e3 = (a + t3) | 0
      const a3 = (t3 + ((a2 >>> 2 | a2 << 30) ^ (a2 >>> 13 | a2 << 19) ^ (a2 >>> 22 | a2 << 10)) + ((a2 & a1) ^ (a0 & (a2 ^ a1)))) | 0
      h = e0
      g = e1
      f = e2
      e = e3
      d = a0
      c = a1
      b = a2
      a = a3
    } // prettier-ignore
    state[0] = (state[0] as number) + a
    state[1] = (state[1] as number) + b
    state[2] = (state[2] as number) + c
    state[3] = (state[3] as number) + d
    state[4] = (state[4] as number) + e
    state[5] = (state[5] as number) + f
    state[6] = (state[6] as number) + g
    state[7] = (state[7] as number) + h
  }

  /** Section 6.2.2 step 1. */
  function schedule(bytes: Uint8Array, from: number): void {
    for (let at = 0, byte = from; at < 16; at++, byte += 4) {
      words[at] =
        ((bytes[byte] as number) << 24) |
        ((bytes[byte + 1] as number) << 16) |
        ((bytes[byte + 2] as number) << 8) |
        (bytes[byte + 3] as number)
    }
    // What the next round needs again is kept.
    let x = words[0] as number
    let y = words[14] as number
    let z = words[15] as number
    for (let at = 16; at < 64; at += 2) {
      const v = words[at - 15] as number
      const w = words[at - 14] as number
      y = (x + ((v >>> 7 | v << 25) ^ (v >>> 18 | v << 14) ^ (v >>> 3)) + (words[at - 7] as number) + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ (y >>> 10))) | 0
      z = (v + ((w >>> 7 | w << 25) ^ (w >>> 18 | w << 14) ^ (w >>> 3)) + (words[at - 6] as number) + ((z >>> 17 | z << 15) ^ (z >>> 19 | z << 13) ^ (z >>> 10))) | 0
      words[at] = y
      words[at + 1] = z
      x = w
    } // prettier-ignore
  }

  return (text) => {
    // Three bytes for a code unit at most, and the padding.
    const most = text.length * 3 + 2 * blockLength
    const bytes = kept.length >= most ? kept : new Uint8Array(most)
    if (bytes.length <= largestKept) kept = bytes
    const total = pad(bytes, encoder.encodeInto(text, bytes).written)
    state.set(initial)
    for (let at = 0; at < total; at += blockLength) compress(bytes, at)
    for (let digit = 0; digit < 64; digit++) {
      const value = ((state[digit >> 3] as number) >>> (28 - 4 * (digit & 7))) & 15
      digits[digit] = value < 10 ? 48 + value : 87 + value
    }
    return String.fromCharCode(...digits)
  }
}

/** Section 5.1.1: a bit, zeros, and the length in bits. @returns The length with them, whole blocks. */
function pad(bytes: Uint8Array, length: number): number {
  const total = ((length + 8) >> 6) * blockLength + blockLength
  bytes[length] = 128
  bytes.fill(0, length + 1, total)
  const high = Math.floor(length / 2 ** 29)
  bytes[total - 6] = high >>> 8
  bytes[total - 5] = high
  bytes[total - 4] = length >>> 21
  bytes[total - 3] = length >>> 13
  bytes[total - 2] = length >>> 5
  bytes[total - 1] = length << 3
  return total
}
