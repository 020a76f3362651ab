/**
 * The gate: one pass that tells where a text could hold anything, so that ordinary text is never read closely. It hashes
 * every word with digits as the letters they stand for, and asks a bitmap.
 *
 * @module
 */
import { isAbbreviation } from './readingUnits.ts'
import type { Units } from '../units.ts'
import { prime, seed } from './lexicon.ts'

/** Where to look, and for what. */
export interface Gated {
  /** Starts and ends of the stretches that may give orders, by turns. */
  readonly spans: readonly number[]
  /** `true` when there are characters beyond ASCII. */
  readonly wide: boolean
  /** `true` when there are control characters besides tab and line breaks. */
  readonly control: boolean
  /** The punctuation that the text has; see {@link marksIn}. */
  readonly marks: number
}

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

// Letters hash as themselves in lower case. The others: what only separates, passes unseen, is a control, stands for a letter,
// is beyond ASCII, or is a mark that says more.
const quiet = 0
const apostrophe = 1
const controlUnit = 2
const symbol = 3
const wideUnit = 4
const loud = 5
/** The punctuation that other looks begin with, the rarest first. */
const marks = '[<{]#*=-%\\&@"`~/:\n'
const units: Uint8Array = unitTable()

function unitTable(): Uint8Array {
  const table = new Uint8Array(256).fill(wideUnit, 128)
  for (let code = 0; code < 32; code++)
    table[code] = code === 9 || code === 10 || code === 13 ? quiet : controlUnit
  table[127] = controlUnit
  for (let code = 97; code < 123; code++) table[code] = table[code - 32] = code
  table[39] = apostrophe
  for (const mark of `${marks}.?`) table[mark.charCodeAt(0)] = loud
  for (const mark of '@$!') table[mark.charCodeAt(0)] = symbol
  // A one stands for an `l` as well.
  table[108] = table[76] = 105
  'oizeasgtbg'.split('').forEach((letter, digit) => (table[48 + digit] = letter.charCodeAt(0)))
  return table
}

const markBits: Uint32Array = markTable()

/** One bit each. */
function markTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let bit = 0; bit < marks.length; bit++) table[marks.charCodeAt(bit)] = 1 << bit
  return table
}

/** What is known by more than one mark: one bit each, beyond those of the marks. */
const seenMark = {
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
} as const
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
function wordMark(bytes: Uint8Array, index: number, wordStart: number): number {
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
function opensTag(next: number): boolean {
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
function mayPlayRole(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] as number
  const second = bytes[start + 1] as number
  return (
    (((secondLetters[first] as number) >> (second & 31)) & 1) !== 0 && ((second & 32) === 0 || first === 83)
  )
}

function indexOf(hash: number): number {
  return (hash ^ (hash >>> bits)) & mask
}

/** What stands for two neighbours; for three when `before` stands for two. */
function keyOf(before: number, hash: number): number {
  return Math.imul(before, prime) ^ hash
}

function otherIndexOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - bits)
}

function isIn(keys: Uint8Array, key: number): boolean {
  const one = indexOf(key)
  const other = otherIndexOf(key)
  return (
    ((keys[one >> 3] as number) & (1 << (one & 7))) !== 0 &&
    ((keys[other >> 3] as number) & (1 << (other & 7))) !== 0
  )
}

/** What a word says. */
const flag = {
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
const refusedWords = 3

function flagsOf(words: Uint8Array, hash: number): number {
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

/** Tells whether a word with digits is no number, which reads as it is written: its digits may stand for letters. */
function isMixed(bytes: Uint8Array, start: number): boolean {
  for (let index = start; ; index++) {
    const code = bytes[index] as number
    if (isLetter(code)) return true
    if (code < 48 || code > 57) return false
  }
}

function foldedHash(word: string): number {
  let hash = seed
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index)
    hash = Math.imul(hash ^ (code < 128 ? (units[code] ?? 0) : code), prime)
  }
  return hash
}

/** Punctuation, arrows, boxes and pictures: none is part of a word. A second surrogate goes with the first. */
function isOrnament(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2190 && code <= 0x245f) ||
    (code >= 0x2500 && code <= 0x2bff) ||
    (code >= 0xdc00 && code <= 0xdfff) ||
    code === 0xd83d ||
    code === 0xd83e
  )
}

/** How far around a word is read, at most, where no sentence ends; before it, room for the phrase that it is part of. */
const reach = 400
const reachBefore = 464
/** Letters with one character between each before it is more than an abbreviation. */
const spelledOut = 4

/** What most texts have; nothing is added to it. */
const noSpans: number[] = []

