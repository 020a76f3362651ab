/**
 * Everything about one text that speaks for an injection, weighed together: what one observation leaves open, a second one
 * nearby can settle.
 *
 * @module
 */
import { unitBuffers, type UnitBuffers, type Units } from '../units.ts'
import { createActFinder, findActs, gateText, type ActFinder } from './acts.ts'
import { findEncoded, firstEncoded, type Decoded } from './encoded.ts'
import { leaningPassages } from './leaningPassages.ts'
import { besidePassages, isProven } from './passage.ts'
import { forgetPassage } from './passageFeatures.ts'
import type { KnownNames } from './recognise.ts'
import type { Gated } from './gate.ts'
import { findHidden } from './hidden.ts'
import { findLinks } from './links.ts'
import { findMarkup } from './markup.ts'
import type { Act } from './sentences.ts'
import { neverProof, settle, supporting, type Observation, type Weighed } from './settle.ts'

/** What inspects texts. */
export interface TextInspector {
  /**
   * Inspects a text. O(length).
   *
   * @param known - Names that are the text's own, so that no other tool is meant by them.
   */
  inspect(text: string, known?: KnownNames): readonly Observation[]
}

const nothing: KnownNames = new Set()
const none: readonly Weighed[] = []
const noActs: readonly Act[] = []
const deepest = 3
/** More encoded orders than these say nothing new. */
const mostEncoded = 50
/** In shorter texts nothing is hidden or encoded without a mark that the gate sees. */
const shortestCovert = 13

/** Makes an inspector. Compiling takes some milliseconds, so make one and keep it. */
export function createTextInspector(finder: ActFinder = createActFinder()): TextInspector {
  const buffers = unitBuffers()
  return { inspect: (text, known = nothing) => settle(weigh(finder, buffers, text, known, 0)) }
}

function weigh(
  finder: ActFinder,
  buffers: UnitBuffers,
  text: string,
  known: KnownNames,
  depth: number,
): readonly Weighed[] {
  const units = buffers.take(text)
  const gated = gateText(finder, text, units)
  const { marks } = gated
  if (text.length < shortestCovert && isQuiet(gated)) {
    buffers.release(units)
    return none
  }
  const all: Weighed[] = []
  const acts = findActs(finder, text, units, gated, known)
  forgetPassage(finder.passage)
  const leaning = acts.some(isRefused) ? noActs : leaningPassages(finder, text, units, gated)
  addActs(all, besidePassages(finder, units, text.length, acts, leaning))
  const first = depth < deepest ? firstEncoded(text, units, marks) : -1
  const encoded = first < 0 ? none : encodedIn(finder, buffers, text, units, marks, first, known, depth)
  buffers.release(units)
  for (const { kind, weight, start, end } of findMarkup(text, marks)) {
    const code =
      kind === 'active_content'
        ? kind
        : kind === 'html_comment' || kind === 'invisible_markup'
          ? `hidden_text.${kind}`
          : `prompt_injection.${kind}`
    all.push({ code, weight, start, end })
  }
  for (const { weight, start, end } of findLinks(text, marks))
    all.push({ code: 'suspicious_url', weight, start, end })
  for (const { kind, weight, start, end, says } of findHidden(text, gated)) {
    all.push({ code: `hidden_text.${kind}`, weight, start, end })
    if (says === undefined || depth >= deepest) continue
    for (const inner of weigh(finder, buffers, says, known, depth + 1))
      all.push({ ...inner, start, end, decodedFrom: [kind, ...(inner.decodedFrom ?? [])] })
  }
  all.push(...encoded)
  return all
}

/** Tells whether an act is refused whatever else is found: nothing is gained by looking for more. */
function isRefused(act: Act): boolean {
  return isProven(act) && !neverProof.has(act.code) && act.code !== supporting
}

/** What is spelt in digits or escapes and gives orders. */
function encodedIn(
  finder: ActFinder,
  buffers: UnitBuffers,
  text: string,
  units: Units,
  marks: number,
  first: number,
  known: KnownNames,
  depth: number,
): readonly Weighed[] {
  const all: Weighed[] = []
  let weights: WeakMap<Decoded, number> | undefined
  findEncoded(text, units, marks, first, (decoded, start, end) => {
    weights ??= new WeakMap()
    let most = weights.get(decoded)
    if (most === undefined) {
      const inside = weigh(finder, buffers, decoded.text, known, depth + 1)
      most = Math.max(0, ...inside.map(({ weight, code }) => (neverProof.has(code) ? 0 : weight)))
      weights.set(decoded, most)
    }
    if (most < 0.3) return true
    // Nobody hides an honest sentence in digits: half a proof is a whole one there.
    const weight = most >= 0.5 ? 1 : 0.6
    all.push({ code: 'encoded_instruction', weight, start, end, decodedFrom: [decoded.encoding] })
    return all.length < mostEncoded
  })
  return all
}

/** Nothing but words that give no orders, and what stands between them. */
function isQuiet({ spans, wide, control, marks }: Gated): boolean {
  return spans.length === 0 && marks === 0 && !wide && !control
}

/** Several rules find the same act at one place: the strongest speaks. O(acts squared), of which there are few. */
function addActs(all: Weighed[], acts: readonly Act[]): void {
  for (const { code, weight, start, end } of acts) {
    let same = all.length - 1
    while (same >= 0 && !isAt(all[same] as Weighed, start, code)) same--
    if (same < 0) all.push({ code, weight, start, end })
    else if ((all[same] as Weighed).weight < weight) all[same] = { code, weight, start, end }
  }
}

function isAt(one: Weighed, start: number, code: string): boolean {
  return one.start >> 8 === start >> 8 && one.code === code
}
