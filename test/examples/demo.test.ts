import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linesOf, runExample } from './runExample.ts'

const demo = 'demo/main.ts'
const patience = 60_000

interface Line {
  readonly type: string
  readonly id?: string
  readonly sdk?: string
  readonly server?: string
  readonly verdict?: string
  readonly ok: boolean
  readonly reality?: { readonly holds: boolean }
  readonly verdicts?: Record<string, number>
  readonly failed?: readonly string[]
  readonly differences?: readonly string[]
}

function parsed(stdout: string): readonly Line[] {
  return linesOf(stdout).map((line) => JSON.parse(line) as Line)
}

/** The fences of README.md that show the demo's table. */
function demoFences(): readonly string[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  return [...readme.matchAll(/^```text\n(what was asked[^`]*)```$/gmu)].map(([, text]) => text!)
}

function timeless(line: string): string {
  return line.replace(/in [\d.]+ s/u, 'in some time').replace(/\b[\da-f]{16}\b/u, 'an approval')
}

describe('the demo', () => {
  it(
    'meets every verdict it expects, on real servers and through both SDK generations',
    async () => {
      const { exitCode, stdout, stderr } = await runExample(demo, ['--json'])
      const lines = parsed(stdout)
      const scenarios = lines.filter(({ type }) => type === 'scenario')
      const summary = lines.at(-1)!

      expect(exitCode).toBe(0)
      expect(summary).toMatchObject({ type: 'summary', ok: true, failed: [] })
      expect(summary.verdicts).toEqual({ allow: 4, audit: 2, sanitize: 2, pending_approval: 3, deny: 14 })
      expect(scenarios).toHaveLength(25)
      expect(scenarios.every(({ ok, reality }) => ok && reality!.holds)).toBe(true)
      expect(new Set(scenarios.map(({ sdk, server }) => `${server} ${sdk}`)).size).toBe(4)
      // What it is doing goes to stderr, so that stdout is JSON and nothing else.
      expect(stderr).toMatch(/starting the server everything/u)
    },
    patience,
  )

  it(
    'fails when a verdict is not the expected one, and says which',
    async () => {
      const { exitCode, stdout } = await runExample(demo, ['--json', '--expect', 'sum=deny'])
      const lines = parsed(stdout)
      expect(exitCode).toBe(1)
      expect(lines.at(-1)).toMatchObject({ type: 'summary', ok: false, failed: ['sum'] })
      expect(lines.find(({ id }) => id === 'sum')!.differences).toContain('verdict is allow, expected deny')
    },
    patience,
  )

  it(
    'prints a table of at most a hundred columns, without colours where nobody asked for them',
    async () => {
      const [plain, coloured] = await Promise.all([
        runExample(demo, [], { NO_COLOR: '1', FORCE_COLOR: '1' }),
        runExample(demo, [], { FORCE_COLOR: '1' }),
      ])
      expect(plain.exitCode).toBe(0)
      expect(plain.stdout).not.toContain('\u{1b}')
      expect(Math.max(...linesOf(plain.stdout).map((line) => line.length))).toBeLessThanOrEqual(100)
      expect(coloured.stdout).toContain('\u{1b}[31mdeny')
      // What README.md says the demo prints is what it prints.
      const printed = new Set(linesOf(plain.stdout).map(timeless))
      const shown = demoFences().flatMap(linesOf).map(timeless)
      expect(shown.length).toBeGreaterThan(20)
      expect(shown.filter((line) => !printed.has(line))).toEqual([])
    },
    patience,
  )

  it('refuses an expectation about a scenario that does not exist', async () => {
    const { exitCode, stderr } = await runExample(demo, ['--expect', 'nonsense=deny'])
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('no scenario is called `nonsense`')
  })
})
