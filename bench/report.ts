/**
 * What a benchmark prints: Markdown, so that a run can be kept as it is.
 *
 * @module
 */
import { availableParallelism, cpus } from 'node:os'

/** Says on stderr what is being done. */
export function progress(text: string): void {
  process.stderr.write(`bench: ${text}\n`)
}

/** Prints a heading with what it is about. */
export function heading(title: string, about: string): void {
  console.log(`\n### ${title}\n\n${about}\n`)
}

/** Prints a table, its columns aligned. The first column is text, the others are figures. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]!.length)),
  )
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
    )
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  console.log([line(header), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n'))
}

/** A bar that was set, with what was measured. */
export interface Bar {
  readonly what: string
  readonly wanted: string
  readonly measured: string
  readonly met: boolean
}

/** Prints which bars are met. */
export function bars(list: readonly Bar[]): void {
  heading('Bars', 'Ratios within this run.')
  table(
    ['bar', 'wanted', 'measured', 'met'],
    list.map(({ what, wanted, measured, met }) => [what, wanted, measured, met ? 'yes' : 'NO']),
  )
}

/** What the figures were measured on. */
export function machine(): void {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  console.log(
    `Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${model})`,
  )
}

/** A number with three significant digits. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return value.toPrecision(3)
}

/** How many times as much. */
export function times(ratio: number): string {
  return `${figure(ratio)}x`
}
