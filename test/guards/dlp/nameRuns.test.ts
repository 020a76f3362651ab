/** Words that announce values, in runs of names: what is read once for all of them is what each would read. */
import { expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { digits, randomOf } from '../../corpus/dlp/random.ts'

const scanner = createScanner()
const random = randomOf(7)
const number = `536-${random.text(digits.slice(2, 9), 2)}-${random.text(digits.slice(1, 9), 4)}`
const pieces = `"${number.split('-').join('" + "')}"`

const spansIn = (text: string): readonly string[] =>
  scanner
    .scan(text)
    .filter(({ detector }) => detector === 'us_ssn')
    .map(({ span }) => text.slice(...(span as [number, number])))

it('a name is read to its end, however many words stand in it', () => {
  const [found] = spansIn(`my ssn_1-x = ${pieces}`)
  expect(found).toContain(number.slice(-4))
  for (const before of ['', 'ssn_1-', 'ssn_no-'.repeat(40), 'a-'.repeat(90)])
    expect(spansIn(`${before}ssn_1-x = ${pieces}`)).toEqual([found])
})

it('a name that goes on with more than a part announces nothing, wherever it ends', () => {
  for (const rest of ['Holder', 'Holder-1', `_${'x'.repeat(80)}`, `_${'x'.repeat(80)}-1`])
    expect(spansIn(`ssn${rest} = ${pieces}`)).toEqual([])
})

it('groups that stand behind several words are found behind the first that they are a value of', () => {
  expect(spansIn(`ssn: ${pieces}, tel ${pieces}, ssn: ${pieces}`).length).toBeGreaterThan(1)
})
