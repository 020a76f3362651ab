/** How the classes of real tools compare with what their authors annotate. */
import type { Intent } from '../../src/decision/decision.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { classifyIntent } from '../../src/subject/intent/classifyIntent.ts'
import { nameOf, type AdvertisedTool } from './gather.ts'

export type Label = 'read' | 'write' | 'destructive' | 'not annotated'
export type Answer = Intent | 'unknown'

export interface Matrix {
  readonly tools: number
  readonly counts: ReadonlyMap<`${Label}:${Answer}`, number>
  /** Annotated as changing something, and called read. */
  readonly mutatingCalledRead: readonly string[]
  /** Annotated as reading, and called something else. */
  readonly readCalledOther: readonly string[]
  /** Named like a deletion and not annotated as reading, and not called destructive. */
  readonly deletionCalledOther: readonly string[]
  readonly unknown: readonly string[]
  readonly mutating: number
  readonly reading: number
  readonly deletions: number
}

const deletion = /(?:^|[_.-]|[a-z](?=[A-Z]))(?:delete|remove|drop|destroy|purge|erase|wipe|truncate)/i

/** What an author says by `readOnlyHint` and `destructiveHint`; without the first, the second. */
function labelOf(definition: JsonObject): Label {
  const annotations = (definition['annotations'] ?? {}) as {
    readOnlyHint?: boolean
    destructiveHint?: boolean
  }
  const { readOnlyHint, destructiveHint } = annotations
  if (readOnlyHint === true) return 'read'
  if (destructiveHint === true) return 'destructive'
  return readOnlyHint === false || destructiveHint === false ? 'write' : 'not annotated'
}

/** Classifies every tool without its annotations and compares. */
export function matrixOf(tools: readonly AdvertisedTool[]): Matrix {
  const counts = new Map<`${Label}:${Answer}`, number>()
  const lists = {
    mutating: [] as string[],
    reading: [] as string[],
    deletions: [] as string[],
    unknown: [] as string[],
  }
  const totals = { mutating: 0, reading: 0, deletions: 0 }
  for (const { tool, definition } of tools) {
    const { annotations: _ignored, ...bare } = definition
    const answer: Answer = classifyIntent({ tool }, bare).intent ?? 'unknown'
    const label = labelOf(definition)
    counts.set(`${label}:${answer}`, (counts.get(`${label}:${answer}`) ?? 0) + 1)
    if (answer === 'unknown') lists.unknown.push(tool)
    if (label === 'read') {
      totals.reading++
      if (answer !== 'read') lists.reading.push(`${tool} (${answer})`)
    } else if (label !== 'not annotated') {
      totals.mutating++
      if (answer === 'read') lists.mutating.push(tool)
    }
    if (label !== 'read' && deletion.test(nameOf(definition))) {
      totals.deletions++
      if (answer !== 'destructive' && answer !== 'exfiltrative') lists.deletions.push(`${tool} (${answer})`)
    }
  }
  return {
    tools: tools.length,
    counts,
    mutatingCalledRead: lists.mutating,
    readCalledOther: lists.reading,
    deletionCalledOther: lists.deletions,
    unknown: lists.unknown,
    ...totals,
  }
}
