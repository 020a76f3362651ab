/**
 * All matches of a pattern in a text, with a bound on the work.
 *
 * @module
 */
import type { LinearPattern } from '../text/pattern/pattern.ts'

/** A stretch of a text: start and end in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What was found. */
export interface Matches {
  /** The matches that are not empty, in order, none overlapping another. */
  readonly spans: readonly Span[]
  /** Where the search was given up: the text from here on was not looked at. */
  readonly upTo: number
}

// A linear engine finds one match in linear time; all of them can take the product (`a.*b|a` looks at the whole rest for
// each). This many characters, and some for each of the text, may be looked at again: no text below 4,000 characters comes
// near it, and one of 64 KiB has room for hundreds of matches.
const spareWork = 16_000_000
const workPerCharacter = 64

/** Finds all matches. O(length + work allowed). */
export function matchesOf(pattern: LinearPattern, text: string): Matches {
  const spans: Span[] = []
  let work = spareWork + text.length * workPerCharacter
  let from = 0
  while (from <= text.length) {
    const match = pattern.find(text, from)
    if (match === undefined) break
    const [start, end] = match
    if (end > start) spans.push({ start, end })
    from = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xff_ff ? 2 : 1)
    work -= text.length - end
    if (work < 0) return { spans, upTo: from }
  }
  return { spans, upTo: text.length }
}
