/**
 * Approvals: a call is held, a person looks at it and decides, and exactly that call goes through, once.
 *
 * @module
 */
import { createFirewall, createMemoryApprovals } from 'mcp-portcullis'

const approvals = createMemoryApprovals()
const firewall = createFirewall(
  {
    version: 1,
    name: 'refunds',
    default: 'deny',
    rules: [
      { id: 'small', when: { tool: 'shop.refund', arguments: { '$.amount': { lte: 50 } } }, then: 'allow' },
      {
        id: 'large',
        when: { tool: 'shop.refund' },
        then: { verdict: 'pending_approval', reason: 'refunds above 50 need a second pair of eyes' },
      },
    ],
  },
  { ports: { approvals } },
)
const session = firewall.session({ server: 'shop', principal: { id: 'ada' } })

async function refund(amount: number): Promise<void> {
  const { verdict, reason } = await session.check({
    tool: 'shop.refund',
    arguments: { order: 'A-17', amount },
  })
  console.log(`refund of ${amount}: ${verdict} (${reason})`)
}

await refund(20)
await refund(700)

// Elsewhere: what an approver sees, and decides.
const [waiting] = approvals.waiting()
console.log(`waiting: ${waiting!.name} for ${waiting!.principal!}, ${JSON.stringify(waiting!.document)}`)
approvals.approve(waiting!.id)

await refund(701)
await refund(700)
await refund(700)
