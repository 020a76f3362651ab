/**
 * The anchor pass: where in a text do any of some hundreds of literals occur? A literal is represented by two windows of
 * four folded characters, one that a reader of every other pair of characters meets where the literal begins at an even
 * place, and one for odd places. So the pass looks at one pair of characters in two with its neighbours, and looks closer
 * only where a window may lie. Literals that are cut by white space or quotes are met at the cut. Linear, however many
 * literals there are.
 *
 * @module
 */
import { chooseWindows, stretchesOf, windowsIn, type Stretch } from './anchorWindows.ts'
import { folded, foldedDigit, foldLiteral, longestGap, skipped } from './fold.ts'

/** A literal, and what wants to know about it. */
export interface Anchor<T> {
  /** The literal, folded. */
  readonly codes: Uint8Array
  /** Which of the codes stands at the place where the window is met. */
  readonly at: number
  /** A number that anchors share whose codes up to there are the same: they start in one place. */
  readonly head: number
  /** A number that anchors share with the same codes, met in the same place: they end in one place too. */
  readonly whole: number
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
  beforeCut: 4,
  /** With a cut behind the first of three codes, a literal may lie over it. */
  afterCut: 8,
} as const

/** The code of characters that fold to nothing, in windows. */
export const cutCode = 62

/** Anchors by the windows that represent them. */
export interface AnchorTable<T> {
  /** For every three codes (18 bits), the first of a window or all of it: {@link windowFlag}s. */
  readonly windows: Uint8Array
  /** By {@link slotOf} of the bytes of a window: 0, or the index of a group of anchors; one table for each flag. */
  readonly ahead: Uint16Array
  readonly behind: Uint16Array
  /** A bit for every slot of these tables with anything in it: small enough to be at hand at all times. */
  readonly aheadBits: Uint32Array
  readonly behindBits: Uint32Array
  /** A bit for every slot with anything in it in either of the first two. */
  readonly windowBits: Uint32Array
  readonly cutBehindBits: Uint32Array
  /** By {@link slotOf} of the byte before a cut and the two bytes behind it. */
  readonly cutAhead: Uint16Array
  /** By {@link slotOf} of the two bytes before a cut and the one behind it. */
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
  /** `true` when a digit in the literal stands for any digit. */
  readonly anyDigit: boolean
}

/** Every byte as {@link slotOf} has it: capital letters as small ones, and some signs as others. */
export const lowered: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => byte | 32)

/** What makes {@link lowered} bytes of four bytes at once. */
export const loweredFour = 0x20202020

/** The slot of a window of four or three {@link lowered} bytes: 16 bits. Different windows may share one. */
export function slotOf(window: number): number {
  return Math.imul(window, 0x9e3779b1) >>> 16
}

const assignment = /[:=]$/
const lastLetter = 26

