import { describe, expect, it } from 'vitest'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { PolicyError } from '../../../src/errors.ts'

const publicAddress = ['93.184.216.34']

describe('a name', () => {
  const egress = createEgressChecker()

  it('is denied with an obligation to resolve it until its addresses are handed in', () => {
    const decision = egress.check('https://api.example.com/v1')
    expect(decision.verdict).toBe('deny')
    expect(decision.code).toBe('egress_unresolved')
    expect(decision.obligations).toEqual([{ type: 'resolve', host: 'api.example.com' }])
  })

  it('is allowed with its addresses, which come back pinned in canonical form', () => {
    const decision = egress.check('https://api.example.com', {
      resolved: ['93.184.216.34', '2606:2800:0220:0001:0248:1893:25c8:1946'],
    })
    expect(decision.verdict).toBe('allow')
    expect(decision.pinnedAddresses).toEqual(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])
    expect(decision.subject).toEqual({ surface: 'egress', destination: 'https://api.example.com' })
    expect(decision.reasons).toEqual([])
  })

  it('is denied when any of its addresses is private, wherever it stands in the answer', () => {
    for (const resolved of [
      ['93.184.216.34', '127.0.0.1'],
      ['127.0.0.1', '93.184.216.34'],
      ['::ffff:10.0.0.1'],
    ]) {
      expect(egress.check('https://rebind.x', { resolved }).code).toBe('egress_private')
    }
    expect(egress.check('https://a.x', { resolved: ['169.254.169.254'] }).code).toBe('egress_metadata')
  })

  it('is denied when the resolver failed, found nothing, or answered with something that is no address', () => {
    for (const resolved of [
      { failed: 'timeout' },
      [],
      ['not an address'],
      ['0177.0.0.1'],
      [93 as unknown as string],
    ]) {
      expect(egress.check('https://a.example', { resolved }).code).toBe('dns_unavailable')
    }
  })
})

describe('the address that is dialled', () => {
  const egress = createEgressChecker()
  const decision = egress.check('https://api.example.com', {
    resolved: ['93.184.216.34', '2606:2800:220:1::1'],
  })

  it('must be one that was pinned, in any canonical or mapped spelling', () => {
    for (const address of [
      '93.184.216.34',
      '2606:2800:220:1::1',
      '2606:2800:0220:0001:0:0:0:1',
      '::ffff:93.184.216.34',
    ]) {
      expect(egress.verifyDial(address, decision).verdict).toBe('allow')
    }
    expect(egress.verifyDial('93.184.216.34', ['93.184.216.34']).verdict).toBe('allow')
  })

  it('is a rebinding when it changed', () => {
    expect(egress.verifyDial('127.0.0.1', decision).code).toBe('dns_rebinding')
    expect(egress.verifyDial('93.184.216.35', decision).code).toBe('dns_rebinding')
  })

  it('is denied when nothing was approved', () => {
    const refused = egress.check('https://api.example.com')
    expect(egress.verifyDial('93.184.216.34', refused).verdict).toBe('deny')
    expect(
      egress.verifyDial('93.184.216.34', { ...refused, pinnedAddresses: ['93.184.216.34'] }).verdict,
    ).toBe('deny')
    expect(egress.verifyDial('nonsense', decision).code).toBe('egress_invalid')
    expect(egress.verifyDial(undefined as unknown as string, decision).code).toBe('egress_invalid')
  })
})

