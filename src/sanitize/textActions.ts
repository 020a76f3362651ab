/**
 * The actions that make one text of another.
 *
 * @module
 */
import type { Edit } from '../decision/decision.ts'
import { confinedPath } from '../text/filePath.ts'
import { compilePattern } from '../text/pattern/pattern.ts'
import { withoutControls, withoutInvisible } from '../text/unseen.ts'
import { withoutCredentials, withoutFragment, withoutTracking } from '../text/urlEdits.ts'
import { codePointPrefix, utf8Length, utf8Prefix } from '../text/utf8.ts'
import { matchesOf, type Span } from './matches.ts'
import { readOnlySqlProblem } from './readOnlySql.ts'
import type { ReplaceAction, SanitizerStep, StripKind, StripUrlKind, TruncateAction } from './schema.ts'

/** What becomes of a text: another text, the very same, or a refusal. */
type TextResult = string | { readonly refused: string }

/** An action on text. */
export interface TextAction {
  readonly edit: (text: string) => TextResult
  /** What it does, in the record of edits. */
  readonly action: Edit['action']
  /** What it says of a number or boolean where it needs text; without it, those are left. */
  readonly needsText?: string
}

/** Compiles the action of a step that works on text; `undefined` when its action is another one. */
export function compileTextAction(step: SanitizerStep): TextAction | undefined {
  const { replace, truncate, strip, stripUrl, confine } = step
  if (replace !== undefined) return { edit: compileReplace(replace), action: 'replace' }
  if (truncate !== undefined) return { edit: compileTruncate(truncate), action: 'truncate' }
  if (strip !== undefined) return { edit: inTurn(strip.map((kind) => unseenParts[kind])), action: 'replace' }
  if (stripUrl !== undefined)
    return { edit: inTurn(stripUrl.map((kind) => urlParts[kind])), action: 'replace' }
  if (confine !== undefined) {
    const escapes = { refused: 'the path leads out of the directory, or cannot be read one way only' }
    return {
      edit: (text) => confinedPath(confine, text) ?? escapes,
      action: 'replace',
      needsText: 'where a path belongs stands something else',
    }
  }
  if (step.readOnlySql === undefined) return undefined
  return {
    edit(text) {
      const problem = readOnlySqlProblem(text)
      return problem === undefined ? text : { refused: `the SQL ${problem}` }
    },
    action: 'replace',
    needsText: 'where SQL belongs stands something else',
  }
}

type Edited = (text: string) => string

const unseenParts: Readonly<Record<StripKind, Edited>> = {
  invisible: withoutInvisible,
  control: withoutControls,
}
const urlParts: Readonly<Record<StripUrlKind, Edited>> = {
  credentials: withoutCredentials,
  tracking: withoutTracking,
  fragment: withoutFragment,
}

function inTurn(edits: readonly Edited[]): Edited {
  return (text) => edits.reduce((edited, edit) => edit(edited), text)
}

function compileReplace({ pattern: source, with: replacement }: ReplaceAction): (text: string) => TextResult {
  const compiled = compilePattern(source)
  if ('problem' in compiled) return (text) => text
  const { pattern } = compiled
  return (text) => {
    const { spans, upTo } = matchesOf(pattern, text)
    if (upTo < text.length) return { refused: 'the text has more to replace than can be searched for' }
    if (spans.length === 0) return text
    const kept = occurrences(text, replacement)
    let result = ''
    let done = 0
    let next = 0
    for (const { start, end } of spans) {
      while (next < kept.length && (kept[next] as Span).end <= start) next++
      const around = kept[next]
      // What stands there already is what was wanted, even if it matches.
      if (around !== undefined && around.start <= start && end <= around.end) continue
      result += text.slice(done, start) + replacement
      done = end
    }
    return result + text.slice(done)
  }
}

/** Where a text holds another, from the left, none overlapping. */
function occurrences(text: string, part: string): readonly Span[] {
  const found: Span[] = []
  if (part === '') return found
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + part.length))
    found.push({ start, end: start + part.length })
  return found
}

function compileTruncate({ bytes, characters = 0, marker = '' }: TruncateAction): Edited {
  if (bytes !== undefined) {
    const room = bytes - utf8Length(marker)
    return (text) => (utf8Length(text) <= bytes ? text : utf8Prefix(text, room) + marker)
  }
  const room = characters - Array.from(marker).length
  return (text) => (codePointPrefix(text, characters) === text ? text : codePointPrefix(text, room) + marker)
}
