/**
 * The commands in a line for a POSIX shell: their words without quotes, the files they write to, and what stands inside
 * `$(...)`, backticks and parentheses as commands of their own. Nothing is expanded.
 *
 * @module
 */

/** One command of a line. */
export interface ShellCommand {
  /** The words without their quotes, leading assignments (`NAME=value`) left out. */
  readonly words: readonly string[]
  /** The files that `>`, `>>`, `&>` and `>|` write to. */
  readonly writesTo: readonly string[]
  /** `true` when it reads what another command writes: it stands after `|`. */
  readonly piped: boolean
}

/** More than this is no command line that somebody means to run. */
const mostCharacters = 65_536
const assignment = /^[A-Z_]\w*\+?=/i
// What ends a bare word (POSIX.1-2024, Shell Command Language, section 2.3).
const separators = ';&|()<>\n\r'

/**
 * Reads a line. What is never closed runs to the end; never throws. O(length); of a longer text the first 65,536
 * characters are read.
 */
export function shellCommands(line: string): readonly ShellCommand[] {
  const text = line.length > mostCharacters ? line.slice(0, mostCharacters) : line
  const commands: ShellCommand[] = []
  let words: string[] = []
  let writesTo: string[] = []
  let piped = false
  let word: string | undefined
  let intoFile = false
  let inBackticks = false
  const endWord = (): void => {
    if (word === undefined) return
    if (intoFile) writesTo.push(word)
    else if (words.length > 0 || !assignment.test(word)) words.push(word)
    intoFile = false
    word = undefined
  }
  const endCommand = (pipes: boolean): void => {
    endWord()
    intoFile = false
    if (words.length > 0 || writesTo.length > 0) commands.push({ words, writesTo, piped })
    words = []
    writesTo = []
    piped = pipes
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') {
      if (text[at + 1] !== '\n') word = (word ?? '') + text.charAt(at + 1)
      at++
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1)
      word = (word ?? '') + text.slice(at + 1, end === -1 ? text.length : end)
      at = end === -1 ? text.length : end
    } else if (character === '"') {
      const end = doubleQuoteEnd(text, at + 1)
      const inside = text.slice(at + 1, end)
      word = (word ?? '') + (inside.includes('\\') ? inside.replaceAll(/\\(["\\$`\n])/g, '$1') : inside)
      // What a substitution within quotes runs counts too; the rest of the quoted text is data.
      for (const inner of substitutionsIn(inside)) commands.push(...plainCommands(inner))
      at = end
    } else if (character === '`' || (character === '$' && text[at + 1] === '(')) {
      // The marker stands for what the substitution will give, so that `rm $(...)` keeps an operand.
      if (character === '$' || !inBackticks) word = `${word ?? ''}$`
      if (character === '`') inBackticks = !inBackticks
      endCommand(false)
      if (character === '$') at++
    } else if (character === ' ' || character === '\t') endWord()
    else if (character === '#' && word === undefined) {
      const end = text.indexOf('\n', at)
      at = (end === -1 ? text.length : end) - 1
    } else if (separators.includes(character)) {
      const next = text[at + 1]
      if (character === '>') {
        // `2>` and `&>` name what is written, not a word.
        if (word !== undefined && /^\d$/.test(word)) word = undefined
        endWord()
        if (next === '>' || next === '|') at++
        // `>&1` copies a descriptor.
        if (next === '&') at += 2
        else if (next !== '(') intoFile = true
      } else if (character === '<') endWord()
      else if (character === '&' && next === '>') endWord()
      else {
        endCommand(character === '|' && next !== '|')
        if (next === character || (character === '|' && next === '&')) at++
      }
    } else {
      word = (word ?? '') + character
    }
  }
  endCommand(false)
  return commands
}

function plainCommands(text: string): readonly ShellCommand[] {
  return text
    .split(/[;&|\n()`]+/)
    .map((part) => part.trim().split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0)
    .map((words) => ({ words, writesTo: [], piped: false }))
}

function doubleQuoteEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

/** The insides of `$(...)` and backticks in quoted text, up to the end of the text where they are not closed. */
function substitutionsIn(text: string): readonly string[] {
  const list: string[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '`') {
      const end = text.indexOf('`', at + 1)
      list.push(text.slice(at + 1, end === -1 ? text.length : end))
      if (end === -1) break
      at = end
    } else if (character === '$' && text[at + 1] === '(') {
      // One piece to the end holds every further substitution as well.
      list.push(text.slice(at + 2))
      break
    }
  }
  return list
}
