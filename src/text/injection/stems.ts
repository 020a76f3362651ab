/**
 * The stems of a sentence: what is weighed of its words. Numbers only, so that whoever reads a sentence anyway can note them as
 * it goes along.
 *
 * @module
 */
import { prime, seed } from './lexicon.ts'
import { unitClass, units } from './readingUnits.ts'

/** What tells words apart: their first letters, so that endings are no matter. */
export const stemLength = 6
/** More words of a sentence say nothing new. */
export const mostStems = 60

/** The stems of a sentence, in order. */
export interface Stems {
  /** The hash of each, of which only the first `count` are. */
  readonly hashes: Int32Array
  count: number
}

const { apostrophe, firstLetter } = unitClass

/** Room for the stems of one sentence. */
export function roomForStems(): Stems {
  return { hashes: new Int32Array(mostStems), count: 0 }
}

/** The hash of a stem as it is written. */
export function hashOfStem(stem: string): number {
  let hash = seed
  for (let at = 0; at < stem.length; at++) hash = Math.imul(hash ^ stem.charCodeAt(at), prime)
  return hash
}

/** The hash of the stem of a word that begins at a place. O(stem). */
export function stemAt(bytes: Uint8Array, start: number): number {
  let hash = seed
  let unit = units[bytes[start] as number] as number
  for (
    let index = start, length = 0;
    length < stemLength && (unit >= firstLetter || unit === apostrophe);
    unit = units[bytes[++index] as number] as number
  ) {
    if (unit === apostrophe) continue
    hash = Math.imul(hash ^ unit, prime)
    length++
  }
  return hash
}

/**
 * Notes the stems between two places: of every run of letters, apostrophes passed over. O(length).
 *
 * @param bytes - The text, one byte a code unit, zeros behind it.
 */
export function readStems(stems: Stems, bytes: Uint8Array, start: number, end: number): void {
  const { hashes } = stems
  let count = 0
  for (let index = start; index < end && count < mostStems;) {
    let unit = units[bytes[index] as number] as number
    if (unit < firstLetter) {
      index++
      continue
    }
    hashes[count++] = stemAt(bytes, index)
    do unit = units[bytes[++index] as number] as number
    while (unit >= firstLetter || unit === apostrophe)
  }
  stems.count = count
}
