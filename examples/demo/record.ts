/**
 * The demo as data: one JSON value for each scenario, and one for all of them.
 *
 * @module
 */
import type { Row } from './run.ts'

/** What is said of all scenarios together. */
export interface Summary {
  readonly type: 'summary'
  /** Whether every verdict and every outcome is the expected one. */
  readonly ok: boolean
  readonly scenarios: number
  /** How often each verdict was met. */
  readonly verdicts: Readonly<Record<string, number>>
  /** The scenarios that did not go as expected. */
  readonly failed: readonly string[]
}

/** Sums up. */
export function summaryOf(rows: readonly Row[]): Summary {
  const verdicts: Record<string, number> = {}
  for (const { verdict = 'none' } of rows) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  const failed = rows.filter(({ differences }) => differences.length > 0).map(({ scenario }) => scenario.id)
  return { type: 'summary', ok: failed.length === 0, scenarios: rows.length, verdicts, failed }
}

/** One scenario as data. */
export function recordOf({ scenario, differences, ...found }: Row): object {
  const { id, sdk, server, tool, call } = scenario
  const asked =
    call === undefined ? { method: 'tools/list' } : { method: 'tools/call', arguments: brief(call) }
  return {
    type: 'scenario',
    id,
    sdk,
    server,
    tool,
    ...asked,
    ...found,
    ok: differences.length === 0,
    differences,
  }
}

/** The arguments with long strings cut, so that a line stays a line. */
function brief(call: object): unknown {
  return JSON.parse(JSON.stringify(call), (_key, value: unknown) =>
    typeof value === 'string' && value.length > 80 ? `${value.slice(0, 77)}...` : value,
  )
}
