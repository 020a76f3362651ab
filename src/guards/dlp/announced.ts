/**
 * Values that a word in another script announces.
 *
 * @module
 */
import type { Report } from './hit.ts'
import type { Bounds } from './layer.ts'
import { announcements, type Announced } from './tables/scripts.table.ts'

const byWord = new Map<string, Announced[]>()
for (const [words, announced] of announcements)
  for (const word of words.split('|')) byWord.set(word, [...(byWord.get(word) ?? []), announced])
const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const longestFirst = [...byWord.keys()].sort((left, right) => right.length - left.length)
const words = new RegExp(longestFirst.map(literal).join('|'), 'giu')
// In scripts that leave blanks between words and know capitals.
const letter = /[\p{Ll}\p{Lu}]/u
// What may stand between a word and its value: the rest of the word, a sign, a blank.
const farthest = 16
// The rest of a question, and how an answer begins.
const farthestAnswer = 64

/** Looks behind every such word of a text. O(length). */
export function announcedIn(text: string, boundsAt: (index: number) => Bounds, report: Report): void {
  for (const match of text.matchAll(words)) {
    const end = match.index + match[0].length
    const { to } = boundsAt(match.index)
    const isFar = isAsked(text, end) || isMarked(text, end)
    const last = Math.min(to, end + (isFar ? farthestAnswer : farthest))
    const isInside = letter.test(text.charAt(match.index - 1))
    for (const announced of byWord.get(match[0].toLowerCase()) ?? [])
      if (
        !(isInside && announced.lead !== undefined) &&
        announcedBetween(text, end, last, to, announced, report)
      )
        break
  }
}

/** Looks for what one word announces. @returns Whether it is there. */
function announcedBetween(
  text: string,
  start: number,
  last: number,
  to: number,
  { detector, value: pattern, check, lead }: Announced,
  report: Report,
): boolean {
  const isSecret = detector.category === 'secret'
  for (let at = start; at < last; at++) {
    const before = text.charCodeAt(at - 1)
    // A secret begins behind a blank or a sign; a number where no other one goes on.
    if (isSecret ? !isGap(before) : before < 128 && /\w/.test(text.charAt(at - 1))) continue
    if (lead?.test(text.slice(start, at)) === false) continue
    pattern.lastIndex = at
    const value = pattern.exec(text)?.[0]
    if (value === undefined || at + value.length > to || /\w/.test(text.charAt(at + value.length))) continue
    const verdict = check?.(value) ?? true
    if (verdict === false || verdict === 0) continue
    report({ detector, start: at, end: at + value.length, confidence: check === undefined ? 0.75 : 0.9 })
    return true
  }
  return false
}

/** Tells whether an element ends right behind a word, in which case the value may be in the next one. */
function isMarked(text: string, start: number): boolean {
  return text.slice(start, start + 4).includes('<')
}

/** Tells whether a question ends soon. */
function isAsked(text: string, start: number): boolean {
  for (let at = start; at < start + farthest && at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 63 || unit === 0xff1f || unit === 0x61f) return true
  }
  return false
}

function isGap(unit: number): boolean {
  return unit === 32 || unit === 58 || unit === 61 || unit === 0xff1a || unit === 34 || unit === 39
}
