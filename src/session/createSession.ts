/**
 * Opens sessions: the loop that judges a subject and discharges what the decision obliges to.
 *
 * @module
 */
import type { Decision, NotifyObligation, Obligation } from '../decision/decision.ts'
import type { Pseudonyms, RequestContext } from '../decision/guard.ts'
import type { Verdict } from '../decision/verdict.ts'
import type { DecisionPoint } from '../evaluation/decisionPoint.ts'
import type { ApprovalsPort, AuditEvent, MaybePromise, Ports } from '../ports/ports.ts'
import type { Subject } from '../subject/subject.ts'
import { assertServerName, toolNamer } from '../subject/toolName.ts'
import { createApproving } from './approving.ts'
import type { Pins } from './catalogPins.ts'
import { connectionState, type CatalogueState } from './catalogueState.ts'
import type { Definitions } from './definitions.ts'
import { createEntryMemory } from './entryMemory.ts'
import { decisionEvent, type SessionFields } from './events.ts'
import { guardedCall } from './guardedCall.ts'
import { createJournal, type Journals } from './journal.ts'
import { pinsFor, standingIn } from './pinsOfSubject.ts'
import { revealed } from './pseudonyms.ts'
import { ignore, recordEvent } from './record.ts'
import { hostsToResolve, withResolved } from './resolveHosts.ts'
import type { ConnectionSession, SessionInit } from './session.ts'
import { isPromise, settle } from './settle.ts'
import { createWatch } from './watch.ts'

/** What all sessions of one firewall share: state that outlives a connection. */
export interface SharedState {
  readonly approvals: ApprovalsPort
  /** What named sessions and runs remember. */
  readonly journals: Journals
  /** The definitions of tools as last advertised. */
  readonly definitions: Definitions
  /** What was pinned of every server. */
  readonly pins: Pins
  /** Tasks, and what was hidden from lists. */
  readonly catalogue: CatalogueState
}

/** How often a subject is judged again with what a resolver answered; an edit can bring a new host into view. */
const mostRounds = 3

/**
 * Opens a session.
 *
 * @throws {@link PortcullisError} `name_invalid` when the server's name has a dot or is too long.
 */
