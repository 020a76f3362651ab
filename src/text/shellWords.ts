/**
 * The commands in a line for a POSIX shell: their words without quotes, the files they write to, and what stands inside
 * `$(...)`, backticks and parentheses as commands of their own. Nothing is expanded.
 *
 * @module
 */
import { collectCommands, mostCommandCharacters, type ShellCommand } from './commandCollector.ts'

const assignment = /^[A-Z_]\w*\+?=/i
// What ends a bare word (POSIX.1-2024, Shell Command Language, section 2.3).
const separators = ';&|()<>\n\r'

/**
 * Reads a line. What is never closed runs to the end; never throws. O(length); of a longer text the first 65,536
 * characters are read.
 */
export function shellCommands(line: string): readonly ShellCommand[] {
  const text = line.slice(0, mostCommandCharacters)
  const read = collectCommands((words, word) => {
    if (words.length > 0 || !assignment.test(word)) words.push(word)
  })
  let inBackticks = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') {
      if (text[at + 1] !== '\n') read.add(text.charAt(at + 1))
      at++
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1)
      read.add(text.slice(at + 1, end === -1 ? text.length : end))
      at = end === -1 ? text.length : end
    } else if (character === '"') {
      const end = doubleQuoteEnd(text, at + 1)
      const inside = text.slice(at + 1, end)
      read.add(inside.includes('\\') ? inside.replaceAll(/\\(["\\$`\n])/g, '$1') : inside)
      // What a substitution within quotes runs counts too; the rest of the quoted text is data.
      for (const inner of substitutionsIn(inside)) read.commands.push(...plainCommands(inner))
      at = end
    } else if (character === '`' || (character === '$' && text[at + 1] === '(')) {
      // The marker stands for what the substitution will give, so that `rm $(...)` keeps an operand.
      if (character === '$' || !inBackticks) read.add('$')
      if (character === '`') inBackticks = !inBackticks
      read.endCommand(false)
      if (character === '$') at++
    } else if (character === ' ' || character === '\t') read.endWord()
    else if (character === '#' && read.word === undefined) {
      const end = text.indexOf('\n', at)
      at = (end === -1 ? text.length : end) - 1
    } else if (separators.includes(character)) {
      const next = text[at + 1]
      if (character === '>') {
        // `2>` and `&>` name what is written, not a word.
        if (read.word !== undefined && /^\d$/.test(read.word)) read.word = undefined
        read.endWord()
        if (next === '>' || next === '|') at++
        // `>&1` copies a descriptor.
        if (next === '&') at += 2
        else if (next !== '(') read.intoFile = true
      } else if (character === '<') read.endWord()
      else if (character === '&' && next === '>') read.endWord()
      else {
        read.endCommand(character === '|' && next !== '|')
        if (next === character || (character === '|' && next === '&')) at++
      }
    } else {
      read.add(character)
    }
  }
  read.endCommand(false)
  return read.commands
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
