/**
 * One sweep over a text: the anchor pass with the detectors it leads to, then the long runs, then whatever decodes, which is
 * swept in turn to a depth and within a budget.
 *
 * @module
 */
import { anchorStart, type Anchor } from '../../text/anchors.ts'
import { decodeBase32, decodeBase64, decodeHex } from '../../text/base64.ts'
import { unescaped } from '../../text/escapes.ts'
import { folded, skipped } from '../../text/fold.ts'
import { normalized } from '../../text/invisible.ts'
import { sourceSpan } from '../../text/mapped.ts'
import { inspectAt, inspectColons, type AtMemory } from './addresses.ts'
import type { Detector } from './detector.ts'
import { special, type Engine } from './engine.ts'
import { isWordUnit, type Hit, type Report } from './hit.ts'
import { inspectNumbers } from './numbers.ts'
import { eachRun, inspectDotted, inspectPiece } from './runs.ts'
import type { Bounds, Budget, Layer } from './layer.ts'
import { joined } from './split.ts'
import { base32Digit, hexDigit, isAll, isCodeUnit, isEscape, isQuoted, mayBePairs } from './looks.ts'

const contextBefore = 160
const contextAfter = 360

/**
 * Sweeps a layer and everything that decodes inside it. O(length), whatever the text.
 *
 * @returns Whether the text has anything outside ASCII.
 */
export function sweep(engine: Engine, layer: Layer, depth: number, budget: Budget, report: Report): boolean {
  const { text } = layer
  const escapes: number[] = []
  const quoted: number[] = []
  const wide = sweepAnchors(engine, layer, escapes, quoted, budget, report)
  if (text.length < 16 && escapes.length === 0 && quoted.length < 2) return wide
  eachRun(text, (start, end) => {
    sweepRun(engine, layer, start, end, depth, budget, report)
  })
  if (depth <= 0) return wide
  if (escapes.length > 0) sweepEscapes(engine, layer, escapes, false, depth, budget, report)
  if (quoted.length > 0) sweepEscapes(engine, layer, quoted, true, depth, budget, report)
  return wide
}

function sweepAnchors(
  engine: Engine,
  layer: Layer,
  escapes: number[],
  quoted: number[],
  budget: Budget,
  report: Report,
): boolean {
  const { text } = layer
  const { groups } = engine
  const { length } = text
  const memory: AtMemory = { at: -1, scheme: -1 }
  const cursor: Cursor = { index: -1, run: 0, units: 0 }
  // A run of digits is looked at once; literals that have digits in them are still looked for inside it.
  let numbersEnd = 0
  for (;;) {
    const entry = nextHit(engine, text, length, cursor)
    if (entry === 0) return cursor.units > 127
    const { index } = cursor
    const group = groups[entry]
    if (group === undefined) continue
    const bounds = layer.bounds(index)
    let next = index + 1
    switch (group.special) {
      case special.digits:
        // A letter right before: a digest or an identifier, no number.
        if (index < numbersEnd || isLetter(text.charCodeAt(index - 1))) break
        numbersEnd = inspectNumbers(text, index, bounds.from, bounds.to, report)
        numbersEnd = Math.max(numbersEnd, hexadecimalPairs(engine, layer, index, bounds, budget, report))
        break
      case special.at:
        next = inspectAt(text, index, bounds.from, bounds.to, memory, report)
        break
      case special.colon:
        next = inspectColons(text, index, bounds.from, bounds.to, report)
        break
      case special.escape:
        if (isEscape(text, index)) escapes.push(index)
        break
      case special.equals:
        if (isQuoted(text, index)) quoted.push(index)
        break
      default:
    }
    for (const anchor of group.anchors)
      next = Math.max(next, tryAnchor(layer, index, anchor, bounds, budget, report))
    if (next > index + 1) {
      cursor.index = next - 1
      cursor.run = runBefore(text, next)
    }
  }
}

/** The codes of the characters before `end`: what was passed over may still begin a literal. */
function runBefore(text: string, end: number): number {
  let run = 0
  for (let index = Math.max(0, end - 4); index < end; index++) {
    const unit = text.charCodeAt(index)
    const code = unit < 128 ? (folded[unit] ?? 0) : 0
    if (code !== skipped) run = ((run << 6) | code) & 0xffffff
  }
  return run
}

