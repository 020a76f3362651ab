/**
 * Whether it is worth trying a detector where its literal stands: asked of those that have been tried in one text in vain.
 *
 * @module
 */
import { mayMatch, noMemory, type ProspectMemory } from '../../text/pattern/prospect.ts'
import type { Units } from '../../text/units.ts'
import type { Layer } from './layer.ts'
import type { Trial } from './trial.ts'

/** What is known of the trials of one detector in one text. */
interface Experience {
  /** How often it was tried; of tokens, how often in vain, less the times that it was not. */
  tries: number
  /** Where it was tried in vain last. */
  vain: number
  memory: ProspectMemory | undefined
}

/** The same of all detectors, by their number. */
export type Experiences = (Experience | undefined)[]

/** What is passed over. */
interface Ground {
  readonly layer: Layer
  readonly units: Units
  readonly experiences: Experiences
}

const manyTries = 32
const mostTries = 48

/**
 * Tells whether the pattern of a trial may match at `start`. To find out what it must look like costs more than trying it some
 * times does.
 */
export function isPromising(
  { experiences, layer, units }: Ground,
  start: number,
  { index, prospect, back, solid }: Trial,
): boolean {
  if (back > 0) return true
  const known = (experiences[index] ??= { tries: 0, vain: -1, memory: undefined })
  // Several of its literals may begin in one place.
  if (known.vain === start) return false
  if (known.tries < manyTries) {
    if (!solid) known.tries++
    return true
  }
  const own = prospect()
  if (own === undefined || mayMatch(own, (known.memory ??= noMemory(own)), units.bytes, layer.text, start))
    return true
  known.vain = start
  return false
}

/**
 * Notes how a trial at `start` went. Tokens that do not follow their literal are counted, less those that do: where they do,
 * nothing is to be asked before.
 */
export function noteTrial(
  { experiences }: Ground,
  start: number,
  { index, solid }: Trial,
  isThere: boolean,
): void {
  const known = experiences[index]
  if (known === undefined) return
  if (!isThere) known.vain = start
  if (!solid) return
  if (!isThere) known.tries = Math.min(mostTries, known.tries + 1)
  else if (known.tries > 0) known.tries--
}
