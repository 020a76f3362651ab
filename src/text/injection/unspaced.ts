/**
 * Chinese and Japanese: no spaces between words, so that the words of the table are looked for anywhere.
 *
 * @module
 */
import { classesOf, type Classes } from './lexicon.ts'
import type { Hit } from './reader.ts'
import { unspacedWords } from './unspaced.table.ts'

/** The words, compiled. */
export interface UnspacedLexicon {
  readonly pattern: RegExp
  readonly words: ReadonlyMap<string, Classes>
}

const hasUnspaced = /[\u{3041}-\u{30ff}\u{4e00}-\u{9fff}]/u
const mostHits = 120

/** Compiles the table. */
export function compileUnspaced(): UnspacedLexicon {
  const words = new Map<string, Classes>()
  for (const [name, entries] of Object.entries(unspacedWords)) {
    const { low, high } = classesOf(name)
    for (const entry of entries.split(' ')) {
      const known = words.get(entry) ?? { low: 0, high: 0 }
      words.set(entry, { low: known.low | low, high: known.high | high })
    }
  }
  const longestFirst = [...words.keys()].sort((left, right) => right.length - left.length)
  return { words, pattern: new RegExp(`${longestFirst.join('|')}|[\\u3002\\uff01\\uff1f\\n]`, 'gu') }
}

/** Shows `visit` the words of every sentence that has some. O(length). */
export function readUnspaced(
  text: string,
  { pattern, words }: UnspacedLexicon,
  visit: (hits: readonly Hit[], mask: Classes, start: number, end: number) => void,
): void {
  if (!hasUnspaced.test(text)) return
  let hits: Hit[] = []
  let low = 0
  let high = 0
  let start = 0
  const flush = (end: number): void => {
    if (hits.length > 0) visit(hits, { low, high }, start, end)
    hits = []
    low = 0
    high = 0
    start = end
  }
  for (const match of text.matchAll(pattern)) {
    const [found] = match
    const classes = words.get(found)
    if (classes === undefined || hits.length >= mostHits) flush(match.index)
    if (classes === undefined) continue
    // Two characters make about one word.
    const from = match.index >> 1
    const last = hits.at(-1)
    const place = last !== undefined && from <= last.to ? last.to + 1 : from
    hits.push({ from: place, to: place, start: match.index, end: match.index + found.length, ...classes })
    low |= classes.low
    high |= classes.high
  }
  flush(text.length)
}
