/**
 * Plays the scenarios and compares each with what was expected of it.
 *
 * @module
 */
import type { AuditEvent, MemoryApprovals } from 'mcp-portcullis'
import type { Connection } from './connect.ts'
import type { Expectation, Outcome, Scenario, Sdk, ServerName, Stage } from './scenario.ts'

/** What came of a scenario. */
export interface Row {
  readonly scenario: Scenario
  /** What the firewall decided, from its own record; `undefined` when it recorded no decision. */
  readonly verdict: string | undefined
  readonly code: string | undefined
  readonly rule: string | undefined
  readonly reason: string
  /** What must be true, and whether it is. */
  readonly reality: { readonly says: string; readonly holds: boolean }
  /** What differs from what was expected; empty when nothing does. */
  readonly differences: readonly string[]
}

/** What the scenarios are played with. */
export interface Cast {
  readonly workspace: string
  readonly approvals: MemoryApprovals
  /** Everything that the firewall records, as it records it. */
  readonly events: readonly AuditEvent[]
  readonly connection: (server: ServerName, sdk: Sdk) => Connection
}

/** Plays one scenario after the other. */
export async function* play(scenarios: readonly Scenario[], cast: Cast): AsyncGenerator<Row> {
  let approval: string | undefined
  const stage: Stage = {
    workspace: cast.workspace,
    approvals: cast.approvals,
    lastApproval: () => {
      if (approval === undefined) throw new Error('no call waits for an approval')
      return approval
    },
  }
  for (const scenario of scenarios) {
    const { sdk, server, before, reality } = scenario
    await before?.(stage)
    const seen = cast.events.length
    const outcome = await request(scenario, cast.connection(server, sdk))
    const decision = decisive(cast.events.slice(seen), scenario)
    if (typeof decision?.['approval'] === 'string' && decision['verdict'] === 'pending_approval') {
      approval = decision['approval']
    }
    const holds = await reality.holds(outcome, stage)
    yield {
      scenario,
      verdict: text(decision?.['verdict']),
      code: text(decision?.['code']),
      rule: text(decision?.['rule']),
      reason: text(decision?.['reason']) ?? 'no decision was recorded',
      reality: { says: reality.says, holds },
      differences: [
        ...differences(scenario.expect, decision),
        ...enforced(scenario, outcome),
        ...(holds ? [] : [`it is not so that ${reality.says}`]),
      ],
    }
  }
}

async function request({ tool, call }: Scenario, connection: Connection): Promise<Outcome> {
  const before = connection.sent()
  let answer: unknown
  try {
    answer = call === undefined ? await connection.list() : await connection.call(tool, call)
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : error }
  }
  return { answer: JSON.stringify(answer), sent: connection.sent() - before }
}

/** The decision that the scenario is about, among all that were recorded meanwhile. */
function decisive(
  events: readonly AuditEvent[],
  { server, tool, call, expect }: Scenario,
): AuditEvent | undefined {
  const surface = expect.surface ?? (call === undefined ? 'tool.definition' : 'tool.call')
  return events.find(
    (event) =>
      event.kind === 'decision' && event['surface'] === surface && event['tool'] === `${server}.${tool}`,
  )
}

function differences(expect: Expectation, decision: AuditEvent | undefined): readonly string[] {
  return (['verdict', 'code', 'rule'] as const).flatMap((key) => {
    const wanted = expect[key]
    const got = text(decision?.[key])
    return wanted === undefined || wanted === got ? [] : [`${key} is ${got ?? 'missing'}, expected ${wanted}`]
  })
}

/** A call that is held or denied reaches the server no more than one that is let through stays away from it. */
function enforced({ call, expect }: Scenario, { sent }: Outcome): readonly string[] {
  const goesOut = call === undefined || expect.surface === 'tool.result' || !isWithheld(expect.verdict)
  return sent === (goesOut ? 1 : 0) ? [] : [`the server was sent ${sent} requests`]
}

function isWithheld(verdict: string): boolean {
  return verdict === 'deny' || verdict === 'pending_approval'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
