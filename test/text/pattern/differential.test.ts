import { expect, it } from 'vitest'
import { createAutomaton } from '../../../src/text/pattern/automaton.ts'
import { alphabetOf, compilePattern } from '../../../src/text/pattern/pattern.ts'
import { writeProgram } from '../../../src/text/pattern/program.ts'
import { scanForwards, splitsPair } from '../../../src/text/pattern/scan.ts'
import { readPattern } from '../../../src/text/pattern/syntax.ts'
import { generateCase, seeded } from './generate.ts'

const PAIRS = Number(process.env['PORTCULLIS_RUNS'] ?? 30_000)
const SEED = Number(process.env['PORTCULLIS_SEED'] ?? 20_260_101)
const TEXTS = 5

/** The native match at or after `from`, as `find` gives it. */
function native(expression: RegExp, text: string, from: number): readonly [number, number] | undefined {
  expression.lastIndex = from
  const match = expression.exec(text)
  return match === null ? undefined : [match.index, match.index + match[0].length]
}

it(
  `agrees with the native engine on ${PAIRS} generated patterns and texts`,
  () => {
    const random = seeded(SEED)
    let matched = 0
    for (let done = 0; done < PAIRS;) {
      const { source, flags, text } = generateCase(random)
      let expression: RegExp
      try {
        expression = new RegExp(source, `g${flags}`)
      } catch {
        continue
      }
      const compiled = compilePattern(source, flags)
      if ('problem' in compiled) throw new Error(`${source} /${flags}: ${compiled.problem}`)
      for (let i = 0; i < TEXTS; i++, done++) {
        const value = text()
        const points = Array.from(value)
        const from = points.slice(0, Math.floor(random() * 3)).join('').length
        for (const start of [0, from]) {
          const expected = native(expression, value, start)
          const actual = compiled.pattern.find(value, start)
          // V8 tries to match nothing between the halves of a pair, where by ECMA-262 (AdvanceStringIndex) nothing starts.
          if (expected !== undefined && splitsPair(value, expected[0])) continue
          if (expected?.[0] !== actual?.[0] || expected?.[1] !== actual?.[1]) {
            const where = `/${source}/${flags} on ${JSON.stringify(value)} from ${start}`
            expect.fail(`${where}: native ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`)
          }
          if (start === 0 && compiled.pattern.test(value) !== (expected !== undefined)) {
            expect.fail(`/${source}/${flags} on ${JSON.stringify(value)}: test disagrees`)
          }
          if (expected !== undefined) matched++
        }
      }
    }
    // Neither nearly always nor nearly never: both answers are compared.
    expect(matched / PAIRS).toBeGreaterThan(0.4)
    expect(matched / PAIRS).toBeLessThan(1.9)
  },
  Math.max(60_000, PAIRS),
)

it('gives the same answers when it forgets its states all the time', () => {
  const random = seeded(SEED + 1)
  for (let done = 0; done < 2_000; done++) {
    const { source, flags, text } = generateCase(random)
    const compiled = compilePattern(source, flags)
    if ('problem' in compiled) continue
    const read = readPattern(source, flags)
    const program = writeProgram(read.node, false)
    const automaton = createAutomaton(program, alphabetOf(program, read.flags), {
      purpose: 'preferred',
      searching: true,
      backwards: false,
      reportIdle: false,
      mostStates: 2 + (done % 5),
    })
    for (let i = 0; i < 10; i++) {
      const value = text() + text()
      expect(scanForwards(automaton, value, 0, ''), source).toBe(compiled.pattern.find(value)?.[1] ?? -1)
    }
  }
})
