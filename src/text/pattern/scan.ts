/**
 * Runs an automaton over a text, by code points: a surrogate pair is one character, a surrogate alone is one too.
 *
 * @module
 */
import { EDGE, type Alphabet, type Kind } from './alphabet.ts'
import { IDLE, STOP, STOP_MATCHED, UNKNOWN, type Automaton } from './automaton.ts'

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00

/** Tells whether an index lies between the two halves of a character. */
export function splitsPair(text: string, index: number): boolean {
  return index > 0 && isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))
}

/** How many units the character at an index takes. */
function width(text: string, index: number): number {
  return isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1)) ? 2 : 1
}

function symbolAt(alphabet: Alphabet, text: string, index: number): number {
  return alphabet.symbolOf(text.codePointAt(index) as number)
}

function symbolBefore(alphabet: Alphabet, text: string, index: number): number {
  return symbolAt(alphabet, text, splitsPair(text, index - 1) ? index - 2 : index - 1)
}

function kindBefore(alphabet: Alphabet, text: string, index: number): Kind {
  return index === 0 ? EDGE : (alphabet.kinds[symbolBefore(alphabet, text, index)] as Kind)
}

function kindAfter(alphabet: Alphabet, text: string, index: number): Kind {
  return index === text.length ? EDGE : (alphabet.kinds[symbolAt(alphabet, text, index)] as Kind)
}

/** How far a scan has come and in which state. */
interface Cursor {
  index: number
  state: number
}

/**
 * Goes on while characters are below U+0100 and entries are known states, which is nearly always. A function by itself and
 * as plain as can be: this is what decides the speed.
 */
function glide(cursor: Cursor, table: Int32Array, latin: Uint16Array, text: string): void {
  const { length } = text
  let { index, state } = cursor
  while (index < length) {
    const unit = text.charCodeAt(index)
    if (unit > 255) break
    const entry = table[state + (latin[unit] as number)] as number
    if (entry <= UNKNOWN) break
    state = entry
    index++
  }
  cursor.index = index
  cursor.state = state
}

/** A leap to the next literal has to gain this much on average, or the automaton is faster by itself. */
const LEAST_GAIN = 128
const TRIALS = 32

/**
 * Where the match that the automaton looks for ends, or -1. O(length of the text).
 *
 * @param prefix - with what every match begins; empty when the automaton does not report when it is idle.
 */
export function scanForwards(automaton: Automaton, text: string, from: number, prefix: string): number {
  const { alphabet } = automaton
  const { length } = text
  const first = prefix === '' ? from : text.indexOf(prefix, from)
  if (first === -1) return -1
  const cursor: Cursor = { index: first, state: automaton.start(kindBefore(alphabet, text, first)) }
  let { table } = automaton
  let end = -1
  let leaps = 0
  let gained = 0
  for (;;) {
    glide(cursor, table, alphabet.latin, text)
    const { index, state } = cursor
    const symbol = index < length ? symbolAt(alphabet, text, index) : alphabet.size
    let entry = table[state + symbol] as number
    if (entry === UNKNOWN) {
      entry = automaton.next(state, symbol)
      table = automaton.table
    }
    if (entry === STOP_MATCHED) return index
    if (entry < IDLE) end = index
    if (entry === STOP || index === length) return end
    const after = index + width(text, index)
    cursor.index = after
    if (entry !== IDLE) {
      cursor.state = Math.abs(entry)
    } else if (leaps < TRIALS || gained >= leaps * LEAST_GAIN) {
      const leap = text.indexOf(prefix, after)
      if (leap === -1) return end
      leaps++
      gained += leap - after
      cursor.index = leap
      cursor.state = automaton.start(kindBefore(alphabet, text, leap))
    } else {
      // Not worth it on such texts: from now on this entry is a state like any other.
      cursor.state = automaton.start(alphabet.kinds[symbol] as Kind)
      table[state + symbol] = cursor.state
    }
    table = automaton.table
  }
}

/**
 * Where the longest match that ends at `end` starts, but not before `from`; -1 when there is none. O(end - from).
 *
 * @param automaton - one that reads backwards and looks for the longest.
 */
export function scanBackwards(automaton: Automaton, text: string, end: number, from: number): number {
  const { alphabet } = automaton
  let start = -1
  let index = end
  let state = automaton.start(kindAfter(alphabet, text, end))
  for (;;) {
    const symbol = index === 0 ? alphabet.size : symbolBefore(alphabet, text, index)
    let entry = automaton.table[state + symbol] as number
    if (entry === UNKNOWN) entry = automaton.next(state, symbol)
    if (entry === STOP) return start
    if (entry < STOP) start = index
    // The character before `from` only tells what stands there.
    if (entry === STOP_MATCHED || index <= from) return start
    state = Math.abs(entry)
    index -= splitsPair(text, index - 1) ? 2 : 1
  }
}
