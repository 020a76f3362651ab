/**
 * Reads the source of a pattern: the regular part of the syntax that JavaScript uses with the flag `u`, less what needs
 * backtracking. It is a little more forgiving: an escaped punctuation mark is that mark, and a brace or bracket that
 * closes nothing is itself. Patterns that it takes mean what they mean in JavaScript (ECMA-262 section 22.2).
 *
 * @module
 */
import { readClass } from './bracketClass.ts'
import { readEscape } from './escape.ts'
import { notLinear, PatternProblem } from './problem.ts'
import { peek, skip, take, takeMatch, type PatternReader } from './reader.ts'
import {
  isNullable,
  literalNode,
  type ClassNode,
  type PatternFlags,
  type Place,
  type SyntaxNode,
} from './syntaxTree.ts'

const DEEPEST = 200

const lineEnds: ClassNode['items'] = [
  { kind: 'range', from: 10, to: 10 },
  { kind: 'range', from: 13, to: 13 },
  { kind: 'range', from: 0x2028, to: 0x2029 },
]

/** What begins with `(?` and cannot be had in linear time, or at all. Longer openings first. */
const refusedGroups: readonly (readonly [opening: string, name: string])[] = [
  ['(?<=', 'look-behind'],
  ['(?<!', 'look-behind'],
  ['(?=', 'look-ahead'],
  ['(?!', 'look-ahead'],
  ['(?>', 'atomic group'],
  ['(?|', 'branch reset'],
  ['(?(', 'conditional'],
  ['(?P=', 'back-reference'],
  ['(?P>', 'recursion'],
  ['(?R', 'recursion'],
  ['(?&', 'recursion'],
  ['(?#', 'comment'],
]

