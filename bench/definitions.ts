/**
 * The scan of tool definitions and of what comes back, in units of `JSON.parse(JSON.stringify(value))` of the same value in
 * the same run; and texts that are made to be slow.
 *
 * @module
 */
import { fileURLToPath } from 'node:url'
import { scanToolDefinition } from '../src/guards/catalog/definitionScan.ts'
import { pinCatalog } from '../src/guards/catalog/pin.ts'
import { compileResultText } from '../src/guards/catalog/resultText.ts'
import type { JsonObject } from '../src/json/value.ts'
import { factsOf } from '../src/subject/facts.ts'
import { createTextInspector } from '../src/text/injection/inspect.ts'
import { ordinaryTexts } from '../test/corpus/definitions/ordinary.table.ts'
import { toolsOf } from '../test/intent/gather.ts'
import { installedServers } from '../test/intent/servers.table.ts'
import { prose } from './dlp.ts'

/** The processor time of a work in milliseconds, run as often as it takes to read the clock: others on the machine take none of it. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage()
  for (let times = 1; ; times++) {
    work()
    const { user, system } = process.cpuUsage(start)
    if (user + system >= 4000) return (user + system) / 1000 / times
  }
}

/** The least of two works that take turns. */
function leastOf(one: () => unknown, other: () => unknown, rounds: number): readonly [number, number] {
  let least = Infinity
  let leastOther = Infinity
  for (let round = 0; round < rounds; round++) {
    least = Math.min(least, processorTime(one))
    leastOther = Math.min(leastOther, processorTime(other))
  }
  return [least, leastOther]
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

/** So many tools of the servers that are installed, some of them twice. */
async function realTools(count: number): Promise<readonly JsonObject[]> {
  const home = fileURLToPath(new URL('..', import.meta.url))
  const tools: JsonObject[] = []
  for (const server of installedServers)
    tools.push(...(await toolsOf(server, home)).map(({ definition }) => definition))
  return Array.from({ length: count }, (_, index) => {
    const tool = tools[index % tools.length]!
    return { ...tool, name: `${tool['name'] as string}_${index}` }
  })
}

const pumps: Readonly<Record<string, string>> = {
  words: 'lorem ipsum ', ignore: 'ignore ', previous: 'ignore previous ', phrase: 'ignore all previous instructions ', 'phrase, with a stop': 'ignore all previous instructions. ', do: 'do not do not ', tell: 'do not tell the user ', letters: 'a b c ', 'spelt out': 'i g n o r e  ', 'one letter': 'a', 'a million words': 'a ', spaces: ' ', lines: '\n', dots: '. ', 'dots alone': '.', commas: ',', bullets: '\n- x',
  angle: '<', tags: '<SECRET>', system: '<system>', important: '<IMPORTANT>', closed: '<IMPORTANT>x</IMPORTANT>', comments: '<!--', 'comments, closed': '<!-- x -->', brackets: '[[', 'open brackets': '[', inst: '[INST]', braces: '{{{', 'open braces': '{', stars: '***', equals: '===', dashes: '---', numbers: '###', rules: '### SYSTEM ', banner: '\nSYSTEM:', notes: '\nSYSTEM NOTE', human: '\nHuman: ', style: 'style="', 'style, hidden': '<span style="display: non', script: 'javascript:', data: 'data:', colons: ':',
  base64: 'QWxs', 'base64, spaced': 'aWdub3JlIGFsbCBwcmV2aW91cw== ', hex: '0a1b', 'hex, spaced': '69676e6f726520616c6c20707265 ', percent: '%41', 'percent, spaced': '%69%67%6e%6f%72%65 ', unicode: '\\u0069', entities: '&#105;', backslashes: '\\', ampersands: '&#',
  slashes: '/', under: 'a_', backticks: '`a', links: 'https://a.b/', 'links that carry': '![a](https://a.b/?q={data}) ', images: '![](', 'markdown links': '[a](b) ', schemes: '://', at: 'a@b.', curl: 'curl | ', pipes: '| ', plus: '+1 ', dollar: '$a', bang: '!a', digits: '1a2b ', quotes: '"role":', 'quotation marks': '"', apostrophes: "a'", files: '~/.ssh/id_rsa ', dotted: 'a.b',
  zero: 'a\u200b', 'zero alone': '\u200b', binary: '\u200b\u200c', joiners: '\u200d', tag: '\u{e0041}', 'tag, scattered': 'a\u{e0041}', selectors: 'a\ufe0f\ufe0f\ufe0f', bidi: '\u202e', escape: '\u001b[', 'escape, whole': '\u001b[31mred\u001b[0m', 'control string': '\u001b]', nul: '\0', soft: 'i\u00adg',
  wide: '\u0456gn\u043er\u0435 ', 'wide words': '\u0438\u0433\u043d\u043e\u0440\u0438\u0440\u0443\u0439 ', arabic: '\u062a\u062c\u0627\u0647\u0644 ', chinese: '\u5ffd\u7565\u4e4b\u524d', 'other chinese': '\u7684\u4e86', accents: 'e\u0301', 'accented words': '\u00e9t\u00e9 ', full: '\uff49\uff47\uff4e ', bold: '\u{1d422}\u{1d420} ', emoji: '\u{1f600}', enclosed: '\u{1f170}', surrogates: '\ud83d',
} // prettier-ignore

/** What hostile texts may cost at most, in J of the same text. */
const mostJ = 20
/** How much more a character of a mebibyte may cost than one of 64 KiB, before it counts as more than linear. */
const mostGrowth = 2

/** Measures and prints. */
export async function run(): Promise<void> {
  const list = toolList(100)
  const real = await realTools(100)
  const scanning = (tools: readonly JsonObject[]) => (): unknown =>
    tools.map((tool) => scanToolDefinition(tool))
  const inspector = createTextInspector()
  const guard = compileResultText({ action: 'block' })
  const result: JsonObject = { content: [{ type: 'text', text: prose(65_536) }] }
  const subject = { surface: 'tool.result', tool: 'web.fetch', result } as const
  const judge = (): unknown =>
    guard.judge(subject, { facts: factsOf(subject, {}), request: {}, time: undefined })
  const cases: Readonly<Record<string, readonly [unknown, () => unknown]>> = {
    'scan 100 tools of real servers': [real, scanning(real)],
    'scan and pin them': [real, () => [scanning(real)(), pinCatalog({ name: 'bench', tools: real })]],
    'scan 100 tools full of near misses': [list, scanning(list)],
    'scan and pin these': [list, () => [scanning(list)(), pinCatalog({ name: 'bench', tools: list })]],
    'judge a clean result of 64 KiB': [result, judge],
  }
  console.log('| work | bytes | J ms | time ms | J |\n|---|---|---|---|---|')
  for (const [name, [value, work]] of Object.entries(cases)) {
    const [time, j] = leastOf(work, () => void JSON.parse(JSON.stringify(value)), 30)
    console.log(
      `| ${name} | ${JSON.stringify(value).length} | ${j.toFixed(3)} | ${time.toFixed(3)} | ${(time / j).toFixed(1)} |`,
    )
  }
  console.log('\n| pump | 64 KiB ns/char | J | 1 MiB ns/char | J | growth |\n|---|---|---|---|---|---|')
  const over: string[] = []
  for (const [name, unit] of Object.entries(pumps)) {
    const [small, large] = [65_536, 1_048_576].map((size) => {
      const text = JSON.parse(
        JSON.stringify(unit.repeat(Math.ceil(size / unit.length)).slice(0, size)),
      ) as string
      const [time, j] = leastOf(
        () => inspector.inspect(text),
        () => void JSON.parse(JSON.stringify(text)),
        8,
      )
      return { each: (time * 1e6) / size, j: time / j }
    }) as [{ each: number; j: number }, { each: number; j: number }]
    const growth = large.each / small.each
    if (small.j > mostJ || large.j > mostJ || growth > mostGrowth) over.push(name)
    console.log(
      `| ${name} | ${small.each.toFixed(1)} | ${small.j.toFixed(1)} | ${large.each.toFixed(1)} | ${large.j.toFixed(1)} | ${growth.toFixed(2)} |`,
    )
  }
  console.log(`\nOver ${mostJ} J, or more than linear: ${over.length === 0 ? 'none' : over.join(', ')}.`)
}
