/** Looking ahead saves trying a pattern, and changes nothing that is found. */
import { expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
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

it('finds the same, whatever was scanned before', () => {
  const scanner = createScanner()
  const first = scanner.scan(crowded)
  for (let times = 0; times < 20; times++) scanner.scan('ghp_-- sk-ant- AKIA, password= '.repeat(times))
  expect(scanner.scan(crowded)).toEqual(first)
})
