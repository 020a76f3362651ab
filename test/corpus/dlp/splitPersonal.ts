/**
 * Personal and financial data that is not written in one piece: over fields, items, blocks and lines, glued together in code,
 * with separators that nobody expects, in words, in other digits, as names and as numbers. All from a seed, nothing literal.
 *
 * @module
 */
import * as equipment from '../../../src/guards/dlp/checks/equipment.ts'
import { abaRouting, isCard, isIban } from '../../../src/guards/dlp/checks/financial.ts'
import * as americas from '../../../src/guards/dlp/checks/nationalAmericas.ts'
import * as elsewhere from '../../../src/guards/dlp/checks/nationalElsewhere.ts'
import * as europe from '../../../src/guards/dlp/checks/nationalEurope.ts'
import { digits, randomOf, upper, type Random } from './random.ts'

/** What is split: its name in prose and in data, and its value as groups with what stands between them. */
interface Kind {
  readonly label: string
  readonly name: string
  /** `9` draws a digit, `A` a capital; all else stands for itself. */
  readonly mask: string
  readonly check?: (value: string) => boolean
}

const kinds: readonly Kind[] = [
  { label: 'SSN', name: 'ssn', mask: '999-99-9999', check: americas.usSsn },
  { label: 'social security number', name: 'socialSecurityNumber', mask: '999-99-9999', check: americas.usSsn },
  { label: 'NHS number', name: 'nhs_number', mask: '999 999 9999', check: europe.ukNhs },
  { label: 'National Insurance number', name: 'nino', mask: 'AA 99 99 99 A', check: europe.ukNino },
  { label: 'SIN', name: 'sin', mask: '999 999 999', check: americas.canadaSin },
  { label: 'TFN', name: 'tfn', mask: '999 999 999', check: elsewhere.australiaTfn },
  { label: 'Aadhaar', name: 'aadhaar', mask: '9999 9999 9999', check: elsewhere.indiaAadhaar },
  { label: 'Steuer-ID', name: 'steuer_id', mask: '99 999 999 999', check: europe.germanyTax },
  { label: 'NIR', name: 'nir', mask: '2 99 07 99 999 999 99', check: europe.franceNir },
  { label: 'codice fiscale', name: 'codice_fiscale', mask: 'AAAAAA85T10A562A', check: europe.italyFiscal },
  { label: 'DNI', name: 'dni', mask: '99999999A', check: europe.spainDni },
  { label: 'NIE', name: 'nie', mask: 'X9999999A', check: europe.spainDni },
  { label: 'BSN', name: 'bsn', mask: '999999999', check: europe.netherlandsBsn },
  { label: 'rijksregisternummer', name: 'rijksregisternummer', mask: '99.07.12-999.99', check: europe.belgiumNational },
  { label: 'PESEL', name: 'pesel', mask: '99071299999', check: europe.polandPesel },
  { label: 'personnummer', name: 'personnummer', mask: '990712-9999', check: europe.swedenPersonal },
  { label: 'CPR', name: 'cpr', mask: '120799-9999', check: europe.denmarkCpr },
  { label: 'CNP', name: 'cnp', mask: '1990712999999', check: europe.romaniaCnp },
  { label: 'TCKN', name: 'tckn', mask: '99999999999', check: europe.croatiaOib },
  { label: 'CPF', name: 'cpf', mask: '999.999.999-99', check: americas.brazilCpf },
  { label: 'CUIL', name: 'cuil', mask: '20-99999999-9', check: americas.argentinaCuit },
  { label: 'RUT', name: 'rut', mask: '99.999.999-9', check: americas.chileRut },
  { label: 'NRIC', name: 'nric', mask: 'S9999999A', check: elsewhere.singaporeNric },
  { label: 'My Number', name: 'my_number', mask: '9999 9999 9999', check: elsewhere.japanNumber },
  { label: 'Thai ID', name: 'thai_id', mask: '1-9999-99999-99-9', check: elsewhere.thailandId },
  { label: 'IMEI', name: 'imei', mask: '359999999999999', check: equipment.imei },
  { label: 'phone', name: 'phone', mask: '+1 (312) 555-9999' },
  { label: 'mobile', name: 'mobile', mask: '+44 7799 999999' },
  { label: 'telephone', name: 'telephone', mask: '312-555-9999' },
  { label: 'card number', name: 'card_number', mask: '4999 9999 9999 9999', check: bare(isCard) },
  { label: 'credit card', name: 'creditCard', mask: '5199-9999-9999-9999', check: bare(isCard) },
  { label: 'IBAN', name: 'iban', mask: 'DE99 9999 9999 9999 9999 99', check: bare(isIban) },
  { label: 'IBAN', name: 'iban', mask: 'NL99 ABNA 9999 9999 99', check: bare(isIban) },
  { label: 'routing number', name: 'routing_number', mask: '029999999', check: abaRouting },
]

