/**
 * Words that announce a value which does not follow in its usual form: noted during the pass over a text, looked into behind
 * it.
 *
 * @module
 */
import type { Detector } from './detector.ts'
import { isDigit } from './hit.ts'

/** A word, and the detector whose value it announces. */
export interface Clue {
  readonly detector: Detector
  readonly start: number
  readonly end: number
  /** `true` when digits, spelled or not, come behind the word; otherwise they stand before it. */
  readonly ahead: boolean
}

/** The clues of a text, in the order in which they were met. */
export interface Clues {
  readonly noted: Clue[]
  /** The last words without any digit behind them. */
  readonly idle: Clue[]
  /** The place before which it was counted last whether digits stand there, and what came of it. */
  counted: number
  isBehindDigits: boolean
}

/** No clues. */
export function noClues(): Clues {
  return { noted: [], idle: [], counted: -1, isBehindDigits: false }
}

const mostNoted = 4096
const mostIdle = 8
const farthestBefore = 64
const fewestBefore = 6
const farthestSpelled = 128

/** Notes a word behind which a digit stands, though no value of the detector. */
export function noteAhead({ noted }: Clues, detector: Detector, start: number, end: number): void {
  if (noted.length < mostNoted) noted.push({ detector, start, end, ahead: true })
}

/**
 * Notes a word when digits stand before it. O(1).
 *
 * @param isLast - `true` when none stand behind it.
 */
export function noteBefore(
  clues: Clues,
  bytes: Uint8Array,
  detector: Detector,
  start: number,
  end: number,
  isLast: boolean,
): void {
  const { noted } = clues
  if (noted.length >= mostNoted) return
  // Many detectors may have a word that begins in one place.
  if (clues.counted !== start) {
    clues.counted = start
    clues.isBehindDigits = areDigitsBefore(bytes, start)
  }
  if (!clues.isBehindDigits) return
  noted.push({ detector, start, end, ahead: false })
  // Members stand in any order: what lies beside a label may stand before it.
  if (isLast) noted.push({ detector, start, end, ahead: true })
}

function areDigitsBefore(bytes: Uint8Array, start: number): boolean {
  let digits = 0
  const floor = Math.max(0, start - farthestBefore)
  for (let at = start - 1; at >= floor && digits < fewestBefore; at--)
    if (isDigit(bytes[at] as number)) digits++
  return digits === fewestBefore
}

/** Keeps a word without digits behind it: they may be spelled out. */
export function noteIdle({ idle }: Clues, detector: Detector, start: number, end: number): void {
  if (idle.length >= mostIdle) idle.shift()
  idle.push({ detector, start, end, ahead: true })
}

/** Digits are spelled from `start` on: what announces them is a clue. */
export function noteSpelled({ noted, idle }: Clues, start: number): void {
  for (const clue of idle.splice(0))
    if (start >= clue.end && start - clue.end <= farthestSpelled && noted.length < mostNoted) noted.push(clue)
}