/** Reads what stands between `(` and the group's content. */
function openGroup(reader: PatternReader): void {
  const start = reader.at
  take(reader)
  if (peek(reader) !== '?') return
  for (const [opening, name] of refusedGroups) {
    if (reader.source.startsWith(opening, start)) throw notLinear(name, opening, start)
  }
  reader.at = start
  if (skip(reader, '(?:') || takeMatch(reader, /\(\?P?<[\p{ID_Start}$_][\p{ID_Continue}$]*>/uy) !== undefined)
    return
  const flags = takeMatch(reader, /\(\?[a-z]*(?:-[a-z]*)?[:)]/iy)?.[0]
  if (flags !== undefined) {
    throw new PatternProblem(
      `\`${flags}\` at position ${start} is not supported: flags apply to the whole pattern, write \`(?i)\` at its start`,
    )
  }
  throw new PatternProblem(
    `the group at position ${start} is not supported: write \`(...)\`, \`(?:...)\` or \`(?<name>...)\``,
  )
}

function readGroup(reader: PatternReader): SyntaxNode {
  const start = reader.at
  openGroup(reader)
  if (++reader.depth > DEEPEST) throw new PatternProblem(`groups are nested more than ${DEEPEST} deep`)
  const node = readEither(reader)
  reader.depth--
  if (skip(reader, ')')) return node
  throw new PatternProblem(`the group at position ${start} has no end: close it with \`)\``)
}

function readPlace(reader: PatternReader): Place | undefined {
  const { multiline } = reader.flags
  if (skip(reader, '^')) return multiline ? 'lineStart' : 'textStart'
  if (skip(reader, '$')) return multiline ? 'lineEnd' : 'textEnd'
  if (skip(reader, '\\A')) return 'textStart'
  if (skip(reader, '\\z')) return 'textEnd'
  if (skip(reader, '\\b')) return 'boundary'
  if (skip(reader, '\\B')) return 'noBoundary'
  return undefined
}

/** Reads `*`, `+`, `?` or `{n,m}` as the least and the most, when one comes next. */
function readCount(reader: PatternReader): readonly [least: number, most: number] | undefined {
  const start = reader.at
  if (skip(reader, '*')) return [0, Infinity]
  if (skip(reader, '+')) return [1, Infinity]
  if (skip(reader, '?')) return [0, 1]
  const braces = takeMatch(reader, /\{(\d+)(,(\d*))?\}/y)
  if (braces === undefined) {
    // `{,5}` is five at most in some engines and itself in others, `{5` a slip in all.
    if (takeMatch(reader, /\{[\d,]/y) === undefined) return undefined
    throw new PatternProblem(
      `the repetition at position ${start} is malformed: write \`{n}\`, \`{n,}\` or \`{n,m}\`, or \`\\{\` for a brace`,
    )
  }
  const [written, least = '', range, most = ''] = braces
  const bounds = [
    Number(least),
    range === undefined ? Number(least) : most === '' ? Infinity : Number(most),
  ] as const
  if (bounds[0] <= bounds[1]) return bounds
  throw new PatternProblem(
    `the repetition \`${written}\` at position ${start} is out of order: the least first`,
  )
}

function refuseCount(reader: PatternReader): void {
  const start = reader.at
  if (readCount(reader) === undefined) return
  const written = reader.source.slice(start, reader.at)
  throw new PatternProblem(`there is nothing to repeat before \`${written}\` at position ${start}`)
}

function readAtom(reader: PatternReader): SyntaxNode {
  refuseCount(reader)
  if (peek(reader) === '(') return readGroup(reader)
  const character = take(reader)
  if (character === '[') return readClass(reader)
  if (character === '.') return { kind: 'class', items: reader.flags.dotAll ? [] : lineEnds, negated: true }
  if (character === '\\') return { kind: 'class', items: [readEscape(reader)], negated: false }
  return literalNode(character.codePointAt(0) ?? 0)
}

function readTerm(reader: PatternReader): SyntaxNode {
  const place = readPlace(reader)
  if (place !== undefined) {
    refuseCount(reader)
    return { kind: 'place', place }
  }
  const body = readAtom(reader)
  const start = reader.at
  const count = readCount(reader)
  if (count === undefined) return body
  const greedy = !skip(reader, '?')
  if (greedy && peek(reader) === '+') {
    throw notLinear('possessive repetition', reader.source.slice(start, reader.at + 1), start)
  }
  refuseCount(reader)
  return { kind: 'repeat', body, least: count[0], most: count[1], greedy, nullable: isNullable(body) }
}

function readSequence(reader: PatternReader): SyntaxNode {
  const parts: SyntaxNode[] = []
  for (let next = peek(reader); next !== '' && next !== '|' && next !== ')'; next = peek(reader)) {
    parts.push(readTerm(reader))
  }
  return parts.length === 1 ? (parts[0] as SyntaxNode) : { kind: 'sequence', parts }
}

function readEither(reader: PatternReader): SyntaxNode {
  const options = [readSequence(reader)]
  while (skip(reader, '|')) options.push(readSequence(reader))
  return options.length === 1 ? (options[0] as SyntaxNode) : { kind: 'either', options }
}

function readFlags(source: string, flags: string): { readonly flags: PatternFlags; readonly at: number } {
  const inline = /^\(\?([imsu]+)\)/.exec(source)
  const unknown = /[^imsu]/u.exec(flags)?.[0]
  if (unknown !== undefined) {
    throw new PatternProblem(`the flag \`${unknown}\` is not supported: use \`i\`, \`m\`, \`s\` or \`u\``)
  }
  const all = flags + (inline?.[1] ?? '')
  return {
    flags: { ignoreCase: all.includes('i'), multiline: all.includes('m'), dotAll: all.includes('s') },
    at: inline?.[0].length ?? 0,
  }
}

/**
 * Reads a pattern. O(length of the source).
 *
 * @throws {@link PatternProblem} for what is malformed or not supported.
 */
export function readPattern(
  source: string,
  flags: string,
): { readonly node: SyntaxNode; readonly flags: PatternFlags } {
  const reader: PatternReader = { source, depth: 0, ...readFlags(source, flags) }
  const node = readEither(reader)
  if (reader.at === source.length) return { node, flags: reader.flags }
  throw new PatternProblem(
    `the parenthesis at position ${reader.at} closes no group: write \`\\)\` for the character`,
  )
}
