/**
 * What is swept: a text with the stretches that no match may leave, and what may still be spent on it.
 *
 * @module
 */
import type { DetectorName } from './hit.ts'
import type { RunBudget } from './runs.ts'

/** A part of a text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A stretch of a text that no match may leave: a name with its value. */
export interface Bounds {
  readonly from: number
  readonly to: number
  /** Where the list of items begins that this one belongs to; `from` for anything else. */
  readonly first: number
  /** Where that list ends. */
  readonly last: number
}

/** Values that may be parts of one. */
export interface PartWay {
  readonly stretches: readonly Stretch[]
  /** Whether these are all the parts, or follow what stands at the place itself as items do, or as the next text does. */
  readonly kind: 'all' | 'items' | 'texts'
}

/** What stands around a word that announces a value. */
export interface Parts {
  /** Where the value begins in whose name or text the word is. */
  readonly value: number
  /** `true` when that value is a number. */
  readonly isNumber: boolean
  /** Where the parts of what is announced may lie. */
  readonly ways: Iterable<PartWay>
}

/** A text to sweep. */
export interface Layer {
  readonly text: string
  /** The decodings that led here, outermost first. */
  readonly chain: readonly string[]
  /** The stretch around an index. Cheapest when asked for in ascending order. */
  bounds(index: number): Bounds
  /** The ways in which a value may go on that is split at the end of the stretch around an index: values in their order. */
  ways(index: number): Iterable<Iterable<Stretch>>
  /** Where the parts may lie of a value that a word at an index announces. */
  parts(index: number): Parts
  /** Of which detectors a value is put together again; of all without it. */
  readonly joins?: (detector: DetectorName) => boolean
}

/** What is left to spend on one value. */
export interface Budget extends RunBudget {
  /** Characters that may still be decoded. */
  decoded: number
  /** Characters that may still be joined. */
  joined: number
}
