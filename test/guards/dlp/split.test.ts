/** Personal and financial data that is taken apart: what is found of it, and what is left alone. */
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src/json/value.ts'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { announcedNothing } from '../../corpus/dlp/announcedNothing.ts'
import { splitCorpus, splitForms } from '../../corpus/dlp/splitPersonal.ts'

const scanner = createScanner()
const corpus = [...splitCorpus(11, 1), ...splitCorpus(12, 1)]

describe('a value that is taken apart', () => {
  it.each(Object.keys(splitForms))('is found and leaves no piece behind: %s', (form) => {
    const cases = corpus.filter((entry) => entry.form === form)
    const gone = cases.filter(({ value, pieces }) => {
      if (scanner.scan(value).length === 0) return false
      const left = JSON.stringify(scanner.redact(value as JsonValue).value)
      return pieces.every((piece) => piece.length < 4 || !left.includes(piece))
    })
    expect(gone.length / cases.length).toBeGreaterThanOrEqual(0.9)
  })
  it('is found in nearly every form and kind', () => {
    const found = corpus.filter(({ value }) => scanner.scan(value).length > 0)
    expect(found.length / corpus.length).toBeGreaterThanOrEqual(0.985)
  })
  it('is clean once it is redacted', () => {
    const left = corpus.filter(
      ({ value }) => scanner.scan(scanner.redact(value as JsonValue).value).length > 0,
    )
    expect(left.map(({ form, label }) => `${form}: ${label}`)).toEqual([])
  })
  it('is told of once for each place, and says that it was put together', () => {
    const findings = scanner.scan({ ssn_1: '536', ssn_2: '22', ssn_3: '8901' })
    expect(findings.map(({ path }) => path)).toEqual(['$.ssn_1', '$.ssn_2', '$.ssn_3'])
    expect(findings.every(({ decodedFrom }) => decodedFrom?.join() === 'split')).toBe(true)
  })
  it('is the same whatever the order of the members', () => {
    const forward = scanner.redact({ ssn_first: '536', ssn_mid: '22', ssn_last: '8901' }).value
    const backward = scanner.redact({ ssn_last: '8901', ssn_mid: '22', ssn_first: '536' }).value
    expect(backward).toEqual(forward)
  })
})

describe('what is not taken apart', () => {
  it('raises no alarm for a word that means something else, or numbers that make no value', () => {
    const flagged = announcedNothing(21, 4000).filter((value) =>
      scanner.scan(value).some(({ decodedFrom }) => decodedFrom?.includes('split')),
    )
    expect(flagged).toEqual([])
  })
  it.each([
    ['names that say more than a part', { phoneId: '312', phoneIdMax: '5550199' }],
    ['several values under one name', { cards: ['4111', '1111', '1111', '1112'] }],
    ['a wrong check digit', { nhs_number_1: '943', nhs_number_2: '476', nhs_number_3: '5918' }],
    ['a date behind the word', 'SSN last seen 2024-05-12, 9 rows'],
    ['fractions', 'sin: 0.173, 0.342, 0.500'],
    ['another row of a table', 'name,ssn,count\nx,123,45\ny,67,89'],
  ])('leaves alone %s', (_, value) => {
    expect(scanner.scan(value).filter(({ decodedFrom }) => decodedFrom?.includes('split'))).toEqual([])
  })
})
