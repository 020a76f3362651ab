/**
 * What groups of digits may be without any word in front, by their lengths and by what stands between them.
 *
 * @module
 */
import type { GroupRoom, Units } from '../../text/units.ts'
import * as americas from './checks/nationalAmericas.ts'
import * as elsewhere from './checks/nationalElsewhere.ts'
import * as europe from './checks/nationalEurope.ts'
import { verhoeffBetween } from './checks/digits.ts'
import { inspectCard, isCardHead, mayBeCard } from './cards.ts'
import { closes, isAmongHexWords, isOfTable, opens } from './digitGroups.ts'
import { isWordUnit, named, type DetectorName, type Report } from './hit.ts'

/** What a run of groups may be, the test that it must pass, how sure that makes it, and a look before anything is copied. */
type Found = readonly [
  detector: DetectorName,
  verify: (value: string) => boolean,
  confidence: number,
  mayBe?: (bytes: Uint8Array, start: number, end: number) => boolean,
]

// Its first digit is neither 0 nor 1 (UIDAI).
const mayBeAadhaar = (bytes: Uint8Array, start: number, end: number): boolean =>
  (bytes[start] as number) > 49 && verhoeffBetween(bytes, start, end) && !isAmongHexWords(bytes, start, end)

/** Shapes as they are written: lengths of groups, and what stands between them. */
export const numberShapes: readonly (readonly [written: string, found: readonly Found[]])[] = [
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
  ['3-4-7-1', [[named('ae_emirates_id', 'pii', 'national'), elsewhere.emiratesId, 0.95]]],
  ['3.5.2-1', [[named('br_pis', 'pii', 'national'), americas.brazilPis, 0.9]]],
  ['4 4 4', [[named('in_aadhaar', 'pii', 'national'), elsewhere.indiaAadhaar, 0.65, mayBeAadhaar]]],
  ['4-4-4', [[named('in_aadhaar', 'pii', 'national'), elsewhere.indiaAadhaar, 0.65, mayBeAadhaar]]],
] // prettier-ignore

/** Lengths of groups with what stands between them. */
interface Shape {
  readonly sizes: readonly number[]
  /** What stands before each group but the first, as code units. */
  readonly separators: readonly number[]
  readonly found: readonly Found[]
}

// The most groups and digits that a shape has, as a table by both needs them.
const mostGroups = 8
const mostDigits = 20
const fewestOfCard = 13

/** By digits and groups: the shapes with so many, if there are any. Most runs are over with here. */
const shapesBySize: readonly (readonly Shape[] | undefined)[] = shapeTable()

function shapeTable(): readonly (readonly Shape[] | undefined)[] {
  const table: (Shape[] | undefined)[] = Array.from({ length: mostDigits * mostGroups }, () => undefined)
  for (const [written, found] of numberShapes) {
    const sizes = (written.match(/\d+/g) ?? []).map(Number)
    const separators = (written.match(/\D/g) ?? []).map((separator) => separator.charCodeAt(0))
    const digits = sizes.reduce((sum, size) => sum + size, 0)
    ;(table[digits * mostGroups + sizes.length - 1] ??= []).push({ sizes, separators, found })
  }
  return table
}

/** By the size of the first group: how many groups the shapes have at most that begin with such a one. */
const reaches = new Uint8Array(mostDigits)
for (const shapes of shapesBySize)
  for (const { sizes } of shapes ?? []) {
    const [size = 0] = sizes
    reaches[size] = Math.max(reaches[size] as number, sizes.length)
  }
const residentSize = 17
reaches[residentSize] = Math.max(reaches[residentSize] as number, 1)

/** Looks at every stretch of groups that may be a value. O(groups): a value has some few. */
export function inspectGroups(text: string, { bytes, groups }: Units, report: Report): void {
  const { starts, ends, count } = groups
  for (let first = 0; first < count; first++) {
    const begin = starts[first] as number
    const size = (ends[first] as number) - begin
    // Small groups in a row are a table; no value begins in the middle of one.
    if (first > 0 && size < 3 && (ends[first - 1] as number) - (starts[first - 1] as number) < 3) continue
    const isHead = isCardHead(bytes, begin)
    const reach = isHead ? count : Math.min(count, first + (reaches[size] ?? 0))
    if (reach <= first || !opens(bytes, begin)) continue
    let width = 0
    for (let last = first; last < reach; last++) {
      const start = starts[last] as number
      const end = ends[last] as number
      if (last > first && start - (ends[last - 1] as number) !== 1) break
      width += end - start
      if (width > 19) break
      if (width < 8) continue
      const shapes = last - first < mostGroups ? shapesBySize[width * mostGroups + last - first] : undefined
      const isCardSize = isHead && width >= fewestOfCard
      const isResident = width === residentSize && end - begin === residentSize
      if ((shapes === undefined && !isCardSize && !isResident) || !(closes(bytes, end) || isResident))
        continue
      if (shapes !== undefined) inspectShapes(text, bytes, groups, first, shapes, report)
      if (
        isCardSize &&
        mayBeCard(bytes, begin, end) &&
        !isAmongHexWords(bytes, begin, end) &&
        !isOfTable(groups, first, last)
      )
        inspectCard(text, begin, end, first === 0 && last === count - 1, report)
      if (isResident) inspectResident(text, bytes, begin, end, report)
    }
  }
}

/** Looks whether the groups from the first on are of one of some shapes with as many digits and groups, and verifies it. */
function inspectShapes(
  text: string,
  bytes: Uint8Array,
  groups: GroupRoom,
  first: number,
  shapes: readonly Shape[],
  report: Report,
): void {
  const { starts, ends } = groups
  for (const { sizes, separators, found } of shapes) {
    let at = 0
    while (
      at < sizes.length &&
      (ends[first + at] as number) - (starts[first + at] as number) === sizes[at] &&
      (at === 0 || bytes[(starts[first + at] as number) - 1] === separators[at - 1])
    )
      at++
    if (at < sizes.length) continue
    const start = starts[first] as number
    const end = ends[first + at - 1] as number
    for (const [detector, verify, confidence, mayBe] of found)
      if (
        (mayBe === undefined || mayBe(bytes, start, end)) &&
        verify(text.slice(start, end)) &&
        !isOfTable(groups, first, first + at - 1)
      )
        report({ detector, start, end, confidence })
  }
}

const residentId = named('cn_resident_id', 'pii', 'national')

/** Seventeen digits and an `X`: the identity number of a Chinese resident whose check digit is ten (GB 11643-1999). */
function inspectResident(text: string, bytes: Uint8Array, start: number, end: number, report: Report): void {
  if (((bytes[end] as number) | 32) !== 120 || isWordUnit(bytes[end + 1] as number)) return
  if (elsewhere.chinaId(`${text.slice(start, end)}X`))
    report({ detector: residentId, start, end: end + 1, confidence: 0.9 })
}
