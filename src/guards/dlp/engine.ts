/**
 * The compiled detectors: one table for the anchor pass, with sticky patterns behind it.
 *
 * @module
 */
import { buildAnchors, type Anchor } from '../../text/anchors.ts'
import { folded, foldedDigit, foldLiteral, skipped } from '../../text/fold.ts'
import type { Detector } from './detector.ts'

/** What is found by a character rather than by a literal. */
export const special = { none: 0, digits: 1, at: 2, colon: 3, escape: 4, equals: 5 } as const

/** What hangs on one run of three characters. */
interface Group {
  readonly special: number
  readonly anchors: readonly Anchor<Detector>[]
}

/** Tells for the code before a run of three whether any anchor of the run's group has it there. */
function mayFollow({ special: kind, anchors }: Group, code: number): boolean {
  return kind !== special.none || anchors.some(({ codes, reach }) => reach === 3 || codes[reach - 4] === code)
}

/** Compiled detectors. */
export interface Engine {
  readonly gate: Uint16Array
  readonly groups: readonly Group[]
  /** For every group and every code: 1 when the group's run may stand behind the code. */
  readonly heads: Uint8Array
}

/** Compiles detectors. Their patterns are copied, because a sticky pattern carries its position. */
export function compileEngine(detectors: readonly Detector[]): Engine {
  const entries = detectors.flatMap((detector) => {
    const { pattern } = detector
    const owner = {
      ...detector,
      pattern: new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`),
    }
    return [...new Set(detector.anchors.map((anchor) => anchor.toLowerCase()))]
      .filter((literal) => foldLiteral(literal).length >= 3)
      .map((literal) => ({ literal, owner }))
  })
  const { gate, groups } = buildAnchors(entries)
  const all: Group[] = groups.map((anchors) => ({ special: special.none, anchors }))
  for (const [key, kind] of specialRuns()) {
    const old = gate[key] ?? 0
    if (old === 0) gate[key] = all.push({ special: kind, anchors: [] }) - 1
    else if (all[old]?.special === special.none) all[old] = { special: kind, anchors: all[old].anchors }
  }
  const kept = merged(all, gate)
  const heads = new Uint8Array(kept.length << 6)
  for (const [index, group] of kept.entries()) {
    for (let code = 0; code < 64; code++) if (mayFollow(group, code)) heads[(index << 6) | code] = 1
  }
  return { gate, groups: kept, heads }
}

/** Tells whether any run of three characters of a text leads anywhere, or any character is outside ASCII. O(length). */
export function touches({ gate }: Engine, text: string): boolean {
  let run = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 127) return true
    const code = folded[unit] ?? 0
    if (code === skipped) continue
    run = ((run << 6) | code) & 0x3ffff
    if (gate[run] !== 0) return true
  }
  return false
}

/** Groups of a special kind without anchors are one: the gate has 16 bits. */
function merged(groups: readonly Group[], gate: Uint16Array): readonly Group[] {
  const kept: Group[] = [{ special: special.none, anchors: [] }]
  const moved = new Uint16Array(groups.length)
  const bare = new Map<number, number>()
  for (const [index, group] of groups.entries()) {
    if (index === 0) continue
    if (group.anchors.length > 0) moved[index] = kept.push(group) - 1
    else {
      const at = bare.get(group.special) ?? kept.push(group) - 1
      bare.set(group.special, at)
      moved[index] = at
    }
  }
  for (let key = 0; key < gate.length; key++) if (gate[key] !== 0) gate[key] = moved[gate[key] ?? 0] ?? 0
  return kept
}

/** Every run of three characters that leads to code instead of a table. */
function* specialRuns(): Generator<readonly [key: number, kind: number]> {
  const code = (character: string): number => folded[character.charCodeAt(0)] ?? 0
  for (const separator of '0.-/:') {
    yield [(foldedDigit << 12) | (code(separator) << 6) | foldedDigit, special.digits]
  }
  for (let first = 0; first < 64; first++) {
    for (let second = 0; second < 64; second++) {
      const head = (first << 12) | (second << 6)
      yield [head | code('@'), special.at]
      yield [head | code('%'), special.escape]
      yield [head | code('\\'), special.escape]
      yield [head | code('='), special.equals]
    }
  }
  for (let head = 0; head < 64; head++) yield [(head << 12) | (code('&') << 6) | code('#'), special.escape]
  const hexadecimal = 'abcdef0'.split('').map(code)
  for (const first of hexadecimal) {
    for (const second of hexadecimal) {
      yield [(first << 12) | (second << 6) | code(':'), special.colon]
    }
  }
  yield [(foldedDigit << 12) | (code('x') << 6) | foldedDigit, special.digits]
  for (const letter of 'abcdef')
    yield [(foldedDigit << 12) | (code(letter) << 6) | foldedDigit, special.digits]
}
