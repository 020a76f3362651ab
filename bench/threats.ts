/**
 * The guard of arguments: what a clean call costs in units of `JSON.parse(JSON.stringify(arguments))` of the same arguments in
 * the same run, and how it grows on texts that are made to cost.
 *
 * @module
 */
import type { Guard, GuardContext } from '../src/decision/guard.ts'
import { compileThreats } from '../src/guards/threats/guard.ts'
import type { JsonObject } from '../src/json/value.ts'
import { factsOf } from '../src/subject/facts.ts'
import { measure, medianRatio, type Candidate } from './measure.ts'
import { bars, figure, heading, progress, table, times, type Bar } from './report.ts'

const prose =
  'The build on main fails since Tuesday; the log says that three tests time out while the others pass. Please have a look at the index over orders by date, and tell Al & Jo what you find (see #123). '

/** Calls of about 1 KiB, as agents make them. */
const calls: readonly (readonly [name: string, tool: string, args: JsonObject])[] = [
  [
    'an issue',
    'github.create_issue',
    {
      owner: 'acme',
      repo: 'web-app',
      title: 'Build fails since Tuesday',
      body: prose.repeat(4).slice(0, 760),
      labels: ['bug', 'ci', 'p1'],
      assignees: ['alice', 'bob'],
      milestone: 12,
      draft: false,
    },
  ],
  [
    'a list of files',
    'fs.read_multiple_files',
    { paths: Array.from({ length: 24 }, (_each, index) => `packages/core/src/part${index}/index.test.ts`) },
  ],
  [
    'a query and a filter',
    'db.query',
    {
      sql: 'select o.id, o.total, c.name from orders o join customers c on c.id = o.customer_id where o.state = $1 and o.created_at > $2 order by o.created_at desc limit 50',
      parameters: ['open', '2026-01-01T00:00:00Z'],
      timeout: 30_000,
      options: { read_only: true, schema: 'public', tags: ['report', 'weekly'], note: prose.slice(0, 190) },
      columns: Array.from({ length: 20 }, (_each, index) => ({ name: `column_${index}`, type: 'text' })),
    },
  ],
]

const pumps: Readonly<Record<string, string>> = {
  quotes: "'", double: '"', dots: '../', percent: '%25', escapes: '\\x2e', dollar: '${', braces: '{{', parens: '(a+)', operators: '; cat ', pipes: '|', backticks: '`id`', select: "' or (select ", union: 'union select null,', comments: '/*', dashes: "'--", entity: '<!ENTITY a "&b;&b;', eval: 'eval(', import: '__import__ (', blanks: ' ', lines: '\r\nX: ', base64: 'QUJD', wide: '\uff0e', assign: 'a=$a;', nested: '$(', stars: '.*', proto: '["__proto__', ranges: '{1..9}', with: 'with recursive union ', ldap: ')(&', sudo: 'sudo ', words: 'rm -rf a; ', heredoc: '<<', flags: '--a=', digits: '1', letters: 'a', at: '"@type":"com.', exec: 'os.system',
} // prettier-ignore
const kindNames = [
  'command',
  'path',
  'host',
  'sql',
  'template',
  'code',
  'name',
  'filter',
  'url',
  'pattern',
  'body',
  'value',
  'data',
]

/** Runs the measurements. */
export async function run(): Promise<void> {
  const guard = compileThreats({})
  const list: Bar[] = [...(await clean(guard)), hostile(guard)]
  bars(list)
}

function candidate(guard: Guard, tool: string, args: JsonObject): Candidate {
  const subject = { tool, arguments: args }
  return {
    name: 'threats',
    run(repetitions) {
      for (let count = 0; count < repetitions; count++) {
        const context: GuardContext = { request: {}, facts: factsOf(subject, {}), time: undefined }
        if (guard.judge(subject, context) !== undefined) throw new Error('the call is not clean')
      }
    },
  }
}

async function clean(guard: Guard): Promise<readonly Bar[]> {
  progress('threats, clean calls')
  const rows: string[][] = []
  const list: Bar[] = []
  for (const [name, tool, args] of calls) {
    const text = JSON.stringify(args)
    const sent = JSON.parse(text) as JsonObject
    const j: Candidate = {
      name: 'J',
      run(repetitions) {
        for (let count = 0; count < repetitions; count++) JSON.parse(JSON.stringify(sent))
      },
    }
    const [ours, unit] = await measure([candidate(guard, tool, sent), j], {
      rounds: 15,
      batchMilliseconds: 20,
      warmUpMilliseconds: 200,
    })
    const ratio = medianRatio(ours!, unit!)
    rows.push([
      `${name} (${text.length} characters)`,
      figure(ours!.microseconds),
      figure(unit!.microseconds),
      times(ratio),
    ])
    list.push({
      what: `threats on ${name}`,
      wanted: '<= 3 J',
      measured: `${figure(ratio)} J`,
      met: ratio <= 3,
    })
  }
  heading('Threats: a clean call of 1 KiB', 'Microseconds, and J of the same arguments.')
  table(['', 'threats', 'J', 'ratio'], rows)
  return list
}

function hostile(guard: Guard): Bar {
  progress('threats, hostile texts')
  const timed = (kind: string, text: string): number => {
    const subject = { tool: 'a.b', arguments: { [kind]: text } }
    let best = Infinity
    for (let round = 0; round < 3; round++) {
      const start = performance.now()
      guard.judge(subject, { request: {}, facts: factsOf(subject, {}), time: undefined })
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  const rows: (readonly [name: string, small: number, large: number])[] = []
  for (const [name, unit] of Object.entries(pumps)) {
    for (const kind of kindNames) {
      const text = (length: number): string =>
        JSON.parse(JSON.stringify(unit.repeat(Math.ceil(length / unit.length)).slice(0, length))) as string
      rows.push([`${name} in ${kind}`, timed(kind, text(16_000)), timed(kind, text(64_000))])
    }
  }
  const worst = [...rows].sort((left, right) => right[2] - left[2]).slice(0, 12)
  heading(
    'Threats: hostile texts',
    'Milliseconds for one text of 16,000 and 64,000 characters; the slowest of all pumps and kinds.',
  )
  table(
    ['', '16,000', '64,000'],
    worst.map(([name, small, large]) => [name, figure(small), figure(large)]),
  )
  const slowest = worst[0]![2]
  return {
    what: 'the slowest hostile text of 64,000 characters',
    wanted: '<= 50 ms',
    measured: `${figure(slowest)} ms`,
    met: slowest <= 50,
  }
}
