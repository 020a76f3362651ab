/**
 * What makes groups that were taken apart a value again.
 *
 * @module
 */
import { digitsOf } from './checks/digits.ts'
import type { Detector } from './detector.ts'
import type { PartWay } from './layer.ts'
import type { Piece } from './pieces.ts'

/** What speaks for it: that groups stand in one text, or how they lie in a document. */
export type Evidence = 'text' | PartWay['kind']

// Their check refuses little, or nothing but a date: the value must stand right behind the word.
const loose: ReadonlySet<string> = new Set(
  'us_ssn us_itin dk_cpr my_nric id_nik in_pan phone date_of_birth uk_nino de_id_card bic'.split(' '),
)
const mostPieces = 9

/**
 * The value that groups make, without or with the signs between them; `undefined` for none.
 *
 * @param isLate - `true` when groups stand before these that are no part of it.
 */
export function valueOf(
  { id, whole, check }: Detector,
  pieces: readonly Piece[],
  isLate: boolean,
  evidence: Evidence,
): string | undefined {
  const [first] = pieces
  if (whole === undefined || first === undefined) return undefined
  // What nothing confirms must have names that do; what little confirms, its place.
  if (check === undefined && evidence !== 'all' && !isPlainlyMeant(id, pieces, evidence, isLate))
    return undefined
  if (loose.has(id) && isLate) return undefined
  // In one piece it is as it always was.
  if (pieces.length === 1 && first.stretch === 0 && !first.spelled) return undefined
  if (pieces.length > mostPieces && pieces.some(({ text }) => text.length > 2)) return undefined
  if (evidence === 'text' && (isDecimals(pieces) || isListing(id, pieces) || isOpen(pieces))) return undefined
  let compact = ''
  let signed = ''
  for (const { text, gap } of pieces) {
    compact += text
    signed += (signed === '' ? '' : signOf(gap)) + text
  }
  if (!isGrouped(id, compact, pieces, evidence)) return undefined
  // A date has something between its parts.
  if (id === 'date_of_birth' && isDateLike(pieces, evidence))
    signed = pieces.map(({ text }) => text).join('-')
  for (const value of signed === compact ? [compact] : [compact, signed])
    if (whole.test(value) && isRight(check?.(value))) return value
  return undefined
}

// Of these nobody keeps several under the name of one.
const single: ReadonlySet<string> = new Set(['uk_sort_code', 'bic'])
const fewestSpelled = 3

/** Tells whether what nothing confirms is meant all the same: digits that are spelled, or some few strings under one name. */
function isPlainlyMeant(id: string, pieces: readonly Piece[], evidence: Evidence, isLate: boolean): boolean {
  if (isLate) return false
  if (evidence === 'items')
    return single.has(id) && pieces.length < 5 && pieces.every(({ text }) => text.length < 7)
  const spelled = pieces.filter((piece) => piece.spelled)
  return (
    spelled.length >= fewestSpelled &&
    pieces.every(
      (piece, index) =>
        (piece.spelled || piece.text.length === 1) && (index === 0 || !/[a-z]/i.test(piece.gap)),
    )
  )
}

function isRight(verdict: number | boolean | undefined): boolean {
  return verdict !== false && verdict !== 0
}

/** Three numbers: under names of their own, or with the same between them. */
function isDateLike(pieces: readonly Piece[], evidence: Evidence): boolean {
  if (pieces.length !== 3) return false
  return evidence !== 'text' || pieces[1]?.gap.trim() === pieces[2]?.gap.trim()
}

/** Numbers with fractions: points within them, blanks or commas between. */
function isDecimals(pieces: readonly Piece[]): boolean {
  const gaps = pieces.slice(1).map(({ gap }) => gap)
  const points = gaps.filter((gap) => gap === '.').length
  const others = gaps.filter((gap) => /^(?:[,;|]\s*|\s+|\s*\|\s*)$/.test(gap)).length
  return points > 0 && others > 0 && points + others === gaps.length
}

/** A bracket opens among the groups that does not close among them: what is in it says something else. */
function isOpen(pieces: readonly Piece[]): boolean {
  const opened = pieces.findLastIndex(({ gap }, index) => index > 0 && gap.includes('('))
  return opened > 0 && !pieces.slice(opened + 1).some(({ gap }) => gap.includes(')'))
}

// Their words have other meanings, or name what is counted as well.
const ambiguous: ReadonlySet<string> = new Set(
  'ca_sin cl_rut de_tax_id in_pan credit_card sg_nric pt_nif es_dni'.split(' '),
)

/** Numbers in a row: an array in code, or, under a word that means other things as well, what commas or bars separate. */
function isListing(id: string, pieces: readonly Piece[]): boolean {
  if (id === 'credit_card' && !isCardShape(pieces)) return true
  const lead = pieces[0]?.gap ?? ''
  if (pieces.some(({ gap, spelled }) => spelled || /["'`]/.test(gap))) return false
  const isRow = pieces.length > 1 && pieces.slice(1).every(({ gap }) => /^\s*[,|]\s*$/.test(gap))
  return isRow && (/=\s*\[/.test(lead) || (ambiguous.has(id) && !lead.includes(':')))
}

/** The groups in which cards are printed, digits one by one, or strings that are added up. */
function isCardShape(pieces: readonly Piece[]): boolean {
  if (pieces.length === 1 || pieces.some(({ spelled }) => spelled)) return true
  if (pieces.some(({ gap }, index) => index > 0 && /["'`]/.test(gap))) return true
  const sizes = pieces.map(({ text }) => text.length).join('')
  return /^(?:4444\d?|46[45]|1{13,19})$/.test(sizes)
}

/** The one sign of a gap that may belong to a value. */
function signOf(gap: string): string {
  const signs = gap.replace(/["'`]\s*\+\s*["'`]|[\s"'`]/g, '')
  return signs.length === 1 && '-/.+'.includes(signs) ? signs : ''
}

// Of the North American plan: area and exchange begin with 2 to 9.
const northAmerican = /^1?[2-9]\d\d[2-9]\d{6}$/
const trunk = /^0\d{8,10}$/
const fewestDigits = 9

/** Tells whether the groups of what nothing else confirms are those that people write. */
function isGrouped(id: string, value: string, pieces: readonly Piece[], evidence: Evidence): boolean {
  if (id !== 'phone' && id !== 'us_ssn' && id !== 'us_itin') return true
  const digits = digitsOf(value)
  const ends = endsOf(pieces)
  const isSpelled = pieces.every(({ spelled }) => spelled)
  if (id !== 'phone') return evidence !== 'text' || isSpelled || ends.every((end) => end === 3 || end === 5)
  if (digits.length < fewestDigits) return false
  if (isSpelled) return true
  const isInternational = (pieces[0]?.gap ?? '').endsWith('+')
  if (evidence === 'all' && pieces.length > 1 && digits.length > fewestDigits) return true
  if (!isInternational && !trunk.test(digits) && !northAmerican.test(digits)) return false
  if (evidence === 'all') return true
  const area = digits.length === 11 ? 1 : 0
  if (!isInternational && digits.length - area === 10 && northAmerican.test(digits))
    return ends.every((end) => end === area || end === area + 3 || end === area + 6)
  return pieces.every(({ text }, index) => index === 0 || text.length > 1)
}

/** How many characters there are up to the end of each group but the last. */
function endsOf(pieces: readonly Piece[]): readonly number[] {
  let end = 0
  return pieces.slice(0, -1).map(({ text }) => (end += text.length))
}
