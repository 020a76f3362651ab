/**
 * A gate for some hundreds of literals: each is represented by its rarest run of three folded characters, and one table
 * look-up a character tells whether any literal has that run. It reads the text as it is and needs no preparation, so that it
 * suits short texts; anchors.ts reads bytes, every other pair of them, and suits long ones.
 *
 * @module
 */
import { folded, foldedDigit, foldLiteral, longestGap, skipped } from './fold.ts'
import { isCommonPair } from './pairs.ts'

/** A literal, and what wants to know about it. */
export interface GatedLiteral<T> {
  /** The literal, folded. */
  readonly codes: readonly number[]
  /** The number of folded characters from the start of the literal to the end of its representative run. */
  readonly reach: number
  /** Whatever was registered for it. */
  readonly owner: T
}

/** Anchors by the run of three characters that represents them. */
export interface GateTable<T> {
  /** For every run of three codes (18 bits): 0, or the index of its group. */
  readonly gate: Uint16Array
  /** The anchors of each group; group 0 is empty. */
  readonly groups: readonly (readonly GatedLiteral<T>[])[]
}

/** What to register: a literal of at least three characters that fold to something, and its owner. */
export interface GateEntry<T> {
  readonly literal: string
  readonly owner: T
}

/** How rare it is that two codes follow each other in ordinary text. */
function rarityOf(first: number, second: number): number {
  if (first <= 26 && second <= 26) return isCommonPair(first - 1, second - 1) ? 1 : 5
  // Runs of digits lead to code of their own; no literal should be looked for in them.
  return first === foldedDigit && second === foldedDigit ? 1 : 6
}

/** Where the rarest run of three codes of a literal ends; one that has a code before it is told apart better. */
function rarestRun(codes: readonly number[]): number {
  let best = 3
  let most = -1
  for (let end = 3; end <= codes.length; end++) {
    const [before = 0, first = 0, second = 0, third = 0] =
      end > 3 ? codes.slice(end - 4, end) : [0, ...codes.slice(0, 3)]
    const rarity =
      rarityOf(first, second) * rarityOf(second, third) * (end > 3 ? rarityOf(before, first) + 1 : 1)
    if (rarity > most) {
      most = rarity
      best = end
    }
  }
  return best
}

/** The 18-bit key of the three codes that end at `end`. */
function runKey(codes: readonly number[], end: number): number {
  return ((codes[end - 3] ?? 0) << 12) | ((codes[end - 2] ?? 0) << 6) | (codes[end - 1] ?? 0)
}

/** Builds the table. O(entries), plus a quarter of a mebibyte of memory. */
export function buildGate<T>(entries: Iterable<GateEntry<T>>): GateTable<T> {
  const gate = new Uint16Array(1 << 18)
  const groups: GatedLiteral<T>[][] = [[]]
  for (const { literal, owner } of entries) {
    const codes = foldLiteral(literal)
    const reach = rarestRun(codes)
    const key = runKey(codes, reach)
    let group = gate[key] ?? 0
    if (group === 0) {
      group = groups.length
      gate[key] = group
      groups.push([])
    }
    groups[group]?.push({ codes, reach, owner })
  }
  return { gate, groups }
}

/**
 * Where the literal of an anchor starts, when the run that represents it ends at `index` (inclusive); -1 when the text
 * has something else there. Characters that fold to nothing may stand between any two. O(literal).
 */
export function literalStart(
  text: string,
  index: number,
  anchor: GatedLiteral<unknown>,
  bounds: { first: number; last: number },
): number {
  const { codes, reach } = anchor
  let position = index
  let start = index
  let gaps = 0
  for (let at = reach - 1; at >= 0;) {
    if (position < bounds.first) return -1
    const unit = text.charCodeAt(position)
    const code = unit < 128 ? folded[unit] : 0
    if (code === skipped) {
      if (++gaps > longestGap) return -1
    } else if (code === codes[at]) {
      start = position
      gaps = 0
      at--
    } else return -1
    position--
  }
  position = index + 1
  gaps = 0
  for (let at = reach; at < codes.length;) {
    if (position >= bounds.last) return -1
    const unit = text.charCodeAt(position)
    const code = unit < 128 ? folded[unit] : 0
    if (code === skipped) {
      if (++gaps > longestGap) return -1
    } else if (code === codes[at]) {
      gaps = 0
      at++
    } else return -1
    position++
  }
  return start
}
