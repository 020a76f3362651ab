/**
 * What each character beyond ASCII is to those who read a text for words and sentences.
 *
 * @module
 */
import { unitClass } from './readingUnits.ts'

const { separator, apostrophe: passedOver } = unitClass

/** Every letter beyond ASCII hashes alike: such words are looked up by their plain form. */
export const wideLetter = 5

/** What a unit beyond ASCII is: part of a word, passed over, or a separator. */
export function wideUnit(text: string, index: number, code: number): number {
  if (code < 0x300) {
    // Letters of Latin alphabets, but for signs and quotation marks.
    if (code >= 0xc0) return code === 0xd7 || code === 0xf7 ? separator : wideLetter
    if (code < 0xaa) return separator
    return code === 0xab || code === 0xbb ? separator : wideLetter
  }
  if (code >= 0x2000 && code <= 0x206f) {
    if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code >= 0x2060)
      return passedOver
    return code === 0x2019 ? passedOver : separator
  }
  if (code >= 0x3000 && code <= 0x303f) return separator
  if (
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0x34f ||
    code === 0x61c ||
    code === 0x180e
  )
    return passedOver
  // Scripts without spaces are read elsewhere.
  if (code >= 0x3040 && code <= 0x9fff) return separator
  if (code >= 0xd800 && code <= 0xdbff) {
    const next = text.charCodeAt(index + 1)
    if (code === 0xdb40) return passedOver
    if (code === 0xd835) return wideLetter
    // Enclosed letters and regional indicators.
    return code === 0xd83c && next >= 0xdd30 && next <= 0xddff ? wideLetter : separator
  }
  if (code >= 0xdc00 && code <= 0xdfff) return passedOver
  if (code >= 0x2190 && code <= 0x245f) return separator
  if (code >= 0x2500 && code <= 0x2bff) return separator
  return wideLetter
}
