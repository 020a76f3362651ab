/**
 * Values whose name does not stand right before them: cells under the head of a table (RFC 4180 and its kin, Markdown), rows
 * beside a list of columns, records of a name and a value. Each is swept again as `name: value`.
 *
 * @module
 */
import type { Hit, Report } from './hit.ts'
import type { NameReader } from './keyNames.ts'
import type { Budget, Layer } from './layer.ts'
import type { Leaf, LeafText } from './leaves.ts'
import { linesOf } from './lines.ts'

/** A value with the name that it goes by. */
export interface Labelled {
  readonly name: string
  /** Where the value stands. */
  readonly from: number
  readonly to: number
}

const shortestTable = 16
const longestHead = 1000
const longestName = 64
const longestCell = 512
const mostColumns = 64
// Of one text; a table that goes on has shown what it is.
const mostCells = 4000

/** Finds labelled values. O(length), and little more than a look at each value that is neither a table nor a record. */
export function labelledIn(batch: LeafText, read: NameReader, budget: Budget): readonly Labelled[] {
  const found: Labelled[] = []
  // Many names of an object may be those of accounts: it is looked through once.
  const banks = new Map<object, boolean>()
  const isBank = (container: object): boolean => {
    const known = banks.get(container) ?? Object.keys(container).some((name) => bankName.test(name))
    banks.set(container, known)
    return known
  }
  for (const leaf of batch.leaves) {
    if (found.length >= mostCells || budget.joined <= 0) break
    const { value, to } = leaf
    const name = nameBeside(leaf, isBank)
    if (name !== undefined && matters(name, read)) found.push({ name, from: value, to })
    else if (value === to) keyIn(leaf, batch.text, read, found)
    else if (to - value > shortestTable) cellsIn(batch.text, value, to, read, budget, found)
  }
  return found
}

/** A name with digits in it, of an object under the name of what it is: `{"driver license": {"W832-...": {}}}`. */
function keyIn({ key, frame, from }: Leaf, text: string, read: NameReader, found: Labelled[]): void {
  const name = frame?.key
  if (typeof key !== 'string' || typeof name !== 'string' || key.length < 6 || !/\d{3}/.test(key)) return
  const { kind } = read(name)
  // Below a password its rules may stand.
  if (kind?.secret === undefined && matters(name, read) && text.startsWith(key, from))
    found.push({ name, from, to: from + key.length })
}

function matters(name: string, read: NameReader): boolean {
  if (name.length > longestName) return false
  const { kind, plain } = read(name)
  return kind !== undefined || !plain
}

// How records call their value, and their name; a member with text of any kind counts when it is short.
const valueMembers: ReadonlySet<string> = new Set(
  'value val Value VALUE answer response default current initial defaultValue fieldValue field_value valueString'.split(
    ' ',
  ),
)
const textMembers: ReadonlySet<string> = new Set('content text data input body raw #text v _'.split(' '))
const nameMembers =
  'name key Name Key variable field label parameter header attribute question title property prop caption prompt fieldName field_name displayName @name @key term id k'.split(
    ' ',
  )
const longestText = 160
// An account is one of a bank where the bank is told beside it.
const accountName = /^(?:account|acct|konto|compte|cuenta|conta|conto|rekening)$/i
const bankName =
  /^(?:bsb|sort[ _-]?code|routing(?:[ _-]?\w{2,7})?|aba|blz|bankleitzahl|ifsc|transit|ag\u00eancia|agencia|clearing|bank[ _-]?code|swift|bic)$/i
const columnMembers = ['columns', 'fields', 'headers', 'header', 'columnNames', 'names']

/** The name that a record gives a value, a list of columns an item of a row, the object around it a member. */
function nameBeside(
  { frame, key, value, to }: Leaf,
  isBank: (container: object) => boolean,
): string | undefined {
  if (frame === undefined) return undefined
  const { container, parent } = frame
  if (typeof key === 'string') {
    const isValue = valueMembers.has(key)
    if (accountName.test(key) && isBank(container)) return 'account number'
    if (!isValue && !(textMembers.has(key) && to - value <= longestText)) return undefined
    // `{"apiKey": {"value": "..."}}`: the name is one further up.
    return (
      textOf(container, nameMembers) ?? (isValue && typeof frame.key === 'string' ? frame.key : undefined)
    )
  }
  // `["X-Api-Key", "..."]`: a pair.
  const [first] = container as readonly unknown[]
  if (
    key === 1 &&
    (container as readonly unknown[]).length === 2 &&
    typeof first === 'string' &&
    isName(first)
  )
    return first
  const table = parent?.parent?.container ?? {}
  const rows = parent?.container
  if (!Array.isArray(rows)) return undefined
  for (const member of columnMembers) {
    const columns = Object.hasOwn(table, member) ? (table as Record<string, unknown>)[member] : undefined
    if (!Array.isArray(columns)) continue
    const column: unknown = columns[key]
    if (typeof column === 'string') return column
    return typeof column === 'object' && column !== null ? textOf(column, nameMembers) : undefined
  }
  // Rows of a list whose first has the names.
  const head: unknown = rows[0]
  const name: unknown = Array.isArray(head) && head !== container ? head[key] : undefined
  return typeof name === 'string' ? name : undefined
}

