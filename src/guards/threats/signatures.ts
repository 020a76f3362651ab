/**
 * Threats that are told by what is written, wherever it stands: one pass finds the literals that they are anchored at, a
 * bounded pattern at each hit decides.
 *
 * @module
 */
import { buildGate, literalStart, type GatedLiteral } from '../../text/literalGate.ts'
import { folded, skipped } from '../../text/fold.ts'
import type { Family, ThreatCode, ThreatKind } from './threat.ts'

/** A row of a table. */
export interface Signature {
  readonly code: ThreatCode
  /** What kind of thing, in words for a person. */
  readonly what: string
  /** The literals that the pattern begins with, three characters or more, without white space. */
  readonly anchors: readonly string[]
  /** The pattern, tried where a literal begins. Bounded. */
  readonly pattern: RegExp
  /** The kinds of arguments on which it denies. */
  readonly kinds: ReadonlySet<ThreatKind>
  readonly confidence: number
}

/**
 * Rows that share a code and kinds: `what`, the literals with blanks between them, the pattern. `flags` is `y` where the case
 * of letters counts.
 */
export function signatures(
  code: ThreatCode,
  kinds: string,
  rows: readonly (readonly [what: string, anchors: string, pattern: RegExp])[],
  flags = 'iy',
): readonly Signature[] {
  const deny = new Set(kinds === '' ? [] : (kinds.split(' ') as ThreatKind[]))
  return rows.map(([what, anchors, pattern]) => ({
    code,
    what,
    anchors: anchors.split(' '),
    pattern: new RegExp(pattern.source, flags),
    kinds: deny,
    confidence: 0.9,
  }))
}

/** Compiles tables into one family. Compiling is O(rows); looking is O(length), whatever the number of rows. */
export function compileSignatures(tables: readonly (readonly Signature[])[]): Family {
  const { gate, groups } = buildGate(
    tables.flatMap((table) => table.flatMap((owner) => owner.anchors.map((literal) => ({ literal, owner })))),
  )
  return ({ text, kind }, report) => {
    const { length } = text
    const bounds = { first: 0, last: length }
    // What was found once in a text need not be found again.
    let found: Signature[] | undefined
    let key = 0
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index)
      const code = unit < 128 ? (folded[unit] ?? 0) : 0
      if (code === skipped) continue
      key = ((key << 6) | code) & 0x3ffff
      const group = gate[key] ?? 0
      if (group === 0) continue
      for (const anchor of groups[group] as readonly GatedLiteral<Signature>[]) {
        const { owner } = anchor
        if (found?.includes(owner) === true) continue
        const start = literalStart(text, index, anchor, bounds)
        if (start < 0) continue
        owner.pattern.lastIndex = start
        if (!owner.pattern.test(text)) continue
        found = [...(found ?? []), owner]
        report({
          code: owner.code,
          what: owner.what,
          start,
          end: owner.pattern.lastIndex,
          confidence: owner.confidence,
          deny: owner.kinds.has(kind),
        })
      }
    }
  }
}
