/**
 * Skims a stretch whose words were told apart and looked up before: only what stands between them is read. What only letters
 * tell is left to the skimmer that reads every character.
 *
 * @module
 */
import type { Lexicon } from './lexicon.ts'
import { slotFlag } from './lexicon.ts'
import {
  endOfSentence,
  endsSentence,
  hintOf,
  semicolon,
  standsForLetter,
  unitClass,
  units,
} from './readingUnits.ts'
import { fewestSpelled, mostHits, mostWords } from './sentence.ts'
import { isDash, noteClause, notePhrases, skim, type Skimmer } from './skim.ts'
import { mostStems } from './stems.ts'
import type { TextWords } from './textWords.ts'

const { separator, apostrophe, symbol, wide, firstUnit } = unitClass

/**
 * Shows the skimmer the sentences between `from` and `to` that are worth it, as {@link skim} does. O(length).
 *
 * @param bytes - The text, one byte a code unit, zeros behind it.
 * @param told - The words of the text.
 * @param first - A word that begins at `from` or before.
 * @returns The same for what stands behind `to`.
 */
export function skimTold(
  text: string,
  bytes: Uint8Array,
  from: number,
  to: number,
  lexicon: Lexicon,
  skimmer: Skimmer,
  told: TextWords,
  first: number,
): number {
  const { count, starts: toldStarts, ends: toldEnds, marked, lows, highs } = told
  let at = first
  while (at < count && (toldStarts[at] as number) < from) at++
  // It may begin inside a word.
  if (at > 0 && (toldEnds[at - 1] as number) > from) {
    skim(text, bytes, from, to, lexicon, skimmer)
    return at
  }
  const { slots } = lexicon
  const { hashes, starts, ends, slots: known, phrases, stems } = skimmer.words
  const { hashes: stemHashes } = stems
  let begin = from
  let index = from
  let low = 0
  let high = 0
  let hints = 0
  let hits = 0
  let words = 0
  let stemCount = 0
  let phraseCount = 0
  let singles = 0
  let lastEnd = -2
  for (;;) {
    const start = at < count ? (toldStarts[at] as number) : to
    const stop = start < to ? start : to
    // One space, nearly always.
    for (; index < stop; index++) {
      const code = bytes[index] as number
      if (code === 32) continue
      const unit = units[code] as number
      if (unit === apostrophe) continue
      if (unit !== separator && isOdd(text, bytes, index, unit)) {
        skim(text, bytes, begin, to, lexicon, skimmer)
        return at
      }
      if (unit === wide) continue
      if (endsSentence(bytes, index, code)) {
        if (words === 0) continue
        stems.count = stemCount
        if (skimmer.isWorth(low, high, hints) && !skimmer.take(begin, index, words, phraseCount, hints))
          return at
        begin = index
        low = high = hints = hits = words = phraseCount = stemCount = singles = 0
      } else if (code === semicolon) words = noteClause(skimmer.words, words, index)
      else hints |= hintOf(bytes, index, code)
    }
    if (start >= to) break
    const end = toldEnds[at] as number
    const next = bytes[end] as number
    if (end > to || (next !== 32 && isOdd(text, bytes, end, units[next] as number))) {
      skim(text, bytes, begin, to, lexicon, skimmer)
      return at
    }
    let doubtful = false
    if (end - start === 1) {
      singles = start - lastEnd === 1 ? singles + 1 : 1
      lastEnd = end
      doubtful = singles >= fewestSpelled
    } else singles = 0
    if (words >= mostWords && !doubtful) {
      stems.count = stemCount
      if (skimmer.isWorth(low, high, hints) && !skimmer.take(begin, start, words, phraseCount, hints))
        return at
      begin = start
      low = high = hints = hits = words = phraseCount = stemCount = singles = 0
    }
    if (!doubtful) {
      const place = words++
      const hash = told.hashes[at] as number
      const slot = told.slots[at] as number
      hashes[place] = marked[at] === 0 ? hash : 0
      starts[place] = start
      ends[place] = end
      known[place] = slot
      if (stemCount < mostStems) stemHashes[stemCount++] = told.stems[at] as number
      const one = lows[at] as number
      const other = highs[at] as number
      if ((one | other) !== 0) hits++
      low |= one
      high |= other
      const flags = slot < 0 ? 0 : (slots[slot + 3] as number)
      if ((flags & slotFlag.phrases) !== 0 && place > 0) {
        const before = phraseCount
        phraseCount = notePhrases(lexicon, skimmer.words, place, slot, hash, phraseCount)
        for (let noted = before; noted < phraseCount; noted++) {
          const phrase = phrases[noted]
          hits++
          low |= phrase?.low ?? 0
          high |= phrase?.high ?? 0
        }
      }
      doubtful = hits >= mostHits || (flags & slotFlag.file) !== 0
    }
    index = end
    at++
    if (!doubtful) continue
    // What is read anyway need not be told apart: only its end is looked for.
    index = endOfSentence(bytes, index, to)
    if (!skimmer.read(begin, index) || index === to) return at
    begin = index++
    while (at < count && (toldStarts[at] as number) < index) at++
    low = high = hints = hits = words = phraseCount = stemCount = singles = 0
  }
  stems.count = stemCount
  if (skimmer.isWorth(low, high, hints)) skimmer.take(begin, to, words, phraseCount, hints)
  return at
}

/** Tells whether something that is no letter may be part of a word. */
function isOdd(text: string, bytes: Uint8Array, index: number, unit: number): boolean {
  if (unit >= firstUnit) return true
  return unit === wide ? !isDash(text.charCodeAt(index)) : unit === symbol && standsForLetter(bytes, index)
}
