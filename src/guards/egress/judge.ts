/**
 * Judges one destination by the compiled section. Pure: what a name resolves to is handed in.
 *
 * @module
 */
import type { ReasonCode } from '../../decision/codes.ts'
import { dottedQuad, formatBits, parseBits, type AddressBits } from './addressBits.ts'
import { baselineAddress, baselineName, type BaselineHit } from './baseline.ts'
import { embeddedIPv4 } from './embeddedAddress.ts'
import type { EgressRules } from './egressRules.ts'
import type { Reading } from './destination.ts'
import { readDestination } from './reading.ts'
import { blockedPorts } from './schemes.table.ts'

/** What a resolver answered for a host: its addresses, or that it failed. */
export type ResolverAnswer =
  | readonly string[]
  | {
      /** Why there is none. */
      readonly failed: string
    }

/** How a destination came out. */
export interface Outcome {
  readonly verdict: 'allow' | 'audit' | 'deny'
  readonly code: ReasonCode
  /** One sentence for a person. */
  readonly message: string
  /** The addresses that may be dialled, in canonical form. */
  readonly pinnedAddresses?: readonly string[]
  /** A host that has to be resolved before the destination can be allowed. */
  readonly resolve?: string
}

/** Looks up what a host resolved to; `undefined` when nobody has asked yet. */
export type Lookup = (host: string) => ResolverAnswer | undefined

const longestShown = 100

function quoted(text: string): string {
  return `\`${text.length > longestShown ? `${text.slice(0, longestShown)}...` : text}\``
}

function deny(code: ReasonCode, message: string): Outcome {
  return { verdict: 'deny', code, message }
}

/** Judges a destination in any spelling. `lookup` absent: names are judged by what is written alone, none is resolved. */
export function judgeDestination(rules: EgressRules, destination: string, lookup?: Lookup): Outcome {
  const reading = readDestination(destination)
  if ('problem' in reading) return deny(reading.problem, reading.message)
  return judgeReading(rules, reading, lookup)
}

/**
 * Judges by what is written alone and by what is never acceptable: the deny list and the baseline. `undefined` when nothing
 * speaks against the destination, also when it cannot be read. For URLs that nobody was told to follow.
 */
export function judgeMention(rules: EgressRules, mention: string): Outcome | undefined {
  const reading = readDestination(mention)
  if ('problem' in reading || reading.host === '') return undefined
  return reading.address === undefined
    ? refuseName(rules, reading)
    : refuseAddress(rules, reading.address, reading)
}

/** Judges the domain of a mail address: by the lists, and never a local name or a private address. */
export function judgeMailDomain(rules: EgressRules, domain: string): Outcome {
  const reading = readDestination(domain)
  if ('problem' in reading) return deny(reading.problem, reading.message)
  return judgeReading(rules, reading.scheme === '' ? reading : { ...reading, scheme: '' })
}

/** Judges a destination that was read. */
function judgeReading(rules: EgressRules, reading: Reading, lookup?: Lookup): Outcome {
  const { scheme, host, address, port } = reading
  if (scheme !== '' && !rules.schemes.has(scheme)) {
    return deny('egress_scheme', `the scheme ${quoted(scheme)} is not one that may be used`)
  }
  if (host === '') {
    return {
      verdict: 'allow',
      code: 'egress_allowed',
      message: 'the destination names no host, and its scheme may be used',
    }
  }
  const refused = address === undefined ? refuseName(rules, reading) : refuseAddress(rules, address, reading)
  if (refused !== undefined) return refused
  if (reading.ambiguous !== undefined) {
    return deny('ambiguous_url', `the destination can be read in more than one way: ${reading.ambiguous}`)
  }
  if (port !== undefined && !mayUsePort(rules.ports, scheme, port)) {
    return deny('egress_port', `the port ${port} is not one that may be used`)
  }
  if (reading.credentials && rules.credentials === 'deny') {
    return deny('url_credentials', 'the destination carries a user name or password')
  }
  const reached =
    address === undefined ? reachName(rules, reading, lookup) : reachAddress(rules, reading, address)
  if (reached.verdict !== 'allow' || !reading.credentials || rules.credentials === 'allow') return reached
  const message = 'the destination carries a user name or password'
  return { ...reached, verdict: 'audit', code: 'url_credentials', message }
}

/** `the host `0x7f.1`, which is 127.0.0.1,` or just the host. */
function subjectOf({ host, spelling }: Reading): string {
  return spelling === undefined
    ? `the host ${quoted(host)}`
    : `the host ${quoted(spelling)}, read as ${quoted(host)},`
}

const webSchemes: ReadonlySet<string> = new Set(['http', 'https', 'ws', 'wss'])

function mayUsePort(ports: EgressRules['ports'], scheme: string, port: number): boolean {
  if (ports !== undefined) return ports(port)
  // Port blocking keeps web clients from talking to other protocols; those protocols themselves use their own ports.
  return !blockedPorts.has(port) || !webSchemes.has(scheme)
}

function refuseName({ denied, localNames }: EgressRules, reading: Reading): Outcome | undefined {
  const { host } = reading
  if (denied.names.size > 0 && denied.names.find(host) === true)
    return deny('egress_denied', `${subjectOf(reading)} is on the deny list`)
  const hit = baselineName(host)
  return hit === undefined || localNames.find(host) === true ? undefined : hitBy(hit, subjectOf(reading))
}

