/**
 * The cost of classifying a call of one KiB, beside `JSON.parse(JSON.stringify(call))`, and of an evaluation with a hundred
 * rules that do and do not ask for the class.
 *
 * @module
 */
import { classifyIntent, createFirewall, type Policy } from 'mcp-portcullis'
import { measure, medianRatio, type Candidate } from './measure.ts'
import { bars, figure, heading, progress, table, times } from './report.ts'

const effort = { rounds: 31, batchMilliseconds: 10, warmUpMilliseconds: 250 }
const sentence =
  'Notes of the spring review: who is on leave, what is open, and where the team meets next week. '
const call = {
  tool: 'docs.create_page',
  arguments: {
    title: 'Spring review',
    parent_id: 'a81bc81b',
    tags: ['notes', 'spring', 'team'],
    properties: { status: 'draft', owner: 'maria', priority: 3, pinned: false },
    body: sentence.repeat(8),
  },
}
const query = {
  tool: 'db.query',
  arguments: {
    sql: `SELECT name, team FROM people WHERE team IN (${Array.from({ length: 300 }, (_, at) => at).join()})`,
  },
}
const command = {
  tool: 'shell.run',
  arguments: { command: 'git log --oneline | head -5; ls -la src && wc -l src/a.ts' },
}
const definition = {
  name: 'create_page',
  description: 'Creates a page below another page. Returns the id of the new page.',
  inputSchema: { type: 'object', properties: { title: { type: 'string' }, body: { type: 'string' } } },
}

/** Measures and prints. */
export async function run(): Promise<void> {
  progress('classes')
  const byClass = firewallWith({
    byIntent: { read: 'allow', write: 'audit', destructive: 'deny', exfiltrative: 'deny' },
  })
  const plain = firewallWith('audit')
  const context = { definition }
  const copies = repeat('J: JSON.parse(JSON.stringify(call))', () => JSON.parse(JSON.stringify(call)))
  const measured = await measure(
    [
      copies,
      repeat('classifyIntent(call)', () => classifyIntent(call)),
      repeat('classifyIntent(call, definition)', () => classifyIntent(call, definition)),
      repeat('classifyIntent of 1 KiB of SQL', () => classifyIntent(query)),
      repeat('classifyIntent of a command line', () => classifyIntent(command)),
      repeat('evaluate, 100 rules, nothing asks', () => plain.evaluate(call, context)),
      repeat('evaluate, 100 rules, defaults by class', () => byClass.evaluate(call, context)),
    ],
    effort,
  )
  const [json, first, second] = measured as [(typeof measured)[0], (typeof measured)[0], (typeof measured)[0]]
  heading('Classes', `A call of ${JSON.stringify(call).length} characters, and others beside it.`)
  table(
    ['', 'us', 'x J'],
    measured.map((each) => [each.name, figure(each.microseconds), figure(medianRatio(each, json))]),
  )
  const worst = Math.max(medianRatio(first, json), medianRatio(second, json))
  bars([
    {
      what: 'classify a clean call of 1 KiB',
      wanted: 'at most 2 J',
      measured: times(worst),
      met: worst <= 2,
    },
  ])
}

function firewallWith(byDefault: Policy['default']): ReturnType<typeof createFirewall> {
  const rules = Array.from({ length: 100 }, (_, at) => ({
    id: `r${at}`,
    when: { tool: `s${at}.*` },
    then: 'deny' as const,
  }))
  return createFirewall({ version: 1, name: 'bench', default: byDefault, rules })
}

function repeat(name: string, work: () => unknown): Candidate {
  let kept: unknown
  return {
    name,
    run: (count) => {
      for (let done = 0; done < count; done++) kept = work()
      if (kept === globalThis) throw new Error('never: keeps the work from being dropped')
    },
  }
}
