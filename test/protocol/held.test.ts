/** What waits for a decision: bounded by count and by bytes, given up with its caller. */
import { expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import type { ApprovalTicket } from '../../src/ports/ports.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import type { ConnectionOptions } from '../../src/protocol/machine.ts'
import { connectionSession } from './connectionSession.ts'

const call = (id: number, text = 'x'): object => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name: 'pay', arguments: { text } },
})

/** A connection whose approvals port answers when it is told to. */
function waiting(options: ConnectionOptions = {}) {
  const withdrawn: string[] = []
  const answers: ((ticket: ApprovalTicket) => void)[] = []
  const approvals = {
    request: () => new Promise<ApprovalTicket>((resolve) => answers.push(resolve)),
    poll: () => undefined,
    consume: () => true,
    withdraw: (id: string) => void withdrawn.push(id),
  }
  const firewall = createFirewall(
    { version: 1, name: 'h', default: 'pending_approval' },
    { ports: { approvals } },
  )
  return {
    withdrawn,
    answers,
    connection: createConnection(connectionSession(firewall, { server: 'srv' }), options),
  }
}

it('cancelling a held call takes its request back from the approver', async () => {
  const { withdrawn, answers, connection } = waiting()
  const held = connection.receive('toServer', call(1))
  connection.receive('toServer', {
    jsonrpc: '2.0',
    method: 'notifications/cancelled',
    params: { requestId: 1 },
  })
  expect(await held).toEqual({ action: 'drop', why: 'cancelled' })
  answers[0]?.({ id: 'ticket', state: 'pending' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(withdrawn).toEqual(['ticket'])
})

it('the end of the connection takes back what is asked for as well', async () => {
  const { withdrawn, answers, connection } = waiting()
  const held = connection.receive('toServer', call(1))
  connection.reset()
  expect(await held).toEqual({ action: 'drop', why: 'closed' })
  answers[0]?.({ id: 'ticket', state: 'pending' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(withdrawn).toEqual(['ticket'])
})

it.each([
  ['messages', { mostHeld: 2 }, 'x'],
  ['bytes, not characters', { mostHeldBytes: 700 }, '\u20ac'.repeat(80)],
])('more %s than may wait are refused at once', async (_what, options, text) => {
  const { connection } = waiting(options)
  const outcomes = [1, 2, 3].map((id) => connection.receive('toServer', call(id, text)))
  expect(outcomes.map((outcome) => 'then' in outcome)).toEqual([true, true, false])
  expect(outcomes[2]).toMatchObject({
    action: 'answer',
    message: { result: { _meta: { 'mcp-portcullis/decision': { code: 'overloaded' } } } },
  })
  connection.reset()
  for (const outcome of outcomes) await outcome
})
