/**
 * Secrets that were split: by white space, by string concatenation, over neighbouring fields or items.
 *
 * @module
 */
import { folded, longestGap, skipped } from '../../text/fold.ts'
import type { Hit } from './hit.ts'
import type { Budget, Layer } from './layer.ts'
import { rarity } from './rarity.ts'
import type { Trial } from './trial.ts'

const longestToken = 300
const mostCuts = 48
const longestPiece = 160

/** A text with what folds to nothing left out, and where each of its characters stands. */
interface Squeezed {
  text: string
  readonly places: number[]
  /** Where a piece ends. */
  readonly cuts: number[]
  /** Where another value begins: how many characters there are before it. */
  readonly seams: number[]
}

/**
 * Tries a detector on the text from `start` on, with white space, quotes, plus signs and commas left out and over the ends of
 * values. A match must end where a piece ends, must have a seam in it, and must look like a token and not like words.
 *
 * @param beyond - Where the value ends that is known already: only what goes on behind it is looked for.
 * @returns A hit for each value that a piece lies in, in their order; none when nothing is found.
 */
export function joined(
  layer: Layer,
  start: number,
  trial: Pick<Trial, 'detector' | 'pattern'>,
  budget: Budget,
  memory: SeamMemory,
  beyond = 0,
): readonly Hit[] {
  if (!hasSeam(layer, start, memory)) return none
  const own: Squeezed = { text: '', places: [], cuts: [], seams: [] }
  const { to } = layer.bounds(start)
  const goesOn = squeeze(layer.text, start, to, own)
  budget.joined -= own.text.length + 16 * own.cuts.length
  const hits = matched(own, trial, beyond)
  if (hits.length > 0 || !goesOn) return hits
  for (const way of layer.ways(start)) {
    if (budget.joined <= 0) return none
    const longer: Squeezed = { text: own.text, places: [...own.places], cuts: [...own.cuts], seams: [] }
    for (const { from, to: end } of way) {
      if (longer.cuts.at(-1) !== longer.text.length) longer.cuts.push(longer.text.length)
      if (longer.seams.at(-1) !== longer.text.length) longer.seams.push(longer.text.length)
      if (!squeeze(layer.text, from, end, longer)) break
    }
    budget.joined -= longer.text.length + 16 * longer.cuts.length
    const found = matched(longer, trial)
    if (found.length > 0) return found
  }
  return none
}

const none: readonly never[] = []

/** Appends a stretch. @returns Whether it was taken to its end. */
function squeeze(text: string, from: number, to: number, into: Squeezed): boolean {
  let gap = 0
  for (let index = from; index < to; index++) {
    if (into.text.length >= longestToken || into.cuts.length > mostCuts) return false
    const unit = text.charCodeAt(index)
    if (unit > 127) return false
    if (folded[unit] === skipped || (gap > 0 && beginsLiteral(text, index))) {
      if (++gap > longestGap) return false
      // A comma alone separates; it joins nothing.
      if (unit === 44 && gap === 1 && !isGlue(text.charCodeAt(index + 1))) return false
      if (into.cuts.at(-1) !== into.text.length) into.cuts.push(into.text.length)
      continue
    }
    gap = 0
    into.text += text.charAt(index)
    into.places.push(index)
  }
  return true
}

/** Tries a detector on what was put together. */
function matched(
  { text, places, cuts, seams }: Squeezed,
  { detector, pattern }: Pick<Trial, 'detector' | 'pattern'>,
  beyond = 0,
): readonly Hit[] {
  if (cuts.length === 0) return none
  for (const cut of cuts.at(-1) === text.length ? cuts : [...cuts, text.length]) {
    if (cut < 12 || (places[cut - 1] as number) < beyond) continue
    pattern.lastIndex = 0
    const match = pattern.exec(text.slice(0, cut))
    if (match?.[0].length !== cut) continue
    const value = match[1] ?? match[0]
    const verdict = detector.check?.(value) ?? true
    const sure = typeof verdict === 'number' ? verdict : verdict ? detector.confidence : 0
    if (sure === 0 || !looksLikeToken(value)) return none
    const confidence = Math.min(sure, 0.9)
    const bounds = [cut - value.length, ...seams.filter((at) => at > cut - value.length && at < cut), cut]
    return bounds.slice(1).map((end, piece) => ({
      detector,
      start: places[bounds[piece] as number] as number,
      end: (places[end - 1] as number) + 1,
      confidence,
      value,
      chain: ['split'],
      piece,
    }))
  }
  return none
}

/** Tells whether a letter stands before a quote, as in `f"..."`: a literal of Python, C# or Rust. */
function beginsLiteral(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1)
  return (next === 34 || next === 39) && 'fFrRbBuU@$'.includes(text.charAt(index))
}

function isGlue(unit: number): boolean {
  return unit < 128 && folded[unit] === skipped
}

/** Where the first place after another one is at which a piece ends, or nothing can be joined any more. */
export interface SeamMemory {
  seamFrom: number
  /** The place; -1 - place for one where nothing can be joined. */
  seam: number
}

/** Tells whether the first piece ends where a split can be: before what folds to nothing, or at the end of a value. */
function hasSeam(layer: Layer, start: number, memory: SeamMemory): boolean {
  const known = memory.seam < 0 ? -1 - memory.seam : memory.seam
  // Each stretch is looked through once, however many tokens seem to begin in it.
  if (start < memory.seamFrom || start > known) {
    memory.seamFrom = start
    memory.seam = seamAfter(layer, start)
  }
  return memory.seam >= 0 && memory.seam < start + longestPiece
}

function seamAfter(layer: Layer, start: number): number {
  const { text } = layer
  const { to } = layer.bounds(start)
  for (let index = start; index < to; index++) {
    const unit = text.charCodeAt(index)
    const code = unit < 128 ? (folded[unit] ?? 0) : 63
    if (code === skipped) return index
    // Letters, digits and `_ - . : / =`: the rest is in no token.
    if (code > 32 && code !== 34) return -1 - index
  }
  return to
}

function looksLikeToken(value: string): boolean {
  return /\d/.test(value) && (rarity(value) > 0.35 || /[A-Z\d]{8}/.test(value))
}
