/**
 * The demo: two real MCP servers and two real SDK clients with the firewall between them.
 *
 *     npm run demo                                    a table
 *     npm run --silent demo -- --json                 JSON lines, and nothing else on stdout
 *     npm run demo -- --expect echo=deny              expects something else of a scenario, and so fails
 *
 * The exit code is 0 only if every verdict and everything that happened is as expected.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  createFirewall,
  createMemoryApprovals,
  PolicyError,
  type AuditEvent,
  type Policy,
  type Verdict,
} from 'mcp-portcullis'
import { connect, type Connection } from './connect.ts'
import { play, type Row } from './run.ts'
import type { Scenario, Sdk, ServerName } from './scenario.ts'
import { acts } from './scenarios.ts'
import { recordOf, summaryOf } from './record.ts'
import { foot, head, line, paintFor, subtitle } from './table.ts'
import { createWorkspace, removeWorkspace } from './workspace.ts'

const longest = 45_000

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    expect: { type: 'string', multiple: true, default: [] },
  },
})
const scenarios = altered(
  acts.flatMap((act) => act.scenarios),
  options.expect,
)
const titleBefore = new Map(acts.map(({ title, scenarios: [first] }) => [first?.id, title]))
const { env, stdout } = process
const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
const paint = paintFor(!options.json && !env.NO_COLOR && (forced || stdout.isTTY))

const started = performance.now()
const tell = (text: string): void => void process.stderr.write(`${paint(`demo: ${text}`, 'dim')}\n`)
const workspace = await createWorkspace()
const connections = new Map<string, Connection>()

// A demo that hangs is a demo that failed. What it started and made must not outlive it.
const abort = (why: string): void => {
  tell(why)
  void cleanUp().finally(() => process.exit(1))
}
const alarm = setTimeout(() => {
  abort(`not done after ${longest / 1000} seconds, giving up`)
}, longest)
process.once('SIGINT', () => {
  abort('interrupted')
})
process.once('SIGTERM', () => {
  abort('terminated')
})

try {
  process.exitCode = (await perform()) ? 0 : 1
} catch (error) {
  tell(error instanceof PolicyError ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
} finally {
  tell('stopping the servers and removing the temporary directory')
  await cleanUp()
  clearTimeout(alarm)
}

/** Plays everything; `true` when all of it went as expected. */
async function perform(): Promise<boolean> {
  const policy = JSON.parse(await readFile(new URL('policy.json', import.meta.url), 'utf8')) as Policy
  const approvals = createMemoryApprovals()
  const events: AuditEvent[] = []
  const firewall = createFirewall(policy, {
    ports: { approvals, audit: { append: (event) => void events.push(event) } },
  })

  for (const server of ['everything', 'files'] as const) {
    tell(`starting the server ${server} twice, for a client of SDK v1 and one of SDK v2`)
    const begun = await Promise.allSettled(
      (['v1', 'v2'] as const).map(async (sdk) =>
        connections.set(`${server} ${sdk}`, await connect(firewall, server, sdk, workspace)),
      ),
    )
    for (const each of begun) if (each.status === 'rejected') throw each.reason
  }
  tell(
    `playing ${scenarios.length} scenarios under the policy ${policy.name}, SHA-256 ${firewall.digest.slice(0, 12)}`,
  )

  if (!options.json) console.log(`\n${head(paint)}`)
  const rows: Row[] = []
  const connection = (server: ServerName, sdk: Sdk): Connection => connections.get(`${server} ${sdk}`)!
  for await (const row of play(scenarios, { workspace, approvals, events, connection })) {
    rows.push(row)
    const title = titleBefore.get(row.scenario.id)
    if (!options.json && title !== undefined) console.log(subtitle(title, paint))
    console.log(options.json ? JSON.stringify(recordOf(row)) : line(row, paint))
  }
  const summary = summaryOf(rows)
  console.log(options.json ? JSON.stringify(summary) : foot(summary, secondsSince(started), paint))
  return summary.ok
}

/** Changes what is expected of a scenario, as `--expect id=verdict` asks. */
function altered(from: readonly Scenario[], changes: readonly string[]): readonly Scenario[] {
  const verdicts = new Map(changes.map((change) => change.split('=') as [string, Verdict]))
  const unknown = [...verdicts.keys()].filter((id) => !from.some((scenario) => scenario.id === id))
  if (unknown.length > 0) throw new Error(`no scenario is called \`${unknown.join('`, `')}\``)
  return from.map((scenario) => {
    const verdict = verdicts.get(scenario.id)
    return verdict === undefined ? scenario : { ...scenario, expect: { ...scenario.expect, verdict } }
  })
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}

async function cleanUp(): Promise<void> {
  await Promise.allSettled([...connections.values()].map((connection) => connection.close()))
  await removeWorkspace(workspace)
}