/** Tells whether a code unit is an ASCII letter other than the `x` of `0x`. */
function isLetter(unit: number): boolean {
  return unit > 57 && unit !== 120 && isWordUnit(unit)
}

/** Where the anchor pass stands. */
interface Cursor {
  /** The last character that was looked at. */
  index: number
  /** The codes of the last four characters that fold to something. */
  run: number
  /** All code units so far, or-ed. */
  units: number
}

/** Goes on to the next character at which something may be. The innermost loop of all: kept small. @returns 0 at the end. */
function nextHit({ gate, heads }: Engine, text: string, length: number, cursor: Cursor): number {
  let { index, run, units } = cursor
  let entry = 0
  while (++index < length) {
    const unit = text.charCodeAt(index)
    units |= unit
    const code = unit < 128 ? (folded[unit] as number) : 0
    if (code === skipped) continue
    run = ((run << 6) | code) & 0xffffff
    entry = gate[run & 0x3ffff] as number
    if (entry !== 0 && heads[(entry << 6) | (run >>> 18)] !== 0) break
    entry = 0
  }
  cursor.index = index
  cursor.run = run
  cursor.units = units
  return entry
}

/** Tries a detector where its anchor seems to be. @returns Where to go on. */
function tryAnchor(
  layer: Layer,
  index: number,
  anchor: Anchor<Detector>,
  bounds: Bounds,
  budget: Budget,
  report: Report,
): number {
  const { text } = layer
  const detector = anchor.owner
  let start = anchorStart(text, index, anchor, bounds)
  if (start === -1) return index + 1
  if (!beginsHere(text, start, detector)) return index + 1
  const pattern = detector.pattern
  if (detector.back !== undefined) start = walkBack(text, start, detector.back, bounds.from)
  pattern.lastIndex = start
  let match = pattern.exec(text)
  // A short and variable head: the value may begin later than the run of name characters does.
  for (
    let at = start + 1;
    match === null && detector.back !== undefined && detector.back <= 24 && at <= index;
    at++
  ) {
    pattern.lastIndex = at
    match = pattern.exec(text)
  }
  if (match !== null) {
    const value = match[1] ?? match[0]
    const end = match.index + match[0].length
    const clipped = Math.min(end, bounds.to)
    if (end === clipped || detector.family === 'private_key') {
      const confidence = confidenceOf(detector, value)
      if (confidence > 0) {
        report({ detector, start: end - value.length, end: clipped, confidence })
        // A keyword's value may hold something of its own; a token is done with.
        return detector.keyword === true || detector.solid !== true ? index + 1 : Math.max(index + 1, clipped)
      }
    }
  }
  if (
    detector.solid === true &&
    detector.back === undefined &&
    anchor.codes.length > 3 &&
    budget.joined > 0
  ) {
    const hit = joined(layer, start, detector, budget)
    if (hit !== undefined) report(hit)
  }
  return index + 1
}

function confidenceOf(detector: Detector, value: string): number {
  const verdict = detector.check?.(value) ?? true
  return typeof verdict === 'number' ? verdict : verdict ? detector.confidence : 0
}

/**
 * An anchor that is a word, or begins like one, must not begin inside another: `userSsn`, `user_ssn` and a `\n` written as
 * two characters end the word before.
 */
function beginsHere(text: string, start: number, detector: Detector): boolean {
  const unit = text.charCodeAt(start)
  if (!isWordUnit(unit) || detector.back !== undefined) return true
  const before = text.charCodeAt(start - 1)
  if (!isWordUnit(before)) return true
  if (text.charCodeAt(start - 2) === 92 && (before === 110 || before === 114 || before === 116)) return true
  // A capital after a small letter; digits end a word too, before a keyword.
  if (detector.keyword === true)
    return (unit <= 90 && before >= 97) || before <= 57 || engineWord.test(detector.id)
  return false
}

// `dbpassword`, `mysecret`, `usertoken`: compounds without a seam.
const engineWord = /^(?:password|generic_secret)$/

