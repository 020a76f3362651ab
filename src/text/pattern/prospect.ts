/**
 * Whether a pattern of ours may match at a place of a text: an automaton of a looser pattern tells, which reads on as far as a
 * match may reach. What it has read for one place it does not read again for the next.
 *
 * @module
 */
import { createAlphabet, EDGE, type Alphabet } from './alphabet.ts'
import { createAutomaton, STOP, STOP_MATCHED, UNKNOWN, type Automaton } from './automaton.ts'
import { classSet, type CharacterSet } from './characters.ts'
import { bytesOf, withoutLooks } from './foresight.ts'
import { PatternProblem } from './problem.ts'
import { writeProgram } from './program.ts'
import { readPattern } from './syntax.ts'
import { isNullable, type ClassItem, type ClassNode, type SyntaxNode } from './syntaxTree.ts'

/** What tells of one pattern. */
export interface Prospect {
  readonly automaton: Automaton
  /** The symbol of every byte below 128. */
  readonly symbols: Uint16Array
  /** A match is over behind so many characters. */
  readonly reach: number
  /** How many entries of the automaton were worked out. */
  spent: number
}

/** What was read last of a text for one pattern, in vain. */
export interface ProspectMemory {
  /** The states before the places from `from` to `to`, at the place modulo their number, a power of two. */
  readonly states: Int32Array
  from: number
  to: number
  /** Whether nothing may go on behind `to`. */
  isOver: boolean
  /** The table that the states are of. */
  table: Int32Array | undefined
}

const ASCII = 128
const LAST_POINT = 0x10ffff
/** The long s and the Kelvin sign fold to s and k. */
const FOLDED_TO_ASCII: CharacterSet = [0x17f, 0x17f, 0x212a, 0x212a]
/** Repetitions are counted this far; one that goes further beyond what it must is taken to go on for ever. */
const MOST_COUNTED = 16
const MOST_FURTHER = 8
/** Further than this nothing is read: the pattern may match. */
const LONGEST = 16_383
const LEAST_ROOM = 256
const MOST_STATES = 1000
/** The end of what nothing is remembered of. */
const NOWHERE = -1
/** When so many entries were worked out, what is not known by then is left to the pattern. */
const MOST_SPENT = 4000

/**
 * Makes what tells of a pattern; `undefined` for one that cannot be read. O(size of the pattern).
 *
 * @param source - of a pattern of ours, which is read by code units: with the flag `u` it tells of texts without surrogates.
 *   What it says of the characters around it is left out, but for one that must not follow, and long repetitions are not
 *   counted, so that more may match than does.
 */
export function prospectOf(source: string, flags: string): Prospect | undefined {
  try {
    const { node, flags: read } = readPattern(withoutLooks(source), flags.replace(/[^imsu]/g, ''))
    // Of several ways to match, only the last ends in what must not follow.
    const behind = node.kind === 'either' ? [] : followerOf(source, read.ignoreCase)
    const parts = [loosened(node, read.ignoreCase), ...behind]
    const program = writeProgram({ kind: 'sequence', parts }, false)
    const alphabet = createAlphabet(
      program.classes.map((set) => classSet(set, false)),
      { lines: false, words: false, ignoreCase: read.ignoreCase },
    )
    const automaton = createAutomaton(program, alphabet, {
      purpose: 'any',
      searching: false,
      backwards: false,
      reportIdle: false,
      mostStates: MOST_STATES,
    })
    const reach = longest(node) + behind.length
    return { automaton, symbols: alphabet.latin.slice(0, ASCII), reach, spent: 0 }
  } catch (error) {
    if (error instanceof PatternProblem) return undefined
    throw error
  }
}

const follower = /(?<!\\)\(\?!(?:\[((?:\\.|[^\]\\])+)\]|(\\[dw]))\)$/

/** What a pattern that ends in `(?![...])` lets follow: another character, or none. */
function followerOf(source: string, ignoreCase: boolean): readonly SyntaxNode[] {
  const match = follower.exec(source)
  if (match === null) return []
  const members = match[1] ?? match[2] ?? ''
  const others = members.startsWith('^') ? members.slice(1) : `^${members}`
  const { node } = readPattern(`[${others}]`, ignoreCase ? 'i' : '')
  return [{ kind: 'either', options: [loosened(node, ignoreCase), { kind: 'place', place: 'textEnd' }] }]
}

/** A memory of nothing. */
export function noMemory({ reach }: Prospect): ProspectMemory {
  let room = LEAST_ROOM
  while (room <= Math.min(reach, LONGEST)) room *= 2
  return { states: new Int32Array(room), from: 0, to: NOWHERE, isOver: false, table: undefined }
}

