/** What tells whether a pattern may match never refuses a place where it does. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { mayMatch, noMemory, prospectOf, type Prospect } from '../../../src/text/pattern/prospect.ts'
import { codedCorpus, tableCorpus } from '../../corpus/dlp/corpus.ts'
import { randomOf } from '../../corpus/dlp/random.ts'

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(`${text}\0\0\0\0`, (character) => Math.min(128, character.charCodeAt(0)))

function tells(source: string, flags: string, text: string): readonly boolean[] {
  const prospect = prospectOf(source, flags) as Prospect
  const memory = noMemory(prospect)
  const bytes = bytesOf(text)
  return Array.from({ length: text.length + 1 }, (_, start) => mayMatch(prospect, memory, bytes, text, start))
}

describe('a prospect', () => {
  it('is that of a place where a match begins, whatever it says of what stands around', () => {
    expect(tells('ab{2,4}c', '', 'abbc abc abbbbbc')).toEqual(
      Array.from('abbc abc abbbbbc ', (_, index) => index === 0),
    )
    expect(tells('(?<=x)ab(?!c)c', '', 'abc')[0]).toBe(true)
    expect(tells('key[^\\n]{0,40}?\\d', 'i', 'KEY and a 5')[0]).toBe(true)
    expect(tells('key[^\\n]{0,40}?\\d', 'i', `key ${'-'.repeat(40)}5`)[0]).toBe(false)
  })

  it('knows what must not follow a match', () => {
    for (const text of ['a-bb-', 'a-bb-x', 'a-bb%', 'a-bb%x', 'a-bb\u00e9', 'a-bb=b']) {
      for (const [source, flags] of [
        ['a-[b%-]{2,40}(?![\\w-])', ''],
        ['A-[b%-]{2,40}(?![B-X-])', 'i'],
        ['a-[b%-]{2,40}(?!\\w)', 'i'],
        ['a-[b%-]{2,40}(?![^%=])', ''],
      ] as const)
        expect([source, text, tells(source, flags, text)[0]]).toEqual([
          source,
          text,
          new RegExp(`^${source}`, flags).test(text),
        ])
    }
    // A sign in front of it is one of the text.
    expect(tells('ab\\(?![c)]', '', 'ab!d')[0]).toBe(false)
    expect(tells('ab\\(?![c)]', '', 'ab!c')[0]).toBe(true)
  })

  it('goes on where it left off, in a text that was read in vain', () => {
    const text = `${'key '.repeat(400)}key 5`
    const told = tells('key[^\\n5]{0,400}?5', '', text)
    const pattern = /key[^\n5]{0,400}?5/y
    for (const [start, may] of told.entries()) {
      pattern.lastIndex = start
      expect(may).toBe(pattern.test(text))
    }
  })

  it('is not told of what is longer than what is remembered', () => {
    expect(tells('a[b ]{0,30000}c', '', `a${' '.repeat(29_000)}c`)[0]).toBe(true)
    expect(tells('a[b ]{0,30000}c', '', `a${' '.repeat(9000)}x`)[0]).toBe(false)
  })

  it('never refuses what one of several ways matches, and counts what is empty', () => {
    expect(tells('foo|bar(?![x])', '', 'foox')[0]).toBe(true)
    expect(tells('a(?:\\b)*b', '', 'ab')[0]).toBe(true)
  })

  const set = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\w', '\\d', '\\s', '.', '[b-]', '\u00e9')
  const count = fc.constantFrom('', '', '?', '*', '{2}', '{1,30}', '{0,40}?', '{3,}', '{0,250}')
  const sequence = fc
    .array(
      fc.tuple(set, count).map((both) => both.join('')),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(''))
  const source = fc
    .tuple(
      fc.array(sequence, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '(?![ab])', '(?!\\w)', '(?![^-])', '\\b'),
      fc.boolean(),
    )
    .map(([ways, end, grouped]) => (grouped ? `(?:${ways.join('|')})${end}` : `${ways.join('|')}${end}`))
  const text = fc
    .array(fc.constantFrom('a', 'b', 'A', '-', ' ', '1', '\n', '\u00e9', 'aaaa', 'abab'), { maxLength: 200 })
    .map((pieces) => pieces.join('').repeat(3))

  it('never refuses what a pattern matches, in whatever order it is asked', () => {
    fc.assert(
      fc.property(
        source,
        fc.constantFrom('', 'i'),
        text,
        fc.array(fc.nat()),
        (pattern, flags, value, back) => {
          const prospect = prospectOf(pattern, flags) as Prospect
          const memory = noMemory(prospect)
          const bytes = bytesOf(value)
          const native = new RegExp(pattern, `${flags}y`)
          for (let start = 0; start <= value.length; start++) {
            // Now and then a place before it.
            const place = start - ((back[start % (back.length + 1)] ?? 0) % (start + 1))
            for (const asked of [place, start]) {
              native.lastIndex = asked
              if (native.test(value))
                expect([asked, mayMatch(prospect, memory, bytes, value, asked)]).toEqual([asked, true])
              else mayMatch(prospect, memory, bytes, value, asked)
            }
          }
        },
      ),
      { numRuns: 400 },
    )
  }, 120_000)

  it('never refuses what a detector matches', () => {
    const random = randomOf(4)
    const texts = [...tableCorpus(31, 1), ...codedCorpus(32, 1)]
      .filter((_, index) => index % 2 === 0)
      .map(({ value }) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 1)
        const at = random.int(text.length)
        return random.int(3) === 0
          ? `${text.slice(0, at)}${random.pick([' ', '\u00e9', '\n'])}${text.slice(at)}`
          : text
      })
    // Short words stand in many texts: what is read in vain before a match counts as well.
    const text = texts.join('\n')
    const bytes = bytesOf(text)
    for (const { pattern } of builtInDetectors) {
      const flags = pattern.flags.replace(/[gy]/g, '')
      const prospect = prospectOf(pattern.source, flags)
      if (prospect === undefined) continue
      const memory = noMemory(prospect)
      const search = new RegExp(pattern.source, `${flags}g`)
      for (const { index } of text.matchAll(search))
        expect([pattern.source, mayMatch(prospect, memory, bytes, text, index)]).toEqual([
          pattern.source,
          true,
        ])
    }
  }, 60_000)
})
