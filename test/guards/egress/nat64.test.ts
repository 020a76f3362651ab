import { describe, expect, it } from 'vitest'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'

const policy = { nat64: ['64:ff9b::/96', '2001:67c:100::/48', '2a00:1111::/32'] }
const egress = createEgressChecker(policy)
const code = (host: string, checker = egress): string => checker.check(`http://[${host}]/`).code

describe('an address below a NAT64 prefix of the policy', () => {
  it('is judged as the IPv4 address that it stands for', () => {
    expect(code('64:ff9b::5db8:d822')).toBe('egress_allowed')
    expect(code('64:ff9b::a00:1')).toBe('egress_private')
    expect(code('64:ff9b::a9fe:a9fe')).toBe('egress_metadata')
    // RFC 6052 section 2.4: 192.0.2.33 behind 32 and 48 bits; here 10.0.0.1 and 93.184.216.34.
    expect(code('2a00:1111:a00:1::')).toBe('egress_private')
    expect(code('2a00:1111:5db8:d822::')).toBe('egress_allowed')
    expect(code('2001:67c:100:a00:0:100::')).toBe('egress_private')
    expect(code('2001:67c:100:5db8:d8:2200::')).toBe('egress_allowed')
  })

  it('is told in the reason', () => {
    expect(egress.check('http://[64:ff9b::a00:1]/').reason).toContain('10.0.0.1')
  })

  it('is refused below the well-known prefix, and ordinary elsewhere, when the policy names none', () => {
    const baseline = createEgressChecker()
    expect(code('64:ff9b::5db8:d822', baseline)).toBe('egress_private')
    expect(code('2a00:1111:a00:1::', baseline)).toBe('egress_allowed')
  })

  it('follows the lists by the address inside', () => {
    const listed = createEgressChecker({
      ...policy,
      allow: ['93.184.216.0/24', 'api.example'],
      deny: ['93.184.216.99'],
    })
    expect(code('64:ff9b::5db8:d822', listed)).toBe('egress_allowed')
    expect(code('64:ff9b::5db8:d863', listed)).toBe('egress_denied')
    expect(code('64:ff9b::808:808', listed)).toBe('egress_not_allowed')
    const lifted = createEgressChecker({ ...policy, allowPrivate: ['10.0.0.5'] })
    expect(code('64:ff9b::a00:5', lifted)).toBe('egress_allowed')
    expect(code('64:ff9b::a00:6', lifted)).toBe('egress_private')
  })

  it('counts for what a name resolves to', () => {
    expect(egress.check('https://a.example', { resolved: ['64:ff9b::5db8:d822'] }).verdict).toBe('allow')
    expect(egress.check('https://a.example', { resolved: ['64:ff9b::7f00:1'] }).code).toBe('egress_private')
  })

  it('must be a prefix that RFC 6052 knows', () => {
    for (const prefix of ['64:ff9b::/97', '10.0.0.0/8', 'nonsense', '::ffff:0:0/96']) {
      expect(() => createEgressChecker({ nat64: [prefix] })).toThrow(/NAT64/u)
    }
  })
})
