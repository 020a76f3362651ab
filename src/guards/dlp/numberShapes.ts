/**
 * What groups of digits may be without any word in front, by their lengths and by what stands between them.
 *
 * @module
 */
import * as americas from './checks/nationalAmericas.ts'
import * as elsewhere from './checks/nationalElsewhere.ts'
import * as europe from './checks/nationalEurope.ts'
import { inspectCard, isCardHead, mayBeCard } from './cards.ts'
import { closes, opens, type DigitGroups } from './digitGroups.ts'
import { isWordUnit, named, type DetectorName, type Report } from './hit.ts'

/** What a run of groups may be, the test that it must pass, and how sure that makes it. */
type Shape = readonly [detector: DetectorName, verify: (value: string) => boolean, confidence: number]

/** A shape with one more group, as a number: exact up to seven groups, which is the most that any shape has. */
function extended(key: number, separator: number, size: number): number {
  const kind = separator === 32 ? 1 : separator === 45 ? 2 : separator === 46 ? 3 : separator === 47 ? 4 : 0
  return key * 128 + kind * 20 + Math.min(size, 19)
}

// Its first digit is none of these (UIDAI); looked at before anything is copied.
const aadhaar = (value: string): boolean => value.charCodeAt(0) > 49 && elsewhere.indiaAadhaar(value)

/** Shapes as they are written: lengths of groups, and what stands between them. */
const rows: readonly (readonly [written: string, found: readonly Shape[]])[] = [
  ['3-2-4', [
    [named('us_ssn', 'pii', 'national'), americas.usSsn, 0.85],
    [named('us_itin', 'pii', 'national'), americas.usItin, 0.8],
  ]],
  ['3.3.3-2', [[named('br_cpf', 'pii', 'national'), americas.brazilCpf, 0.95]]],
  ['2.3.3/4-2', [[named('br_cnpj', 'pii', 'national'), americas.brazilCnpj, 0.95]]],
  ['3.4.4.2', [[named('ch_ahv', 'pii', 'national'), europe.switzerlandAhv, 0.95]]],
  ['2.3.3-1', [[named('cl_rut', 'pii', 'national'), americas.chileRut, 0.85]]],
  ['1.3.3-1', [[named('cl_rut', 'pii', 'national'), americas.chileRut, 0.85]]],
  ['2-8-1', [[named('ar_cuit', 'pii', 'national'), americas.argentinaCuit, 0.9]]],
  ['6-4', [[named('se_personnummer', 'pii', 'national'), europe.swedenPersonal, 0.75]]],
  ['6-7', [[named('kr_rrn', 'pii', 'national'), elsewhere.koreaRrn, 0.9]]],
  ['6/4', [[named('cz_birth_number', 'pii', 'national'), europe.czechBirth, 0.85]]],
  ['3-3-3 2', [[named('ru_snils', 'pii', 'national'), europe.russiaSnils, 0.9]]],
  ['2.2.2-3.2', [[named('be_national_number', 'pii', 'national'), europe.belgiumNational, 0.95]]],
  ['1 2 2 2 3 3 2', [[named('fr_nir', 'pii', 'national'), europe.franceNir, 0.95]]],
  ['15', [[named('fr_nir', 'pii', 'national'), europe.franceNir, 0.7]]],
  ['18', [[named('cn_resident_id', 'pii', 'national'), elsewhere.chinaId, 0.9]]],
  ['1-4-5-2-1', [[named('th_id', 'pii', 'national'), elsewhere.thailandId, 0.9]]],
  ['4 4 4', [[named('in_aadhaar', 'pii', 'national'), aadhaar, 0.65]]],
  ['4-4-4', [[named('in_aadhaar', 'pii', 'national'), aadhaar, 0.65]]],
] // prettier-ignore

