/**
 * The compiled detectors: tables for the anchor pass, with sticky patterns behind them.
 *
 * @module
 */
import { buildAnchors, cutCode, windowFlag, type AnchorTable } from '../../text/anchors.ts'
import { folded, foldedDigit, foldLiteral, skipped } from '../../text/fold.ts'
import { unitBuffers, type UnitBuffers } from '../../text/units.ts'
import type { Detector } from './detector.ts'
import { addLookouts } from './lookouts.ts'
import { runUnit } from './runs.ts'
import { trialsOf, type Trial } from './trial.ts'

/** What is found by one character rather than by a literal. */
export const mark = { none: 0, at: 1, colon: 2, escape: 3, equals: 4 } as const

/** Compiled detectors. */
export interface Engine {
  /**
   * For every pair of bytes, in the order of the machine: the two codes (bits 0 to 11); for a pair with a cut, the code of
   * the other one (bits 12 to 17) and the flag that says on which side of the cut it stands (from bit 18). The highest bit says that both bytes belong to
   * a run.
   */
  readonly codes: Uint32Array
  readonly anchors: AnchorTable<Trial>
  /** The mark of every byte. */
  readonly marks: Uint8Array
  readonly buffers: UnitBuffers
  /** How many detectors there are. */
  readonly count: number
}

/** Compiles detectors. */
export function compileEngine(detectors: readonly Detector[]): Engine {
  const entries = detectors.flatMap((detector, index) =>
    trialsOf(detector, index).map((owner) => ({
      literal: owner.literal,
      owner,
      cuttable: owner.joinable && foldLiteral(owner.literal).length > 3,
      // The digits of a literal that stands in its pattern are what they are; another one is an example.
      anyDigit: !owner.pattern.source.replace(/\\/g, '').toLowerCase().includes(owner.literal),
    })),
  )
  const anchors = buildAnchors(entries)
  addLookouts(anchors.windows)
  return { codes: codeTable(), anchors, marks: markTable(), buffers: unitBuffers(), count: detectors.length }
}

function markTable(): Uint8Array {
  const marks = new Uint8Array(256)
  const set = (characters: string, kind: number): void => {
    for (const character of characters) marks[character.charCodeAt(0)] = kind
  }
  set('@', mark.at)
  set(':', mark.colon)
  set('%\\&', mark.escape)
  set('=', mark.equals)
  return marks
}

function codeTable(): Uint32Array {
  const codes = new Uint32Array(1 << 16)
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  for (let first = 0; first < 256; first++) {
    const head = folded[first] === skipped ? cutCode : (folded[first] ?? 0)
    for (let second = 0; second < 256; second++) {
      const tail = folded[second] === skipped ? cutCode : (folded[second] ?? 0)
      let pair = (head << 6) | tail
      if (tail === cutCode) pair |= (head << 12) | (windowFlag.beforeCut << 18)
      else if (head === cutCode) pair |= (tail << 12) | (windowFlag.afterCut << 18)
      if (runUnit[first] === 1 && runUnit[second] === 1) pair |= 1 << 31
      codes[isLittle ? first | (second << 8) : (first << 8) | second] = pair
    }
  }
  return codes
}

/**
 * Tells whether anything in a short text leads anywhere: a window of a literal, a digit, a mark, a character outside ASCII.
 * O(length).
 */
export function touches({ anchors: { windows }, marks }: Engine, text: string): boolean {
  let run = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 127 || marks[unit] !== mark.none) return true
    const code = folded[unit] as number
    if (code === skipped) continue
    if (code === foldedDigit) return true
    run = ((run << 6) | code) & 0x3ffff
    if (((windows[run] ?? 0) & (windowFlag.ahead | windowFlag.behind)) !== 0) return true
  }
  return false
}
