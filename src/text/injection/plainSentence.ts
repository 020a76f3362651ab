/**
 * Sentences without anything odd: their words were told apart already, so that nothing of the text is read again but the
 * known words.
 *
 * @module
 */
import { isPair, isSpelt, wordIn, type Lexicon, type Phrase, type Word } from './lexicon.ts'
import { isLetter } from './readingUnits.ts'
import { addHit, mostWords, type Sentence } from './sentence.ts'

/** The words of a sentence, of which only the first are: as many as it has. */
export interface SkimmedWords {
  /** What each hashes to; 0 when that does not tell how it is spelt. */
  readonly hashes: Int32Array
  /** Where each begins and ends in the text. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The slot of the lexicon that each may be; -1 for none. */
  readonly slots: Int32Array
}

/** Room for the words of one sentence. */
export function skimmedWords(): SkimmedWords {
  return {
    hashes: new Int32Array(mostWords),
    starts: new Int32Array(mostWords),
    ends: new Int32Array(mostWords),
    slots: new Int32Array(mostWords),
  }
}

/**
 * Adds the first `count` words to an empty sentence: what is known of them, and the phrases that they make.
 * O(words + known words x their phrases).
 *
 * @param bytes - The text, one byte a code unit.
 */
export function addWords(
  sentence: Sentence,
  lexicon: Lexicon,
  bytes: Uint8Array,
  words: SkimmedWords,
  count: number,
): void {
  const { starts, ends, slots } = words
  sentence.wordCount = count
  for (let place = 0; place < count; place++) {
    const start = starts[place] as number
    const slot = slots[place] as number
    sentence.wordStarts[place] = start
    if (slot < 0) continue
    const end = ends[place] as number
    const word = wordIn(lexicon, slot)
    if (!isSpelt(word.text, bytes, start, end)) continue
    // Words without a class are only there for phrases.
    if ((word.low | word.high) !== 0) addHit(sentence, place, place, start, end, word)
    if (word.phrases.length === 0 || place === 0) continue
    const before = words.hashes[place - 1] as number
    // Nearly always the hash of the word before tells.
    if (before === 0 || isPair(lexicon, before, word.hash)) addPhrases(sentence, bytes, words, word, place)
  }
}

/** Adds the phrases that end with a word. */
function addPhrases(
  sentence: Sentence,
  bytes: Uint8Array,
  { hashes, starts, ends }: SkimmedWords,
  { phrases, firsts }: Word,
  place: number,
): void {
  const hash = hashes[place - 1] as number
  for (let at = 0; at < firsts.length; at++) {
    if (hash !== 0 && hash !== firsts[at]) continue
    const phrase = phrases[at] as Phrase
    const { before } = phrase
    if (place < before.length) continue
    let back = 0
    for (; back < before.length; back++) {
      const known = hashes[place - 1 - back] as number
      if (
        known === 0
          ? !begins(before[back] as string, bytes, starts[place - 1 - back] as number)
          : known !== phrase.hashes[back]
      )
        break
    }
    if (back < before.length) continue
    const first = place - back
    addHit(sentence, first, place, starts[first] as number, ends[place] as number, phrase)
  }
}

/** Tells whether a word is spelt from a place on, without a letter behind it: `user` also of `user's`. */
function begins(word: string, bytes: Uint8Array, start: number): boolean {
  let index = start
  for (let at = 0; at < word.length; index++) {
    const byte = bytes[index] as number
    if (byte === 39) continue
    if ((byte >= 65 && byte <= 90 ? byte | 32 : byte) !== word.charCodeAt(at++)) return false
  }
  return !isLetter(bytes[index] as number)
}
