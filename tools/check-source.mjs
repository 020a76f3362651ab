// Laws of src that no linter states: ASCII only, files of a readable size, folders named for what they hold,
// every folder on a floor, no state in a module.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import ts from 'typescript'
import { entries } from './entries.mjs'
import { floors, towers } from './floors.cjs'

const LONG = 300
const TOO_LONG = 500
const NAMELESS = /^(utils?|helpers?|managers?|services?|common|misc)$/i
const rooms = new Set([...floors.flat(), ...towers])
const faces = new Set(entries.map((entry) => entry.source))

const problems = []
const warnings = []
const sizes = []
const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath ?? entry.path, entry.name)
      .split(sep)
      .join('/'),
  )
  .sort()

for (const file of files) {
  const bytes = readFileSync(file)
  const lines = bytes.toString('latin1').split('\n')
  lines.forEach((line, i) => {
    const at = line.search(/[^\t\x20-\x7e]/)
    if (at >= 0) problems.push(`${file}:${i + 1}:${at + 1}: write this character as an escape: src is ASCII`)
  })

  const [, ...path] = file.split('/')
  for (const name of path) {
    if (NAMELESS.test(name.replace(/\..*$/, '')))
      problems.push(`${file}: name \`${name}\` after what it holds`)
  }
  const room = path[0].replace(/\.ts$/, '')
  const face = path.length === 2 && path[1] === 'index.ts' && faces.has(file)
  if (!['index.ts', 'platform.d.ts'].includes(path.join('/')) && !rooms.has(room) && !face) {
    problems.push(
      `${file}: \`${room}\` has no floor in tools/floors.cjs and is no entry point of package.json`,
    )
  }

  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) continue
  if (!file.endsWith('.table.ts')) {
    const count = lines.length - 1
    sizes.push(count)
    if (count > TOO_LONG) problems.push(`${file}: ${count} lines, more than ${TOO_LONG}`)
    else if (count > LONG) warnings.push(`${file}: ${count} lines, more than ${LONG}`)
  }
  const source = ts.createSourceFile(basename(file), bytes.toString('utf8'), ts.ScriptTarget.Latest)
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    if (statement.declarationList.flags & (ts.NodeFlags.Const | ts.NodeFlags.Using)) continue
    const { line } = source.getLineAndCharacterOfPosition(statement.getStart(source))
    problems.push(`${file}:${line + 1}: a module keeps no state: no \`let\` or \`var\` at its top`)
  }
}

sizes.sort((a, b) => a - b)
const share = (part) => sizes[Math.floor((sizes.length - 1) * part)] ?? 0
for (const warning of warnings) console.warn(`warning: ${warning}`)
for (const problem of problems) console.error(problem)
console.log(
  `source: ${sizes.length} files, median ${share(0.5)} lines, p90 ${share(0.9)}, largest ${share(1)}; ${problems.length} problems`,
)
process.exitCode = problems.length > 0 ? 1 : 0
