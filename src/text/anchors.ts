/**
 * The anchor pass: where in a text do any of some hundreds of literals occur? A literal is represented by two windows of
 * three folded characters, one that a reader of every other pair of characters meets where the literal begins at an even
 * place, and one for odd places. So the pass looks up one pair of characters in two, in a table of 64 KiB, and looks closer
 * only where a window may lie. Literals that are cut by white space or quotes are met at the cut. Linear, however many
 * literals there are.
 *
 * @module
 */
import { folded, foldedDigit, foldLiteral, longestGap, skipped } from './fold.ts'
import { pairFrequency } from './pairs.ts'

/** A literal, and what wants to know about it. */
export interface Anchor<T> {
  /** The literal, folded. */
  readonly codes: Uint8Array
  /** Which of the codes stands at the place where the window is met. */
  readonly at: number
  /** Whatever was registered for it. */
  readonly owner: T
}

/** What a window of three codes may be, in {@link AnchorTable.windows}. */
export const windowFlag = {
  /** A literal is met at the first of the three. */
  ahead: 1,
  /** A literal is met at the second of the three. */
  behind: 2,
  /** With a cut behind the second of the three, a literal may lie over it; or the cut is longer than one character. */
  cut: 4,
} as const

/** The code of characters that fold to nothing, in windows. */
export const cutCode = 62

/** Anchors by the windows that represent them. */
export interface AnchorTable<T> {
  /** For every window of three codes (18 bits): {@link windowFlag}s. */
  readonly windows: Uint8Array
  /** By {@link slotOf} of a window: 0, or the index of a group of anchors that are met at its first code. */
  readonly ahead: Uint16Array
  /** The same for anchors that are met at the second code. */
  readonly behind: Uint16Array
  /** By {@link slotOf} of the code before a cut and the two codes behind it. */
  readonly cutAhead: Uint16Array
  /** By {@link slotOf} of the two codes before a cut and the one behind it. */
  readonly cutBehind: Uint16Array
  /** The anchors of each group; group 0 is empty. */
  readonly groups: readonly (readonly Anchor<T>[])[]
}

/** What to register: a literal of at least three characters that fold to something, and its owner. */
export interface AnchorEntry<T> {
  readonly literal: string
  readonly owner: T
  /** `true` when the literal is also to be met where it is cut anywhere by characters that fold to nothing. */
  readonly cuttable: boolean
}

/** The slot of a window of three codes: 16 bits. Different windows may share one; what is met is compared. */
export function slotOf(first: number, second: number, third: number): number {
  return Math.imul((first << 12) | (second << 6) | third, 0x9e3779b1) >>> 16
}

/** How common it is that two codes follow each other in ordinary text, roughly, in thousandths. */
function frequencyOf(first: number, second: number): number {
  const letters = (first <= 26 ? 1 : 0) + (second <= 26 ? 1 : 0)
  if (letters === 2) return pairFrequency(first - 1, second - 1)
  if (first === foldedDigit && second === foldedDigit) return 12
  return letters === 1 ? 1 : 0.5
}

interface Window {
  readonly at: number
  readonly ahead: boolean
  readonly cost: number
}

/** The rarest window with the given parity in a stretch of codes; `undefined` for a stretch that is too short. */
function rarestWindow(codes: Uint8Array, from: number, to: number, parity: number): Window | undefined {
  let best: Window | undefined
  for (let at = from + ((from & 1) === parity ? 0 : 1); at + 1 < to; at += 2) {
    for (const ahead of [true, false]) {
      if (ahead ? at + 2 >= to : at === from) continue
      const [first = 0, second = 0, third = 0] = codes.subarray(ahead ? at : at - 1)
      const cost = frequencyOf(first, second) * frequencyOf(second, third)
      if (best === undefined || cost < best.cost) best = { at, ahead, cost }
    }
  }
  return best
}

