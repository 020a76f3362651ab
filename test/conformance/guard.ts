/**
 * The firewall in front of a fixture: none (`bare`), one that allows everything (`allow`), or one with a policy as people
 * write them, whose rules match nothing here (`policy`). The environment variable PORTCULLIS_GUARD says which.
 */
import { createFirewall, type Firewall, type Guard, type Policy } from '../../dist/index.js'

const policies: Readonly<Record<string, Policy>> = {
  allow: { version: 1, name: 'allow', default: 'allow' },
  policy: {
    version: 1,
    name: 'realistic',
    default: 'allow',
    servers: { conformance: { trust: 'reviewed' } },
    rules: [
      { id: 'no-shell', when: { tool: 'shell.*' }, then: 'deny' },
      {
        id: 'big-refund',
        when: { tool: '*.refund*', arguments: { '$.amount': { gt: 10_000 } } },
        then: 'pending_approval',
      },
      {
        id: 'outside-mail',
        when: { tool: '*.send_mail', not: { arguments: { '$.to[*]': { endsWith: '@ours.example' } } } },
        then: 'deny',
      },
      { id: 'contractors', when: { role: 'contractor' }, then: 'deny' },
    ],
    dlp: { categories: { secret: 'report', pii: 'report', financial: 'report' } },
    structure: {},
  },
}

/** The firewall that the environment asks for. */
export function firewallOfEnvironment(): Firewall | undefined {
  const kind = process.env.PORTCULLIS_GUARD ?? 'bare'
  if (kind === 'bare') return undefined
  const policy = policies[kind]
  if (policy === undefined) throw new Error(`no such guard: ${kind}`)
  return createFirewall(policy, { guards: [counter] })
}

let count = 0
const counter: Guard = {
  name: 'counter',
  judge() {
    count++
    return undefined
  },
}

/** How much was judged: a guard that sees nothing would pass everything. */
export function judged(): number {
  return count
}
