/**
 * The action `redact`.
 *
 * @module
 */
import { eachLeaf, type Leaf, type Spot } from '../json/draft.ts'
import { compilePattern } from '../text/pattern/pattern.ts'
import { matchesOf } from './matches.ts'
import type { RedactAction } from './schema.ts'
import type { Ledger } from './step.ts'
import { tokenFinder, tokenOf, withTokens, type NamedSpan } from './tokens.ts'

/** What a detector found in a text. */
export interface DetectedSpan {
  /** Where it starts, in UTF-16 code units. */
  readonly start: number
  /** Where it ends, exclusive. */
  readonly end: number
  /** The detector that found it. */
  readonly detector: string
}

/** What sanitizers need from whoever composes the parts. */
export interface SanitizerEnvironment {
  /**
   * Finds what some detectors look for in a text; `name` is the name of the member that holds it, where there is one. Must
   * not throw.
   */
  detect?(detectors: readonly string[], text: string, name?: string): readonly DetectedSpan[]
  /** The names of all detectors, to tell a misspelt one. Without it every name is taken. */
  readonly detectors?: readonly string[]
}

/** Redacts what is at or below a place. */
export type Redact = (spot: Spot, ledger: Ledger) => void

/** The name in the token of a pattern that has none. */
const unnamed = 'custom'
// Redacting may bring together what did not stand together before. What still has something to redact then goes whole.
const mostRounds = 4
const cannotHold = (kind: string): string => `a ${kind} had to be redacted and cannot hold a token`

/** Compiles the action. */
export function compileRedact(action: RedactAction, environment: SanitizerEnvironment): Redact {
  const find = finderOf(action, environment)
  if (find === undefined) return wholeRedact(action)
  const names = action.as === undefined ? [unnamed, ...(action.detectors ?? [])] : [action.as]
  const tokens = tokenFinder(names)

  /** The redacted text and the names of what was found; `undefined` when nothing was. */
  const redacted = (
    text: string,
    { name }: Leaf,
    inKey: boolean,
  ): { readonly text: string; readonly names: readonly string[] } | undefined => {
    let current = text
    const found = new Set<string>()
    for (let round = 0; round < mostRounds; round++) {
      const next = withTokens(current, find(current, inKey ? undefined : name), tokens(current, inKey))
      if (next.names.length === 0) return round === 0 ? undefined : { text: current, names: [...found] }
      for (const each of next.names) found.add(each)
      current = next.text
    }
    return { text: tokenOf([...found][0] ?? unnamed), names: [...found] }
  }

  return (spot, ledger) => {
    eachLeaf(spot, {
      leaf(value, at) {
        if (typeof value !== 'string' && typeof value !== 'number') return
        const edited = redacted(String(value), at, false)
        if (edited === undefined) return
        if (typeof value === 'string' || action.numbers === 'string')
          ledger.put(at.spot(), edited.text, 'redact', edited.names)
        else ledger.refuse(at.spot(), cannotHold('number'))
      },
      ...(action.keys === true && {
        key(name: string, at: Leaf): boolean {
          const edited = redacted(name, at, true)
          if (edited !== undefined) ledger.rename(at.spot(), edited.text, edited.names)
          return true
        },
      }),
    })
  }
}

type Finder = (text: string, name: string | undefined) => readonly NamedSpan[]

/** What is looked for; `undefined` when it is everything. */
function finderOf(action: RedactAction, environment: SanitizerEnvironment): Finder | undefined {
  const { pattern: source, detectors, as } = action
  const compiled = source === undefined ? undefined : compilePattern(source)
  const pattern = compiled !== undefined && 'pattern' in compiled ? compiled.pattern : undefined
  if (pattern === undefined && detectors === undefined) return undefined
  return (text, name) => {
    const spans: NamedSpan[] = []
    if (pattern !== undefined) {
      const matches = matchesOf(pattern, text)
      for (const span of matches.spans) spans.push({ ...span, name: as ?? unnamed })
      if (matches.upTo < text.length)
        spans.push({ start: matches.upTo, end: text.length, name: as ?? unnamed })
    }
    if (detectors !== undefined) {
      for (const { start, end, detector } of environment.detect?.(detectors, text, name) ?? [])
        spans.push({ start: Math.max(0, start), end: Math.min(end, text.length), name: as ?? detector })
    }
    return spans
  }
}

function wholeRedact({ as = unnamed, numbers }: RedactAction): Redact {
  const token = tokenOf(as)
  return (spot, ledger) => {
    eachLeaf(spot, {
      leaf(value, at) {
        if (value === null || value === token) return
        if (typeof value === 'string' || (typeof value === 'number' && numbers === 'string'))
          ledger.put(at.spot(), token, 'redact', [as])
        else ledger.refuse(at.spot(), cannotHold(typeof value))
      },
    })
  }
}
