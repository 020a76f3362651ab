import { describe, expect, it } from 'vitest'
import { announcements } from '../../../src/guards/dlp/tables/scripts.table.ts'
import { wordFinder, type FoundWord } from '../../../src/guards/dlp/wordHeads.ts'

const words = [...new Set(announcements.flatMap(([list]) => list.split('|')))]
const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const plain = new RegExp(
  [...words]
    .sort((left, right) => right.length - left.length)
    .map(literal)
    .join('|'),
  'giu',
)
const find = wordFinder(words)

function allIn(text: string): readonly FoundWord[] {
  const found: FoundWord[] = []
  for (let next = find(text, 0); next !== undefined; next = find(text, next.index + next.word.length))
    found.push(next)
  return found
}

const asExpected = (text: string): readonly FoundWord[] =>
  Array.from(text.matchAll(plain), ({ 0: word, index }) => ({ word, index }))

describe('words in any script', () => {
  it('are found as one pattern of all of them finds them, in any case', () => {
    const text = words
      .flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)])
      .join(' - ')
    expect(allIn(text)).toEqual(asExpected(text))
    expect(allIn(words.join(''))).toEqual(asExpected(words.join('')))
  })

  it('are found whatever code unit stands at their beginning or behind it', () => {
    for (const place of [0, 1]) {
      const [firsts, rest] =
        place === 0
          ? [words.map((word) => word.slice(1)), words.map(() => '')]
          : [words.map((word) => word.slice(2)), words.map((word) => word.charAt(0))]
      const sample = new Map(words.map((word, index) => [word.charAt(place), [rest[index], firsts[index]]]))
      const alike = new RegExp(`[${[...sample.keys()].map(literal).join('')}]`, 'iu')
      for (let unit = 0; unit < 0x10000; unit++) {
        const character = String.fromCharCode(unit)
        if (!alike.test(character)) continue
        const text = Array.from(sample.values(), ([head, tail]) => `${head}${character}${tail}`).join(' ')
        expect(allIn(text)).toEqual(asExpected(text))
      }
    }
  })

  it('are the longest that begin in a place, and none lies in another', () => {
    const longest = wordFinder(['abc', 'abcde', 'cde', '\u03c3\u03b1'])
    expect(longest('xabcdexABCx\u03a3\u0391', 0)).toEqual({ word: 'abcde', index: 1 })
    expect(longest('xabcdexABCx\u03a3\u0391', 6)).toEqual({ word: 'ABC', index: 7 })
    expect(longest('xabcdexABCx\u03a3\u0391', 10)).toEqual({ word: '\u03a3\u0391', index: 11 })
    expect(longest('', 0)).toBeUndefined()
  })
})
