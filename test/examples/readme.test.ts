import { readFileSync } from 'node:fs'
import { createFirewall, parsePolicy } from 'mcp-portcullis'
import { expect, it } from 'vitest'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const [, fence] = /^```json\n([\s\S]*?)^```$/mu.exec(readme)!
const firewall = createFirewall(parsePolicy(JSON.parse(fence!)))
const decide = (tool: string, args: object): string =>
  firewall.evaluate({ tool, arguments: { ...args } }).verdict

it('the policy that README.md shows does what its text says', () => {
  expect(decide('git.push', { force: true })).toBe('deny')
  expect(decide('git.push', {})).toBe('audit')
  expect(decide('github.search_code', {})).toBe('allow')
  expect(decide('stripe.refund_charge', { amount: 10_001 })).toBe('pending_approval')
  expect(decide('mail.send', { to: ['kim@acme.example', 'eve@theirs.example'] })).toBe('deny')
  expect(decide('mail.send', { to: ['kim@acme.example'] })).toBe('audit')
  const leak = { content: [{ type: 'text', text: ['-----BEGIN', 'PRIVATE KEY-----'].join(' ') }] }
  expect(firewall.evaluate({ surface: 'tool.result', tool: 'files.read', result: leak }).verdict).toBe('deny')
})

it('every file that a document links to is there', () => {
  for (const name of ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md']) {
    const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/gu)) {
      expect(
        () => readFileSync(new URL(`../../${target!}`, import.meta.url)),
        `${name}: ${target!}`,
      ).not.toThrow(/ENOENT/u)
    }
  }
})
