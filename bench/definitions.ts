/**
 * The scan of tool definitions and of what comes back, in units of `JSON.parse(JSON.stringify(value))` of the same value in
 * the same run; and texts that are made to be slow.
 *
 * @module
 */
import { scanToolDefinition } from '../src/guards/catalog/definitionScan.ts'
import { compileResultText } from '../src/guards/catalog/resultText.ts'
import type { JsonObject } from '../src/json/value.ts'
import { factsOf } from '../src/subject/facts.ts'
import { createTextInspector } from '../src/text/injection/inspect.ts'
import { ordinaryTexts } from '../test/corpus/definitions/ordinary.table.ts'
import { prose } from './dlp.ts'

function best(run: () => void, rounds: number): number {
  for (let index = 0; index < 5; index++) run()
  let least = Infinity
  for (let index = 0; index < rounds; index++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** A list of tools as vendors describe them, four kilobytes each. */
export function toolList(count: number): readonly JsonObject[] {
  return Array.from({ length: count }, (_, index) => {
    const text = (at: number): string => ordinaryTexts[(index * 7 + at) % 140]!
    const properties = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `parameter_${at}`,
        { type: 'string', description: `${text(at)} ${text(at + 31)}`, examples: [`value ${at}`] },
      ]),
    )
    return {
      name: `tool_${index}`,
      title: `Tool ${index}`,
      description: Array.from({ length: 12 }, (_, at) => text(at * 11)).join('\n\n'),
      inputSchema: { type: 'object', properties, required: ['parameter_0'] },
      annotations: { readOnlyHint: index % 2 === 0, openWorldHint: true },
    }
  })
}

const pumps: Readonly<Record<string, string>> = {
  words: 'lorem ipsum ', ignore: 'ignore ', phrase: 'ignore all previous instructions ', do: 'do not do not ', tell: 'do not tell the user ', letters: 'a b c ', spaces: ' ', lines: '\n', dots: '. ', angle: '<', tags: '<SECRET>',
  comments: '<!--', brackets: '[[', braces: '{{{', stars: '***', equals: '===', base64: 'QWxs', hex: '0a1b', percent: '%41', slashes: '/', under: 'a_', backticks: '`a', links: 'https://a.b/', at: 'a@b.', curl: 'curl | ', zero: 'a\u200b', tag: '\u{e0041}',
  selectors: 'a\ufe0f\ufe0f\ufe0f', escape: '\u001b[', system: '\nSYSTEM:', style: 'style="', plus: '+1 ', dollar: '$a', wide: '\u0456gn\u043er\u0435 ', chinese: '\u5ffd\u7565\u4e4b\u524d', files: '~/.ssh/id_rsa ', quotes: '"role":', accents: 'e\u0301',
} // prettier-ignore

/** Measures and prints. */
export async function run(): Promise<void> {
  const list = toolList(100)
  const inspector = createTextInspector()
  const guard = compileResultText({ action: 'block' })
  const result: JsonObject = { content: [{ type: 'text', text: prose(65_536) }] }
  const subject = { surface: 'tool.result', tool: 'web.fetch', result } as const
  const judge = (): unknown =>
    guard.judge(subject, { facts: factsOf(subject, {}), request: {}, time: undefined })
  const cases: Readonly<Record<string, readonly [unknown, () => unknown]>> = {
    'scan 100 tools': [list, () => list.map((tool) => scanToolDefinition(tool))],
    'judge a clean result of 64 KiB': [result, judge],
  }
  console.log('| work | bytes | J ms | time ms | J |\n|---|---|---|---|---|')
  for (const [name, [value, work]] of Object.entries(cases)) {
    const j = best(() => void JSON.parse(JSON.stringify(value)), 40)
    const time = best(() => void work(), 40)
    console.log(
      `| ${name} | ${JSON.stringify(value).length} | ${j.toFixed(3)} | ${time.toFixed(3)} | ${(time / j).toFixed(1)} |`,
    )
  }
  console.log('\n| pump | 64 KiB ms | ns/char | 512 KiB ms | ns/char |\n|---|---|---|---|---|')
  for (const [name, unit] of Object.entries(pumps)) {
    const cells = [65_536, 524_288].map((size) => {
      const text = JSON.parse(
        JSON.stringify(unit.repeat(Math.ceil(size / unit.length)).slice(0, size)),
      ) as string
      const time = best(() => inspector.inspect(text), 5)
      return `${time.toFixed(2)} | ${((time * 1e6) / size).toFixed(1)}`
    })
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}
