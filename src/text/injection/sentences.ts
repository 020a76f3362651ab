/**
 * Which of the rules a sentence satisfies.
 *
 * @module
 */
import { mostMatched, type CompiledRule, type Part, type Rules } from './compiledRules.ts'
import { classesOf, classOf, type Classes } from './lexicon.ts'
import type { Hit } from './sentence.ts'

/** An order that a text gives. */
export interface Act {
  /** What it is, such as `override`. */
  readonly act: string
  /** What it is reported as, such as `prompt_injection.override`. */
  readonly code: string
  /** How much it proves by itself, 0 to 1. */
  readonly weight: number
  /** Where, in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

const negation = classOf('negation')
const refused = classOf('refused')
const orders = classesOf('override|send|include|read|call|change|destroy|ask|prefer|skip|grant')
const asking = classesOf('ask')
const none: Classes = { low: 0, high: 0 }
const hardsecret = classOf('hardsecret')

/** Takes what is negated out of a sentence: `never send passwords` orders nothing. */
function withoutRefused(hits: readonly Hit[], count: number, mask: Classes): Classes {
  const aboutSecrets = (mask.low & hardsecret.low) !== 0 || (mask.high & hardsecret.high) !== 0
  let low = 0
  let high = 0
  let last: Hit | undefined
  for (let index = 0; index < count; index++) {
    const hit = hits[index] as Hit
    if ((hit.low & negation.low) !== 0 || (hit.high & negation.high) !== 0) last = hit
    else if (last !== undefined && hit.from > last.to && hit.from - last.to <= 2) {
      if ((hit.low & orders.low) !== 0 || (hit.high & orders.high) !== 0) {
        // Not to ask the user is an order of its own, unless it is about what nobody should ask for.
        const left = aboutSecrets ? none : asking
        hit.low = (hit.low & ~orders.low) | refused.low | (left.low & hit.low)
        hit.high = (hit.high & ~orders.high) | refused.high | (left.high & hit.high)
      }
    }
    low |= hit.low
    high |= hit.high
  }
  return { low, high }
}

/**
 * Adds what a sentence does to `found`. O(possible rules + hits x window).
 *
 * @param possible - How many rules the sentence could satisfy, as they were noted: every other one it does not.
 * @param hits - Of which only the first `count` are read.
 */
export function judgeSentence(
  rules: Rules,
  possible: number,
  hits: readonly Hit[],
  count: number,
  mask: Classes,
  found: Act[],
): void {
  let { low, high } = mask
  if ((low & negation.low) !== 0 || (high & negation.high) !== 0)
    ({ low, high } = withoutRefused(hits, count, mask))
  for (let index = 0; index < possible; index++) {
    const rule = rules.list[rules.possible[index] as number] as CompiledRule
    if (!isPossible(rule, low, high)) continue
    const span = match(rule.parts, hits, Math.min(count, mostMatched), rules.scratch)
    if (span === undefined) continue
    const { act, code, weight } = rule
    found.push({ act, code, weight, start: span[0], end: span[1] })
  }
}

function isPossible({ parts, also, but }: CompiledRule, low: number, high: number): boolean {
  if (!hasEach(parts, low, high) || !hasEach(also, low, high)) return false
  return but === undefined || ((but.low & low) === 0 && (but.high & high) === 0)
}

/** Tells whether there is one of each. */
function hasEach(sets: readonly Classes[], low: number, high: number): boolean {
  for (const each of sets) if ((each.low & low) === 0 && (each.high & high) === 0) return false
  return true
}

/** The first span in which the parts come one after the other, each near enough to the one before. O(hits x window). */
function match(
  parts: readonly Part[],
  hits: readonly Hit[],
  count: number,
  scratch: Int32Array,
): readonly [number, number] | undefined {
  const first = parts[0] as Part
  // For every hit: where a chain of the parts so far that ends here began; -1 for none. Two rows, by turns.
  let row = 0
  for (let index = 0; index < count; index++) {
    const hit = hits[index] as Hit
    scratch[index] = isOf(hit, first) ? hit.start : -1
  }
  for (let at = 1; at < parts.length; at++) {
    const part = parts[at] as Part
    const next = row === 0 ? mostMatched : 0
    let any = false
    for (let index = 0; index < count; index++) {
      const hit = hits[index] as Hit
      const began = isOf(hit, part) ? chainBefore(hits, index, hit, part.gap, scratch, row) : -1
      scratch[next + index] = began
      if (began >= 0) any = true
    }
    if (!any) return undefined
    row = next
  }
  for (let index = 0; index < count; index++) {
    const began = scratch[row + index] as number
    if (began >= 0) return [began, (hits[index] as Hit).end]
  }
  return undefined
}

/** The chain that ends near enough before a hit. */
function chainBefore(
  hits: readonly Hit[],
  index: number,
  hit: Hit,
  gap: number,
  scratch: Int32Array,
  row: number,
): number {
  for (let back = index - 1; back >= 0; back--) {
    const before = hits[back] as Hit
    if (before.to >= hit.from) continue
    // A phrase may reach back further than the word before it.
    if (hit.from - before.to - 1 > gap) {
      if (index - back > 24) break
      continue
    }
    const began = scratch[row + back] as number
    if (began >= 0) return began
  }
  return -1
}

function isOf(hit: Hit, part: Classes): boolean {
  return (hit.low & part.low) !== 0 || (hit.high & part.high) !== 0
}
