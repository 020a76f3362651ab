/**
 * Runs of digits: payment cards, IBAN, social security and other national numbers with a form of their own, telephone
 * numbers, addresses of the Internet. A run is looked at once, as groups of digits with what separates them.
 *
 * @module
 */
import type { Units } from '../../text/units.ts'
import { readGroups } from './digitGroups.ts'
import { inspectIban, mayBeginIban } from './ibans.ts'
import { inspectInternet } from './internetAddresses.ts'
import type { Report } from './hit.ts'
import type { Layer } from './layer.ts'
import { inspectGroups } from './numberShapes.ts'
import { inspectPhone, mayBeginPhone } from './phones.ts'

// How many groups at the end of a piece may belong to what goes on in the next one.
const groupsAgain = 8
const fewestAgain = 10

/**
 * Looks at the run of digits that begins at `start` and reports what it holds.
 *
 * @returns Where to look for digits again: behind the run.
 */
export function inspectNumbers(
  text: string,
  units: Units,
  start: number,
  layer: Layer,
  report: Report,
): number {
  const { bytes, groups } = units
  const isCut = readGroups(units, start)
  const { starts, ends, count, digits, dots } = groups
  const end = ends[count - 1] as number
  // Nearly every run is a year, a count or a line number.
  if (digits < 7 && dots < 3) return end
  if (digits > mostDigits && count < 2) return end
  const plan = planOf(bytes, start, digits, count)
  if (plan === 0 && dots < 3) return end
  const { from } = layer.bounds(start)
  if (dots >= 3) inspectInternet(text, units, report)
  if ((plan & mayBeShape) !== 0) inspectGroups(text, units, report)
  if ((plan & mayBePhone) !== 0) inspectPhone(text, bytes, start, from, report)
  if ((plan & mayBeIban) !== 0) inspectIban(text, start, ends[0] as number, from, report)
  // A run that was cut goes on with its last groups seen again.
  return isCut && count > fewestAgain ? Math.max(starts[count - groupsAgain] as number, start + 1) : end
}

const mayBeShape = 1
const mayBePhone = 2
const mayBeIban = 4
const fewestOfShape = 9
const fewestOfPhone = 10

/** What a run may be, by its size and by what stands at its beginning. 0 for a date, a count, a version. */
function planOf(bytes: Uint8Array, start: number, digits: number, groups: number): number {
  if (digits < 7) return 0
  const before = start > 0 ? (bytes[start - 1] as number) : 0
  let plan = digits >= fewestOfShape || (digits === 8 && groups === 4) ? mayBeShape : 0
  if (before === 43 || before === 40) plan |= mayBePhone
  else if (digits >= fewestOfPhone && mayBeginPhone(bytes, start)) plan |= mayBePhone
  if (mayBeginIban(bytes, start)) plan |= mayBeIban
  return plan
}

const mostDigits = 34
