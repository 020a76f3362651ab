import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { lookalikeFinder } from '../../../src/guards/egress/lookalike.ts'
import { confusables } from '../../../src/text/confusables.table.ts'
import { hostSkeleton } from '../../../src/text/hostSkeleton.ts'

const egress = createEgressChecker({
  allow: ['api.openai.com', '*.example.com', 'paypal.com', 'm1cro.dev', '203.0.114.0/24'],
})
const resolved = ['203.0.114.7']

describe('a host that looks like an allowed one', () => {
  it.each([
    ['a Cyrillic letter', 'https://\u0430pi.openai.com/'],
    ['the same, in Punycode', new URL('https://\u0430pi.openai.com/').href],
    ['several scripts at once', 'https://\u0430p\u03b9.\u043epen\u0251i.com'],
    ['a dotless i', 'https://ap\u0131.openai.com'],
    ['a mark below a letter', 'https://\u1ea1pi.openai.com'],
    ['a letter for another in ASCII', 'https://api.openai.corn'],
    ['a digit for a letter', 'https://paypa1.com'],
    ['a digit for a letter, further down', 'https://login.paypa1.com/'],
    ['a letter for a digit', 'https://rnlcr0.dev'],
    ['a name below something like an allowed suffix', 'https://api.examp1e.com'],
    ['a Cherokee capital', 'https://\u13a0pi.openai.com'.replace('\u13a0', '\u13aa')],
  ])('is denied with a code of its own: %s', (_how, url) => {
    for (const options of [{}, { resolved }]) {
      const decision = egress.check(url, options)
      expect(`${decision.verdict} ${decision.code}`).toBe('deny egress_lookalike')
      expect(decision.obligations).toEqual([])
    }
  })

  it('says which one it looks like', () => {
    expect(egress.check('https://\u0430pi.openai.com/').reason).toContain('looks like `api.openai.com`')
  })

  it('is none when it is an allowed one, or when it looks like nothing that is allowed', () => {
    const names = createEgressChecker({ allow: ['api.openai.com', '*.example.com'] })
    expect(names.check('https://api.openai.com', { resolved }).verdict).toBe('allow')
    expect(names.check('https://a1.example.com', { resolved }).verdict).toBe('allow')
    for (const other of [
      'https://evil.com',
      'https://openai.com',
      'https://x.api.openai.com',
      'https://example.com',
    ]) {
      expect(names.check(other).code).toBe('egress_not_allowed')
    }
    expect(createEgressChecker().check('https://\u0430pi.openai.com/', { resolved }).verdict).toBe('allow')
  })

  it('may itself be allowed', () => {
    const both = createEgressChecker({ allow: ['b\u00fccher.example', 'bucher.example'] })
    expect(both.check('https://b\u00fccher.example', { resolved }).verdict).toBe('allow')
    expect(both.check('https://bucher.example', { resolved }).verdict).toBe('allow')
    expect(both.check('https://b\u00fbcher.example', { resolved }).code).toBe('egress_lookalike')
  })

  it('is found whichever letters are replaced', () => {
    const find = lookalikeFinder(['api.openai.com'])
    const usable = confusables.flatMap(([looksLike, list]) =>
      looksLike.length === 1
        ? list.split(' ').map((hex) => [looksLike, String.fromCodePoint(Number.parseInt(hex, 16))])
        : [],
    )
    fc.assert(
      fc.property(fc.constantFrom(...usable), ([letter = '', character = '']) => {
        const url = `http://${'api.openai.com'.replace(letter, character)}/`
        // A mark cannot begin a label.
        fc.pre(URL.canParse(url))
        const { hostname } = new URL(url)
        fc.pre(hostname !== 'api.openai.com')
        expect(find(hostname)).toBe('api.openai.com')
      }),
      { numRuns: 500 },
    )
  })

  it('costs no more for a hundred thousand allowed names', () => {
    const find = lookalikeFinder(Array.from({ length: 100_000 }, (_, index) => `host${index}.example.com`))
    expect(find('h0st5.exarnple.com')).toBe('host5.example.com')
    expect(find('nothing.test')).toBeUndefined()
  })
})

describe('the skeleton of a host', () => {
  it('does not change when it is taken again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z\d-]{1,20}\.[a-z]{2,5}$/u), (host) => {
        expect(hostSkeleton(hostSkeleton(host))).toBe(hostSkeleton(host))
      }),
    )
  })
})

describe('a host with a character that looks like a delimiter', () => {
  it.each(['\u2044', '\u2215', '\u29f8', '\u2236', '\ua789', '\u2571', '\u205a'])(
    'is denied: %j',
    (character) => {
      const baseline = createEgressChecker()
      expect(baseline.check(`https://bank.com${character}login.evil.com/`, { resolved }).code).toBe(
        'ambiguous_url',
      )
    },
  )

  it('is not one of the letters of Japanese, Persian or Armenian', () => {
    const baseline = createEgressChecker()
    for (const host of [
      '\u30b9\u30dd\u30fc\u30c4\u30ce\u6728.jp',
      '\u06f0\u06f1\u06f2.\u0627\u06cc\u0631\u0627\u0646',
      '\u0570\u0561\u0575.am',
    ]) {
      expect(baseline.check(`https://${host}/`, { resolved }).verdict).toBe('allow')
    }
  })
})
