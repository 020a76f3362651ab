/**
 * Secrets that were split: by white space, by string concatenation, over neighbouring fields or items.
 *
 * @module
 */
import { folded, longestGap, skipped } from '../../text/fold.ts'
import type { Detector } from './detector.ts'
import type { Hit } from './hit.ts'
import type { Budget, Layer } from './layer.ts'
import { rarity } from './rarity.ts'

const longestToken = 300
const mostCuts = 48
const longestPiece = 80

/**
 * Tries a detector on the text from `start` on, with white space, quotes, plus signs and commas left out and over the ends of
 * values. A match must end where a piece ends, must have a seam in it, and must look like a token and not like words.
 */
export function joined(
  layer: Layer,
  start: number,
  detector: Detector,
  budget: Budget,
  memory: SeamMemory,
): Hit | undefined {
  const { text } = layer
  if (!hasSeam(layer, start, memory)) return undefined
  let squeezed = ''
  const places: number[] = []
  const cuts: number[] = []
  let { to } = layer.bounds(start)
  let gap = 0
  let index = start
  for (; squeezed.length < longestToken; index++) {
    if (index >= to) {
      const next = layer.next(index)
      if (next === undefined) break
      index = next.from
      to = next.to
      if (squeezed.length > 0 && cuts.at(-1) !== squeezed.length) cuts.push(squeezed.length)
      gap = 0
    }
    const unit = text.charCodeAt(index)
    if (unit > 127) break
    if (folded[unit] === skipped) {
      if (++gap > longestGap) break
      // A comma alone separates; it joins nothing.
      if (unit === 44 && gap === 1 && !isGlue(text.charCodeAt(index + 1))) break
      if (cuts.at(-1) !== squeezed.length) cuts.push(squeezed.length)
      continue
    }
    gap = 0
    squeezed += text.charAt(index)
    places.push(index)
    if (cuts.length > mostCuts) break
  }
  budget.joined -= squeezed.length + 16 * cuts.length
  if (cuts.length === 0) return undefined
  if (cuts.at(-1) !== squeezed.length) cuts.push(squeezed.length)
  for (const cut of cuts) {
    if (cut < 12) continue
    const { pattern } = detector
    pattern.lastIndex = 0
    const match = pattern.exec(squeezed.slice(0, cut))
    if (match?.[0].length !== cut) continue
    const value = match[1] ?? match[0]
    const verdict = detector.check?.(value) ?? true
    const confidence = typeof verdict === 'number' ? verdict : verdict ? detector.confidence : 0
    if (confidence === 0 || !looksLikeToken(value)) return undefined
    const first = places[cut - value.length] ?? start
    const last = (places[cut - 1] ?? start) + 1
    return {
      detector,
      start: first,
      end: last,
      confidence: Math.min(confidence, 0.9),
      value,
      chain: ['split'],
    }
  }
  return undefined
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
