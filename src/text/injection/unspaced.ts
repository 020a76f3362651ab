/**
 * Scripts without spaces between words, or with endings that grow onto them: Chinese, Japanese, Korean, Arabic, Hindi. The
 * words of the table are looked for anywhere.
 *
 * @module
 */
import { classesOf, type Classes } from './lexicon.ts'
import type { Hit } from './sentence.ts'
import { unspacedWords } from './unspaced.table.ts'

interface UnspacedWord extends Classes {
  readonly text: string
}

/** The words, compiled: by their first unit, the longest first. */
export type UnspacedLexicon = ReadonlyMap<number, readonly UnspacedWord[]>

// eslint-disable-next-line no-misleading-character-class -- whole blocks of characters
const hasUnspaced = /[\u{600}-\u{6ff}\u{900}-\u{97f}\u{3041}-\u{30ff}\u{4e00}-\u{9fff}\u{ac00}-\u{d7a3}]/u
const mostHits = 120
const firstUnspaced = 0x600
/** Where sentences end: line breaks, full stops, exclamation and question marks of all these scripts. */
const ends: ReadonlySet<number> = new Set([0x0a, 0x21, 0x3f, 0x61f, 0x6d4, 0x964, 0x3002, 0xff01, 0xff1f])
const period = 0x2e

/** Compiles the table. */
export function compileUnspaced(): UnspacedLexicon {
  const classes = new Map<string, Classes>()
  for (const [name, entries] of Object.entries(unspacedWords)) {
    const { low, high } = classesOf(name)
    for (const entry of entries.split(' ')) {
      const text = entry.replaceAll('_', ' ')
      const known = classes.get(text) ?? { low: 0, high: 0 }
      classes.set(text, { low: known.low | low, high: known.high | high })
    }
  }
  const byFirst = new Map<number, UnspacedWord[]>()
  for (const [text, own] of classes) {
    const first = text.charCodeAt(0)
    const words = byFirst.get(first) ?? []
    byFirst.set(first, words)
    words.push({ text, ...own })
  }
  for (const words of byFirst.values()) words.sort((one, other) => other.text.length - one.text.length)
  return byFirst
}

/** How many units make about one word: two of Chinese and Japanese, four of the others. */
function unitsShift(code: number): number {
  return code >= 0x3000 && code <= 0x9fff ? 1 : 2
}

/** Shows `visit` the words of every sentence that has some, with the shift from a unit to a place. O(length). */
export function readUnspaced(
  text: string,
  lexicon: UnspacedLexicon,
  visit: (hits: readonly Hit[], mask: Classes, start: number, end: number, shift: number) => void,
): void {
  const first = text.search(hasUnspaced)
  if (first < 0) return
  const shift = unitsShift(text.charCodeAt(first))
  let hits: Hit[] = []
  let low = 0
  let high = 0
  let start = 0
  const flush = (end: number): void => {
    if (hits.length > 0) visit(hits, { low, high }, start, end, shift)
    hits = []
    low = 0
    high = 0
    start = end
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (
      ends.has(code) ||
      (code === period && !(text.charCodeAt(index + 1) > 32)) ||
      hits.length >= mostHits
    ) {
      flush(index)
    }
    if (code < firstUnspaced) continue
    const word = lexicon.get(code)?.find((one) => text.startsWith(one.text, index))
    if (word === undefined) continue
    const from = index >> shift
    const last = hits.at(-1)
    const place = last !== undefined && from <= last.to ? last.to + 1 : from
    const end = index + word.text.length
    hits.push({ from: place, to: place, start: index, end, low: word.low, high: word.high })
    low |= word.low
    high |= word.high
    index = end - 1
  }
  flush(text.length)
}