/**
 * Tells whether a pattern may match from `start` on. Asked about places in about ascending order, it reads no stretch again that
 * it comes to in a state in which it has read it in vain.
 *
 * @param bytes - The text, one byte a code unit, 128 and more for what is not ASCII.
 */
export function mayMatch(
  prospect: Prospect,
  memory: ProspectMemory,
  bytes: Uint8Array,
  text: string,
  start: number,
): boolean {
  const { automaton, symbols, reach } = prospect
  const { alphabet } = automaton
  const { states } = memory
  const mask = states.length - 1
  const { length } = text
  const last = Math.min(length, start + Math.min(reach, LONGEST))
  let state = automaton.start(EDGE)
  const { table } = automaton
  // Two places that share their room are not told apart.
  const { from, to } = memory.table === table && memory.to - start < states.length ? memory : nothing
  let index = start
  let isOver = false
  // What is longer than what is read here may match.
  let verdict = reach > LONGEST && start + LONGEST < length
  for (; index <= last; index++) {
    if (index >= from && index < to && states[index & mask] === state) {
      if (memory.isOver) {
        memory.from = start
        return false
      }
      index = to
      state = states[index & mask] as number
    } else states[index & mask] = state
    const byte = index < length ? (bytes[index] as number) : LATE
    const symbol = byte < ASCII ? (symbols[byte] as number) : lateSymbol(alphabet, text, index)
    let entry = table[state + symbol] as number
    if (entry === UNKNOWN) {
      entry = automaton.next(state, symbol)
      if (++prospect.spent > MOST_SPENT || automaton.table !== table) {
        // What was remembered is of states that may be no more. The pattern itself tells.
        memory.to = NOWHERE
        return true
      }
    }
    if (entry === STOP_MATCHED || entry === STOP) {
      isOver = true
      verdict = entry === STOP_MATCHED
      break
    }
    state = entry
  }
  if (index < to) memory.from = index + 1
  else {
    memory.from = start
    memory.to = isOver && verdict ? NOWHERE : Math.min(index, last)
    memory.isOver = isOver
    memory.table = table
  }
  return verdict
}

const nothing = { from: 0, to: NOWHERE } as const
const LATE = 255

/** The symbol of what is not ASCII, or of the end of the text. */
function lateSymbol(alphabet: Alphabet, text: string, index: number): number {
  return index < text.length ? alphabet.symbolOf(text.charCodeAt(index)) : alphabet.size
}

/** How many characters a match may have at most. */
function longest(node: SyntaxNode): number {
  switch (node.kind) {
    case 'class':
      return 1
    case 'place':
      return 0
    case 'repeat': {
      const each = longest(node.body)
      return each === 0 || node.most === 0 ? 0 : each * node.most
    }
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + longest(part), 0)
    case 'either':
      return Math.max(0, ...node.options.map(longest))
  }
}

/** A pattern that matches whatever another one does, and needs few states. */
function loosened(node: SyntaxNode, ignoreCase: boolean): SyntaxNode {
  switch (node.kind) {
    case 'class':
      return plainClass(node, ignoreCase)
    case 'place':
      return { kind: 'sequence', parts: [] }
    case 'sequence':
      return { ...node, parts: node.parts.map((part) => loosened(part, ignoreCase)) }
    case 'either':
      return { ...node, options: node.options.map((option) => loosened(option, ignoreCase)) }
    case 'repeat': {
      const body = loosened(node.body, ignoreCase)
      const least = Math.min(node.least, MOST_COUNTED)
      const most = node.most - least > MOST_FURTHER ? Infinity : node.most
      return { ...node, body, least, most, nullable: isNullable(body) }
    }
  }
}

/**
 * A class, folded already. One that names characters beyond ASCII by a property, or by what they are not, holds all of them: to
 * look them up costs more than they tell.
 */
function plainClass(node: ClassNode, ignoreCase: boolean): ClassNode {
  const isOfAscii = node.items.every((item) =>
    item.kind === 'range'
      ? item.to < ASCII
      : item.kind === 'shorthand' && item.letter !== 's' && !item.negated,
  )
  if (!node.negated && !isOfAscii && node.items.every(({ kind }) => kind === 'range'))
    return classOf(classSet(node, ignoreCase))
  const bytes = bytesOf(node, ignoreCase)
  const held = Array.from(bytes.keys()).filter((byte) => bytes[byte] === 1)
  const beyond = node.negated || !isOfAscii ? [ASCII, LAST_POINT] : ignoreCase ? FOLDED_TO_ASCII : []
  return classOf([...held.flatMap((byte) => [byte, byte]), ...beyond])
}

function classOf(set: CharacterSet): ClassNode {
  const items = set.flatMap((from, index): readonly ClassItem[] =>
    index % 2 === 0 ? [{ kind: 'range', from, to: set[index + 1] as number }] : [],
  )
  return { kind: 'class', items, negated: false }
}
