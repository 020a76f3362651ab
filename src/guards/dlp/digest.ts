/**
 * Digests of matched values: they tell equal values from different ones, and are all that is kept.
 *
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const hexadecimal = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))

const encoder = new TextEncoder()
const shortValue = 512
const tokenLength = 64

/** A hash that is begun again for every value: making one costs more than hashing a short value does. */
interface Restart<Hash> {
  _cloneInto: (to?: Hash) => Hash
  update: (bytes: Uint8Array) => Hash
  digestInto: (out: Uint8Array) => void
}

/**
 * Makes the digest function of a scanner: the first 16 hexadecimal digits of SHA-256, or of HMAC-SHA-256 with a key.
 *
 * Without a key anyone can compute the digest, so that a value from a small set (a social security number, a telephone
 * number) can be found by trying them all. Give a key wherever digests leave the process; digests made with different keys
 * cannot be compared.
 */
export function digester(key: string | Uint8Array | undefined): (value: string) => string {
  if (key === undefined) return restarting(() => sha256.create())
  const secret = typeof key === 'string' ? utf8ToBytes(key) : key
  return restarting(() => hmac.create(sha256, secret))
}

/** A digest function that works out the digest of each value once. For the values of one text, all of which it keeps. */
export function remembered(digest: (value: string) => string): (value: string) => string {
  const known = new Map<string, string>()
  let last: string | undefined
  let lastDigest = ''
  return (value) => {
    // What is repeated is repeated at once, and looking a long value up takes reading it.
    if (value === last) return lastDigest
    last = value
    const found = known.get(value)
    if (found !== undefined) return (lastDigest = found)
    lastDigest = digest(value)
    known.set(value, lastDigest)
    return lastDigest
  }
}

function restarting<Hash extends Restart<Hash>>(create: () => Hash): (value: string) => string {
  const begun = create()
  const hash = create()
  const bytes = new Uint8Array(shortValue * 3)
  // A view of a part costs more than filling it: there is one for each length of a token.
  const parts: Uint8Array[] = []
  const partOf = (length: number): Uint8Array => (parts[length] ??= bytes.subarray(0, length))
  const out = new Uint8Array(32)
  return (value) => {
    begun
      ._cloneInto(hash)
      .update(encoded(value, bytes, partOf))
      .digestInto(out)
    return firstOf(out)
  }
}

/** A value in UTF-8, in `bytes` when they are enough. */
function encoded(value: string, bytes: Uint8Array, partOf: (length: number) => Uint8Array): Uint8Array {
  const { length } = value
  if (length > shortValue) return encoder.encode(value)
  let at = 0
  // Of a token a loop makes bytes sooner than a call does.
  if (length <= tokenLength)
    for (let unit = 0; at < length && (unit = value.charCodeAt(at)) < 128; at++) bytes[at] = unit
  return at === length ? partOf(length) : bytes.subarray(0, encoder.encodeInto(value, bytes).written)
}

/** 64 bits as text: no two of a million values share them by chance, and they show nothing of the value. */
function firstOf(bytes: Uint8Array): string {
  const half = (at: number): number =>
    hexadecimal[((bytes[at >> 1] as number) >> ((at & 1) === 0 ? 4 : 0)) & 15] as number
  // prettier-ignore
  return String.fromCharCode(
    half(0), half(1), half(2), half(3), half(4), half(5), half(6), half(7),
    half(8), half(9), half(10), half(11), half(12), half(13), half(14), half(15),
  )
}