function textOf(container: object, members: readonly string[]): string | undefined {
  for (const member of members) {
    const value = Object.hasOwn(container, member)
      ? (container as Record<string, unknown>)[member]
      : undefined
    if (typeof value === 'string') return value
  }
  return undefined
}

type Cell = readonly [from: number, to: number]

/** Reads a table: a line of names, and lines of as many cells. */
function cellsIn(
  text: string,
  start: number,
  end: number,
  read: NameReader,
  budget: Budget,
  found: Labelled[],
): void {
  let at = lineEnd(text, start, end)
  if (at === end || at - start > longestHead || at - start < 3) return
  const separator = separatorOf(text, start, at)
  if (separator === 0) return
  const head = cellsOf(text, start, at, separator)
  const names = head.map(([from, to]) => text.slice(from, to))
  if (names.length < 2 || names.length > mostColumns || !names.every(isName)) return
  const wanted = names.map((name) => matters(name, read))
  const keyAt = names.findIndex(isKeyColumn)
  const nameAt = keyAt === -1 ? names.findIndex((name) => /^name$/i.test(name)) : keyAt
  const valueAt = names.findIndex(isValueColumn)
  const isRecords = nameAt !== -1 && valueAt !== -1
  if (!isRecords && !wanted.includes(true)) return
  while (at < end && found.length < mostCells && budget.joined > 0) {
    const from = at + 1
    at = lineEnd(text, from, end)
    budget.joined -= at - from
    const row = cellsOf(text, from, at, separator)
    if (row.length < 2 || row.length > names.length) continue
    for (const [index, [cell, last]] of row.entries()) {
      if (last <= cell || last - cell > longestCell) continue
      const [first, until] = row[nameAt] ?? [0, 0]
      const name = isRecords && index === valueAt ? text.slice(first, until) : (names[index] as string)
      if (isRecords && index === valueAt ? matters(name, read) : wanted[index] === true)
        found.push({ name, from: cell, to: last })
    }
  }
}

function lineEnd(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 || at > end ? end : at
}

const isKeyColumn = (name: string): boolean => /^(?:key|variable|setting|parameter|field)$/i.test(name)
const isValueColumn = (name: string): boolean => /^(?:value|val)$/i.test(name)
const isName = (name: string): boolean => /^\p{L}[\p{L}\p{M}\w .()#/'\u00b0-]{0,60}$/u.test(name)

/** What separates the names of a head; 0 for no head. */
function separatorOf(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 44 || unit === 59 || unit === 9 || (unit === 124 && at > from)) return unit
    // No name has these in it: this is a sentence, code, or a document.
    if (unit === 123 || unit === 61 || unit === 58 || unit === 60) return 0
  }
  return 0
}

/** The cells of a line, without blanks and quotes around them. */
function cellsOf(text: string, from: number, to: number, separator: number): readonly Cell[] {
  const cells: Cell[] = []
  let start = from
  let quoted = false
  for (let at = from; at <= to && cells.length <= mostColumns; at++) {
    const unit = at === to ? separator : text.charCodeAt(at)
    if (unit === 34) quoted = !quoted
    if (unit !== separator || (quoted && at < to)) continue
    cells.push(trimmed(text, start, at))
    start = at + 1
  }
  // A row of Markdown begins and ends with its separator.
  if (separator === 124 && isEmpty(cells[0])) cells.shift()
  if (separator === 124 && isEmpty(cells.at(-1))) cells.pop()
  return cells
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell !== undefined && cell[0] === cell[1]
}

function trimmed(text: string, from: number, to: number): Cell {
  let [start, end] = [from, to]
  const isEdge = (unit: number): boolean => unit === 32 || unit === 34 || unit === 13 || unit === 9
  while (start < end && isEdge(text.charCodeAt(start))) start++
  while (end > start && isEdge(text.charCodeAt(end - 1))) end--
  return [start, end]
}

/** Labelled values as a text of their own, a line each, and the way back. */
export function labelledText(
  text: string,
  values: readonly Labelled[],
): { readonly layer: Layer; readonly back: (hit: Hit, report: Report) => void } {
  const { layer, starts, lineAt } = linesOf(
    values.map(({ name, from, to }) => `${name}: ${text.slice(from, to)}`),
    (line) => (values[line] as Labelled).name.length + 2,
  )
  return {
    layer,
    back(hit, report) {
      const line = lineAt(hit.start)
      const { name, from, to } = values[line] as Labelled
      const value = (starts[line] as number) + name.length + 2
      if (hit.end <= value) return
      report({
        ...hit,
        start: from + Math.max(0, hit.start - value),
        end: Math.min(to, from + hit.end - value),
      })
    },
  }
}
