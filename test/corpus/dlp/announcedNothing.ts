/**
 * Words that announce personal or financial data in front of numbers that are none: counts, dates, rows of tables, versions,
 * statistics. All from a seed.
 *
 * @module
 */
import { digits, randomOf, type Random } from './random.ts'

const words =
  'card account phone tax id pan sin run nhs ssn iban visa konto carte passport mobile tel born cpf rut bsn routing imei vin nif dni nie uid fin cnp inn medicare pesel card_id accountId phoneId panel cardinal runs tests accounts'.split(
    ' ',
  )

type Maker = (random: Random, word: string, number: (below: number) => number) => unknown

const makers: readonly Maker[] = [
  (random, _, number) => ({ id: 1e9 + number(1e8), ref: random.text(digits, 9), phone_id: number(999_999), card: { a: number(5000), b: number(5000) } }),
  (_, word, number) => `${word}: ${Array.from({ length: 2 + number(4) }, () => (number(99_999) / 1000).toFixed(3)).join(', ')}`,
  (_, word, number) => `${word} ${2000 + number(26)}.${number(9)}: ${number(99)} of ${number(999)} (${number(100)} %), ${number(9999)} ms`,
  (_, word, number) => `${word} v${number(20)}.${number(20)}.${number(200)} build ${number(99_999)}`,
  (_, word, number) => ({ [`${word}s`]: { total: number(100_000), active: number(10_000), last_30: number(1000), first: number(99), p50: number(999), p99: number(9999) } }),
  (_, word, number) => `day,${word},count\n${Array.from({ length: 4 }, () => `2024-0${1 + number(9)}-1${number(9)},${number(9999)},${number(9_999)}`).join('\n')}`,
  (random, word, number) => `INFO ${word} service took ${number(999)} ms for ${number(9999)} rows, offset ${random.text(digits, 9)}`,
  (_, word, number) => `${word} #${100 + number(999)}, #${100 + number(999)} and ${number(9999)} are fixed in ${number(9)}.${number(9)}`,
  (_, word, number) => `const ${word}List = [${Array.from({ length: 3 + number(5) }, () => number(255)).join(', ')}]`,
  (_, word, number) => ({ [`${word}_count`]: number(9999), page: { first: number(9), last: number(999), total: number(99_999) }, offset: number(99_999) }),
  (random, word) => ({ [`${word}_cell`]: { lat: `4.${random.text(digits, 3)}`, lon: `1.${random.text(digits, 3)}`, zoom: 9 } }),
  (_, word) => `${word}: one two three four five and six of seven, eight or nine things, ten`,
  (_, word) => `the ${word} has seven or eight rows, three of nine failed, zero errors`,
  (_, word, number) => ({ [`${word}_version`]: { major: number(20), minor: number(2000), patch: number(99_999) } }),
  (_, word, number) => ({ properties: { [`${word}Size`]: { type: 'integer', minimum: number(9), maximum: number(999_999), examples: [number(99_999), number(99_999)] } } }),
  (_, __, number) => Array.from({ length: 4 }, () => [number(9999), number(9999), number(9999), number(9999)]),
  (random) => Array.from({ length: 4 }, () => [random.text(digits, 4), random.text(digits, 4), random.text(digits, 4), random.text(digits, 4)]),
  (random, word, number) => `${word}List: commit ${random.text(digits, 7)} (${number(30)} files, +${number(999)} -${number(999)})`,
  (_, word, number) => ({ legend: `${word} by year`, points: Array.from({ length: 5 }, () => ({ x: 2000 + number(26), y: number(99_999) })) }),
] // prettier-ignore

/** Values in which nothing is to be put together. */
export function announcedNothing(seed: number, count: number): readonly unknown[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, (_, index) =>
    makers[index % makers.length]!(random, random.pick(words), (below) => random.int(below)),
  )
}
