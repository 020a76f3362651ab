/**
 * Takes out of a document what nobody sees.
 *
 * @module
 */
import type { Edit, Edited } from '../../decision/decision.ts'
import { formatPath, type PathStep } from '../../json/paths.ts'
import { isJsonObject, type JsonValue } from '../../json/value.ts'
import { findHidden } from '../../text/injection/hidden.ts'

/** `carrying`: characters that spell a text (tags, runs of variation selectors); `all`: everything that is not seen. */
type Extent = 'carrying' | 'all'

const carrying: ReadonlySet<string> = new Set(['tag_characters', 'variation_selectors'])
const deepest = 256

/** A copy without hidden characters in its strings; what has none is shared with the original. O(size). */
export function withoutHidden(value: JsonValue, extent: Extent): Edited {
  const edits: Edit[] = []
  const clean = (inner: JsonValue, steps: readonly PathStep[]): JsonValue => {
    if (typeof inner === 'string') return cleanText(inner, extent, steps, edits)
    if (typeof inner !== 'object' || inner === null || steps.length > deepest) return inner
    if (!isJsonObject(inner)) {
      const items = inner.map((item, index) => clean(item, [...steps, index]))
      return items.some((item, index) => item !== inner[index]) ? items : inner
    }
    const members = Object.entries(inner).map(
      ([key, member]) => [key, clean(member, [...steps, key])] as const,
    )
    return members.some(([key, member]) => member !== inner[key]) ? Object.fromEntries(members) : inner
  }
  return { value: clean(value, []), edits }
}

function cleanText(text: string, extent: Extent, steps: readonly PathStep[], edits: Edit[]): string {
  // Each look finds a bounded number; what is hidden is usually one run.
  let current = text
  for (let round = 0; round < mostRounds; round++) {
    const spans = findHidden(current)
      .filter(({ kind, weight }) =>
        extent === 'all' ? weight > 0 && kind !== 'padding' : carrying.has(kind),
      )
      .sort((left, right) => left.start - right.start)
    if (spans.length === 0) break
    let kept = ''
    let at = 0
    for (const { start, end, kind } of spans) {
      if (kind === 'variation_selectors' && start === 0 && end === current.length) {
        // Spread over the text, one behind each character.
        kept = ''
        at = 0
        current = current.replace(/[\u{e0100}-\u{e01ef}]/gu, '')
        break
      }
      if (start < at) continue
      kept += current.slice(at, start)
      at = end
    }
    current = kept + current.slice(at)
  }
  if (current === text) return text
  edits.push({ path: formatPath(steps), action: 'replace', detector: 'hidden_text' })
  return current
}

const mostRounds = 64
