/** How much is found in ordinary files when a tool reads them: what is held back of these is a false alarm. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createFirewall } from '../../src/firewall.ts'
import { createScanner } from '../../src/guards/dlp/scanner.ts'

const isText =
  /\.(?:md|json|py|h|hpp|[cm]?[jt]s|css|html|ya?ml|txt|xml|sh|p[lm]|pod|conf|csv|el|vim|po|rst)$|(?:README|copyright)$/
const longest = 32_768

/** Reads every fifth text file below some folders as the result of a tool. */
export function foundInFiles(folders: readonly string[]): string {
  const firewall = createFirewall({
    version: 1,
    name: 'files',
    default: 'allow',
    catalog: { results: { action: 'block' } },
  })
  const scanner = createScanner()
  const tally = { files: 0, found: 0, held: 0, sensitive: 0 }
  const names = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => join(folder, name)),
  )
  for (const [at, name] of names.filter((each) => isText.test(each)).entries()) {
    if (at % 5 !== 0 || !statSync(name, { throwIfNoEntry: false })?.isFile()) continue
    const text = readFileSync(name, 'utf8').slice(0, longest)
    const result = { content: [{ type: 'text', text }] }
    const { verdict, findings } = firewall.evaluate({ surface: 'tool.result', tool: 'files.read', result })
    tally.files++
    if (findings.length > 0) tally.found++
    if (verdict !== 'allow') tally.held++
    if (scanner.scan(text).some(({ detector }) => detector !== 'email')) tally.sensitive++
  }
  const { files, found, held, sensitive } = tally
  return `${files} files: injection is found in ${found}, ${held} are held back; sensitive data beside mail addresses is found in ${sensitive}`
}
