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

function symbolBefore(alphabet: Alphabet, text: string, index: number): number {
  const point = text.codePointAt(splitsPair(text, index - 1) ? index - 2 : index - 1)
  return point === undefined ? alphabet.size : alphabet.symbolOf(point)
}

function kindBefore(alphabet: Alphabet, text: string, index: number): Kind {
  return index === 0 ? EDGE : (alphabet.kinds[symbolBefore(alphabet, text, index)] as Kind)
}

function kindAfter(alphabet: Alphabet, text: string, index: number): Kind {
  const point = text.codePointAt(index)
  return point === undefined ? EDGE : (alphabet.kinds[alphabet.symbolOf(point)] as Kind)
}

/** A leap to the next literal has to gain this much on average, or the automaton is faster by itself. */
const LEAST_GAIN = 16
const TRIALS = 32

/**
 * Where the match that the automaton looks for ends, or -1. O(length of the text).
 *
 * @param prefix - with what every match begins; empty when the automaton does not report when it is idle.
 */
export function scanForwards(automaton: Automaton, text: string, from: number, prefix: string): number {
  const { alphabet } = automaton
  const { latin, kinds, size } = alphabet
  const { length } = text
  let end = -1
  let index = from
  let leaps = 0
  let gained = 0
  if (prefix !== '') {
    index = text.indexOf(prefix, index)
    if (index === -1) return -1
  }
  let state = automaton.start(kindBefore(alphabet, text, index))
  let { table } = automaton
  while (index < length) {
    const at = index++
    let point = text.charCodeAt(at)
    let symbol: number
    if (point < 256) symbol = latin[point] as number
    else {
      if (isHigh(point) && isLow(text.charCodeAt(index))) {
        point = text.codePointAt(at) as number
        index++
      }
      symbol = alphabet.symbolOf(point)
    }
    let entry = table[state + symbol] as number
    if (entry === UNKNOWN) {
      entry = automaton.next(state, symbol)
      table = automaton.table
    }
    if (entry > UNKNOWN) {
      state = entry
    } else if (entry === STOP) {
      return end
    } else if (entry === STOP_MATCHED) {
      return at
    } else if (entry === IDLE) {
      if (leaps < TRIALS || gained >= leaps * LEAST_GAIN) {
        const leap = text.indexOf(prefix, index)
        if (leap === -1) return end
        leaps++
        gained += leap - index
        index = leap
        state = automaton.start(kindBefore(alphabet, text, index))
      } else {
        state = automaton.start(kinds[symbol] as Kind)
      }
      table = automaton.table
    } else {
      end = at
      state = -entry
    }
  }
  const entry = automaton.next(state, size)
  return entry === STOP_MATCHED ? length : end
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
