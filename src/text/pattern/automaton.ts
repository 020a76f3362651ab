/**
 * A deterministic automaton that is made as texts ask for it. A state is what the threads of a program are waiting for, in
 * order of preference, and the kind of the character before; a place such as `\b` is decided once the character after is
 * known, so that a match is noticed one symbol late (Cox 2010, Regular Expression Matching in the Wild).
 *
 * @module
 */
import { EDGE, LINE_END, WORD, type Alphabet, type Kind } from './alphabet.ts'
import { AT, CHECK, ENTER, places, SPLIT, TAKE, type Program } from './program.ts'
import type { Place } from './syntaxTree.ts'

/** An entry of the table that has not been worked out. Entries above it are states to go to. */
export const UNKNOWN = 0
/** No match from here on. */
export const STOP = -1
/** A match ended before this symbol, and no better one follows. */
export const STOP_MATCHED = -2
/** Nothing has begun: only the start of a match matters now. Entries below this are a match and the negated state. */
export const IDLE = -3

/** What an automaton is for: to learn whether there is a match, where the preferred one ends, or the longest. */
type Purpose = 'any' | 'preferred' | 'longest'

/** How an automaton runs. */
export interface Manner {
  readonly purpose: Purpose
  /** A match may begin anywhere, rather than at the first symbol only. */
  readonly searching: boolean
  /** The text is read from its end. */
  readonly backwards: boolean
  /** Reports `IDLE`, so that the caller can look for a literal. */
  readonly reportIdle: boolean
  /** How many states are kept at most, from 2; the memory that they take is bounded besides. Default 2,000. */
  readonly mostStates?: number
}

/** The automaton: read `table[state + symbol]`, and call `next` when that is unknown. */
export interface Automaton {
  readonly alphabet: Alphabet
  /** Replaced when it grows: read it again after each call of `next` or `start`. */
  readonly table: Int32Array
  /** The state at the start of a search after a character of this kind. */
  start(before: Kind): number
  /** Works out an entry. The symbol `alphabet.size` is the end of the text. O(size of the program). */
  next(state: number, symbol: number): number
}

const MOST_STATES = 2_000
const MOST_ENTRIES = 1 << 20
const MOST_THREADS = 1 << 18
const LAST_GENERATION = 0xffffffff
/** Added to the kind of the character before, in a state from which a match may still begin. */
const SEARCHING = 4

function holds(place: Place, before: Kind, after: Kind): boolean {
  switch (place) {
    case 'textStart':
      return before === EDGE
    case 'lineStart':
      return before === EDGE || before === LINE_END
    case 'textEnd':
      return after === EDGE
    case 'lineEnd':
      return after === EDGE || after === LINE_END
    case 'boundary':
      return (before === WORD) !== (after === WORD)
    case 'noBoundary':
      return (before === WORD) === (after === WORD)
  }
}

