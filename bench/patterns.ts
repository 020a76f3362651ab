/** User patterns: our linear engine beside re2js and the native one, which backtracks. `node --import ts-blank-space/register bench/patterns.ts` */
import { pathToFileURL } from 'node:url'
import { RE2JS } from 're2js'
import { compilePattern } from '../src/text/pattern/pattern.ts'

const realistic: readonly (readonly [source: string, flags: string])[] = [
  ['rm\\s+-rf?\\s+/', ''],
  ['^(SELECT|WITH)\\b', ''],
  ['EMP-\\d{6}', ''],
  ['[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}', ''],
  ['^https?://([a-z0-9-]+\\.)*(example\\.com|example\\.org|internal\\.test)(/|$)', ''],
  ['(?i)drop\\s+table', ''],
  ['(?i)\\b(password|passwd|secret|api[_-]?key)\\b\\s*[:=]', ''],
  ['\\b(curl|wget)\\b.*\\|\\s*(ba|z)?sh\\b', ''],
  ['(^|/)\\.\\.(/|$)', ''],
  ['\\$\\{?[A-Z_][A-Z0-9_]*\\}?', ''],
  ['(?i)ignore (all |any )?(previous|prior) instructions', ''],
  ['\\b\\d{3}-\\d{2}-\\d{4}\\b', ''],
]

const hostile: readonly (readonly [source: string, pump: string, end: string])[] = [
  ['(a+)+$', 'a', '!'],
  ['(a|aa)+$', 'a', '!'],
  ['(.*)*x', 'a', ''],
  ['\\s+$', ' ', '!'],
  ['(x+x+)+y', 'x', ''],
  ['(a|b)*a(a|b){12}$', 'abbaab', '!'],
  ['([a-z]+)*@', 'q', ''],
]

const prose =
  'The quick brown fox reads /srv/data/report-2024.txt and asks the tool for 42 more rows; nothing here is out of place, ' +
  'but user_names, numbers such as 123-45 and words like table, selected or secretary come close to what is looked for.\n'

const now = (): number => Number(process.hrtime.bigint())

/** Median nanoseconds of a call, over batches that last some milliseconds each. */
function measure(call: () => unknown, batches = 9): number {
  let rounds = 1
  for (;;) {
    const start = now()
    for (let i = 0; i < rounds; i++) call()
    if (now() - start > 5e6) break
    rounds *= 2
  }
  const times = Array.from({ length: batches }, () => {
    const start = now()
    for (let i = 0; i < rounds; i++) call()
    return (now() - start) / rounds
  })
  return times.sort((left, right) => left - right)[batches >> 1] ?? Number.NaN
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

function ours(source: string, flags: string): (text: string) => boolean {
  const compiled = compilePattern(source, flags)
  if ('problem' in compiled) throw new Error(compiled.problem)
  return (text) => compiled.pattern.test(text)
}

function native(source: string, flags: string): RegExp {
  const folded = source.startsWith('(?i)')
  return new RegExp(folded ? source.slice(4) : source, folded ? `${flags}iu` : `${flags}u`)
}

function compareOn(length: number): void {
  // A copy with the length asked for, flat in memory as a parsed message is.
  const text = JSON.parse(
    JSON.stringify(prose.repeat(Math.ceil(length / prose.length)).slice(0, length)),
  ) as string
  const slower: number[] = []
  const beside: number[] = []
  console.log(
    `\n${length} characters of prose${' '.repeat(26)}ours ns    MB/s    re2js ns   native ns   re2js/ours  native/ours`,
  )
  for (const [source, flags] of realistic) {
    const own = ours(source, flags)
    const other = RE2JS.compile(source)
    const backtracking = native(source, flags)
    if (own(text) !== backtracking.test(text)) throw new Error(`the engines disagree on ${source}`)
    const mine = measure(() => own(text))
    const re2 = measure(() => other.matcher(text).find(), 5)
    const theirs = measure(() => backtracking.test(text), 5)
    slower.push(re2 / mine)
    beside.push(theirs / mine)
    const cells = [mine.toFixed(0), ((length / mine) * 1e3).toFixed(0), re2.toFixed(0), theirs.toFixed(0)]
    const ratios = [(re2 / mine).toFixed(1), (theirs / mine).toFixed(2)]
    console.log(
      source.slice(0, 42).padEnd(44),
      [...cells, ...ratios].map((cell) => cell.padStart(11)).join(''),
    )
  }
  console.log(
    `median: re2js takes ${median(slower).toFixed(1)} times as long (least ${Math.min(...slower).toFixed(1)}), native ${median(beside).toFixed(2)} times`,
  )
}

function compareHostile(): void {
  console.log('\nhostile, ns a character              first 64 KiB      64 KiB       1 MiB   re2js 64 KiB')
  for (const [source, pump, end] of hostile) {
    const texts = [1 << 16, 1 << 20].map((length) => pump.repeat(Math.ceil(length / pump.length)) + end)
    const [short = '', long = ''] = texts
    const own = ours(source, '')
    const once = (call: () => unknown, length: number): string => {
      const start = now()
      call()
      return ((now() - start) / length).toFixed(2).padStart(12)
    }
    const first = once(() => own(short), short.length)
    const again = once(() => own(short), short.length)
    const larger = once(() => own(long), long.length)
    const other = RE2JS.compile(source)
    const re2 = once(() => other.matcher(short).find(), short.length)
    console.log(source.padEnd(36), first, again, larger, re2)
  }
}

/** Prints the tables. */
export function run(): Promise<void> {
  for (const length of [40, 4 << 10, 64 << 10]) compareOn(length)
  compareHostile()
  console.log(`\ncompile and first use on 40 characters, microseconds: ours, re2js`)
  for (const [source, flags] of realistic) {
    const text = prose.slice(0, 40)
    const mine = measure(() => ours(source, flags)(text), 5)
    const re2 = measure(() => RE2JS.compile(source).matcher(text).find(), 5)
    console.log(
      source.slice(0, 42).padEnd(44),
      (mine / 1e3).toFixed(1).padStart(9),
      (re2 / 1e3).toFixed(1).padStart(9),
    )
  }
  return Promise.resolve()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run()
