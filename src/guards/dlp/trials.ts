/**
 * Trying a detector where one of its literals is met.
 *
 * @module
 */
import { anchorEnd, anchorStart, type Anchor } from '../../text/anchors.ts'
import { folded, skipped } from '../../text/fold.ts'
import type { Units } from '../../text/units.ts'
import type { AtMemory } from './addresses.ts'
import { beginsHere, walkBack } from './beginnings.ts'
import { isFiller } from './checks/generic.ts'
import { noteAhead, noteBefore, noteIdle, noteSpelled, type Clues } from './clues.ts'
import type { Detector } from './detector.ts'
import type { Engine } from './engine.ts'
import { isDigit, type Report } from './hit.ts'
import { blockOver } from './keyBlocks.ts'
import type { Bounds, Budget, Layer } from './layer.ts'
import { longRunEnd, type LongRun, type RunMemory } from './longRun.ts'
import { spelledMarker } from './numberWords.ts'
import { isPromising, noteTrial, type Experiences } from './promising.ts'
import { joined, type SeamMemory } from './split.ts'
import { isHopeless, mayBeJoined, mayGoOn, type Trial } from './trial.ts'

/** One pass. */
export interface AnchorPass {
  readonly engine: Engine
  readonly layer: Layer
  readonly units: Units
  readonly budget: Budget
  readonly report: Report
  readonly clues: Clues
  /** Where escapes begin, in order. */
  readonly escapes: number[]
  /** Where quoted-printable begins, in order. */
  readonly quoted: number[]
  /** Looks at pairs of hexadecimal digits. @returns Where they end, or 0. */
  readonly hexadecimal: (start: number, bounds: Bounds) => number
  readonly memory: AtMemory & SeamMemory & { digit: number; digitFrom: number; gap: number; gapFrom: number }
  /** For the detectors by a word in front, by their number, where the value ends that they found last. */
  covered: Int32Array | undefined
  /** For the detectors of what may be split, by their number, where it was put together last. */
  readonly joinedFrom: Map<number, number>
  /** What was found out last about a long run, and by each detector about a value. */
  readonly runs: RunMemory
  readonly verdicts: Map<Detector, { value: string; confidence: number }>
  readonly experiences: Experiences
}

/**
 * Tries the detectors of a group whose window is met at `index`.
 *
 * @param last - Where the window ends, when it lies over a cut: perhaps in the next item of a list.
 * @returns Where to go on, or 0.
 */
export function tryGroup(pass: AnchorPass, group: number, index: number, last: number = index): number {
  const { engine, layer, units } = pass
  const { bytes } = units
  let next = 0
  let bounds: Bounds | undefined
  const anchors = engine.anchors.groups[group] as readonly Anchor<Trial>[]
  // Of literals that are alike, the first is looked for.
  let head = -1
  let whole = -1
  let start = -1
  let end = -1
  let gap = -1
  for (const anchor of anchors) {
    const { owner } = anchor
    if (anchor.head !== head) {
      head = anchor.head
      start = anchorStart(bytes, index, anchor)
    }
    if (start === -1 || isCovered(pass, owner, start) || !beginsHere(bytes, start, owner)) continue
    // Of one that a digit must follow more is to be noted.
    if (!owner.digits) {
      if (gap < 0) gap = gapAfter(pass, index)
      if (isHopeless(bytes, layer.text.length, index, gap, anchor)) continue
    }
    if (owner.exact !== '' && !layer.text.startsWith(owner.exact, start - owner.lead)) continue
    if (anchor.whole !== whole) {
      whole = anchor.whole
      end = anchorEnd(bytes, index, anchor, layer.text.length)
    }
    if (end === -1) continue
    if (owner.digits && digitAfter(pass, end) > end + farthestDigit) {
      noteIdle(pass.clues, owner.detector, start, end)
      noteBefore(pass.clues, bytes, owner.detector, start, end, true)
      continue
    }
    bounds ??= layer.bounds(last)
    // What can be put together again may go on in the next item of a list.
    const around = end > bounds.last && owner.joinable ? layer.bounds(end - 1) : bounds
    if (start < around.first || end > around.last) continue
    if (!mayGoOn(bytes, layer.text.length, start, end, owner)) {
      if (owner.digits) noteUnmet(pass, owner.detector, start, end)
      continue
    }
    next = Math.max(next, tryAnchor(pass, start, end, anchor, around))
  }
  return next
}

