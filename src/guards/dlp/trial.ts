/**
 * A detector at one of its literals, with what is known beforehand of a text that it may match.
 *
 * @module
 */
import type { Anchor } from '../../text/anchors.ts'
import { folded, foldLiteral, skipped } from '../../text/fold.ts'
import { once } from '../../text/once.ts'
import { foresee, type Foresight } from '../../text/pattern/foresight.ts'
import { prospectOf, type Prospect } from '../../text/pattern/prospect.ts'
import type { Detector } from './detector.ts'
import { longRunOf, type LongRun } from './longRun.ts'

/** A detector at one of its literals. Every trial has every member, in this order: the pass reads them all the time. */
export interface Trial {
  readonly detector: Detector
  /** The number of the detector. */
  readonly index: number
  readonly literal: string
  /** A copy for itself, because a sticky pattern carries its position. */
  readonly pattern: RegExp
  /** {@link Detector.back}, 0 without it. */
  readonly back: number
  readonly solid: boolean
  readonly keyword: boolean
  readonly compound: boolean
  readonly digits: boolean
  /** Whether a value of the detector is put together again where it was split. */
  readonly joinable: boolean
  /** The literal, when it must stand in the text just so; otherwise empty. */
  readonly exact: string
  /** How many characters that fold to nothing {@link Trial.exact} begins with. */
  readonly lead: number
  /** Its pattern in two, when it ends in a long run. */
  readonly run: LongRun | undefined
  /** How long the literal is where it stands in one piece; 0 when a match need not begin with it. */
  readonly whole: number
  /** How often the pattern has been tried. */
  tries: number
  /** What is known of the characters behind the literal: found out for a trial that is made again and again. */
  foresight: Foresight | undefined
  /** What tells whether its pattern may match: the same for all trials of a detector. */
  readonly prospect: () => Prospect | undefined
}

/** The trials of a detector, one for each of its literals. */
export function trialsOf(detector: Detector, index: number): readonly Trial[] {
  const { back = 0, solid = false, keyword = false, compound = false, digits = false } = detector
  const pattern = new RegExp(detector.pattern.source, `${detector.pattern.flags.replace(/[gy]/g, '')}y`)
  const run = longRunOf(detector)
  const prospect = once(() => prospectOf(pattern.source, pattern.flags.replace('y', '')))
  return literalsOf(detector).map((literal) => {
    const { exact, lead } = exactOf(detector, literal)
    return {
      detector,
      index,
      literal,
      pattern,
      back,
      solid,
      keyword,
      compound,
      digits,
      joinable: isJoinable(detector),
      exact,
      lead,
      run,
      whole: wholeOf(detector, literal),
      tries: 0,
      foresight: undefined,
      prospect,
    }
  })
}

const manyTries = 16
const allPlaces = 64

/**
 * A cheap look at what stands behind a literal, from `start` to `end` of a text: whether its pattern may match. Taken from some
 * tries on; before, it may.
 *
 * @param bytes - The text, one byte a code unit, `length` of them.
 */
export function mayGoOn(
  bytes: Uint8Array,
  length: number,
  start: number,
  end: number,
  trial: Trial,
): boolean {
  if (end - start !== trial.whole || (trial.foresight === undefined && ++trial.tries < manyTries)) return true
  return isForeseen(bytes, length, end, trial, allPlaces)
}

/**
 * The same look before anything is put together. It is taken from the first time on, so that what a text may still spend does
 * not hang on the texts that came before it.
 */
export function mayBeJoined(
  bytes: Uint8Array,
  length: number,
  start: number,
  end: number,
  trial: Trial,
): boolean {
  return end - start !== trial.whole || isForeseen(bytes, length, end, trial, allPlaces)
}

/**
 * Tells whether a literal whose window is met at `index` is not worth looking for there, since its pattern could not match
 * behind it: known of trials that were made again and again, where nothing that folds to nothing stands on the way to its end.
 *
 * @param gap - Where the next character stands behind `index` that folds to nothing.
 */
export function isHopeless(
  bytes: Uint8Array,
  length: number,
  index: number,
  gap: number,
  { codes, at, owner }: Pick<Anchor<Trial>, 'codes' | 'at' | 'owner'>,
): boolean {
  if (owner.foresight === undefined || owner.whole !== codes.length) return false
  const end = index + codes.length - at
  return end <= gap && !isForeseen(bytes, length, end, owner, firstPlaces)
}

// Where the first characters do not tell, the literal itself tells sooner.
const firstPlaces = 4

function isForeseen(bytes: Uint8Array, length: number, end: number, trial: Trial, most: number): boolean {
  const { least: all, places } = foresightOf(trial)
  const least = Math.min(all, most)
  let at = 0
  while (at < least && (((places[bytes[end + at] as number] as number) >>> at) & 1) === 1) at++
  // What is split goes on behind the cut.
  return (
    at === least || end + at >= length || (trial.joinable && folded[bytes[end + at] as number] === skipped)
  )
}

function foresightOf(trial: Trial): Foresight {
  return (trial.foresight ??= foreseenBy(trial))
}

function foreseenBy({ detector, literal }: Trial): Foresight {
  const { source, flags } = detector.pattern
  return foresee(source, flags, trimmed(literal))
}

/** How long a literal is where it stands in one piece; 0 when it has something in it that folds to nothing. */
function wholeOf({ back }: Detector, literal: string): number {
  const { length } = trimmed(literal)
  return back === undefined && foldLiteral(literal).length === length ? length : 0
}

/** A literal without what folds to nothing around it. */
function trimmed(literal: string): string {
  let start = 0
  let end = literal.length
  while (folded[literal.charCodeAt(start)] === skipped) start++
  while (folded[literal.charCodeAt(end - 1)] === skipped) end--
  return literal.slice(start, end)
}

/** The literal as it must stand in the text, when the pattern has it in the middle and says nothing else. */
function exactOf({ pattern, back, anchors }: Detector, literal: string): Pick<Trial, 'exact' | 'lead'> {
  const { source, flags } = pattern
  const written = anchors.find((anchor) => anchor.toLowerCase() === literal) ?? ''
  const at = source.replace(/\\(?=\W)/g, '').indexOf(written)
  const follows = source.replace(/\\(?=\W)/g, '').charAt(at + written.length)
  if (back === undefined || at < 0 || flags.includes('i') || source.includes('|') || '?*+{'.includes(follows))
    return { exact: '', lead: 0 }
  let lead = 0
  while (folded[written.charCodeAt(lead)] === skipped) lead++
  return { exact: written, lead }
}

const assignment = /[:=]$/

/** The literals of a detector, each once: `pass:` is found wherever `pass":` is, see buildAnchors. */
function literalsOf(detector: Detector): readonly string[] {
  const literals = [...new Set(detector.anchors.map((anchor) => anchor.toLowerCase()))].filter(
    (literal) => foldLiteral(literal).length >= 3,
  )
  if (isJoinable(detector)) return literals
  const plain = new Set(
    literals.filter((literal) => assignment.test(literal) && foldLiteral(literal).length > 3),
  )
  return literals.filter((literal) => {
    let end = literal.length - 1
    while (folded[literal.charCodeAt(end - 1)] === skipped) end--
    const tight = literal.slice(0, end) + literal.slice(-1)
    return tight === literal || foldLiteral(tight).length < tight.length || !plain.has(tight)
  })
}

/** Tells whether a value of a detector is put together again where it was split. */
function isJoinable({ solid, back }: Detector): boolean {
  return solid === true && back === undefined
}
