/**
 * Parameter kinds: what an argument holds. Detectors that may deny act on their own kind only, because the patterns that
 * catch every attack also match most ordinary source text.
 *
 * @module
 */
import type { PathStep } from '../json/paths.ts'
import { ownMember, type JsonObject } from '../json/value.ts'
import type { ParameterKind } from './kind.ts'
import {
  attributeWords,
  descriptionKinds,
  formatKinds,
  mediaTypeKinds,
  pairKinds,
  wordKinds,
  wordsByTool,
} from './parameterKind.table.ts'

/** A kind with the evidence for it. */
export interface InferredKind {
  /** What the argument holds. */
  readonly kind: ParameterKind
  /** What it was told from: `format`, `contentMediaType`, `name`, `name and tool`, `description`, `nothing`. */
  readonly because: string
}

const unknown: InferredKind = Object.freeze({ kind: 'free', because: 'nothing' })

/**
 * Infers the kind of the argument at a place. The schema's format comes first, then the parameter's name (with the tool's
 * name where it depends on that), then the description. A name such as `value` or an index stands for its parent's.
 *
 * Pure. O(length of the names and of the description); callers keep the answer for each definition.
 *
 * @param location - Names and indices from the root of the arguments.
 * @param schema - The schema node of the argument, when the definition has one.
 * @param tool - `<server>.<tool>`.
 */
export function parameterKindOf(
  location: readonly PathStep[],
  schema?: JsonObject,
  tool?: string,
): InferredKind {
  const bySchema = schema === undefined ? undefined : kindOfSchema(schema)
  if (bySchema !== undefined) return bySchema
  const about = tool === undefined ? undefined : new Set(wordsOf(tool))
  for (let index = location.length - 1; index >= 0; index -= 1) {
    const name = location[index]
    if (typeof name !== 'string') continue
    const byName = kindOfName(wordsOf(name), about)
    if (byName !== undefined) return byName
    // `{ url: { value } }` holds a URL; `{ url: { method } }` holds a method.
    if (!carriers.has(name)) break
  }
  const description = schema === undefined ? undefined : ownMember(schema, 'description')
  if (typeof description === 'string') {
    const start = description.slice(0, longestDescription)
    const hit = descriptionKinds.find(([pattern]) => pattern.test(start))
    if (hit !== undefined) return { kind: hit[1], because: 'description' }
  }
  return unknown
}

/** Names that stand for whatever their parent names. */
const carriers: ReadonlySet<string> = new Set([
  'value',
  'values',
  'item',
  'items',
  'raw',
  'string',
  'default',
  'main',
])

/** What says nothing in its first thousand characters is not a description of a parameter. */
const longestDescription = 1000

function kindOfSchema(schema: JsonObject): InferredKind | undefined {
  const format = ownMember(schema, 'format')
  if (typeof format === 'string' && Object.hasOwn(formatKinds, format)) {
    return { kind: formatKinds[format] ?? 'free', because: 'format' }
  }
  const mediaType = ownMember(schema, 'contentMediaType')
  if (typeof mediaType !== 'string') return undefined
  const hit = mediaTypeKinds.find(([prefix]) => mediaType.startsWith(prefix))
  return hit === undefined ? undefined : { kind: hit[1], because: 'contentMediaType' }
}

function kindOfName(
  words: readonly string[],
  about: ReadonlySet<string> | undefined,
): InferredKind | undefined {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index] ?? ''
    const pair = index > 0 ? pairKinds.get(`${words[index - 1] ?? ''}:${word}`) : undefined
    if (pair !== undefined) return { kind: pair, because: 'name' }
    const inContext = about === undefined ? undefined : kindByTool(word, about)
    if (inContext !== undefined) return { kind: inContext, because: 'name and tool' }
    const kind = wordKinds.get(word)
    if (kind !== undefined) return { kind, because: 'name' }
    // `file_type` says what the parameter is, and it is no file.
    if (attributeWords.has(word)) return words.length > 1 ? unknown : undefined
  }
  return undefined
}

function kindByTool(word: string, about: ReadonlySet<string>): ParameterKind | undefined {
  return wordsByTool.find(({ word: each, tool }) => each === word && intersects(tool, about))?.kind
}

function intersects(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of others) if (some.has(each)) return true
  return false
}

/** The words of a name in camel, Pascal, snake, kebab or dotted case, in lower case: `webhookURL` is `webhook`, `url`. */
export function wordsOf(name: string): readonly string[] {
  // Longer names say nothing more.
  return (name.slice(0, 256).match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+\d*|\d+|\p{Lo}+/gu) ?? []).map((word) =>
    word.toLowerCase(),
  )
}
