/**
 * Where in a text some hundreds of words stand, in any case and script: two look-ups a character tell whether any of them may
 * begin there, and only those that begin so are tried.
 *
 * @module
 */

/** Finds the first of the words at or behind a place; the longest where several begin there. `undefined` for none. */
export type WordFinder = (text: string, from: number) => FoundWord | undefined

/** A word as it stands in a text. */
export interface FoundWord {
  readonly word: string
  readonly index: number
}

const codeUnits = 0x10000
const chunk = 0x1000

/**
 * Makes the finder. Cases are those that a regular expression without regard to case takes for one (ECMA-262 Canonicalize, with
 * the simple foldings of Unicode). A few milliseconds.
 *
 * @param words - of two characters at least, in small letters where there are any.
 */
export function wordFinder(words: Iterable<string>): WordFinder {
  const all = [...words].sort((left, right) => right.length - left.length)
  const heads = [...new Set(all.flatMap((word) => [word.charAt(0), word.charAt(1)]))]
  const kinds = kindsOf(heads)
  const kindOf = (word: string, at: number): number => kinds[word.charCodeAt(at)] as number
  const width = heads.length + 1
  const lists = new Map<number, string[]>()
  for (const word of all) {
    const key = kindOf(word, 0) * width + kindOf(word, 1)
    lists.set(key, [...(lists.get(key) ?? []), word])
  }
  // 0, or one more than the number of the pattern for the words that begin with two characters of these kinds.
  const groups = new Uint16Array(width * width)
  const patterns: RegExp[] = []
  for (const [key, list] of lists) {
    patterns.push(new RegExp(list.map(literal).join('|'), 'iuy'))
    groups[key] = patterns.length
  }
  return (text, from) => {
    const last = text.length - 1
    for (let index = from, kind = kinds[text.charCodeAt(from)] as number; index < last; index++) {
      const next = kinds[text.charCodeAt(index + 1)] as number
      const group = kind === 0 ? 0 : (groups[kind * width + next] as number)
      kind = next
      if (group === 0) continue
      const pattern = patterns[group - 1] as RegExp
      pattern.lastIndex = index
      const word = pattern.exec(text)?.[0]
      if (word !== undefined) return { word, index }
    }
    return undefined
  }
}

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** For every code unit the number of the character that it may be a case of, from 1 on; 0 for all others. */
function kindsOf(characters: readonly string[]): Uint16Array {
  const numbers = new Map<string, number>()
  for (const character of characters) {
    const plain = plainCase(character)
    numbers.set(plain, numbers.get(plain) ?? numbers.size + 1)
  }
  const kinds = new Uint16Array(codeUnits)
  const any = new RegExp(`[${characters.map(literal).join('')}]`, 'giu')
  for (let from = 0; from < codeUnits; from += chunk) {
    const units = Array.from({ length: chunk }, (_, index) => from + index)
    for (const [found] of String.fromCharCode(...units).matchAll(any))
      kinds[found.charCodeAt(0)] = numbers.get(plainCase(found)) ?? 0
  }
  return kinds
}

/** One and the same for all cases of a character, and perhaps for others. */
function plainCase(character: string): string {
  const plain = character.toUpperCase().toLowerCase()
  return plain.length === 1 ? plain : character.toLowerCase()
}
