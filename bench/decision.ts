/**
 * One decision of a policy of 100 rules about a call of some 200 bytes, beside reading that call from JSON, and its
 * explanation beside the decision.
 *
 * @module
 */
import { createFirewall, type Rule } from 'mcp-portcullis'
import { policyOf } from './engines/portcullis.ts'
import { measure, medianRatio, type Candidate, type Measured } from './measure.ts'
import { bars, figure, heading, progress, table, times } from './report.ts'
import { workloads } from './workloads.ts'

const effort = { rounds: 31, batchMilliseconds: 10, warmUpMilliseconds: 250 }

const call = {
  tool: 'github.create_issue',
  arguments: {
    owner: 'octo-org',
    repo: 'hello-world',
    title: 'Crash when the file is empty',
    body: 'Steps: open the app, press save.',
    labels: ['bug', 'triage'],
    priority: 2,
  },
}

/** Rules about the very call, of which only the last matches. */
const about: readonly Rule[] = [
  {
    id: 'urgent',
    when: { tool: 'github.*', arguments: { '$.priority': { gt: 8 } } },
    then: 'pending_approval',
  },
  {
    id: 'foreign',
    when: { tool: 'github.create_*', arguments: { '$.owner': { not: { startsWith: 'octo' } } } },
    then: 'deny',
  },
  {
    id: 'labelled',
    when: { tool: 'github.create_issue', arguments: { '$.labels[*]': { equals: 'secret' } } },
    then: 'deny',
  },
  { id: 'ours', when: { tool: 'github.create_issue' }, then: 'allow' },
]

/** Measures and prints. */
export async function run(): Promise<void> {
  progress('one decision')
  const text = JSON.stringify(call)
  const mixed = workloads.find(({ name }) => name === 'mixed')!
  const firewall = createFirewall({
    ...policyOf(mixed.rules(96)),
    rules: [...about, ...policyOf(mixed.rules(96)).rules!],
  })
  const { verdict, rule } = firewall.evaluate(call)
  if (verdict !== 'allow' || rule !== 'ours') throw new Error(`the call is decided by ${rule}: ${verdict}`)
  const [parse, decide, explain] = (await measure(
    [
      repeated('JSON.parse of the call', () => JSON.parse(text)),
      repeated('evaluate, 100 rules', () => firewall.evaluate(call)),
      repeated('explain, 100 rules', () => firewall.explain(call)),
    ],
    effort,
  )) as [Measured, Measured, Measured]
  heading(
    'One decision',
    `A call of ${text.length} bytes; four of the rules are about its tool, the last one matches.`,
  )
  table(
    ['', 'us', 'x JSON.parse'],
    [parse, decide, explain].map((each) => [
      each.name,
      figure(each.microseconds),
      figure(medianRatio(each, parse)),
    ]),
  )
  const read = medianRatio(decide, parse)
  const explained = medianRatio(explain, decide)
  bars([
    {
      what: 'evaluate to JSON.parse of the call',
      wanted: 'at most 1x',
      measured: times(read),
      met: read <= 1,
    },
    { what: 'explain to evaluate', wanted: 'at most 10x', measured: times(explained), met: explained <= 10 },
  ])
}

function repeated(name: string, task: () => unknown): Candidate {
  return {
    name,
    run: (repetitions) => {
      for (let done = 0; done < repetitions; done++) task()
    },
  }
}
