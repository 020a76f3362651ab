/**
 * What the gate looks for: words and phrases by their hash, with digits as the letters they stand for.
 *
 * @module
 */
import { marks } from './gateMarks.ts'
import { prime, seed } from './lexicon.ts'

/** What is looked for, by hash: hardly ever is something else let through. */
export interface Triggers {
  /** Four bits a word, of {@link flag}. */
  readonly words: Uint8Array
  /** Two bits for each word that is worth a look by itself, and for each two or three that are together. */
  readonly keys: Uint8Array
  /** A bit for the last two words of each two or three. */
  readonly pairs: Uint8Array
}

const bits = 18
const mask = (1 << bits) - 1

/**
 * What a character is to the gate. Letters hash as themselves in lower case, digits as letters; the others only separate, pass
 * unseen, are a control, stand for a letter, are beyond ASCII, or are a mark that says more.
 */
export const gateUnit = { quiet: 0, apostrophe: 1, control: 2, symbol: 3, wide: 4, loud: 5 } as const

/** What each character is, see {@link gateUnit}. */
export const gateUnits: Uint8Array = unitTable()

function unitTable(): Uint8Array {
  const table = new Uint8Array(256).fill(gateUnit.wide, 128)
  for (let code = 0; code < 32; code++)
    table[code] = code === 9 || code === 10 || code === 13 ? gateUnit.quiet : gateUnit.control
  table[127] = gateUnit.control
  for (let code = 97; code < 123; code++) table[code] = table[code - 32] = code
  table[39] = gateUnit.apostrophe
  for (const mark of `${marks}.?`) table[mark.charCodeAt(0)] = gateUnit.loud
  for (const mark of '@$!') table[mark.charCodeAt(0)] = gateUnit.symbol
  // A one stands for an `l` as well.
  table[108] = table[76] = 105
  'oizeasgtbg'.split('').forEach((letter, digit) => (table[48 + digit] = letter.charCodeAt(0)))
  return table
}

function indexOf(hash: number): number {
  return (hash ^ (hash >>> bits)) & mask
}

/** What stands for two neighbours; for three when `before` stands for two. */
export function keyOf(before: number, hash: number): number {
  return Math.imul(before, prime) ^ hash
}

function otherIndexOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - bits)
}

/** Tells whether what is looked for has a key; others are by chance, hardly ever. */
export function isIn(keys: Uint8Array, key: number): boolean {
  const one = indexOf(key)
  const other = otherIndexOf(key)
  return (
    ((keys[one >> 3] as number) & (1 << (one & 7))) !== 0 &&
    ((keys[other >> 3] as number) & (1 << (other & 7))) !== 0
  )
}

/** What a word says. */
export const flag = {
  /** It is worth a look. */
  alone: 1,
  /** It is with the one or two words before it. */
  last: 2,
  /** It refuses what follows. */
  refusing: 4,
  /** It is worth a look when it is refused. */
  refusable: 8,
} as const
/** How many words after a refusal are refused. */
export const refusedWords = 3

/** What a word says, as {@link flag}s; others do by chance. */
export function flagsOf(words: Uint8Array, hash: number): number {
  const at = indexOf(hash)
  return ((words[at >> 2] as number) >> ((at & 2) << 1)) & 15
}

/** What is looked for. */
export interface Sought {
  /** Words, and two or three words that follow each other. */
  readonly phrases: Iterable<readonly string[]>
  /** Words that refuse, and those that are only worth a look behind one of them. */
  readonly refusing: Iterable<string>
  readonly refusable: Iterable<string>
}

/** Makes the sets. */
export function triggersOf({ phrases, refusing, refusable }: Sought): Triggers {
  const made = {
    words: new Uint8Array(1 << (bits - 2)),
    keys: new Uint8Array(1 << (bits - 3)),
    pairs: new Uint8Array(1 << 13),
  }
  const add = (hash: number, bit: number): void => {
    const at = indexOf(hash)
    made.words[at >> 2] = (made.words[at >> 2] ?? 0) | (bit << ((at & 2) << 1))
  }
  for (const word of refusing) add(foldedHash(word), flag.refusing)
  for (const word of refusable) add(foldedHash(word), flag.refusable)
  for (const phrase of phrases) {
    const hashes = phrase.map(foldedHash)
    add(hashes.at(-1) ?? seed, phrase.length === 1 ? flag.alone : flag.last)
    const [before, last] = hashes.slice(-2)
    if (before !== undefined && last !== undefined) {
      const pair = keyOf(before, last)
      made.pairs[pair >>> 19] = (made.pairs[pair >>> 19] ?? 0) | (1 << ((pair >>> 16) & 7))
    }
    const key = hashes.reduce(keyOf)
    for (const at of [indexOf(key), otherIndexOf(key)])
      made.keys[at >> 3] = (made.keys[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return made
}

function foldedHash(word: string): number {
  let hash = seed
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index)
    hash = Math.imul(hash ^ (code < 128 ? (gateUnits[code] ?? 0) : code), prime)
  }
  return hash
}
