import { describe, expect, it } from 'vitest'
import { compilePattern, type LinearPattern } from '../../../src/text/pattern/pattern.ts'

function compiled(source: string, flags?: string): LinearPattern {
  const result = compilePattern(source, flags)
  if ('problem' in result) throw new Error(result.problem)
  return result.pattern
}

function problem(source: string, flags?: string): string {
  const result = compilePattern(source, flags)
  return 'problem' in result ? result.problem : 'none'
}

describe('matching', () => {
  it.each([
    ['rm\\s+-rf?\\s+/', 'sudo rm  -rf /', [5, 14]],
    ['EMP-\\d{6}', 'EMP-12 EMP-123456', [7, 17]],
    ['(?i)drop\\s+table', 'x; DROP\n Table y', [3, 14]],
    ['^(SELECT|WITH)\\b', 'WITH x', [0, 4]],
    ['^(SELECT|WITH)\\b', 'SELECTED', undefined],
    ['\\Aab\\z', 'ab', [0, 2]],
    ['\\Aab\\z', 'ab\n', undefined],
    ['(?P<year>\\d+)-(?<month>\\d+)', 'on 2024-05', [3, 10]],
    ['\\x41\\u0042\\u{43}\\cJ\\t', 'ABC\n\t', [0, 5]],
    ['[\\b]', '\b', [0, 1]],
    ['\\/\\"\\-\\#', '/"-#', [0, 4]],
    ['{"a":[^}]+}', 'x{"a":1}', [1, 8]],
    ['a]b}', 'a]b}', [0, 4]],
    ['', 'abc', [0, 0]],
  ] as const)('%s on %j', (source, text, expected) => {
    expect(compiled(source).find(text)).toEqual(expected)
    expect(compiled(source).test(text)).toBe(expected !== undefined)
  })

  it('prefers what the pattern names first, not the longest', () => {
    expect(compiled('a|ab').find('ab')).toEqual([0, 1])
    expect(compiled('a+?').find('aaa')).toEqual([0, 1])
    expect(compiled('(?:a|ab)(?:c|bcd)').find('abcd')).toEqual([0, 4])
  })

  it('refuses a round of a repetition that takes nothing, as JavaScript does', () => {
    for (const source of [
      '(?:a?b??)*',
      '(?:|a)*',
      '(?:|a)?',
      '(?:a*?|b)*',
      '(?:(?:a|)b??)+',
      '(?:a??){2,3}b?',
    ]) {
      const native = new RegExp(source, 'u').exec('abab')!
      expect(compiled(source).find('abab'), source).toEqual([native.index, native.index + native[0].length])
    }
  })

  it('looks from where it is told, and sees what stands before', () => {
    const word = compiled('\\bfoo')
    expect(word.find('foo foo', 1)).toEqual([4, 7])
    expect(word.find('xfoo', 1)).toBeUndefined()
    expect(compiled('^foo').find('foofoo', 3)).toBeUndefined()
    expect(compiled('$').find('ab', 2)).toEqual([2, 2])
    expect(compiled('$').find('ab', 3)).toBeUndefined()
    expect(compiled('a').find('aa', -5)).toEqual([0, 1])
    expect(compiled('a+').find('baaa', 2)).toEqual([2, 4])
  })

  it('keeps lines apart: `.`, `^` and `$` by their flags', () => {
    for (const end of ['\n', '\r', '\u2028', '\u2029']) {
      expect(compiled('a.b').test(`a${end}b`)).toBe(false)
      expect(compiled('a.b', 's').test(`a${end}b`)).toBe(true)
      expect(compiled('^b$').test(`a${end}b${end}c`)).toBe(false)
      expect(compiled('(?m)^b$').find(`a${end}b${end}c`)).toEqual([2, 3])
    }
    expect(compiled('a.b').test('a\u0085b')).toBe(true)
  })

  it('remembers nothing from one text that changes the answer for another', () => {
    const pattern = compiled('x(a|b)*a(a|b){3}y')
    const texts = ['xaabby', 'xbbbby', 'xabababbay', '', 'xay']
    const first = texts.map((text) => pattern.test(text))
    expect(texts.map((text) => pattern.test(text))).toEqual(first)
    expect(first).toEqual(texts.map((text) => /x(a|b)*a(a|b){3}y/u.test(text)))
  })
})

