/**
 * Character classes in brackets: `[a-z_]`, `[^\d\s]`.
 *
 * @module
 */
import { readEscape } from './escape.ts'
import { PatternProblem } from './problem.ts'
import { peek, skip, take, takeMatch, type PatternReader } from './reader.ts'
import type { ClassItem, ClassNode } from './syntaxTree.ts'

function readMember(reader: PatternReader): ClassItem {
  const at = reader.at
  const named = takeMatch(reader, /\[([:.=])\^?\w+\1\]/y)?.[0]
  if (named !== undefined) {
    throw new PatternProblem(
      `the class \`${named}\` at position ${at} is not supported: use an escape such as \`\\d\` or \`\\p{L}\``,
    )
  }
  const character = take(reader)
  if (character !== '\\') {
    const point = character.codePointAt(0) ?? 0
    return { kind: 'range', from: point, to: point }
  }
  if (skip(reader, 'b')) return { kind: 'range', from: 8, to: 8 }
  return readEscape(reader)
}

/**
 * Reads a class whose opening bracket has been read.
 *
 * @throws {@link PatternProblem} when it has no end, no member or a bad range.
 */
export function readClass(reader: PatternReader): ClassNode {
  const start = reader.at - 1
  const negated = skip(reader, '^')
  const items: ClassItem[] = []
  // Engines disagree on `[]a]`: nothing at all, or a bracket and an `a`. A rule must not depend on which.
  if (peek(reader) === ']') {
    throw new PatternProblem(
      `the class at position ${start} is empty: write \`\\]\` for a bracket in a class`,
    )
  }
  while (!skip(reader, ']')) {
    const at = reader.at
    if (peek(reader) === '') {
      throw new PatternProblem(`the class at position ${start} has no end: close it with \`]\``)
    }
    const first = readMember(reader)
    const follows = reader.source.charAt(reader.at + 1)
    if (peek(reader) !== '-' || follows === ']' || follows === '') {
      items.push(first)
      continue
    }
    take(reader)
    const last = readMember(reader)
    const range = reader.source.slice(at, reader.at)
    if (first.kind !== 'range' || last.kind !== 'range') {
      throw new PatternProblem(
        `the range \`${range}\` at position ${at} has a class for an end: write \`\\-\` for a hyphen`,
      )
    }
    if (first.from > last.from) {
      throw new PatternProblem(`the range \`${range}\` at position ${at} is out of order: lower end first`)
    }
    items.push({ kind: 'range', from: first.from, to: last.from })
  }
  return { kind: 'class', items, negated }
}
