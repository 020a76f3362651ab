/**
 * What each character is to those who read a text for words and sentences.
 *
 * @module
 */
import { hint } from './recognise.ts'

/** The classes of characters. Letters are themselves in lower case, digits are themselves. */
export const unitClass = {
  separator: 0,
  /** Passed over inside a word. */
  apostrophe: 1,
  /** May stand for a letter. */
  symbol: 2,
  /** Beyond ASCII. */
  wide: 3,
  /** From here on: letters and digits. */
  firstUnit: 4,
  /** From here on: letters. */
  firstLetter: 97,
} as const

/** The code of a semicolon. */
export const semicolon = 59

/** The class of a character by its byte. */
export const units: Uint8Array = unitTable()

function unitTable(): Uint8Array {
  const table = new Uint8Array(256).fill(unitClass.wide, 128)
  for (let code = 97; code < 123; code++) table[code] = table[code - 32] = code
  for (let code = 48; code < 58; code++) table[code] = code
  table[39] = unitClass.apostrophe
  for (const mark of '@$!') table[mark.charCodeAt(0)] = unitClass.symbol
  return table
}

/** `@`, `$` and `!` stand for letters inside a word or before one. */
export function standsForLetter(bytes: Uint8Array, index: number): boolean {
  const next = bytes[index + 1] as number
  // An exclamation mark before a capital ends one sentence and touches the next.
  return isLetter(next) && (bytes[index] !== 33 || next >= unitClass.firstLetter)
}

/** Tells whether a byte is an ASCII letter. */
export function isLetter(byte: number): boolean {
  return (units[byte] as number) >= unitClass.firstLetter
}

/** A full stop behind one letter that stands behind another full stop: `e.g.`. */
export function isAbbreviation(bytes: Uint8Array, index: number): boolean {
  return index > 1 && bytes[index] === 46 && bytes[index - 2] === 46 && bytes[index - 1] !== 46
}

/** Tells whether an ASCII character ends a sentence. `bytes` are those of the text, zeros behind it. */
export function endsSentence(bytes: Uint8Array, index: number, code: number): boolean {
  const next = bytes[index + 1] as number
  // A full stop, an exclamation mark, a question mark before white space or what closes.
  if (code === 46 || code === 33 || code === 63)
    return (
      (next <= 32 || next === 34 || next === 41 || next === 96 || next === 60) &&
      !isAbbreviation(bytes, index)
    )
  // An empty line or a bullet begins something new; a mere line break does not.
  return code === 10 && (next === 10 || next === 13 || next === 45 || next === 42 || next === 35)
}

/** What {@link endsSentence} may say yes to. */
const mayEnd: Uint8Array = new Uint8Array(256)
for (const mark of '.!?\n') mayEnd[mark.charCodeAt(0)] = 1

/** The next place that ends a sentence, `to` for none before it. O(length). */
export function endOfSentence(bytes: Uint8Array, from: number, to: number): number {
  let index = from
  for (; index < to; index++) {
    const code = bytes[index] as number
    if (mayEnd[code] === 1 && endsSentence(bytes, index, code)) break
  }
  return index
}

const hints: Uint8Array = hintTable()

function hintTable(): Uint8Array {
  const table = new Uint8Array(256)
  const add = (marks: string, bits: number): void => {
    for (const mark of marks) table[mark.charCodeAt(0)] = bits
  }
  add('.!?/', hint.file)
  add('@+', hint.address)
  add('_`', hint.identifier)
  add('|-', hint.command)
  return table
}

/** What an ASCII character that ends no sentence hints at: see {@link hint}. */
export function hintOf(bytes: Uint8Array, index: number, code: number): number {
  return code === 58 && bytes[index + 1] === 47 ? hint.address : (hints[code] as number)
}
