/** Numbers that stand in texts of programmers by the thousand, and look like what is looked for. */
import { describe, expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { luhnTail, mixed } from '../../corpus/dlp/corpus.ts'
import { randomOf } from '../../corpus/dlp/random.ts'

const scanner = createScanner()
const password = `${mixed(randomOf(7), 10)}!7`
const found = (value: unknown): string[] => scanner.scan(value).map(({ detector }) => detector)

/** A Visa number whose groups are `head` and two more, with its check digit. */
function card(head: string): string {
  const body = `${head}1723${head}173`
  return `${body}${luhnTail(body)}`.replace(/\d{4}(?=\d)/g, '$& ')
}

describe('rows of bytes', () => {
  it.each([
    '<Buffer 01 02 03 04 05>',
    '<Buffer 08 07 06 05 04 03 02 01>',
    'prefixed with 03 00 00 00 00 00 00 00',
  ])('are no telephone number: %s', (text) => {
    expect(found(text)).toEqual([])
  })
  it('that are five pairs can be one', () => {
    expect(found('Appelez le 06 41 29 83 57 demain')).toEqual(['phone'])
    expect(found('06 41 29 83 57 12 rue Haute')).toEqual(['phone'])
    expect(found('06 41 29 83 57 06 98 76 54 32')).toContain('phone')
  })
})

it('what is added in minified code is no telephone number', () => {
  expect(found('t+=(s|e&r)+a[0]+1518500249,t=t<<3')).toEqual([])
  expect(found('e=(f+g)+2730585713')).toEqual([])
  expect(found('call (+49 1512 3456789)')).toEqual(['phone'])
})

describe('four small numbers', () => {
  it('are a section of a standard', () => {
    expect(found('// 23.3.4.2 construct/copy/destroy')).toEqual([])
    expect(found('see [20.8.2.2] and 17.4.1.2')).toEqual([])
    expect(found({ ip: '23.3.4.2' })).toEqual(['ip_address'])
  })
  it.each([
    'host 23.3.4.2 is down',
    'http://23.3.4.2 is',
    'from 17.4.1.2',
    'root@23.3.4.2',
    'at 10.1.2.3',
    'at 23.3.4.77',
  ])('are an address where something says so, or one of them is no small one: %s', (text) => {
    expect(found(text)).toEqual(['ip_address'])
  })
})

describe('a table of numbers', () => {
  const number = card('4556')
  it('of hexadecimal words has no card in it, though some of its words have digits only', () => {
    expect(found(`541D ${number} 542E`)).toEqual([])
    expect(found(`${number} 541b 54c0`)).toEqual([])
    expect(found(`${number} a12b`)).toEqual(['credit_card'])
  })
  it('of groups of four has none either, unless the groups are cards one after the other', () => {
    expect(found(`9001 9002 9003 ${number}`)).toEqual([])
    expect(found(`${number} ${card('4916')}`)).toEqual(['credit_card', 'credit_card'])
    expect(found(`${number} 1226 ${card('4916')} 0327`)).toEqual(['credit_card', 'credit_card'])
  })
  it('is not what a word or a year beside a card makes', () => {
    expect(found(`${number} face`)).toEqual(['credit_card'])
    expect(found(`beef ${number}`)).toEqual(['credit_card'])
    expect(found(`2027 ${number}`)).toEqual(['credit_card'])
  })
})

it('a parameter that has nothing, or hands a variable on, is no password', () => {
  expect(found('def extract(self, path=None, pwd=None):')).toEqual([])
  expect(found('connect(user=user, password=password, port=port)')).toEqual([])
  expect(found('login(password=self._password)')).toEqual([])
  expect(found(`Server=db;Password=pass-${password};`)).toEqual(['connection_string'])
})
