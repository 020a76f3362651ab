/**
 * What `protectClient` adds to a `tools/call` round trip over the in-memory transport of both SDK generations, beside the
 * same round trip without it and beside `JSON.parse` and `JSON.stringify` of the same messages.
 *
 * @module
 */
import { createFirewall, type Firewall } from 'mcp-portcullis'
import {
  bareV1,
  bareV2,
  callArguments,
  registeredV1,
  registeredV2,
  serverName,
  toolName,
  type Connect,
  type Connection,
} from './connections.ts'
import { policyOf } from './engines/portcullis.ts'
import { measure, median, medianRatio, type Candidate, type Measured } from './measure.ts'
import { bars, figure, heading, progress, table, times, type Bar } from './report.ts'
import { workloads } from './workloads.ts'

// Many short batches: a machine that is shared disturbs some of them, and the median leaves those out.
const effort = { rounds: 400, batchMilliseconds: 3, warmUpMilliseconds: 1000 }
const most = 1.15
const rules = workloads.find(({ name }) => name === 'mixed')!.rules(100)

const connects: Readonly<Record<string, Connect>> = {
  'SDK v1, registered tool': registeredV1,
  'SDK v2, registered tool': registeredV2,
  'SDK v1, bare handler': bareV1,
  'SDK v2, bare handler': bareV2,
}

/** Measures and prints. */
export async function run(): Promise<void> {
  const firewall = createFirewall(policyOf(rules))
  const compared: Compared[] = []
  for (const [name, connect] of Object.entries(connects)) {
    progress(`round trips, ${name}`)
    compared.push(await roundTrips(name, connect, firewall))
  }
  heading(
    'One `tools/call` over the in-memory transport, with a policy of 100 rules',
    `Medians of ${effort.rounds} interleaved batches. JSON is \`JSON.parse(JSON.stringify(message))\` of request and response.`,
  )
  table(
    ['', 'unguarded us', 'guarded us', 'guarded / unguarded', 'added us', 'JSON us', 'added / JSON'],
    compared.map(({ row }) => row),
  )
  await decisionAlone(firewall)
  bars(compared.map(({ bar }) => bar))
}

interface Compared {
  readonly row: readonly string[]
  readonly bar: Bar
}

async function roundTrips(name: string, connect: Connect, firewall: Firewall): Promise<Compared> {
  const plain = await connect()
  const guarded = await connect(firewall)
  const [unguarded, behind, json] = (await measure(
    [calls('unguarded', plain), calls('guarded', guarded), copies('json', await messagesOf(connect))],
    effort,
  )) as [Measured, Measured, Measured]
  await Promise.all([plain.close(), guarded.close()])
  const ratio = medianRatio(behind, unguarded)
  const added = median(behind.batches.map((batch, index) => batch - unguarded.batches[index]!))
  return {
    row: [
      name,
      figure(unguarded.microseconds),
      figure(behind.microseconds),
      times(ratio),
      figure(added),
      figure(json.microseconds),
      times(added / json.microseconds),
    ],
    bar: { what: `guarded, ${name}`, wanted: `at most ${most}x`, measured: times(ratio), met: ratio <= most },
  }
}

async function decisionAlone(firewall: Firewall): Promise<void> {
  progress('one decision alone')
  const call = { tool: `${serverName}.${toolName}`, arguments: callArguments }
  const text = JSON.stringify(call)
  const [decided, parsed] = (await measure(
    [
      { name: 'evaluate', run: repeat(() => firewall.evaluate(call)) },
      { name: 'parse', run: repeat(() => JSON.parse(text) as unknown) },
    ],
    effort,
  )) as [Measured, Measured]
  heading(
    'One decision alone, with the same policy',
    `Beside \`JSON.parse\` of the same call, ${text.length} bytes.`,
  )
  table(
    ['', 'evaluate us', 'JSON.parse us', 'evaluate / JSON.parse'],
    [['', figure(decided.microseconds), figure(parsed.microseconds), times(medianRatio(decided, parsed))]],
  )
}

function calls(name: string, { call }: Connection): Candidate {
  return {
    name,
    run: async (repetitions) => {
      for (let done = 0; done < repetitions; done++) await call()
    },
  }
}

function copies(name: string, messages: readonly unknown[]): Candidate {
  return { name, run: repeat(() => messages.map((message): unknown => JSON.parse(JSON.stringify(message)))) }
}

function repeat(work: () => unknown): (repetitions: number) => void {
  return (repetitions) => {
    for (let done = 0; done < repetitions; done++) work()
  }
}

/** The request and the response of one round trip, as they cross. */
async function messagesOf(connect: Connect): Promise<readonly unknown[]> {
  const connection = await connect()
  const messages = connection.watch()
  const answered = (await connection.call()) as { readonly isError?: boolean }
  await connection.close()
  if (answered.isError === true || messages.length !== 2)
    throw new Error('the call was not answered with a result')
  return messages
}
