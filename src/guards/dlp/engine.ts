/**
 * The compiled detectors: one table for the anchor pass, with sticky patterns behind it.
 *
 * @module
 */
import { buildAnchors, type Anchor } from '../../text/anchors.ts'
import { folded, foldedDigit, foldLiteral } from '../../text/fold.ts'
import type { Detector } from './detector.ts'

/** What is found by a character rather than by a literal. */
export const special = { none: 0, digits: 1, at: 2, colon: 3, escape: 4, equals: 5 } as const

/** What hangs on one run of three characters. */
export interface Group {
  readonly special: number
  readonly anchors: readonly Anchor<Detector>[]
}

/** Compiled detectors. */
export interface Engine {
  readonly gate: Uint16Array
  readonly groups: readonly Group[]
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
  return { gate, groups: merged(all, gate) }
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
  const hexadecimal = [...'abcdef0'].map(code)
  for (const first of hexadecimal) {
    for (const second of hexadecimal) {
      yield [(first << 12) | (second << 6) | code(':'), special.colon]
    }
  }
  for (const letter of 'abcdef')
    yield [(foldedDigit << 12) | (code(letter) << 6) | foldedDigit, special.digits]
}
