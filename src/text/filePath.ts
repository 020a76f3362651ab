/**
 * File paths in text: where they lead once `.` and `..` are resolved, without asking a file system.
 *
 * @module
 */

interface FilePath {
  /** `/`, `C:` or `//server` for absolute paths; empty for relative ones. */
  readonly root: string
  readonly segments: readonly string[]
}

// What a decoder between us and the file system could turn into a separator, a dot or an end of string.

const encoded = /%(?:2e|2f|5c|00|25)|[\0\uff0e\uff0f\uff3c\u2215\u2044\u29f5]/iu
const drive = /^[a-z]:(?=[\\/]|$)/iu

/** Splits and resolves a path; `undefined` when it climbs above what it names, or cannot be read one way only. */
function resolve(path: string): FilePath | undefined {
  if (encoded.test(path) || path.startsWith('~')) return undefined
  const slashed = path.replaceAll('\\', '/')
  const device = drive.exec(slashed)?.[0].toUpperCase()
  const unc = slashed.startsWith('//')
  const root = device ?? (unc ? '//' : slashed.startsWith('/') ? '/' : '')
  if (device === undefined && /^[a-z][a-z\d+.-]*:/iu.test(slashed)) return undefined
  const segments: string[] = []
  for (const segment of slashed.slice(device?.length ?? 0).split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined && root === '') return undefined
  }
  return { root, segments }
}

/**
 * Tells whether a path stays at or below a root directory; `undefined` when that cannot be told: a relative path against
 * an absolute root or the reverse, a URL, `~`, an encoded separator, a NUL. Purely textual: symbolic links are the
 * host's to resolve. Segments are compared whole (`/data` does not hold `/database`), Windows drives without regard to
 * case.
 */
export function isUnder(root: string, path: string): boolean | undefined {
  const base = resolve(root)
  if (base === undefined) return undefined
  const target = resolve(path)
  if (target === undefined) return path.includes('..') && !encoded.test(path) ? false : undefined
  if ((target.root === '') !== (base.root === '')) return undefined
  if (target.root !== base.root || target.segments.length < base.segments.length) return false
  const same = base.root.endsWith(':') || base.root === '//' ? sameIgnoringCase : sameExactly
  return base.segments.every((segment, index) => same(segment, target.segments[index] as string))
}

const sameExactly = (left: string, right: string): boolean => left === right
const sameIgnoringCase = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** Tells whether a path begins at a root: `/`, a drive (`C:/`) or a share (`//server`), and can be read one way only. */
export function isAbsolutePath(path: string): boolean {
  return (resolve(path)?.root ?? '') !== ''
}

// Windows drops dots and spaces at the end of a name, and reads what follows a colon as a stream of the file.
const windowsAlias = /[. ]$|:/

/**
 * The path as it leads below an absolute root: relative ones are joined to it, `.`, `..` and doubled separators are
 * resolved, the separator is the root's own. `undefined` when it escapes or cannot be read one way only (see
 * {@link isUnder}). Purely textual: symbolic links are the host's to resolve. Idempotent. O(length).
 */
export function confinedPath(root: string, path: string): string | undefined {
  const base = resolve(root)
  const target = resolve(path)
  if (base === undefined || target === undefined || base.root === '') return undefined
  let inside = target.segments
  if (target.root !== '') {
    if (isUnder(root, path) !== true) return undefined
    inside = target.segments.slice(base.segments.length)
  }
  const windows = base.root !== '/'
  if (windows && inside.some((segment) => windowsAlias.test(segment))) return undefined
  const separator = windows && root.includes('\\') ? '\\' : '/'
  const start = base.root === '//' ? separator + separator : base.root === '/' ? '/' : base.root + separator
  const trailing = inside.length > 0 && /[\\/]$/.test(path) ? separator : ''
  return start + [...base.segments, ...inside].join(separator) + trailing
}
