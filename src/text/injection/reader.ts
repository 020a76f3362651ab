/**
 * Reads a text once: words by their hash, sentences by their marks, and hands over the sentences that hold words which
 * could give an order. Characters that are not seen, letters of other alphabets that look Latin, digits in place of letters
 * and spelt-out words read as what they stand for. One look-up a word; nothing is allocated for ordinary text.
 *
 * @module
 */
import type { Units } from '../units.ts'
import { createOddWords, type OddWords } from './oddWords.ts'
import { hint } from './recognise.ts'
import { isPair, prime, seed, wordAt, longestAt, type Lexicon, type Phrase, type Word } from './lexicon.ts'
import { plainForms, plainWord } from './plainWord.ts'
import {
  endsSentence,
  hintOf,
  isLetter,
  semicolon,
  standsForLetter,
  unitClass,
  units,
} from './readingUnits.ts'
import { wideLetter, wideUnit } from './wideUnits.ts'
import {
  addHit,
  beginSentence,
  clauseGap,
  emptySentence,
  fewestSpelled,
  fileHint,
  mostHits,
  mostWords,
  type Sentence,
} from './sentence.ts'

const { separator, apostrophe: passedOver, symbol, wide, firstUnit, firstLetter } = unitClass

/** Reads sentences. */
export interface SentenceReader {
  /** Reads a stretch of `text` and shows `visit` every sentence with a known word, until it says to stop. O(length). */
  read(text: string, units: Units, from: number, to: number, visit: (sentence: Sentence) => boolean): void
}

/** Makes a reader, which has room for one sentence. */
export function createReader(lexicon: Lexicon): SentenceReader {
  const reader = new Reader(lexicon)
  return {
    read(text, { bytes }, from, to, visit) {
      reader.read(text, bytes, from, to, visit)
    },
  }
}

const ignore = (): boolean => true
const noBytes: Uint8Array = new Uint8Array(0)

