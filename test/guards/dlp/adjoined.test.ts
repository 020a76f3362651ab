/** Whether pieces are worth putting together is told without putting them together. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isTelling } from '../../../src/guards/dlp/adjoined.ts'

const telling = /(?:\d\D{0,3}){8}|@|[a-z\d]{26}/i
const piece = fc.oneof(
  fc.stringMatching(/^[\d -]{0,12}$/),
  fc.stringMatching(/^[A-Za-z0-9]{0,30}$/),
  fc.stringMatching(/^[\d.x ]{0,30}$/),
  fc.constantFrom('@', '', '1234', '1  2', '1   2', '1    2', '\u0661\u0662', '\u017f\u212a'),
  fc.string({ maxLength: 10 }),
)

it('tells of pieces what a pattern tells of what they make', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.string({ maxLength: 3 }), (pieces, between) => {
      let text = ''
      const stretches = pieces.map((each) => {
        text += between
        const from = text.length
        text += each
        return { from, to: text.length }
      })
      expect(isTelling(text, stretches)).toBe(telling.test(pieces.join('')))
    }),
    { numRuns: 3000 },
  )
})
