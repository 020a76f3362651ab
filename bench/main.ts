/**
 * `npm run bench -- <name>`, or `all`: see `benches` for the names. Tables go to stdout, progress to stderr.
 *
 * @module
 */
import { machine } from './report.ts'

const benches: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<void> }>>> = {
  rules: () => import('./rules.ts'),
  decision: () => import('./decision.ts'),
  dlp: () => import('./dlp.ts'),
  definitions: () => import('./definitions.ts'),
  egress: () => import('./egress.ts'),
  threats: () => import('./threats.ts'),
  roundtrip: () => import('./roundtrip.ts'),
  repertoire: () => import('./repertoire.ts'),
  patterns: () => import('./patterns.ts'),
  intent: () => import('./intent.ts'),
  'intent-tools': () => import('./intentTools.ts'),
  pins: () => import('./pins.ts'),
}

const [chosen = 'all'] = process.argv.slice(2)
const names = chosen === 'all' ? Object.keys(benches) : [chosen]
if (!names.every((name) => Object.hasOwn(benches, name))) {
  console.error(`bench: no bench is called \`${chosen}\`; choose ${Object.keys(benches).join(', ')} or all`)
  process.exit(2)
}

machine()
for (const name of names) {
  console.log(`\n## ${name}`)
  const { run } = await benches[name]!()
  await run()
}
