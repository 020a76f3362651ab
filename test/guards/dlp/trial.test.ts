/** Looking ahead saves trying a pattern, and changes nothing that is found. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { codedCorpus, tableCorpus } from '../../corpus/dlp/corpus.ts'
import { base62, randomOf } from '../../corpus/dlp/random.ts'

const token = `sk-ant-${randomOf(9).text(base62, 40)}`
const split = `key is "${token.slice(0, 20)}" + "${token.slice(20)}" now`
const crowded = `${'ghp_-- '.repeat(40)}${split}`

it('leaves what may be spent on putting a text together to what may be a token', () => {
  expect(
    createScanner()
      .scan(crowded)
      .map(({ detector }) => detector),
  ).toEqual(['anthropic_key'])
})

it('covers a value as far as any word before it announces it, whichever word is met first', () => {
  const value = `${randomOf(5).text(base62, 24)}@${randomOf(6).text(base62, 12)}`
  const text = `registry _authToken="${value}"`
  const spans = createScanner()
    .scan(text)
    .map(({ span }) => span)
  expect(spans).toEqual([[text.indexOf(value), text.indexOf(value) + value.length]])
})

it('finds the same, whatever was scanned before', () => {
  const scanner = createScanner()
  const first = scanner.scan(crowded)
  for (let times = 0; times < 20; times++) scanner.scan('ghp_-- sk-ant- AKIA, password= '.repeat(times))
  expect(scanner.scan(crowded)).toEqual(first)
})

it('finds with all that is foreseen what it finds before anything is', () => {
  // Detectors of its own, so that nobody else has tried them before.
  const make = (): ReturnType<typeof createScanner> => createScanner({ detectors: { imei: 'off' } })
  const known = [...tableCorpus(21, 1), ...codedCorpus(22, 2)].flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  )
  const warm = make()
  for (const value of known) warm.scan(`${value} `.repeat(20))
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...known),
        fc.tuple(fc.constantFrom(...known), fc.nat(30)).map(([value, at]) => value.slice(0, at)),
        fc
          .tuple(fc.constantFrom(...known), fc.nat(30))
          .map(([value, at]) => `${value.slice(0, at)} ${value.slice(at)}`),
        fc.constantFrom('sk-', 'ghp_', 'password=', 'eyJ.', ' ', '\n', '" + "'),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(fc.array(text, { minLength: 4, maxLength: 4 }), (texts) => {
      expect(warm.scan(texts)).toEqual(make().scan(texts))
    }),
    { numRuns: 12 },
  )
}, 60_000)
