import { describe, expect, it } from 'vitest'
import { linesOf, runExample } from './runExample.ts'

async function printed(file: string): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await runExample(file)
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  return linesOf(stdout)
}

describe('the examples print what their comments say', () => {
  it('quickstart: one call of every kind, and a refused call that is never dispatched', async () => {
    expect(await printed('quickstart.ts')).toEqual([
      'git.log {"count":10}: allow (allowed by rule looking)',
      'git.push {"branch":"main"}: pending_approval (approval is required by rule pushing)',
      'git.push {"branch":"main","force":true}: deny (denied by rule no-force)',
      'git.gc {}: deny (no rule matches and the default is deny)',
      '[{"type":"text","text":"firewall deny: no rule matches and the default is deny"}]',
    ])
  })

  it('approvals: an approval lets the approved call through once, and no other', async () => {
    const [small, held, waiting, other, released, again] = await printed('approvals.ts')
    expect(small).toMatch(/^refund of 20: allow /u)
    expect(held).toBe('refund of 700: pending_approval (refunds above 50 need a second pair of eyes)')
    expect(waiting).toBe('waiting: shop.refund for ada, {"order":"A-17","amount":700}')
    expect(other).toMatch(/^refund of 701: pending_approval /u)
    expect(released).toMatch(/^refund of 700: allow \(approved/u)
    expect(again).toMatch(/^refund of 700: pending_approval /u)
  })

  it('guard-tool: a refused handler has not run', async () => {
    expect(await printed('guard-tool.ts')).toEqual([
      'done: sent 15 characters to kim@ours.example',
      'refused: firewall deny: no rule matches and the default is deny',
      'really sent to: kim@ours.example',
    ])
  })

  it('custom-guard: a guard of the host tightens what the rules allow', async () => {
    expect(await printed('custom-guard.ts')).toEqual([
      '23 December: release allow (rule), status allow (rule)',
      '25 December: release deny (custom:change_freeze), status allow (rule)',
      '27 December: release allow (rule), status allow (rule)',
    ])
  })

  it('pinned-dial: only approved addresses are dialled, and an answer that changed is a rebinding', async () => {
    expect(await printed('pinned-dial.ts')).toEqual([
      'fetch: hello api.example',
      'node:http: 127.0.0.1 allow',
      'dialled elsewhere: deny dns_rebinding',
      'without dial: dns_rebinding',
      'with dial: hello api.example, asked 1 time',
    ])
  })
})
