/**
 * Where in a text the anchor pass looks closer: where a literal may lie, where a number, an escape, an address may begin.
 * Branches that no processor can foresee are what costs here, so there are none: everything is looked up and nothing decided.
 *
 * @module
 */
import { loweredFour, slotOf, windowFlag } from '../../text/anchors.ts'
import type { Units } from '../../text/units.ts'
import type { Engine } from './engine.ts'
import { lookFlag } from './lookouts.ts'

const literalFlags = windowFlag.ahead | windowFlag.behind
const flagsAhead = windowFlag.ahead | lookFlag.ahead
const noCodes = (63 << 6) | 63

const shift = 6
const foundMask = (1 << shift) - 1

/** How many bits of a place tell what was found there; above them stands which pair of its block it is. */
export const foundBits: number = shift

/**
 * Notes the pairs from `from` to `to` that deserve a closer look, with what was found there, and the blocks of four pairs that
 * long runs are made of; `from` is a multiple of four, and all that lies before is noted. Four at a time: what an engine
 * makes sure of before it reads a table, it makes sure of once for all four.
 *
 * @returns How many.
 */
export function notePlaces(
  { codes, anchors: { windows } }: Engine,
  units: Units,
  from: number,
  to: number,
): number {
  const { pairs, places, blocks } = units
  let { blockCount } = units
  let count = 0
  let before = from > 0 ? (codes[pairs[from - 1] as number] as number) : noCodes
  let pair = codes[pairs[from] as number] as number
  let at = from
  for (; at + 3 < to; at += 4) {
    const second = codes[pairs[at + 1] as number] as number
    const third = codes[pairs[at + 2] as number] as number
    const fourth = codes[pairs[at + 3] as number] as number
    const after = codes[pairs[at + 4] as number] as number
    const place = (at - from) << shift
    const inFirst = foundIn(windows, before, pair, second)
    const inSecond = foundIn(windows, pair, second, third)
    const inThird = foundIn(windows, second, third, fourth)
    const inFourth = foundIn(windows, third, fourth, after)
    places[count] = place | inFirst
    count += -inFirst >>> 31
    places[count] = (place + (1 << shift)) | inSecond
    count += -inSecond >>> 31
    places[count] = (place + (2 << shift)) | inThird
    count += -inThird >>> 31
    places[count] = (place + (3 << shift)) | inFourth
    count += -inFourth >>> 31
    blocks[blockCount] = at << 1
    blockCount += (pair & second & third & fourth) >>> 31
    before = fourth
    pair = after
  }
  units.blockCount = blockCount
  for (; at < to; at++) {
    const after = codes[pairs[at + 1] as number] as number
    const found = foundIn(windows, before, pair, after)
    before = pair
    pair = after
    places[count] = ((at - from) << shift) | found
    count += -found >>> 31
  }
  return count
}

/** What lies at a pair, by its codes and those of the pairs beside it. */
function foundIn(windows: Uint8Array, before: number, pair: number, after: number): number {
  const tail = (after >>> 6) & 63
  return (
    ((windows[((pair & 0xfff) << 6) | tail] as number) & flagsAhead) |
    // Nearly always that of the code before the pair and its own; of three codes over a cut, its one and the one behind.
    ((windows[((before & 63) << 12) | ((pair >>> 12) & 0xfff) | (tail * ((pair >>> 24) & 1))] as number) &
      (pair >>> 25) &
      63)
  )
}

/**
 * Leaves out of the noted places what a longer look tells to be nothing: where only three of the four characters are those of
 * a literal.
 *
 * @returns How many are left.
 */
export function refinePlaces(
  { anchors: { windowBits } }: Engine,
  { view, places }: Units,
  from: number,
  count: number,
): number {
  let kept = 0
  for (let each = 0; each < count; each++) {
    const place = places[each] as number
    const index = (from + (place >>> shift)) << 1
    // A window that begins one character before; at the beginning of a text there is none.
    const isBehind = (place >>> 1) & 1
    const four = view.getUint32(Math.max(0, index - isBehind)) | loweredFour
    // What may be either is hardly ever met, and left to be looked at.
    const isWindow = bit(windowBits, slotOf(four)) | bit(windowBits, slotOf(four >>> 8)) | (place & isBehind)
    const found = place & (-isWindow | ~literalFlags) & foundMask
    places[kept] = (place & ~foundMask) | found
    kept += -found >>> 31
  }
  return kept
}

/** The bit of a slot. */
function bit(bits: Uint32Array, slot: number): number {
  return ((bits[slot >> 5] as number) >>> (slot & 31)) & 1
}
