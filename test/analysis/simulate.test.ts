/** What a policy would have done with recorded traffic. */
import { expect, it } from 'vitest'
import { simulate } from '../../src/analysis/index.ts'
import type { Policy } from '../../src/index.ts'

const policy: Policy = {
  version: 1,
  name: 'simulated',
  default: 'audit',
  rules: [
    { id: 'no-shell', when: { tool: 'shell.*' }, then: 'deny' },
    {
      id: 'office-hours',
      when: {
        tool: 'db.write',
        not: { schedule: { days: 'Mon-Fri', from: '09:00', to: '17:00', timeZone: 'UTC' } },
      },
      then: 'deny',
    },
    { id: 'once', when: { tool: 'pay.*', history: { firstSeen: false } }, then: 'pending_approval' },
  ],
}

it('counts what each verdict would have been, as counting by hand does', () => {
  const { counts, changed } = simulate(policy, [
    { subject: { tool: 'shell.exec', arguments: { command: 'ls' } }, verdict: 'allow' },
    { subject: { tool: 'shell.run' }, verdict: 'deny' },
    { subject: { tool: 'shell.kill' } },
    { subject: { tool: 'kb.read' }, verdict: 'allow' },
  ])
  expect(counts).toEqual({ allow: 0, audit: 1, sanitize: 0, pending_approval: 0, deny: 3 })
  expect(changed).toEqual([
    { index: 0, from: 'allow', to: 'deny', rule: 'no-shell' },
    { index: 3, from: 'allow', to: 'audit' },
  ])
})

it('takes the time and the history of each record by itself', () => {
  const saturday = Date.UTC(2026, 10, 21, 12)
  const friday = Date.UTC(2026, 10, 20, 12)
  const past = { surface: 'tool.call', tool: 'pay.send' } as const
  const verdicts = [
    { subject: { tool: 'db.write' }, time: saturday },
    { subject: { tool: 'db.write' }, time: friday },
    // Without a time it cannot be told, which a denial takes for a match.
    { subject: { tool: 'db.write' } },
    { subject: { tool: 'pay.send' }, context: { history: [] } },
    { subject: { tool: 'pay.send' }, context: { history: [past] } },
  ].map((record) => Object.entries(simulate(policy, [record]).counts).find(([, count]) => count === 1)?.[0])
  expect(verdicts).toEqual(['deny', 'audit', 'deny', 'audit', 'pending_approval'])
})

it('changes nothing that it is given', () => {
  const record = Object.freeze({ subject: Object.freeze({ tool: 'shell.exec' }), verdict: 'allow' } as const)
  expect(() => simulate(policy, Object.freeze([record]))).not.toThrow()
})
