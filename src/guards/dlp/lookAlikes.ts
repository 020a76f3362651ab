/**
 * Texts as they read: swept again where they are written in characters that look like others or like nothing.
 *
 * @module
 */
import { alteredStretches, normalized } from '../../text/invisible.ts'
import { sourceSpan } from '../../text/mapped.ts'
import type { Engine } from './engine.ts'
import type { Report } from './hit.ts'
import type { Bounds, Budget, Layer } from './layer.ts'
import type { Leaf, LeafText } from './leaves.ts'
import { flat, sweep } from './sweep.ts'

const unseenBefore = 512
const unseenBehind = 8192

/** Sweeps the text as it reads, around what is written in characters that look like others or like nothing. */
export function sweepNormalized(
  engine: Engine,
  batch: LeafText,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  for (const [from, to] of alteredStretches(batch.text, unseenBefore, unseenBehind))
    sweepStretch(engine, batch, from, to, depth, budget, report)
}

function sweepStretch(
  engine: Engine,
  batch: LeafText,
  offset: number,
  end: number,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  const seen = normalized(batch.text.slice(offset, end))
  if (seen === undefined) return
  // Who asks asks for the same value again and again.
  let known: Leaf | undefined
  let bounds: Bounds | undefined
  const inner: Layer = {
    ...flat(seen.text, []),
    parts: (index) => ({
      value: after(seen.starts, batch.leafAt((seen.starts[index] ?? 0) + offset).value - offset),
      isNumber: false,
      ways: [],
    }),
    bounds(index) {
      const leaf = batch.leafAt((seen.starts[index] ?? 0) + offset)
      if (bounds === undefined || known !== leaf) {
        known = leaf
        bounds = {
          from: after(seen.starts, leaf.from - offset),
          to: after(seen.starts, leaf.to - offset),
          first: after(seen.starts, leaf.first - offset),
          last: after(seen.starts, leaf.last - offset),
        }
      }
      return bounds
    },
  }
  sweep(engine, inner, depth, budget, (hit) => {
    const [first, last] = sourceSpan(seen, hit.start, hit.end)
    const value = hit.value ?? seen.text.slice(hit.start, hit.end)
    if (hit.chain === undefined && value === batch.text.slice(first + offset, last + offset)) return
    report({
      ...hit,
      start: first + offset,
      end: last + offset,
      value,
      chain: ['unicode-form', ...(hit.chain ?? [])],
    })
  })
}

/** The first index whose source is at or after `place`. O(log length). */
function after(starts: Int32Array, place: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
