/**
 * Substring search whose cost is linear in the text for every needle.
 *
 * @module
 */

/** Finds a needle in `text` at or after `from`; -1 when it is not there. */
export type Find = (text: string, from: number) => number

// `indexOf` is several times faster than a loop of ours but may compare the whole needle at every position. Up to this
// length that factor is a constant we accept.
const shortNeedle = 32

/**
 * Compiles a search for `needle`: O(needle) to compile, O(text) to search. Long needles are searched as Knuth, Morris
 * and Pratt do it (SIAM J. Comput. 6(2), 1977).
 */
export function compileFind(needle: string): Find {
  if (needle.length <= shortNeedle) return (text, from) => text.indexOf(needle, from)
  const borders = bordersOf(needle)
  return (text, from) => {
    let matched = 0
    for (let index = from; index < text.length; index++) {
      const code = text.charCodeAt(index)
      while (matched > 0 && needle.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0
      if (needle.charCodeAt(matched) === code) matched++
      if (matched === needle.length) return index - needle.length + 1
    }
    return -1
  }
}

/** For each prefix of the needle, the length of its longest proper prefix that is also its suffix. */
function bordersOf(needle: string): Uint32Array {
  const borders = new Uint32Array(needle.length)
  let length = 0
  for (let index = 1; index < needle.length; index++) {
    const code = needle.charCodeAt(index)
    while (length > 0 && needle.charCodeAt(length) !== code) length = borders[length - 1] ?? 0
    if (needle.charCodeAt(length) === code) length++
    borders[index] = length
  }
  return borders
}
