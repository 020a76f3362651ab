/**
 * The firewall: a decision point with its enforcement points around it. The only place where the rooms are put together.
 *
 * @module
 */
import { createScanner, type Scanner } from './guards/dlp/scanner.ts'
import type { Decision, Finding } from './decision/decision.ts'
import type { Guard, RequestContext } from './decision/guard.ts'
import type { Explanation } from './evaluation/explain.ts'
import { PortcullisError } from './errors.ts'
import { assertKnownMembers, assertPorts } from './ports/check.ts'
import { compileDetect } from './evaluation/detect.ts'
import { createSanitizer } from './evaluation/sanitizer.ts'
import { createDecisionPoint } from './evaluation/decisionPoint.ts'
import { guardFetch, type AnyFetch, type GuardFetchInit } from './fetch/guardFetch.ts'
import { createEgressChecker, type EgressChecker } from './guards/egress/checker.ts'
import { scanToolDefinition } from './guards/catalog/definitionScan.ts'
import { parseLock, type Lock } from './guards/catalog/lock.ts'
import type { JsonObject } from './json/value.ts'
import type { Policy } from './policy/schema.ts'
import type { Sanitizer } from './sanitize/sanitizer.ts'
import type { Ports } from './ports/ports.ts'
import { createJournals } from './session/journal.ts'
import { createPins, type CatalogPins } from './session/catalogPins.ts'
import { createCatalogueState } from './session/catalogueState.ts'
import { createDefinitions } from './session/definitions.ts'
import { createMemoryApprovals } from './session/memoryApprovals.ts'
import { recordEvent } from './session/record.ts'
import { createSession, type SharedState } from './session/createSession.ts'
import type { ConnectionSession, Session, SessionInit } from './session/session.ts'
import { timedStore } from './session/timedStore.ts'
import { createWatch } from './session/watch.ts'
import type { Subject } from './subject/subject.ts'
import {
  guardTool,
  type GuardedToolDefinition,
  type GuardToolOptions,
  type ToolHandler,
} from './tools/guardTool.ts'
import type { ConnectionOptions } from './protocol/machine.ts'
import { protectFactory, type ConnectableLike } from './transport/protectFactory.ts'
import { protectTransport } from './transport/protectTransport.ts'
import type { TransportLike } from './transport/transportLike.ts'

/** Whom a protected transport is for, and how it treats what it refuses. */
export interface ProtectInit extends SessionInit, ConnectionOptions {}

/** Whom a guarded `fetch` is for, and its limits. */
export interface FirewallFetchInit
  extends SessionInit, Omit<GuardFetchInit, 'egress' | 'resolver' | 'decide'> {}

/** Whom a guarded tool is for. */
export interface GuardToolInit extends SessionInit, GuardToolOptions {}

/** What a firewall is made with, besides its policy. */
export interface FirewallOptions {
  /** What the host injects. */
  readonly ports?: Ports
  /** Guards of the host's own, asked after the built-in ones. They can only tighten. */
  readonly guards?: readonly Guard[]
  /** What was approved of servers: locks that `pinCatalog` made. They count for every principal. */
  readonly locks?: readonly Lock[]
  /** Looks for poison in definitions that changed, so that the change is graded `injected-text`. */
  readonly scanDefinition?: (definition: JsonObject) => readonly Finding[]
}

/** A compiled policy with its enforcement points. */
export interface Firewall {
  /** The policy in force, frozen. */
  readonly policy: Policy
  /** SHA-256 of the policy's canonical JSON (RFC 8785) without its `notes`, hexadecimal. */
  readonly digest: string
  /**
   * Judges a subject: pure, synchronous and total. What it cannot know it returns as an obligation.
   *
   * @example
   * ```ts
   * const firewall = createFirewall({
   *   version: 1,
   *   name: 'demo',
   *   default: 'deny',
   *   rules: [{ id: 'reading', when: { tool: 'kb.*' }, then: 'allow' }],
   * })
   * console.log(firewall.evaluate({ tool: 'kb.read', arguments: { id: 1 } }).verdict) // => allow
   * console.log(firewall.evaluate({ tool: 'shell.exec', arguments: {} }).code) // => default
   * ```
   */
  evaluate(subject: Subject, context?: RequestContext): Decision
  /**
   * Judges a subject and says why: what every guard and rule made of it, and the nearest change that would make it another
   * verdict. It shows types and paths, never values.
   *
   * @example
   * ```ts
   * const firewall = createFirewall({
   *   version: 1,
   *   name: 'demo',
   *   default: 'allow',
   *   rules: [{ id: 'no-force', when: { tool: 'git.push', arguments: { '$.force': { equals: true } } }, then: 'deny' }],
   * })
   * const { counterfactuals } = firewall.explain({ tool: 'git.push', arguments: { force: true } })
   * console.log(counterfactuals.map(({ part, wanted, verdict }) => `${part} ${wanted}: ${verdict}`).join('; '))
   * // => tool no: allow; arguments $.force equals no: allow
   * ```
   */
  explain(subject: Subject, context?: RequestContext): Explanation
  /** Opens a session: the state of one connection or agent run. */
  session(init?: SessionInit): Session
  /**
   * Decorates the transport of an MCP client, of either SDK generation: hand the result to `client.connect`.
   *
   * @returns A transport of the same type; everything that crosses it is judged.
   */
  protectClient<T extends TransportLike>(transport: T, init?: ProtectInit): T
  /** Decorates the transport of an MCP server: hand the result to `server.connect`. */
  protectServer<T extends TransportLike>(transport: T, init?: ProtectInit): T
  /**
   * Guards every server that a factory makes: for `createMcpHandler` of SDK v2, which makes a server and a transport for
   * each HTTP request. What such a handler answers without a server, `subscriptions/listen` among it, does not pass here.
   *
   * @param init - The same for all, or made from what the factory is called with.
   */
  protectFactory<
    Context extends readonly unknown[],
    Made extends ConnectableLike | PromiseLike<ConnectableLike>,
  >(
    factory: (...context: Context) => Made,
    init?: ProtectInit | ((...context: Context) => ProtectInit),
  ): (...context: Context) => Made
  /** Puts the same checks around a tool's handler, for frameworks that own the transport. */
  guardTool<Arguments, Rest extends readonly unknown[], Result>(
    definition: GuardedToolDefinition,
    handler: ToolHandler<Arguments, Rest, Result>,
    init?: GuardToolInit,
  ): (args: Arguments, ...rest: Rest) => Promise<Result>
  /**
   * Guards a `fetch`: every hop of a redirect is judged as a subject of surface `egress` in a session of its own, and
   * recorded there. See {@link guardFetch} for the rest.
   */
  guardFetch<Fetch extends AnyFetch>(fetch: Fetch, init?: FirewallFetchInit): Fetch
  /** The scanner as this policy configures it; every detector when the policy has no section `dlp`. */
  readonly scanner: Scanner
  /** The sanitizer as this policy configures it; one without steps when the policy has no section `sanitizers`. */
  readonly sanitizer: Sanitizer
  /** The egress checker as this policy configures it; the baseline when the policy has no section `egress`. */
  readonly egress: EgressChecker
  /** What was pinned of servers, what changed since, and how to approve it. */
  readonly pins: CatalogPins
  /** Puts another policy in force for the evaluations to come. @throws {@link PolicyError} and keeps the old one. */
  update(policy: Policy): void
}

