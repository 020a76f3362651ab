/**
 * SHA-256 digests, synchronous on every runtime.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'

/** SHA-256 (FIPS 180-4) of a text's UTF-8 form, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/**
 * SHA-256 of a value's canonical JSON (RFC 8785), as 64 hexadecimal digits.
 *
 * @throws {@link PortcullisError} `json_invalid` for what JSON cannot carry.
 */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}
