/**
 * One page of `tools/list`: every tool is judged by itself, and what is refused is taken out of the page.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { Session } from '../session/session.ts'
import type { ToolDefinitionSubject } from '../subject/subject.ts'
import { decide, letsThrough, misshapen, notJudged, type Judgement } from './judge.ts'

/**
 * Judges every tool of a page, in order. Nothing is edited: a definition that would need an edit is refused, because the
 * tool behind it is no longer the tool that was described.
 *
 * @returns A judgement for each tool, in the order of the page.
 */
export function judgeTools(session: Session, tools: readonly JsonValue[]): MaybePromise<Judgement>[] {
  return tools.map((definition) => {
    if (!isJsonObject(definition)) return misshapen('a tool definition is an object')
    const name = definition['name']
    if (typeof name !== 'string') return misshapen('a tool definition has a name')
    return decide(session, {
      surface: 'tool.definition',
      tool: `${session.server}.${name}`,
      definition,
    })
  })
}

/**
 * The page without the refused tools; the very same result when none is. What is left are the same objects in the same
 * order. A page that was cut down is for this caller alone, so it may not be cached (2026-07-28: `ttlMs`, `cacheScope`).
 */
export function keepTools(
  session: Session,
  result: JsonObject,
  judgements: readonly Judgement[],
): JsonObject {
  const tools = result['tools'] as readonly JsonValue[]
  const kept = tools.filter((tool, index) => keeps(session, tool, judgements[index] ?? notJudged))
  if (kept.length === tools.length) return result
  const page: Record<string, JsonValue> = { ...result, tools: kept }
  if (Object.hasOwn(page, 'ttlMs')) page['ttlMs'] = 0
  if (Object.hasOwn(page, 'cacheScope')) page['cacheScope'] = 'private'
  return page
}

function keeps(session: Session, tool: JsonValue, judgement: Judgement): boolean {
  if (!letsThrough(judgement)) return false
  const { subject } = judgement
  const definition = tool as JsonObject
  if (subject !== undefined && (subject as ToolDefinitionSubject).definition !== definition) return false
  if (judgement.verdict === 'sanitize') return false
  session.learn(`${session.server}.${definition['name'] as string}`, definition)
  return true
}