/** The stretches of a literal's codes that nothing that folds to nothing interrupts. */
function stretchesOf(literal: string): readonly (readonly [from: number, to: number])[] {
  const stretches: (readonly [number, number])[] = []
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

/** Builds the table. O(entries), plus three quarters of a mebibyte of memory. */
export function buildAnchors<T>(entries: Iterable<AnchorEntry<T>>): AnchorTable<T> {
  const groups: Anchor<T>[][] = [[]]
  const windows = new Uint8Array(1 << 18)
  const slots = { ahead: newSlots(), behind: newSlots(), cutAhead: newSlots(), cutBehind: newSlots() }
  const flag = (first: number, second: number, third: number, kind: number): void => {
    const key = (first << 12) | (second << 6) | third
    windows[key] = (windows[key] ?? 0) | kind
  }
  const add = (kind: keyof typeof slots, anchor: Anchor<T>, codes: Uint8Array, from: number): void => {
    const [first = 0, second = 0, third = 0] = codes.subarray(from)
    const slot = slotOf(first, second, third)
    let group = slots[kind][slot] ?? 0
    if (group === 0) slots[kind][slot] = group = groups.push([]) - 1
    groups[group]?.push(anchor)
    if (kind === 'ahead') flag(first, second, third, windowFlag.ahead)
    else if (kind === 'behind') flag(first, second, third, windowFlag.behind)
    else if (kind === 'cutBehind') flag(first, second, third, windowFlag.cut)
    // One code before a cut: a literal begins with it, so that no letter stands before.
    else
      for (let before = 0; before < 64; before++)
        if (before === 0 || before > 26) flag(before, first, second, windowFlag.cut)
  }
  for (const { literal, owner, cuttable } of entries) {
    const codes = Uint8Array.from(foldLiteral(literal))
    const stretches = stretchesOf(literal)
    const long = stretches.filter(([from, to]) => to - from >= 3)
    for (const parity of [0, 1]) {
      const candidates = (long.length > 0 ? long : [[0, codes.length] as const]).map(([from, to]) =>
        rarestWindow(codes, from, to, parity),
      )
      const best = candidates.reduce((left, right) =>
        left !== undefined && (right === undefined || left.cost <= right.cost) ? left : right,
      )
      if (best === undefined) continue
      const { at, ahead } = best
      add(ahead ? 'ahead' : 'behind', { codes, at, owner }, codes, ahead ? at : at - 1)
    }
    const cuts = cuttable
      ? Array.from({ length: codes.length - 1 }, (_, index) => index + 1)
      : long.length === 0
        ? stretches.slice(1).map(([from]) => from)
        : []
    for (const cut of cuts)
      add(cut === 1 ? 'cutAhead' : 'cutBehind', { codes, at: cut - 1, owner }, codes, Math.max(0, cut - 2))
  }
  for (let code = 0; code < 64; code++) {
    if (code === cutCode) continue
    for (let other = 0; other < 64; other++) {
      flag(code, cutCode, other, windowFlag.cut)
      flag(other, code, cutCode, windowFlag.cut)
    }
  }
  return { windows, ...slots, groups }
}

function newSlots(): Uint16Array {
  return new Uint16Array(1 << 16)
}

/**
 * Where the literal of an anchor starts, when the code at which its window is met stands at `index`; -1 when the text has
 * something else there. Characters that fold to nothing may stand between any two. O(literal).
 *
 * @param units - The text, one byte a code unit; see {@link folded}.
 */
export function anchorStart(
  units: Uint8Array,
  index: number,
  anchor: Anchor<unknown>,
  bounds: { readonly first: number; readonly last: number },
): number {
  const { codes, at: met } = anchor
  let position = index
  let start = index
  let gaps = 0
  for (let at = met; at >= 0;) {
    if (position < bounds.first) return -1
    const code = folded[units[position] as number]
    if (code === codes[at]) {
      start = position
      gaps = 0
      at--
    } else if (code !== skipped || ++gaps > longestGap) return -1
    position--
  }
  position = index + 1
  gaps = 0
  for (let at = met + 1; at < codes.length;) {
    if (position >= bounds.last) return -1
    const code = folded[units[position] as number]
    if (code === codes[at]) {
      gaps = 0
      at++
    } else if (code !== skipped || ++gaps > longestGap) return -1
    position++
  }
  return start
}
