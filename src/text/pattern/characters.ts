/**
 * Sets of characters as ranges of code points.
 *
 * @module
 */
import { foldedRanges } from './caseFolding.ts'
import { propertyRanges } from './property.ts'
import type { ClassItem, ClassNode, ShorthandLetter } from './syntaxTree.ts'

/** First and last code points by turns, ascending, disjoint and not adjacent. */
export type CharacterSet = readonly number[]

const LAST_POINT = 0x10ffff

/** ECMA-262 section 22.2.2.9: the digits, the word characters, and white space with line terminators. */
const shorthands: Readonly<Record<ShorthandLetter, CharacterSet>> = {
  d: [0x30, 0x39],
  w: [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a],
  s: [
    0x9, 0xd, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
    0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
  ],
}

/** What `.` does not match and where a line ends (ECMA-262 section 12.3). */
export const lineTerminators: CharacterSet = [0xa, 0xa, 0xd, 0xd, 0x2028, 0x2029]

/** The word characters. With the flag `i` the long s and the Kelvin sign are letters too, as they fold to s and k. */
export function wordCharacters(ignoreCase: boolean): CharacterSet {
  return ignoreCase ? [...shorthands.w, 0x17f, 0x17f, 0x212a, 0x212a] : shorthands.w
}

/** Puts ranges in order and joins those that touch. O(n log n). */
export function normalizeRanges(ranges: readonly number[]): CharacterSet {
  const pairs: [number, number][] = []
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] as number, ranges[i + 1] as number])
  pairs.sort((left, right) => left[0] - right[0])
  const set: number[] = []
  for (const [from, to] of pairs) {
    const last = set.at(-1)
    if (last !== undefined && from <= last + 1) set[set.length - 1] = Math.max(last, to)
    else set.push(from, to)
  }
  return set
}

/** All code points that are not in the set. */
export function complement(set: CharacterSet): CharacterSet {
  const rest: number[] = []
  let from = 0
  for (let i = 0; i < set.length; i += 2) {
    const start = set[i] as number
    if (start > from) rest.push(from, start - 1)
    from = (set[i + 1] as number) + 1
  }
  if (from <= LAST_POINT) rest.push(from, LAST_POINT)
  return rest
}

function itemRanges(item: ClassItem, ignoreCase: boolean): CharacterSet {
  if (item.kind === 'range') return [item.from, item.to]
  const set =
    item.kind === 'property'
      ? propertyRanges(item.name)
      : item.letter === 'w'
        ? wordCharacters(ignoreCase)
        : shorthands[item.letter]
  return item.negated ? complement(set) : set
}

/**
 * The set that a class stands for. With the flag `i` the set is closed under case folding before it is negated, as
 * ECMA-262 has it for the flags `iu`.
 */
export function classSet(node: ClassNode, ignoreCase: boolean): CharacterSet {
  const written = node.items.flatMap((item) => itemRanges(item, ignoreCase))
  const set = normalizeRanges(ignoreCase ? foldedRanges(normalizeRanges(written)) : written)
  return node.negated ? complement(set) : set
}
