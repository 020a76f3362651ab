import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFind } from '../../src/text/find.ts'
import { compileGlob, globPrefix, isExact } from '../../src/text/glob.ts'

const matches = (pattern: string, text: string) => compileGlob(pattern)(text)

/** The definition, as plainly as it can be written: `+` stands for a star that takes at least one character. */
function naive(pattern: string, text: string): boolean {
  let glob = pattern.replaceAll(/\*+/g, '*')
  if (glob === '') return true
  if (glob.startsWith('*.')) glob = '+' + glob.slice(1)
  if (glob.endsWith('.*')) glob = glob.slice(0, -1) + '+'
  const walk = (g: number, t: number): boolean => {
    if (g === glob.length) return t === text.length
    if (glob[g] === '*') return walk(g + 1, t) || (t < text.length && walk(g, t + 1))
    if (glob[g] === '+') return t < text.length && (walk(g + 1, t + 1) || walk(g, t + 1))
    return glob[g] === text[t] && walk(g + 1, t + 1)
  }
  return walk(0, 0)
}

describe('tool globs', () => {
  it.each([
    ['', 'anything'],
    ['', ''],
    ['*', '.x'],
    ['*', ''],
    ['**', 'a.b'],
    ['*', 'a\nb'],
    ['git.push', 'git.push'],
    ['git.*', 'git.push'],
    ['git.*', 'git.a.b'],
    ['git.*', 'git.a\nb'],
    ['*.exec', 'shell.exec'],
    ['*.exec', 'a.b.exec'],
    ['*.shell.*', 'local.shell.exec'],
    ['*.*', 'a.b'],
    ['git*', 'git'],
    ['git*', 'github.push'],
    ['a.*.b', 'a.x.b'],
    ['a.*.b', 'a..b'],
    ['*sh*', 'sh'],
    ['stripe.refund*', 'stripe.refund'],
    ['{a,b}.c', '{a,b}.c'],
    ['a?c', 'a?c'],
    ['**.exec', 'x.exec'],
  ])('%j matches %j', (pattern, text) => {
    expect(matches(pattern, text)).toBe(true)
  })

  it.each([
    ['git.push', 'Git.push'],
    ['git.push', 'git.pushx'],
    ['shell.*', 'shell'],
    ['foo.*', 'foo.'],
    ['git.*', 'github.push'],
    ['github.*', 'GitHub.x'],
    ['*.exec', 'exec'],
    ['*.exec', '.exec'],
    ['**.exec', '.exec'],
    ['*.shell.*', 'shell.exec'],
    ['*.shell.*', '.shell.exec'],
    ['*.shell.*', 'local.shell.'],
    ['*.*', '.b'],
    ['*.*', 'a.'],
    ['a.*.b', 'a.b'],
    ['!shell.*', 'db.q'],
    ['{a,b}.c', 'a.c'],
    ['a?c', 'abc'],
    ['[ab].c', 'a.c'],
    ['ab*ba', 'aba'],
  ])('%j does not match %j', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false)
  })

  it('agrees with a naive matcher on every pattern and name', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 9 })
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 })
    fc.assert(
      fc.property(some, name, (pattern, text) => {
        expect(matches(pattern, text)).toBe(naive(pattern, text))
      }),
      { numRuns: 5000 },
    )
  })

  it('every name that matches begins with the prefix, and an exact pattern matches itself alone', () => {
    expect(globPrefix('git.*')).toBe('git.')
    expect(globPrefix('*')).toBe('')
    expect(globPrefix('git.push')).toBe('git.push')
    expect([isExact('git.push'), isExact(''), isExact('*'), isExact('a*')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    const some = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 })
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
    fc.assert(
      fc.property(some, name, (pattern, text) => {
        if (matches(pattern, text)) expect(text.startsWith(globPrefix(pattern))).toBe(true)
        if (isExact(pattern)) expect(matches(pattern, text)).toBe(text === pattern)
      }),
    )
  })

  it('looks at each character of a hostile name a bounded number of times', () => {
    // Were any star tried again after a later one failed, this would not end within a life.
    const pattern = '*a'.repeat(40) + 'b*c'
    expect(matches(pattern, 'a'.repeat(100_000))).toBe(false)
    const long = '*' + 'a'.repeat(5_000) + 'b*'
    expect(matches(long, 'a'.repeat(500_000))).toBe(false)
  })
})

describe('search', () => {
  it('finds what indexOf finds, for short and for long needles', () => {
    const letters = fc.constantFrom('a', 'b')
    const needle = fc.oneof(
      fc.string({ unit: letters, maxLength: 5 }),
      fc
        .tuple(fc.string({ unit: letters, minLength: 1, maxLength: 4 }), fc.integer({ min: 10, max: 40 }))
        .map(([s, n]) => s.repeat(n)),
    )
    fc.assert(
      fc.property(
        needle,
        fc.array(fc.string({ unit: letters, maxLength: 4 })),
        fc.nat(8),
        (word, pieces, from) => {
          const text = pieces.join(word.slice(0, 40)) + word + 'ab'
          expect(compileFind(word)(text, from)).toBe(text.indexOf(word, from))
          expect(compileFind(word)(text.slice(0, -3), from)).toBe(text.slice(0, -3).indexOf(word, from))
        },
      ),
    )
  })
})
