/**
 * Personal and financial data that was taken apart: what a word announces is put together again from what stands behind it in
 * the text, in its neighbours, and under its name. Taken only when the form is right and, but for parts whose names say what
 * they are parts of, the check digit as well.
 *
 * @module
 */
import type { Clue } from './clues.ts'
import type { Report } from './hit.ts'
import type { Budget, Layer, PartWay } from './layer.ts'
import { addPieces, type Piece, type Rest } from './pieces.ts'
import { partReader, type PartReader } from './partNames.ts'
import { valueOf, type Evidence } from './rejoined.ts'

const costOfClue = 48
const costOfPiece = 12

/** Looks into every clue of a text. O(clues), and no more than the budget allows. */
export function reassemble(layer: Layer, clues: readonly Clue[], budget: Budget, report: Report): void {
  // Where pieces begin that were found: each of them may have a word of its own.
  const taken = new Set<number>()
  const partOf = partReader()
  const nameEnd = nameEnds(layer.text, partOf)
  const ownPieces = piecesIn(layer.text, partOf)
  for (const clue of clues) {
    budget.joined -= costOfClue
    if (budget.joined <= 0) return
    if (!clue.ahead) beforeWord(layer, clue, report)
    else
      behindWord(layer, clue, { taken, nameEnd, ownPieces, partOf }, budget, (hit) => {
        taken.add(hit.start)
        report(hit)
      })
  }
}

/** The groups behind a word in its own value. */
interface OwnPieces extends Rest {
  readonly pieces: readonly Piece[]
  readonly to: number
}

/** What is known of a text while its clues are looked into. */
interface Known {
  readonly taken: ReadonlySet<number>
  readonly nameEnd: (end: number) => number
  readonly ownPieces: (from: number, to: number) => OwnPieces
  readonly partOf: PartReader
}

const suffix = /[\w-]*/y
// Longer than every name of a part.
const longestSuffix = 64
const plainSuffix = /^(?:home|work|mobile|office|cell|main|primary|full|value)$/i

/**
 * Finds where a name ends that goes on behind the word with nothing but a part: `ssn_1`; -1 for `phoneId`, `cards`. Words may
 * follow each other without an end of a name between them: each name is read to its end once.
 */
function nameEnds(text: string, partOf: PartReader): (end: number) => number {
  let from = 0
  let to = -1
  return (end) => {
    if (end < from || end > to) {
      suffix.lastIndex = end
      suffix.test(text)
      from = end
      to = Math.max(end, suffix.lastIndex)
    }
    const rest = text.slice(end, Math.min(to, end + longestSuffix))
    const isPart =
      rest === '' ||
      plainSuffix.test(rest.replace(/^[_-]/, '')) ||
      partOf(rest.replace(/-.*/, ''))?.whole === ''
    return isPart ? to : -1
  }
}

/** Finds the groups behind a word. Many detectors may go by it: what stands there is read once. */
function piecesIn(text: string, partOf: PartReader): (from: number, to: number) => OwnPieces {
  const read = new Map<number, OwnPieces>()
  return (from, to) => {
    const known = read.get(from)
    if (known?.to === to) return known
    const pieces: Piece[] = []
    const { complete, tail } = addPieces(text, from, to, pieces, 0, '', partOf)
    const own = { complete, tail, pieces, to }
    read.set(from, own)
    return own
  }
}

function behindWord(
  layer: Layer,
  clue: Clue,
  { taken, nameEnd, ownPieces, partOf }: Known,
  budget: Budget,
  report: Report,
): void {
  const { text } = layer
  const { to } = layer.bounds(clue.start)
  const begun = nameEnd(clue.end)
  if (begun < 0) return
  const { value, isNumber, ways } = layer.parts(clue.start)
  const isNamed = clue.end <= value
  const own = ownPieces(Math.max(begun, value), to)
  const first = own.pieces
  if (taken.has(first[0]?.start ?? -1)) return
  budget.joined -= first.length * costOfPiece
  if (take(clue, first, 'text', report) || !own.complete) return
  if (isNumber && isNamed && zeroLost(clue, first, report)) return
  for (const way of ways) {
    if (budget.joined <= 0) return
    if (way.stretches.length === 0 || (way.kind === 'all' && !isNamed)) continue
    const pieces = gathered(text, way, way.kind === 'all' ? [] : first, own.tail, budget, partOf)
    if (pieces !== undefined && take(clue, pieces, way.kind, report)) return
  }
}

