import { expect, it } from 'vitest'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { egressCorpus } from '../../corpus/egress.table.ts'

const verdictOf: Partial<Record<string, string>> = { egress_allowed: 'allow', url_credentials: 'audit' }

it('has at least 400 destinations, none twice', () => {
  const all = egressCorpus.flatMap(({ destinations }) => destinations)
  expect(all.length).toBeGreaterThanOrEqual(400)
  expect(new Set(all).size).toBe(all.length)
})

for (const { why, code, destinations } of egressCorpus) {
  it(`${code}: ${why}`, () => {
    const egress = createEgressChecker()
    const differing = destinations.flatMap((destination) => {
      const decision = egress.check(destination, { resolved: ['93.184.216.34'] })
      const expected = `${verdictOf[code] ?? 'deny'} ${code}`
      const actual = `${decision.verdict} ${decision.code}`
      return actual === expected ? [] : [`${destination.slice(0, 100)}: ${actual}: ${decision.reason}`]
    })
    expect(differing).toEqual([])
  })
}
