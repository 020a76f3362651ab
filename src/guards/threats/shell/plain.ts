/**
 * A command without what stands before it: `sudo`, `env A=b`, `nohup`.
 *
 * @module
 */
import type { ShellCommand } from '../../../text/commandCollector.ts'
import { prefixes } from './words.table.ts'

/** One command. */
export interface Plain extends ShellCommand {
  /** The program's name, without its directory and its extension. */
  readonly name: string
  /** What stands behind the name. */
  readonly operands: readonly string[]
}

const none: readonly string[] = []
// The options of programs that run others which take a value of their own (their manuals).
const takesValue: Readonly<Record<string, string>> = {
  sudo: 'ugpChDRTUrt', doas: 'uC', env: 'uCS', nice: 'n', ionice: 'cnp', timeout: 'sk', xargs: 'InPLsdEa', watch: 'n', strace: 'eopu', stdbuf: 'ioe', flock: 'wE', chroot: '', runuser: 'ugG',
} // prettier-ignore
const extension = /\.(?:exe|com|bat|cmd)$/i

/** Strips a command. O(words). */
export function plain(command: ShellCommand): Plain {
  const { words, writesTo, piped } = command
  if (words.length < 2 || !isPrefix(words[0] ?? '')) {
    const operands = words.length < 2 ? none : words.slice(1)
    return { words, writesTo, piped, name: programName(words[0] ?? ''), operands }
  }
  let at = 0
  while (at < words.length - 1) {
    const word = words[at] ?? ''
    if (prefixes.has(word) || (at > 0 && word === '--')) at++
    else if (at > 0 && isValued(words[0] ?? '', word) && at < words.length - 2) at += 2
    else if (at > 0 && (word.startsWith('-') || /^\w{1,40}=/.test(word) || /^\d{1,6}[smhd]?$/.test(word)))
      at++
    else if (word === 'timeout') at++
    else break
  }
  const first = words[at] ?? ''
  return { words, writesTo, piped, name: programName(first), operands: words.slice(at + 1) }
}

function isValued(program: string, option: string): boolean {
  return (
    option.length === 2 &&
    option.startsWith('-') &&
    Object.hasOwn(takesValue, program) &&
    (takesValue[program] ?? '').includes(option.charAt(1))
  )
}

function isPrefix(word: string): boolean {
  return prefixes.has(word) || word === 'timeout'
}

/** The name of a program without its directory and its extension. */
export function programName(path: string): string {
  if (path === '.' || (!path.includes('.') && !path.includes('/') && !path.includes('\\'))) return path
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(extension, '')
}

/** Tells whether one of some options is among the operands: letters alone or in a bundle, long ones with or without a value. */
export function has(operands: readonly string[], ...letters: string[]): boolean {
  return operands.some((each) =>
    letters.some((letter) =>
      letter.startsWith('--')
        ? each === letter || each.startsWith(`${letter}=`)
        : /^-[A-Z]{1,12}$/i.test(each) && each.includes(letter),
    ),
  )
}

/** The path in an operand: `@file`, `-d@file`, `file=@path`, `if=path`, `--file=path`. In lower case, `/` only. */
export function operandPath(operand: string): string {
  let bare = operand
  if (operand.includes('@') || operand.includes('='))
    bare =
      /^(?:-\w|--?[\w-]{1,40}=|\w{1,20}=)?@(.{1,400})$/s.exec(operand)?.[1] ??
      /^(?:--?[\w-]{1,40}|if|of)=(.{1,400})$/s.exec(operand)?.[1] ??
      operand
  bare = bare.toLowerCase()
  if (bare.includes('\\')) bare = bare.replaceAll('\\', '/')
  return bare.includes('//') ? bare.replaceAll(/\/{2,}/g, '/') : bare
}
