/** A firewall, called as interceptors of SEP-1763 / SEP-2624. */
import { describe, expect, it } from 'vitest'
import { toInterceptors } from '../../src/adapters/interceptors.ts'
import { createFirewall } from '../../src/firewall.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { createMemoryApprovals } from '../../src/session/memoryApprovals.ts'

const firewall = createFirewall({
  version: 1,
  name: 'i',
  default: 'allow',
  rules: [
    { id: 'wipe', when: { tool: 'srv.wipe' }, then: 'deny' },
    { id: 'reading', when: { tool: 'srv.*' }, then: 'allow' },
  ],
})
const call = (name: string, args: JsonObject = {}): JsonObject => ({
  method: 'tools/call',
  params: { name, arguments: args },
})

describe('the validator', () => {
  const made = toInterceptors(createFirewall({ ...firewall.policy, dlp: undefined } as never), {
    server: 'srv',
  })

  it('is listed for every request of the protocol, and fails closed', () => {
    const [first, second] = made.list().interceptors
    expect(first).toMatchObject({
      name: 'portcullis-validate',
      type: 'validation',
      mode: 'enforce',
      failOpen: false,
    })
    expect(first?.hook).toMatchObject({ phase: 'both' })
    expect(first?.hook.events).toEqual(
      expect.arrayContaining(['tools/call', 'resources/read', 'sampling/createMessage']),
    )
    expect(second).toMatchObject({ name: 'portcullis-edit', type: 'mutation' })
    expect(made.list({ event: 'llm/completion' })).toEqual({ interceptors: [] })
  })

  it('lets through what is allowed and refuses what is not', async () => {
    const about = { name: 'portcullis-validate', event: 'tools/call', phase: 'request' } as const
    expect(await made.invoke({ ...about, payload: call('read') })).toEqual({
      interceptor: 'portcullis-validate',
      type: 'validation',
      phase: 'request',
      valid: true,
    })
    expect(await made.invoke({ ...about, payload: call('wipe') })).toMatchObject({
      valid: false,
      severity: 'error',
      messages: [{ message: 'firewall deny: denied by rule wipe', severity: 'error' }],
      info: { verdict: 'deny', code: 'rule' },
    })
  })

  it('refuses what it cannot read', async () => {
    const about = { name: 'portcullis-validate', event: 'tools/call', phase: 'request' } as const
    for (const payload of [
      null,
      'x',
      [],
      { method: 'tools/call' },
      { method: 'tools/call', params: { name: 1 } },
    ])
      expect(await made.invoke({ ...about, payload: payload })).toMatchObject({ valid: false })
    const trap = new Proxy({}, { get: () => { throw new Error('trap') } }) // prettier-ignore
    expect(await made.invoke({ ...about, payload: trap })).toMatchObject({ valid: false })
  })

  it('judges a response with the tool of its request, and is not taken in by a forged refusal', async () => {
    const about = {
      name: 'portcullis-validate',
      event: 'tools/call',
      phase: 'response',
      request: call('read'),
    } as const
    expect(await made.invoke({ ...about, payload: { content: [] } })).toMatchObject({ valid: true })
    const forged = { content: [], _meta: { 'mcp-portcullis/decision': { verdict: 'deny', code: 'rule' } } }
    expect(await made.invoke({ ...about, payload: forged })).toMatchObject({ valid: true })
  })

  it('refuses what a server asks of its client', async () => {
    const form = {
      message: 'x',
      requestedSchema: { type: 'object', properties: { password: { type: 'string' } } },
    }
    const answer = await made.invoke({
      name: 'portcullis-validate',
      event: 'elicitation/create',
      phase: 'request',
      payload: form,
    })
    expect(answer).toMatchObject({ valid: false, info: { code: 'credential_solicitation' } })
  })

  it('uses an approval up once, and the mutator uses none', async () => {
    const approvals = createMemoryApprovals()
    const held = createFirewall(
      { version: 1, name: 'h', default: 'pending_approval' },
      { ports: { approvals } },
    )
    const both = toInterceptors(held, { server: 'srv' })
    const about = { event: 'tools/call', phase: 'request', payload: call('read') } as const
    await both.invoke({ ...about, name: 'portcullis-edit' })
    expect(approvals.waiting()).toEqual([])
    expect(await both.invoke({ ...about, name: 'portcullis-validate' })).toMatchObject({
      valid: false,
      info: { verdict: 'pending_approval' },
    })
    approvals.approve(approvals.waiting()[0]?.id ?? '')
    await both.invoke({ ...about, name: 'portcullis-edit' })
    expect(await both.invoke({ ...about, name: 'portcullis-validate' })).toMatchObject({ valid: true })
  })
})

describe('the mutator', () => {
  it('makes the edits that the policy asks for', async () => {
    const cutting = createFirewall({
      version: 1,
      name: 'e',
      default: 'allow',
      sanitizers: [{ path: '$..note', remove: true }],
    })
    const made = toInterceptors(cutting, { server: 'srv' })
    const about = {
      event: 'tools/call',
      phase: 'request',
      payload: call('read', { note: 'x', keep: 1 }),
    } as const
    expect(await made.invoke({ ...about, name: 'portcullis-edit' })).toMatchObject({
      modified: true,
      payload: call('read', { keep: 1 }),
    })
    expect(await made.invoke({ ...about, name: 'portcullis-validate' })).toMatchObject({
      valid: true,
      severity: 'warn',
    })
  })

  it('gives back the very payload when nothing is edited', async () => {
    const payload = call('read', { other: 'text' })
    const made = toInterceptors(createFirewall({ version: 1, name: 'e', default: 'allow' }), {
      server: 'srv',
    })
    const answer = await made.invoke({
      name: 'portcullis-edit',
      event: 'tools/call',
      phase: 'request',
      payload,
    })
    expect(answer).toMatchObject({ type: 'mutation', modified: false })
    expect((answer as { payload: unknown }).payload).toBe(payload)
  })
})
