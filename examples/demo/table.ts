/**
 * The demo's table: three columns in a hundred characters, cells wrapped, colours only where they can be seen.
 *
 * @module
 */
import type { Summary } from './record.ts'
import type { Row } from './run.ts'

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const
type Style = keyof typeof styles

/** Colours a text; leaves it alone where colours are not wanted. */
export type Paint = (text: string, style: Style) => string

const columns = [
  { title: 'what was asked', width: 38 },
  { title: 'verdict', width: 16 },
  { title: 'why, and what really happened', width: 42 },
] as const
const gap = '  '
const indent = '   '

const colourOf: Readonly<Record<string, Style>> = {
  allow: 'green',
  audit: 'cyan',
  sanitize: 'blue',
  pending_approval: 'yellow',
  deny: 'red',
}

/** A paint that colours, or one that does nothing. */
export function paintFor(colours: boolean): Paint {
  return colours ? (text, style) => `\u{1b}[${styles[style]}m${text}\u{1b}[0m` : (text) => text
}

/** The head of the table. */
export function head(paint: Paint): string {
  const titles = columns.map(({ title, width }) => title.padEnd(width)).join(gap)
  return `${paint(titles.trimEnd(), 'bold')}\n${paint(columns.map(({ width }) => '-'.repeat(width)).join(gap), 'dim')}`
}

/** The title of an act. */
export function subtitle(title: string, paint: Paint): string {
  return `\n${paint(title, 'bold')}`
}

/** One row, as many lines as its tallest cell needs, and then what is not as expected. */
export function line(row: Row, paint: Paint): string {
  const { scenario, verdict = 'none', reason, reality, differences } = row
  const cells: readonly (readonly Line[])[] = [
    [
      ...wrapped(
        `${scenario.sdk} ${scenario.server} ${scenario.call === undefined ? 'tools/list' : scenario.tool}`,
        0,
      ),
      ...(scenario.note === undefined ? [] : wrapped(`(${scenario.note})`, 0, 'dim', indent)),
      ...details(row).flatMap((detail) => wrapped(detail, 0, 'dim', indent)),
    ],
    wrapped(verdict, 1, colourOf[verdict] ?? 'magenta'),
    [
      ...wrapped(reason, 2),
      ...wrapped(`${reality.holds ? 'yes' : 'NO'}: ${reality.says}`, 2, reality.holds ? 'green' : 'red'),
    ],
  ]
  const height = Math.max(...cells.map((cell) => cell.length))
  const lines = Array.from({ length: height }, (_, index) => {
    const drawn = cells.map((cell, column) => draw(cell[index], columns[column]!.width, paint))
    return drawn.join(gap).trimEnd()
  })
  return [
    ...lines,
    ...differences.map((difference) => paint(`   NOT AS EXPECTED: ${difference}`, 'red')),
  ].join('\n')
}

/** What is said below the table. */
export function foot({ ok, scenarios, verdicts, failed }: Summary, seconds: number, paint: Paint): string {
  const counts = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`)
  const conclusion = ok
    ? paint('Every verdict is the expected one, and what happened agrees.', 'green')
    : paint(`NOT AS EXPECTED: ${failed.join(', ')}`, 'red')
  return `\n${scenarios} scenarios in ${seconds.toFixed(1)} s: ${counts.join(', ')}.\n${conclusion}`
}

interface Line {
  readonly text: string
  readonly style: Style | undefined
}

/** Breaks a text into lines that fit the column, at spaces where there are any. */
function wrapped(text: string, column: number, style?: Style, margin = ''): readonly Line[] {
  const width = columns[column]!.width - margin.length
  const lines: string[] = []
  let rest = text
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    const end = space > 0 ? space : width
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...lines, rest].map((each) => ({ text: margin + each, style }))
}

function draw(line: Line | undefined, width: number, paint: Paint): string {
  if (line === undefined) return ' '.repeat(width)
  const padding = ' '.repeat(Math.max(0, width - line.text.length))
  return (line.style === undefined ? line.text : paint(line.text, line.style)) + padding
}

/** What was asked with: one line for each argument, cut to fit. */
function details({ scenario: { call = {} } }: Row): readonly string[] {
  const width = columns[0].width - indent.length
  return Object.entries(call).map(([name, value]) => {
    const text = `${name}=${typeof value === 'string' ? value.trim() : JSON.stringify(value)}`
    return text.length > width ? `${text.slice(0, width - 3)}...` : text
  })
}
