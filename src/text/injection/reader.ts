/**
 * Reads a text once: words by their hash, sentences by their marks, and hands over the sentences that hold words which
 * could give an order. Characters that are not seen, letters of other alphabets that look Latin, digits in place of letters
 * and spelt-out words read as what they stand for. One look-up a word; nothing is allocated for ordinary text.
 *
 * @module
 */
import { hint } from './recognise.ts'
import { prime, seed, wordAt, type Lexicon, type Word } from './lexicon.ts'
import { plainForms, plainWord } from './plainWord.ts'

/** A word or phrase of a sentence. */
export interface Hit {
  /** The places of its first and last word in the sentence. */
  readonly from: number
  readonly to: number
  /** Where it is in the text. */
  readonly start: number
  readonly end: number
  low: number
  high: number
}

/** A sentence as far as it was read. */
export interface Sentence {
  /** Where it begins and ends in the text. */
  start: number
  end: number
  readonly hits: Hit[]
  /** The start of every word in the text. */
  readonly wordStarts: number[]
  low: number
  high: number
  hints: number
}

/** Unsaid: the ways a word can end a sentence. */
const mostWords = 200
const mostHits = 160

// 0 separates words, 1 is passed over, 2 may stand for a letter, 3 is beyond ASCII; letters and digits are themselves.
const separator = 0
const passedOver = 1
const symbol = 2
const firstUnit = 4
const units: Uint8Array = unitTable()

function unitTable(): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 97; code < 123; code++) table[code] = table[code - 32] = code
  for (let code = 48; code < 58; code++) table[code] = code
  table[39] = passedOver
  for (const mark of '@$!') table[mark.charCodeAt(0)] = symbol
  return table
}

/** Reads a stretch of `text` and shows `visit` every sentence with a known word. O(length). */
export function readSentences(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  visit: (sentence: Sentence) => void,
): void {
  const reader = new Reader(text, from, lexicon, visit)
  reader.read(from, to)
}

class Reader {
  readonly #text: string
  readonly #lexicon: Lexicon
  readonly #visit: (sentence: Sentence) => void
  #sentence: Sentence
  #word = 0
  #spelled = 0
  #spelledStart = 0
  #spelledEnd = 0
  #spelledWord = 0

  constructor(text: string, from: number, lexicon: Lexicon, visit: (sentence: Sentence) => void) {
    this.#text = text
    this.#lexicon = lexicon
    this.#visit = visit
    this.#sentence = emptySentence(from)
  }

  read(from: number, length: number): void {
    const text = this.#text
    let start = -1
    let hash = seed
    let odd = false
    for (let index = from; index < length; index++) {
      const code = text.charCodeAt(index)
      let unit = code < 128 ? (units[code] as number) : wideUnit(text, index, code)
      if (unit === symbol) {
        unit = standsForLetter(text, index) ? code : separator
        if (code === 64) this.#sentence.hints |= hint.address
      }
      if (unit >= firstUnit) {
        if (start < 0) {
          start = index
          hash = seed
          odd = false
        }
        if (unit < 97) odd = true
        hash = Math.imul(hash ^ unit, prime)
        // Letters beyond the basic plane are two units.
        if (unit === wideLetter && code >= 0xd800 && code < 0xdc00) index++
        continue
      }
      if (unit === passedOver) {
        if (code >= 128) odd = true
        if (code >= 0xd800 && code < 0xdc00) index++
        continue
      }
      if (start >= 0) {
        this.#endWord(start, index, hash, odd)
        start = -1
      }
      if (code <= 64 || code === 95 || code === 96 || code === 124) this.#mark(code, index)
      else if (code > 127) this.#wideMark(code, index)
    }
    if (start >= 0) this.#endWord(start, length, hash, odd)
    this.#endSentence(length)
  }

