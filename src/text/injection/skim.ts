/**
 * Skims a stretch for the sentences that are worth reading: those whose words together could satisfy a rule. It knows words
 * by their hash alone and takes every doubt for a yes, so that what it passes over holds nothing.
 *
 * @module
 */
import { isPair, prime, seed, slotAt, slotFlag, wordIn, type Lexicon, type Phrase } from './lexicon.ts'
import type { SkimmedWords } from './plainSentence.ts'
import {
  endOfSentence,
  endsSentence,
  hintOf,
  semicolon,
  standsForLetter,
  unitClass,
  units,
} from './readingUnits.ts'
import { clauseGap, fewestSpelled, mostHits, mostWords } from './sentence.ts'
import { mostStems, stemAt, stemLength } from './stems.ts'

/** What the skimmer asks. */
export interface Skimmer {
  /** Room for the words of a sentence. */
  readonly words: SkimmedWords
  /** Tells whether a sentence with all of these classes and hints, and with the stems of `words`, can be worth reading. */
  isWorth(low: number, high: number, hints: number): boolean
  /** Reads a stretch of whole sentences that has something odd. @returns Whether to go on. */
  read(start: number, end: number): boolean
  /** Takes a sentence of so many words and phrases. @returns Whether to go on. */
  take(start: number, end: number, count: number, phrases: number, hints: number): boolean
}

const { separator, apostrophe, symbol, wide, firstUnit, firstLetter } = unitClass

/** No word hashes to this, as far as anybody knows. */
const noHash = 1

/**
 * Shows the skimmer the sentences between `from` and `to` that are worth it, until it says to stop. O(length).
 *
 * @param bytes - The text, one byte a code unit, zeros behind it.
 */
export function skim(
  text: string,
  bytes: Uint8Array,
  from: number,
  to: number,
  lexicon: Lexicon,
  skimmer: Skimmer,
): void {
  const { slots } = lexicon
  let begin = from
  let low = 0
  let high = 0
  let hints = 0
  let hits = 0
  let words = 0
  // There is something that only a reader can tell.
  let doubtful = false
  const { hashes, starts, ends, slots: known, phrases, stems } = skimmer.words
  const { hashes: stemHashes } = stems
  let stemCount = 0
  let phraseCount = 0
  let singles = 0
  let lastEnd = -2
  for (let index = from; index < to;) {
    if (doubtful && words > 0) {
      // What is read anyway need not be told apart: only its end is looked for.
      index = endOfSentence(bytes, index, to)
      if (index === to) break
      if (!skimmer.read(begin, index)) return
      begin = index++
      low = high = hints = hits = words = phraseCount = stemCount = singles = 0
      doubtful = false
      continue
    }
    const start = index
    const code = bytes[index] as number
    let unit = units[code] as number
    const isWord = unit >= firstUnit
    let hash = seed
    let stem = seed
    let odd = false
    let clean = true
    // Where the sentence ends, if it does here.
    let cut = -1
    if (isWord) {
      for (const sixth = start + stemLength; unit >= firstLetter && index < sixth;) {
        hash = Math.imul(hash ^ unit, prime)
        unit = units[bytes[++index] as number] as number
      }
      stem = hash
      while (unit >= firstLetter) {
        hash = Math.imul(hash ^ unit, prime)
        unit = units[bytes[++index] as number] as number
      }
      for (; unit !== separator && index < to; unit = units[bytes[++index] as number] as number) {
        if (unit >= firstUnit) hash = Math.imul(hash ^ unit, prime)
        if (unit >= firstLetter) continue
        if (unit === apostrophe) clean = false
        else if (unit === symbol && !standsForLetter(bytes, index)) break
        else if (unit === wide && isDash(text.charCodeAt(index))) break
        else odd = true
      }
      // A number reads as it is written, which is no matter for a reader.
      if (odd && isNumber(bytes, start, index)) odd = false
      if (odd) doubtful = true
      if (index - start === 1) {
        singles = start - lastEnd === 1 ? singles + 1 : 1
        lastEnd = index
        if (singles >= fewestSpelled) doubtful = true
      } else singles = 0
      if (words >= mostWords && !doubtful) cut = start
    } else {
      index++
      if (code === 32 || unit === apostrophe) continue
      if (unit === wide) doubtful ||= !isDash(text.charCodeAt(start))
      else if (unit === symbol && standsForLetter(bytes, start)) doubtful = true
      else if (endsSentence(bytes, start, code)) {
        if (words > 0) cut = start
      } else if (code === semicolon) {
        words = noteClause(skimmer.words, words, start)
      } else hints |= hintOf(bytes, start, code)
    }
    if (cut >= 0) {
      stems.count = stemCount
      if (skimmer.isWorth(low, high, hints) && !skimmer.take(begin, cut, words, phraseCount, hints)) return
      begin = cut
      low = high = hints = hits = words = phraseCount = stemCount = singles = 0
    }
    if (!isWord) continue
    const place = words++
    if (doubtful) continue
    hashes[place] = clean ? hash : 0
    starts[place] = start
    ends[place] = index
    // A number has no stem.
    if (stem !== seed && stemCount < mostStems) stemHashes[stemCount++] = clean ? stem : stemAt(bytes, start)
    const slot = slotAt(lexicon, hash)
    known[place] = slot
    if (slot < 0) continue
    const flags = slots[slot + 3] as number
    const one = slots[slot + 1] as number
    const other = slots[slot + 2] as number
    if ((one | other) !== 0) hits++
    low |= one
    high |= other
    if ((flags & slotFlag.phrases) !== 0 && place > 0) {
      const before = phraseCount
      phraseCount = notePhrases(lexicon, skimmer.words, place, slot, hash, before)
      for (let noted = before; noted < phraseCount; noted++) {
        const phrase = phrases[noted] as Phrase
        hits++
        low |= phrase.low
        high |= phrase.high
      }
    }
    if (hits >= mostHits || (flags & slotFlag.file) !== 0) doubtful = true
  }
  stems.count = stemCount
  if (doubtful) skimmer.read(begin, to)
  else if (skimmer.isWorth(low, high, hints)) skimmer.take(begin, to, words, phraseCount, hints)
}

