/**
 * The cost of one egress decision: beside the platform's own URL parser, with 10 and with 100,000 entries, beside the
 * packages that filter requests, and on destinations that are made to be slow.
 *
 * The packages are no dependencies of this repository: they are installed into `peers-egress/` on the first run. Where that
 * cannot be done their rows are left out.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createEgressChecker } from 'mcp-portcullis'
import { measure, medianRatio, type Candidate, type Measured } from './measure.ts'
import { bars, figure, heading, progress, table, times, type Bar } from './report.ts'

const effort = { rounds: 31, batchMilliseconds: 10, warmUpMilliseconds: 250 }
const resolved = ['93.184.216.34']

const plain = Array.from(
  { length: 64 },
  (_, index) => `https://api${index}.example.com/v1/items/${index}?page=2&limit=50`,
)
const refused = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:8080/admin',
  'http://10.0.0.1/',
  'http://[::1]/',
]

/** What the packages refuse as we do. */
const inside = refused.slice(0, 2)

/** Calls `work` with one text after another. */
function overTexts(name: string, texts: readonly string[], work: (text: string) => unknown): Candidate {
  const mask = texts.length - 1
  let kept: unknown
  return {
    name,
    run: (count) => {
      for (let index = 0; index < count; index += 1) kept = work(texts[index & mask]!)
      if (kept === globalThis) throw new Error('never: keeps the work from being dropped')
    },
  }
}

/** Measures and prints. */
export async function run(): Promise<void> {
  const met: Bar[] = [...(await besideParser()), ...(await bySize())]
  met.push(...(await besidePackages()))
  await hostile()
  bars(met)
}

function print(measured: readonly Measured[], base: Measured, baseName: string): void {
  table(
    ['', 'microseconds', `times ${baseName}`],
    measured.map((each) => [each.name, figure(each.microseconds), times(medianRatio(each, base))]),
  )
}

async function besideParser(): Promise<readonly Bar[]> {
  progress('egress, beside the URL parser')
  const baseline = createEgressChecker()
  const listed = createEgressChecker({ allow: ['*.example.com', 'other.test'], deny: ['bad.example.com'] })
  const answer = { resolved }
  const measured = await measure(
    [
      overTexts('new URL(text)', plain, (text) => new URL(text)),
      overTexts('check, name not resolved', plain, (text) => baseline.check(text)),
      overTexts('check, name resolved', plain, (text) => baseline.check(text, answer)),
      overTexts('check, name resolved, with lists', plain, (text) => listed.check(text, answer)),
      overTexts('check, addresses and local names', refused, (text) => baseline.check(text)),
    ],
    effort,
  )
  heading('Egress: one destination', 'Plain URLs of about 60 characters; the last row are private ones.')
  print(measured, measured[0]!, 'new URL')
  const ratio = medianRatio(measured[2]!, measured[0]!)
  return [
    {
      what: 'a plain URL checked, beside new URL()',
      wanted: '<= 2x',
      measured: times(ratio),
      met: ratio <= 2,
    },
  ]
}

async function bySize(): Promise<readonly Bar[]> {
  progress('egress, 10 and 100,000 entries')
  const section = (size: number): { allow: string[]; deny: string[] } => ({
    allow: [
      '*.example.com',
      ...Array.from({ length: size / 2 }, (_, index) =>
        index % 2 === 0
          ? `h${index}.allowed.example`
          : `${(index % 200) + 11}.${index >>> 16}.${(index >>> 8) & 255}.${index & 255}/32`,
      ),
    ],
    deny: Array.from({ length: size / 2 }, (_, index) =>
      index % 2 === 0
        ? `*.d${index}.denied.example`
        : `${(index % 100) + 20}.${index & 255}.${(index >>> 8) & 255}.0/24`,
    ),
  })
  const [few, many] = [createEgressChecker(section(10)), createEgressChecker(section(100_000))]
  const answer = { resolved: ['9.9.9.9'] }
  const addresses = ['http://9.9.9.9/x', 'http://8.8.4.4/y']
  const measured = await measure(
    [
      overTexts('names, 10 entries', plain, (text) => few.check(text, answer)),
      overTexts('names, 100,000 entries', plain, (text) => many.check(text, answer)),
      overTexts('addresses, 10 entries', addresses, (text) => few.check(text)),
      overTexts('addresses, 100,000 entries', addresses, (text) => many.check(text)),
    ],
    effort,
  )
  heading('Egress: entries in the lists', 'Half names and suffixes, half addresses and networks.')
  print(measured, measured[0]!, 'the first')
  return [0, 2].map((at) => {
    const ratio = medianRatio(measured[at + 1]!, measured[at]!)
    const what = `100,000 entries beside 10, ${at === 0 ? 'names' : 'addresses'}`
    return { what, wanted: '<= 2x', measured: times(ratio), met: ratio <= 2 }
  })
}

type Connect = (options: object, done: () => void) => unknown

