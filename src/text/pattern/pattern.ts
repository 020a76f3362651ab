/**
 * Regular expressions that users write, in time linear in the text whatever the pattern and the text.
 *
 * @module
 */
import { createAlphabet, type Alphabet } from './alphabet.ts'
import { createAutomaton, type Automaton } from './automaton.ts'
import { classSet } from './characters.ts'
import { findLandmarks, type Landmarks } from './landmarks.ts'
import { PatternProblem } from './problem.ts'
import { AT, places, writeProgram, type Program } from './program.ts'
import { scanBackwards, scanForwards, splitsPair } from './scan.ts'
import { readPattern } from './syntax.ts'
import type { PatternFlags, Place, SyntaxNode } from './syntaxTree.ts'

/** A pattern that has been read. It keeps what it learns about texts, up to a bound of some megabytes, and no text. */
export interface LinearPattern {
  /** The pattern as it was written, with no flags. */
  readonly source: string
  /** Tells whether the pattern matches anywhere in the text. O(length of the text). */
  test(text: string): boolean
  /**
   * The match that JavaScript finds with the flag `u`: the leftmost, and of those the one that the pattern prefers.
   * O(length of the text).
   *
   * @param from - where to start, in UTF-16 units; what lies before is seen by `^` and `\b` only. Between the halves of
   *   a surrogate pair it is taken as after the pair.
   * @returns where the match starts and ends, in UTF-16 units, the end exclusive.
   */
  find(text: string, from?: number): readonly [start: number, end: number] | undefined
}

/** A pattern, or what is wrong with its source: one sentence, lower case, no period. */
export type PatternResult = { readonly pattern: LinearPattern } | { readonly problem: string }

/** What is made of a pattern when it is first used: an automaton for each question, each made when it is first asked. */
interface Searchers {
  readonly landmarks: Landmarks
  /** Begins every match, and is worth looking for. */
  readonly prefix: string
  readonly any: () => Automaton
  readonly preferred: () => Automaton
  readonly backwards: () => Automaton
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** The alphabet that the classes and the places of a program ask for. */
export function alphabetOf(program: Program, flags: PatternFlags): Alphabet {
  const asks = (...asked: readonly Place[]): boolean =>
    program.operations.some(
      (operation, at) => operation === AT && asked.includes(places[program.details[at] as number] as Place),
    )
  return createAlphabet(
    program.classes.map((node) => classSet(node, flags.ignoreCase)),
    {
      lines: asks('lineStart', 'lineEnd'),
      words: asks('boundary', 'noBoundary'),
      ignoreCase: flags.ignoreCase,
    },
  )
}

function createSearchers(node: SyntaxNode, flags: PatternFlags, forwards: Program): Searchers {
  const landmarks = findLandmarks(node, flags)
  const searching = !landmarks.anchored
  const prefix = searching ? landmarks.prefix : ''
  const alphabet = once(() => alphabetOf(forwards, flags))
  const manner = { searching, backwards: false, reportIdle: prefix !== '' }
  return {
    landmarks,
    prefix,
    any: once(() => createAutomaton(forwards, alphabet(), { ...manner, purpose: 'any' })),
    preferred: once(() => createAutomaton(forwards, alphabet(), { ...manner, purpose: 'preferred' })),
    backwards: once(() =>
      createAutomaton(writeProgram(node, true), alphabet(), {
        purpose: 'longest',
        searching: false,
        backwards: true,
        reportIdle: false,
      }),
    ),
  }
}

/**
 * Compiles a pattern, and tells what is wrong with it otherwise. Cheap: the automata are made when a text asks for them.
 *
 * The syntax is that of JavaScript with the flag `u`, less what cannot run in linear time (look-around, back-references)
 * and with `\A`, `\z`, `(?P<name>...)` and flags at the start, as in `(?i)drop`. A pattern means what it means in JavaScript:
 * it is read by code points, and captures are not reported. Without regard to case, characters are the same that Unicode
 * simple case folding makes the same (`k` and the Kelvin sign, but not the sharp s and `ss`).
 *
 * @param source - the pattern, without slashes.
 * @param flags - any of `i`, `m`, `s` and `u`; `u` is always on.
 */
export function compilePattern(source: string, flags = ''): PatternResult {
  try {
    const { node, flags: read } = readPattern(source, flags)
    const forwards = writeProgram(node, false)
    // Written in the other direction it can be no larger, so that nothing is refused later.
    const searchers = once(() => createSearchers(node, read, forwards))
    const lacks = (text: string, from: number): boolean => {
      const { landmarks, prefix } = searchers()
      return landmarks.required !== prefix && !text.includes(landmarks.required, from)
    }
    const pattern: LinearPattern = {
      source,
      test: (text) => {
        if (lacks(text, 0)) return false
        const { any, prefix } = searchers()
        return scanForwards(any(), text, 0, prefix) !== -1
      },
      find: (text, from = 0) => {
        const asked = Math.max(0, Math.trunc(from))
        const first = splitsPair(text, asked) ? asked + 1 : asked
        if (first > text.length || lacks(text, first)) return undefined
        const { preferred, prefix, backwards } = searchers()
        const end = scanForwards(preferred(), text, first, prefix)
        if (end === -1) return undefined
        return [scanBackwards(backwards(), text, end, first), end]
      },
    }
    return { pattern }
  } catch (error) {
    if (error instanceof PatternProblem) return { problem: error.message }
    throw error
  }
}