/**
 * Notes the phrases that a word of the lexicon may end, by its slot and hash and the words before. O(phrases of the word).
 *
 * @param from - How many phrases of the sentence were noted before.
 * @returns How many are then.
 */
export function notePhrases(
  lexicon: Lexicon,
  { hashes, phrases, phrasePlaces }: SkimmedWords,
  place: number,
  slot: number,
  hash: number,
  from: number,
): number {
  const before = hashes[place - 1] as number
  if (before !== 0 && !isPair(lexicon, before, hash)) return from
  let count = from
  const { phrases: own, firsts } = wordIn(lexicon, slot)
  for (let at = 0; at < firsts.length; at++) {
    if (before !== 0 && firsts[at] !== before) continue
    const phrase = own[at] as Phrase
    if (phrase.hashes.length > 1 && !follows(phrase.hashes, hashes, place)) continue
    phrasePlaces[count] = place
    phrases[count++] = phrase
  }
  return count
}

/** Another clause: what stands in it is further away than its words. @returns How many words there are then. */
export function noteClause(
  { hashes, starts, ends, slots }: SkimmedWords,
  from: number,
  index: number,
): number {
  let words = from
  for (let skipped = 0; skipped < clauseGap && words < mostWords; skipped++, words++) {
    hashes[words] = noHash
    starts[words] = ends[words] = index
    slots[words] = -1
  }
  return words
}

/** Tells whether the words before a place may be those of a phrase. */
function follows(phrase: readonly number[], hashes: Int32Array, place: number): boolean {
  if (phrase.length > place) return false
  for (let back = 0; back < phrase.length; back++) {
    const hash = hashes[place - 1 - back]
    if (hash !== 0 && hash !== phrase[back]) return false
  }
  return true
}

/** Quotation marks, dashes and dots: they separate, but for the apostrophe. */
export function isDash(code: number): boolean {
  return code >= 0x2010 && code <= 0x2027 && code !== 0x2019
}

function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const byte = bytes[index] as number
    if (byte < 48 || byte > 57) return false
  }
  return true
}