/** The packages' folder; they are installed there when they are missing. `undefined` when that cannot be done. */
function peersFolder(): string | undefined {
  const folder = fileURLToPath(new URL('peers-egress', import.meta.url))
  if (!existsSync(join(folder, 'node_modules', 'dssrf'))) {
    progress('egress, installing the packages beside which it is measured')
    const options = [
      '--no-package-lock',
      '--engine-strict=false',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ]
    const { status } = spawnSync('npm', ['install', ...options], { cwd: folder, stdio: 'ignore' })
    if (status !== 0) return undefined
  }
  return folder
}

/** What each package does to tell that one URL with a private address must not be fetched. */
async function peers(folder: string): Promise<readonly Candidate[]> {
  const required = createRequire(join(folder, 'none.cjs'))
  const dssrf = required('dssrf') as { is_url_safe: (url: string) => Promise<boolean> }
  const path = 'node_modules/request-filtering-agent/lib/request-filtering-agent.js'
  const { RequestFilteringHttpAgent } = (await import(pathToFileURL(join(folder, path)).href)) as {
    RequestFilteringHttpAgent: new () => { createConnection: Connect }
  }
  const filtering = new RequestFilteringHttpAgent()
  const ssrfFilter = required('ssrf-req-filter') as (url: string) => { createConnection: Connect }
  const filtered = ssrfFilter('http://example.com')
  const ignore = (): void => undefined
  const refusal = (create: Connect): ((url: string) => unknown) => {
    return (url) => {
      try {
        const refused = create({ host: new URL(url).hostname, port: 80 }, ignore)
        // One of them answers with a socket that fails in a moment; nobody waits for it here.
        if (refused instanceof EventEmitter) refused.on('error', ignore)
        return refused
      } catch (error) {
        return error
      }
    }
  }
  return [
    {
      name: 'dssrf is_url_safe',
      run: async (count) => {
        for (let index = 0; index < count; index += 1)
          await dssrf.is_url_safe(inside[index & 1]!).catch(ignore)
      },
    },
    overTexts(
      'request-filtering-agent createConnection',
      inside,
      refusal((options, done) => filtering.createConnection(options, done)),
    ),
    overTexts(
      'ssrf-req-filter createConnection',
      inside,
      refusal((options, done) => filtered.createConnection(options, done)),
    ),
  ]
}

async function besidePackages(): Promise<readonly Bar[]> {
  const folder = peersFolder()
  if (folder === undefined) return []
  progress('egress, beside packages')
  const egress = createEgressChecker()
  const measured = await measure(
    [
      overTexts('check', inside, (text) => egress.check(text)),
      overTexts('new URL(text).hostname alone', inside, (text) => new URL(text).hostname),
      ...(await peers(folder)),
    ],
    { rounds: 15, batchMilliseconds: 10, warmUpMilliseconds: 100 },
  )
  heading('Egress: beside packages', 'One URL with a private IPv4 address, refused.')
  const [ours, parser, ...others] = measured as [Measured, Measured, ...Measured[]]
  table(
    ['', 'microseconds', 'times ours', 'times new URL'],
    measured.map((each) => [
      each.name,
      figure(each.microseconds),
      times(medianRatio(each, ours)),
      times(medianRatio(each, parser)),
    ]),
  )
  return others.map((peer) => {
    const ratio = medianRatio(peer, ours)
    return { what: `${peer.name} beside check`, wanted: '>= 100x', measured: times(ratio), met: ratio >= 100 }
  })
}

async function hostile(): Promise<void> {
  progress('egress, hostile destinations')
  const egress = createEgressChecker()
  const size = 60_000
  const cases: readonly (readonly [string, string])[] = [
    ['an ordinary URL with a long path', `https://example.com/${'a'.repeat(size)}`],
    ['dots', `http://${'a.'.repeat(size / 2)}`],
    ['percent-encoding', `http://${'%31'.repeat(size / 3)}`],
    ['at signs', `http://${'@'.repeat(size)}`],
    ['dashes under nip.io', `http://${'1-'.repeat(120)}.nip.io`],
    ['letters outside ASCII', `http://${'\u00e9'.repeat(size)}`],
    ['letters outside ASCII, as many as are read', `http://${'\u00e9'.repeat(4096)}`],
    ['1 MB host', `http://${'a'.repeat(1_000_000)}`],
    ['1 MB of slashes', '/'.repeat(1_000_000)],
    ['1 MB of spaces', ' '.repeat(1_000_000)],
  ]
  const measured = await measure(
    cases.map(([name, text]) => overTexts(name, [text], (each) => egress.check(each, { resolved }))),
    { rounds: 5, batchMilliseconds: 10, warmUpMilliseconds: 50 },
  )
  heading('Egress: hostile destinations', '60,000 characters unless said otherwise.')
  table(
    ['', 'microseconds'],
    measured.map(({ name, microseconds }) => [name, figure(microseconds)]),
  )
}