function hitBy({ code, what }: BaselineHit, subject: string): Outcome {
  return deny(code, `${subject} is ${what}`)
}

function refuseAddress(
  rules: EgressRules,
  bits: AddressBits,
  reading: Reading,
  resolvedTo?: string,
): Outcome | undefined {
  const isDenied = rules.denied.networks.size > 0 && isDeniedAddress(rules, bits)
  const hit = isDenied ? undefined : baselineHit(rules, bits)
  if (!isDenied && (hit === undefined || rules.lifts(bits))) return undefined
  const subject =
    resolvedTo === undefined
      ? subjectOf(reading)
      : `the host ${quoted(reading.host)} resolves to ${resolvedTo}, which`
  return hit === undefined ? deny('egress_denied', `${subject} is on the deny list`) : hitBy(hit, subject)
}

/** What the baseline has against an address, or against the IPv4 address that one's own NAT64 makes of it. */
function baselineHit(rules: EgressRules, bits: AddressBits): BaselineHit | undefined {
  if (typeof bits === 'number') return baselineAddress(bits)
  const inner = rules.translate(bits)
  if (inner === undefined) return baselineAddress(bits)
  const hit = baselineAddress(inner)
  if (hit === undefined || rules.lifts(inner)) return undefined
  return { ...hit, what: `an address that a NAT64 makes ${formatBits(inner)} of, ${hit.what}` }
}

function isDeniedAddress({ denied: { networks }, translate }: EgressRules, bits: AddressBits): boolean {
  if (networks.find(bits) === true) return true
  const inner = translate(bits)
  if (inner !== undefined && networks.find(inner) === true) return true
  return typeof bits !== 'number' && embeddedIPv4(bits).some((inner) => networks.find(inner) === true)
}

const allowed = 'the destination may be reached'

function reachAddress(rules: EgressRules, reading: Reading, bits: AddressBits): Outcome {
  if (rules.allowed.size > 0 && !isListedAddress(rules, bits)) return notAllowed(rules, reading)
  return { verdict: 'allow', code: 'egress_allowed', message: allowed, pinnedAddresses: [formatBits(bits)] }
}

function isListedAddress({ allowed: { networks }, translate }: EgressRules, bits: AddressBits): boolean {
  if (networks.find(bits) === true) return true
  const inner = translate(bits)
  return inner !== undefined && networks.find(inner) === true
}

function notAllowed({ lookalikeOf }: EgressRules, reading: Reading): Outcome {
  const lookalike = reading.address === undefined ? lookalikeOf(reading.host) : undefined
  if (lookalike !== undefined) {
    const message = `${subjectOf(reading)} is not on the allow list and looks like ${quoted(lookalike)}, which is`
    return deny('egress_lookalike', message)
  }
  return deny('egress_not_allowed', `${subjectOf(reading)} is not on the allow list`)
}

function reachName(rules: EgressRules, reading: Reading, lookup: Lookup | undefined): Outcome {
  const { allowed: list } = rules
  const { host } = reading
  const isListed = list.size === 0 || list.names.find(host) === true
  // A name that only its addresses can allow is resolved; any other that is not listed must not be, for to ask is to tell.
  if (!isListed && (list.networks.size === 0 || rules.lookalikeOf(host) !== undefined))
    return notAllowed(rules, reading)
  if (lookup === undefined) {
    if (!isListed) return notAllowed(rules, reading)
    return {
      verdict: 'allow',
      code: 'egress_allowed',
      message: 'nothing that is written speaks against the host',
    }
  }
  const answer = lookup(host)
  if (answer === undefined) {
    const message = `${subjectOf(reading)} has to be resolved first`
    return { verdict: 'deny', code: 'egress_unresolved', message, resolve: host }
  }
  if ('failed' in answer) return deny('dns_unavailable', `${subjectOf(reading)} could not be resolved`)
  if (answer.length === 0) return deny('dns_unavailable', `${subjectOf(reading)} has no address`)
  const pinned: string[] = []
  for (const text of answer) {
    // Dotted IPv4 has one spelling alone, so that it is its own canonical form.
    const quad = typeof text === 'string' ? dottedQuad(text) : undefined
    const bits = quad ?? parseAnswer(text)
    if (bits === undefined) {
      return deny('dns_unavailable', `${subjectOf(reading)} was resolved to something that is no address`)
    }
    const canonical = quad === undefined ? formatBits(bits) : text
    const refused = refuseAddress(rules, bits, reading, canonical)
    if (refused !== undefined) return refused
    if (!isListed && !isListedAddress(rules, bits)) return notAllowed(rules, reading)
    pinned.push(canonical)
  }
  return { verdict: 'allow', code: 'egress_allowed', message: allowed, pinnedAddresses: pinned }
}

/** An address as a resolver writes it: dotted IPv4 or IPv6, no lenient spelling. */
export function parseAnswer(text: unknown): AddressBits | undefined {
  if (typeof text !== 'string') return undefined
  return dottedQuad(text) ?? (text.includes(':') ? parseBits(text) : undefined)
}
