/** Bank accounts as countries write them at home, and persons and places by what stands around them. */
import { describe, expect, it } from 'vitest'
import * as accounts from '../../../src/guards/dlp/checks/accounts.ts'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'

const scanner = createScanner()
const found = (value: unknown): readonly string[] => scanner.scan(value).map(({ detector }) => detector)

// Published examples of the issuing authorities and of encyclopaedias; nobody's.
const examples: readonly (readonly [keyof typeof accounts, string])[] = [
  ['hungaryAccount', '11773016-11111018-00000000'],
  ['argentinaAccount', '2850590940090418135201'],
  ['swedenGiro', '991-2346'],
  ['norwayAccount', '8601 11 17947'],
  ['czechAccount', '19-2000145399/0800'],
  ['spainAccount', '2100 0418 45 0200051332'],
  ['polandAccount', '61 1090 1014 0000 0712 1981 2874'],
]

describe('check digits of accounts', () => {
  it.each(examples)('%s takes %s and refuses it with one digit changed', (name, value) => {
    const verify = accounts[name]
    expect(verify(value)).toBe(true)
    const at = name === 'czechAccount' ? 5 : value.length - 2
    const wrong = Array.from('0123456789', (digit) => value.slice(0, at) + digit + value.slice(at + 1))
    expect(wrong.filter((other) => verify(other))).toEqual([value])
  })
})

describe('accounts are found', () => {
  it.each([
    ['ar_cbu', 'CBU: 2850590940090418135201'],
    ['es_ccc', 'n\u00famero de cuenta: 2100 0418 45 0200051332'],
    ['cz_account', '\u010d\u00edslo \u00fa\u010dtu: 19-2000145399/0800'],
    ['pl_account', 'Nr rachunku: 61 1090 1014 0000 0712 1981 2874'],
    ['au_bsb', 'BSB: 062-000'],
    ['in_ifsc', 'IFSC - SBIN0005943'],
    ['se_giro', 'Bankgiro = 991-2346'],
    ['ca_transit', 'Transit/institution: 00012-003'],
  ])('as %s', (detector, text) => {
    expect(found(text)).toContain(detector)
  })
  it('beside the code of their bank', () => {
    expect(found({ BSB: '062-000', Account: '445757778' })).toEqual(['au_bsb', 'bank_account'])
    expect(found({ plan: 'basic', Account: '445757778' })).toEqual([])
  })
  it('with letters from the bank on, in a list', () => {
    expect(found(['n/a', 'MT84MALT011000012345MTLCAST001S'])).toEqual(['iban'])
    expect(found(['n/a', 'MT85MALT011000012345MTLCAST001S'])).toEqual([])
  })
})

describe('places and persons are found', () => {
  it.each([
    'Lieferadresse: 12 Mill Gardens, Leeds LS1 4AB',
    'PLS VERIFY LIEFERADRESSE: 12 Mill Gardens, Leeds LS1 4AB',
    { ship_to: 'Calle Mayor 5, 2\u00ba A, 28013 Madrid' },
    { ref: '12 Mill Gardens, Leeds LS1 4AB' },
    'Please use Am M\u00fchlgraben 12, 50674 K\u00f6ln for it.',
    '12 rue de la Paix, 75002 Paris',
    '1 Main Street Apt 6, Boise, ID 83702',
    { '12 Mill Gardens, Leeds LS1 4AB': true },
  ])('at %o', (value) => {
    expect(found(value)).toContain('postal_address')
  })
  it.each([
    'March 5, 2024 Tuesday report',
    'Figure 3, 12345 Samples',
    'Chapter 12, Section 4, MA 02139',
    'An IPv6 address as defined in [RFC 4291, section 2.2][RFC4291].',
  ])('not in %s', (text) => {
    expect(found(text)).toEqual([])
  })
  it('as parties of a contract', () => {
    const deal = (party: string): string => `made with ${party}, hereinafter the Tenant`
    expect(found(deal('Anna Muster'))).toEqual(['person_name'])
    expect(found(deal('Muster Corporation'))).toEqual([])
  })
  it('under names of objects, and over parts whose names say so', () => {
    expect(found({ 'FL driver license': { 'W123-249-01-436-0': { n: 1 } } })).toEqual(['driver_license'])
    expect(scanner.redact({ 'E-mail 1': 'anna.mus', 'E-mail 2': 'ter@example.com' }).value).toEqual({
      'E-mail 1': '[redacted:email]',
      'E-mail 2': '[redacted:email]',
    })
  })
  it('in tables whose heads are in any script', () => {
    expect(found('| no | \u96fb\u8a71 | ok |\n|---|---|---|\n| 4 | 0032470157245 | x |')).toEqual(['phone'])
    expect(found('id;C\u00e9dula;status\n81;1075846279;open\n')).toEqual(['cedula'])
  })
})
