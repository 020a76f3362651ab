/**
 * The pass over a text that finds everything with a literal, a digit or a character to be found by, and tries the detectors
 * there. Every other pair of characters is looked up once; all else happens where the table says that something may be.
 *
 * @module
 */
import { isTaken, lowered, slotOf, windowFlag } from '../../text/anchors.ts'
import { folded, longestGap, skipped } from '../../text/fold.ts'
import { placesLength } from '../../text/units.ts'
import { inspectAt, inspectColons, inspectInterface, isInterface } from './addresses.ts'
import { unitKind } from './digitGroups.ts'
import { mark } from './engine.ts'
import { isDigit, isWordUnit } from './hit.ts'
import { lookFlag } from './lookouts.ts'
import { isEscape, isQuoted, mayBePairs } from './looks.ts'
import { inspectNumbers } from './numbers.ts'
import { foundBits, notePlaces, refinePlaces } from './places.ts'
import { tryGroup, type AnchorPass } from './trials.ts'

const { ahead: aheadFlag, behind: behindFlag } = windowFlag
const cutFlag = windowFlag.beforeCut | windowFlag.afterCut
const literalFlags = aheadFlag | behindFlag | cutFlag
const lookFlags = lookFlag.ahead | lookFlag.behind

/** Goes over the text, a block at a time: first notes where something may be, then looks there. O(length). */
export function passAnchors(pass: AnchorPass): void {
  const { marks } = pass.engine
  const { bytes, places } = pass.units
  const half = (pass.layer.text.length + 1) >> 1
  // What lies before is done with: inside a token that was found.
  let done = 0
  // Nothing before it is looked at as a number any more.
  let numbersEnd = 0
  for (let from = 0; from < half; from += placesLength) {
    const to = Math.min(half, from + placesLength)
    const noted = notePlaces(pass.engine, pass.units, from, to)
    // Where so many are noted, most of them are what they seem.
    const count = noted * 3 > to - from ? noted : refinePlaces(pass.engine, pass.units, from, noted)
    for (let each = 0; each < count; each++) {
      const place = places[each] as number
      const index = (from + (place >>> foundBits)) << 1
      if (index + 1 < done) continue
      let next = 0
      if ((place & lookFlags) !== 0) {
        const first = isDigit(bytes[index] as number) ? index : index + 1
        if (first >= numbersEnd && mayBeDigits(bytes, first)) numbersEnd = digitsAt(pass, first)
        if (marks[bytes[index] as number] !== mark.none && index >= done) next = markAt(pass, index)
        if (marks[bytes[index + 1] as number] !== mark.none && index + 1 >= done)
          next = Math.max(next, markAt(pass, index + 1))
      }
      if ((place & literalFlags) !== 0) next = Math.max(next, windowAt(pass, index, place))
      if (next > index + 2) {
        done = next
        numbersEnd = Math.max(numbersEnd, next)
      }
    }
  }
}

/** Looks at a pair where a window of a literal may lie. @returns Where to go on, or 0. */
function windowAt(pass: AnchorPass, index: number, found: number): number {
  const { bytes } = pass.units
  let next = 0
  // Inside a run of one character no literal begins, and those that are one are met where they begin.
  if (
    index > 2 &&
    bytes[index] === bytes[index + 1] &&
    bytes[index] === bytes[index - 1] &&
    bytes[index] === bytes[index - 2]
  )
    found &= cutFlag
  const { ahead, aheadBits, behind, behindBits } = pass.engine.anchors
  if ((found & aheadFlag) !== 0) next = tryWindows(pass, ahead, aheadBits, index, index)
  if ((found & behindFlag) !== 0 && index > 0)
    next = Math.max(next, tryWindows(pass, behind, behindBits, index - 1, index))
  if ((found & cutFlag) !== 0) {
    const start = folded[bytes[index] as number] === skipped ? index : index + 1
    if (start > 0 && folded[bytes[start - 1] as number] !== skipped) next = Math.max(next, cutAt(pass, start))
  }
  return next
}

/** Tries the detectors whose windows begin at `first`, of four codes and of three. @returns Where to go on, or 0. */
function tryWindows(
  pass: AnchorPass,
  slots: Uint16Array,
  bits: Uint32Array,
  first: number,
  index: number,
): number {
  const { bytes } = pass.units
  const three =
    ((lowered[bytes[first] as number] as number) << 16) |
    ((lowered[bytes[first + 1] as number] as number) << 8) |
    (lowered[bytes[first + 2] as number] as number)
  const long = slotOf((three << 8) | (lowered[bytes[first + 3] as number] as number))
  const short = slotOf(three)
  const next = isTaken(bits, long) ? tryGroup(pass, slots[long] as number, index) : 0
  return isTaken(bits, short) ? Math.max(next, tryGroup(pass, slots[short] as number, index)) : next
}

const shortestNumber = 7

