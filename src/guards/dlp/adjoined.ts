/**
 * Values that tell by themselves what they are, in pieces: the items of a short list, members whose names say that they are
 * parts, the end of a text and the beginning of the next. Each is put together as a line of a text to sweep.
 *
 * @module
 */
import { once } from '../../text/once.ts'
import type { Detector } from './detector.ts'
import type { Engine } from './engine.ts'
import { isDigit, isWordUnit, type Hit, type Report } from './hit.ts'
import type { Budget, Layer, Stretch } from './layer.ts'
import type { Leaf, LeafText } from './leaves.ts'
import { leavesByPlace, type LeafAt } from './leavesByPlace.ts'
import { linesOf } from './lines.ts'
import { partReader, type PartReader } from './partNames.ts'
import { sweepInside } from './sweep.ts'
import { travelDocumentsIn } from './travelDocuments.ts'

const mostPieces = 8
const mostMembers = 64
const longestPiece = 40
const shortestWhole = 9
const longestWhole = 96
const mostLines = 256
// Of a text that is looked through for literals on lines of their own.
const mostLiterals = 8192
const isContinued = /["'] ?\n[ \t]{1,16}["']/
const edge = 48

/** Pieces that may be one value, in their order. */
interface Adjoined {
  readonly pieces: readonly Stretch[]
  /** `true` when names or signs say that they belong together. */
  readonly isMeant: boolean
}

/** Finds them. O(leaves), and little more than a look at most of them. */
function adjoinedIn({ text, leaves }: LeafText, budget: Budget): readonly Adjoined[] {
  const found: Adjoined[] = []
  const partOfName = partReader()
  const leafAt = once(() => leavesByPlace(leaves))
  const done = new Set<object>()
  for (let index = 0; index < leaves.length; index++) {
    const { frame, key } = leaves[index] as Leaf
    if (frame === undefined || found.length >= mostLines || budget.joined <= 0) continue
    if (key === 'text' && Array.isArray(frame.parent?.container)) {
      const next = textAfter(leaves, index)
      if (next !== undefined) add(overEdge(text, leaves[index] as Leaf, next), false, text, budget, found)
    } else if (key === 0) add(itemsOf(leaves, index), false, text, budget, found)
    else if (typeof key === 'string' && partOfName(key) !== undefined && !done.has(frame.container)) {
      done.add(frame.container)
      for (const pieces of partsIn(frame.container, leafAt(), partOfName))
        add(pieces, true, text, budget, found)
    }
  }
  // Looking for one character costs next to nothing.
  if (
    (text.includes('+') && /["'] ?\+ ?["']/.test(text)) ||
    (text.length < mostLiterals && isContinued.test(text))
  )
    addedIn(text, budget, found)
  return found
}

function add(
  pieces: readonly Stretch[],
  isMeant: boolean,
  text: string,
  budget: Budget,
  found: Adjoined[],
): void {
  if (pieces.length < 2 || pieces.length > mostPieces) return
  let length = 0
  for (const { from, to } of pieces) length += to - from
  if (length < shortestWhole || length > longestWhole || !isTelling(text, pieces)) return
  budget.joined -= length
  found.push({ pieces, isMeant })
}

const fewestDigits = 8
const farthestDigit = 3
const longRun = 26

/**
 * Tells whether pieces have in them, when they are put together, what a value may be: an address, eight digits that stand
 * close together, a long run without blanks. O(length), and puts nothing together.
 */
export function isTelling(text: string, pieces: readonly Stretch[]): boolean {
  let digits = 0
  let others = 0
  let run = 0
  for (const { from, to } of pieces) {
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at)
      if (unit === 64) return true
      if (!isWordUnit(unit)) run = 0
      else if (++run === longRun) return true
      if (isDigit(unit)) {
        digits = others > farthestDigit ? 1 : digits + 1
        if (digits === fewestDigits) return true
        others = 0
      } else others++
    }
  }
  return false
}

function joined(text: string, pieces: readonly Stretch[]): string {
  return pieces.map(({ from, to }) => text.slice(from, to)).join('')
}

const asStretch = ({ value, to }: Leaf): Stretch => ({ from: value, to })

/** All items of a list of some few short texts. */
function itemsOf(leaves: readonly Leaf[], first: number): readonly Stretch[] {
  const { frame } = leaves[first] as Leaf
  const length = (frame?.container as readonly unknown[]).length
  if (length < 2 || length > mostPieces) return []
  const items = leaves.slice(first, first + length)
  return items.length === length && items.every((leaf) => leaf.frame === frame && isShort(leaf))
    ? items.map(asStretch)
    : []
}

/** The members of an object that say that they are parts of the same, for each that has parts. O(members log members). */
function partsIn(
  container: object,
  leafAt: LeafAt<Leaf>,
  partOfName: PartReader,
): readonly (readonly Stretch[])[] {
  const names = Object.keys(container)
  if (names.length > mostMembers) return []
  const byWhole = new Map<string, { readonly leaf: Leaf; readonly rank: number; readonly key: string }[]>()
  for (const key of names) {
    const part = partOfName(key)
    const leaf = part && leafAt(container, key)
    if (part === undefined || leaf === undefined || !isShort(leaf)) continue
    const members = byWhole.get(part.whole) ?? []
    members.push({ leaf, rank: part.rank, key })
    byWhole.set(part.whole, members)
  }
  return Array.from(byWhole.values(), (members) =>
    members
      .sort((left, right) => left.rank - right.rank || (left.key < right.key ? -1 : 1))
      .map(({ leaf }) => asStretch(leaf)),
  )
}

function isShort({ value, to, numeric }: Leaf): boolean {
  return to > value && to - value <= longestPiece && !numeric
}

/** The text of the next object in a list. */
function textAfter(leaves: readonly Leaf[], index: number): Leaf | undefined {
  const { frame } = leaves[index] as Leaf
  for (let at = index + 1; at < index + 5; at++) {
    const leaf = leaves[at]
    if (leaf?.frame === frame) continue
    if (leaf === undefined || leaf.frame?.parent !== frame?.parent) return undefined
    if (leaf.key === 'text') return leaf
  }
  return undefined
}

// Looked for among the last and the first characters only: there is nothing else that they could match.
const open = /[\w@.-]{2} ?$/
const goesOn = /^ ?[\w@.-]{2}/
const edgeLength = 3

/** The end of a text and the beginning of another, where a value may run over both. */
function overEdge(text: string, { value, to }: Leaf, next: Leaf): readonly Stretch[] {
  const from = Math.max(value, to - edge)
  const end = Math.min(next.to, next.value + edge)
  if (
    !open.test(text.slice(Math.max(from, to - edgeLength), to)) ||
    !goesOn.test(text.slice(next.value, Math.min(end, next.value + edgeLength))) ||
    !/[\d@]/.test(text.slice(Math.max(from, to - edge / 2), to))
  )
    return []
  return [
    { from, to },
    { from: next.value, to: end },
  ]
}

// What needs no word in front, and hardly ever comes about by chance.
const certain: ReadonlySet<string> = new Set(
  'iban email twilio_token stellar_address ripple_address monero_address tezos_address bitcoin_cash_address mx_clabe bitcoin_address litecoin_address tron_address dogecoin_address dash_address zcash_address ethereum_address cardano_address cosmos_address br_cpf br_cnpj ch_ahv ar_cuit kr_rrn be_national_number ru_snils fr_nir cn_resident_id th_id it_codice_fiscale mx_curp us_ssn passport phone'.split(
    ' ',
  ),
)

// In Python, literals that follow each other are one.
const addition = /(["'])[^"'\n]{1,60}\1(?:(?:\s{0,3}\+\s{0,3}| ?\n[ \t]{1,16})(["'])[^"'\n]{1,60}\2){1,7}/g
const literal = /(["'])([^"'\n]{1,60})\1/g

/** Strings that are added up, as in code. */
function addedIn(text: string, budget: Budget, found: Adjoined[]): void {
  for (const match of text.matchAll(addition)) {
    if (found.length >= mostLines || budget.joined <= 0) return
    const pieces = Array.from(match[0].matchAll(literal), ({ index, 2: value = '' }) => {
      const from = match.index + index + 1
      return { from, to: from + value.length }
    })
    add(pieces, true, text, budget, found)
  }
}

type Stretched = Pick<Hit, 'start' | 'end'>
type Row = Hit['detector'] & Pick<Partial<Detector>, 'keyword' | 'solid' | 'back'>

/** Tells whether a detector goes by a word in front of the value. */
function isByWord(detector: Row): boolean {
  return detector.keyword === true
}

/** Tells whether a secret is known by its form and has its literal in the middle: the others are put together where it begins. */
function isToken(detector: Row): boolean {
  return detector.solid === true && detector.back !== undefined && detector.category === 'secret'
}

/**
 * Lines of adjoined pieces as a text of their own, and the way back.
 *
 * @param found - What was found in the pieces by themselves: what is whole there does not go on in the next one.
 */
function adjoinedText(
  text: string,
  lines: readonly Adjoined[],
  found: readonly Hit[],
): { readonly layer: Layer; readonly back: (hit: Hit, report: Report) => void } {
  // Nearly always nobody asks. What is found here is added to the list, and is none of them.
  const count = found.length
  const edges = once(() => {
    const each = found.slice(0, count)
    return new Set(each.flatMap(({ detector: { id }, start, end }) => [`${id} ${start}`, `${id} ${end}`]))
  })
  const { layer, starts, lineAt } = linesOf(
    lines.map(({ pieces }) => joined(text, pieces)),
    () => 0,
  )
  return {
    // Nothing comes back of the others.
    layer: { ...layer, joins: ({ id }) => certain.has(id) },
    back(hit, report) {
      const line = lineAt(hit.start)
      const { pieces, isMeant } = lines[line] as Adjoined
      const isCard =
        hit.detector.id === 'credit_card' && isMeant && pieces.every(({ from, to }) => to - from > 3)
      if (!certain.has(hit.detector.id) && !isCard && !(isMeant && isToken(hit.detector))) return
      if (isByWord(hit.detector)) return
      let at = starts[line] as number
      if (hit.detector.id === 'phone' && layer.text.charCodeAt(at) !== 43) return
      const hits: Stretched[] = []
      for (const { from, to } of pieces) {
        const end = at + to - from
        const [first, last] = [Math.max(at, hit.start), Math.min(end, hit.end)]
        if (first < last) hits.push({ start: from + first - at, end: from + last - at })
        at = end
      }
      if (hits.length < 2) return
      const isWhole = ({ start, end }: Stretched): boolean =>
        edges().has(`${hit.detector.id} ${start}`) || edges().has(`${hit.detector.id} ${end}`)
      // What has a name that says that it is a part goes on even where the rest of it would do: `+55 11 9`, `6154-3058`.
      const isRest = isMeant && (hit.detector.id === 'phone' || hit.detector.id === 'email')
      if (isRest ? isWhole(hits[0] as Stretched) : hits.some(isWhole)) return
      const value = hit.value ?? layer.text.slice(hit.start, hit.end)
      hits.forEach((place, piece) => {
        report({ ...hit, ...place, value, chain: ['split'], piece })
      })
    },
  }
}

/**
 * Sweeps what pieces make when they are put together. O(leaves + what is put together).
 *
 * @param found - What was found in the pieces by themselves.
 */
export function sweepAdjoined(
  engine: Engine,
  batch: LeafText,
  budget: Budget,
  found: readonly Hit[],
  report: Report,
): void {
  const lines = adjoinedIn(batch, budget)
  if (lines.length === 0) return
  const { layer, back } = adjoinedText(batch.text, lines, found)
  const take = (hit: Hit): void => {
    back(hit, report)
  }
  travelDocumentsIn(layer.text, take)
  sweepInside(engine, layer, 0, budget, take)
}
