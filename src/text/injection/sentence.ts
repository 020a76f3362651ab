/**
 * A sentence as it was read: which known words and phrases stand where.
 *
 * @module
 */
import type { Classes } from './lexicon.ts'

/** Words after which a sentence is cut. */
export const mostWords = 200
/** Hits after which a sentence is cut. */
export const mostHits = 160
/** Letters with one character between each before they are read as a word. */
export const fewestSpelled = 3
/** How many words a semicolon is worth. */
export const clauseGap = 3
/** A word of a file's name was read, and not just a dot or a slash. */
export const fileHint = 16

/** A word or phrase of a sentence. */
export interface Hit {
  /** The places of its first and last word in the sentence. */
  from: number
  to: number
  /** Where it is in the text. */
  start: number
  end: number
  low: number
  high: number
}

/**
 * A sentence as far as it was read. Whoever is shown it may change its hits, but keep nothing of it: the next one is read into
 * the same.
 */
export interface Sentence {
  /** Where it begins and ends in the text. */
  start: number
  end: number
  /** Its hits, of which only the first `hitCount` are. */
  readonly hits: Hit[]
  hitCount: number
  /** The start of every word in the text, of which only the first `wordCount` are. */
  readonly wordStarts: number[]
  wordCount: number
  low: number
  high: number
  hints: number
}

/** Adds a hit. */
export function addHit(
  sentence: Sentence,
  from: number,
  to: number,
  start: number,
  end: number,
  { low, high }: Classes,
): void {
  const { hits, hitCount } = sentence
  const hit = hits[hitCount]
  if (hit === undefined) hits.push({ from, to, start, end, low, high })
  else {
    hit.from = from
    hit.to = to
    hit.start = start
    hit.end = end
    hit.low = low
    hit.high = high
  }
  sentence.hitCount++
  sentence.low |= low
  sentence.high |= high
}

/** A sentence with nothing in it. */
export function emptySentence(): Sentence {
  return {
    start: 0,
    end: 0,
    hits: [],
    hitCount: 0,
    wordStarts: [],
    wordCount: 0,
    low: 0,
    high: 0,
    hints: 0,
  }
}

/** Makes a sentence empty. */
export function beginSentence(sentence: Sentence, start: number): void {
  sentence.start = sentence.end = start
  sentence.hitCount = 0
  sentence.wordCount = 0
  sentence.low = 0
  sentence.high = 0
  sentence.hints = 0
}
