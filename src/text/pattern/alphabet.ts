/**
 * The alphabet of a pattern: characters that no set of the pattern tells apart are one symbol, so that a table of the
 * automaton has a handful of columns instead of a million.
 *
 * @module
 */
import { lineTerminators, normalizeRanges, wordCharacters, type CharacterSet } from './characters.ts'

/** What a place such as `\b` or `^` needs to know of the characters on either side of it. */
export type Kind = number
/** There is no character: the text begins or ends here. */
export const EDGE: Kind = 0
/** A line terminator, in a pattern that asks for lines. */
export const LINE_END: Kind = 1
/** A word character, in a pattern that asks for boundaries. */
export const WORD: Kind = 2
/** Any other character. */
const PLAIN: Kind = 3

/** Characters to symbols, numbered from 0. */
export interface Alphabet {
  /** How many symbols there are. */
  readonly size: number
  /** The symbols of U+0000 to U+00FF. */
  readonly latin: Uint16Array
  /** The kind of each symbol. */
  readonly kinds: Uint8Array
  /** The symbol of a code point. O(log of the number of ranges), O(1) for those below U+10000 seen before. */
  symbolOf(point: number): number
  /** The symbols of one of the sets that the alphabet was made of, a bit each. */
  symbolsOf(set: number): Uint32Array
}

const AFTER_LAST = 0x110000
const PAGE = 256

/**
 * Makes the alphabet of a pattern.
 *
 * @param sets - the sets of the pattern.
 * @param needs - whether it asks for lines, for word boundaries, and whether it ignores case.
 */
export function createAlphabet(
  sets: readonly CharacterSet[],
  needs: { readonly lines: boolean; readonly words: boolean; readonly ignoreCase: boolean },
): Alphabet {
  const all = [
    ...sets.map(normalizeRanges),
    needs.lines ? lineTerminators : [],
    needs.words ? normalizeRanges(wordCharacters(needs.ignoreCase)) : [],
  ]
  const cuts = new Set([0])
  for (const set of all) set.forEach((point, index) => cuts.add(index % 2 === 0 ? point : point + 1))
  cuts.delete(AFTER_LAST)
  const starts = Int32Array.from(cuts).sort()

  const intervalOf = (point: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= point) low = middle
      else high = middle - 1
    }
    return low
  }
  const eachInterval = (set: CharacterSet, visit: (interval: number) => void): void => {
    for (let i = 0; i < set.length; i += 2) {
      const last = intervalOf(set[i + 1] as number)
      for (let interval = intervalOf(set[i] as number); interval <= last; interval++) visit(interval)
    }
  }

  // Each set splits the symbols that it holds in part: what is inside gets a new number for each old one.
  const symbols = new Int32Array(starts.length)
  let fresh = 1
  for (const set of all) {
    const renamed = new Map<number, number>()
    eachInterval(set, (interval) => {
      const old = symbols[interval] as number
      const name = renamed.get(old) ?? fresh++
      renamed.set(old, name)
      symbols[interval] = name
    })
  }
  const compact = new Map<number, number>()
  symbols.forEach((old, interval) => {
    const symbol = compact.get(old) ?? compact.size
    compact.set(old, symbol)
    symbols[interval] = symbol
  })

  const size = compact.size
  const kinds = new Uint8Array(size).fill(PLAIN)
  eachInterval(all[sets.length] ?? [], (interval) => (kinds[symbols[interval] as number] = LINE_END))
  eachInterval(all[sets.length + 1] ?? [], (interval) => (kinds[symbols[interval] as number] = WORD))

  const find = (point: number): number => symbols[intervalOf(point)] as number
  const fillPage = (page: number): Uint16Array => {
    const filled = new Uint16Array(PAGE)
    const first = page * PAGE
    let interval = intervalOf(first)
    for (let from = 0; from < PAGE; interval++) {
      const to = Math.min(PAGE, (starts[interval + 1] ?? AFTER_LAST) - first)
      filled.fill(symbols[interval] as number, from, to)
      from = to
    }
    return filled
  }
  const pages: (Uint16Array | undefined)[] = []
  return {
    size,
    latin: fillPage(0),
    kinds,
    symbolOf: (point) => {
      if (point >= PAGE * PAGE) return find(point)
      return (pages[point >> 8] ??= fillPage(point >> 8))[point & 0xff] as number
    },
    symbolsOf: (set) => {
      const bits = new Uint32Array((size + 31) >> 5)
      eachInterval(all[set] ?? [], (interval) => {
        const symbol = symbols[interval] as number
        bits[symbol >> 5] = (bits[symbol >> 5] as number) | (1 << (symbol & 31))
      })
      return bits
    },
  }
}
