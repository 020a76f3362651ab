/**
 * A guard of one's own: during a change freeze nothing with the tag `change` goes through, whatever the rules say.
 *
 * @module
 */
import { createFirewall, type Guard } from 'mcp-portcullis'

const freeze = { from: Date.UTC(2026, 11, 24), to: Date.UTC(2026, 11, 27) }

const changeFreeze: Guard = {
  name: 'change-freeze',
  judge(_subject, { facts, time }) {
    if (!facts.tags.includes('change')) return undefined
    // Without a clock nobody can tell whether the freeze is over.
    if (time !== undefined && (time < freeze.from || time >= freeze.to)) return undefined
    const message = 'nothing is changed before 27 December'
    return {
      verdict: 'deny',
      reasons: [{ guard: 'change-freeze', code: 'custom:change_freeze', verdict: 'deny', message }],
    }
  },
}

let now = Date.UTC(2026, 11, 23)
const firewall = createFirewall(
  {
    version: 1,
    name: 'operations',
    default: 'deny',
    rules: [{ id: 'deployments', when: { server: 'deploy' }, then: 'allow' }],
    servers: { deploy: { tools: { release: { tags: ['change'] }, status: {} } } },
  },
  { guards: [changeFreeze], ports: { clock: { now: () => now } } },
)

for (const day of [23, 25, 27]) {
  now = Date.UTC(2026, 11, day)
  const released = firewall.evaluate({ tool: 'deploy.release' })
  const asked = firewall.evaluate({ tool: 'deploy.status' })
  console.log(
    `${day} December: release ${released.verdict} (${released.code}), status ${asked.verdict} (${asked.code})`,
  )
}
