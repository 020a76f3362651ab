/**
 * Skeletons: what a word looks like, in ASCII. Two names with one skeleton can be taken for each other.
 *
 * @module
 */
import { confusables } from './confusables.table.ts'
import { lookalikes } from './lookalikes.table.ts'

const lookAlike: ReadonlyMap<string, string> = new Map([
  ...Object.entries(lookalikes).flatMap(([ascii, letters]) =>
    Array.from(letters, (letter) => [letter, ascii] as const),
  ),
  // Where both have a letter, the standard is right.
  ...confusables.flatMap(([ascii, codePoints]) =>
    /^[a-z\d]+$/.test(ascii)
      ? codePoints.split(' ').map((code) => [String.fromCodePoint(Number.parseInt(code, 16)), ascii] as const)
      : [],
  ),
])
const beyondAscii = /[^\0-\u{7f}]/u
const marks = /[\p{M}\p{Cf}\u{115f}\u{1160}\u{3164}\u{e0000}-\u{e0fff}]/gu
// Letters that normalization leaves alone: enclosed ones, negative and squared, and regional indicators.
const enclosed = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu

/** A text in lower case, without accents and unseen characters, with look-alike letters as ASCII. O(length). */
export function asciiSkeleton(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase()
  const plain = text.normalize('NFKD').replace(marks, '').replace(enclosed, enclosedLetter).toLowerCase()
  let skeleton = ''
  for (const letter of plain) skeleton += lookAlike.get(letter) ?? letter
  return skeleton
}

function enclosedLetter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150
  return String.fromCharCode(97 + code - first)
}

/**
 * The skeleton of a name, with the pairs that are confused within ASCII as one: `l`, `i` (a capital one most) and `1`, `O` and `0`, `rn` and `m`,
 * `vv` and `w`; separators and case do not count. O(length).
 */
export function nameSkeleton(name: string): string {
  return asciiSkeleton(name)
    .replace(/[1i|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[\s_.-]/g, '')
}
