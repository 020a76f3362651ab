/** What a rule says besides its verdict. */
import { expect, it } from 'vitest'
import { createFirewall } from '../../src/index.ts'

it('the label and the tags of a rule travel with the decision and its event', async () => {
  const events: unknown[] = []
  const firewall = createFirewall(
    {
      version: 1,
      name: 'tags',
      default: 'deny',
      rules: [
        {
          id: 'r',
          label: 'anything of a',
          when: { tool: 'a.*' },
          then: { verdict: 'allow', tags: ['scm', 'weekly'] },
        },
      ],
    },
    { ports: { audit: { append: (event) => void events.push(event) } } },
  )
  const decision = await firewall.session({ server: 'a' }).check({ tool: 'a.b' })
  expect(decision.tags).toEqual(['scm', 'weekly'])
  expect(events).toMatchObject([{ kind: 'decision', ruleLabel: 'anything of a', tags: ['scm', 'weekly'] }])
  expect(firewall.evaluate({ tool: 'b.b' })).not.toHaveProperty('tags')
})
