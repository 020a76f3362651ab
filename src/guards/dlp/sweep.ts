/**
 * One sweep over a text: the anchor pass with the detectors it leads to, then the long runs, then whatever decodes, which is
 * swept in turn to a depth and within a budget.
 *
 * @module
 */
import { decodeBase32, decodeBase64, decodeHex } from '../../text/base64.ts'
import { escapeKinds, unescaped } from '../../text/escapes.ts'
import { normalized } from '../../text/invisible.ts'
import { sourceSpan, type Mapped } from '../../text/mapped.ts'
import type { Units } from '../../text/units.ts'
import { announcedIn } from './announced.ts'
import { passAnchors } from './anchorPass.ts'
import { noClues } from './clues.ts'
import type { Engine } from './engine.ts'
import { isWordUnit, type Hit, type Report } from './hit.ts'
import { reassemble } from './reassembled.ts'
import { eachRun, equalsFinder, inspectDotted, inspectPieces } from './runs.ts'
import type { Bounds, Budget, Layer } from './layer.ts'
import { base32Digit, hexDigit, isAll, isCodeUnit } from './looks.ts'

const contextBefore = 160
const contextAfter = 360

/**
 * Sweeps a layer and everything that decodes inside it. O(length), whatever the text.
 *
 * @returns Whether the text has anything outside ASCII.
 */
export function sweep(engine: Engine, layer: Layer, depth: number, budget: Budget, report: Report): boolean {
  const units = engine.buffers.take(layer.text)
  const { wide } = units
  sweepUnits(engine, layer, units, depth, budget, report)
  engine.buffers.release(units)
  return wide
}

function sweepUnits(
  engine: Engine,
  layer: Layer,
  units: Units,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  const { text } = layer
  const escapes: number[] = []
  const quoted: number[] = []
  const hexadecimal = (start: number, bounds: Bounds): number =>
    hexadecimalPairs(engine, layer, start, bounds, budget, report)
  const memory = {
    at: -1,
    scheme: -1,
    digit: -1,
    digitFrom: 0,
    seamFrom: Infinity,
    seam: 0,
    gap: -1,
    gapFrom: 0,
  }
  const clues = noClues()
  passAnchors({
    engine,
    layer,
    units,
    budget,
    report,
    escapes,
    quoted,
    hexadecimal,
    memory,
    covered: undefined,
    joinedFrom: new Map(),
    runs: new Map(),
    clues,
    verdicts: new Map(),
    experiences: [],
  })
  if (clues.noted.length > 0) reassemble(layer, clues.noted, budget, report)
  if (text.length < 16 && escapes.length === 0 && quoted.length < 2) return
  const equalsAfter = equalsFinder(text)
  eachRun(units, text.length, (start, end) => {
    sweepRun(engine, layer, units.bytes, equalsAfter, start, end, depth, budget, report)
  })
  if (depth <= 0) return
  if (escapes.length > 0) sweepEscapes(engine, layer, escapes, false, depth, budget, report)
  if (quoted.length > 0) sweepEscapes(engine, layer, quoted, true, depth, budget, report)
}

function sweepEscapes(
  engine: Engine,
  layer: Layer,
  places: readonly number[],
  quoted: boolean,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  let at = 0
  let done = 0
  while (at < places.length && budget.decoded > 0) {
    const place = places[at] ?? 0
    const bounds = layer.bounds(place)
    const from = Math.max(bounds.from, place - contextBefore, done)
    let to = Math.min(bounds.to, place + contextAfter)
    while (at + 1 < places.length && (places[at + 1] ?? 0) < to)
      to = Math.min(bounds.to, (places[++at] ?? 0) + contextAfter)
    at++
    done = to
    budget.decoded -= to - from
    const decoded = unescaped(layer.text, from, to, quoted)
    if (decoded === undefined) continue
    const inner: Layer = flat(formText(layer.text, from, to, decoded), layer.chain)
    sweepInside(engine, inner, depth - 1, budget, (hit) => {
      const numbers = new Set(decoded.kinds.subarray(hit.start, hit.end))
      numbers.delete(0)
      const kinds = new Set([...numbers].map((number) => escapeKinds[number] ?? ''))
      // What has no escape in it was found one layer up, unless it was decoded further.
      if (kinds.size === 0 && hit.chain === undefined && !/[%\\&=]/.test(layer.text.slice(from, to))) return
      const [start, end] = sourceSpan(decoded, hit.start, hit.end)
      report(
        within(
          hit,
          start,
          end,
          inner.text,
          [...kinds].filter((kind) => kind !== 'json' || kinds.size === 1),
        ),
      )
    })
  }
}

/** Sweeps what was decoded or put together, and looks behind the words of other scripts in it. */
export function sweepInside(
  engine: Engine,
  layer: Layer,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  if (sweep(engine, layer, depth, budget, report))
    announcedIn(layer.text, (index) => layer.bounds(index), report)
}

const inForm = /=[^\s&]{0,200}?(?:%3a|%2c|%3d|[a-z])\+[a-z\d%]/i

