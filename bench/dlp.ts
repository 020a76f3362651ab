/**
 * The scanner beside its peers: speed in units of `JSON.parse(JSON.stringify(value))` of the same value in the same run, and
 * what each finds on the corpus, and what each of our detectors finds. Peers are a package of their own, `bench/peers`, which is
 * installed when it is missing; those that cannot be loaded are left out.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createScanner } from '../src/guards/dlp/scanner.ts'
import {
  cleanCorpus,
  codedCorpus,
  mixed,
  nearMisses,
  tableCorpus,
  wrongDigits,
} from '../test/corpus/dlp/corpus.ts'
import { base62, hex, lower, randomOf } from '../test/corpus/dlp/random.ts'

/** Something that tells whether a text holds anything it looks for. */
interface Finder {
  readonly name: string
  find(text: string): boolean | Promise<boolean>
}

const random = randomOf(2026)
const words =
  'the quick review of a build shows that tests pass on main and some of them take longer than expected while others fail with a message about the server so we asked for a new index over orders by date and total'.split(
    ' ',
  )

/** Ordinary text: prose with some numbers, paths and identifiers. */
export function prose(length: number): string {
  const parts: string[] = []
  for (let size = 0; size < length;) {
    const roll = random.int(40)
    const part =
      roll === 0
        ? `2024-0${1 + random.int(9)}-1${random.int(9)}`
        : roll === 1
          ? `src/${random.text(lower, 6)}/${random.text(lower, 8)}.ts:${random.int(400)}`
          : roll === 2
            ? `#${random.int(9000)}`
            : roll === 3
              ? `https://example.com/${random.text(lower, 6)}?page=${random.int(90)}`
              : random.pick(words)
    parts.push(part)
    size += part.length + 1
  }
  // Through JSON, as a message comes: a text that was added up is another thing to an engine.
  return JSON.parse(JSON.stringify(parts.join(' ').slice(0, length))) as string
}

