/**
 * Judges a server's endpoint before anybody connects to it: at registration, with what the host learned on the way there.
 *
 * @module
 */
import type { Decision, Obligation, Reason } from '../../decision/decision.ts'
import { compareVerdicts } from '../../decision/verdict.ts'
import { formatPath } from '../../json/paths.ts'
import type { JsonValue } from '../../json/value.ts'
import type { EgressChecker } from './checker.ts'
import { endpointsIn } from './destinations.ts'
import type { ResolverAnswer } from './judge.ts'
import type { Location } from './nodes.ts'

/** A server that is to be registered. */
export interface ServerRegistration {
  /** Its URL; absent or empty for a server that the host starts itself. */
  readonly endpoint?: string | undefined
  /** Where requests to it were redirected, hop by hop, as `Location` said. */
  readonly redirects?: readonly string[]
  /** What it publishes about its authorization (RFC 9728, RFC 8414, OpenID Connect discovery): one document or a list. */
  readonly metadata?: JsonValue
}

/** What is known besides the registration. */
export interface ServerEndpointOptions {
  /** What hosts resolved to, by host as the `resolve` obligations name them. */
  readonly resolved?: Readonly<Record<string, ResolverAnswer>>
}

/** More reasons than these tell nobody anything. */
const mostReasons = 16
/** A server that needs more hosts than these to be reached is no ordinary server. */
const mostHosts = 32

/**
 * Judges the endpoint, every redirect on the way to it, and every endpoint that its OAuth metadata names: whoever registers
 * the server will call all of them. The strictest verdict counts; `pinnedAddresses` are those of the endpoint alone. A
 * server without an endpoint, which the host starts itself, is allowed.
 *
 * Pure. Names need their addresses: the decision obliges to resolve them, unless something is refused already; ask again
 * with the answers. O(size of the metadata).
 *
 * @example
 * ```ts
 * const egress = createEgressChecker()
 * console.log(checkServerEndpoint(egress, { endpoint: 'http://192.168.1.4/mcp' }).code) // => egress_private
 * const resolved = { 'mcp.example.com': ['93.184.216.34'] }
 * const metadata = { token_endpoint: 'http://169.254.169.254/token' }
 * const decision = checkServerEndpoint(egress, { endpoint: 'https://mcp.example.com/', metadata }, { resolved })
 * console.log(decision.code, decision.reasons[0]?.path) // => egress_metadata $.metadata.token_endpoint
 * ```
 */
export function checkServerEndpoint(
  checker: EgressChecker,
  registration: ServerRegistration,
  options: ServerEndpointOptions = {},
): Decision {
  const { resolved = {} } = options
  const { endpoint = '' } = registration
  const judge = (destination: string): Decision => {
    const first = checker.check(destination)
    const host = hostOf(first)
    const answer = host !== undefined && Object.hasOwn(resolved, host) ? resolved[host] : undefined
    return answer === undefined ? first : checker.check(destination, { resolved: answer })
  }
  const own = endpoint === '' ? bundled : judge(endpoint)
  const judged: (readonly [Location, Decision])[] = [[['endpoint'], own]]
  for (const [location, destination] of furtherDestinations(registration))
    judged.push([location, judge(destination)])
  return joined(judged, own)
}

/** Where else registration leads. */
function* furtherDestinations({
  endpoint,
  redirects,
  metadata,
}: ServerRegistration): Iterable<readonly [Location, string]> {
  let from = endpoint ?? ''
  for (const [index, location] of (redirects ?? []).entries()) {
    const destination = followed(location, from)
    yield [['redirects', index], destination]
    from = destination
  }
  if (metadata === undefined) return
  for (const { text, location } of endpointsIn(metadata)) yield [['metadata', ...location], text]
}

/** An absolute location is judged as it is written, so that what readers disagree about is seen. */
function followed(location: string, from: string): string {
  if (/^\s*[a-z][a-z\d+.-]*:/iu.test(location)) return location
  try {
    return new URL(location, from).href
  } catch {
    return location
  }
}

function hostOf({ obligations }: Decision): string | undefined {
  return obligations.find((obligation) => obligation.type === 'resolve')?.host
}

const bundled: Decision = Object.freeze({
  verdict: 'allow',
  code: 'egress_allowed',
  reason: 'the server has no endpoint',
  reasons: Object.freeze([]),
  findings: Object.freeze([]),
  risk: 0,
  subject: Object.freeze({ surface: 'egress', destination: '' }),
  edits: Object.freeze([]),
  obligations: Object.freeze([]),
})

function joined(judged: readonly (readonly [Location, Decision])[], own: Decision): Decision {
  const strictestFirst = judged.toSorted(
    ([, left], [, right]) =>
      compareVerdicts(right.verdict, left.verdict) || Number(waits(left)) - Number(waits(right)),
  )
  const worst = strictestFirst[0]?.[1] ?? own
  const reasons: readonly Reason[] = strictestFirst
    .flatMap(([location, { reasons: said }]) =>
      said.map((reason) => ({ ...reason, path: formatPath(location) })),
    )
    .slice(0, mostReasons)
  const hosts = new Set(judged.flatMap(([, decision]) => hostOf(decision) ?? []))
  // To ask is already to tell: nothing is resolved for a server that is refused anyway.
  const isOpen = worst.verdict !== 'deny' || (waits(worst) && hosts.size <= mostHosts)
  const obligations: readonly Obligation[] = isOpen
    ? [...hosts].map((host) => ({ type: 'resolve', host }))
    : []
  const { pinnedAddresses: _pinned, ...decided } = worst
  return {
    ...decided,
    reasons,
    obligations,
    subject: own.subject,
    ...(worst.verdict !== 'deny' &&
      own.pinnedAddresses !== undefined && { pinnedAddresses: own.pinnedAddresses }),
  }
}

function waits({ code }: Decision): boolean {
  return code === 'egress_unresolved'
}
