/**
 * Checksums of cryptocurrency addresses and keys.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

// The XRP Ledger has the same characters in another order.
const ripple = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

/** The bytes of a base 58 text; `undefined` for other characters. O(length squared), so at most 128. */
function fromBase58(text: string, alphabet = base58): Uint8Array | undefined {
  if (text.length > 128) return undefined
  const bytes: number[] = []
  for (const character of text) {
    let carry = alphabet.indexOf(character)
    if (carry === -1) return undefined
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 58
      bytes[index] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  for (let index = 0; text.charAt(index) === alphabet.charAt(0) && index < text.length - 1; index++)
    bytes.push(0)
  return Uint8Array.from(bytes.reverse())
}

/** Base58Check: the last four bytes are those of the double SHA-256 of the rest. */
export function base58Check(text: string, alphabet: string = base58): boolean {
  const bytes = fromBase58(text, alphabet)
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

/** Base58Check in the alphabet of the XRP Ledger. */
export function rippleCheck(text: string): boolean {
  return base58Check(text, ripple)
}

/** Tells whether a text is 32 bytes in base 58, as the public keys of Solana are: they carry no checksum. */
export function isSolanaKey(text: string): boolean {
  return fromBase58(text)?.length === 32 && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)
}

// In units of five bits, highest first.
const cashGenerators = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n]
const cashPrefix = 'bitcoincash'

/** Cash address (Bitcoin Cash and its kin): a polynomial over the prefix and the data; without a prefix Bitcoin Cash's. */
export function cashCheck(text: string): boolean {
  const lower = text.toLowerCase()
  const [prefix, data] = lower.includes(':') ? lower.split(':', 2) : [cashPrefix, lower]
  let check = 1n
  const push = (value: number): void => {
    const top = check >> 35n
    check = ((check & 0x07ffffffffn) << 5n) ^ BigInt(value)
    cashGenerators.forEach((generator, bit) => {
      if (((top >> BigInt(bit)) & 1n) === 1n) check ^= generator
    })
  }
  for (const character of prefix ?? '') push(character.charCodeAt(0) & 31)
  push(0)
  for (const character of data ?? '') {
    const value = bech32.indexOf(character)
    if (value === -1) return false
    push(value)
  }
  return check === 1n
}

/** CRC-16/XMODEM. */
function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x1021)) & 0xffff
  }
  return crc
}

/** The bytes of a text in an alphabet of 32 or 64 characters, as many as are whole. */
function fromBits(text: string, alphabet: string, width: number): Uint8Array {
  const bytes: number[] = []
  let rest = 0
  let bits = 0
  for (const character of text) {
    rest = ((rest << width) | alphabet.indexOf(character)) & 0xfff
    bits += width
    if (bits >= 8) bytes.push((rest >> (bits -= 8)) & 255)
  }
  return Uint8Array.from(bytes)
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Stellar key (SEP 23): CRC-16 behind it, the low byte first. */
export function stellarCheck(text: string): boolean {
  const bytes = fromBits(text, base32, 5)
  const crc = crc16(bytes.subarray(0, 33))
  return bytes[33] === (crc & 255) && bytes[34] === crc >> 8
}

const base64Url = `${base32.slice(0, 26)}abcdefghijklmnopqrstuvwxyz0123456789-_`

/** Address of The Open Network: CRC-16 behind it, the high byte first. */
export function openNetworkCheck(text: string): boolean {
  const bytes = fromBits(text.replace(/\+/g, '-').replace(/\//g, '_'), base64Url, 6)
  const crc = crc16(bytes.subarray(0, 34))
  return bytes[34] === crc >> 8 && bytes[35] === (crc & 255)
}

/** Monero: base 58 in blocks of eleven characters for eight bytes, Keccak behind it. */
export function moneroCheck(text: string): boolean {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 11) {
    const block = text.slice(at, at + 11)
    const size = block.length === 11 ? 8 : 5
    let value = 0n
    for (const character of block) {
      const digit = base58.indexOf(character)
      if (digit === -1) return false
      value = value * 58n + BigInt(digit)
    }
    for (let shift = size - 1; shift >= 0; shift--) bytes.push(Number((value >> BigInt(shift * 8)) & 255n))
  }
  const hash = keccak_256(Uint8Array.from(bytes.slice(0, -4)))
  return bytes.slice(-4).every((byte, index) => byte === hash[index])
}