/** Looks for what is in `triggers`, for words beyond ASCII and for spelt-out ones. O(length). */
export function gate(text: string, { bytes, wide }: Units, { words, keys, pairs }: Triggers): Gated {
  const { length } = text
  let spans = noSpans
  let control = false
  let seen = 0
  let boundary = 0
  // The end of the stretch that the last word worth a look asks for; 0 for none.
  let open = 0
  let singles = 0
  let lastEnd = -2
  // The hashes of the words before, and where the last one is. No word has the first one.
  let before = seed
  let twoBefore = seed
  let beforeStart = 0
  // One bit for each of the last three words that is mixed of letters and digits.
  let digits = 0
  let place = 0
  // The last word that is refused.
  let refused = 0
  for (let index = 0; index < length; index++) {
    let code = bytes[index] as number
    let unit = units[code] as number
    let hit = false
    if (unit > loud) {
      const start = index
      let hash = seed
      // Letters have the one bit, digits do not; capitals do not have the other.
      let bits = 96
      // The zeros behind the text end the last word.
      do {
        hash = Math.imul(hash ^ unit, prime)
        bits &= code
        code = bytes[++index] as number
        unit = units[code] as number
      } while (unit > loud)
      while (unit > loud || unit === apostrophe) {
        if (unit > loud) hash = Math.imul(hash ^ unit, prime)
        code = bytes[++index] as number
        unit = units[code] as number
      }
      place++
      const flags = flagsOf(words, hash)
      digits = (digits << 1) & 6
      if (bits !== 96) {
        if ((bits & 64) === 0 && isMixed(bytes, start)) digits |= 1
        if ((bits & 32) === 0 && mayPlayRole(bytes, start)) seen |= seenMark.role
      }
      // What is only the last of several is nothing without the one before.
      const pair = keyOf(before, hash)
      const isPair = ((pairs[pair >>> 19] as number) >> ((pair >>> 16) & 7)) & 1
      if (((flags & ~flag.last) | isPair | (digits & 6)) !== 0) {
        if ((flags & flag.refusable) !== 0 && place <= refused) hit = true
        else if ((flags & flag.alone) !== 0 && isIn(keys, hash)) hit = true
        else if ((flags & flag.last) !== 0)
          hit = isIn(keys, pair) || isIn(keys, keyOf(keyOf(twoBefore, before), hash)) || (digits & 6) !== 0
        if ((bits & 64) === 0 && (digits & 1) === 0) hit = false
        if ((flags & flag.refusing) !== 0) refused = place + refusedWords
      }
      twoBefore = before
      before = hash
      beforeStart = start
      // What most words are: nothing, with nothing behind.
      if (!hit && unit === quiet && (open === 0 || index <= open) && index - start > 1) continue
      if (index >= length) {
        if (hit && open === 0) {
          if (spans === noSpans) spans = []
          open = spans.push(Math.max(boundary, start - reachBefore, spans.at(-1) ?? 0))
        }
        break
      }
      if (index - start === 1) {
        singles = start - lastEnd === 1 ? singles + 1 : 1
        if (singles >= spelledOut) hit = true
        lastEnd = index
      }
      if (open > 0 && index > open) {
        spans.push(index)
        open = 0
      }
      // Inside a word it may stand for a letter.
      if (unit === symbol && isLetter(bytes[index + 1] as number)) hit = true
    } else if (unit === quiet) continue
    else if (unit === symbol && code !== 33 && isLetter(bytes[index + 1] as number)) hit = true
    if (unit === wideUnit) {
      // Quotation marks, dashes and the like only separate.
      if (!isOrnament(text.charCodeAt(index))) hit = true
    } else if (unit === controlUnit) control = true
    if (hit) {
      if (open === 0) {
        if (spans === noSpans) spans = []
        spans.push(Math.max(boundary, index - reachBefore, spans.at(-1) ?? 0))
      }
      open = index + reach
    }
    if (unit < symbol) continue
    seen |= markBits[code] as number
    if (bytes[index + 1] === code && bytes[index + 2] === code) seen |= seenMark.triple
    if (code === 58 || code === 61) seen |= wordMark(bytes, index, beforeStart)
    else if (code === 60 && opensTag(bytes[index + 1] as number)) seen |= seenMark.tag
    // Where a sentence ends, as the reader has it.
    else if (code === 46 || code === 33 || code === 63) {
      if ((bytes[index + 1] as number) > 32 || isAbbreviation(bytes, index)) continue
      if (open > 0) spans.push(index)
      open = 0
      boundary = index
    } else if (code === 10) {
      const next = bytes[index + 1] as number
      if (next !== 10 && next !== 13 && next !== 45 && next !== 42 && next !== 35) continue
      if (open > 0) spans.push(index)
      open = 0
      boundary = index
    }
  }
  if (open > 0) spans.push(length)
  return { spans, wide, control, marks: seen }
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122
}
