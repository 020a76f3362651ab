/**
 * The compiled detectors: tables for the anchor pass, with sticky patterns behind them.
 *
 * @module
 */
import { buildAnchors, cutCode, windowFlag, type AnchorTable } from '../../text/anchors.ts'
import { folded, foldedDigit, foldLiteral, skipped } from '../../text/fold.ts'
import { unitBuffers, type UnitBuffers } from '../../text/units.ts'
import type { Detector } from './detector.ts'
import { addLookouts, lookFlag } from './lookouts.ts'
import { runUnit } from './runs.ts'
import { trialsOf, type Trial } from './trial.ts'

/** What is found by one character rather than by a literal. */
export const mark = { none: 0, at: 1, colon: 2, escape: 3, equals: 4 } as const

/** Compiled detectors. */
export interface Engine {
  /**
   * For every pair of bytes, in the order of the machine: the two codes (bits 0 to 11) for the window that begins with them;
   * for the window that begins one character before them, what it has of them (bits 12 to 23), whether it goes on with the
   * character behind them (bit 24) and which flags count there (from bit 25). Windows over a cut leave the cut out, so that
   * these go on. The highest bit says that both bytes belong to a run.
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

const flagsBehind = windowFlag.behind | lookFlag.behind

function codeTable(): Uint32Array {
  const codes = new Uint32Array(1 << 16)
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  const sixBits = Uint8Array.from(folded, (code) => (code === skipped ? cutCode : code))
  for (let first = 0; first < 256; first++) {
    const head = sixBits[first] as number
    for (let second = 0; second < 256; second++) {
      const tail = sixBits[second] as number
      const both = (head << 6) | tail
      let pair = both | (both << 12) | (flagsBehind << 25)
      if (tail === cutCode) pair = both | (head << 18) | (1 << 24) | (windowFlag.beforeCut << 25)
      else if (head === cutCode) pair = both | (tail << 18) | (1 << 24) | (windowFlag.afterCut << 25)
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
