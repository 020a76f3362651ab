/**
 * The commands in a line for PowerShell: backticks and quotes taken away, texts that are put together from constants put
 * together, what stands in parentheses and braces as commands of its own. Nothing is run.
 *
 * @module
 */
import { decodeBase64 } from './base64.ts'
import { collectCommands, mostCommandCharacters, type ShellCommand } from './commandCollector.ts'

/** A line, read. */
export interface PowershellLine {
  /** The line with its constants put together, as it was read. */
  readonly text: string
  /** Its commands, outer ones first. A word `$()` stands for what a parenthesis gives. */
  readonly commands: readonly ShellCommand[]
  /** `true` when names or texts were put together from pieces, or letters were written by their number. */
  readonly assembled: boolean
}

const mostVariables = 32
const mostRounds = 3
const characterOf = /\[char\]\s{0,4}\(?\s{0,4}(0x[\da-f]{1,4}|\d{1,5})\s{0,4}\)?/gi
const codeList =
  /\[char\[\]\]\s{0,4}\(?\s{0,4}((?:(?:0x[\da-f]{1,4}|\d{1,5})\s{0,4},\s{0,4}){1,400}(?:0x[\da-f]{1,4}|\d{1,5}))\s{0,4}\)?/gi
const joining = /'\s{0,8}\+\s{0,8}'|"\s{0,8}\+\s{0,8}"/g
const alone = /\(\s{0,8}('[^'\n]{0,400}'|"[^"\n$]{0,400}")\s{0,8}\)/g
const formatting =
  /(['"])((?:\{\d\}|[\w.:-]){2,60})\1\s{0,4}-f\s{0,4}((?:(?:'[^'\n]{0,80}'|"[^"\n]{0,80}")\s{0,4},?\s{0,4}){1,12})/gi
const replacing =
  /'([^'\n]{0,200})'\s{0,4}(?:-c?replace\s{0,4}|\.replace\s{0,4}\(\s{0,4})'([^'\n]{1,20})'\s{0,4},\s{0,4}'([^'\n]{0,20})'\)?/gi
const assigning = /(?<=^|[;{(\s])\$(\w{1,40})\s{0,4}=\s{0,4}(?:'([^'\n]{0,400})'|"([^"\n$]{0,400})")/g

/** Reads a line. Never throws. O(length); of a longer text the first 65,536 characters are read. */
export function powershellLine(line: string): PowershellLine {
  let text = line.slice(0, mostCommandCharacters)
  let assembled = false
  if (text.includes('`')) text = text.replaceAll(/`(?:\r?\n)?(?=[A-Z-])/gi, '')
  for (let round = 0; round < mostRounds; round++) {
    const before = text
    if (text.includes('[')) {
      text = text.replaceAll(characterOf, (_match, code: string) => `'${printable(Number(code))}'`)
      text = text.replaceAll(
        codeList,
        (_match, codes: string) =>
          `'${codes
            .split(',')
            .map((code) => printable(Number(code.trim())))
            .join('')}'`,
      )
    }
    if (text.includes('-f') || text.includes('-F'))
      text = text.replaceAll(formatting, (_match, _quote: string, format: string, values: string) => {
        const list = [...values.matchAll(/'([^'\n]{0,80})'|"([^"\n]{0,80})"/g)].map(
          ([, one, other]) => one ?? other ?? '',
        )
        return `'${format.replaceAll(/\{(\d)\}/g, (_placeholder, index: string) => list[Number(index)] ?? '')}'`
      })
    if (text.includes('+')) text = text.replaceAll(joining, '')
    if (text.includes('eplace'))
      text = text.replaceAll(
        replacing,
        (_match, value: string, from: string, to: string) => `'${value.replaceAll(from, () => to)}'`,
      )
    if (text !== before) assembled = true
    if (text.includes("('") || text.includes('("') || text.includes('( ')) text = text.replaceAll(alone, '$1')
    if (text.includes('=')) text = withConstants(text)
    if (text === before) break
  }
  text = text.slice(0, mostCommandCharacters)
  return { text, commands: commandsIn(text), assembled }
}

/** What stands behind `-EncodedCommand`: Base64 of UTF-16; `undefined` when it is none. O(length). */
export function decodeEncodedCommand(text: string): string | undefined {
  return decodeBase64(text.trim())
}

function printable(code: number): string {
  return code >= 32 && code < 0xd800 && code !== 39 ? String.fromCharCode(code) : ' '
}

function withConstants(text: string): string {
  const values = new Map<string, string>()
  for (const [, name = '', single, double] of text.matchAll(assigning)) {
    if (values.size >= mostVariables) break
    values.set(name.toLowerCase(), single ?? double ?? '')
  }
  if (values.size === 0) return text
  const put = text.replaceAll(/\$(\w{1,40})(?!\s{0,4}=)\b/g, (match, name: string) => {
    const value = values.get(name.toLowerCase())
    return value === undefined ? match : `'${value}'`
  })
  return put.length > mostCommandCharacters ? text : put
}

function commandsIn(text: string): readonly ShellCommand[] {
  const read = collectCommands()
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    if (character === "'" || character === '"') {
      const end = text.indexOf(character, at + 1)
      read.add(text.slice(at + 1, end === -1 ? text.length : end))
      at = end === -1 ? text.length : end
    } else if (character === '#' && read.word === undefined) {
      const end = text.indexOf('\n', at)
      at = (end === -1 ? text.length : end) - 1
    } else if (character === '<' && next === '#') {
      const end = text.indexOf('#>', at + 2)
      at = end === -1 ? text.length : end + 1
    } else if (character === '`') {
      read.add(next)
      at++
    } else if (character === ' ' || character === '\t' || character === ',') read.endWord()
    else if (character === '(' || character === '{') {
      // What is called by what a parenthesis gives keeps an operand.
      read.endWord()
      if (character === '(') read.words.push('$()')
      read.endCommand(false)
    } else if (
      character === ')' ||
      character === '}' ||
      character === ';' ||
      character === '\n' ||
      character === '\r'
    )
      read.endCommand(false)
    else if (character === '|') {
      read.endCommand(next !== '|')
      if (next === '|') at++
    } else if (character === '&' && (next === '&' || read.word !== undefined || read.words.length > 0)) {
      read.endCommand(false)
      if (next === '&') at++
      else if (next !== '(' && next !== ' ') read.word = undefined
    } else if (character === '>' && read.word !== '-') {
      if (read.word !== undefined && /^[\d*]$/.test(read.word)) read.word = undefined
      read.endWord()
      if (next === '>') at++
      if (text[at + 1] === '&') at += 2
      else read.intoFile = true
    } else read.add(character)
  }
  read.endCommand(false)
  return read.commands
}
