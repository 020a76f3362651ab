/**
 * Which four characters represent a literal in the anchor pass: those that make it look closer at the fewest places of an
 * ordinary text, all literals taken together. A place is looked at for three characters, whoever asked for them; so what one
 * literal has asked for costs another one nothing.
 *
 * @module
 */
import { folded, foldedDigit, foldLiteral, skipped } from './fold.ts'
import { pairFrequency } from './pairs.ts'

/** A part of a literal's codes that nothing that folds to nothing interrupts. */
export type Stretch = readonly [from: number, to: number]

/** A window: codes of a literal. */
export interface Window {
  /** Which of the codes stands at the place where the window is met: the first of them, or the second. */
  readonly at: number
  /** The first of its codes. */
  readonly first: number
  /** How many there are: four, or three of a short literal. */
  readonly size: number
  /** What it is met by: the first three codes, and whether the place is the first or the second of them. */
  readonly key: number
  /** How often its first three codes stand in ordinary text, and how often all of them do. */
  readonly three: number
  readonly all: number
}

/** How common it is that two codes follow each other in ordinary text, roughly, in thousandths. */
function frequencyOf(first: number, second: number): number {
  const letters = (first <= 26 ? 1 : 0) + (second <= 26 ? 1 : 0)
  if (letters === 2) return pairFrequency(first - 1, second - 1)
  if (first === foldedDigit && second === foldedDigit) return 12
  return letters === 1 ? 1 : 0.5
}

const letterCount = 26

/** The same for every two codes, at `first * 64 + second`: looked up for each window of each literal. */
const frequencies: Float32Array = Float32Array.from({ length: 64 * 64 }, (_, pair) =>
  frequencyOf(pair >> 6, pair & 63),
)

/** How common every code is, roughly: of a letter, how common the pairs are that begin with it. */
const totals: Float32Array = Float32Array.from({ length: 64 }, (_, code) => {
  if (code < 1 || code > letterCount) return letterCount
  let total = 2
  for (let next = 1; next <= letterCount; next++) total += frequencyOf(code, next)
  return total
})

// Words that every message has, those of sentences, and the dot in a JSON Web Token: far more common than their pairs of
// letters tell.
const commonWords =
  'name date type text user code data time page file path message request response status value list number test pass ' +
  'error fail build version content title description state label index order item count total owner review comment issue ' +
  'branch commit public private address email account with that this from have which there other about would their when ' +
  'what will more into than them some over such only also each first last full home work main open close start next ' +
  'tion ment ness able ight ound .eyj'
const frequencyOfWord = 0.25
const commonFours: ReadonlySet<number> = new Set(
  commonWords.split(' ').flatMap((word) => {
    const codes = foldLiteral(word)
    return codes.slice(3).map((_, at) => keyOfFour(codes, at))
  }),
)

function keyOfFour(codes: ArrayLike<number>, at: number): number {
  return (
    ((codes[at] as number) << 18) |
    ((codes[at + 1] as number) << 12) |
    ((codes[at + 2] as number) << 6) |
    (codes[at + 3] as number)
  )
}

/** The stretches of a literal's codes that nothing that folds to nothing interrupts. */
export function stretchesOf(literal: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  let to = 0
  for (let index = 0; index <= literal.length; index++) {
    const unit = literal.charCodeAt(index)
    if (index < literal.length && folded[unit] !== skipped) to++
    else {
      if (to > from) stretches.push([from, to])
      from = to
    }
  }
  return stretches
}

/** The windows of a literal that are met at places of a parity. */
export function windowsIn(
  codes: Uint8Array,
  stretches: readonly Stretch[],
  parity: number,
): readonly Window[] {
  const windows: Window[] = []
  for (const [from, to] of stretches) {
    const size = Math.min(4, to - from)
    for (let at = from + ((from & 1) === parity ? 0 : 1); at + 1 < to; at += 2)
      for (const first of [at, at - 1])
        if (first >= from && first + size <= to) windows.push(windowAt(codes, at, first, size))
  }
  return windows
}

function windowAt(codes: Uint8Array, at: number, first: number, size: number): Window {
  const one = codes[first] as number
  const two = codes[first + 1] as number
  const third = codes[first + 2] as number
  const three =
    ((frequencies[(one << 6) | two] as number) * (frequencies[(two << 6) | third] as number)) /
    (totals[two] as number)
  const all = size < 4 ? three : frequencyOfFour(codes, first, three)
  const key = (((first === at ? 0 : 1) << 18) | (one << 12) | (two << 6) | third) >>> 0
  return { at, first, size, key, three, all }
}

function frequencyOfFour(codes: Uint8Array, first: number, three: number): number {
  if (commonFours.has(keyOfFour(codes, first))) return frequencyOfWord
  const third = codes[first + 2] as number
  return (
    (three * (frequencies[(third << 6) | (codes[first + 3] as number)] as number)) / (totals[third] as number)
  )
}

// What it costs to look at a place where all the codes stand, when looking at one where three do costs 1.
const costOfAll = 6
const rounds = 2

/** Chooses one of each list of windows, where there is any. O(windows). */
export function chooseWindows(lists: readonly (readonly Window[])[]): readonly (Window | undefined)[] {
  const askedFor = new Uint16Array(1 << 19)
  const chosen: (Window | undefined)[] = lists.map(() => undefined)
  // Those that have no choice come first: the others may do with what these have asked for.
  const order = [...lists.keys()].sort(
    (left, right) => sizeOf(lists, left) - sizeOf(lists, right) || left - right,
  )
  for (let round = 0; round < rounds; round++) {
    for (const index of order) {
      const before = chosen[index]
      if (before !== undefined) askedFor[before.key] = (askedFor[before.key] as number) - 1
      let best: Window | undefined
      let least = Infinity
      for (const window of lists[index] as readonly Window[]) {
        const cost = (askedFor[window.key] === 0 ? window.three : 0) + window.all * costOfAll
        if (cost < least) {
          least = cost
          best = window
        }
      }
      chosen[index] = best
      if (best !== undefined) askedFor[best.key] = (askedFor[best.key] as number) + 1
    }
  }
  return chosen
}

function sizeOf(lists: readonly (readonly unknown[])[], index: number): number {
  return lists[index]?.length ?? 0
}
