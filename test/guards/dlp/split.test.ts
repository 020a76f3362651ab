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

// Published examples: of the IBAN registry, of card networks, of ICAO Doc 9303, of Bitcoin's and Ethereum's documentation.
const iban = ['DE89 3704 0044', '0532 0130 00']
const mail = ['jane.doe', ['example', 'com'].join('.')]
const coin = ['1BvBMSEYstWetqTF', 'n5Au4m4GFg7xJaNVN2']
const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const blocks = (texts: readonly string[]): JsonValue => ({
  content: texts.map((text) => ({ type: 'text', text })),
})

describe('a value that needs no word in front', () => {
  it.each<readonly [string, JsonValue, string]>([
    ['an IBAN in parts', { part1: iban[0]!, part2: iban[1]! }, 'iban'],
    ['parts behind other members', { owner: 'Ada', paid: {}, part2: iban[1]!, part1: iban[0]! }, 'iban'],
    ['parts around other members', { part1: iban[0]!, of: { a: 'b' }, part2: iban[1]! }, 'iban'],
    ['an IBAN in a list', iban[0]!.split(' ').concat(iban[1]!.split(' ')), 'iban'],
    ['an IBAN over two texts', blocks([`Please send it to ${iban[0]!}`, `${iban[1]!}, thanks`]), 'iban'],
    ['an IBAN that is added up', `const x = "${iban[0]!}" + "${iban[1]!}"`, 'iban'],
    ['an IBAN by its parts', { iban: { country: 'DE', check: '89', bank: '37040044', account: '0532013000' } }, 'iban'],
    ['an address of mail in a list', [mail[0]!, `@${mail[1]!}`], 'email'],
    ['an address of mail over two texts', blocks([`write to ${mail[0]!}@`, mail[1]!]), 'email'],
    ['an address of mail without its sign', `${mail[0]!} [at] example [dot] com`, 'email'],
    ['an address of a coin in a list', coin, 'bitcoin_address'],
    ['an address of a coin in parts', { wallet1: coin[0]!, wallet2: coin[1]! }, 'bitcoin_address'],
    ['a machine-readable line in two', { mrz: [lines[1]!.slice(0, 20), lines[1]!.slice(20)] }, 'passport'],
    ['a card in parts', { p1: '4111', p2: '1111', p3: '1111', p4: '1111' }, 'credit_card'],
    ['a card with another sign between', 'use 4111_1111_1111_1111 now', 'credit_card'],
    ['a telephone number in a list', ['+49', '30', '1234567'], 'phone'],
  ])('is found: %s', (_, value, detector) => {
    expect(scanner.scan(value).map((finding) => finding.detector)).toContain(detector)
    expect(scanner.scan(scanner.redact(value).value)).toEqual([])
  }) // prettier-ignore
  it.each<readonly [string, JsonValue]>([
    ['versions', ['1.20.3', '4.15.26', '10.11.12']],
    ['rows of a table', [['4012', '8888', '8888', '1881']]],
    ['coordinates', ['52.520008', '13.404954']],
    ['two addresses of packages', ['left@1.2.3', 'right@4.5.6']],
    ['texts that end and begin with numbers', blocks(['done in 2024', '17 files changed'])],
    ['names and counts', { part1: 'alpha 12', part2: 'beta 345678901' }],
  ])('is not seen in %s', (_, value) => {
    expect(scanner.scan(value)).toEqual([])
  })
})

describe('dates of birth', () => {
  it.each<readonly [string, JsonValue]>([
    ['members', { birth_day: 14, birth_month: 9, birth_year: 1976 }],
    ['an object', { dob: { year: 1976, day: 14, month: 9 } }],
    ['a list', { dob: [1976, 9, 14] }],
    ['a sentence in German', 'geboren am 14. September 1976'],
    ['a sentence in Spanish', 'nacido el 14 de septiembre de 1976'],
    ['a sentence in Italian', 'nata il 14 settembre 1976'],
    ['a form in Portuguese', 'data de nascimento: 14/09/1976'],
  ])('are found in %s', (_, value) => {
    expect(scanner.scan(value).some(({ detector }) => detector === 'date_of_birth')).toBe(true)
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
