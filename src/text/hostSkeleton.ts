/**
 * What a host name looks like: names that a person cannot tell apart have the same skeleton.
 *
 * @module
 */
import { confusables } from './confusables.table.ts'
import { decodePunycode } from './punycode.ts'

// UTS 39 confusables.txt: these three ASCII characters look like other ASCII ones (`m` like `rn`).
const ascii: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['0', 'o'],
  ['1', 'l'],
]

const lookalikes: ReadonlyMap<string, string> = new Map([
  ...ascii,
  ...confusables.flatMap(([looksLike, codePoints]) => {
    // The prototype of a character may hold one of the three itself.
    const skeleton = looksLike.replaceAll('m', 'rn').replaceAll('0', 'o').replaceAll('1', 'l')
    return codePoints
      .split(' ')
      .map((hexadecimal) => [String.fromCodePoint(Number.parseInt(hexadecimal, 16)), skeleton] as const)
  }),
])

/** A host name as it is shown to people: every `xn--` label decoded. Labels that are no Punycode stay as they are. */
export function shownHost(host: string): string {
  if (!host.includes('xn--')) return host
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label))
    .join('.')
}

/**
 * The skeleton of a host name: the algorithm of UTS 39 section 4, without the marks above and below letters (a dot under
 * an `a` is easily overlooked), in lower case. O(length).
 *
 * @param host - In lower-case ASCII, as the WHATWG URL Standard writes it.
 */
export function hostSkeleton(host: string): string {
  const shown = shownHost(host)
  if (shown === host && !/[m01]/u.test(host)) return host
  let skeleton = ''
  for (const character of shown.normalize('NFD')) {
    if (/\p{Mn}/u.test(character)) continue
    skeleton += lookalikes.get(character) ?? character
  }
  return skeleton
}
