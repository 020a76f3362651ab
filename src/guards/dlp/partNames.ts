/**
 * Names of parts of a value: `ssn1`, `card_last4`, `ibanPart2`, `area_code`. A name says what it is a part of, and where in it.
 *
 * @module
 */

/** What a name says of a part. */
interface Part {
  /** What it is a part of, in small letters; empty when the name does not say. */
  readonly whole: string
  /** Where it stands among the parts: lower comes first. */
  readonly rank: number
}

// Where a part stands. Numbers rank as what they are, so that these lie before 1 or behind 99.
const places: readonly (readonly [rank: number, words: string])[] = [
  [0, 'country cc intl'],
  [0.3, 'check'],
  [
    0.5,
    'area npa region blz bank bin iin sort first start begin beginning head front left prefix leading initial top',
  ],
  [110, 'year jahr annee ano anno'],
  [120, 'month monat mois mes mese'],
  [130, 'day tag jour dia giorno'],
  [200, 'second exchange nxx branch group middle mid center centre'],
  [300, 'third'],
  [400, 'fourth'],
  [
    900,
    'last final end ending tail rear back right suffix trailing rest remaining remainder serial line subscriber local station account',
  ],
]

const rankOf: ReadonlyMap<string, number> = new Map([
  ...places.flatMap(([rank, words]) => words.split(' ').map((word) => [word, rank] as const)),
  ...Array.from('abcdefgh', (letter, index) => [letter, index + 1] as const),
])

// What says that a name is one of a part, and nothing of where.
const plain: ReadonlySet<string> = new Set(
  'part parts piece pieces segment segments seg chunk chunks block blocks groups section sections field fields value values val half digits digit of no num number numbers code str string strings text texts content data item items list element elements component components token tokens p'.split(
    ' ',
  ),
)

const unranked = 100
const longestName = 48

/** Reads a name: what it says, or `undefined` for one that is no name of a part. */
export type PartReader = (name: string) => Part | undefined

/** Makes a reader that remembers what it has read: the same few names come again and again. */
export function partReader(): PartReader {
  const read = new Map<string, Part | undefined>()
  return (name) => {
    if (name.length > longestName) return undefined
    const known = read.get(name)
    if (known !== undefined || read.has(name)) return known
    const part = partOf(name)
    read.set(name, part)
    return part
  }
}

/** Reads a name of 48 characters at most. O(length). */
function partOf(name: string): Part | undefined {
  let whole = ''
  let rank = -1
  let number = -1
  let isPart = false
  for (const word of name.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []) {
    const lower = word.toLowerCase()
    const place = rankOf.get(lower)
    if (place !== undefined) rank = Math.max(rank, place)
    else if (/^\d{1,2}$/.test(word)) number = Number(word)
    else if (!plain.has(lower)) {
      whole += lower
      continue
    }
    isPart = true
  }
  // `last4`: the number is a size.
  return isPart ? { whole, rank: rank >= 0 ? rank : number >= 0 ? number : unranked } : undefined
}
