/**
 * User patterns: our linear engine beside re2js and the native one, which backtracks.
 *
 * @module
 */
import { RE2JS } from 're2js'
import { compilePattern } from '../src/text/pattern/pattern.ts'
import { measure, type Effort } from './measure.ts'

/** Patterns of policies, each with what comes close to it, so that no search for a literal settles the matter. */
const realistic: readonly (readonly [source: string, near: string])[] = [
  ['rm\\s+-rf?\\s+/', 'rm -rx /'],
  ['^(SELECT|WITH)\\b', 'SELECTED'],
  ['EMP-\\d{6}', 'EMP-12345x'],
  ['[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}', 'someone@host'],
  ['^https?://([a-z0-9-]+\\.)*(example\\.com|example\\.org|internal\\.test)(/|$)', 'https://example.net/'],
  ['(?i)drop\\s+table', 'Drop tab'],
  ['(?i)\\b(password|passwd|secret|api[_-]?key)\\b\\s*[:=]', 'Password is'],
  ['\\b(curl|wget)\\b.*\\|\\s*(ba|z)?sh\\b', 'curl x | basher'],
  ['(^|/)\\.\\.(/|$)', '/..x/'],
  ['\\$\\{?[A-Z_][A-Z0-9_]*\\}?', '$1,000'],
  ['(?i)ignore (all |any )?(previous|prior) instructions', 'Ignore all instructions'],
  ['\\b\\d{3}-\\d{2}-\\d{4}\\b', '123-45-678'],
]

/** Letters in no order that repeats soon, so that an automaton of thousands of states meets most of them. */
const scattered = Array.from({ length: 65_521 }, (_, index) =>
  ((index * index * 31) % 65_521) & 8 ? 'a' : 'b',
).join('')

const hostile: readonly (readonly [source: string, pump: string, end: string])[] = [
  ['(a+)+$', 'a', '!'],
  ['(a|aa)+$', 'a', '!'],
  ['(.*)*x', 'a', ''],
  ['\\s+$', ' ', '!'],
  ['(x+x+)+y', 'x', ''],
  ['(a|b)*a(a|b){12}$', scattered, '!'],
  ['(a|b)*a(a|b){100}$', scattered, '!'],
  ['(a?){60}a{60}b', 'a', '!'],
  ['([a-z]+)*@', 'q', ''],
]

const prose =
  'The quick brown fox reads /srv/data/report-2024.txt and asks the tool for 42 more rows; nothing here is out of place, ' +
  'but user_names, numbers such as 123-45 and words like table, selected or secretary come close to what is looked for.\n'

const now = (): number => Number(process.hrtime.bigint())

const effort: Effort = { rounds: 9, batchMilliseconds: 4, warmUpMilliseconds: 30 }

/** Median nanoseconds of calls, measured by turns. */
async function nanoseconds(...calls: readonly (() => unknown)[]): Promise<readonly number[]> {
  const candidates = calls.map((call, index) => ({
    name: String(index),
    run: (times: number) => {
      for (let i = 0; i < times; i++) call()
    },
  }))
  return (await measure(candidates, effort)).map(({ microseconds }) => microseconds * 1e3)
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

function ours(source: string): (text: string) => boolean {
  const compiled = compilePattern(source)
  if ('problem' in compiled) throw new Error(compiled.problem)
  return (text) => compiled.pattern.test(text)
}

function native(source: string): RegExp {
  return source.startsWith('(?i)') ? new RegExp(source.slice(4), 'iu') : new RegExp(source, 'u')
}

/** A text of a length, flat in memory as a parsed message is. */
function textOf(unit: string, length: number): string {
  return JSON.parse(JSON.stringify(unit.repeat(Math.ceil(length / unit.length)).slice(0, length))) as string
}

async function compareOn(length: number, near: boolean): Promise<void> {
  const slower: number[] = []
  const beside: number[] = []
  const title = `${length} characters of prose${near ? ' with near misses' : ''}`
  console.log(`\n${title.padEnd(44)}    ours ns       MB/s   re2js ns  native ns re2js/ours native/ours`)
  for (const [source, miss] of realistic) {
    const text = textOf(near ? `${miss} ${prose}` : prose, length)
    const own = ours(source)
    const other = RE2JS.compile(source)
    const backtracking = native(source)
    if (own(text) !== backtracking.test(text)) throw new Error(`the engines disagree on ${source}`)
    const [mine = NaN, re2 = NaN, theirs = NaN] = await nanoseconds(
      () => own(text),
      () => other.matcher(text).find(),
      () => backtracking.test(text),
    )
    slower.push(re2 / mine)
    beside.push(theirs / mine)
    const cells = [mine.toFixed(0), ((length / mine) * 1e3).toFixed(0), re2.toFixed(0), theirs.toFixed(0)]
    const ratios = [(re2 / mine).toFixed(1), (theirs / mine).toFixed(2)]
    console.log(
      source.slice(0, 42).padEnd(44),
      [...cells, ...ratios].map((cell) => cell.padStart(10)).join(' '),
    )
  }
  const least = Math.min(...slower).toFixed(1)
  console.log(
    `median: re2js ${median(slower).toFixed(1)} times ours (least ${least}), native ${median(beside).toFixed(2)} times`,
  )
}

function compareHostile(): void {
  console.log('\nhostile, ns a character              first 64 KiB      64 KiB       1 MiB   re2js 64 KiB')
  for (const [source, pump, end] of hostile) {
    const texts = [1 << 16, 1 << 20].map((length) => pump.repeat(Math.ceil(length / pump.length)) + end)
    const [short = '', long = ''] = texts
    const own = ours(source)
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
export async function run(): Promise<void> {
  for (const near of [false, true]) {
    for (const length of [40, 4 << 10, 64 << 10]) await compareOn(length, near)
  }
  compareHostile()
  console.log(`\ncompile and first use on 40 characters, microseconds: ours, re2js`)
  for (const [source] of realistic) {
    const text = textOf(prose, 40)
    const [mine = NaN, re2 = NaN] = await nanoseconds(
      () => ours(source)(text),
      () => RE2JS.compile(source).matcher(text).find(),
    )
    console.log(
      source.slice(0, 42).padEnd(44),
      (mine / 1e3).toFixed(1).padStart(9),
      (re2 / 1e3).toFixed(1).padStart(9),
    )
  }
}
