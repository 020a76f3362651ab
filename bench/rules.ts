/**
 * The cost of one decision at 10 to 10,000 rules, beside casbin, CASL and Cedar in the same run, and on policies and calls
 * that are made to be slow.
 *
 * @module
 */
import { createFirewall } from 'mcp-portcullis'
import { casbin } from './engines/casbin.ts'
import { caslByCondition, caslBySubject } from './engines/casl.ts'
import { cedar } from './engines/cedar.ts'
import { allowedByReading, type Engine, type ToolCall, type ToolRule } from './engines/engine.ts'
import { portcullis } from './engines/portcullis.ts'
import { hostileArguments, hostilePolicies, type HostileCase } from './hostileCases.ts'
import { measure, medianRatio, type Candidate, type Measured } from './measure.ts'
import { bars, figure, heading, progress, table, times, type Bar } from './report.ts'
import { callsFor, workloads, type Workload } from './workloads.ts'

const sizes = [10, 100, 1000, 10_000] as const
const effort = { rounds: 31, batchMilliseconds: 10, warmUpMilliseconds: 250 }
// A power of two, so that taking turns costs no division.
const callCount = 64

/** Measures and prints. */
export async function run(): Promise<void> {
  const met: Bar[] = []
  for (const workload of workloads) met.push(...(await compareAll(workload)))
  await hostile()
  bars(met)
}

async function compareAll(workload: Workload): Promise<readonly Bar[]> {
  const measured: (readonly Measured[])[] = []
  for (const size of sizes) {
    progress(`${workload.name}, ${size} rules`)
    measured.push(await compare(workload, size))
  }
  const names = measured[0]!.map(({ name }) => name)
  const perRow = names.map((_, index) => measured.map((list) => list[index]!))
  const ours = perRow[0]!

  heading(
    `Policy \`${workload.name}\`: ${workload.about}`,
    'Microseconds for one decision, median; then how many times ours.',
  )
  table(
    [
      'engine',
      ...sizes.map((size) => `${size.toLocaleString('en-US')} rules`),
      ...sizes.map((size) => `x at ${size.toLocaleString('en-US')}`),
    ],
    names.map((name, row) => [
      name,
      ...perRow[row]!.map(({ microseconds }) => figure(microseconds)),
      ...perRow[row]!.map((peer, column) => (row === 0 ? '1' : figure(medianRatio(peer, ours[column]!)))),
    ]),
  )
  const perSecond = ours.map(({ microseconds }) => figure(1_000_000 / microseconds))
  console.log(`\nDecisions a second, portcullis: ${perSecond.join(', ')}.`)
  return [await growth(workload), ...barsOf(workload.name, perRow)]
}

function barsOf(workload: string, perRow: readonly (readonly Measured[])[]): readonly Bar[] {
  const [ours, ...peers] = perRow as [readonly Measured[], ...(readonly Measured[])[]]
  const list: Bar[] = []
  for (const peer of peers) {
    const ratio = medianRatio(peer[0]!, ours[0]!)
    list.push({
      what: `${workload}: ${peer[0]!.name}, 10 rules`,
      wanted: 'more than 1x',
      measured: times(ratio),
      met: ratio > 1,
    })
  }
  for (const { name, factor } of [
    { name: 'cedar-wasm', factor: 50 },
    { name: 'casbin', factor: 20 },
  ]) {
    const peer = peers.find((each) => each[0]!.name === name)!
    const least = Math.min(
      ...sizes.slice(1).map((_, index) => medianRatio(peer[index + 1]!, ours[index + 1]!)),
    )
    list.push({
      what: `${workload}: ${name}, from 100 rules`,
      wanted: `at least ${factor}x`,
      measured: times(least),
      met: least >= factor,
    })
  }
  return list
}