/** The shapes by their number; see {@link extended}. */
const shapes: ReadonlyMap<number, readonly Shape[]> = new Map(
  rows.map(([written, found]) => {
    let key = 0
    for (const [, separator = '', size] of written.matchAll(/(\D?)(\d+)/g)) {
      key = extended(key, separator.charCodeAt(0), Number(size))
    }
    return [key, found]
  }),
)

// The most groups and digits that a shape has, as a table by both needs them.
const mostGroups = 8
const mostDigits = 20
const fewestOfCard = 13

// By digits and groups: 1 when there is a shape with so many. Most runs are over with here.
const plausible = new Uint8Array(mostDigits * mostGroups)
for (const [written] of rows) {
  const sizes = (written.match(/\d+/g) ?? []).map(Number)
  const digits = sizes.reduce((sum, size) => sum + size, 0)
  plausible[digits * mostGroups + sizes.length - 1] = 1
}

/** Looks at every stretch of groups that may be a value. O(groups): a value has some few. */
export function inspectGroups(text: string, { bytes, starts, ends }: DigitGroups, report: Report): void {
  const count = starts.length
  for (let first = 0; first < count; first++) {
    const begin = starts[first] as number
    const size = (ends[first] as number) - begin
    // Small groups in a row are a table; no value begins in the middle of one.
    if (first > 0 && size < 3 && (ends[first - 1] as number) - (starts[first - 1] as number) < 3) continue
    if (!opens(bytes, begin)) continue
    const isHead = isCardHead(text, begin)
    let width = 0
    for (let last = first; last < count; last++) {
      const start = starts[last] as number
      const end = ends[last] as number
      if (last > first && start - (ends[last - 1] as number) !== 1) break
      width += end - start
      if (width > 19) break
      if (width < 8 || !mayBeAny(width, last - first, isHead)) continue
      if (!(closes(bytes, end) || (width === 17 && end - begin === 17))) continue
      inspectShape(text, starts, ends, first, last, width, report)
    }
  }
}

/** Tells whether so many digits in so many groups, and one, are of any size that is looked for. */
function mayBeAny(width: number, groups: number, isHead: boolean): boolean {
  if (width === 17 || (isHead && width >= fewestOfCard)) return true
  return groups < mostGroups - 1 && plausible[width * mostGroups + groups] === 1
}

/** The shape of some groups, as a number; see {@link extended}. */
function shapeOf(
  text: string,
  starts: readonly number[],
  ends: readonly number[],
  first: number,
  last: number,
): number {
  let shape = 0
  for (let at = first; at <= last; at++) {
    const start = starts[at] as number
    const separator = at === first ? Number.NaN : text.charCodeAt(start - 1)
    shape = extended(shape, separator, (ends[at] as number) - start)
  }
  return shape
}

const residentId = named('cn_resident_id', 'pii', 'national')

/** Looks at the groups from the first to the last as one value. */
function inspectShape(
  text: string,
  starts: readonly number[],
  ends: readonly number[],
  first: number,
  last: number,
  width: number,
  report: Report,
): void {
  const start = starts[first] as number
  const end = ends[last] as number
  if (last - first < mostGroups - 1 && plausible[width * mostGroups + last - first] === 1) {
    const found = shapes.get(shapeOf(text, starts, ends, first, last))
    if (found !== undefined) {
      const value = text.slice(start, end)
      for (const [detector, verify, confidence] of found)
        if (verify(value)) report({ detector, start, end, confidence })
    }
  }
  if (width >= fewestOfCard && mayBeCard(text, start, end))
    inspectCard(text, start, end, first === 0 && last === starts.length - 1, report)
  if (
    width === 17 &&
    end - start === 17 &&
    (text.charCodeAt(end) | 32) === 120 &&
    !isWordUnit(text.charCodeAt(end + 1))
  ) {
    if (elsewhere.chinaId(`${text.slice(start, end)}X`))
      report({ detector: residentId, start, end: end + 1, confidence: 0.9 })
  }
}