  /** Punctuation: what ends a sentence, and what hints at a form. */
  #mark(code: number, index: number): void {
    const text = this.#text
    const sentence = this.#sentence
    switch (code) {
      case 46: // .
      case 33: // !
      case 63: // ?
        if (isSpace(text.charCodeAt(index + 1))) this.#endSentence(index)
        else sentence.hints |= hint.file
        break
      case 10: {
        const next = text.charCodeAt(index + 1)
        // An empty line or a bullet begins something new; a mere line break does not.
        if (next === 10 || next === 13 || next === 45 || next === 42 || next === 35) this.#endSentence(index)
        break
      }
      case 43: // +
        sentence.hints |= hint.address
        break
      case 58: // :
        if (text.charCodeAt(index + 1) === 47) sentence.hints |= hint.address
        break
      case 95: // _
      case 96: // `
        sentence.hints |= hint.identifier
        break
      case 124: // |
      case 45: // -
        sentence.hints |= hint.command
        break
      case 47: // /
        sentence.hints |= hint.file
        break
      default:
    }
  }

  #wideMark(code: number, index: number): void {
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff0e) this.#endSentence(index)
  }

  #endWord(start: number, end: number, hash: number, odd: boolean): void {
    if (end - start === 1) {
      if (this.#spelled > 0 && start - this.#spelledEnd === 1) {
        this.#spelled++
        this.#spelledEnd = end
      } else {
        this.#endSpelled()
        this.#spelled = 1
        this.#spelledStart = start
        this.#spelledEnd = end
        this.#spelledWord = this.#word
      }
    } else if (this.#spelled > 0) this.#endSpelled()
    if (this.#word >= mostWords || this.#sentence.hits.length >= mostHits) this.#endSentence(start)
    const place = this.#word++
    this.#sentence.wordStarts.push(start)
    const word = odd ? this.#readOdd(start, end) : wordAt(this.#lexicon, this.#text, start, end, hash)
    if (word !== undefined) this.#hit(word, place, start, end)
  }

  /** A word with digits, symbols or letters beyond ASCII. */
  #readOdd(start: number, end: number): Word | undefined {
    if (end - start > 64) return undefined
    for (const form of plainForms(this.#text.slice(start, end))) {
      const word = this.#lexicon.words.get(form)
      if (word !== undefined) return word
    }
    return undefined
  }

  /** Letters with one character between each: `i g n o r e`. */
  #endSpelled(): void {
    const count = this.#spelled
    this.#spelled = 0
    if (count < 3) return
    const start = this.#spelledStart
    const letters = plainWord(this.#text.slice(start, this.#spelledEnd).replace(/[^\p{L}\p{N}]/gu, ''))
    let at = 0
    this.#word = this.#spelledWord
    while (at < letters.length) {
      let word: Word | undefined
      let length = Math.min(18, letters.length - at)
      for (; length > 1; length--) {
        word = this.#lexicon.words.get(letters.slice(at, at + length))
        if (word !== undefined) break
      }
      if (word !== undefined) this.#hit(word, this.#word++, start + at * 2, start + (at + length) * 2 - 1)
      at += Math.max(1, length)
    }
  }

  #hit(word: Word, place: number, start: number, end: number): void {
    const sentence = this.#sentence
    const { hits } = sentence
    hits.push({ from: place, to: place, start, end, low: word.low, high: word.high })
    sentence.low |= word.low
    sentence.high |= word.high
    if (word.file) sentence.hints |= hint.file | fileHint
    if (word.phrases.length > 0) this.#phrases(word, place, end)
  }

  #phrases(word: Word, place: number, end: number): void {
    const sentence = this.#sentence
    for (const { before, low, high } of word.phrases) {
      const first = place - before.length
      if (first < 0) continue
      let matched = true
      for (let back = 0; back < before.length && matched; back++) {
        matched = this.#spells(before[back] as string, place - 1 - back)
      }
      if (!matched) continue
      const start = sentence.wordStarts[first] ?? 0
      sentence.hits.push({ from: first, to: place, start, end, low, high })
      sentence.low |= low
      sentence.high |= high
    }
  }

  /** Tells whether the word at a place is spelt so. */
  #spells(word: string, place: number): boolean {
    const start = this.#sentence.wordStarts[place]
    if (start === undefined) return false
    const text = this.#text
    let at = 0
    let index = start
    for (; at < word.length; index++) {
      const code = text.charCodeAt(index)
      if (code === 39 || code === 0x2019) continue
      if ((code >= 65 && code <= 90 ? code | 32 : code) !== word.charCodeAt(at++)) {
        if (code < 128) return false
        return plainForms(
          text.slice(start, start + word.length * 2 + 8).split(/[\s_]/u, 1)[0] ?? '',
        ).includes(word)
      }
    }
    return !isLetter(text.charCodeAt(index))
  }

  #endSentence(end: number): void {
    if (this.#spelled > 0) this.#endSpelled()
    const sentence = this.#sentence
    if (sentence.hits.length > 0 || (sentence.hints & fileHint) !== 0) {
      sentence.end = end
      this.#visit(sentence)
      this.#sentence = emptySentence(end)
    } else if (this.#word > 0) {
      sentence.start = end
      sentence.hints = 0
      sentence.wordStarts.length = 0
    }
    this.#word = 0
  }
}

/** A word of a file's name was read, and not just a dot or a slash. */
export const fileHint = 16

function emptySentence(start: number): Sentence {
  return { start, end: start, hits: [], wordStarts: [], low: 0, high: 0, hints: 0 }
}

function isSpace(code: number): boolean {
  // The end of the text is NaN.
  return !(code > 32) || code === 34 || code === 41 || code === 96 || code === 60
}

/** `@`, `$` and `!` stand for letters inside a word or before one. */
function standsForLetter(text: string, index: number): boolean {
  return isLetter(text.charCodeAt(index + 1)) && !isWordEnd(text, index)
}

/** An exclamation mark that ends one sentence and touches the next. */
function isWordEnd(text: string, index: number): boolean {
  return text.charCodeAt(index) === 33 && text.charCodeAt(index + 1) < 97
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** Every letter beyond ASCII hashes alike: such words are looked up by their plain form. */
const wideLetter = 5

/** What a unit beyond ASCII is: part of a word, passed over, or a separator. */
function wideUnit(text: string, index: number, code: number): number {
  if (code < 0xaa) return code === 0xad ? passedOver : separator
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
  return code === 0xd7 || code === 0xf7 || code === 0xab || code === 0xbb ? separator : wideLetter
}
