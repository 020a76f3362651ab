/**
 * Arguments that must agree with who asks: the tenant, the session, and the token that came with the request and must go no
 * further (MCP authorization, "token passthrough").
 *
 * @module
 */
import type { RequestContext } from '../../decision/guard.ts'
import { sha256Hex } from '../../json/digest.ts'
import type { JsonValue } from '../../json/value.ts'
import type { Hit, ThreatCode } from './threat.ts'

/** Looks at one leaf. */
export type BindingCheck = (words: readonly string[], value: JsonValue, report: (hit: Hit) => void) => void

// Names that stand for the tenant of a system with several, with the claims that say the same.
const tenantWords: ReadonlySet<string> = new Set(['tenant', 'tid'])
const tenantClaims = ['tenant', 'tenant_id', 'tenantId', 'tid']
// Names that mean the caller's own only where a claim of that name says so.
const ownWords: ReadonlySet<string> = new Set([
  'org',
  'organization',
  'organisation',
  'account',
  'workspace',
  'customer',
  'company',
])
const sessionClaims = ['session_id', 'sessionId', 'sid', 'session']
// RFC 6750 section 2.1.
const token = /[\w.~+/-]{16,8192}={0,2}/g
const mostTokens = 32

/** What the arguments of a request must agree with; `undefined` where nothing is known of who asks. */
export function bindingsOf(request: RequestContext): BindingCheck | undefined {
  const { principal, session, tokenDigests } = request
  const claims = principal?.claims ?? {}
  const own = (names: readonly string[]): string | undefined => {
    const name = names.find((each) => Object.hasOwn(claims, each))
    return name === undefined ? undefined : textOf(claims[name])
  }
  const tenant = own(tenantClaims) ?? principal?.org
  const claimed = own(sessionClaims)
  if (
    tenant === undefined &&
    claimed === undefined &&
    session === undefined &&
    tokenDigests === undefined &&
    principal?.claims === undefined
  )
    return undefined
  const digests = tokenDigests === undefined ? undefined : new Set(tokenDigests)
  return (words, value, report) => {
    const written = textOf(value)
    if (written === undefined || written === '') return
    const found = (code: ThreatCode, what: string): void => {
      report({ code, what, start: 0, end: written.length, confidence: 0.95, deny: true })
    }
    const [subject = '', last = ''] = words.length > 1 ? words.slice(-2) : ['', words[0]]
    const about = last === 'id' || last === 'name' || last === 'key' || last === 'uuid' ? subject : last
    if (tenant !== undefined && tenantWords.has(about) && written !== tenant)
      found('tenant_mismatch', 'another tenant')
    else if (ownWords.has(about) && last === 'id') {
      const mine = own([`${about}_id`, `${about}Id`])
      if (mine !== undefined && mine !== written) found('tenant_mismatch', `another ${about}`)
    } else if (about === 'session' && (last === 'id' || last === 'session')) {
      const mine = words.includes('mcp') ? (session ?? claimed) : claimed
      if (mine !== undefined && mine !== written) found('session_binding', 'another session')
    }
    if (digests !== undefined && written.length >= 16) {
      let count = 0
      for (const [each] of written.matchAll(token)) {
        if (count++ >= mostTokens) return
        if (!digests.has(sha256Hex(each))) continue
        found('token_passthrough', 'the token that came with the request')
        return
      }
    }
  }
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}
