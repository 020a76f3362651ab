/** A session for tests: every verdict is written down beforehand, and everything that was asked is kept. */
import type { Decision } from '../../src/decision/decision.ts'
import type { Verdict } from '../../src/decision/verdict.ts'
import type { AuditEvent, MaybePromise } from '../../src/ports/ports.ts'
import { guardedCall } from '../../src/session/guardedCall.ts'
import type { ConnectionSession } from '../../src/session/session.ts'
import { connectionState, createCatalogueState } from '../../src/session/catalogueState.ts'
import { documentOf, surfaceOf, withDocument, type Subject } from '../../src/subject/subject.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'

export type Ruling = Verdict | { readonly edit: (document: JsonValue) => JsonValue } | Promise<Verdict>

export interface FakeSession extends ConnectionSession {
  readonly asked: Subject[]
  readonly events: AuditEvent[]
  readonly learned: [string, JsonObject][]
  readonly withdrawn: string[]
}

function decision(subject: Subject, verdict: Verdict, extra: Partial<Decision> = {}): Decision {
  return {
    verdict,
    code: 'rule',
    reason: 'as the test says',
    reasons: [],
    findings: [],
    risk: 0,
    subject,
    edits: [],
    obligations: [],
    ...(verdict === 'pending_approval' ? { approval: 'a-1' } : {}),
    ...extra,
  }
}

/** A session that answers by `rule`; what `rule` does not rule on is allowed. */
export function fakeSession(rule: (subject: Subject) => Ruling | undefined = () => undefined): FakeSession {
  const asked: Subject[] = []
  const events: AuditEvent[] = []
  const learned: [string, JsonObject][] = []
  const withdrawn: string[] = []
  const decide = (subject: Subject): MaybePromise<Decision> => {
    asked.push(subject)
    const ruling = rule(subject) ?? 'allow'
    if (typeof ruling === 'string') return decision(subject, ruling)
    if (ruling instanceof Promise) return ruling.then((verdict) => decision(subject, verdict))
    return decision(withDocument(subject, ruling.edit(documentOf(subject))), 'sanitize')
  }
  const session: FakeSession = {
    server: 'srv',
    toolNamed: (tool) => `srv.${tool}`,
    principal: undefined,
    asked,
    events,
    learned,
    withdrawn,
    blocksServers: false,
    entries: undefined,
    evaluate(subject) {
      const ruling = rule(subject) ?? 'allow'
      if (typeof ruling === 'string') return decision(subject, ruling)
      // Whatever is not said at once is asked for again.
      return decision(subject, 'pending_approval')
    },
    definitionOf: (tool) => learned.findLast(([name]) => name === tool)?.[1],
    shared: connectionState(createCatalogueState(), 'srv', undefined, () => 'policy'),
    pins: {
      active: false,
      ready: () => undefined,
      listed: () => undefined,
      listChanged: () => undefined,
      standing: () => undefined,
    },
    protocol: undefined,
    timeouts: undefined,
    schedule: undefined,
    withdraw: (approval) => withdrawn.push(approval),
    decide,
    check: async (subject) => decide(subject),
    record: (event) => events.push(event),
    learn: (tool, definition) => learned.push([tool, definition]),
    call: (call, dispatch, options) => guardedCall({ decide, watch: undefined }, call, dispatch, options),
  }
  return session
}

/** Rules by surface and tool: `{ 'tool.call srv.echo': 'deny' }`. */
export function rules(table: Record<string, Ruling>): (subject: Subject) => Ruling | undefined {
  return (subject) => table[`${surfaceOf(subject)} ${(subject as { tool?: string }).tool ?? ''}`]
}
