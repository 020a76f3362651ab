/**
 * A seeded source of randomness for the corpus, and a sampler of the bounded patterns that detectors are made of.
 *
 * @module
 */

/** A seeded source of randomness (mulberry32). */
export interface Random {
  /** A whole number from 0 to below `below`. */
  int(below: number): number
  pick<T>(items: ArrayLike<T>): T
  /** Characters of an alphabet. */
  text(alphabet: string, length: number): string
}

export const digits = '0123456789'
export const lower = 'abcdefghijklmnopqrstuvwxyz'
export const upper = lower.toUpperCase()
export const hex = '0123456789abcdef'
export const base62 = digits + upper + lower

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    int: (below) => Math.floor(next() * below),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    text: (alphabet, length) => Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
  }
}

/** A drawn text and the part of it that is the value. */
export interface Sample {
  readonly text: string
  readonly value: string
}

/**
 * A text that a pattern of the tables matches: literals, classes, groups, alternatives and bounded repetition are drawn at
 * random, look-around is passed over. Group 1 is the value.
 */
export function sample(pattern: RegExp, random: Random): Sample {
  const reader = new Reader(pattern.source, random)
  const text = reader.alternatives()
  return { text, value: reader.value ?? text }
}

class Reader {
  readonly source: string
  readonly random: Random
  at = 0
  groups = 0
  value: string | undefined
  constructor(source: string, random: Random) {
    this.source = source
    this.random = random
  }

  alternatives(): string {
    const drawn: { text: string; value: string | undefined }[] = []
    const outer = this.value
    let text = ''
    for (;;) {
      const character = this.source[this.at]
      if (character === undefined || character === ')' || character === '|') {
        drawn.push({ text, value: this.value })
        if (character !== '|') break
        text = ''
        this.value = outer
        this.at++
      } else text += this.atom()
    }
    const kept = this.random.pick(drawn)
    this.value = kept.value
    return kept.text
  }

  atom(): string {
    const begin = this.at
    const groups = this.groups
    const before = this.value
    const once = this.draw()
    const [least, most] = this.quantifier()
    const after = this.at
    const count = most > least ? least + this.random.int(Math.min(most - least, 8) + 1) : least
    if (count === 0) {
      this.value = before
      return ''
    }
    let text = once
    for (let index = 1; index < count; index++) {
      this.at = begin
      this.groups = groups
      text += this.draw()
    }
    this.at = after
    return text
  }

  quantifier(): [number, number] {
    const rest = this.source.slice(this.at)
    const match = /^(?:\{(\d+)(?:(,)(\d*))?\}|[?*+])\??/.exec(rest)
    if (!match) return [1, 1]
    this.at += match[0].length
    if (match[1] !== undefined) return [Number(match[1]), match[2] ? Number(match[3] ?? 1000) : Number(match[1])]
    return match[0].startsWith('?') ? [0, 1] : match[0].startsWith('*') ? [0, 4] : [1, 5]
  }

  draw(): string {
    const character = this.source[this.at]!
    if (character === '(') return this.group()
    if (character === '[') return this.fromClass()
    this.at++
    if (character === '\\') return this.escaped(this.source[this.at++]!)
    if (character === '.') return this.random.pick(base62)
    return character === '^' || character === '$' ? '' : character
  }

  group(): string {
    const look = /^\(\?<?[=!]/.exec(this.source.slice(this.at))
    if (look) {
      const kept = this.value
      this.at += look[0].length
      this.alternatives()
      this.at++
      this.value = kept
      return ''
    }
    const capturing = !this.source.startsWith('(?:', this.at)
    this.at += capturing ? 1 : 3
    const number = capturing ? ++this.groups : 0
    const text = this.alternatives()
    this.at++
    if (number === 1) this.value = text
    return text
  }

  escaped(character: string): string {
    const { random } = this
    if (character === 'd') return random.pick(digits)
    if (character === 'w' || character === 'S') return random.pick(base62)
    if (character === 's' || character === 't') return ' '
    if (character === 'n') return '\n'
    if (character === 'r' || character === 'b') return ''
    if (character !== 'u') return character
    const code = this.source.slice(this.at, this.at + 4)
    this.at += 4
    return String.fromCharCode(Number.parseInt(code, 16))
  }

  fromClass(): string {
    const { source } = this
    this.at++
    const negated = source[this.at] === '^'
    if (negated) this.at++
    let members = ''
    while (source[this.at] !== ']') {
      const first = source[this.at++]!
      if (first === '\\') {
        const kind = source[this.at++]!
        if (kind === 'u') this.at += 4
        else if (kind === 'd') members += digits
        else if (kind === 'w' || kind === 'S') members += base62
        else if (kind === 's') members += ' '
        else if (!'ntr'.includes(kind)) members += kind
      } else if (source[this.at] === '-' && source[this.at + 1] !== ']') {
        this.at++
        let last = source[this.at++]!
        if (last === '\\') last = source[this.at++]!
        if (last === 'u') this.at += 4
        for (let code = first.charCodeAt(0); code <= last.charCodeAt(0) && code < 127; code++) members += String.fromCharCode(code)
      } else members += first
    }
    this.at++
    if (!negated) return this.random.pick(members)
    return this.random.pick(' :-_~019'.split('').filter((character) => !members.includes(character)))
  }
}
