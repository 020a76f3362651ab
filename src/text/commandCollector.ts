/**
 * Commands as the readers of command lines put them together, word by word: what all shells have in common.
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

/** The most characters of a line that are read: more is no command line that somebody means to run. */
export const mostCommandCharacters = 65_536

/** The command that is being read, and those before it. */
export interface CommandCollector {
  readonly commands: ShellCommand[]
  /** The words of the command so far. */
  words: string[]
  /** The word so far; `undefined` between words, which is not the empty word of `''`. */
  word: string | undefined
  /** `true` when the next word names a file to write to. */
  intoFile: boolean
  /** Adds to the word, and begins one where there is none. */
  add(text: string): void
  endWord(): void
  /** @param pipes - Whether the next command reads what this one writes. */
  endCommand(pipes: boolean): void
}

/**
 * Begins with a line.
 *
 * @param keep - Takes a word that is no file to write to.
 */
export function collectCommands(
  keep: (words: string[], word: string) => void = (words, word) => {
    words.push(word)
  },
): CommandCollector {
  let writesTo: string[] = []
  let piped = false
  const collector: CommandCollector = {
    commands: [],
    words: [],
    word: undefined,
    intoFile: false,
    add(text) {
      collector.word = (collector.word ?? '') + text
    },
    endWord() {
      const { word } = collector
      if (word === undefined) return
      if (collector.intoFile) writesTo.push(word)
      else keep(collector.words, word)
      collector.intoFile = false
      collector.word = undefined
    },
    endCommand(pipes) {
      collector.endWord()
      collector.intoFile = false
      const { words } = collector
      if (words.length > 0 || writesTo.length > 0) collector.commands.push({ words, writesTo, piped })
      collector.words = []
      writesTo = []
      piped = pipes
    },
  }
  return collector
}