/** Tells whether a digit begins what is worth a look: a number that is long enough, or pairs of digits. */
function mayBeDigits(bytes: Uint8Array, start: number): boolean {
  if (!isDigit(bytes[start] as number)) return false
  // Behind the text stands something that no number has.
  let at = start + shortestNumber - 1
  while (at > start && unitKind[bytes[at] as number] !== 0) at--
  return at === start || isPairSeparator(bytes[start + 2] as number) || bytes[start + 1] === letterX
}

const letterX = 120

/** A blank, a colon, a comma, a dash. */
function isPairSeparator(unit: number): boolean {
  return unit === 32 || unit === 58 || unit === 44 || unit === 45
}

/** Looks at what the digit at `start` begins. @returns Where to look for digits again. */
function digitsAt({ layer, units, hexadecimal, report }: AnchorPass, start: number): number {
  const { text } = layer
  const { bytes } = units
  let end = 0
  // Pairs with dashes between them, as some write the address of an interface.
  if (isInterface(bytes, start)) end = inspectInterface(text, bytes, start, layer.bounds(start), report)
  if (mayBePairs(bytes, start)) end = Math.max(end, hexadecimal(start, layer.bounds(start)))
  return Math.max(end, inspectNumbers(text, units, start, layer, report))
}

/** Looks at a cut that begins at `start`: does a literal lie over it? @returns Where to go on, or 0. */
function cutAt(pass: AnchorPass, start: number): number {
  const { bytes } = pass.units
  const { cutAhead, cutBehind, cutBehindBits } = pass.engine.anchors
  if (isInRun(bytes, start)) return 0
  // Nearly always: one blank, behind a letter that is not the first of its word.
  if (folded[bytes[start + 1] as number] !== skipped && start > 1 && isLetter(bytes[start - 2] as number)) {
    const slot = slotOf(
      ((lowered[bytes[start - 2] as number] as number) << 16) |
        ((lowered[bytes[start - 1] as number] as number) << 8) |
        (lowered[bytes[start + 1] as number] as number),
    )
    return isTaken(cutBehindBits, slot) ? tryGroup(pass, cutBehind[slot] as number, start - 1, start + 1) : 0
  }
  const end = behindCut(bytes, start)
  const before = lowered[bytes[start - 1] as number] as number
  if (folded[bytes[end] as number] === skipped) return 0
  const after = lowered[bytes[end] as number] as number
  let next = 0
  let at = start - 2
  const floor = Math.max(0, at - longestGap)
  while (at > floor && folded[bytes[at] as number] === skipped) at--
  const group =
    at < 0 ? 0 : cutBehind[slotOf(((lowered[bytes[at] as number] as number) << 16) | (before << 8) | after)]
  if (group !== undefined && group !== 0) next = tryGroup(pass, group, start - 1, end)
  if (isWordUnit(bytes[start - 2] ?? 0) && !isDigit(bytes[start - 2] ?? 0)) return next
  const last = lowered[bytes[behindCut(bytes, end + 1)] as number] as number
  const other = cutAhead[slotOf((before << 16) | (after << 8) | last)]
  if (other !== undefined && other !== 0) next = Math.max(next, tryGroup(pass, other, start - 1, end))
  return next
}

// In more of them than this no literal is met over a cut.
const longestHead = 4

/**
 * Tells whether a cut lies in a run of one letter, cut up or not, and not in its beginning. As in a run that is whole, no
 * literal begins there, and one that is such a run is met where it begins. O(1).
 */
function isInRun(bytes: Uint8Array, start: number): boolean {
  const letter = lowered[bytes[start - 1] as number] as number
  if (!isLetter(letter) || lowered[bytes[behindCut(bytes, start)] as number] !== letter) return false
  let at = start - 1
  for (let count = 1; count <= longestHead; count++) {
    at--
    const floor = Math.max(0, at - longestGap)
    while (at > floor && folded[bytes[at] as number] === skipped) at--
    if (at < 0 || lowered[bytes[at] as number] !== letter) return false
  }
  return true
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122
}

/** The first place at or after `start` that does not fold to nothing, or the longest gap behind it. */
function behindCut(bytes: Uint8Array, start: number): number {
  let end = start
  while (end - start < longestGap && folded[bytes[end] as number] === skipped) end++
  return end
}

/** Looks at a character that means something by itself. @returns Where to go on, or 0. */
function markAt(pass: AnchorPass, index: number): number {
  const { layer, units, engine } = pass
  const { text } = layer
  switch (engine.marks[units.bytes[index] as number]) {
    case mark.at: {
      const { from, to } = layer.bounds(index)
      return inspectAt(text, index, from, to, pass.memory, pass.report)
    }
    case mark.colon: {
      if (!isHexadecimal(units.bytes[index - 1]) || !isHexadecimal(units.bytes[index - 2])) return 0
      const { from, to } = layer.bounds(index)
      return inspectColons(text, index, from, to, pass.report)
    }
    case mark.escape:
      if (isEscape(text, index)) pass.escapes.push(index)
      return 0
    case mark.equals:
      if (isQuoted(text, index)) pass.quoted.push(index)
      return 0
    default:
      return 0
  }
}

function isHexadecimal(unit = 0): boolean {
  return isDigit(unit) || ((unit | 32) >= 97 && (unit | 32) <= 102)
}
