/**
 * Unicode properties, `\p{...}`. The names are a fixed list; what has a property is asked of the engine that runs us, so
 * that it is of the same edition of Unicode as the rest of the program.
 *
 * @module
 */

const categories =
  'L Lu Ll Lt LC Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn ' +
  'Letter Uppercase_Letter Lowercase_Letter Mark Number Decimal_Number Punctuation Symbol Separator Other Control Format'

const binaries =
  'ASCII Alphabetic Any Assigned Emoji Emoji_Presentation Extended_Pictographic Default_Ignorable_Code_Point ' +
  'ID_Continue ID_Start Ideographic Lowercase Uppercase White_Space'

const scripts =
  'Adlam Arabic Armenian Balinese Bengali Bopomofo Braille Canadian_Aboriginal Cherokee Common Coptic Cyrillic ' +
  'Devanagari Ethiopic Georgian Glagolitic Gothic Greek Gujarati Gurmukhi Han Hangul Hebrew Hiragana Inherited ' +
  'Javanese Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Nko Ogham Oriya Runic Sinhala Syriac Tamil ' +
  'Telugu Thaana Thai Tibetan Tifinagh Vai Yi'

const names: ReadonlySet<string> = /* @__PURE__ */ new Set([...categories.split(' '), ...binaries.split(' ')])
const scriptNames: ReadonlySet<string> = /* @__PURE__ */ new Set(scripts.split(' '))

/** Tells whether `\p{name}` is one of those supported: a general category, a script or one of a few others. */
export function isPropertyName(name: string): boolean {
  const [key = '', value, ...more] = name.split('=')
  if (value === undefined) return names.has(key)
  if (more.length > 0) return false
  if (key === 'Script' || key === 'sc' || key === 'Script_Extensions' || key === 'scx')
    return scriptNames.has(value)
  return (
    (key === 'General_Category' || key === 'gc') && names.has(value) && !binaries.split(' ').includes(value)
  )
}

const BLOCK = 0x400

/** Where the assigned characters are, and the ends of planes. What lies between two stretches is uniform. */
const stretches: readonly (readonly [from: number, to: number])[] = [
  [0x0, 0x3ffff],
  [0xe0000, 0xe0fff],
  [0xefc00, 0xeffff],
  [0xffc00, 0xfffff],
  [0x10fc00, 0x10ffff],
]

/** The characters of a block. One of this size has either high surrogates or low ones, so that none join into a pair. */
function blockText(start: number): string {
  const wide = start > 0xffff
  const units = new Uint16Array(wide ? 2 * BLOCK : BLOCK)
  if (wide) units.fill(0xd800 + ((start - 0x10000) >> 10))
  for (let i = 0; i < BLOCK; i++) units[wide ? 2 * i + 1 : i] = wide ? 0xdc00 + i : start + i
  return Reflect.apply(String.fromCharCode, undefined, units) as string
}

/**
 * The ranges of a property, as first and last code points by turns. Takes some milliseconds: it looks at every
 * assigned code point. The planes that are wholly unassigned or wholly private are judged by one of their own.
 *
 * @param name - one for which {@link isPropertyName} holds.
 */
export function propertyRanges(name: string): readonly number[] {
  const expression = new RegExp(`\\p{${name}}+`, 'gu')
  const ranges: number[] = []
  const add = (from: number, to: number): void => {
    if (ranges.at(-1) === from - 1) ranges[ranges.length - 1] = to
    else ranges.push(from, to)
  }
  let seen = 0
  for (const [from, to] of stretches) {
    // One code point of a gap speaks for all of it.
    if (from > seen && new RegExp(`\\p{${name}}`, 'u').test(String.fromCodePoint(from - 0x100)))
      add(seen, from - 1)
    for (let start = from; start <= to; start += BLOCK) {
      const width = start < 0x10000 ? 1 : 2
      for (const match of blockText(start).matchAll(expression)) {
        const first = start + match.index / width
        add(first, first + match[0].length / width - 1)
      }
    }
    seen = to + 1
  }
  return ranges
}
