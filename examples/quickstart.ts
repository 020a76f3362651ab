/** A policy, four decisions, and one guarded call. Run it with `node examples/quickstart.ts` (Node.js 22.18 or newer). */
import { createFirewall, definePolicy } from 'mcp-portcullis'

const policy = definePolicy({
  version: 1,
  name: 'quickstart',
  default: 'deny',
  rules: [
    { id: 'no-force', when: { tool: 'git.push', arguments: { '$.force': { equals: true } } }, then: 'deny' },
    { id: 'pushing', when: { tool: 'git.push' }, then: 'pending_approval' },
    { id: 'looking', when: { tool: ['git.log', 'git.diff*'] }, then: 'allow' },
  ],
})
const firewall = createFirewall(policy)

for (const call of [
  { tool: 'git.log', arguments: { count: 10 } },
  { tool: 'git.push', arguments: { branch: 'main' } },
  { tool: 'git.push', arguments: { branch: 'main', force: true } },
  { tool: 'git.gc', arguments: {} },
]) {
  const { verdict, reason } = firewall.evaluate(call)
  console.log(`${call.tool} ${JSON.stringify(call.arguments)}: ${verdict} (${reason})`)
}

// A session does what the verdict says: what is refused is never dispatched.
const session = firewall.session({ server: 'git' })
const result = await session.call({ tool: 'git.gc' }, () => ({
  content: [{ type: 'text', text: 'collected' }],
}))
console.log(JSON.stringify(result.content))
