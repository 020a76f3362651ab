/**
 * Pieces of a text that are put together anew, one a line, and swept as a text of their own.
 *
 * @module
 */
import type { Layer } from './layer.ts'

/** Lines to sweep. */
export interface Lines {
  readonly layer: Layer
  /** Where each line begins. */
  readonly starts: readonly number[]
  /** The line that an index lies in. O(log(lines)). */
  readonly lineAt: (index: number) => number
}

/**
 * Makes one text of them. No match leaves its line.
 *
 * @param valueIn - How far behind the beginning of a line its value begins.
 */
export function linesOf(lines: readonly string[], valueIn: (line: number) => number): Lines {
  const starts: number[] = []
  let length = 0
  for (const line of lines) {
    starts.push(length)
    length += line.length + 1
  }
  const lineAt = (index: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    return low
  }
  const layer: Layer = {
    text: lines.join('\n'),
    chain: [],
    bounds(index) {
      const line = lineAt(index)
      const from = starts[line] as number
      const to = from + (lines[line] as string).length
      return { from, to, first: from, last: to }
    },
    ways: () => [],
    parts(index) {
      const line = lineAt(index)
      return { value: (starts[line] as number) + valueIn(line), isNumber: false, ways: [] }
    },
  }
  return { layer, starts, lineAt }
}
