/**
 * Sentences without anything odd: their words were told apart already, so that nothing of the text is read again but the
 * known words.
 *
 * @module
 */
import { isSpelt, wordIn, type Lexicon, type Phrase } from './lexicon.ts'
import { isLetter } from './readingUnits.ts'
import { addHit, mostWords, type Sentence } from './sentence.ts'
import { roomForStems, type Stems } from './stems.ts'

/** The words of a sentence, of which only the first are: as many as it has. */
export interface SkimmedWords {
  /** What each hashes to; 0 when that does not tell how it is spelt. */
  readonly hashes: Int32Array
  /** Where each begins and ends in the text. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The slot of the lexicon that each may be; -1 for none. */
  readonly slots: Int32Array
  /** The phrases that they may make, and the place of the last word of each, ascending. */
  readonly phrases: Phrase[]
  readonly phrasePlaces: number[]
  /** Their stems. */
  readonly stems: Stems
}

/** Room for the words of one sentence. */
export function skimmedWords(): SkimmedWords {
  return {
    hashes: new Int32Array(mostWords),
    starts: new Int32Array(mostWords),
    ends: new Int32Array(mostWords),
    slots: new Int32Array(mostWords),
    phrases: [],
    phrasePlaces: [],
    stems: roomForStems(),
  }
}

/**
 * Adds the first `count` words to an empty sentence: what is known of them, and of the phrases that they may make, of which only
 * the first `phraseCount` are. O(words + phrases).
 *
 * @param bytes - The text, one byte a code unit.
 */
export function addWords(
  sentence: Sentence,
  lexicon: Lexicon,
  bytes: Uint8Array,
  words: SkimmedWords,
  count: number,
  phraseCount: number,
): void {
  const { starts, ends, slots, phrases, phrasePlaces } = words
  const { slots: known } = lexicon
  sentence.wordCount = count
  let next = 0
  for (let place = 0; place < count; place++) {
    const start = starts[place] as number
    const slot = slots[place] as number
    sentence.wordStarts[place] = start
    if (slot < 0) continue
    // Words without a class are only there for phrases.
    const hasClass = ((known[slot + 1] as number) | (known[slot + 2] as number)) !== 0
    if (!hasClass && (next >= phraseCount || phrasePlaces[next] !== place)) continue
    const end = ends[place] as number
    const word = wordIn(lexicon, slot)
    const spelt = isSpelt(word.text, bytes, start, end)
    if (spelt && hasClass) addHit(sentence, place, place, start, end, word)
    for (; next < phraseCount && phrasePlaces[next] === place; next++) {
      const phrase = phrases[next] as Phrase
      const first = place - phrase.before.length
      if (spelt && begins(phrase, bytes, words, place))
        addHit(sentence, first, place, starts[first] as number, end, phrase)
    }
  }
}

/** Tells whether the words before a place are those of a phrase, where their hashes did not tell. */
function begins(
  { before }: Phrase,
  bytes: Uint8Array,
  { hashes, starts }: SkimmedWords,
  place: number,
): boolean {
  for (let back = 0; back < before.length; back++) {
    const at = place - 1 - back
    if (hashes[at] === 0 && !isWritten(before[back] as string, bytes, starts[at] as number)) return false
  }
  return true
}

/** Tells whether a word is spelt from a place on, without a letter behind it: `user` also of `user's`. */
function isWritten(word: string, bytes: Uint8Array, start: number): boolean {
  let index = start
  for (let at = 0; at < word.length; index++) {
    const byte = bytes[index] as number
    if (byte === 39) continue
    if ((byte >= 65 && byte <= 90 ? byte | 32 : byte) !== word.charCodeAt(at++)) return false
  }
  return !isLetter(bytes[index] as number)
}