function walkBack(text: string, start: number, most: number, from: number): number {
  if (most > 24) return Math.max(from, start - most)
  let at = start
  while (at > from && start - at < most && isNameUnit(text.charCodeAt(at - 1))) at--
  return at
}

function isNameUnit(unit: number): boolean {
  return (
    isWordUnit(unit) ||
    unit === 95 ||
    unit === 45 ||
    unit === 46 ||
    unit === 43 ||
    unit === 47 ||
    unit === 126
  )
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
    const inner: Layer = flat(decoded.text, layer.chain)
    sweep(engine, inner, depth - 1, budget, (hit) => {
      const kinds = new Set<string>()
      for (let index = hit.start; index < hit.end; index++) {
        const kind = decoded.kinds[index]
        if (kind !== undefined) kinds.add(kind)
      }
      // What has no escape in it was found one layer up, unless it was decoded further.
      if (kinds.size === 0 && hit.chain === undefined && !/[%\\&=]/.test(layer.text.slice(from, to))) return
      const [start, end] = sourceSpan(decoded, hit.start, hit.end)
      report(
        within(
          hit,
          start,
          end,
          decoded.text,
          [...kinds].filter((kind) => kind !== 'json' || kinds.size === 1),
        ),
      )
    })
  }
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
  return { text, chain, bounds: () => bounds, next: () => undefined }
}

const lineBreak = /\r?\n[ \t]{0,8}(?=[A-Z0-9+/])/iy
const longestLine = 1000

function sweepRun(
  engine: Engine,
  layer: Layer,
  start: number,
  end: number,
  depth: number,
  budget: Budget,
  report: Report,
): void {
  const { text } = layer
  inspectDotted(text, start, end, report)
  let begin = start
  // `name=value` is one run: the pieces between the signs are what counts.
  for (let at = start; at <= end; at++) {
    const unit = at === end ? 61 : text.charCodeAt(at)
    if (unit !== 61 && unit !== 45 && unit !== 95) continue
    if (at - begin >= 16) inspectPiece(text, begin, at, budget, report)
    begin = at + 1
  }
  if (depth <= 0 || budget.decoded <= 0) return
  let attempts = 0
  begin = start
  while (end - begin >= 16 && attempts++ < 4) {
    let stop = text.indexOf('=', begin)
    if (stop === -1 || stop >= end - 2) stop = end
    if (stop - begin >= 16 && sweepCoded(engine, layer, begin, stop, depth, budget, report)) return
    // The next place where a value may begin: after a sign that may also belong to the alphabet.
    let next = stop < end ? stop : begin
    if (stop >= end) while (next < end && isWordUnit(text.charCodeAt(next))) next++
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
    decoded = isAll(text, start, end, hexDigit) ? decodeHex(text, start, end) : undefined
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
    sweep(engine, flat(text, layer.chain), depth - 1, budget, (hit) => {
      report(within(hit, start, end, text, [kind]))
    })
  }
}

const pairs = /(?:0x|\\x)?[2-7][\da-f](?:([ :,-]|, )(?:0x|\\x)?[\da-f]{2}){7,4096}(?![\da-f])/iy

/** Hexadecimal pairs with something between them: `41 4b 49`, `41:4b:49`, `0x41, 0x4b`. @returns Where they end, or 0. */
function hexadecimalPairs(
  engine: Engine,
  layer: Layer,
  index: number,
  bounds: Bounds,
  budget: Budget,
  report: Report,
): number {
  const { text } = layer
  if (budget.decoded <= 0) return 0
  // The run that leads here ends in the first character of the second pair, or right behind `0x`.
  for (let back = 2; back <= 4; back++) {
    const start = index - back
    if (start < bounds.from || !mayBePairs(text, start)) continue
    pairs.lastIndex = start
    const match = pairs.exec(text)
    if (match === null) continue
    const decoded = decodeHex(match[0].replace(/0x|\\x|[^\da-f]/gi, ''))
    if (decoded === undefined) return start + match[0].length
    budget.decoded -= match[0].length
    sweepDecoded(engine, layer, decoded, 'hex', start, start + match[0].length, 1, budget, report)
    return start + match[0].length
  }
  return 0
}
