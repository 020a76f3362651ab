/** Patterns and texts from a seed, for the comparison with the native engine. */

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Characters that have tripped engines before: cases that fold together, line ends, pairs and lone surrogates. */
const strange = [
  'K', 'k', '\u212a', 's', 'S', '\u017f', '\u00df', '\u1e9e', '\u00e9', '\u00c9', '\u00ff', '\u0178', '\u0130', '\u0131',
  '\u03c3', '\u03c2', '\u03a3', '\u03bc', '\u00b5', '\u0416', '\u0436', '\u01c5', '\u01c6', '\u1f80', '\u1f88',
  '\n', '\r', '\u2028', '\u00a0', '\u{1f600}', '\u{1f601}', '\u{10400}', '\u{10428}', '\ud83d', '\ude00', '\ud801', '_', '0', '9',
] // prettier-ignore

const escaped = [
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\n',
  '\\x61',
  '\\u0062',
  '\\u{1F600}',
  '\\ud83d\\ude00',
  '\\.',
]
const properties = ['\\p{L}', '\\p{Lu}', '\\P{Ll}', '\\p{Script=Greek}', '\\p{Nd}']

/** One pattern with its flags, and the characters that its texts are made of. */
export interface Case {
  readonly source: string
  readonly flags: string
  readonly text: () => string
}

/** Makes a case. Texts are short, so that the native engine comes to an end on them. */
export function generateCase(random: () => number): Case {
  const below = (bound: number): number => Math.floor(random() * bound)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const plain = random() < 0.6
  const letters = plain
    ? ['a', 'b', 'c'].slice(0, 1 + below(3))
    : [pick(strange), pick(strange), pick(strange), 'a']
  const literal = (): string => pick(letters)

  const member = (): string => {
    const roll = random()
    if (roll < 0.6) return literal()
    if (roll < 0.75) return pick(escaped)
    if (roll < 0.755) return pick(properties)
    const [low, high] = [literal(), literal()].sort((x, y) => x.codePointAt(0)! - y.codePointAt(0)!)
    return `${low}-${high}`
  }
  // Written apart, a lone high surrogate and a low one would become a pair.
  const characterClass = (): string => {
    const members = Array.from({ length: 1 + below(3) }, member)
    return `[${random() < 0.3 ? '^' : ''}${members.join('')}]`
  }
  const atom = (depth: number): string => {
    const roll = random()
    if (depth > 0 && roll < 0.35) return `${pick(['(', '(?:', '(?<n>'])}${either(depth - 1)})`
    if (roll < 0.75) return literal()
    if (roll < 0.8) return '.'
    if (roll < 0.9) return characterClass()
    // Seldom: to look a property up takes longer than all the rest.
    return plain || roll < 0.995 ? pick(escaped) : pick(properties)
  }
  const term = (depth: number): string => {
    const roll = random()
    if (roll < 0.06) return pick(['^', '$', '\\b', '\\B'])
    const body = atom(depth)
    if (roll < 0.55) return body
    const count = pick(['*', '+', '?', '{0,2}', '{2}', '{1,3}', '{1,}', '{2,}', '{0}', '{0,1}'])
    return `${body}${count}${random() < 0.3 ? '?' : ''}`
  }
  const sequence = (depth: number): string => Array.from({ length: below(4) }, () => term(depth)).join('')
  const either = (depth: number): string =>
    Array.from({ length: random() < 0.3 ? 2 + below(2) : 1 }, () => sequence(depth)).join('|')

  let names = 0
  const source = either(3).replaceAll('?<n>', () => `?<n${names++}>`)
  const flags = `${random() < 0.35 ? 'i' : ''}${random() < 0.3 ? 'm' : ''}${random() < 0.2 ? 's' : ''}u`
  const extra = [...letters, ...letters, ' ', '\n', 'a', 'A', pick(strange)]
  return { source, flags, text: () => Array.from({ length: below(13) }, () => pick(extra)).join('') }
}
