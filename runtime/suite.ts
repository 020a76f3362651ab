import {
  createEgressChecker,
  createFirewall,
  createMemoryApprovals,
  PolicyError,
  type Policy,
} from '../dist/index.js'
import { egressCorpus } from '../test/corpus/egress.table.ts'

const policy: Policy = {
  version: 1,
  name: 'runtimes',
  default: 'deny',
  rules: [
    { id: 'no-force', when: { tool: 'git.push', arguments: { '$.force': { equals: true } } }, then: 'deny' },
    {
      id: 'urgent',
      when: { tool: 'git.push', arguments: { '$.message': { matches: '^urgent\\b' } } },
      then: 'audit',
    },
    { id: 'push', when: { tool: 'git.push' }, then: 'pending_approval' },
    {
      id: 'hours',
      when: {
        tool: 'git.log',
        schedule: { days: 'Mon-Fri', from: '09:00', to: '17:00', timeZone: 'Europe/Berlin' },
      },
      then: 'allow',
    },
    { id: 'net', when: { tool: 'net.ping', arguments: { '$.ip': { cidr: '10.0.0.0/8' } } }, then: 'allow' },
  ],
}

/** Runs the suite: no runner, no runtime API. Returns what failed. */
export async function suite(): Promise<{ passed: number; failed: string[] }> {
  let passed = 0
  const failed: string[] = []
  const check = async (name: string, run: () => boolean | Promise<boolean>) => {
    try {
      if (await run()) passed++
      else failed.push(name)
    } catch (error) {
      failed.push(`${name}: ${String(error)}`)
    }
  }
  const clock = { now: () => Date.UTC(2026, 10, 20, 10) }
  const firewall = createFirewall(policy, { ports: { clock } })
  const verdict = (tool: string, args: object = {}) =>
    firewall.evaluate({ tool, arguments: args as Record<string, never> }).verdict

  await check('a rule decides', () => verdict('git.push', { force: true }) === 'deny')
  await check('the default decides', () => verdict('shell.exec') === 'deny')
  await check('patterns run', () => verdict('git.push', { message: 'urgent fix' }) === 'audit')
  await check('time zones are known', () => verdict('git.log') === 'allow')
  await check('addresses are read', () => verdict('net.ping', { ip: '::ffff:10.1.2.3' }) === 'allow')
  await check(
    'a prototype key is refused',
    () =>
      firewall.evaluate({ tool: 'git.log', arguments: JSON.parse('{"__proto__":{"x":1}}') as never }).code ===
      'dangerous_key',
  )
  await check('digests are the same everywhere', () => firewall.digest === createFirewall(policy).digest)
  await check('a bad policy lists its problems', () => {
    try {
      createFirewall({ version: 1, name: 'x', default: 'denny' } as never)
      return false
    } catch (error) {
      return error instanceof PolicyError && error.problems[0]?.path === 'default'
    }
  })
  await check('an approval lets one call through', async () => {
    const approvals = createMemoryApprovals()
    const session = createFirewall(policy, { ports: { approvals } }).session({ server: 'git' })
    const call = { tool: 'git.push', arguments: { branch: 'main' } }
    const held = await session.check(call)
    approvals.approve(held.approval ?? '')
    const verdicts = [held.verdict, (await session.check(call)).verdict, (await session.check(call)).verdict]
    return verdicts.join() === 'pending_approval,allow,pending_approval'
  })
  await check('a handler is guarded', async () => {
    const guarded = firewall.guardTool({ name: 'exec' }, () => ({ content: [] }), { server: 'shell' })
    return JSON.stringify(await guarded({})).includes('firewall deny')
  })

  // The host is read by the runtime's own URL parser: all of them must come to the same decisions.
  const egress = createEgressChecker()
  for (const { why, code, destinations } of egressCorpus) {
    const differing = destinations.filter(
      (destination) => egress.check(destination, { resolved: ['93.184.216.34'] }).code !== code,
    )
    await check(`egress, ${why}: ${differing.join(' ')}`, () => differing.length === 0)
  }

  return { passed, failed }
}
