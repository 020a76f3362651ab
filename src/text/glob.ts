/**
 * Globs for tool names: `*` is the only special character.
 *
 * | pattern | matches | does not match |
 * |---|---|---|
 * | `` (empty), `*` | everything, also the empty name | |
 * | `git.push` | `git.push` | `Git.push`, `git.pushx` |
 * | `git.*` | `git.push`, `git.a.b` | `git`, `git.`, `github.push` |
 * | `*.exec` | `shell.exec`, `a.b.exec` | `exec`, `.exec` |
 * | `*.shell.*` | `local.shell.exec` | `shell.exec`, `.shell.exec`, `local.shell.` |
 * | `git*` | `git`, `github.push` | `agit` |
 * | `a.*.b` | `a.x.b`, `a.x.y.b`, `a..b` | `a.b` |
 * | `!git.*`, `{a,b}.c`, `[ab].?` | those very characters | anything else |
 *
 * So a star that is the whole first or last segment of the pattern (a leading `*.`, a trailing `.*`) stands for at least
 * one character; any other star may stand for none. Several stars in a row are one star.
 *
 * @module
 */
import { compileFind } from './find.ts'

/** Tells whether a name matches. Pure, never throws. */
export type GlobTest = (text: string) => boolean

const matchesAll: GlobTest = () => true

/** Tells whether a pattern names exactly one name: it has a character and no star. */
export function isExact(pattern: string): boolean {
  return pattern !== '' && !pattern.includes('*')
}

/** The characters before the first star: every name that matches begins with them. The whole pattern when it has no star. */
export function globPrefix(pattern: string): string {
  const star = pattern.indexOf('*')
  return star === -1 ? pattern : pattern.slice(0, star)
}

/**
 * Compiles a glob; the table of this module says what it means. Compiling is O(pattern), matching O(text) whatever the
 * pattern: each literal is searched once, from left to right, and nothing is ever tried again.
 */
export function compileGlob(pattern: string): GlobTest {
  const glob = pattern.replaceAll(/\*+/g, '*')
  if (glob === '' || glob === '*') return matchesAll
  if (isExact(glob)) return (text) => text === glob

  const literals = glob.split('*')
  const head = literals[0] ?? ''
  const tail = literals[literals.length - 1] ?? ''
  // What a star at either edge must at least take up.
  const before = glob.startsWith('*.') ? 1 : 0
  const after = glob.endsWith('.*') ? 1 : 0
  const least = head.length + before + after + tail.length
  if (literals.length === 2) {
    if (tail === '') return (text) => text.length >= least && text.startsWith(head)
    if (head === '') return (text) => text.length >= least && text.endsWith(tail)
    return (text) => text.length >= least && text.startsWith(head) && text.endsWith(tail)
  }

  const between = literals
    .slice(1, -1)
    .map((literal) => ({ find: compileFind(literal), length: literal.length }))
  return (text) => {
    if (text.length < least || !text.startsWith(head) || !text.endsWith(tail)) return false
    const end = text.length - tail.length - after
    let position = head.length + before
    for (const { find, length } of between) {
      const found = find(text, position)
      if (found === -1) return false
      position = found + length
    }
    return position <= end
  }
}