class Reader {
  readonly #lexicon: Lexicon
  readonly #words: OddWords
  #text = ''
  #bytes = noBytes
  #visit: (sentence: Sentence) => boolean = ignore
  #stopped = false
  readonly #sentence: Sentence = emptySentence()
  /** The hash of every word of the sentence, 0 where it does not tell how the word is spelt. */
  readonly #hashes: number[] = []
  /** Room for the letters of a spelt-out stretch. */
  #codes: Uint16Array = new Uint16Array(1024)
  /** The words of one letter that are known, by the letter in lower case. */
  readonly #letters: readonly (Word | undefined)[]
  #word = 0
  #spelled = 0
  #spelledStart = 0
  #spelledEnd = 0
  #spelledWord = 0

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#words = createOddWords(lexicon)
    this.#letters = Array.from({ length: 123 }, (_, code) => lexicon.words.get(String.fromCharCode(code)))
  }

  read(
    text: string,
    bytes: Uint8Array,
    from: number,
    to: number,
    visit: (sentence: Sentence) => boolean,
  ): void {
    this.#text = text
    this.#bytes = bytes
    this.#visit = visit
    this.#begin(from)
    this.#spelled = 0
    this.#readWords(from, to)
    if (!this.#stopped) this.#endSentence(to)
    this.#stopped = false
    this.#text = ''
    this.#bytes = noBytes
    this.#visit = ignore
  }

  #readWords(from: number, to: number): void {
    const text = this.#text
    const bytes = this.#bytes
    let start = -1
    let hash = seed
    let odd = false
    let whole = true
    for (let index = from; index < to; index++) {
      let code = bytes[index] as number
      let unit = units[code] as number
      if (unit < firstUnit && unit !== separator) {
        if (unit === symbol) {
          unit = standsForLetter(bytes, index) ? code : separator
          if (code === 64) this.#sentence.hints |= hint.address
        } else if (unit === wide) {
          code = text.charCodeAt(index)
          unit = wideUnit(text, index, code)
        }
        if (unit === passedOver) {
          whole = false
          if (code >= 128) odd = true
          if (code >= 0xd800 && code < 0xdc00) index++
          continue
        }
      }
      if (unit !== separator) {
        if (start < 0) {
          start = index
          hash = seed
          odd = false
          whole = true
        }
        if (unit < firstLetter) odd = true
        hash = Math.imul(hash ^ unit, prime)
        // Letters beyond the basic plane are two units.
        if (unit === wideLetter && code >= 0xd800 && code < 0xdc00) index++
        continue
      }
      if (start >= 0) {
        this.#endWord(start, index, hash, odd, whole)
        start = -1
        if (this.#stopped) return
      }
      if (code !== 32) {
        if (code > 127) this.#wideMark(code, index)
        else if (endsSentence(bytes, index, code)) this.#endSentence(index)
        else if (code === semicolon) this.#breakClause(index)
        else this.#sentence.hints |= hintOf(bytes, index, code)
      }
    }
    if (start >= 0) this.#endWord(start, to, hash, odd, whole)
  }

  /** Another clause: what stands in it is further away than its words. */
  #breakClause(index: number): void {
    const sentence = this.#sentence
    for (let skipped = 0; skipped < clauseGap && this.#word < mostWords; skipped++) {
      this.#word++
      const count = sentence.wordCount++
      sentence.wordStarts[count] = index
      this.#hashes[count] = 0
    }
  }

  #wideMark(code: number, index: number): void {
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff0e) this.#endSentence(index)
  }

  #endWord(start: number, end: number, hash: number, odd: boolean, whole: boolean): void {
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
    const sentence = this.#sentence
    if (this.#word >= mostWords || sentence.hitCount >= mostHits) this.#endSentence(start)
    const place = this.#word++
    const count = sentence.wordCount++
    sentence.wordStarts[count] = start
    this.#hashes[count] = odd || !whole ? 0 : hash
    const word = odd
      ? this.#readOdd(start, end)
      : end - start === 1
        ? this.#letters[units[this.#bytes[start] as number] as number]
        : wordAt(this.#lexicon, this.#bytes, start, end, hash)
    if (word !== undefined) this.#hit(word, place, start, end)
  }

  /** A word with digits, symbols or letters beyond ASCII. */
  #readOdd(start: number, end: number): Word | undefined {
    if (end - start > 64) return undefined
    const found = this.#words.find(this.#text, start, end)
    if (found !== 'unclear') return found
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
    if (count < fewestSpelled) return
    const start = this.#spelledStart
    const length = this.#spell(start, this.#spelledEnd)
    this.#word = this.#spelledWord
    for (let at = 0; at < length;) {
      const word = longestAt(this.#lexicon, this.#codes, at, length)
      const letters = word?.text.length ?? 1
      if (word !== undefined) this.#hit(word, this.#word++, start + at * 2, start + (at + letters) * 2 - 1)
      at += letters
    }
  }

  /** Notes the letters of a spelt-out stretch, without what stands between them. @returns How many there are. */
  #spell(start: number, end: number): number {
    const length = end - start
    if (this.#codes.length < length) this.#codes = new Uint16Array(2 * length)
    const codes = this.#codes
    let count = 0
    let others = 0
    for (let index = start; index < end; index++) {
      const byte = this.#bytes[index] as number
      const unit = units[byte] as number
      if (unit >= firstUnit) {
        codes[count++] = unit
        others |= unit ^ (codes[0] as number)
      }
      if (byte < 128) continue
      const plain = plainWord(this.#text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, ''))
      this.#codes = Uint16Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at))
      return plain.length
    }
    // One letter over and over spells nothing.
    return others === 0 ? 0 : count
  }

  #hit(word: Word, place: number, start: number, end: number): void {
    const sentence = this.#sentence
    // Words without a class are only there for phrases.
    if ((word.low | word.high) !== 0) addHit(sentence, place, place, start, end, word)
    if (word.file) sentence.hints |= hint.file | fileHint
    const { phrases, firsts } = word
    if (phrases.length === 0 || place === 0) return
    const before = place <= sentence.wordCount ? (this.#hashes[place - 1] as number) : 0
    // Nearly always the hash of the word before tells.
    if (before !== 0 && !isPair(this.#lexicon, before, word.hash)) return
    for (let at = 0; at < firsts.length; at++) {
      if (before !== 0 && before !== firsts[at]) continue
      const phrase = phrases[at] as Phrase
      if (place >= phrase.before.length) this.#phrase(phrase, place, end)
    }
  }

  #phrase(phrase: Phrase, place: number, end: number): void {
    const { before, hashes } = phrase
    for (let back = 0; back < before.length; back++)
      if (!this.#spells(before[back] as string, hashes[back] as number, place - 1 - back)) return
    const first = place - before.length
    const sentence = this.#sentence
    addHit(sentence, first, place, sentence.wordStarts[first] ?? 0, end, phrase)
  }

  /** Tells whether the word at a place is spelt so. */
  #spells(word: string, hash: number, place: number): boolean {
    const { wordStarts, wordCount } = this.#sentence
    if (place >= wordCount) return false
    const known = this.#hashes[place] as number
    if (known !== 0) return known === hash
    const start = wordStarts[place] as number
    const text = this.#text
    let at = 0
    let index = start
    for (; at < word.length; index++) {
      const code = text.charCodeAt(index)
      if (code === 39 || code === 0x2019) continue
      if ((code >= 65 && code <= 90 ? code | 32 : code) !== word.charCodeAt(at++)) {
        if (code < 128) return false
        const most = start + word.length * 2 + 8
        const reads = this.#words.reads(text, start, this.#endOf(start, most), hash)
        if (reads !== 'unclear') return reads
        return plainForms(text.slice(start, most).split(/[\s_]/u, 1)[0] ?? '').includes(word)
      }
    }
    return !isLetter(text.charCodeAt(index))
  }

  /** Where white space or an underscore stands next, or `most`. */
  #endOf(start: number, most: number): number {
    const end = Math.min(most, this.#text.length)
    let index = start
    for (; index < end; index++) {
      const byte = this.#bytes[index] as number
      if (byte === 95 || byte <= 32 || (byte >= 128 && /\s/u.test(this.#text.charAt(index)))) break
    }
    return index
  }

  #endSentence(end: number): void {
    if (this.#spelled > 0) this.#endSpelled()
    const sentence = this.#sentence
    if (sentence.hitCount > 0 || (sentence.hints & fileHint) !== 0) {
      sentence.end = end
      if (!this.#visit(sentence)) this.#stopped = true
    } else if (this.#word === 0) return
    this.#begin(end)
  }

  #begin(start: number): void {
    beginSentence(this.#sentence, start)
    this.#word = 0
  }
}
