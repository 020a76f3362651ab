/**
 * A place in the source of a pattern. Positions are UTF-16 units from 0, as in any JavaScript string.
 *
 * @module
 */
import type { PatternFlags } from './syntaxTree.ts'

/** The source, what its flags are, and how far it has been read. */
export interface PatternReader {
  readonly source: string
  readonly flags: PatternFlags
  at: number
  /** How many groups are open. */
  depth: number
}

/** The character to be read next, whole even where it takes two units; empty at the end. */
export function peek(reader: PatternReader): string {
  const point = reader.source.codePointAt(reader.at)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** Reads one character. Empty at the end. */
export function take(reader: PatternReader): string {
  const character = peek(reader)
  reader.at += character.length
  return character
}

/** Reads `text` when it comes next. */
export function skip(reader: PatternReader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false
  reader.at += text.length
  return true
}

/** Reads what a sticky expression matches here. The expression is ours, never a user's. */
export function takeMatch(reader: PatternReader, expression: RegExp): RegExpExecArray | undefined {
  expression.lastIndex = reader.at
  const match = expression.exec(reader.source)
  if (match === null) return undefined
  reader.at += match[0].length
  return match
}