describe('characters', () => {
  it('takes a surrogate pair as one character and a surrogate alone as one', () => {
    expect(compiled('^.$').test('\u{1f600}')).toBe(true)
    expect(compiled('^.$').test('\ud83d')).toBe(true)
    expect(compiled('\\ud83d').test('\u{1f600}')).toBe(false)
    expect(compiled('\\ude00').test('\u{1f600}')).toBe(false)
    expect(compiled('\\ude00').test('a\ude00')).toBe(true)
    expect(compiled('\\ud83d\\ude00').find('x\u{1f600}')).toEqual([1, 3])
    expect(compiled('[\u{1f600}-\u{1f610}]').find('\u{1f601}')).toEqual([0, 2])
    expect(compiled('.').find('\ud83d\ud83d\ude00', 1)).toEqual([1, 3])
  })

  it('starts no match between the halves of a pair', () => {
    expect(compiled('').find('\u{1f600}', 1)).toEqual([2, 2])
    expect(compiled('.').find('\u{1f600}', 1)).toBeUndefined()
  })

  it('ignores case by simple folding: Kelvin and long s are letters, the sharp s is not two', () => {
    expect(compiled('k', 'i').test('\u212a')).toBe(true)
    expect(compiled('\u212a', 'i').test('K')).toBe(true)
    expect(compiled('[^k]', 'i').test('\u212a')).toBe(false)
    expect(compiled('s', 'i').test('\u017f')).toBe(true)
    expect(compiled('\\w', 'i').test('\u017f')).toBe(true)
    expect(compiled('\\w').test('\u017f')).toBe(false)
    expect(compiled('\\W', 'i').test('\u212a')).toBe(false)
    expect(compiled('\u00df', 'i').test('ss')).toBe(false)
    expect(compiled('i', 'i').test('\u0130')).toBe(false)
    expect(compiled('i', 'i').test('\u0131')).toBe(false)
  })

  it('does not find a key word that is broken by a Kelvin sign to have no literal', () => {
    expect(compiled('token', 'i').test('to\u212aen')).toBe(true)
    expect(compiled('(?i)secret').test('\u017fecret')).toBe(true)
  })
})

