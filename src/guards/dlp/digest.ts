/**
 * Digests of matched values: they tell equal values from different ones, and are all that is kept.
 *
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

// 64 bits: no two of a million values share one by chance, and it shows nothing of the value.
const digits = 16

/**
 * Makes the digest function of a scanner: the first 16 hexadecimal digits of SHA-256, or of HMAC-SHA-256 with a key.
 *
 * Without a key anyone can compute the digest, so that a value from a small set (a social security number, a telephone
 * number) can be found by trying them all. Give a key wherever digests leave the process; digests made with different keys
 * cannot be compared.
 */
export function digester(key: string | Uint8Array | undefined): (value: string) => string {
  const secret = typeof key === 'string' ? utf8ToBytes(key) : key
  return (value) => {
    const bytes = utf8ToBytes(value)
    return bytesToHex(secret === undefined ? sha256(bytes) : hmac(sha256, secret, bytes)).slice(0, digits)
  }
}
