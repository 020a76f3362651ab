import { expect, it } from 'vitest'
import { destinationFact } from '../../../src/guards/egress/destinationFact.ts'
import { kindCache } from '../../../src/subject/kindCache.ts'
import { createFirewall } from '../../../src/index.ts'
import { factsOf } from '../../../src/subject/facts.ts'
import type { Subject } from '../../../src/subject/subject.ts'

const destinations = (subject: Subject): readonly string[] =>
  factsOf(subject, { destinations: destinationFact(kindCache(undefined)) }).destinations

it('names what a subject leads to, as it is written, each once', () => {
  const args = {
    url: 'https://a.com/x',
    hosts: ['b.com', 'https://a.com/x'],
    to: 'C <c@d.org>',
    body: 'see https://e.com',
    note: 'https://f.com/',
  }
  expect(destinations({ tool: 'web.fetch', arguments: args })).toEqual([
    'https://a.com/x',
    'b.com',
    'd.org',
    'https://f.com/',
  ])
  expect(destinations({ surface: 'egress', destination: 'https://a.com' })).toEqual(['https://a.com'])
  expect(destinations({ surface: 'resource.read', server: 's', uri: 'note://x' })).toEqual(['note://x'])
  const result = { content: [{ type: 'resource_link', uri: 'https://g.com', name: 'g' }] }
  expect(destinations({ surface: 'tool.result', tool: 'a.b', result })).toEqual(['https://g.com'])
  expect(destinations({ surface: 'log', server: 's', content: { data: 'https://h.com' } })).toEqual([])
})

it('is what rules ask about with `destination`', () => {
  const firewall = createFirewall({
    version: 1,
    name: 'rules',
    default: 'allow',
    rules: [{ id: 'not-there', when: { destination: { host: '*.evil.com' } }, then: 'deny' }],
  })
  expect(firewall.evaluate({ tool: 'web.fetch', arguments: { callback: 'https://x.evil.com/' } }).rule).toBe(
    'not-there',
  )
  expect(firewall.evaluate({ tool: 'web.fetch', arguments: { callback: 'https://x.com/' } }).verdict).toBe(
    'allow',
  )
})
