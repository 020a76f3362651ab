/**
 * The section `egress`, compiled to lookups.
 *
 * @module
 */
import { PolicyError, type PolicyProblem } from '../../errors.ts'
import { parseNetwork, type Network } from '../../text/address.ts'
import { bitsOf, type AddressBits } from './addressBits.ts'
import { isMetadataAddress, specialRangeOf } from './baseline.ts'
import { hostIndex, type HostIndex } from './hostIndex.ts'
import { parseHostRule } from './hostRule.ts'
import { lookalikeFinder, type FindLookalike } from './lookalike.ts'
import { isNat64Prefix, nat64Translator, type Translate } from './nat64.ts'
import { networkIndex, type NetworkIndex } from './networkIndex.ts'
import type { EgressSection, PortRule } from './schema.ts'
import { defaultSchemes } from './schemes.table.ts'

interface HostRules {
  readonly names: HostIndex<true>
  readonly networks: NetworkIndex<true>
  readonly size: number
}

/** The compiled section. */
export interface EgressRules {
  readonly denied: HostRules
  readonly allowed: HostRules
  /** Names that are resolved although the baseline knows them for local ones. */
  readonly localNames: HostIndex<true>
  /** Tells whether the policy lifts the baseline for this address. */
  lifts(bits: AddressBits): boolean
  /** The allowed name that a host is made to look like. */
  readonly lookalikeOf: FindLookalike
  /** The IPv4 address that one's own NAT64 translator makes of an IPv6 address. */
  readonly translate: Translate
  readonly schemes: ReadonlySet<string>
  /** `undefined`: the default. */
  readonly ports: ((port: number) => boolean) | undefined
  readonly credentials: 'allow' | 'audit' | 'deny'
  readonly text: 'ignore' | 'audit' | 'deny'
  readonly results: 'ignore' | 'audit' | 'deny'
}

interface Split {
  readonly names: readonly string[]
  readonly networks: readonly Network[]
}

/** Compiles a section. @throws {@link PolicyError} when an entry is no host rule. O(entries). */
export function compileEgressRules(section: EgressSection): EgressRules {
  const problems: PolicyProblem[] = []
  const split = (key: 'allow' | 'deny' | 'allowPrivate'): Split => {
    const names: string[] = []
    const networks: Network[] = []
    section[key]?.forEach((text, index) => {
      const rule = parseHostRule(text)
      if ('problem' in rule) problems.push({ path: `egress.${key}[${index}]`, message: rule.problem })
      else if ('name' in rule) names.push(rule.name)
      else networks.push(rule.network)
    })
    return { names, networks }
  }
  const allowed = split('allow')
  const denied = split('deny')
  const fine = split('allowPrivate')
  const prefixes = (section.nat64 ?? []).flatMap((text, index) => {
    const network = parseNetwork(text)
    if (network !== undefined && isNat64Prefix(network)) return [network]
    const message = `\`${text.slice(0, 100)}\` is no NAT64 prefix; write an IPv6 network such as \`64:ff9b::/96\``
    problems.push({ path: `egress.nat64[${index}]`, message })
    return []
  })
  if (problems.length > 0) throw new PolicyError(problems)
  const named = [...allowed.networks, ...fine.networks]
  const exact = networkIndex(named.filter(isSingle).map((network) => [network, true]))
  const inOneRange = networkIndex(named.filter(liesInOneRange).map((network) => [network, true]))
  return {
    denied: index(denied),
    allowed: index(allowed),
    // A suffix would reach names that nobody meant; only a name written out counts.
    localNames: hostIndex(
      [...allowed.names, ...fine.names].filter((name) => !name.startsWith('*.')).map((name) => [name, true]),
    ),
    lifts: (bits) =>
      exact.find(bits) === true || (inOneRange.find(bits) === true && !isMetadataAddress(bits)),
    lookalikeOf: lookalikeFinder(allowed.names),
    translate: nat64Translator(prefixes),
    schemes: new Set(section.schemes ?? defaultSchemes),
    ports: section.ports === undefined ? undefined : portTest(section.ports),
    credentials: section.credentials ?? 'audit',
    text: section.text ?? 'audit',
    results: section.results ?? 'audit',
  }
}

function index({ names, networks }: Split): HostRules {
  return {
    names: hostIndex(names.map((name) => [name, true])),
    networks: networkIndex(networks.map((network) => [network, true])),
    size: names.length + networks.length,
  }
}

function isSingle({ address, prefixLength }: Network): boolean {
  return prefixLength === (address.kind() === 'ipv4' ? 32 : 128)
}

/** `10.0.0.0/16` lies in the private range 10/8; `0.0.0.0/0` lies in none, so that it lifts nothing by accident. */
function liesInOneRange({ address, prefixLength }: Network): boolean {
  const range = specialRangeOf(bitsOf(address))
  return range !== undefined && prefixLength >= Number(range.network.slice(range.network.indexOf('/') + 1))
}

function portTest(rules: readonly PortRule[]): (port: number) => boolean {
  const single = new Set(rules.filter((rule) => typeof rule === 'number'))
  const ranges = rules.filter((rule) => typeof rule !== 'number')
  return (port) => single.has(port) || ranges.some(({ from, to }) => from <= port && port <= to)
}
