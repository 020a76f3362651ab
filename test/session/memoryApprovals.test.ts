/** Approvals in memory: who may approve, how many have to, and for how long. */
import { describe, expect, it } from 'vitest'
import { createFirewall, createMemoryApprovals, type ApproveOptions } from '../../src/index.ts'

const call = { tool: 'db.write', arguments: { row: 1 } } as const

function setUp(approve: ApproveOptions, withClock = true) {
  let now = 1_000_000
  const clock = { now: () => now }
  const approvals = createMemoryApprovals(withClock ? { clock } : {})
  const firewall = createFirewall(
    {
      version: 1,
      name: 'approvals',
      default: 'deny',
      rules: [{ id: 'writes', when: { tool: 'db.write' }, then: { verdict: 'pending_approval', approve } }],
    },
    { ports: { approvals } },
  )
  const session = firewall.session({ server: 'db', principal: { id: 'ann' } })
  const check = async () => (await session.check(call)).code
  const id = () => approvals.waiting()[0]?.id ?? ''
  return { approvals, check, id, pass: (milliseconds: number) => (now += milliseconds) }
}

describe('an approval', () => {
  it('needs as many different people as the quorum says', async () => {
    const { approvals, check, id } = setUp({ quorum: 2 })
    await check()
    const ticket = id()
    expect(approvals.approve(ticket)).toBe(false)
    expect(approvals.approve(ticket, 'bob')).toBe(true)
    expect(approvals.approve(ticket, 'bob')).toBe(false)
    expect(await check()).toBe('rule')
    expect(approvals.approve(ticket, 'eve')).toBe(true)
    expect(await check()).toBe('approved')
    expect(await check()).toBe('rule')
  })

  it('counts only from those whom the policy names', async () => {
    const { approvals, check, id } = setUp({ approvers: ['security'] })
    await check()
    expect(approvals.approve(id())).toBe(false)
    expect(approvals.approve(id(), 'bob')).toBe(false)
    expect(approvals.approve(id(), 'security')).toBe(true)
    expect(await check()).toBe('approved')
  })

  it('cannot be given by whoever asks for it', async () => {
    const { approvals, check, id } = setUp({})
    await check()
    expect(approvals.approve(id(), 'ann')).toBe(false)
    expect(approvals.approve(id(), 'bob')).toBe(true)
    expect(await check()).toBe('approved')
  })

  it('expires, whether it was given or not, and is then refused once', async () => {
    const { approvals, check, id, pass } = setUp({ expiresAfterSeconds: 60 })
    await check()
    const ticket = id()
    pass(59_999)
    expect(approvals.approve(ticket, 'bob')).toBe(true)
    pass(1)
    expect(approvals.poll(ticket)?.state).toBe('expired')
    expect(await check()).toBe('approval_rejected')
    expect(await check()).toBe('rule')
    const next = id()
    expect(next).not.toBe(ticket)
    pass(60_000)
    expect(approvals.waiting()).toEqual([])
    expect(approvals.approve(next, 'bob')).toBe(false)
  })

  it('that is to expire is refused where nobody can tell the time', async () => {
    const { check } = setUp({ expiresAfterSeconds: 60 }, false)
    expect(await check()).toBe('approval_unavailable')
  })

  it('makes room for others once it has expired', () => {
    let now = 0
    const approvals = createMemoryApprovals({ capacity: 1, clock: { now: () => now } })
    const request = { name: 'a.b', reason: 'because', document: {}, expiresAfterSeconds: 1 }
    approvals.request({ ...request, binding: 'first' })
    expect(() => approvals.request({ ...request, binding: 'second' })).toThrow('1 approvals are waiting')
    now = 1000
    expect(approvals.request({ ...request, binding: 'second' }).state).toBe('pending')
  })
})

describe('the options of `approve`', () => {
  const policy = (then: object) => () =>
    createFirewall({ version: 1, name: 'p', default: 'deny', rules: [{ id: 'r', then }] } as never)
  it('need the verdict they are about, enough approvers, and a time', () => {
    expect(policy({ verdict: 'deny', approve: {} })).toThrow('need the verdict `pending_approval`')
    expect(policy({ verdict: 'pending_approval', approve: { approvers: ['a'], quorum: 2 } })).toThrow(
      'larger than the number of approvers',
    )
    expect(policy({ verdict: 'pending_approval', approve: { expiresAfterSeconds: 0 } })).toThrow(
      'longer than 0',
    )
    expect(policy({ verdict: 'pending_approval', approve: { approvers: [] } })).toThrow(
      'at least one approver',
    )
  })
})
