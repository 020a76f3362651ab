/**
 * Words with digits, symbols or letters beyond ASCII: all their readings are looked up by hash, without putting any together.
 *
 * @module
 */
import { asciiSkeleton } from '../confusables.ts'
import { prime, seed, wordWith, type Lexicon, type Word } from './lexicon.ts'
import { letterFor, plainWord } from './plainWord.ts'

/** How one character reads: as itself without accent, and as the ASCII letter it looks like. */
interface Reading {
  readonly plain: number
  readonly latin: number
}

/** It reads as nothing. */
const unseen: Reading = { plain: 0, latin: 0 }
/** It reads as several characters, or as its neighbours have it. */
const unclear: Reading = { plain: -1, latin: -1 }
const finalSigma = 0x3a3
/** Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters stand before. */
const firstRare = 0x700
/** More characters than Unicode has letters. */
const mostKept = 1 << 17

/** Looks such words up. */
export interface OddWords {
  /**
   * The word of the lexicon that stands between two places of a text by the first of its {@link plainForms}; `undefined` for
   * none, `unclear` when only the forms themselves tell. O(length).
   */
  find(text: string, start: number, end: number): Word | 'unclear' | undefined
  /** Tells whether one of those forms has a hash; `unclear` when only the forms themselves tell. O(length). */
  reads(text: string, start: number, end: number, hash: number): boolean | 'unclear'
}

/** How many forms a word has, see {@link plainForms}. */
const mostForms = 5

/** Makes the look-up, which remembers how characters read. */
export function createOddWords(lexicon: Lexicon): OddWords {
  const common: (Reading | undefined)[] = Array.from({ length: firstRare }, () => undefined)
  const rare = new Map<number, Reading>()
  const readingOf = (code: number): Reading => {
    const known = code < firstRare ? common[code] : rare.get(code)
    if (known !== undefined) return known
    const reading = readingFor(code)
    if (code < firstRare) common[code] = reading
    else if (rare.size < mostKept) rare.set(code, reading)
    return reading
  }
  const hashes = new Int32Array(mostForms)
  // How many of the hashes are different from those before them; -1 when only the forms themselves tell.
  const hash = (text: string, start: number, end: number): number => {
    let plain = seed
    let latin = seed
    // With symbols as letters, with a one as an `l`, and without symbols around it.
    let lettered = seed
    let ell = seed
    let bare = seed
    let bareEnd = seed
    let began = false
    let hasLetter = false
    let marked = false
    for (let index = start; index < end; index++) {
      const code = text.charCodeAt(index)
      let one = code
      let other = code
      if (code < 128) {
        if (code === 39) continue
        if (code >= 65 && code <= 90) one = other = code | 32
      } else {
        const point = code >= 0xd800 && code < 0xdc00 ? (text.codePointAt(index) ?? code) : code
        if (point > 0xffff) index++
        const reading = readingOf(point)
        if (reading === unseen) continue
        if (reading === unclear) return -1
        one = reading.plain
        other = reading.latin
      }
      const letter = other < 128 ? (letters[other] as number) : 0
      const isMark = letter !== 0 || (other >= 48 && other <= 57)
      if (isMark && !marked) {
        marked = true
        lettered = ell = bare = bareEnd = latin
      }
      plain = Math.imul(plain ^ one, prime)
      latin = Math.imul(latin ^ other, prime)
      if (other >= 97 && other <= 122) hasLetter = true
      if (!isMark) began = true
      // Up to the first mark all readings but the plain one are alike.
      if (!marked) continue
      lettered = Math.imul(lettered ^ (letter === 0 ? other : letter), prime)
      ell = Math.imul(ell ^ (other === 49 ? 108 : letter === 0 ? other : letter), prime)
      if (!began) continue
      bare = Math.imul(bare ^ other, prime)
      if (!isMark) bareEnd = bare
    }
    hashes[0] = plain
    let count = 1
    if (latin !== plain) hashes[count++] = latin
    if (!hasLetter || !marked) return count
    if (lettered !== latin) hashes[count++] = lettered
    if (ell !== lettered) hashes[count++] = ell
    if (bareEnd !== latin) hashes[count++] = bareEnd
    return count
  }
  return {
    find(text, start, end) {
      const count = hash(text, start, end)
      if (count < 0) return 'unclear'
      for (let index = 0; index < count; index++) {
        const word = wordWith(lexicon, hashes[index] as number)
        if (word !== undefined) return word
      }
      return undefined
    },
    reads(text, start, end, wanted) {
      const count = hash(text, start, end)
      if (count < 0) return 'unclear'
      return hashes.subarray(0, count).includes(wanted)
    },
  }
}

/** The letter that each ASCII character stands for; 0 for none. */
const letters: Uint8Array = letterTable()

function letterTable(): Uint8Array {
  const table = new Uint8Array(128)
  for (const [mark, letter] of Object.entries(letterFor)) table[mark.charCodeAt(0)] = letter.charCodeAt(0)
  return table
}

function readingFor(code: number): Reading {
  // Case follows from what stands around a sigma.
  if (code === finalSigma || (code >= 0xd800 && code <= 0xdfff)) return unclear
  const plain = plainWord(String.fromCodePoint(code))
  if (plain === '') return unseen
  const latin = asciiSkeleton(plain)
  if (plain.length !== 1 || latin.length !== 1) return unclear
  return { plain: plain.charCodeAt(0), latin: latin.charCodeAt(0) }
}
