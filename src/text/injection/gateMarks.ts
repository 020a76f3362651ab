/**
 * The punctuation of a text, and the marks that other looks for injections begin with: a text that lacks the marks of what is
 * looked for does not have it.
 *
 * @module
 */
import { isLetter } from './readingUnits.ts'

/** The punctuation that other looks begin with, the rarest first. */
export const marks = '[<{]#*=-%\\&@"`~/:\n'

/** One bit for each mark, by its code. */
export const markBits: Uint32Array = markTable()

function markTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let bit = 0; bit < marks.length; bit++) table[marks.charCodeAt(bit)] = 1 << bit
  return table
}

type SeenMark = 'tag' | 'role' | 'speaker' | 'roleMember' | 'negative' | 'triple' | 'style' | 'code'

/** What is known by more than one mark: one bit each, beyond those of the marks. */
export const seenMark: Readonly<Record<SeenMark, number>> = {
  /** `<a`, `</`, `<|`, `<!`. */
  tag: 1 << 23,
  /** A word that begins as one does that pretends to speak for the host: `SYSTEM`, `System`, `ADMIN`, `AI`. */
  role: 1 << 24,
  /** `Human:`, `AI:`. */
  speaker: 1 << 25,
  /** `"role":`. */
  roleMember: 1 << 26,
  /** `: -`. */
  negative: 1 << 27,
  /** One mark three times over: `---`, three line breaks. */
  triple: 1 << 28,
  /** `style=`. */
  style: 1 << 29,
  /** `script:` and `data:`, which begin code. */
  code: 1 << 30,
}
/** Which literals have them. */
const seenIn: readonly (readonly [mark: number, literal: RegExp])[] = [
  [seenMark.tag, /^<[!/a-z]/iu],
  [seenMark.role, /^(?:SYS|Sys|ADMIN|DEVELOPER|ASSISTANT|AI)[A-Za-z]*$/u],
  [seenMark.speaker, /^[HAUT][A-Za-z]+:$/u],
  [seenMark.roleMember, /role/iu],
  [seenMark.negative, /^: ?-/u],
  [seenMark.triple, /([<[=\-#*{\n`~])\1\1/u],
  [seenMark.style, /^style/u],
  [seenMark.code, /(?:script|data):/u],
]
const allSeen = seenIn.reduce((all, [mark]) => all | mark, 0)

/** The marks of a literal as bits: a text without those marks does not have the literal. O(length). */
export function marksIn(literal: string): number {
  let bits = 0
  for (const [mark, pattern] of seenIn) if (pattern.test(literal)) bits |= mark
  for (let index = 0; index < literal.length; index++) bits |= markBits[literal.charCodeAt(index) & 255] ?? 0
  return bits
}

/** Of the marks of a literal the one that tells most. */
export function tellingMark(marks: number): number {
  return (marks & allSeen) === 0 ? marks & -marks : marks & allSeen
}

/** What the word before a colon or an equals sign adds to the marks, and what stands behind it. */
export function wordMark(bytes: Uint8Array, index: number, wordStart: number): number {
  const before = bytes[index - 1] ?? 0
  let bits = 0
  if (bytes[index] === 58) {
    const pair = ((bytes[index - 2] ?? 0) << 8) | before
    if (pair === 0x7074 || pair === 0x7461) bits |= seenMark.code
    if (bytes[index + 1] === 45 || (bytes[index + 1] === 32 && bytes[index + 2] === 45))
      bits |= seenMark.negative
    if (isLetter(before)) return speakers[bytes[wordStart] as number] === 1 ? bits | seenMark.speaker : bits
  }
  let at = index - 1
  while (at > index - 5 && at > 0 && (bytes[at] as number) <= 32) at--
  const isMember = bytes[index] === 58
  if (isMember) {
    if (bytes[at] !== 34 && bytes[at] !== 39) return bits
    if (bytes[at - 1] === 92) at--
    at--
  }
  if (((bytes[at] ?? 0) | 32) !== 101 || ((bytes[at - 1] ?? 0) | 32) !== 108) return bits
  return bits | (isMember ? seenMark.roleMember : seenMark.style)
}

/** What stands behind the bracket of a tag: a letter, a slash, an exclamation mark, a bar, something beyond ASCII. */
export function opensTag(next: number): boolean {
  return isLetter(next) || next === 47 || next === 33 || next === 124 || next >= 128
}

/** The capitals that words before a colon begin with, see {@link seenMark}. */
const speakers: Uint8Array = new Uint8Array(256)
for (const letter of 'HAUT') speakers[letter.charCodeAt(0)] = 1

/** For the first letter of the words that pretend to speak for the host, a bit for each second one. */
const secondLetters: Int32Array = new Int32Array(256)
for (const [first, second] of ['SY', 'AD', 'DE', 'AS', 'AI'].map((pair) => [
  pair.charCodeAt(0),
  pair.charCodeAt(1),
]))
  secondLetters[first ?? 0] = (secondLetters[first ?? 0] ?? 0) | (1 << ((second ?? 0) & 31))

/** Tells whether a word begins as one that pretends to speak for the host: in capitals, or `Sy`. */
export function mayPlayRole(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] as number
  const second = bytes[start + 1] as number
  return (
    (((secondLetters[first] as number) >> (second & 31)) & 1) !== 0 && ((second & 32) === 0 || first === 83)
  )
}
