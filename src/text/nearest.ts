/**
 * The known word that a misspelt one was meant to be.
 *
 * @module
 */

/** At most this many letters added, left out, replaced or swapped with their neighbour. */
const farthest = 2

/** The known word nearest to `word`; `undefined` when none is near. O(length x length x number of known words). */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 64) return undefined
  const wanted = word.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.min(farthest, Math.floor(word.length / 2)) + 1
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best ?? known.find((candidate) => word.length > 2 && candidate.toLowerCase().startsWith(wanted))
}

/** Damerau-Levenshtein distance, of which each pair of letters is swapped at most once. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > farthest) return farthest + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      )
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (beforeLast[column - 2] as number) + 1)
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.length] as number
}
