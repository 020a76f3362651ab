/**
 * Host names and e-mail domains in text, and the patterns that policies write for them.
 *
 * @module
 */

/** Tells whether a host satisfies a pattern: equal without regard to case and a trailing dot, or below `*.suffix`. */
export function hostMatches(pattern: string, host: string): boolean {
  const wanted = bare(pattern)
  const seen = bare(host)
  if (!wanted.startsWith('*.')) return seen === wanted
  return seen.length > wanted.length - 1 && seen.endsWith(wanted.slice(1))
}

function bare(host: string): string {
  const lower = host.toLowerCase()
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}

// RFC 3986 section 3.1 for the scheme; a scheme-relative reference (`//host`) has none.
const withAuthority = /^(?:[a-z][a-z\d+.-]*:)?\/\//iu
// A host alone: letters of any script, digits, hyphens, underscores and dots, or an IPv6 literal in brackets.
const hostAlone = /^(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?$/iu

/**
 * The host that a string names: of a URL, of `//host`, or of `host` and `host:port`. `undefined` when it is none of
 * them, or when readers disagree about where the host ends (white space, control characters, backslashes).
 */
export function hostOf(text: string): string | undefined {
  // eslint-disable-next-line no-control-regex -- these are what readers disagree about
  if (/[\u0000-\u0020\u007f\\]/u.test(text)) return undefined
  const scheme = withAuthority.exec(text)
  if (scheme === null) return hostAlone.test(text) ? withoutPort(text) : undefined
  const rest = text.slice(scheme[0].length)
  const end = rest.search(/[/?#]/u)
  const authority = end === -1 ? rest : rest.slice(0, end)
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return hostAlone.test(host) ? withoutPort(host) : undefined
}

function withoutPort(host: string): string {
  return host.replace(/:\d{1,5}$/u, '')
}

/** The domain of a string that is exactly one e-mail address, bare or as `Name <address>`; `undefined` otherwise. */
export function emailDomainOf(text: string): string | undefined {
  const trimmed = text.trim()
  const open = trimmed.endsWith('>') ? trimmed.lastIndexOf('<') : -1
  const address = open === -1 ? trimmed : trimmed.slice(open + 1, -1)
  const at = address.indexOf('@')
  if (at < 1 || text.indexOf('@') !== text.lastIndexOf('@')) return undefined
  const domain = address.slice(at + 1)
  return /[\s,;<>"()]/u.test(address) || !hostAlone.test(domain) || domain.includes(':') ? undefined : domain
}
