/**
 * Which of the rules a sentence satisfies.
 *
 * @module
 */
import { isSatisfied, mostMatched, type CompiledRule, type Part, type Rules } from './compiledRules.ts'
import { classesOf, classOf, type Classes } from './lexicon.ts'
import type { Hit } from './sentence.ts'

/** More acts of a text than these say nothing new. */
export const mostActs = 200

/** An order that a text gives. */
export interface Act {
  /** What it is, such as `override`. */
  readonly act: string
  /** What it is reported as, such as `prompt_injection.override`. */
  readonly code: string
  /** How much it proves by itself, 0 to 1. */
  readonly weight: number
  /** What it proves at least and at most, whatever stands around its sentence. */
  readonly least?: number
  readonly most?: number
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
  const { list, needs, lows, highs } = rules
  const length = Math.min(count, mostMatched)
  let ready = false
  for (let index = 0; index < possible; index++) {
    const place = rules.possible[index] as number
    if (!isSatisfied(rules, place, low, high)) continue
    if (!ready) {
      for (let at = 0; at < length; at++) {
        const hit = hits[at] as Hit
        lows[at] = hit.low
        highs[at] = hit.high
      }
      ready = true
    }
    const { act, code, weight, parts } = list[needs[place] as number] as CompiledRule
    const last = match(rules, parts, hits, length)
    if (last < 0) continue
    const start = rules.scratch[last] as number
    found.push({ act, code, weight, start, end: (hits[last % mostMatched] as Hit).end })
  }
}

/**
 * Finds where the parts first come one after the other, each near enough to the one before. O(hits x window).
 *
 * @returns Where in the scratch stands the start of the span that ends with the hit of that place, modulo
 * {@link mostMatched}; -1 for none.
 */
function match(rules: Rules, parts: readonly Part[], hits: readonly Hit[], count: number): number {
  const { scratch, lows, highs } = rules
  // For every hit: where a chain of the parts so far that ends here began; -1 for none. Two rows, by turns.
  let row = 0
  for (let at = 0; at < parts.length; at++) {
    const { low, high, gap } = parts[at] as Part
    const next = row === 0 ? mostMatched : 0
    let first = -1
    for (let index = 0; index < count; index++) {
      let began = -1
      if ((((lows[index] as number) & low) | ((highs[index] as number) & high)) !== 0)
        began = at === 0 ? (hits[index] as Hit).start : chainBefore(hits, index, gap, scratch, row)
      scratch[next + index] = began
      if (first < 0 && began >= 0) first = index
    }
    if (first < 0) return -1
    row = next
    if (at === parts.length - 1) return next + first
  }
  return -1
}

/** The chain that ends near enough before a hit. */
function chainBefore(
  hits: readonly Hit[],
  index: number,
  gap: number,
  scratch: Int32Array,
  row: number,
): number {
  const { from } = hits[index] as Hit
  for (let back = index - 1; back >= 0; back--) {
    const before = hits[back] as Hit
    if (before.to >= from) continue
    // A phrase may reach back further than the word before it.
    if (from - before.to - 1 > gap) {
      if (index - back > 24) break
      continue
    }
    const began = scratch[row + back] as number
    if (began >= 0) return began
  }
  return -1
}