describe('the lists', () => {
  it('let through only what a non-empty allow list names, and never ask a resolver about the rest', () => {
    const egress = createEgressChecker({ allow: ['api.openai.com', '*.example.com'] })
    expect(egress.check('https://API.OpenAI.com./v1', { resolved: publicAddress }).verdict).toBe('allow')
    expect(egress.check('https://a.b.example.com', { resolved: publicAddress }).verdict).toBe('allow')
    for (const other of [
      'https://evil.com',
      'https://evilexample.com',
      'https://example.com',
      'https://api.openai.com.evil.com',
    ]) {
      const decision = egress.check(other, { resolved: publicAddress })
      expect(decision.code).toBe('egress_not_allowed')
      expect(egress.check(other).obligations).toEqual([])
    }
    expect(egress.check('https://\u0430pi.openai.com/', { resolved: publicAddress }).code).toBe(
      'egress_lookalike',
    )
  })

  it('never let an allowed name reach a private address', () => {
    const egress = createEgressChecker({ allow: ['db.example.com', 'localhost'] })
    expect(egress.check('http://db.example.com', { resolved: ['10.0.0.5'] }).code).toBe('egress_private')
    expect(egress.check('http://localhost', { resolved: ['127.0.0.1'] }).code).toBe('egress_private')
  })

  it('allow a private address that is named exactly or by its network', () => {
    const exact = createEgressChecker({ allow: ['10.0.0.5/32', 'db.corp'] })
    expect(exact.check('http://10.0.0.5/').verdict).toBe('allow')
    expect(exact.check('http://[::ffff:10.0.0.5]/').verdict).toBe('allow')
    expect(exact.check('http://10.0.0.6/').code).toBe('egress_private')
    expect(exact.check('http://8.8.8.8/').code).toBe('egress_not_allowed')
    expect(exact.check('http://db.corp/', { resolved: ['10.0.0.5'] }).verdict).toBe('allow')
    expect(exact.check('http://db.corp/', { resolved: ['10.0.0.6'] }).code).toBe('egress_private')
    const network = createEgressChecker({ allow: ['10.1.0.0/16', 'fd12:3456::/32'] })
    expect(network.check('http://10.1.200.3/').verdict).toBe('allow')
    expect(network.check('http://10.2.0.1/').code).toBe('egress_private')
    expect(network.check('http://[fd12:3456::1]/').verdict).toBe('allow')
    expect(network.check('http://svc.example.com/', { resolved: ['10.1.2.3'] }).verdict).toBe('allow')
    expect(network.check('http://svc.example.com/', { resolved: publicAddress }).code).toBe(
      'egress_not_allowed',
    )
  })

  it('make an exception for private addresses without excluding the rest', () => {
    const egress = createEgressChecker({ allowPrivate: ['127.0.0.1', 'localhost'] })
    expect(egress.check('http://127.0.0.1:8080/').verdict).toBe('allow')
    expect(egress.check('http://localhost:8080/', { resolved: ['127.0.0.1'] }).verdict).toBe('allow')
    expect(egress.check('http://127.0.0.2/').code).toBe('egress_private')
    expect(egress.check('https://example.com/', { resolved: publicAddress }).verdict).toBe('allow')
  })

  it('lift nothing by a network that is wider than one special range, nor metadata by any network', () => {
    const wide = createEgressChecker({ allow: ['0.0.0.0/0', '::/0', '169.254.0.0/16'] })
    expect(wide.check('http://8.8.8.8/').verdict).toBe('allow')
    expect(wide.check('http://10.0.0.1/').code).toBe('egress_private')
    expect(wide.check('http://169.254.1.1/').verdict).toBe('allow')
    expect(wide.check('http://169.254.169.254/').code).toBe('egress_metadata')
    const named = createEgressChecker({ allow: ['169.254.169.254'] })
    expect(named.check('http://169.254.169.254/').verdict).toBe('allow')
  })

  it('deny wins over allow', () => {
    const egress = createEgressChecker({
      allow: ['*.example.com', '8.8.8.8'],
      deny: ['bad.example.com', '8.8.8.0/24'],
    })
    expect(egress.check('https://bad.example.com', { resolved: publicAddress }).code).toBe('egress_denied')
    expect(egress.check('https://good.example.com', { resolved: publicAddress }).verdict).toBe('allow')
    expect(egress.check('https://good.example.com', { resolved: ['8.8.8.8'] }).code).toBe('egress_denied')
    expect(egress.check('http://8.8.8.8').code).toBe('egress_denied')
    expect(egress.check('http://[2a00:1450:4001:81b:0:5efe:808:808]').code).toBe('egress_denied')
  })

  it('refuse entries that are no host rule, with the place of each', () => {
    const wrong = [
      'https://example.com',
      'a.*.com',
      '',
      'example.com:443',
      '10.0.0.0/33',
      '*',
      'a b',
      'exa\u00admple.com',
    ]
    for (const entry of wrong) {
      expect(() => createEgressChecker({ allow: ['ok.com', entry] }), entry).toThrow(PolicyError)
    }
    try {
      createEgressChecker({ allow: ['ok.com', 'a/b'], deny: ['?'] })
    } catch (error) {
      expect((error as PolicyError).problems.map(({ path }) => path)).toEqual([
        'egress.allow[1]',
        'egress.deny[0]',
      ])
    }
  })

  it('read names in any script', () => {
    const egress = createEgressChecker({ allow: ['b\u00fccher.example'] })
    expect(egress.check('https://xn--bcher-kva.example', { resolved: publicAddress }).verdict).toBe('allow')
  })
})

describe('schemes, ports and credentials', () => {
  it('are what the section says', () => {
    const egress = createEgressChecker({
      schemes: ['https', 'postgres'],
      ports: [443, { from: 5000, to: 6000 }],
      credentials: 'deny',
    })
    const check = (url: string): string => egress.check(url, { resolved: publicAddress }).code
    expect(check('https://a.com')).toBe('egress_allowed')
    expect(check('http://a.com')).toBe('egress_scheme')
    expect(check('postgres://a.com/db')).toBe('egress_allowed')
    expect(check('https://a.com:5001')).toBe('egress_allowed')
    expect(check('https://a.com:8443')).toBe('egress_port')
    expect(check('https://u:p@a.com')).toBe('url_credentials')
  })

  it('let credentials through flagged by default, or silently when told to', () => {
    const resolved = publicAddress
    expect(createEgressChecker().check('https://u@a.com', { resolved }).verdict).toBe('audit')
    expect(createEgressChecker({ credentials: 'allow' }).check('https://u@a.com', { resolved }).verdict).toBe(
      'allow',
    )
  })

  it('deny data and files unless their scheme is named', () => {
    expect(createEgressChecker().check('data:text/plain,x').code).toBe('egress_scheme')
    expect(createEgressChecker({ schemes: ['data', 'file'] }).check('data:text/plain,x').verdict).toBe(
      'allow',
    )
    expect(createEgressChecker({ schemes: ['file'] }).check('file:///tmp/x').verdict).toBe('allow')
    expect(createEgressChecker({ schemes: ['file'] }).check('file://10.0.0.1/x').code).toBe('egress_private')
  })
})
