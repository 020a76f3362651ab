// Every `ts` fence in the documents and in the doc comments of src compiles and runs, and prints what its `// =>`
// comments say. A fence that imports nothing gets every name of the package's root.
// A fence marked `ts no-run` is compiled only: for what needs a server, a network or a person.
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const { name } = JSON.parse(readFileSync('package.json', 'utf8'))
const roots = Object.keys(await import(name))
const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(join(dir, e.name)) : [join(dir, e.name)],
  )
const documents = existsSync('docs')
  ? walk('docs').filter((file) => file.endsWith('.md') && !file.startsWith(join('docs', 'api')))
  : []
const sources = walk('src').filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))

rmSync('.snippets', { recursive: true, force: true })
mkdirSync('.snippets')
let failed = 0
const fail = (where, what) => {
  failed++
  console.error(`${where}: ${what}`)
}

const found = []
for (const file of ['README.md', ...documents, ...sources]) {
  const text = readFileSync(file, 'utf8')
  const source = file.endsWith('.md') ? text : text.replace(/^[ \t]*\* ?/gm, '')
  source.split('\n').forEach((line, i) => {
    if (/^[ \t]+```(ts|typescript)\b/.test(line))
      fail(`${file}:${i + 1}`, 'a fence that is indented is not checked')
  })
  for (const m of source.matchAll(/^```(ts|typescript)\b(.*)\n([\s\S]*?)^```[ \t]*$/gm)) {
    const [whole, , mark, body] = m
    const where = `${file}:${source.slice(0, m.index).split('\n').length}`
    if (!['```ts\n', '```ts no-run\n'].some((opening) => whole.startsWith(opening))) {
      fail(where, `\`ts${mark}\` is no mark this check knows`)
      continue
    }
    const id = String(found.length).padStart(3, '0')
    const given = /^import /m.test(body) ? '' : `import { ${roots.join(', ')} } from '${name}'\n`
    // A fence without an import or export of its own is still a module.
    writeFileSync(join('.snippets', `${id}.ts`), `${given}${body}export {}\n`)
    const expected = [...body.matchAll(/\/\/ => (.*)$/gm)].map((e) => e[1].trim())
    found.push({ where, id, run: mark === '', expected })
  }
}

writeFileSync(
  join('.snippets', 'tsconfig.json'),
  JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      outDir: 'js',
      rootDir: '.',
      noUnusedLocals: false,
      noUnusedParameters: false,
    },
    include: ['*.ts'],
    exclude: [],
  }),
)
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.snippets'], {
  encoding: 'utf8',
})
if (tsc.status !== 0) {
  const named = tsc.stdout.replace(
    /^\.snippets\/(\d+)\.ts/gm,
    (path, id) => `${found[Number(id)].where} (${path})`,
  )
  fail('snippets', `do not compile\n${named}`)
} else {
  const queue = found.filter((snippet) => snippet.run)
  const run = promisify(execFile)
  const worker = async () => {
    for (let snippet = queue.shift(); snippet !== undefined; snippet = queue.shift()) {
      const { where, id, expected } = snippet
      try {
        const { stdout } = await run(process.execPath, [join('.snippets', 'js', `${id}.js`)], {
          timeout: 30_000,
        })
        const got = stdout.trim().split('\n').filter(Boolean)
        if (expected.length > 0 && expected.join('\n') !== got.join('\n')) {
          fail(where, `printed ${JSON.stringify(got)}, says ${JSON.stringify(expected)}`)
        }
      } catch (error) {
        fail(where, `does not run\n${error.stderr || error.message}`)
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
}
console.log(`snippets: ${found.length} found, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