/** Tells whether a place lies in the value that a detector by a word in front found last. */
function isCovered({ covered }: AnchorPass, { solid, index }: Trial, start: number): boolean {
  return covered !== undefined && !solid && start < (covered[index] as number)
}

function cover(pass: AnchorPass, { index }: Trial, end: number): void {
  pass.covered ??= new Int32Array(pass.engine.count)
  pass.covered[index] = end
}

/** Where the next character stands behind `index` that folds to nothing. Each stretch is looked through once. */
function gapAfter({ memory, units, layer }: AnchorPass, index: number): number {
  if (memory.gap > index && memory.gapFrom <= index) return memory.gap
  const { length } = layer.text
  let at = index + 1
  while (at < length && folded[units.bytes[at] as number] !== skipped) at++
  memory.gapFrom = index
  memory.gap = at
  return at
}

const farthestDigit = 96

/** Where the next digit stands at or after `start`. Each stretch is looked through once. */
function digitAfter(pass: AnchorPass, start: number): number {
  const { memory, units, layer } = pass
  if (memory.digit >= start && memory.digitFrom <= start) return memory.digit
  const { length } = layer.text
  let at = start
  while (at < length && !isDigit(units.bytes[at] as number)) at++
  memory.digitFrom = start
  memory.digit = at < length ? at : Infinity
  return memory.digit
}

/** Tries a detector whose anchor begins at `begin`. @returns Where to go on, or 0. */
function tryAnchor(
  pass: AnchorPass,
  begin: number,
  end: number,
  anchor: Anchor<Trial>,
  bounds: Bounds,
): number {
  const { run, digits, detector } = anchor.owner
  if (run !== undefined) return tryLongRun(pass, begin, anchor, run, bounds)
  const next = tryWhole(pass, begin, end, anchor, bounds)
  if (digits && next < 0) noteUnmet(pass, detector, begin, end)
  return Math.max(0, next)
}

/** A word that announces digits, though no value of the detector follows. */
function noteUnmet({ clues, units }: AnchorPass, detector: Detector, start: number, end: number): void {
  noteAhead(clues, detector, start, end)
  noteBefore(clues, units.bytes, detector, start, end, false)
}

/** Tries a pattern. @returns Where to go on, 0 to go on behind the literal, -1 when it found nothing. */
function tryWhole(
  pass: AnchorPass,
  begin: number,
  literalEnd: number,
  anchor: Anchor<Trial>,
  bounds: Bounds,
): number {
  const { layer, budget, report } = pass
  const { text } = layer
  const trial = anchor.owner
  const { detector, pattern, back } = trial
  const start = back === 0 ? begin : walkBack(text, begin, back, bounds.from)
  pattern.lastIndex = start
  let match = isPromising(pass, start, trial) ? pattern.exec(text) : null
  noteTrial(pass, start, trial, match !== null)
  // A short and variable head: the value may begin later than the run of name characters does.
  if (back > 0 && back <= 24) {
    for (let at = start + 1; match === null && at <= begin; at++) {
      pattern.lastIndex = at
      match = pattern.exec(text)
    }
  }
  // What ran over the end of its value may end earlier as well: what follows is no part of it.
  let offset = 0
  if (match !== null && match.index + match[0].length > bounds.to && detector.family !== 'private_key') {
    offset = Math.max(bounds.from, match.index - farthestBehind)
    pattern.lastIndex = match.index - offset
    match = pattern.exec(text.slice(offset, bounds.to))
  }
  if (match !== null) {
    const value = match[1] ?? match[0]
    const end = offset + match.index + match[0].length
    const clipped = Math.min(end, bounds.to)
    if (end === clipped || detector.family === 'private_key') {
      const confidence = confidenceOf(pass, detector, value)
      if (detector.id === spelledMarker.id) noteSpelled(pass.clues, begin)
      if (confidence > 0) {
        if (detector.family === 'private_key')
          for (const hit of blockOver(layer, end - value.length, detector, budget)) report(hit)
        report({ detector, start: end - value.length, end: clipped, confidence })
        // The same word inside the value would find a part of it again.
        if (!trial.solid) cover(pass, trial, clipped)
        reportSum(pass, begin, clipped, trial)
        // A keyword's value may hold something of its own, and what stands before a value be another's word; a token is done with.
        return trial.keyword || !trial.solid || match[1] !== undefined ? 0 : clipped
      }
    }
  }
  // A literal that is cut several times is met at every cut, and put together once.
  if (
    trial.joinable &&
    layer.joins?.(detector) !== false &&
    anchor.codes.length > 3 &&
    budget.joined > 0 &&
    pass.joinedFrom.get(trial.index) !== begin &&
    mayBeJoined(pass.units.bytes, text.length, begin, literalEnd, trial)
  ) {
    pass.joinedFrom.set(trial.index, begin)
    for (const hit of joined(layer, begin, trial, budget, pass.memory)) report(hit)
  }
  return -1
}