/** Makes the automaton of a program. It works nothing out yet. */
export function createAutomaton(program: Program, alphabet: Alphabet, manner: Manner): Automaton {
  const { operations, nexts, details } = program
  const { purpose, backwards } = manner
  const columns = Math.max(4, alphabet.size + 1)
  const mostStates = Math.min(manner.mostStates ?? MOST_STATES, Math.floor(MOST_ENTRIES / columns))
  const words = (alphabet.size >> 5) + 1
  const members = new Uint32Array(words * program.classes.length)
  program.classes.forEach((_, index) => {
    members.set(alphabet.symbolsOf(index), index * words)
  })

  // The threads of one step: a loop round that has taken nothing yet is told by `level`, the outermost such loop.
  const noLevel = program.loops
  const shift = 32 - Math.clz32(noLevel)
  const levelBits = (1 << shift) - 1
  const seen = new Uint32Array(operations.length << shift)
  const waiting = new Uint32Array(operations.length)
  const stack: number[] = []
  // The context of the state comes first, so that all of it together is the key of the state.
  const threads = new Uint16Array(operations.length + 1)
  let count = 1
  let generation = 0

  /** Follows a thread up to the characters it takes. Tells whether it matched, which ends those of less preference. */
  const follow = (from: number, before: Kind, after: Kind, symbol: number): boolean => {
    let matched = false
    stack.push((from << shift) | noLevel)
    for (let thread = stack.pop(); thread !== undefined; thread = stack.pop()) {
      if (seen[thread] === generation) continue
      seen[thread] = generation
      const level = thread & levelBits
      const at = thread >> shift
      const next = nexts[at] as number
      const detail = details[at] as number
      switch (operations[at] as number) {
        case TAKE:
          if (waiting[next] === generation) break
          if ((((members[detail * words + (symbol >> 5)] as number) >>> (symbol & 31)) & 1) === 0) break
          waiting[next] = generation
          threads[count++] = next
          break
        case SPLIT:
          stack.push((detail << shift) | level, (next << shift) | level)
          break
        case AT: {
          const place = places[detail] as Place
          if (backwards ? holds(place, after, before) : holds(place, before, after))
            stack.push((next << shift) | level)
          break
        }
        case ENTER:
          stack.push((next << shift) | Math.min(level, detail))
          break
        case CHECK:
          if (level > detail) stack.push((next << shift) | noLevel)
          break
        default:
          // The one that is left is `MATCH`.
          matched = true
          if (purpose !== 'longest') stack.length = 0
      }
    }
    return matched
  }

  let table = new Int32Array(columns * 16)
  let states: Uint16Array[] = []
  let known = new Map<string, number>()
  let starts: (number | undefined)[] = []
  let held = 0
  const forget = (): void => {
    table = new Int32Array(columns * 16)
    // The number 0 is for what is unknown.
    states = [Uint16Array.of(EDGE)]
    known = new Map()
    starts = []
    held = 0
  }
  forget()

  /** The state of a context and the threads after it. The list is copied. */
  const stateOf = (list: Uint16Array): number => {
    const key = Reflect.apply(String.fromCharCode, undefined, list) as string
    const old = known.get(key)
    if (old !== undefined) return old
    if (states.length >= mostStates || held + list.length > MOST_THREADS) forget()
    const state = states.length * columns
    states.push(list.slice())
    known.set(key, state)
    held += list.length
    if (state + columns > table.length) {
      const larger = new Int32Array(table.length * 2)
      larger.set(table)
      table = larger
    }
    return state
  }

  const next = (state: number, symbol: number): number => {
    const from = states[state / columns] as Uint16Array
    const context = from[0] as number
    const before = context % SEARCHING
    const after = symbol === alphabet.size ? EDGE : (alphabet.kinds[symbol] as Kind)
    let searching = context >= SEARCHING
    let matched = false
    count = 1
    if (++generation > LAST_GENERATION) {
      seen.fill(0)
      waiting.fill(0)
      generation = 1
    }
    for (let i = 1; i < from.length && !(matched && purpose !== 'longest'); i++) {
      if (follow(from[i] as number, before, after, symbol)) matched = true
    }
    if (searching && !matched) matched = follow(program.start, before, after, symbol)
    searching &&= !matched

    let entry: number
    if (matched && (purpose === 'any' || count === 1)) entry = STOP_MATCHED
    else if (count === 1 && !searching) entry = STOP
    else if (count === 1 && manner.reportIdle) entry = IDLE
    else {
      const current = table
      threads[0] = after + (searching ? SEARCHING : 0)
      const target = stateOf(threads.subarray(0, count))
      entry = matched ? -target : target
      // Everything may have been forgotten to make room, the state we came from with it.
      if (states.length === 2 && current !== table) return entry
    }
    table[state + symbol] = entry
    return entry
  }

  return {
    alphabet,
    get table() {
      return table
    },
    start: (before) => {
      const cached = starts[before]
      if (cached !== undefined) return cached
      const state = stateOf(
        manner.searching ? Uint16Array.of(before + SEARCHING) : Uint16Array.of(before, program.start),
      )
      starts[before] = state
      return state
    },
    next,
  }
}