function bare(check: (value: string) => boolean): (value: string) => boolean {
  return (value) => check(value.replace(/[ -]/g, ''))
}

// What a mask draws where the check does not tell one kind from another.
const checks: Readonly<Record<string, (value: string) => boolean>> = { tckn: elsewhere.turkeyId }

function draw({ name, mask, check }: Kind, random: Random): string {
  for (;;) {
    const value = mask.replace(/[9A]/g, (sign) => random.text(sign === '9' ? digits : upper, 1))
    if ((checks[name] ?? check)?.(value) ?? true) return value
  }
}

/** The value in two to four pieces: at its separators, or anywhere. The separators stay with what stands before them. */
function cut(value: string, random: Random): readonly string[] {
  const groups = value.split(/(?<=[ .()-])(?=[^ .()-])/)
  if (groups.length > 1 && groups.length < 5) return groups
  const middle = 3 + random.int(value.length - 6)
  return [value.slice(0, middle), value.slice(middle)]
}

const clean = (piece: string): string => piece.replace(/^[^+\w]+|\W+$/g, '')
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const german = ['null', 'eins', 'zwei', 'drei', 'vier', 'f\u00fcnf', 'sechs', 'sieben', 'acht', 'neun']
const spanish = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve']
const french = ['z\u00e9ro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf']

function spelled(value: string, names: readonly string[], between: string): string {
  return value.replace(/[^A-Z\d]/g, '').split('').map((sign) => names[Number(sign)] ?? sign).join(between)
}

type Form = (value: string, pieces: readonly string[], kind: Kind, random: Random) => unknown

