/**
 * The egress guard: judges every destination that a subject names.
 *
 * @module
 */
import type { Guard, GuardContext } from '../../decision/guard.ts'
import type { JsonValue } from '../../json/value.ts'
import { destinationsInArguments, endpointsIn, linksIn, type FoundDestination } from './destinations.ts'
import { compileEgressRules, type EgressRules } from './egressRules.ts'
import { judgeDestination, judgeMailDomain, judgeMention, type Lookup, type Outcome } from './judge.ts'
import { kindCache, type Kinds } from '../../subject/kindCache.ts'
import { locationOf, nodesOf } from './nodes.ts'
import { readDestination } from './reading.ts'
import type { EgressSection } from './schema.ts'
import { isReachingScheme } from './schemes.table.ts'
import { urlsInText } from './shape.ts'
import { Tally } from './tally.ts'

/** What the guard is compiled with, besides its section. */
export interface EgressEnvironment {
  /** The kinds of arguments. Absent: inferred. */
  readonly kinds?: Kinds
}

const mostInText = 64

/**
 * Compiles the section.
 *
 * What a name resolves to is read from the request (`resolved`); where it is missing the opinion is deny with an obligation
 * `resolve`, and the guard is to be asked again with the answers.
 *
 * @throws {@link PolicyError} when an entry is no host rule.
 */
export function compileEgress(section: EgressSection, environment: EgressEnvironment = {}): Guard {
  const rules = compileEgressRules(section)
  const { kinds = kindCache(undefined) } = environment
  return {
    name: 'egress',
    judge(_subject, context) {
      const tally = new Tally()
      judgeSurface(rules, context, kinds, tally)
      return tally.opinion()
    },
  }
}

function judgeSurface(rules: EgressRules, context: GuardContext, kinds: Kinds, tally: Tally): void {
  const { facts, request } = context
  const lookup = lookupIn(request.resolved)
  const { document } = facts
  switch (facts.surface) {
    case 'egress':
      tally.add(judgeDestination(rules, document as string, lookup), [])
      return
    case 'resource.read':
      judgeResource(rules, document as string, lookup, tally)
      return
    case 'tool.call':
    case 'model.call':
    case 'prompt.get': {
      const inText = rules.text !== 'ignore'
      for (const found of destinationsInArguments(document, kinds(facts.tool, request.definition), inText)) {
        judgeFound(rules, found, lookup, tally)
      }
      return
    }
    case 'server.info':
      for (const { text, location } of endpointsIn(document))
        tally.add(judgeDestination(rules, text, lookup), location)
      judgeLinks(rules, document, tally)
      return
    case 'tool.definition':
    case 'elicitation':
    case 'message':
      judgeLinks(rules, document, tally)
      return
    case 'tool.result':
    case 'resource.content':
    case 'prompt.content':
      judgeLinks(rules, document, tally)
      judgeAnswerText(rules, document, tally)
      return
    // These name nothing that their receiver would dial.
    case 'sampling':
    case 'roots':
    case 'completion':
    case 'log':
  }
}

function lookupIn(resolved: GuardContext['request']['resolved']): Lookup {
  return (host) => (resolved !== undefined && Object.hasOwn(resolved, host) ? resolved[host] : undefined)
}

function judgeFound(
  rules: EgressRules,
  { text, location, role }: FoundDestination,
  lookup: Lookup,
  tally: Tally,
): void {
  if (role === 'destination') tally.add(judgeDestination(rules, text, lookup), location)
  else if (role === 'mail') tally.add(judgeMailDomain(rules, text), location)
  else {
    const outcome = judgeMention(rules, text) ?? (role === 'key' ? doubtAbout(text) : undefined)
    if (outcome === undefined) return
    const verdict = role === 'bare' || role === 'key' || rules.text === 'deny' ? 'deny' : 'audit'
    tally.add({ ...outcome, verdict }, location)
  }
}

function doubtAbout(text: string): Outcome | undefined {
  const reading = readDestination(text)
  if (!('problem' in reading)) return ambiguity(reading.ambiguous, 'a key')
  const isTrick = reading.problem === 'ambiguous_url' || reading.problem === 'control_char'
  return isTrick ? { verdict: 'deny', code: reading.problem, message: reading.message } : undefined
}

/** A resource's URI is for its server to read: only a URI by which programs reach out is a destination. */
function judgeResource(rules: EgressRules, uri: string, lookup: Lookup, tally: Tally): void {
  const reading = readDestination(uri)
  const isIdentifier =
    !('problem' in reading) &&
    reading.scheme !== '' &&
    !isReachingScheme(reading.scheme) &&
    !runs.has(reading.scheme)
  // A control character or an overlong URI is no identifier either.
  if (!isIdentifier) tally.add(judgeDestination(rules, uri, lookup), [])
}

/** Schemes that run what they carry. */
const runs: ReadonlySet<string> = new Set(['javascript', 'vbscript', 'data', 'php', 'expect', 'view-source'])

function judgeLinks(rules: EgressRules, document: JsonValue, tally: Tally): void {
  for (const { text, location, role } of linksIn(document)) {
    const reading = readDestination(text)
    if ('problem' in reading) {
      tally.add(
        { verdict: 'deny', code: reading.problem, message: `a link cannot be followed: ${reading.message}` },
        location,
      )
      continue
    }
    // MCP 2025-11-25, icons: `data:` URIs must be supported; nothing is fetched for them.
    const isInline = role === 'icon' && reading.scheme === 'data' && /^\s*data:image\//iu.test(text)
    if (role === 'page' && (reading.scheme !== 'https' || reading.credentials)) {
      const [code, what] = reading.credentials
        ? (['url_credentials', 'carries a user name or password'] as const)
        : (['egress_scheme', 'does not begin with `https://`'] as const)
      tally.add({ verdict: 'deny', code, message: `a page that a person is asked to open ${what}` }, location)
      continue
    }
    if (!isInline && runs.has(reading.scheme)) {
      const message = `a link has the scheme \`${reading.scheme}\`, which runs what it carries`
      tally.add({ verdict: 'deny', code: 'egress_scheme', message }, location)
      continue
    }
    if (!isReachingScheme(reading.scheme) && reading.scheme !== '') continue
    const outcome = judgeMention(rules, text) ?? ambiguity(reading.ambiguous, 'a link')
    if (outcome !== undefined) tally.add(outcome, location)
  }
}

function ambiguity(doubt: string | undefined, what: string): Outcome | undefined {
  if (doubt === undefined) return undefined
  return {
    verdict: 'deny',
    code: 'ambiguous_url',
    message: `${what} can be read in more than one way: ${doubt}`,
  }
}

/** URLs in the text of an answer that lead inside: a model that follows them does what the answer's author wants. */
function judgeAnswerText(rules: EgressRules, document: JsonValue, tally: Tally): void {
  if (rules.results === 'ignore') return
  const verdict = rules.results
  for (const node of nodesOf(document)) {
    if (typeof node.value !== 'string') continue
    for (const { url } of urlsInText(node.value, mostInText)) {
      const outcome = judgeMention(rules, url)
      if (outcome === undefined) continue
      tally.add(
        { verdict, code: 'ssrf_in_output', message: `the answer holds a URL: ${outcome.message}` },
        locationOf(node),
      )
      break
    }
  }
}