describe('problems', () => {
  it.each([
    ['abc (?=x)', 'look-ahead `(?=` at position 4 is not supported: patterns run in linear time'],
    ['(?!x)', 'look-ahead `(?!` at position 0 is not supported: patterns run in linear time'],
    ['a(?<=x)', 'look-behind `(?<=` at position 1 is not supported: patterns run in linear time'],
    ['(?<!x)', 'look-behind `(?<!` at position 0 is not supported: patterns run in linear time'],
    ['(a)\\1', 'back-reference `\\1` at position 3 is not supported: patterns run in linear time'],
    ['(?<n>a)\\k<n>', 'back-reference `\\k<` at position 7 is not supported: patterns run in linear time'],
    ['(?P=n)', 'back-reference `(?P=` at position 0 is not supported: patterns run in linear time'],
    ['(?>a)', 'atomic group `(?>` at position 0 is not supported: patterns run in linear time'],
    ['a*+', 'possessive repetition `*+` at position 1 is not supported: patterns run in linear time'],
    ['a{2}+', 'possessive repetition `{2}+` at position 1 is not supported: patterns run in linear time'],
    ['(?(1)a)', 'conditional `(?(` at position 0 is not supported: patterns run in linear time'],
    ['x(', 'the group at position 1 has no end: close it with `)`'],
    ['a)b', 'the parenthesis at position 1 closes no group: write `\\)` for the character'],
    ['[a', 'the class at position 0 has no end: close it with `]`'],
    ['[]a]', 'the class at position 0 is empty: write `\\]` for a bracket in a class'],
    ['[z-a]', 'the range `z-a` at position 1 is out of order: lower end first'],
    ['[\\w-.]', 'the range `\\w-.` at position 1 has a class for an end: write `\\-` for a hyphen'],
    [
      '[[:alpha:]]',
      'the class `[:alpha:]` at position 1 is not supported: use an escape such as `\\d` or `\\p{L}`',
    ],
    ['*a', 'there is nothing to repeat before `*` at position 0'],
    ['a**', 'there is nothing to repeat before `*` at position 2'],
    ['^*', 'there is nothing to repeat before `*` at position 1'],
    ['a{3,2}', 'the repetition `{3,2}` at position 1 is out of order: the least first'],
    [
      'a{,2}',
      'the repetition at position 1 is malformed: write `{n}`, `{n,}` or `{n,m}`, or `\\{` for a brace',
    ],
    ['\\y', 'the escape `\\y` at position 0 is not supported'],
    ['a\\Z', 'the escape `\\Z` (an end before the last line end) at position 1 is not supported'],
    ['\\', 'the pattern ends in a backslash: write `\\\\` for the character itself'],
    ['\\x4', 'the escape `\\x` at position 0 is incomplete: write `\\xHH`'],
    ['\\u{110000}', 'the escape at position 0 is above the last code point, `\\u{10FFFF}`'],
    ['\\07', 'the octal escape at position 0 is not supported: write `\\xHH`'],
    ['\\pL', 'the property at position 0 is incomplete: write `\\p{L}` with braces'],
    ['(?<1>a)', 'the group at position 0 is not supported: write `(...)`, `(?:...)` or `(?<name>...)`'],
  ])('%s', (source, message) => {
    expect(problem(source)).toBe(message)
  })

  it('names flags that it does not have, and flags in the wrong place', () => {
    expect(problem('a', 'g')).toBe('the flag `g` is not supported: use `i`, `m`, `s` or `u`')
    expect(problem('a(?i)b')).toContain(
      '`(?i)` at position 1 is not supported: flags apply to the whole pattern',
    )
    expect(problem('(?i:a)')).toContain('`(?i:` at position 0 is not supported')
  })

  it('knows no property but those on its list, whatever the name holds', () => {
    for (const name of [
      'Nope',
      'constructor',
      '__proto__',
      'L+',
      '',
      'Script=',
      'Script=L',
      'gc=Any',
      'sc=Latin=x',
    ]) {
      expect(problem(`\\p{${name}}`), name).not.toBe('none')
    }
  })

  it('bounds what repetitions come to, also of nothing', () => {
    expect(problem('a{10000}')).toContain('the pattern is too large')
    expect(problem('(a{100}){100}')).toContain('the pattern is too large')
    expect(problem('(?:){999999999}')).toContain('the pattern is too large')
    expect(problem('((((a?){30}){30}){30}){30}')).toContain('the pattern is too large')
    expect(problem('('.repeat(100_000))).toBe('groups are nested more than 200 deep')
    expect(problem(`${'(?:'.repeat(190)}a?${')*'.repeat(190)}`)).toContain('the pattern is too large')
    expect(problem('a{1000}')).toBe('none')
    expect(problem('a{99999999999999999999999999}')).toContain('the pattern is too large')
  })
})

describe('hostile texts', () => {
  const MIB = 1 << 20

  it.each([
    ['(a+)+$', 'a'],
    ['(a|aa)+$', 'a'],
    ['(.*)*x', 'a'],
    ['\\s+$', ' '],
    ['(x+x+)+y', 'x'],
    ['([a-z]+)*@', 'q'],
    ['(.*a){8}b', 'a'],
    ['(a?){40}a{40}b', 'a'],
    ['(a*)*(a*)*(a*)*c', 'a'],
  ])('%s comes to an end on a mebibyte', (source, pump) => {
    const text = `${pump.repeat(MIB)}!`
    expect(compiled(source).test(text)).toBe(false)
    expect(compiled(source).find(text)).toBeUndefined()
  })

  it('stays right when it has more states than it keeps', () => {
    const pattern = compiled('^[ab]*a[ab]{14}$')
    let seed = 1
    const letters = Array.from({ length: 60_000 }, () => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return (seed >> 16) & 1 ? 'a' : 'b'
    })
    for (const cut of [60_000, 59_999, 59_998, 59_997, 59_996, 59_995]) {
      const text = letters.slice(0, cut).join('')
      const expected = letters[cut - 15] === 'a'
      expect(pattern.test(text)).toBe(expected)
      expect(pattern.find(text)).toEqual(expected ? [0, cut] : undefined)
    }
  })

  it('takes thousands of different characters in one pattern', () => {
    const han = Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0x4e00 + 2 * index))
    const pattern = compiled(`(?:${han.join('|')})z`)
    expect(pattern.find(`${han[7]}x${han[2999]}z`)).toEqual([2, 4])
    expect(pattern.test('\u4e01\u4e03'.repeat(1000))).toBe(false)
  })
})
