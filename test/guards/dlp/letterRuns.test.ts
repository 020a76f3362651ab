/** A literal that is a run of one letter, cut up, beside other such letters. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { base62, randomOf } from '../../corpus/dlp/random.ts'

const scanner = createScanner()
const head = 'A'.repeat(21)
const token = `${head}${randomOf(11).text(base62, 60)}`

it('is found wherever its run is cut, and with the same letter before it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: head.length - 2 }), fc.constantFrom(' ', '\n', '" + "')), {
        maxLength: 5,
      }),
      fc.constantFrom('', 'x ', 'a ', 'key: "'),
      (cuts, before) => {
        let text = token
        for (const [at, gap] of cuts) text = `${text.slice(0, at + 1)}${gap}${text.slice(at + 1)}`
        const found = scanner.scan(before + text).map(({ detector }) => detector)
        expect(found).toContain('twitter_bearer')
      },
    ),
    { numRuns: 200 },
  )
})

it('is not looked for in a row of that letter alone', () => {
  expect(scanner.scan('A '.repeat(2000))).toEqual([])
})