function best(run: () => void, rounds: number): number {
  for (let index = 0; index < 3; index++) run()
  let least = Infinity
  for (let index = 0; index < rounds; index++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** The time of one run, and of J, in milliseconds. */
function measured(value: unknown, run: () => void): { readonly time: number; readonly j: number } {
  const size = JSON.stringify(value).length
  const repeat = size < 10_000 ? 200 : size < 100_000 ? 10 : 1
  const rounds = size > 500_000 ? 9 : 25
  const many = (what: () => void) => () => {
    for (let index = 0; index < repeat; index++) what()
  }
  const j =
    best(
      many(() => void JSON.parse(JSON.stringify(value))),
      rounds,
    ) / repeat
  return { time: best(many(run), rounds) / repeat, j }
}

function dense(count: number): unknown {
  return {
    rows: Array.from({ length: count }, () => ({
      text: `${prose(120)} ${random.text(lower, 6)}@${random.text(lower, 6)}.com ${prose(120)} ghp_${random.text(base62, 36)} ${prose(120)} AKIA${random.text('ABCDEFGHIJKLMNOP234567', 16)}`,
    })),
  }
}

const pumps: Readonly<Record<string, string>> = {
  digits: '0123456789', dots: '1.2.3.4.', dashes: '1-2-3-', groups: '4111 1111 1111 1112 ', hex: '0a1b2c3d4e5f', pairs: '4a 4b 4c ', spaces: ' ', at: 'a@', atdot: 'a@a.', eyJ: 'eyJ.',
  quotes: '"', braces: '{[(', percent: '%41', unicode: '\\u0041', base64: 'QUtJ', prefix: 'sk-', ghp: 'ghp_', password: 'password=', newline: '\n', zero: '\u200ba', mixed: 'a1-.@:%{"sk-ey', capitals: 'A ',
  'words before an address': 'shipto', 'a name of a key': 'ApiKey', 'a name and a sign': 'accesstoken: ', 'a word and digits': 'acct numberA1=', 'a token in a token': 'ops_eyJ', 'lines of a key': 'SharedAccessKey=\n', 'unread letters': '@\u0430', 'unread digits': '\uff14',
} // prettier-ignore

async function peers(): Promise<readonly Finder[]> {
  const folder = fileURLToPath(new URL('peers', import.meta.url))
  if (!existsSync(`${folder}/node_modules`)) {
    const flags = ['ci', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund']
    if (spawnSync('npm', flags, { cwd: folder, stdio: ['ignore', 2, 2] }).status !== 0) return []
  }
  const require = createRequire(`${folder}/package.json`)
  const load = async (name: string): Promise<Record<string, unknown>> =>
    (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>
  const found: Finder[] = []
  const attempt = async (name: string, make: () => Promise<Finder>): Promise<void> => {
    try {
      const finder = await make()
      await finder.find('warm up')
      found.push(finder)
    } catch (error) {
      console.log(`${name} is left out: ${String(error).slice(0, 120)}`)
    }
  }
  await attempt('secretlint', async () => {
    const { lintSource } = (await load('@secretlint/core')) as {
      lintSource: (options: unknown) => Promise<{ messages: unknown[] }>
    }
    const preset = (await load('@secretlint/secretlint-rule-preset-recommend')) as { creator: unknown }
    const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator }] }
    return {
      name: 'secretlint',
      find: async (text) =>
        (
          await lintSource({
            source: { filePath: '/a.txt', content: text, contentType: 'text', ext: '.txt' },
            options: { config },
          })
        ).messages.length > 0,
    }
  })
  await attempt('@redactpii/node', async () => {
    const { Redactor } = (await load('@redactpii/node')) as {
      Redactor: new (options: unknown) => { redact(text: string): string }
    }
    const redactor = new Redactor({
      rules: { CREDIT_CARD: true, EMAIL: true, NAME: true, PHONE: true, SSN: true },
    })
    return { name: '@redactpii/node', find: (text) => redactor.redact(text) !== text }
  })
  await attempt('openredaction', async () => {
    const { OpenRedaction } = (await load('openredaction')) as {
      OpenRedaction: new (options?: unknown) => { detect(text: string): unknown }
    }
    const redactor = new OpenRedaction()
    return {
      name: 'openredaction',
      find: async (text) =>
        ((await redactor.detect(text)) as { detections: unknown[] }).detections.length > 0,
    }
  })
  await attempt('@openai/guardrails', async () => {
    const guardrails = await load('@openai/guardrails')
    const keys = guardrails['secretKeysCheck'] ?? guardrails['secretKeys']
    const pii = guardrails['pii']
    const PIIEntity = guardrails['PIIEntity'] as Record<string, string>
    const entities = Object.values(PIIEntity)
    if (typeof keys !== 'function' || typeof pii !== 'function')
      throw new Error(`no checks among ${Object.keys(guardrails).slice(0, 40).join(' ')}`)
    type CheckFunction = (
      context: unknown,
      text: string,
      config: unknown,
    ) => Promise<{ tripwireTriggered: boolean }>
    return {
      name: '@openai/guardrails',
      find: async (text) =>
        (await (keys as CheckFunction)({}, text, { threshold: 'balanced' })).tripwireTriggered ||
        (await (pii as CheckFunction)({}, text, { entities, block: true, detect_encoded_pii: true }))
          .tripwireTriggered,
    }
  })
  return found
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Measures and prints. */
export async function run(): Promise<void> {
  const scanner = createScanner()
  const arguments1k = {
    owner: 'acme',
    repo: 'widgets',
    title: 'Fix the flaky test',
    body: prose(720),
    labels: ['bug', 'ci'],
    assignees: ['octocat'],
    draft: false,
    number: 42,
    meta: { source: 'web', retries: 3 },
  }
  const values: Readonly<Record<string, unknown>> = {
    'clean 1 KiB arguments': arguments1k,
    'clean 64 KiB text': { content: [{ type: 'text', text: prose(65_536) }] },
    'clean 1 MiB text': { content: [{ type: 'text', text: prose(1_048_576) }] },
    'clean 1 MiB rows': {
      rows: Array.from({ length: 20_000 }, (_, id) => ({
        id,
        name: random.pick(words),
        note: prose(20),
        open: id % 2 === 0,
      })),
    },
    'clean 1 MiB hashes': { rows: Array.from({ length: 16_000 }, () => ({ sha: random.text(hex, 40) })) },
    'a finding every 150 characters': dense(600),
    'rows that could be addresses': Array.from(
      { length: 165 },
      () => `${'1 Rue Aa Aa Aa, 1234 '.repeat(18)}NY 12345`,
    ),
  }
  console.log('| value | size | J ms | scan | MB/s | redact | findings |\n|---|---|---|---|---|---|---|')
  for (const [name, value] of Object.entries(values)) {
    const size = JSON.stringify(value).length
    const { time, j } = measured(value, () => scanner.scan(value))
    const redacting = measured(value, () => scanner.redact(value as never))
    console.log(
      `| ${name} | ${size} | ${j.toFixed(4)} | ${(time / j).toFixed(1)} J | ${(size / time / 1000).toFixed(0)} | ${(redacting.time / redacting.j).toFixed(1)} J | ${scanner.scan(value).length} |`,
    )
  }
  console.log('\n| pump | 64 KiB J | ns/char | 1 MiB J | ns/char |\n|---|---|---|---|---|')
  for (const [name, unit] of Object.entries(pumps)) {
    const cells = [65_536, 1_048_576].map((size) => {
      const value = unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
      const { time, j } = measured(value, () => scanner.scan(value))
      return `${(time / j).toFixed(1)} | ${((time * 1e6) / size).toFixed(1)}`
    })
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  const positives = [
    ...tableCorpus(501, 1),
    ...codedCorpus(502, 20),
    { detector: '', category: 'secret', value: mixed(random, 40), secret: '' },
  ]
  const clean = [...cleanCorpus(503, 600), ...nearMisses(504, 20)]
  const finders: readonly Finder[] = [
    { name: 'portcullis', find: (text) => scanner.scan(text).length > 0 },
    ...(await peers()),
  ]
  const speed = prose(65_536)
  console.log(
    '\n| scanner | secrets found | personal | financial | clean flagged | MB/s, clean 64 KiB |\n|---|---|---|---|---|---|',
  )
  for (const finder of finders) {
    const { name } = finder
    const share = async (cases: readonly unknown[]): Promise<string> => {
      let hits = 0
      for (const value of cases) if (await finder.find(asText(value))) hits++
      return `${((hits / cases.length) * 100).toFixed(1)} %`
    }
    const of = (category: string): readonly unknown[] =>
      positives.filter((entry) => entry.category === category).map(({ value }) => value)
    let least = Infinity
    for (let round = 0; round < 5; round++) {
      const start = performance.now()
      await finder.find(speed)
      least = Math.min(least, performance.now() - start)
    }
    console.log(
      `| ${name} | ${await share(of('secret'))} | ${await share(of('pii'))} | ${await share(of('financial'))} | ${await share(clean)} | ${(speed.length / least / 1000).toFixed(2)} |`,
    )
  }
  console.log('\nRecall is what a scanner says about a sample at all, of the same samples for every scanner.')
  perDetector()
}

/** Precision and recall of each of our detectors: of what it is made for, and of what belongs to others or to nobody. */
function perDetector(): void {
  const scanner = createScanner()
  interface Count {
    samples: number
    found: number
    right: number
    /** Clean samples that it named. */
    wrong: number
    /** Values in its form with a wrong check digit, and how many of them it named. */
    near: number
    taken: number
  }
  const counts = new Map<string, Count>()
  const of = (detector: string): Count => {
    const count = counts.get(detector) ?? { samples: 0, found: 0, right: 0, wrong: 0, near: 0, taken: 0 }
    counts.set(detector, count)
    return count
  }
  for (const { detector, value } of [...tableCorpus(601, 8), ...codedCorpus(602, 20)]) {
    const found = new Set(scanner.scan(value).map((finding) => finding.detector))
    const count = of(detector)
    count.samples++
    if (found.size > 0) count.found++
    if (found.has(detector)) count.right++
  }
  for (const value of [...cleanCorpus(603, 3000), ...nearMisses(604, 100)])
    for (const detector of new Set(scanner.scan(value).map((finding) => finding.detector)))
      of(detector).wrong++
  for (const { detector, value } of wrongDigits(605, 8)) {
    const count = of(detector)
    count.near++
    if (scanner.scan(value).some((finding) => finding.detector === detector)) count.taken++
  }
  console.log(
    '\n| detector | samples | found | named so | clean flagged | wrong digits taken | precision |\n|---|---|---|---|---|---|---|',
  )
  for (const [detector, { samples, found, right, wrong, near, taken }] of [...counts].sort(
    ([left], [right]) => (left < right ? -1 : 1),
  )) {
    const all = right + wrong + taken
    const precision = all === 0 ? '' : `${((right / all) * 100).toFixed(1)} %`
    const share = samples === 0 ? '' : `${((found / samples) * 100).toFixed(0)} %`
    const named = samples === 0 ? '' : `${((right / samples) * 100).toFixed(0)} %`
    console.log(
      `| ${detector} | ${samples} | ${share} | ${named} | ${wrong} | ${near === 0 ? '' : `${taken} of ${near}`} | ${precision} |`,
    )
  }
}