/** Ten rules beside ten thousand, in turn: two figures taken at different times would compare the times. */
async function growth(workload: Workload): Promise<Bar> {
  progress(`${workload.name}, 10 rules beside 10,000`)
  const [few, many] = (await measure(
    [sizes[0], sizes[3]].map((size) => {
      const rules = workload.rules(size)
      return candidate(portcullis(rules), rules, callsFor(rules, callCount))
    }),
    effort,
  )) as [Measured, Measured]
  const ratio = medianRatio(many, few)
  return {
    what: `${workload.name}: 10,000 rules to 10`,
    wanted: 'at most 2x',
    measured: times(ratio),
    met: ratio <= 2,
  }
}

async function compare(workload: Workload, size: number): Promise<readonly Measured[]> {
  const rules = workload.rules(size)
  const calls = callsFor(rules, callCount)
  return measure(
    [
      candidate(portcullis(rules), rules, calls),
      candidate(await casbin(rules), rules, calls),
      candidate(caslBySubject(rules), rules, calls),
      candidate(caslByCondition(rules), rules, calls),
      candidate(cedar(rules, workload.name), rules, calls),
    ],
    effort,
  )
}

/** Makes an engine a candidate, once it has decided every call as the rules read. */
function candidate<Request>(
  engine: Engine<Request>,
  rules: readonly ToolRule[],
  calls: readonly ToolCall[],
): Candidate {
  const requests = calls.map(engine.request)
  calls.forEach((call, index) => {
    const wanted = allowedByReading(rules, call)
    if (engine.allows(requests[index]!) === wanted) return
    throw new Error(
      `${engine.name} does not ${wanted ? 'allow' : 'refuse'} ${JSON.stringify(call)}, so it is not compared`,
    )
  })
  let next = 0
  return {
    name: engine.name,
    run: (repetitions) => {
      for (let done = 0; done < repetitions; done++) {
        engine.allows(requests[next]!)
        next = (next + 1) % callCount
      }
    },
  }
}

async function hostile(): Promise<void> {
  progress('hostile policies')
  const baseline: HostileCase = {
    name: 'for scale: one rule, an ordinary call',
    rules: [{ id: 'one', when: { tool: 'files.read' }, then: 'deny' }],
    call: hostilePolicies[0]!.call,
  }
  const policies = [baseline, ...hostilePolicies]
  const decided = await measure(policies.map(decide), effort)
  heading('Hostile policies', 'Ten thousand denying rules each, and a call that none of them denies.')
  table(
    ['policy', 'us', 'x one rule'],
    decided.map((each) => [each.name, figure(each.microseconds), figure(medianRatio(each, decided[0]!))]),
  )

  progress('hostile arguments')
  const measured = await measure([...hostileArguments.map(decide), ...hostileArguments.map(copy)], effort)
  const walked = measured.slice(0, hostileArguments.length)
  const copied = measured.slice(hostileArguments.length)
  heading(
    'Hostile arguments',
    'One decision without rules, beside `JSON.parse(JSON.stringify(arguments))` of the same arguments.',
  )
  table(
    ['arguments', 'us', 'JSON us', 'x JSON'],
    walked.map((each, index) => {
      const json = copied[index]!
      return [
        each.name,
        figure(each.microseconds),
        figure(json.microseconds),
        figure(medianRatio(each, json)),
      ]
    }),
  )
}

function decide({ name, rules, call }: HostileCase): Candidate {
  const firewall = createFirewall({ version: 1, name: 'hostile', default: 'allow', rules })
  const { verdict, reason } = firewall.evaluate(call)
  if (verdict !== 'allow') throw new Error(`${name}: ${verdict}, ${reason}`)
  return {
    name,
    run: (repetitions) => {
      for (let done = 0; done < repetitions; done++) firewall.evaluate(call)
    },
  }
}

function copy({ name, call }: HostileCase): Candidate {
  return {
    name,
    run: (repetitions) => {
      for (let done = 0; done < repetitions; done++) JSON.parse(JSON.stringify(call.arguments))
    },
  }
}