const separated = (separator: string): Form => (_, pieces, { label }) => `${label}: ${pieces.map(clean).join(separator)}`
const record = (pieces: readonly string[], nameOf: (index: number) => string): Record<string, string> =>
  Object.fromEntries(pieces.map((piece, index) => [nameOf(index), piece]))
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** The ways in which a value is taken apart. */
export const splitForms: Readonly<Record<string, Form>> = {
  'no-break blanks': separated('\u00a0'),
  'thin blanks': separated('\u2009'),
  'middle dots': separated('\u00b7'),
  bullets: separated(' \u2022 '),
  underscores: separated('_'),
  slashes: separated('/'),
  'dashes among blanks': separated(' - '),
  'long dashes': separated(' \u2013 '),
  'two blanks': separated('  '),
  bars: separated(' | '),
  commas: separated(', '),
  'line breaks': separated('\n'),
  'a list of YAML': (_, pieces, { name }) => `${name}:\n${pieces.map((piece) => `  - "${clean(piece)}"`).join('\n')}\n`,
  tags: (_, pieces, { label }) => `<th>${label}</th>${pieces.map((piece) => `<td>${clean(piece)}</td>`).join('')}`,
  emphasis: (_, pieces, { label }) => `${label}: ${pieces.map((piece) => `**${clean(piece)}**`).join(' ')}`,
  'strings added up': (_, pieces, { name }) => `const ${name} = ${pieces.map((piece) => `"${piece}"`).join(' + ')}`,
  'strings of PHP': (_, pieces, { name }) => `$${name} = ${pieces.map((piece) => `'${piece}'`).join(' . ')};`,
  'strings of SQL': (_, pieces, { name }) => `UPDATE p SET ${name} = ${pieces.map((piece) => `'${piece}'`).join(' || ')}`,
  'a list that is joined': (_, pieces, { name }) => `${name} = [${pieces.map((piece) => `'${clean(piece)}'`).join(', ')}].join('')`,
  'numbered fields': (_, pieces, { name }) => record(pieces, (index) => `${name}${index + 1}`),
  'numbered parts': (_, pieces, { name }) => record(pieces.map(clean), (index) => `${name}_part_${index + 1}`),
  'fields by order': (_, pieces, { name }) => record(pieces.map(clean), (index) => `${name}_${ordinals[index]!}`),
  'fields from the end': (value, _, { name }) => ({ [`${name}_last4`]: clean(value.slice(-4)), [`${name}_first`]: clean(value.slice(0, -4)) }),
  'an object of parts': (_, pieces, { name }) => ({ id: 7, [name]: record(pieces.map(clean), (index) => `part${index + 1}`) }),
  'an object of letters': (_, pieces, { name }) => ({ [name]: record(pieces, (index) => 'abcd'.charAt(index)) }),
  'a list': (_, pieces, { name }) => ({ [name]: pieces.map(clean), note: 'x' }),
  'a list of parts': (_, pieces, { name }) => ({ [`${name}_parts`]: pieces.map(clean) }),
  'a label beside the parts': (_, pieces, { label }) => ({ label, parts: pieces.map(clean) }),
  'a label beside the fields': (_, pieces, { label }) => ({ type: label, ...record(pieces.map(clean), (index) => `part${index + 1}`) }),
  'a label in the list': (_, pieces, { label }) => [`${label}:`, ...pieces.map(clean)],
  'blocks of text': (_, pieces, { label }) => ({
    content: pieces.map((piece, index) => ({ type: 'text', text: index === 0 ? `My ${label} is ${piece}` : piece })),
  }),
  'blocks after a label': (_, pieces, { label }) => ({
    content: [`The ${label} follows:`, ...pieces.map(clean)].map((text) => ({ type: 'text', text })),
  }),
  'JSON with numbered fields': (_, pieces, { name }) => JSON.stringify({ id: 3, ...record(pieces, (index) => `${name}${index + 1}`) }),
  'JSON with an object': (_, pieces, { name }) => JSON.stringify({ [name]: record(pieces.map(clean), (index) => `part${index + 1}`) }),
  'JSON with a list': (_, pieces, { name }) => JSON.stringify({ [name]: pieces.map(clean) }),
  'lines of assignments': (_, pieces, { name }) => pieces.map((piece, index) => `${name}_${index + 1}=${clean(piece)}`).join('\n'),
  'parts in a sentence': (_, pieces, { label }) => `The ${label} starts with ${clean(pieces[0]!)}, then ${pieces.slice(1).map(clean).join(' and then ')}.`,
  'full-width': (value, _, { label }) => `${label}: ${value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))}`,
  'Devanagari digits': (value, _, { label }) => `${label}: ${value.replace(/\d/g, (digit) => String.fromCharCode(0x966 + Number(digit)))}`,
  keycaps: (value, _, { label }) => `${label}: ${value.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`)}`,
  'English words': (value, _, { label }) => `my ${label} is ${spelled(value, words, ' ')}`,
  'words with dashes': (value, _, { name }) => ({ [name]: spelled(value, words, '-') }),
  'German words': (value, _, { label }) => `${label}: ${spelled(value, german, ' ')}`,
  'Spanish words': (value, _, { label }) => `${label}: ${spelled(value, spanish, ', ')}`,
  'French words': (value, _, { label }) => `${label} : ${spelled(value, french, ' ')}`,
  'a name': (value, _, { label }) => ({ [value]: label }),
  'before its label': (value, _, { label }) => `${value} is my ${label}`,
  'in brackets before': (value, _, { label }) => `Please update ${value} (${label}) today.`,
  'a number': (value, _, { name }) => (/^[^A-Z+]*$/.test(value) ? { [name]: Number(value.replace(/\D/g, '')) } : { [name]: value }),
  'numbers in a list': (value, pieces, { name }) => /[A-Z+]|\b0/.test(value) || pieces.some((piece) => /^\W*0/.test(piece)) ? { [name]: value } : { [name]: pieces.map((piece) => Number(clean(piece).replace(/\D/g, ''))) },
} // prettier-ignore

/** A value that is split, and the form it is split in. */
export interface SplitCase {
  readonly form: string
  readonly label: string
  readonly value: unknown
  readonly pieces: readonly string[]
}

/** Every kind in every form, `rounds` times. */
export function splitCorpus(seed: number, rounds: number): readonly SplitCase[] {
  const random = randomOf(seed)
  return Array.from({ length: rounds }, () =>
    kinds.flatMap((kind) =>
      Object.entries(splitForms).map(([form, write]) => {
        const value = draw(kind, random)
        const pieces = cut(value, random)
        return { form, label: kind.label, value: write(value, pieces, kind, random), pieces }
      }),
    ),
  ).flat()
}
