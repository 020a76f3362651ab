/**
 * A pattern as a program for a machine that follows all threads at once (Thompson 1968), in order of preference.
 *
 * A repetition whose body can match nothing has to refuse a round in which it did match nothing (ECMA-262, RepeatMatcher).
 * Such loops are numbered by their nesting; `ENTER` and `CHECK` stand at the start and the end of a round.
 *
 * @module
 */
import { PatternProblem } from './problem.ts'
import type { ClassNode, Place, RepeatNode, SyntaxNode } from './syntaxTree.ts'

/** Takes a character of the set `detail`, then goes to `next`. */
export const TAKE = 0
/** Goes to `next`, and to `detail` by second choice. */
export const SPLIT = 1
/** Goes to `next` when the place `detail` is here. */
export const AT = 2
/** Begins a round of loop `detail`. */
export const ENTER = 3
/** Ends a round of loop `detail`: goes to `next` when the round has taken a character. */
export const CHECK = 4
/** The pattern has matched. */
const MATCH = 5

/** Every place, by the number that stands for it in a program. */
export const places: readonly Place[] = [
  'textStart',
  'lineStart',
  'textEnd',
  'lineEnd',
  'boundary',
  'noBoundary',
]

/** The instructions, a number each in three columns. */
export interface Program {
  readonly operations: Uint8Array
  readonly nexts: Uint16Array
  readonly details: Uint16Array
  /** Where it begins. */
  readonly start: number
  /** The classes that `TAKE` counts by, the same in both directions. */
  readonly classes: readonly ClassNode[]
  /** How deep loops that can match nothing are nested. */
  readonly loops: number
}

/** The most instructions a pattern may need. */
const LARGEST_PROGRAM = 10_000

/** A limit on the work too: repeating nothing a million times makes no instruction. */
const MOST_STEPS = 4 * LARGEST_PROGRAM

/** Numbers the classes in the order of the source; those written alike are one. */
function numberClasses(root: SyntaxNode): {
  readonly classes: readonly ClassNode[]
  readonly indexes: ReadonlyMap<ClassNode, number>
} {
  const classes: ClassNode[] = []
  const indexes = new Map<ClassNode, number>()
  const known = new Map<string, number>()
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'sequence') node.parts.forEach(visit)
    else if (node.kind === 'either') node.options.forEach(visit)
    else if (node.kind === 'repeat') visit(node.body)
    else if (node.kind === 'class') {
      const key = JSON.stringify(node)
      const index = known.get(key) ?? classes.push(node) - 1
      known.set(key, index)
      indexes.set(node, index)
    }
  }
  visit(root)
  return { classes, indexes }
}

/**
 * Writes the program of a pattern, from its end to its start.
 *
 * @param backwards - reads the text from its end, which finds where a match begins once its end is known.
 * @throws {@link PatternProblem} when it would be larger than {@link LARGEST_PROGRAM}.
 */
export function writeProgram(root: SyntaxNode, backwards: boolean): Program {
  const operations: number[] = []
  const nexts: number[] = []
  const details: number[] = []
  const { classes, indexes } = numberClasses(root)
  let steps = 0
  let loops = 0

  const tooLarge = (): PatternProblem =>
    new PatternProblem(
      `the pattern is too large: written out, its repetitions need more than ${LARGEST_PROGRAM} steps; lower the counts`,
    )
  const add = (operation: number, next: number, detail: number): number => {
    if (operations.length >= LARGEST_PROGRAM) throw tooLarge()
    operations.push(operation)
    nexts.push(next)
    details.push(detail)
    return operations.length - 1
  }
  const split = (greedy: boolean, into: number, past: number): number =>
    greedy ? add(SPLIT, into, past) : add(SPLIT, past, into)

  const repeat = (node: RepeatNode, next: number, level: number): number => {
    const { body, greedy, nullable } = node
    /** One round that is not owed: it has to take something. */
    const round = (after: number): number => {
      if (!nullable) return write(body, after, level)
      loops = Math.max(loops, level + 1)
      return add(ENTER, write(body, add(CHECK, after, level), level + 1), level)
    }
    let start = next
    if (node.most === Infinity) {
      start = split(greedy, 0, next)
      const into = round(start)
      if (greedy) nexts[start] = into
      else details[start] = into
    } else {
      for (let i = node.least; i < node.most; i++) start = split(greedy, round(start), next)
    }
    for (let i = 0; i < node.least; i++) start = write(body, start, level)
    return start
  }
  const write = (node: SyntaxNode, next: number, level: number): number => {
    if (++steps > MOST_STEPS) throw tooLarge()
    switch (node.kind) {
      case 'class':
        return add(TAKE, next, indexes.get(node) as number)
      case 'place':
        return add(AT, next, places.indexOf(node.place))
      case 'repeat':
        return repeat(node, next, level)
      case 'sequence': {
        const follow = (after: number, part: SyntaxNode): number => write(part, after, level)
        return backwards ? node.parts.reduce(follow, next) : node.parts.reduceRight(follow, next)
      }
      case 'either': {
        const starts = node.options.map((option) => write(option, next, level))
        return starts.reduceRight((past, into) => split(true, into, past))
      }
    }
  }

  const start = write(root, add(MATCH, 0, 0), 0)
  // Threads that differ in the rounds they are in may meet an instruction once each.
  if (operations.length * (loops + 1) > LARGEST_PROGRAM) throw tooLarge()
  return {
    operations: Uint8Array.from(operations),
    nexts: Uint16Array.from(nexts),
    details: Uint16Array.from(details),
    start,
    classes,
    loops,
  }
}
