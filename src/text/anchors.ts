/**
 * The anchor pass: where in a text do any of some hundreds of literals occur? A literal is represented by two windows of
 * four folded characters, one that a reader of every other pair of characters meets where the literal begins at an even
 * place, and one for odd places. So the pass looks at one pair of characters in two with its neighbours, and looks closer
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

/** What a window may be. */
export const windowFlag = {
  /** A literal is met at the pair that begins the window. */
  ahead: 1,
  /** A literal is met at the pair behind the first code of the window. */
  behind: 2,
  /** With a cut behind the second of three codes, a literal may lie over it; or the cut is longer than one character. */
  cut: 4,
} as const

/** The code of characters that fold to nothing, in windows. */
export const cutCode = 62

/** Anchors by the windows that represent them. */
export interface AnchorTable<T> {
  /** For every three codes (18 bits), the first of a window or all of it: {@link windowFlag}s. */
  readonly windows: Uint8Array
  /** By {@link slotOf} of a window: 0, or the index of a group of anchors; one table for each flag. */
  readonly ahead: Uint16Array
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

/** The slot of a window of four codes (24 bits) or three (18 bits): 16 bits. Different windows may share one. */
export function slotOf(window: number): number {
  return Math.imul(window, 0x9e3779b1) >>> 16
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
  const size = Math.min(4, to - from)
  let best: Window | undefined
  for (let at = from + ((from & 1) === parity ? 0 : 1); at + 1 < to; at += 2) {
    for (const ahead of [true, false]) {
      const first = ahead ? at : at - 1
      if (first < from || first + size > to) continue
      const [one = 0, two = 0, three = 0, four] = codes.subarray(first, first + size)
      // The first three are looked at everywhere, the fourth only where those are met.
      const cost =
        frequencyOf(one, two) *
        frequencyOf(two, three) *
        (four === undefined ? 10 : 2 + frequencyOf(three, four))
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

const assignment = /[:=]$/

/** Builds the table. O(entries), plus three quarters of a mebibyte of memory. */
export function buildAnchors<T>(entries: Iterable<AnchorEntry<T>>): AnchorTable<T> {
  const groups: Anchor<T>[][] = [[]]
  const windows = new Uint8Array(1 << 18)
  const slots = { ahead: newSlots(), behind: newSlots(), cutAhead: newSlots(), cutBehind: newSlots() }
  const heads = new Set<number>()
  const flag = (first: number, second: number, third: number, kind: number): void => {
    const key = (first << 12) | (second << 6) | third
    windows[key] = (windows[key] ?? 0) | kind
  }
  const add = (kind: keyof typeof slots, anchor: Anchor<T>, window: number): void => {
    const slot = slotOf(window)
    let group = slots[kind][slot] ?? 0
    if (group === 0) slots[kind][slot] = group = groups.push([]) - 1
    groups[group]?.push(anchor)
  }
  const addWindow = (anchor: Anchor<T>, ahead: boolean, size: number): void => {
    const from = ahead ? anchor.at : anchor.at - 1
    const [first = 0, second = 0, third = 0, fourth = 0] = anchor.codes.subarray(from)
    const kind = ahead ? 'ahead' : 'behind'
    const three = (first << 12) | (second << 6) | third
    flag(first, second, third, windowFlag[kind])
    add(kind, anchor, size === 3 ? three : (three << 6) | fourth)
  }
  const addCut = (anchor: Anchor<T>): void => {
    const cut = anchor.at + 1
    const [first = 0, second = 0, third = 0] = anchor.codes.subarray(Math.max(0, cut - 2))
    const three = (first << 12) | (second << 6) | third
    add(cut === 1 ? 'cutAhead' : 'cutBehind', anchor, three)
    if (cut === 1) {
      // One code before a cut: a literal begins with it, so that no letter stands before.
      for (let before = 0; before < 64; before++) {
        if (before > 0 && before <= 26) continue
        flag(before, first, second, windowFlag.cut)
        heads.add((before << 6) | first)
      }
    } else {
      flag(first, second, third, windowFlag.cut)
      heads.add((first << 6) | second).add((cutCode << 6) | second)
    }
  }
  for (const { literal, owner, cuttable } of entries) {
    const codes = Uint8Array.from(foldLiteral(literal))
    const stretches = stretchesOf(literal)
    const best = stretches.reduce((size, [from, to]) => Math.max(size, to - from), 0)
    // What is too short between its blanks is met without them, or at a blank.
    const whole =
      best < 3
        ? [[0, codes.length] as const]
        : stretches.filter(([from, to]) => to - from >= Math.min(4, best))
    for (const parity of [0, 1]) {
      const [window, ...others] = whole.flatMap(([from, to]) => {
        const found = rarestWindow(codes, from, to, parity)
        return found === undefined ? [] : [{ ...found, size: Math.min(4, to - from) }]
      })
      if (window === undefined) continue
      const { at, ahead, size } = others.reduce(
        (left, right) => (right.cost < left.cost ? right : left),
        window,
      )
      addWindow({ codes, at, owner }, ahead, size)
    }
    const cuts = cuttable
      ? Array.from({ length: codes.length - 1 }, (_, index) => index + 1)
      : best < 3
        ? stretches.slice(1).map(([from]) => from)
        : []
    // `zip:` is also written `"zip" :`.
    if (!cuttable && assignment.test(literal) && codes.length > 3) cuts.push(codes.length - 1)
    for (const cut of cuts) addCut({ codes, at: cut - 1, owner })
  }
  // A cut longer than one character is looked at closer when a literal may lie over it by the codes before.
  for (const head of heads) {
    const before = head >> 6
    const code = head & 63
    flag(before, code, cutCode, windowFlag.cut)
    for (let other = 0; other < 64; other++) flag(code, cutCode, other, windowFlag.cut)
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
export function anchorStart(units: Uint8Array, index: number, { codes, at: met }: Anchor<unknown>): number {
  let position = index
  let gaps = 0
  for (let at = met; ; position--) {
    if (position < 0) return -1
    const code = folded[units[position] as number]
    if (code === codes[at]) {
      if (--at < 0) return position
      gaps = 0
    } else if (code !== skipped || ++gaps > longestGap) return -1
  }
}

/** Where the literal of an anchor ends, as {@link anchorStart} tells where it starts; -1 when the text has something else. */
export function anchorEnd(
  units: Uint8Array,
  index: number,
  { codes, at: met }: Anchor<unknown>,
  length: number,
): number {
  let position = index + 1
  let gaps = 0
  for (let at = met + 1; at < codes.length; position++) {
    if (position >= length) return -1
    const code = folded[units[position] as number]
    if (code === codes[at]) {
      gaps = 0
      at++
    } else if (code !== skipped || ++gaps > longestGap) return -1
  }
  return position
}
