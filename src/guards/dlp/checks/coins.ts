/**
 * Checksums of cryptocurrency addresses and keys.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The bytes of a base 58 text (Bitcoin alphabet); `undefined` for other characters. O(length squared), so at most 128. */
function fromBase58(text: string): Uint8Array | undefined {
  if (text.length > 128) return undefined
  const bytes: number[] = []
  for (const character of text) {
    let carry = base58.indexOf(character)
    if (carry === -1) return undefined
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 58
      bytes[index] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  for (let index = 0; text.charAt(index) === '1' && index < text.length - 1; index++) bytes.push(0)
  return Uint8Array.from(bytes.reverse())
}

/** Base58Check: the last four bytes are those of the double SHA-256 of the rest. */
export function base58Check(text: string): boolean {
  const bytes = fromBase58(text)
  if (bytes === undefined || bytes.length < 5) return false
  const sum = sha256(sha256(bytes.subarray(0, -4)))
  return bytes.subarray(-4).every((byte, index) => byte === sum[index])
}

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** Bech32 and bech32m (BIP 173, BIP 350). */
export function bech32Check(text: string): boolean {
  const lower = text.toLowerCase()
  if (lower !== text && text.toUpperCase() !== text) return false
  const cut = lower.lastIndexOf('1')
  let check = 1
  const push = (value: number): void => {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    for (let bit = 0; bit < 5; bit++) if ((top >>> bit) & 1) check ^= generators[bit] ?? 0
  }
  for (let index = 0; index < cut; index++) push(lower.charCodeAt(index) >>> 5)
  push(0)
  for (let index = 0; index < cut; index++) push(lower.charCodeAt(index) & 31)
  for (let index = cut + 1; index < lower.length; index++) {
    const value = bech32.indexOf(lower.charAt(index))
    if (value === -1) return false
    push(value)
  }
  return check === 1 || check === 0x2bc830a3
}

/** Ethereum: an address of mixed case carries a checksum in its case (EIP-55); one of a single case carries none. */
export function eip55(address: string): number {
  const digits = address.slice(2)
  const lower = digits.toLowerCase()
  if (digits === lower || digits === digits.toUpperCase()) return 0.7
  const hash = keccak_256(Uint8Array.from(lower, (character) => character.charCodeAt(0)))
  for (let index = 0; index < digits.length; index++) {
    const nibble = ((hash[index >> 1] ?? 0) >> (index % 2 === 0 ? 4 : 0)) & 15
    const character = lower.charAt(index)
    if ((nibble >= 8 ? character.toUpperCase() : character) !== digits.charAt(index)) return 0
  }
  return 0.98
}