/** A number that began with zeros: JSON has none of them. @returns Whether it is a value with them. */
function zeroLost(clue: Clue, [only, ...others]: readonly Piece[], report: Report): boolean {
  if (only === undefined || others.length > 0) return false
  return ['0', '00'].some((zeros) =>
    take(clue, [{ ...only, text: zeros + only.text, stretch: 1 }], 'items', report),
  )
}

/** The groups of several values in their order; `undefined` when one of them holds something else as well. */
function gathered(
  text: string,
  { stretches, kind }: PartWay,
  first: readonly Piece[],
  behind: string,
  budget: Budget,
  partOf: PartReader,
): readonly Piece[] | undefined {
  const pieces = [...first]
  let tail = behind
  let stretch = 0
  for (const { from, to } of stretches) {
    const before = pieces.length
    const { complete, tail: rest } = addPieces(text, from, to, pieces, ++stretch, tail, partOf)
    budget.joined -= (pieces.length - before + 1) * costOfPiece
    tail = rest
    if (complete) continue
    if (kind === 'all') return undefined
    break
  }
  return pieces
}

/** Reports the first candidate that is a value. @returns Whether there is one. */
function take({ detector }: Clue, pieces: readonly Piece[], evidence: Evidence, report: Report): boolean {
  for (const [from, to] of candidatesOf(pieces, evidence)) {
    if (detector.check === undefined && to < pieces.length) continue
    const chosen = pieces.slice(from, to)
    const value = valueOf(detector, chosen, from > 0, evidence)
    if (value === undefined) continue
    const confidence = detector.check === undefined ? 0.7 : 0.8
    for (const hit of hitsOf(chosen)) report({ detector, confidence, value, chain: ['split'], ...hit })
    return true
  }
  return false
}

/**
 * Where a value may lie: all groups; in texts that follow each other, those up to the end of one; in one text, those with the
 * same between them.
 */
function* candidatesOf(
  pieces: readonly Piece[],
  evidence: Evidence,
): Generator<readonly [from: number, to: number]> {
  const count = pieces.length
  if (count === 0) return
  yield [0, count]
  if (evidence === 'texts')
    for (let at = count - 1; at > 0; at--)
      if ((pieces[at] as Piece).stretch !== (pieces[at - 1] as Piece).stretch) yield [0, at]
  if (evidence !== 'text') return
  let from = 0
  for (let at = 1; at <= count; at++) {
    if (at < count && (at === from + 1 || kindOf(pieces[at] as Piece) === kindOf(pieces[at - 1] as Piece)))
      continue
    if (at - from > 1 && at - from < count) yield [from, at]
    from = at - 1 > from ? at - 1 : at
  }
}

/** What stands before a group, as a kind: separators count, blanks and names do not. */
function kindOf({ gap, spelled }: Piece): string {
  return (spelled ? 'w' : '') + (/[a-z]/i.test(gap) ? 'a' : gap.replace(/\s+/g, ' '))
}

/** One hit for each stretch without a name or a tag in it. */
function hitsOf(
  pieces: readonly Piece[],
): readonly { readonly start: number; readonly end: number; readonly piece: number }[] {
  const hits: { start: number; end: number; piece: number }[] = []
  for (const { start, end, apart } of pieces) {
    const last = hits.at(-1)
    if (last === undefined || apart) hits.push({ start, end, piece: hits.length })
    else last.end = end
  }
  return hits
}

const ahead =
  /(?<![\w.-])([A-Z\d][A-Z\d ./-]{4,34})["')\]]{0,2}\s{0,2}(?:(?:is|was|are|as|[=:,(-])\s{0,2}){1,2}(?:(?:my|your|his|her|the|their|our|a|an|this) ){0,2}["'([]{0,2}$/i
const longestAhead = 56

/** Looks for a value right before its word: `... is my SSN`, `... (SSN)`, the name of a member whose value is the word. */
function beforeWord(layer: Layer, { detector, start }: Clue, report: Report): void {
  const { from } = layer.bounds(start)
  const floor = Math.max(from, start - longestAhead)
  const match = ahead.exec(layer.text.slice(floor, start))
  const text = match?.[1]?.trimEnd()
  if (match === null || text === undefined) return
  const head = floor + match.index
  for (const { index } of text.matchAll(/(?<![A-Z\d])[A-Z\d]/gi)) {
    const piece = { start: head + index, end: head + text.length, text: text.slice(index), gap: '', apart: false, spelled: false, stretch: 1 } // prettier-ignore
    if (valueOf(detector, [piece], detector.id === 'phone', 'text') === undefined) continue
    report({ detector, start: piece.start, end: piece.end, confidence: 0.8 })
    return
  }
}
