// The official conformance suite, against our server and our client, bare and behind the firewall: with a policy that
// allows everything, and with one as people write them. Every check that passes bare has to pass guarded.
//
//   node test/conformance/run.mjs [--suite core|all] [--keep]
//
// Installs the suite and a runtime for it when they are missing, and builds the library when it is stale. `--keep` leaves
// the checks and logs of every run in `reports/conformance`.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const { suite, keep } = parseArgs({
  options: { suite: { type: 'string', default: 'all' }, keep: { type: 'boolean', default: false } },
}).values
const guards = ['bare', 'allow', 'policy']
const revisions = ['2025-11-25', '2026-07-28']
/** The fewest checks that must pass, so that a suite which tests nothing does not look like one that found nothing. */
const fewest = {
  server: { '2025-11-25': 84, '2026-07-28': 152 },
  client: { '2025-11-25': 250, '2026-07-28': suite === 'all' ? 409 : 229 },
}

function must(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status === 0) return
  console.error(`\`${command} ${args.join(' ')}\` failed\n${stdout}${stderr}`)
  process.exit(1)
}

const modules = join(here, 'node_modules')
const installed = join(modules, '.portcullis-lock')
const lock = readFileSync(join(here, 'package-lock.json'), 'utf8')
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
  // The suite asks for a newer Node.js, which is installed with it.
  must('npm', ['ci', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund'], here)
  writeFileSync(installed, lock)
}
must(process.execPath, ['tools/setup.mjs', '--quiet'], root)

// The suite needs Node 22.
const ownNode = Number(process.versions.node.split('.')[0]) >= 22
const node = ownNode ? process.execPath : join(modules, 'node22/bin/node')
const conformance = join(modules, '@modelcontextprotocol/conformance/dist/index.js')
const built = join(modules, '.portcullis-built')
const reports = join(root, 'reports/conformance')
rmSync(reports, { recursive: true, force: true })

// In one file each: the suite starts one process for a scenario, dozens at once.
await createRequire(join(root, 'package.json'))('esbuild').build({
  absWorkingDir: here,
  entryPoints: ['everythingServer.ts', 'everythingClient.ts'],
  outdir: built,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url)',
  },
  logLevel: 'error',
})

/** Runs a command to its end and gives what it printed. */
function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--import', join(here, 'loopback.mjs'), conformance, ...args], {
      cwd: here,
      env: { ...process.env, NODE_COMPILE_CACHE: join(built, 'cache'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    const take = (chunk) => {
      printed += chunk
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', reject)
    child.on('close', () => resolve(printed))
  })
}

/** What the suite itself says failed, also where it left no checks behind. */
const failedIn = (log) => Number(/^Total: \d+ passed, (\d+) failed/m.exec(log)?.[1] ?? Infinity)

/** Every check of a run as `scenario, check: status`, with a number where there are several of the same. */
function checksIn(folder) {
  const checks = new Map()
  const files = readdirSync(folder, { recursive: true }).map(String)
  for (const file of files.filter((name) => name.endsWith('checks.json')).sort()) {
    const scenario = dirname(file)
      .replace(/^server-/, '')
      .replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, '')
    const seen = new Map()
    for (const { id, name, status, errorMessage } of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
      if (status === 'INFO') continue
      const key = `${scenario}: ${name === id ? id : `${id} ${name}`}`
      const nth = (seen.get(key) ?? 0) + 1
      seen.set(key, nth)
      checks.set(nth === 1 ? key : `${key} #${nth}`, { status, errorMessage })
    }
  }
  return checks
}

/** How every client ended, and how many messages its guard judged. */
function endingsIn(folder) {
  const endings = new Map()
  let judged = 0
  const files = readdirSync(folder, { recursive: true }).map(String)
  for (const file of files.filter((name) => name.endsWith('stdout.txt'))) {
    const [, ending = 'nothing', count = '0'] =
      /^ended (\S+) judged (\d+)$/m.exec(readFileSync(join(folder, file), 'utf8')) ?? []
    endings.set(dirname(file).replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, ''), ending)
    judged += Number(count)
  }
  return { endings, judged }
}