export function createSession(
  point: DecisionPoint,
  ports: Ports,
  shared: SharedState,
  init: SessionInit = {},
): ConnectionSession {
  const { server = 'server', principal } = init
  assertServerName(server)
  const request: RequestContext = Object.freeze({
    ...(principal !== undefined && { principal }),
    ...(init.session !== undefined && { session: init.session }),
    ...(init.run !== undefined && { run: init.run }),
    ...(init.tokenDigests !== undefined && { tokenDigests: init.tokenDigests }),
  })
  const common: SessionFields = Object.freeze({
    server,
    ...(principal !== undefined && { principal: principal.id }),
    ...(principal?.agent !== undefined && { agent: principal.agent }),
    ...(init.session !== undefined && { session: init.session }),
    ...(init.run !== undefined && { run: init.run }),
  })

  // A session without a name lasts as long as its connection; a named one, or a run, goes on over several.
  const name = init.session ?? init.run
  const journal =
    name === undefined ? createJournal() : shared.journals.open(JSON.stringify([principal?.id ?? null, name]))

  const pins = shared.pins.open(server, principal?.id)
  const definitions = shared.definitions.open(principal?.id)
  const entries = createEntryMemory(() => ({ policy: point.digest, tools: definitions.size }))
  const contextOf = (
    subject: Subject,
    pseudonyms?: Pseudonyms,
    pinned: boolean = pins.active,
  ): RequestContext => {
    const pin = pinned ? standingIn(pins, server, subject) : undefined
    const isDefinition = subject.surface === 'tool.definition'
    const definition = isDefinition
      ? undefined
      : (pin?.definition ??
        // Nothing was advertised on a connection whose client never asks what there is.
        (definitions.size === 0 ? undefined : definitions.get((subject as { tool?: string }).tool ?? '')))
    if (
      definition === undefined &&
      pin === undefined &&
      !isDefinition &&
      !point.remembers &&
      pseudonyms === undefined
    )
      return request
    return {
      ...request,
      // What stands as it should needs no word; its definition is the pinned one.
      ...(pin !== undefined && pin.action !== 'allow' && { pin }),
      ...(definition !== undefined && { definition }),
      ...(isDefinition && { otherTools: definitions.names() }),
      ...(point.remembers && { history: journal.events, spent: journal.spent }),
      ...(pseudonyms !== undefined && { pseudonyms }),
    }
  }

  const record = (event: AuditEvent): void => {
    recordEvent(ports, event)
  }

  const recordOwn = (event: AuditEvent): void => {
    // Nothing is put together for nobody.
    if (ports.audit !== undefined) record({ ...common, ...event })
  }
  const watch = createWatch({
    schedule: ports.schedule,
    get timeouts() {
      return point.policy.timeouts
    },
    record: recordOwn,
  })
  const approving = createApproving({
    approvals: shared.approvals,
    server,
    principal,
    policy: () => point.digest,
    watch,
  })

  const conclude = (subject: Subject, decision: Decision): Decision => {
    if (point.remembers && !isWithheld(decision.verdict)) {
      const { event, cost } = point.remember(decision.subject)
      journal.add(event, cost)
    }
    const { audit, notify } = ports
    if (audit === undefined && notify === undefined) return decision
    const toTell = notify === undefined ? [] : decision.obligations.filter(isNotification)
    if (audit === undefined && toTell.length === 0) return decision
    const event = decisionEvent(subject, decision, { ...common, policy: point.digest })
    record(event)
    for (const { channel, target } of toTell) {
      void settle(() => notify?.({ channel, ...(target !== undefined && { target }), event }), ignore, ignore)
    }
    return decision
  }

  const decide = (subject: Subject): MaybePromise<Decision> => {
    if (!pins.active) return decideOpen(subject, false)
    const waiting = pinsFor(pins, subject)
    return isPromise(waiting) ? waiting.then(() => decideOpen(subject, true)) : decideOpen(subject, true)
  }

  /** Judges a subject with what may be put back into it. What is withheld, and what is recorded, is as it came. */
  const decideOpen = (subject: Subject, pinned: boolean): MaybePromise<Decision> => {
    if (point.restores === undefined) {
      return decideIn(subject, subject, contextOf(subject, undefined, pinned), mostRounds)
    }
    const { subject: open, pseudonyms } = revealed(subject, point, journal, ports.clock)
    return decideIn(subject, open, contextOf(open, pseudonyms, pinned), mostRounds)
  }

  const decideIn = (
    subject: Subject,
    open: Subject,
    context: RequestContext,
    rounds: number,
  ): MaybePromise<Decision> => {
    const decision = point.evaluate(open, context)
    const hosts = hostsToResolve(decision)
    if (rounds > 0 && hosts.length > 0) {
      const known = withResolved(context, hosts, ports)
      return isPromise(known)
        ? known.then((next) => decideIn(subject, open, next, rounds - 1))
        : decideIn(subject, open, known, rounds - 1)
    }
    if (decision.verdict !== 'pending_approval') return close(subject, open, decision)
    const settled = approving.await(decision, context.pseudonyms)
    return isPromise(settled)
      ? settled.then((final) => close(subject, open, final))
      : close(subject, open, settled)
  }

  const close = (subject: Subject, open: Subject, final: Decision): Decision =>
    conclude(subject, open !== subject && isWithheld(final.verdict) ? { ...final, subject } : final)

  return {
    server,
    principal,
    toolNamed: toolNamer(server),
    decide,
    check: async (subject) => decide(subject),
    record: recordOwn,
    evaluate: (subject) => point.evaluate(subject, contextOf(subject)),
    get protocol() {
      return point.policy.protocol
    },
    get timeouts() {
      return point.policy.timeouts
    },
    schedule: ports.schedule,
    get blocksServers() {
      return point.policy.catalog?.definitions?.mode === 'block-all'
    },
    get entries() {
      return point.isSteady && ports.audit === undefined ? entries : undefined
    },
    shared: connectionState(shared.catalogue, server, principal?.id, () => point.digest),
    pins,
    definitionOf: (tool) => definitions.get(tool),
    withdraw: (approval) => {
      approving.withdraw(approval)
    },
    learn(tool, definition) {
      definitions.keep(tool, definition)
    },
    call: (call, dispatch, options) => guardedCall({ decide, watch }, call, dispatch, options),
  }
}

/** Tells whether a subject with this verdict goes nowhere. */
function isWithheld(verdict: Verdict): boolean {
  return verdict === 'deny' || verdict === 'pending_approval'
}

function isNotification(obligation: Obligation): obligation is NotifyObligation {
  return obligation.type === 'notify'
}
