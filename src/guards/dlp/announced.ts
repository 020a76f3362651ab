/**
 * Values that a word in another script announces.
 *
 * @module
 */
import { once } from '../../text/once.ts'
import type { Report } from './hit.ts'
import type { Bounds } from './layer.ts'
import { announcements, type Announced } from './tables/scripts.table.ts'
import { wordFinder } from './wordHeads.ts'

const byWord = new Map<string, Announced[]>()
for (const [words, announced] of announcements)
  for (const word of words.split('|')) byWord.set(word, [...(byWord.get(word) ?? []), announced])
const words = once(() => wordFinder(byWord.keys()))
// In scripts that leave blanks between words and know capitals.
const letter = /[\p{Ll}\p{Lu}]/u
// What may stand between a word and its value: the rest of the word, a sign, a blank.
const farthest = 16
// The rest of a question, and how an answer begins.
const farthestAnswer = 64

/** Up to where each has been looked for in vain, so that words that follow each other closely look there once. */
type Failures = Map<Announced, number>

/** Looks behind every such word of a text. O(length). */
export function announcedIn(text: string, boundsAt: (index: number) => Bounds, report: Report): void {
  const find = words()
  const failed: Failures = new Map()
  for (let found = find(text, 0), end = 0; found !== undefined; found = find(text, end)) {
    const { word, index } = found
    end = index + word.length
    const { to } = boundsAt(index)
    const isFar = isAsked(text, end) || isMarked(text, end)
    const last = Math.min(to, end + (isFar ? farthestAnswer : farthest))
    const isInside = letter.test(text.charAt(index - 1))
    for (const announced of byWord.get(word.toLowerCase()) ?? [])
      if (
        !(isInside && announced.lead !== undefined) &&
        announcedBetween(text, end, last, to, announced, failed, report)
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
  announced: Announced,
  failed: Failures,
  report: Report,
): boolean {
  const { detector, value: pattern, check, lead } = announced
  const isSecret = detector.category === 'secret'
  for (let at = Math.max(start, failed.get(announced) ?? 0); at < last; at++) {
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
  // Where one must lie right behind the word, the next word looks for itself.
  if (lead === undefined) failed.set(announced, last)
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