/** Builds the table. O(entries), plus three quarters of a mebibyte of memory. */
export function buildAnchors<T>(entries: Iterable<AnchorEntry<T>>): AnchorTable<T> {
  const groups: Anchor<T>[][] = [[]]
  const windows = new Uint8Array(1 << 18)
  const slots = { ahead: newSlots(), behind: newSlots(), cutAhead: newSlots(), cutBehind: newSlots() }
  const flag = (first: number, second: number, third: number, kind: number): void => {
    const key = (first << 12) | (second << 6) | third
    windows[key] = (windows[key] ?? 0) | kind
  }
  const { beforeCut, afterCut } = windowFlag
  const numbers = new Map<string, number>()
  const numberOf = (codes: Uint8Array, at: number): number => {
    const key = `${codes.join()}@${at}`
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const anchorAt = (codes: Uint8Array, at: number, owner: T): Anchor<T> => ({
    codes,
    at,
    head: numberOf(codes.subarray(0, at + 1), at),
    whole: numberOf(codes, at),
    owner,
  })
  const add = (kind: keyof typeof slots, anchor: Anchor<T>, bytes: readonly number[], any: boolean): void => {
    for (const window of spellings(bytes, any)) {
      const slot = slotOf(window)
      let group = slots[kind][slot] ?? 0
      if (group === 0) slots[kind][slot] = group = groups.push([]) - 1
      if (groups[group]?.includes(anchor) !== true) groups[group]?.push(anchor)
    }
  }
  const addWindow = (
    anchor: Anchor<T>,
    ahead: boolean,
    size: number,
    bytes: readonly number[],
    any: boolean,
  ): void => {
    const from = ahead ? anchor.at : anchor.at - 1
    const [first = 0, second = 0, third = 0] = anchor.codes.subarray(from)
    const kind = ahead ? 'ahead' : 'behind'
    flag(first, second, third, windowFlag[kind])
    add(kind, anchor, bytes.slice(from, from + size), any)
  }
  const addCut = (anchor: Anchor<T>, bytes: readonly number[], any: boolean): void => {
    const cut = anchor.at + 1
    const [first = 0] = anchor.codes.subarray(Math.max(0, cut - 2))
    add(cut === 1 ? 'cutAhead' : 'cutBehind', anchor, bytes.slice(Math.max(0, cut - 2)).slice(0, 3), any)
    const [last = 0, next = 0, later] = anchor.codes.subarray(anchor.at)
    const flagBefore = (before: number): void => {
      flag(before, last, next, beforeCut)
      // A cut of several characters is looked at closer when a literal may lie over it by the codes before.
      flag(before, last, cutCode, beforeCut)
    }
    // One code before a cut: a literal begins with it, so that no letter stands before.
    if (cut === 1)
      for (let before = 0; before < 64; before++) if (before === 0 || before > lastLetter) flagBefore(before)
    if (cut > 1) {
      flagBefore(first)
      flag(cutCode, last, cutCode, beforeCut)
    }
    flag(last, next, cutCode, afterCut)
    for (let any = 0; any < 64; any++) {
      flag(last, cutCode, any, beforeCut)
      if (later === undefined || later === any) flag(last, next, any, afterCut)
    }
  }
  const prepared = Array.from(entries, preparedOf)
  const chosen = chooseWindows(
    prepared.flatMap(({ codes, whole }) => [0, 1].map((parity) => windowsIn(codes, whole, parity))),
  )
  for (const [
    index,
    { literal, owner, cuttable, anyDigit, codes, bytes, stretches, best },
  ] of prepared.entries()) {
    // Where the windows lie: a literal that is cut nowhere in between is met at one of them, whatever the parity behind the cut.
    let from = codes.length
    let to = 0
    let known = 0
    for (const window of [chosen[index * 2], chosen[index * 2 + 1]]) {
      if (window === undefined) continue
      const { at, first, size } = window
      addWindow(anchorAt(codes, at, owner), first === at, size, bytes, anyDigit)
      from = Math.min(from, first)
      to = Math.max(to, first + size)
      known++
    }
    const cuts = cuttable
      ? Array.from({ length: codes.length - 1 }, (_, index) => index + 1).filter(
          (cut) => known < 2 || (cut > from && cut < to),
        )
      : best < 3
        ? stretches.slice(1).map(([from]) => from)
        : []
    // `zip:` is also written `"zip" :`.
    if (!cuttable && assignment.test(literal) && codes.length > 3) cuts.push(codes.length - 1)
    for (const cut of cuts) addCut(anchorAt(codes, cut - 1, owner), bytes, anyDigit)
  }
  const aheadBits = bitsOf(slots.ahead)
  const behindBits = bitsOf(slots.behind)
  return {
    windows,
    ...slots,
    aheadBits,
    behindBits,
    windowBits: aheadBits.map((bits, index) => bits | (behindBits[index] as number)),
    cutBehindBits: bitsOf(slots.cutBehind),
    groups,
  }
}

/** A literal, and where in it windows may lie. */
interface Prepared<T> extends AnchorEntry<T> {
  readonly codes: Uint8Array
  readonly bytes: readonly number[]
  readonly stretches: readonly Stretch[]
  /** How long the longest stretch is. */
  readonly best: number
  /** The stretches that windows may lie in. */
  readonly whole: readonly Stretch[]
}

function preparedOf<T>(entry: AnchorEntry<T>): Prepared<T> {
  const codes = Uint8Array.from(foldLiteral(entry.literal))
  const stretches = stretchesOf(entry.literal)
  const best = stretches.reduce((size, [from, to]) => Math.max(size, to - from), 0)
  // What is too short between its blanks is met without them, or at a blank.
  const whole: readonly Stretch[] =
    best < 3 ? [[0, codes.length]] : stretches.filter(([from, to]) => to - from >= Math.min(4, best))
  return { ...entry, codes, bytes: seenBytes(entry.literal), stretches, best, whole }
}

/** The bytes of a literal as the slots have them, without what folds to nothing. */
function seenBytes(literal: string): readonly number[] {
  return Array.from(literal, (character) => character.charCodeAt(0) & 127)
    .filter((byte) => folded[byte] !== skipped)
    .map((byte) => lowered[byte] as number)
}

/** The windows that some bytes stand for, as {@link slotOf} takes them: with every digit for a digit, when any will do. */
function spellings(bytes: readonly number[], anyDigit: boolean): readonly number[] {
  let windows = [0]
  for (const byte of bytes) {
    const choices =
      anyDigit && folded[byte] === foldedDigit ? Array.from({ length: 10 }, (_, digit) => 48 + digit) : [byte]
    windows = windows.flatMap((window) => choices.map((choice) => (window << 8) | choice))
  }
  return windows
}

function newSlots(): Uint16Array {
  return new Uint16Array(1 << 16)
}

/** A bit for every slot with anything in it; see {@link isTaken}. */
function bitsOf(slots: Uint16Array): Uint32Array {
  const bits = new Uint32Array(slots.length >> 5)
  for (const [slot, group] of slots.entries())
    if (group !== 0) bits[slot >> 5] = (bits[slot >> 5] as number) | (1 << (slot & 31))
  return bits
}

/** Tells whether there is anything in a slot. */
export function isTaken(bits: Uint32Array, slot: number): boolean {
  return (((bits[slot >> 5] as number) >>> (slot & 31)) & 1) === 1
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
  { codes, at: met }: Pick<Anchor<unknown>, 'codes' | 'at'>,
): number {
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
  { codes, at: met }: Pick<Anchor<unknown>, 'codes' | 'at'>,
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
