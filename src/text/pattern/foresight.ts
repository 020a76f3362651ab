/**
 * What may stand behind a literal that a match begins with, place by place: a look at a table of bytes that saves trying a
 * pattern where it cannot match.
 *
 * @module
 */
import { PatternProblem } from './problem.ts'
import { AT, CHECK, ENTER, SPLIT, TAKE, writeProgram, type Program } from './program.ts'
import { readPattern } from './syntax.ts'
import type { ClassItem, ClassNode, ShorthandLetter, SyntaxNode } from './syntaxTree.ts'

/** What is known of the characters behind a literal. */
export interface Foresight {
  /** How many characters every match has behind the literal, as far as they are looked at. 0 when nothing is known. */
  readonly least: number
  /** For every byte a bit for each of those places where it may stand. Beyond ASCII everything may stand anywhere. */
  readonly places: Uint32Array
}

const MOST_PLACES = 16
/** A repetition that goes further beyond what it must is taken to go on for ever. */
const MOST_FURTHER = 8
const ASCII = 128

/**
 * Foresees how matches go on that begin with a literal, in any case and with any digit for a digit.
 *
 * @param source - of a pattern of ours. What it says of the characters around it (look-ahead, look-behind, `\b`) is left
 *   out, so that more may match than does. A pattern that cannot be read tells nothing.
 * @param literal - in ASCII.
 */
export function foresee(source: string, flags: string, literal: string): Foresight {
  const places = new Uint32Array(256).fill(-1, ASCII)
  const read = programOf(source, flags)
  if (read === undefined) return { least: 0, places }
  const { program, sets } = read
  let threads = reached(program, [program.start])
  for (const character of literal) {
    const spellings = spellingsOf(character)
    threads = stepped(program, threads, (set) => spellings.some((byte) => sets[set]?.[byte] === 1))
  }
  let least = 0
  for (; least < MOST_PLACES && threads.takes.length > 0 && !threads.matched; least++) {
    for (const each of new Set(threads.takes.map((at) => program.details[at] as number))) {
      const set = sets[each] as Uint8Array
      for (let byte = 0; byte < ASCII; byte++)
        if (set[byte] === 1) places[byte] = (places[byte] as number) | (1 << least)
    }
    threads = stepped(program, threads, () => true)
  }
  return { least, places }
}

interface Threads {
  /** The instructions that wait for a character. */
  readonly takes: readonly number[]
  /** Whether one of them needs no more. */
  readonly matched: boolean
}

/** Takes one character with all threads whose set is `wanted`. */
function stepped(program: Program, { takes }: Threads, wanted: (set: number) => boolean): Threads {
  const { details, nexts } = program
  return reached(
    program,
    takes.filter((at) => wanted(details[at] as number)).map((at) => nexts[at] as number),
  )
}

/** Where threads get to without taking a character. */
function reached({ operations, nexts, details }: Program, from: readonly number[]): Threads {
  const pending = [...from]
  const seen = new Set<number>()
  const takes: number[] = []
  let matched = false
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const operation = operations[at]
    if (operation === TAKE) takes.push(at)
    else if (operation === SPLIT) pending.push(nexts[at] as number, details[at] as number)
    else if (operation === AT || operation === ENTER || operation === CHECK) pending.push(nexts[at] as number)
    else matched = true
  }
  return { takes, matched }
}

/** A pattern as a program that matches whatever it matches, and the bytes of its sets. */
function programOf(
  source: string,
  flags: string,
): { readonly program: Program; readonly sets: readonly Uint8Array[] } | undefined {
  try {
    const { node, flags: read } = readPattern(withoutLooks(source), flags.replace(/[^imsu]/g, ''))
    const program = writeProgram(shortened(node), false)
    return { program, sets: program.classes.map((set) => bytesOf(set, read.ignoreCase)) }
  } catch (error) {
    if (error instanceof PatternProblem) return undefined
    throw error
  }
}

/** The source of a pattern without look-ahead and look-behind. */
export function withoutLooks(source: string): string {
  let kept = ''
  // How many groups are open inside the one that is left out, itself among them.
  let depth = 0
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!]|[\s\S]/g)) {
    if (depth > 0) depth += token.startsWith('(') ? 1 : token === ')' ? -1 : 0
    else if (/^\(\?<?[=!]/.test(token)) depth = 1
    else kept += token
  }
  return kept
}

/** A pattern with its repetitions cut short: as far as it is looked at it matches no less. */
function shortened(node: SyntaxNode): SyntaxNode {
  switch (node.kind) {
    case 'class':
    case 'place':
      return node
    case 'sequence':
      return { ...node, parts: node.parts.map(shortened) }
    case 'either':
      return { ...node, options: node.options.map(shortened) }
    case 'repeat': {
      const least = Math.min(node.least, MOST_PLACES)
      const most = node.most - least > MOST_FURTHER ? Infinity : node.most
      return { ...node, body: shortened(node.body), least, most }
    }
  }
}

/** The ASCII characters of a set. */
export function bytesOf({ items, negated }: ClassNode, ignoreCase: boolean): Uint8Array {
  const bytes = new Uint8Array(ASCII)
  for (const item of items) {
    const holds = holderOf(item)
    for (let byte = 0; byte < ASCII; byte++) if (holds(byte)) bytes[byte] = 1
  }
  if (ignoreCase)
    for (let small = 97; small <= 122; small++)
      bytes[small] = bytes[small - 32] = (bytes[small] as number) | (bytes[small - 32] as number)
  return negated ? bytes.map((within) => 1 - within) : bytes
}

/** What tells whether an item of a set holds an ASCII character. */
function holderOf(item: ClassItem): (byte: number) => boolean {
  if (item.kind === 'range') return (byte) => byte >= item.from && byte <= item.to
  if (item.kind === 'shorthand') return (byte) => isShort(item.letter, byte) !== item.negated
  const property = new RegExp(`\\${item.negated ? 'P' : 'p'}{${item.name}}`, 'u')
  return (byte) => property.test(String.fromCharCode(byte))
}

function isShort(letter: ShorthandLetter, byte: number): boolean {
  if (letter === 's') return byte === 32 || (byte >= 9 && byte <= 13)
  if (byte >= 48 && byte <= 57) return true
  return letter === 'w' && (byte === 95 || ((byte | 32) >= 97 && (byte | 32) <= 122))
}

/** The bytes that a character of a literal stands for. */
function spellingsOf(character: string): readonly number[] {
  if (character >= '0' && character <= '9') return digits
  return [character.toLowerCase().charCodeAt(0), character.toUpperCase().charCodeAt(0)]
}

const digits = Array.from('0123456789', (digit) => digit.charCodeAt(0))