/**
 * Makes a firewall.
 *
 * @param policy - What is permitted, as plain data.
 * @param options - Ports and guards of the host's own.
 * @throws {@link PolicyError} with every problem of the policy and its path.
 * @throws {@link PortcullisError} `option_invalid` for a port or guard that is none.
 *
 * @example
 * ```ts
 * const firewall = createFirewall({ version: 1, name: 'demo', default: 'audit' })
 * console.log(firewall.evaluate({ tool: 'github.list_issues' }).verdict) // => audit
 * ```
 */
export function createFirewall(policy: Policy, options: FirewallOptions = {}): Firewall {
  assertKnownMembers('the options of `createFirewall`', options, [
    'ports',
    'guards',
    'locks',
    'scanDefinition',
  ])
  assertPorts(options.ports)
  const { ports = {}, guards = [] } = options
  for (const guard of guards as readonly Partial<Guard>[]) {
    if (typeof guard.name !== 'string' || typeof guard.judge !== 'function') {
      throw new PortcullisError(
        'option_invalid',
        'every one of `guards` must have a `name` and a function `judge`',
      )
    }
  }
  const point = createDecisionPoint(policy, {
    guards,
    clock: ports.clock,
    recorded: ports.audit !== undefined,
  })
  const watch = createWatch({
    schedule: ports.schedule,
    get timeouts() {
      return point.policy.timeouts
    },
    record: (event) => {
      recordEvent(ports, event)
    },
  })
  const pins = createPins({
    section: () => point.policy.catalog,
    store: ports.store && timedStore(ports.store, watch),
    // What was handed in may have been edited since, and by whom.
    locks: (options.locks ?? []).map(parseLock),
    scan: options.scanDefinition ?? ((definition) => scanToolDefinition(definition)),
  })
  const shared: SharedState = {
    approvals:
      ports.approvals ?? createMemoryApprovals(ports.clock === undefined ? {} : { clock: ports.clock }),
    definitions: createDefinitions(),
    catalogue: createCatalogueState(),
    pins,
    journals: createJournals(),
  }
  const session = (init?: SessionInit): ConnectionSession => createSession(point, ports, shared, init)
  return {
    get policy() {
      return point.policy
    },
    get digest() {
      return point.digest
    },
    evaluate: (subject, context) => point.evaluate(subject, context),
    explain: (subject, context) => point.explain(subject, context),
    session(init) {
      assertKnownMembers('the session', init, ['server', 'principal', 'session', 'run', 'tokenDigests'])
      return session(init)
    },
    protectClient: (transport, init) => protectTransport(transport, session(init), 'client', init),
    protectServer: (transport, init) => protectTransport(transport, session(init), 'server', init),
    protectFactory: (factory, init) =>
      protectFactory(factory, (...context) => {
        const made = typeof init === 'function' ? init(...context) : init
        return { session: session(made), options: made }
      }),
    guardTool: (definition, handler, init) => guardTool(session(init), definition, handler, init),
    guardFetch: (fetch, init = {}) => {
      const opened = session(init)
      const { schedule } = ports
      return guardFetch(fetch, {
        ...(schedule && { schedule }),
        ...init,
        decide: (subject) => opened.decide(subject),
      })
    },
    get scanner() {
      return createScanner(point.policy.dlp)
    },
    get sanitizer() {
      const { sanitizers = [], dlp } = point.policy
      return createSanitizer(sanitizers, compileDetect(dlp))
    },
    get egress() {
      return createEgressChecker(point.policy.egress)
    },
    pins,
    update: (next) => {
      point.update(next)
    },
  }
}
