/**
 * Globs over names: `*` is any run of characters, everything else is literal. Linear time.
 *
 * | glob | matches | does not match |
 * |---|---|---|
 * | `` (empty), `*` | everything | - |
 * | `foo.bar` | `foo.bar` | anything else |
 * | `foo.*` | `foo.x`, `foo.x.y` | `foo`, `foo.` |
 * | `*.exec` | `shell.exec` | `exec`, `.exec` |
 * | `*.shell.*` | `a.shell.b` | `shell.b`, `.shell.b` |
 * | `foo.get_*` | `foo.get_`, `foo.get_x` | `foo.get` |
 * | `?`, `[a]`, `{a,b}`, `!a` | themselves | - |
 *
 * A star that is a whole segment at either end (`*.` in front, `.*` behind) stands for at least one character; any other
 * star may stand for none.
 *
 * @module
 */

/** Tells whether a glob has no star, so that it matches one name only. */
export function isExactGlob(glob: string): boolean {
  return glob !== '' && !glob.includes('*')
}

/** The literal text that every match begins with. */
export function globPrefix(glob: string): string {
  const star = glob.indexOf('*')
  return star === -1 ? glob : glob.slice(0, star)
}

/**
 * Compiles a glob. Matching takes O(length of the text) however many stars there are: between two stars the leftmost
 * place of the literal is as good as any other.
 */
export function compileGlob(glob: string): (text: string) => boolean {
  if (isExactGlob(glob)) return (text) => text === glob
  const [prefix = '', ...rest] = glob.split('*')
  const suffix = rest.pop() ?? ''
  const middles = rest.filter((literal) => literal !== '')
  const opening = prefix === '' && glob.startsWith('*.') ? 1 : 0
  const closing = suffix === '' && glob.endsWith('.*') ? 1 : 0
  const shortest = prefix.length + suffix.length + opening + closing
  return (text) => {
    if (text.length < shortest || !text.startsWith(prefix) || !text.endsWith(suffix)) return false
    let from = prefix.length + opening
    const end = text.length - suffix.length - closing
    for (const literal of middles) {
      const at = text.indexOf(literal, from)
      if (at === -1 || at + literal.length > end) return false
      from = at + literal.length
    }
    return from <= end
  }
}
