/**
 * The commands in a line for `cmd.exe`: carets and quotes taken away, variables that the line sets itself put in, what stands in
 * parentheses, behind `do` and in the source of `for /f` as commands of their own. Nothing is run, no variable of the machine is
 * looked up.
 *
 * @module
 */
import { collectCommands, mostCommandCharacters, type ShellCommand } from './commandCollector.ts'

const mostVariables = 32
const mostRounds = 3
// A variable that cmd knows, by what it stands for (documented for `set` and `setlocal`).
const known: Readonly<Record<string, string>> = {
  comspec: 'cmd', systemroot: 'c:\\windows', windir: 'c:\\windows', systemdrive: 'c:', homedrive: 'c:', userprofile: '~', homepath: '~',
  appdata: '~\\appdata\\roaming', localappdata: '~\\appdata\\local', programdata: 'c:\\programdata', programfiles: 'c:\\program files',
  allusersprofile: 'c:\\programdata', public: 'c:\\users\\public',
} // prettier-ignore
const setting = /\bset\s{1,4}"?(\w{1,40})=([^&|"\r\n]{0,200})/gi
const variable = /%(\w{1,40})(?::~(-?\d{1,3})(?:,(-?\d{1,3}))?)?%|!(\w{1,40})!/g

/** The line with its variables put in; those that nothing is known of stay. O(length). */
function expandCmdVariables(line: string): string {
  let text = line
  const values = new Map<string, string>()
  for (let round = 0; round < mostRounds; round++) {
    if (!text.includes('%') && !text.includes('!')) return text
    values.clear()
    for (const [, name = '', value = ''] of text.matchAll(setting)) {
      if (values.size >= mostVariables) break
      values.set(name.toLowerCase(), value)
    }
    const before = text
    text = text.replaceAll(
      variable,
      (match, plain?: string, from?: string, count?: string, delayed?: string) => {
        const name = (plain ?? delayed ?? '').toLowerCase()
        const value = values.get(name) ?? (Object.hasOwn(known, name) ? known[name] : undefined)
        if (value === undefined) return match
        if (from === undefined) return value
        const start = Number(from) < 0 ? value.length + Number(from) : Number(from)
        return value.slice(start, count === undefined ? undefined : start + Number(count))
      },
    )
    // What grows by being put in is not read on.
    if (text === before || text.length > mostCommandCharacters) return text.slice(0, mostCommandCharacters)
  }
  return text
}

/** Reads a line. Never throws. O(length); of a longer text the first 65,536 characters are read. */
export function cmdCommands(line: string): readonly ShellCommand[] {
  const text = expandCmdVariables(line.slice(0, mostCommandCharacters))
  const read = collectCommands((words, word) => {
    if (words.length === 0) pushName(words, word)
    else words.push(word)
  })
  let quoted = false
  let opened = 0
  // Elsewhere a parenthesis is a character like any other.
  const opens = (): boolean =>
    read.word === undefined && (read.words.length === 0 || /^(?:in|else)$/i.test(read.words.at(-1) ?? ''))
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') {
      quoted = !quoted
      read.add('')
    } else if (quoted && character !== '\n') read.add(character)
    else if (character === '^') {
      at++
      if (text[at] !== '\n' && text[at] !== '\r') read.add(text.charAt(at))
    } else if (character === ' ' || character === '\t' || character === ',') {
      read.endWord()
      // `do` and `else` begin a command, wherever they stand.
      if (read.words.length > 1 && /^(?:do|else)$/i.test(read.words.at(-1) ?? '')) read.endCommand(false)
    } else if (character === '>' || character === '<') {
      if (read.word !== undefined && /^\d$/.test(read.word)) read.word = undefined
      read.endWord()
      if (text[at + 1] === '>') at++
      if (text[at + 1] === '&') at += 2
      else read.intoFile = character === '>'
    } else if (
      '&|\n\r'.includes(character) ||
      (character === '(' ? opens() : character === ')' && opened > 0)
    ) {
      if (character === '(') opened++
      else if (character === ')') opened--
      read.endCommand(character === '|' && text[at + 1] !== '|')
      if (text[at + 1] === character) at++
      quoted = false
    } else read.add(character)
  }
  read.endCommand(false)
  return read.commands
}

/** The name of a command, without `@`, and apart from the switches that stand right behind it (`del/f`). */
function pushName(words: string[], word: string): void {
  const name = word.replace(/^@+/, '').replace(/^'|'$/g, '')
  if (/^(?:call|@|start|do|else)?$/i.test(name)) return
  const slash = name.indexOf('/')
  if (slash > 0 && /^[a-z]{2,10}$/i.test(name.slice(0, slash)))
    words.push(name.slice(0, slash), name.slice(slash))
  else words.push(name)
}
