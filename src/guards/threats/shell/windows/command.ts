/**
 * One command of PowerShell or `cmd.exe`, under the name that it is documented with.
 *
 * @module
 */
import type { ShellCommand } from '../../../../text/commandCollector.ts'
import { programName } from '../plain.ts'
import { aliases } from './words.table.ts'

/** One command. */
export interface WindowsCommand {
  /** In small letters, aliases replaced. */
  readonly name: string
  /** The name as it is written. */
  readonly written: string
  readonly operands: readonly string[]
  /** The operands in one text. */
  readonly all: string
  readonly piped: boolean
  readonly writesTo: readonly string[]
  /** `true` when what runs is what a parenthesis gives: `& (...)`. */
  readonly computed: boolean
}

const none: readonly string[] = []

/** Reads a command. O(length). */
export function windowsCommand({ words, piped, writesTo }: ShellCommand): WindowsCommand {
  let at = 0
  let first = words[0] ?? ''
  let called = false
  // What is assigned to a variable is run as well.
  const sign = first.charCodeAt(0)
  if ((sign | 32) >= 97 && (sign | 32) <= 122) {
    // Most names begin with a letter.
  } else if (/^[$[]/.test(first) && (words[1] === '=' || words[1] === '+=')) at = 2
  else if (/^\$[\w:]{1,40}=$/.test(first)) at = 1
  else if (/^\$[\w:]{1,40}=./.test(first)) first = first.slice(first.indexOf('=') + 1)
  if (at > 0) first = words[at] ?? ''
  if (first === '&' || first === '.') {
    called = true
    at++
    first = words[at] ?? ''
  } else if (/^[&.][A-Z'$]/i.test(first) && !/^\.[A-Z]\w{2,40}$/.test(first)) {
    called = true
    first = first.slice(1)
  }
  const operands = words.length === at + 1 ? none : words.slice(at + 1)
  const plain = first.startsWith('.') ? first.toLowerCase() : programName(first).toLowerCase()
  return {
    name: aliases.get(plain) ?? plain,
    written: plain,
    operands,
    all: operands.length === 0 ? '' : operands.join(' '),
    piped,
    writesTo,
    computed: called && (first === '$()' || (!/^\$\w/.test(first) && first === '')),
  }
}

/** Tells whether a parameter of PowerShell is given, whole or as a beginning of `least` letters. */
export function flagged(operands: readonly string[], name: string, least: number): boolean {
  return operands.some((each) => {
    if (each.length <= least || (each.charCodeAt(0) !== 45 && each.charCodeAt(0) !== 47)) return false
    const colon = each.indexOf(':')
    return name.startsWith(each.slice(1, colon === -1 ? undefined : colon).toLowerCase())
  })
}

/** Tells whether a switch of `cmd.exe` is given: `/s`, also in `/s/q`. */
export function switched(operands: readonly string[], letter: string): boolean {
  return operands.some((each) => each.startsWith('/') && each.toLowerCase().split('/').includes(letter))
}