/** A decoded stretch with blanks for the signs that stand for one in a form (application/x-www-form-urlencoded). */
function formText(source: string, from: number, to: number, { text, starts }: Mapped): string {
  if (!text.includes('+') || !inForm.test(source.slice(from, to))) return text
  return text.replace(/\+/g, (sign, at: number) => (source.charCodeAt(starts[at] ?? 0) === 43 ? ' ' : sign))
}

/** A hit of an inner layer, as the outer one sees it. */
function within(hit: Hit, start: number, end: number, text: string, kinds: readonly string[]): Hit {
  const chain = [...kinds, ...(hit.chain ?? [])]
  return {
    ...hit,
    start,
    end,
    value: hit.value ?? text.slice(hit.start, hit.end),
    ...(chain.length > 0 && { chain }),
  }
}

/** A layer of a text that has no parts. */
export function flat(text: string, chain: readonly string[]): Layer {
  const bounds = { from: 0, to: text.length, first: 0, last: text.length }
  return {
    text,
    chain,
    bounds: () => bounds,
    ways: () => [],
    parts: () => ({ value: 0, isNumber: false, ways: [] }),
  }
}

const lineBreak = /\r?\n[ \t]{0,8}(?=[A-Z0-9+/])/iy
const longestLine = 1000

function sweepRun(
  engine: Engine,
  layer: Layer,
  bytes: Uint8Array,
  equalsAfter: (from: number) => number,
  start: number,
  end: number,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  const { text } = layer
  if (bytes[end] === 46) inspectDotted(text, start, end, report)
  inspectPieces(layer, bytes, start, end, budget, report)
  if (depth <= 0 || budget.decoded <= 0) return
  let attempts = 0
  let begin = start
  while (end - begin >= 16 && attempts++ < 4) {
    const equals = equalsAfter(begin)
    const stop = equals >= end - 2 ? end : equals
    if (stop - begin >= 16 && sweepCoded(engine, layer, begin, stop, depth, budget, report)) return
    // The next place where a value may begin: after a sign that may also belong to the alphabet.
    let next = stop < end ? stop : begin
    if (stop >= end) while (next < end && isWordUnit(bytes[next] as number)) next++
    begin = next + 1
  }
}

/** Decodes one run as whatever makes text of it, and sweeps that. @returns Whether it decoded. */
function sweepCoded(
  engine: Engine,
  layer: Layer,
  start: number,
  end: number,
  depth: number,
  budget: Budget,
  report: Report,
): boolean {
  const { text } = layer
  let stop = end
  if (stop - start >= 56 && text.charCodeAt(stop - 1) !== 61) {
    // Base 64 in lines (RFC 2045: 76 characters, PEM: 64).
    const bounds = layer.bounds(start)
    for (;;) {
      lineBreak.lastIndex = stop
      const match = stop < bounds.to && lineBreak.exec(text)
      if (!match) break
      let next = lineBreak.lastIndex
      while (next < bounds.to && next - stop < longestLine && isCodeUnit(text.charCodeAt(next))) next++
      if (next - lineBreak.lastIndex < 4) break
      stop = next
    }
  }
  // Each is tried from the first characters on; nearly always that is all there is to it.
  let kind = 'base64'
  let decoded = decodeBase64(text, start, stop)
  if (decoded === undefined) {
    kind = 'hex'
    // `0x` says so and is no part of it.
    const digits = text.charCodeAt(start + 1) === 120 && text.charCodeAt(start) === 48 ? start + 2 : start
    decoded = isAll(text, digits, end, hexDigit) ? decodeHex(text, digits, end) : undefined
  }
  if (decoded === undefined) {
    kind = 'base32'
    decoded = isAll(text, start, end, base32Digit) ? decodeBase32(text, start, end) : undefined
  }
  if (decoded === undefined || decoded.length < 6) return false
  budget.decoded -= decoded.length
  const last = kind === 'base64' ? stop : end
  sweepDecoded(engine, layer, decoded, kind, start, last, depth, budget, report)
  return true
}

function sweepDecoded(
  engine: Engine,
  layer: Layer,
  decoded: string,
  kind: string,
  start: number,
  end: number,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  const seen = normalized(decoded)
  for (const text of seen === undefined ? [decoded] : [decoded, seen.text]) {
    sweepInside(engine, flat(text, layer.chain), depth - 1, budget, (hit) => {
      report(within(hit, start, end, text, [kind]))
    })
  }
}

const pairs = /(?:0x|\\x)?[2-7][\da-f](?:([ :,-]|, )(?:0x|\\x)?[\da-f]{2}){7,4096}(?![\da-f])/iy

/** Hexadecimal pairs with something between them: `41 4b 49`, `41:4b:49`, `0x41, 0x4b`. @returns Where they end, or 0. */
function hexadecimalPairs(
  engine: Engine,
  layer: Layer,
  start: number,
  bounds: Bounds,
  budget: Budget,
  report: Report,
): number {
  const { text } = layer
  if (budget.decoded <= 0 || start < bounds.from) return 0
  pairs.lastIndex = start
  const match = pairs.exec(text)
  if (match === null) return 0
  const end = start + match[0].length
  const decoded = decodeHex(match[0].replace(/0x|\\x|[^\da-f]/gi, ''))
  if (decoded === undefined) return end
  budget.decoded -= match[0].length
  sweepDecoded(engine, layer, decoded, 'hex', start, end, 1, budget, report)
  return end
}
