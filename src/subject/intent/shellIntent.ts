/**
 * The class of a command line: of its commands the strictest.
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'
import type { ShellCommand } from '../../text/commandCollector.ts'
import { shellCommands } from '../../text/shellWords.ts'
import { familyIntent, familyKnows, operandsOf } from './commandFamily.ts'
import { commandFamilies, interpreters, plainPrograms, wrappers } from './commands.table.ts'
import { rankOf, stricter } from './evidence.ts'
import { nameIntent } from './nameIntent.ts'
import { programIntent } from './programIntent.ts'
import { sqlIntent } from './sqlIntent.ts'

/** What a text says that is given to something to run. */
export interface TextIntent {
  readonly intent: Intent
  /** What was seen, such as `shell rm`. */
  readonly token: string
}

const deepest = 3
// More than anyone means to run; what stands behind it cannot be told.
const longestRead = 16_384

/**
 * The class of a line for a shell, also of Windows; `undefined` where no command in it is known. O(length).
 *
 * @param program - What the line is given to when it does not begin with a program itself (`git`, `kubectl`).
 */
export function shellIntent(line: string, program?: string, depth = 0): TextIntent | undefined {
  if (line.length > longestRead) return { intent: 'destructive', token: 'shell too long to tell' }
  let found: TextIntent | undefined
  let unknown = false
  const commands = shellCommands(line)
  for (const command of commands) {
    const said =
      commands.length > 1 && isBareShell(command.words)
        ? { intent: 'destructive' as const, token: 'shell of another command' }
        : commandIntent(command, program, depth)
    if (said === undefined) unknown = true
    else if (rankOf(said.intent) > rankOf(found?.intent)) found = said
  }
  // What one command does is not told by what another does.
  return unknown && rankOf(found?.intent) < 2 ? undefined : found
}

/** `bash <(curl ...)`, `... | sh`: a shell that is given its work by what stands beside it. */
function isBareShell(words: readonly string[]): boolean {
  return words.length === 1 && interpreters.get(bareName(words[0])) === 'shell'
}

function commandIntent(
  { words, writesTo, piped }: ShellCommand,
  program: string | undefined,
  depth: number,
): TextIntent | undefined {
  const said = wordsIntent(words, program, piped, depth)
  const written = redirectionIntent(words, writesTo)
  if (written === undefined) return said
  if (words.length === 0 || (said !== undefined && stricter(said.intent, written.intent) !== said.intent))
    return written
  return said
}