async function runServer(guard) {
  const server = spawn(node, [join(built, 'everythingServer.mjs')], {
    env: { ...process.env, PORTCULLIS_GUARD: guard },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const runs = []
  try {
    const url = (await lines.next()).value
    for (const revision of revisions) {
      const folder = join(reports, `server-${revision}-${guard}`)
      mkdirSync(folder, { recursive: true })
      const log = await run([
        'server',
        '--url',
        url,
        '--suite',
        'all',
        '--spec-version',
        revision,
        '-o',
        folder,
      ])
      writeFileSync(join(folder, 'log.txt'), log)
      runs.push({
        role: 'server',
        revision,
        guard,
        checks: checksIn(folder),
        endings: new Map(),
        timedOut: 0,
        failed: failedIn(log),
      })
    }
  } finally {
    server.kill('SIGTERM')
  }
  const judged = Number(/judged (\d+)/.exec((await lines.next()).value ?? '')?.[1] ?? 0)
  return runs.map((each) => ({ ...each, judged }))
}

async function runClient(guard, revision) {
  const folder = join(reports, `client-${revision}-${guard}`)
  mkdirSync(folder, { recursive: true })
  const command = `${node} ${join(built, 'everythingClient.mjs')}`
  const args = ['client', '--command', command, '--suite', suite, '--timeout', '100000']
  const log = await run([...args, '--spec-version', revision, '-o', folder], { PORTCULLIS_GUARD: guard })
  writeFileSync(join(folder, 'log.txt'), log)
  const timedOut = log.match(/Client timed out/g)?.length ?? 0
  return {
    role: 'client',
    revision,
    guard,
    checks: checksIn(folder),
    ...endingsIn(folder),
    timedOut,
    failed: failedIn(log),
  }
}

const runs = []
for (const guard of guards) {
  runs.push(...(await runServer(guard)))
  for (const revision of revisions) runs.push(await runClient(guard, revision))
}

const problems = []
const passedIn = ({ checks }) => [...checks.values()].filter(({ status }) => status === 'SUCCESS').length
console.log(`${''.padEnd(20)}${guards.map((guard) => guard.padStart(8)).join('')}`)
for (const role of ['server', 'client']) {
  for (const revision of revisions) {
    const [bare, ...guarded] = guards.map((guard) =>
      runs.find((each) => each.role === role && each.revision === revision && each.guard === guard),
    )
    const counts = [bare, ...guarded].map(passedIn)
    console.log(`${role} ${revision}`.padEnd(20) + counts.map((count) => String(count).padStart(8)).join(''))
    const say = (guard, text) => problems.push(`${role} ${revision} ${guard}: ${text}`)
    if (counts[0] < fewest[role][revision]) say('bare', `fewer than ${fewest[role][revision]} checks passed`)
    for (const each of [bare, ...guarded]) {
      if (each.failed > 0) say(each.guard, `${each.failed} checks failed`)
      if (each.timedOut > 0) say(each.guard, `${each.timedOut} clients timed out`)
      for (const [name, { status, errorMessage }] of each.checks) {
        if (status === 'FAILURE') say(each.guard, `${name} failed: ${errorMessage}`)
      }
    }
    for (const each of guarded) {
      if (passedIn(each) < counts[0]) say(each.guard, 'fewer checks passed than bare')
      if (each.judged === 0) say(each.guard, 'the guard judged nothing')
      for (const [name, { status }] of bare.checks) {
        const now = each.checks.get(name)
        if (status === 'SUCCESS' && now?.status !== 'SUCCESS') {
          say(
            each.guard,
            `${name} passes bare, and is ${now?.status ?? 'missing'}: ${now?.errorMessage ?? ''}`,
          )
        }
      }
      for (const [scenario, ending] of bare.endings) {
        const now = each.endings.get(scenario)
        if (now !== ending) say(each.guard, `the client of ${scenario} ends with ${now} instead of ${ending}`)
      }
    }
  }
}
for (const problem of problems) console.error(problem)
if (keep || problems.length > 0) console.log(`checks and logs: ${relative(process.cwd(), reports)}`)
else rmSync(reports, { recursive: true, force: true })
process.exit(problems.length === 0 ? 0 : 1)
