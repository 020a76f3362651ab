/**
 * Commands that stand in the arguments as lists of words.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../json/value.ts'
import { keyRole } from './arguments.table.ts'
import { familyKnows } from './commandFamily.ts'
import { commandFamilies } from './commands.table.ts'
import type { NameIntent } from './nameIntent.ts'
import { programOf } from './textArgument.ts'

/** The command lines that a list in the role of a command, or of the words behind one, comes to; none when it is no command. O(words). */
export function commandLines(
  words: readonly string[],
  role: 'command' | 'words',
  name: NameIntent,
): readonly string[] {
  if (words.length === 0) return []
  const program = programOf(name)
  const { head, executor } = name
  if (role === 'words' && program === undefined && executor !== 'shell') return []
  // Several lines are commands of their own.
  if (role === 'command' && words.some((word) => word.includes(' '))) return words
  const operands = program === undefined ? undefined : commandFamilies.get(program)?.operands
  const first = role === 'words' && head !== undefined && operands?.has(head) === true ? [head] : []
  if (role === 'words' && first.length === 0 && executor !== 'shell') return []
  return [[...first, ...words].map(quoted).join(' ')]
}

/** A command line, and the argument that has its words. */
export interface KeyedCommand {
  readonly line: string
  readonly key: string
}

/** `{ command: 'rm', args: ['-rf', '/'] }` is one command. O(words). */
export function commandsWithWords(
  command: string | undefined,
  given: JsonObject,
  name: NameIntent,
): readonly KeyedCommand[] {
  const found: KeyedCommand[] = []
  for (const key of Object.keys(given)) {
    const value = given[key]
    if (keyRole(key) !== 'words' || !Array.isArray(value)) continue
    const words = (value as readonly JsonValue[]).filter((word) => typeof word === 'string')
    if (words.length === 0 || words.length < value.length) continue
    // To a tool that is a program of its own, the words are a command by themselves, unless another one has them as operands.
    const program = programOf(name)
    const knows = (line: string): boolean =>
      program !== undefined && familyKnows(program, line.split(' ', 1).join().toLowerCase())
    if (command === undefined || (program !== undefined && (knows(words[0] ?? '') || !knows(command))))
      for (const line of commandLines(words, 'words', name)) found.push({ line, key })
    if (command !== undefined) found.push({ line: `${command} ${words.map(quoted).join(' ')}`, key })
  }
  return found
}

function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