function redirectionIntent(words: readonly string[], writesTo: readonly string[]): TextIntent | undefined {
  const files = writesTo.filter((file) => !/^(?:\/dev\/(?:null|stdout|stderr|tty)|nul|\$null)$/i.test(file))
  if (files.length === 0) return undefined
  if (files.some((file) => /^\/dev\/(?:tcp|udp)\//.test(file)))
    return { intent: 'exfiltrative', token: 'shell network redirection' }
  const empties = words[0] === 'cat' && words[1] === '/dev/null'
  const final = words.length === 0 || empties || files.some((file) => file.startsWith('/dev/'))
  return { intent: final ? 'destructive' : 'write', token: 'shell redirection' }
}

function wordsIntent(
  words: readonly string[],
  program: string | undefined,
  piped: boolean,
  depth: number,
): TextIntent | undefined {
  let at = 0
  while (at < words.length && (wrappers.has(bareName(words[at])) || (at > 0 && isWrapperOperand(words[at]))))
    at++
  const name = bareName(words[at])
  if (name === '') return at > 0 ? { intent: 'read', token: 'shell nothing' } : undefined
  const rest = words.slice(at + 1)
  const known = interpreters.has(name) || commandFamilies.has(name) || plainPrograms.has(name)
  if (isHelpQuery(rest) && known) return { intent: 'read', token: 'shell help' }
  if (program !== undefined && program !== name && commandFamilies.has(program)) {
    const asked = programOf(program, words.slice(at), piped, depth)
    if (!known || familyKnows(program, name)) return said(asked, program)
    // `git { args: ['reset', '--hard'] }`: a program of its own, or a word of the program's that no list has.
    if (rankOf(asked) >= 2) return said(asked, program)
  }
  const runs = interpreters.get(name)
  const ran = runs === undefined ? undefined : interpreterIntent(name, runs, rest, piped, depth)
  const special = ran ?? programOf(name, rest, piped, depth)
  if (special !== undefined || commandFamilies.has(name)) return said(special, name)
  if (/^mkfs\b/.test(name)) return { intent: 'destructive', token: 'shell mkfs' }
  const plain = plainPrograms.get(name)
  if (plain !== undefined) return { intent: plain, token: `shell ${name}` }
  // PowerShell names its commands by verb and noun.
  if (
    /^(?:test|measure|compare|select|format|resolve|split|join|convert(?:to|from)?|show|find|trace)-[a-z]+$/.test(
      name,
    )
  )
    return { intent: 'read', token: 'shell cmdlet' }
  if (/^[a-z]+-[a-z]+$/.test(name)) {
    const { intent, weak } = nameIntent(name)
    if (intent !== undefined && !weak) return { intent, token: 'shell cmdlet' }
  }
  return isVersionQuery(rest) ? { intent: 'read', token: 'shell version' } : undefined
}

function said(intent: Intent | undefined, name: string): TextIntent | undefined {
  return intent === undefined ? undefined : { intent, token: `shell ${name}` }
}

function programOf(name: string, rest: readonly string[], piped: boolean, depth: number): Intent | undefined {
  const inner = (words: readonly string[]): Intent | undefined =>
    depth >= deepest ? 'destructive' : wordsIntent(words, undefined, false, depth + 1)?.intent
  return programIntent(name, rest, { piped, inner }) ?? familyIntent(name, rest)
}

/** `rm --help` removes nothing. */
function isHelpQuery(rest: readonly string[]): boolean {
  return rest.length === 1 && rest[0] === '--help'
}

function isVersionQuery(rest: readonly string[]): boolean {
  return rest.length === 1 && /^(?:--?version|-[vV]|--help|-h)$/.test(rest[0] ?? '')
}

/** `timeout 5 rm`, `env A=1 rm`, `nice -n 10 rm`: options, numbers and assignments of a wrapper. */
function isWrapperOperand(word: string | undefined): boolean {
  return word !== undefined && /^(?:-.*|\d+[smhd]?|[A-Za-z_]\w*=.*)$/.test(word)
}

/** `/usr/bin/rm` and `RM.EXE` are `rm`. */
function bareName(word: string | undefined): string {
  return (word ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
}

function interpreterIntent(
  name: string,
  runs: 'shell' | 'code' | 'sql',
  rest: readonly string[],
  piped: boolean,
  depth: number,
): Intent | undefined {
  if (isVersionQuery(rest)) return 'read'
  if (runs === 'shell') {
    const at =
      name === 'ssh'
        ? -1
        : rest.findIndex((word) => /^(?:-[a-z]*c|\/c|\/k|-command|-encodedcommand|-enc?)$/i.test(word))
    const inner =
      name === 'ssh' ? operandsOf(rest).slice(1).join(' ') : at === -1 ? '' : rest.slice(at + 1).join(' ')
    if (/^-e/i.test(rest[at] ?? '')) return 'destructive'
    if (inner !== '')
      return depth >= deepest
        ? 'destructive'
        : stricter(
            name === 'ssh' && piped ? 'exfiltrative' : 'read',
            shellIntent(inner, undefined, depth + 1)?.intent ?? 'destructive',
          )
    if (piped) return name === 'ssh' ? 'exfiltrative' : 'destructive'
    return rest.length === 0 ? 'write' : name === 'ssh' ? 'write' : 'destructive'
  }
  if (runs === 'sql') {
    const text = rest.filter((word) => !word.startsWith('-') && /\s/.test(word)).join(';')
    return text === '' ? (piped ? 'destructive' : 'write') : (sqlIntent(text)?.intent ?? 'destructive')
  }
  if (rest.some((word) => /^(?:http\.server|SimpleHTTPServer|smtplib|ftplib)$/.test(word)))
    return 'exfiltrative'
  // A module that reads what another command writes is given data, not code.
  const module = rest.indexOf('-m')
  if (module !== -1) return rest[module + 1] === 'json.tool' ? 'read' : undefined
  const inline = rest.some((word) => /^-(?:[cerpE]|-eval|-print)$|^eval$/.test(word))
  return inline || piped ? 'destructive' : undefined
}
