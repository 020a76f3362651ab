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
import { unitKind } from './numbers.ts'

const { ahead: aheadFlag, behind: behindFlag } = windowFlag
const flagsAhead = aheadFlag | lookFlag.ahead
const flagsBehind = behindFlag | lookFlag.behind
const lookFlags = lookFlag.ahead | lookFlag.behind
const noCodes = (63 << 6) | 63

/** How many bits of a place tell what was found there; above them stands which pair of its block it is. */
export const foundBits = 6

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
    const place = (at - from) << foundBits
    const inFirst = foundIn(windows, before, pair, second)
    const inSecond = foundIn(windows, pair, second, third)
    const inThird = foundIn(windows, second, third, fourth)
    const inFourth = foundIn(windows, third, fourth, after)
    places[count] = place | inFirst
    count += -inFirst >>> 31
    places[count] = (place + (1 << foundBits)) | inSecond
    count += -inSecond >>> 31
    places[count] = (place + (2 << foundBits)) | inThird
    count += -inThird >>> 31
    places[count] = (place + (3 << foundBits)) | inFourth
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
    places[count] = ((at - from) << foundBits) | found
    count += -found >>> 31
  }
  return count
}

/** What lies at a pair, by its codes and those of the pairs beside it. */
function foundIn(windows: Uint8Array, before: number, pair: number, after: number): number {
  const head = (before & 63) << 12
  const tail = (after >>> 6) & 63
  return (
    ((windows[((pair & 0xfff) << 6) | tail] as number) & flagsAhead) |
    ((windows[head | (pair & 0xfff)] as number) & flagsBehind) |
    // A cut is in the middle of three codes: the one before the pair, the one in it, the one behind.
    ((windows[head | ((pair >>> 6) & 0xfc0) | tail] as number) & (pair >>> 18))
  )
}

const both = 1
const first = 2
const separated = 4

/** For every pair of bytes: whether both, or the first, are what numbers are written with. */
const numeric = numericTable()

function numericTable(): Uint8Array {
  const units = unitKind.map((kind) => Math.min(kind, 1))
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  return Uint8Array.from({ length: 1 << 16 }, (_, pair) => {
    const [head, tail] = isLittle ? [pair & 255, pair >> 8] : [pair >> 8, pair & 255]
    return (((units[head] as number) & (units[tail] as number)) * both) | ((units[head] as number) * first)
  })
}

const hexadecimal = 8
const colon = 16

/** 1 for a digit, and a bit for each of the kinds above. */
const kinds = new Uint8Array(256).fill(1 | hexadecimal, 48, 58)
kinds.fill(hexadecimal, 65, 71).fill(hexadecimal, 97, 103)
for (const separator of ' ,-') kinds[separator.charCodeAt(0)] = separated
kinds[':'.charCodeAt(0)] = separated | colon

/** 1 for what means something by itself, but for the colon, which does between hexadecimal digits. */
const signs = new Uint8Array(256)
for (const sign of '@%\\&=') signs[sign.charCodeAt(0)] = 1

/**
 * Leaves out of the noted places what a longer look tells to be nothing: where only three of the four characters are those of
 * a literal, where digits stand that are too few.
 *
 * @returns How many are left.
 */
export function refinePlaces(
  { anchors: { aheadBits, behindBits } }: Engine,
  { view, pairs, places }: Units,
  from: number,
  count: number,
): number {
  let kept = 0
  for (let each = 0; each < count; each++) {
    const place = places[each] as number
    const pair = from + (place >>> foundBits)
    const index = pair << 1
    const units = view.getUint32(index)
    const four = units | loweredFour
    const unitsBehind = view.getUint32(index - (-index >>> 31))
    const fourBehind = unitsBehind | loweredFour
    const isAhead = bit(aheadBits, slotOf(four)) | bit(aheadBits, slotOf(four >>> 8))
    const isBehind = bit(behindBits, slotOf(fourBehind)) | bit(behindBits, slotOf(fourBehind >>> 8))
    const head = kinds[units >>> 24] as number
    const next = (units >>> 16) & 255
    // What stands behind the first digit, when there is one.
    const tail = units >>> ((head & 1) << 3)
    const look =
      // The next characters are of its number, or it is too short.
      ((numeric[pairs[pair + 1] as number] as number) &
        (numeric[pairs[pair + 2] as number] as number) &
        ((numeric[pairs[pair + 3] as number] as number) >> 1)) |
      ((kinds[tail & 255] as number) & separated) |
      (signs[units >>> 24] as number) |
      (signs[next] as number) |
      (((head << 1) & (kinds[next] as number) & colon) |
        (((kinds[unitsBehind >>> 24] as number) << 1) & head & colon)) |
      isX((tail >>> 8) & 255)
    const found =
      place & ((isAhead * aheadFlag) | (isBehind * behindFlag) | (-(-look >>> 31) & lookFlags) | cutFlags)
    places[kept] = (place & ~63) | found
    kept += -found >>> 31
  }
  return kept
}

const cutFlags = windowFlag.beforeCut | windowFlag.afterCut

function isX(unit: number): number {
  return ((unit ^ 120) - 1) >>> 31
}

/** The bit of a slot. */
function bit(bits: Uint32Array, slot: number): number {
  return ((bits[slot >> 5] as number) >>> (slot & 31)) & 1
}