// What is whole in one literal may go on in the next that is added to it.
const goesOn = /^["'`]\s{0,3}(?:\.\.|[+.&\\])?\s{1,16}[frb]?["'`][\w+/=.-]{4}/
const longestSum = 32
const mostLiterals = 8

/** A token that fills its literal and goes on in the next. */
function reportSum(
  { layer, budget, memory, report }: AnchorPass,
  start: number,
  end: number,
  trial: Trial,
): void {
  const quote = layer.text.charCodeAt(end)
  if (quote !== 34 && quote !== 39 && quote !== 96) return
  let known = end
  for (let literals = 1; trial.joinable && literals < mostLiterals; literals++) {
    if (budget.joined <= 0 || !goesOn.test(layer.text.slice(known, known + longestSum))) return
    const [hit] = joined(layer, start, trial, budget, memory, known)
    if (hit === undefined || hit.end <= known) return
    report(hit)
    known = hit.end
  }
}

// How far a pattern looks behind itself.
const farthestBehind = 32

/** Tries a detector whose pattern ends in a long run, without reading the run again. @returns 0. */
function tryLongRun(
  pass: AnchorPass,
  start: number,
  anchor: Anchor<Trial>,
  run: LongRun,
  bounds: Bounds,
): number {
  const { layer, units, report, runs } = pass
  const { detector, pattern } = anchor.owner
  const { text } = layer
  if (!isPromising(pass, start, anchor.owner)) return 0
  run.head.lastIndex = start
  const head = run.head.exec(text)
  if (head === null) return failed(pass, start, anchor.owner)
  const begun = start + head[0].length
  let end = longRunEnd(run, units.bytes, text.length, begun, runs)
  let value = end < 0 ? '' : text.slice(begun - run.least, end)
  if (end < 0) {
    // The run ends in something that it must not end in: the pattern finds a shorter one, or another beginning.
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (match === null) return failed(pass, start, anchor.owner)
    value = match[1] ?? match[0]
    end = start + match[0].length
  }
  if (end > bounds.to) return Math.max(0, tryWhole(pass, start, begun, anchor, bounds))
  const confidence = confidenceOf(pass, detector, value)
  if (confidence === 0) return failed(pass, start, anchor.owner)
  report({ detector, start: end - value.length, end, confidence })
  cover(pass, anchor.owner, end)
  return 0
}

function failed(pass: AnchorPass, start: number, trial: Trial): number {
  noteTrial(pass, start, trial, false)
  return 0
}

/** How sure a detector is of a value. Its last verdict is remembered: what is repeated is repeated at once. */
function confidenceOf({ verdicts }: AnchorPass, detector: Detector, value: string): number {
  if (detector.solid === true && detector.category === 'secret' && isFiller(value)) return 0
  if (detector.check === undefined) return detector.confidence
  const last = verdicts.get(detector)
  if (last?.value === value) return last.confidence
  const verdict = detector.check(value)
  const confidence = typeof verdict === 'number' ? verdict : verdict ? detector.confidence : 0
  if (last === undefined) verdicts.set(detector, { value, confidence })
  else {
    last.value = value
    last.confidence = confidence
  }
  return confidence
}
