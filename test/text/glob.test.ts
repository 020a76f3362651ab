import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileGlob, globPrefix, isExactGlob } from '../../src/text/glob.ts'

/** The naive reading of the table: tries every way a star can be filled. */
function naive(glob: string, text: string): boolean {
  if (glob === '') return true
  const least = (at: number): number => {
    const opens = at === 0 && glob.startsWith('*.')
    const closes = at === glob.length - 1 && glob.endsWith('.*')
    return opens || closes ? 1 : 0
  }
  const match = (g: number, t: number): boolean => {
    if (g === glob.length) return t === text.length
    if (glob[g] !== '*') return t < text.length && glob[g] === text[t] && match(g + 1, t + 1)
    for (let end = t + least(g); end <= text.length; end++) if (match(g + 1, end)) return true
    return false
  }
  return match(0, 0)
}

it('agrees with the naive reading', () => {
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 })
  fc.assert(
    fc.property(glob, text, (g, t) => {
      expect(compileGlob(g)(t)).toBe(naive(g, t))
    }),
    { numRuns: 20_000 },
  )
})

it('matches across line breaks, which a regular expression would not', () => {
  expect(compileGlob('github.*')('github.x\ny')).toBe(true)
})

it('takes ten stars against a long name in its stride', () => {
  const matches = compileGlob('*a*a*a*a*a*a*a*a*a*b')
  expect(matches('a'.repeat(100_000))).toBe(false)
  expect(matches(`${'a'.repeat(100_000)}b`)).toBe(true)
})

it('knows what every match begins with', () => {
  expect([globPrefix('a.b*c'), globPrefix('*x'), globPrefix('a')]).toEqual(['a.b', '', 'a'])
  expect([isExactGlob('a.b'), isExactGlob('a.*'), isExactGlob('')]).toEqual([true, false, false])
})
