/**
 * The tokens that stand in place of what was redacted.
 *
 * @module
 */
import type { Span } from './matches.ts'

const opening = '[redacted:'

/** `[redacted:<name>]` */
export function tokenOf(name: string): string {
  return `${opening}${name}]`
}

/** A stretch to redact, and the name in its token. */
export interface NamedSpan extends Span {
  readonly name: string
}

/**
 * Finds the tokens of some names in a text. Only these: anybody can write `[redacted:` around a secret. In the name of a
 * member the number that tells it from another of the same name belongs to the token.
 */
export function tokenFinder(names: readonly string[]): (text: string, inKey: boolean) => readonly Span[] {
  const known = new Set(names)
  const longest = Math.max(0, ...names.map(({ length }) => length))
  return (text, inKey) => {
    const found: Span[] = []
    for (let start = text.indexOf(opening); start !== -1; start = text.indexOf(opening, start + 1)) {
      const nameAt = start + opening.length
      const length = text.slice(nameAt, nameAt + longest + 1).indexOf(']')
      if (length === -1 || !known.has(text.slice(nameAt, nameAt + length))) continue
      const end = nameAt + length + 1
      const counted = inKey && text.length - end < 12 && /^_\d+$/.test(text.slice(end))
      found.push({ start, end: counted ? text.length : end })
    }
    return found
  }
}

/**
 * Puts tokens in place of stretches: what overlaps becomes one token, named after the longest stretch in it. A stretch
 * within a token that stands there already is left; one that reaches beyond takes the token in. The very same text when
 * nothing changes.
 */
export function withTokens(
  text: string,
  spans: readonly NamedSpan[],
  tokens: readonly Span[],
): { readonly text: string; readonly names: readonly string[] } {
  const merged: (NamedSpan & { readonly longest: number })[] = []
  const all = [
    ...tokens.map((token) => ({ ...token, name: undefined })),
    ...spans.filter(({ start, end }) => end > start),
  ].sort((left, right) => left.start - right.start || right.end - left.end)
  const groups: { start: number; end: number; name: string | undefined; longest: number }[] = []
  for (const { start, end, name } of all) {
    const last = groups.at(-1)
    const length = name === undefined ? 0 : end - start
    if (last === undefined || start >= last.end) {
      groups.push({ start, end, name, longest: length })
      continue
    }
    // Inside a token that nothing has reached beyond so far.
    if (last.name === undefined && end <= last.end) continue
    if (length > last.longest) [last.name, last.longest] = [name, length]
    last.end = Math.max(last.end, end)
  }
  let result = ''
  let done = 0
  for (const { start, end, name } of groups) {
    if (name === undefined) continue
    merged.push({ start, end, name, longest: 0 })
    result += text.slice(done, start) + tokenOf(name)
    done = end
  }
  return { text: result + text.slice(done), names: [...new Set(merged.map(({ name }) => name))] }
}
