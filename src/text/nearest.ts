/**
 * The word that someone probably meant.
 *
 * @module
 */

/** Words further away than this many edits are other words. */
const furthest = 2
/** A shared beginning shorter than this says nothing. */
const leastPrefix = 3
/** Longer words are not compared, so that a hostile one costs nothing. */
const longestWord = 64

/**
 * The known word nearest to `word`: the one within two edits (an insertion, deletion, replacement or swap of neighbours
 * each; case does not count), else the one that shares the longest beginning of at least three characters; `undefined`
 * when none is near. The first of several that are equally near. O(known words x length squared), with the length capped.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined
  const wanted = word.toLowerCase()
  let best: string | undefined
  let least = furthest + 1
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase())
    // Two edits turn any two-letter word into any other.
    if (distance < least && distance < Math.max(word.length, 1)) {
      best = candidate
      least = distance
    }
  }
  return best ?? sharingTheBeginning(wanted, known)
}

function sharingTheBeginning(wanted: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let most = leastPrefix - 1
  for (const candidate of known) {
    const lower = candidate.toLowerCase()
    let shared = 0
    while (shared < wanted.length && wanted[shared] === lower[shared]) shared++
    if (shared > most) {
      best = candidate
      most = shared
    }
  }
  return best
}

/** Damerau-Levenshtein distance, the restricted form in which no part is edited twice; `Infinity` when clearly too far. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > furthest) return Infinity
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1)
      current.push(cost)
    }
    before = above
    above = current
  }
  return at(above, right.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
