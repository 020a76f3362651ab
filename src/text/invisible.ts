/**
 * Characters that are written differently and read the same: invisible ones, full-width forms, mathematical letters,
 * other scripts' digits, and letters of other scripts that look Latin.
 *
 * @module
 */
import { MappedBuilder, type Mapped } from './mapped.ts'

// Default_Ignorable_Code_Point (Unicode 16, UAX 44) without the fillers that are letters, and the tag characters.
/* eslint-disable no-misleading-character-class -- the ranges hold characters that join others; that is why they are here */
const ignorable =
  /[\u{00ad}\u{034f}\u{061c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}-\u{180f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{fe00}-\u{fe0f}\u{feff}\u{ffa0}\u{fff0}-\u{fff8}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u
// One search decides whether anything here needs work: what may fold to ASCII, and what folds to nothing.
const suspicious =
  /[\u{00a0}\u{00ad}\u{0131}\u{034f}\u{0370}-\u{052f}\u{061c}\u{0660}-\u{0669}\u{06f0}-\u{06f9}\u{0966}-\u{096f}\u{115f}\u{1160}\u{1680}\u{17b4}\u{17b5}\u{180b}-\u{180f}\u{2000}-\u{200f}\u{2010}-\u{2015}\u{202a}-\u{202f}\u{205f}-\u{206f}\u{2070}-\u{209c}\u{20e3}\u{2100}-\u{214f}\u{2212}\u{2460}-\u{24ff}\u{3000}\u{3164}\u{a731}\u{fe00}-\u{fe0f}\u{fe50}-\u{fe6b}\u{feff}-\u{ffef}\u{fff0}-\u{fff8}\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u{e0000}-\u{e0fff}]|(?<=\d)[\u{b7}\u{2022}\u{2027}\u{2219}\u{22c5}\u{30fb}](?=\d)/u

/* eslint-enable no-misleading-character-class */

// Letters of Greek and Cyrillic that cannot be told from Latin ones (Unicode confusables, the single letters).
const lookAlikes: ReadonlyMap<string, string> = new Map(
  (
    '\u0391A \u0392B \u0395E \u0396Z \u0397H \u0399I \u039aK \u039cM \u039dN \u039fO \u03a1P \u03a4T \u03a5Y \u03a7X \u03bfo \u03b1a \u03bdv \u03c1p \u03b9i ' +
    '\u0410A \u0412B \u0415E \u041aK \u041cM \u041dH \u041eO \u0420P \u0421C \u0422T \u0423Y \u0425X \u0405S \u0406I \u0408J \u0430a \u0435e \u043eo \u0440p \u0441c \u0443y \u0445x ' +
    '\u0455s \u0456i \u0458j \u04bbh \u0501d \u051bq \u051dw \u0131i'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)
const decimal = /\p{Nd}/u
const dash = /[\u{2010}-\u{2015}\u{2212}\u{fe58}\u{fe63}\u{ff0d}]/u
// Between digits; see above.
const middle = /[\u{b7}\u{2022}\u{2027}\u{2219}\u{22c5}\u{30fb}]/u
const space = /[\u{00a0}\u{1680}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/u

/** A pattern for a character that is not shown, for the `u` flag. */
export const ignorableSource: string = ignorable.source

/**
 * The stretches of a text around characters that {@link normalized} may change, `before` and `behind` them, each apart from
 * the next. Empty when there are none. O(length).
 */
export function alteredStretches(
  text: string,
  before: number,
  behind: number,
): readonly (readonly [from: number, to: number])[] {
  const stretches: [number, number][] = []
  const search = new RegExp(suspicious, 'gu')
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const from = Math.max(0, match.index - before)
    const to = Math.min(text.length, match.index + behind)
    const last = stretches.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = to
    else stretches.push([from, to])
    // What follows closely belongs to the same stretch: looked at sparsely.
    search.lastIndex = Math.max(search.lastIndex, Math.min(to, match.index + (behind >> 1)))
  }
  return stretches
}

/** What a character reads as; the empty string for what cannot be seen. */
function readingOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  // Tag characters spell ASCII (Unicode 16, section 23.9).
  if (code >= 0xe0020 && code < 0xe007f) return String.fromCharCode(code - 0xe0000)
  // The frame of a keycap, as in emoji.
  if (ignorable.test(character) || code === 0x20e3) return ''
  const twin = lookAlikes.get(character)
  if (twin !== undefined) return twin
  if (dash.test(character) || middle.test(character)) return '-'
  if (space.test(character)) return ' '
  if (decimal.test(character)) return decimalOf(code)
  const composed = character.normalize('NFKC')
  return composed.length <= 4 ? composed : character
}

/** Decimal digits come in blocks of ten in order of value, each block beginning with its zero. */
function decimalOf(code: number): string {
  let value = 0
  while (value < 9 && decimal.test(String.fromCodePoint(code - value - 1))) value++
  // The mathematical digits are five blocks in a row.
  if (code >= 0x1d7ce && code <= 0x1d7ff) value = (code - 0x1d7ce) % 10
  return String(value)
}

/** The text as it reads, with the way back. `undefined` when nothing changes. O(length). */
export function normalized(text: string): Mapped | undefined {
  if (!suspicious.test(text)) return undefined
  const builder = new MappedBuilder(text.length * 2)
  // By code point; nothing for what reads as it is written.
  const readings = new Map<number, string | undefined>()
  let plain = 0
  let changed = false
  for (let index = 0; index < text.length;) {
    const unit = text.charCodeAt(index)
    if (unit < 128) {
      index++
      continue
    }
    const code = text.codePointAt(index) ?? 0
    const end = index + (code > 0xffff ? 2 : 1)
    let reading = readings.get(code)
    if (reading === undefined && !readings.has(code)) {
      const character = String.fromCodePoint(code)
      const read = readingOf(character)
      if (read !== character) reading = read
      readings.set(code, reading)
    }
    if (reading !== undefined) {
      builder.copy(text, plain, index)
      builder.push(reading, index, end)
      plain = end
      changed = true
    }
    index = end
  }
  if (!changed) return undefined
  builder.copy(text, plain, text.length)
  return builder.finish()
}
