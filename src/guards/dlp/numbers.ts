/**
 * Runs of digits: payment cards, IBAN, social security and other national numbers with a form of their own, telephone
 * numbers, addresses of the Internet. A run is looked at once, as groups of digits with what separates them.
 *
 * @module
 */
import { groupsOf } from './digitGroups.ts'
import { inspectIban, mayBeginIban } from './ibans.ts'
import { inspectInternet } from './internetAddresses.ts'
import type { Report } from './hit.ts'
import type { Layer } from './layer.ts'
import { inspectGroups } from './numberShapes.ts'
import { inspectPhone, mayBeginPhone } from './phones.ts'

// Longer runs are looked at in pieces that overlap by what the longest shape needs.
const piece = 400

/**
 * Looks at the run of digits that begins at `start` and reports what it holds.
 *
 * @param bytes - The text, one byte a code unit.
 * @returns Where to look for digits again: behind the run.
 */
export function inspectNumbers(
  text: string,
  bytes: Uint8Array,
  start: number,
  layer: Layer,
  report: Report,
): number {
  const limit = start + piece
  let at = start
  let end = start
  let digits = 0
  let groups = 0
  let dots = 0
  // Counted before anything is kept: nearly every run is a year, a count or a line number.
  for (let gap = 0; at < limit || gap === 0; at++) {
    const kind = unitKind[bytes[at] as number] as number
    if (kind === digitKind) {
      if (gap > 0 || groups === 0) groups++
      digits++
      gap = 0
      end = at + 1
    } else if (kind >= separatorKind && gap < 2) {
      gap++
      if (kind === dotKind) dots++
    } else break
  }
  if (digits < 7 && dots < 3) return end
  if (digits > mostDigits && groups < 2) return end
  const plan = planOf(bytes, start, digits, groups)
  if (plan === 0 && dots < 3) return end
  const { from } = layer.bounds(start)
  const runs = groupsOf(bytes, start, end)
  if (dots >= 3) inspectInternet(text, runs, report)
  if ((plan & mayBeShape) !== 0) inspectGroups(text, runs, report)
  if ((plan & mayBePhone) !== 0) inspectPhone(text, bytes, start, from, report)
  if ((plan & mayBeIban) !== 0) inspectIban(text, start, runs.ends[0] ?? 0, from, report)
  // A run that was cut goes on with its last groups seen again.
  return at >= limit && groups > 10 ? Math.max(runs.starts.at(-8) ?? end, start + 1) : end
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

const digitKind = 1
const separatorKind = 2
const dotKind = 3

/** For every byte whether it is a digit, something that stands between groups of digits, or neither: 0. */
export const unitKind: Uint8Array = new Uint8Array(256)
unitKind.fill(digitKind, 48, 58)
for (const separator of ' -/()+_') unitKind[separator.charCodeAt(0)] = separatorKind
unitKind['.'.charCodeAt(0)] = dotKind

const mostDigits = 34
