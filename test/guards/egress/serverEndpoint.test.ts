import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { guardFetch } from '../../../src/fetch/guardFetch.ts'
import { createEgressChecker } from '../../../src/guards/egress/checker.ts'
import { checkServerEndpoint, type ServerRegistration } from '../../../src/guards/egress/serverEndpoint.ts'
import type { JsonObject } from '../../../src/json/value.ts'

const egress = createEgressChecker()
const resolved = {
  'mcp.example.com': ['93.184.216.34'],
  'auth.example.com': ['1.1.1.1'],
  'inside.example.com': ['10.0.0.1'],
}
const check = (registration: ServerRegistration) => checkServerEndpoint(egress, registration, { resolved })
const endpoint = 'https://mcp.example.com/mcp'

describe('the endpoint of a server that is registered', () => {
  it.each([
    ['a private address', 'http://192.168.1.4/mcp', 'egress_private'],
    ['the metadata service', 'http://169.254.169.254/', 'egress_metadata'],
    ['a name with a private address', 'https://inside.example.com/', 'egress_private'],
    ['another scheme', 'file:///etc/passwd', 'egress_scheme'],
    ['nothing readable', 'http://a b', 'egress_invalid'],
  ])('is refused when it leads to %s', (_what, url, code) => {
    expect(check({ endpoint: url })).toMatchObject({
      verdict: 'deny',
      code,
      reasons: [{ path: '$.endpoint' }],
    })
  })

  it('is allowed when all may be reached, with the addresses of the endpoint', () => {
    const decision = check({
      endpoint,
      redirects: ['/v2', 'https://auth.example.com/mcp'],
      metadata: { issuer: 'https://auth.example.com' },
    })
    expect(decision).toMatchObject({ verdict: 'allow', pinnedAddresses: ['93.184.216.34'], reasons: [] })
  })

  it('may be absent, for a server that the host starts itself', () => {
    for (const registration of [{}, { endpoint: '' }, { endpoint: undefined }]) {
      expect(check(registration)).toMatchObject({ verdict: 'allow', code: 'egress_allowed' })
    }
  })

  it('is refused for a redirect on the way, also a relative one behind it', () => {
    expect(check({ endpoint, redirects: ['http://10.0.0.1/'] })).toMatchObject({
      code: 'egress_private',
      reasons: [{ path: '$.redirects[0]' }],
    })
    expect(check({ endpoint, redirects: ['//127.1/x', '/y'] }).reasons.map(({ path }) => path)).toEqual([
      '$.redirects[0]',
      '$.redirects[1]',
    ])
    expect(check({ endpoint, redirects: ['http:\\\\10.0.0.1/'] }).verdict).toBe('deny')
  })

  it.each<[string, JsonObject]>([
    ['$.metadata.token_endpoint', { token_endpoint: 'http://169.254.169.254/' }],
    ['$.metadata.authorization_endpoint', { authorization_endpoint: 'http://[::1]/' }],
    ['$.metadata.registration_endpoint', { registration_endpoint: 'http://0x7f.1/' }],
    ['$.metadata.jwks_uri', { jwks_uri: 'http://metadata.google.internal/' }],
    [
      '$.metadata.authorization_servers[1]',
      { authorization_servers: ['https://auth.example.com', 'http://10.0.0.1'] },
    ],
    [
      '$.metadata.mtls_endpoint_aliases.token_endpoint',
      { mtls_endpoint_aliases: { token_endpoint: 'http://10.0.0.1' } },
    ],
  ])('is refused for what its metadata names at %s', (path, metadata) => {
    expect(check({ endpoint, metadata })).toMatchObject({ verdict: 'deny', reasons: [{ path }] })
  })

  it('asks for all its names at once, and for none when something is refused for good', () => {
    const metadata = { token_endpoint: 'https://auth.example.com/token' }
    const open = checkServerEndpoint(egress, { endpoint, metadata })
    expect(open).toMatchObject({ verdict: 'deny', code: 'egress_unresolved' })
    expect(open.obligations).toEqual([
      { type: 'resolve', host: 'mcp.example.com' },
      { type: 'resolve', host: 'auth.example.com' },
    ])
    const refused = checkServerEndpoint(egress, {
      endpoint,
      metadata: { ...metadata, jwks_uri: 'http://10.0.0.1/' },
    })
    expect(refused).toMatchObject({ code: 'egress_private', obligations: [] })
    const failed = checkServerEndpoint(
      egress,
      { endpoint },
      { resolved: { 'mcp.example.com': { failed: 'x' } } },
    )
    expect(failed.code).toBe('dns_unavailable')
  })

  it('is reached hop by hop with a guarded fetch, which refuses what the check would refuse', async () => {
    const server = createServer((_request, response) =>
      response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`
    const allowing = createEgressChecker({ allowPrivate: ['127.0.0.1'] })
    expect(checkServerEndpoint(allowing, { endpoint: url }).verdict).toBe('allow')
    expect(checkServerEndpoint(allowing, { endpoint: url, redirects: ['http://10.0.0.1/'] }).code).toBe(
      'egress_private',
    )
    await expect(guardFetch(fetch, { egress: allowing })(url)).rejects.toMatchObject({
      decision: { code: 'egress_private' },
      hop: 1,
    })
    await new Promise((resolve) => server.close(resolve))
  })
})
