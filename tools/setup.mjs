// Makes a fresh clone ready to run: installs when node_modules is not what package-lock.json says, builds when
// dist is older than src. Says on stderr what it does, and nothing when there is nothing to do.
// Node's own modules only: nothing else is installed yet. With --quiet the output of npm and tsc is shown only on failure.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const quiet = process.argv.includes('--quiet')

function npm(...args) {
  const cli = process.env.npm_execpath ?? ''
  const [command, first] = basename(cli) === 'npm-cli.js' ? [process.execPath, [cli]] : ['npm', []]
  // 2 is stderr: stdout belongs to whatever runs next.
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2]
  const shell = command === 'npm' && process.platform === 'win32'
  const done = spawnSync(command, [...first, ...args], { stdio, shell, encoding: 'utf8' })
  if (done.status === 0) return
  if (quiet) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  console.error(`setup: \`npm ${args.join(' ')}\` failed`)
  process.exit(1)
}

const lock = readFileSync('package-lock.json')
const hash = createHash('sha256').update(lock).digest('hex')
const marker = join('node_modules', '.portcullis-lock')

/** Whether npm's own record of what it installed says the same as the lockfile. */
function installedByHand() {
  const record = join('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(lock.toString('utf8')).packages
  return (
    Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' ||
        (installed[path] === undefined ? optional === true : installed[path].version === version),
    ) && Object.keys(installed).every((path) => path in wanted)
  )
}

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== hash) {
  const linked = lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()
  if (linked) {
    console.error('setup: node_modules is a link, so it is left as it is')
  } else {
    if (!installedByHand()) {
      console.error('setup: installing what package-lock.json lists, with no install scripts (npm ci)')
      npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
    }
    writeFileSync(marker, hash)
  }
}

/** When the newest file or folder under this path last changed. */
function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const built = statSync(join('dist', 'index.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
if (['src', 'tsconfig.build.json', join('tools', 'schema.mjs')].some((input) => newest(input) > built)) {
  console.error('setup: building dist from src (npm run build)')
  npm('run', '--silent', 'build')
}
