/**
 * The alphabet of the anchor pass: every ASCII character in six bits, letters without case, all digits alike. White
 * space and the characters that glue string literals together fold to nothing, so that `AK IA`, `'AK' + 'IA'` and
 * `AKIA` read the same.
 *
 * @module
 */

/** Folds to nothing: the anchor pass does not see the character. */
export const skipped = 255

/** The longest stretch that folds to nothing inside one token: a quote, a plus sign, a line break, an indent, a quote. */
export const longestGap = 16

/** How every digit folds. */
export const foldedDigit = 27

const symbols = '_-.:/@=%&\\#$~*()[]{}<>!?|^;'
const glue = ' \t\r\n\v\f"\'`+,'

/** The six-bit code of every ASCII character; {@link skipped} for those that fold to nothing, 0 for all beyond ASCII. */
export const folded: Uint8Array = foldTable()

function foldTable(): Uint8Array {
  const table = new Uint8Array(256).fill(63, 0, 128)
  for (let code = 0; code < 26; code++) table[code + 65] = table[code + 97] = code + 1
  for (let code = 48; code < 58; code++) table[code] = foldedDigit
  for (let index = 0; index < symbols.length; index++) table[symbols.charCodeAt(index)] = 28 + index
  for (let index = 0; index < glue.length; index++) table[glue.charCodeAt(index)] = skipped
  return table
}

/** The codes of a literal, without what folds to nothing. The literal is ASCII. */
export function foldLiteral(literal: string): readonly number[] {
  const codes: number[] = []
  for (let index = 0; index < literal.length; index++) {
    const code = folded[literal.charCodeAt(index) & 127] ?? skipped
    if (code !== skipped) codes.push(code)
  }
  return codes
}
