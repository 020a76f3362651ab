/**
 * Result shaping: fields, rows and bytes that a result may have.
 *
 * @module
 */
import type { Edit } from '../../decision/decision.ts'
import { utf8Length } from '../../text/utf8.ts'
import { formatPath } from '../../json/paths.ts'
import { isJsonObject, type JsonValue } from '../../json/value.ts'
import { rebuild, removed } from './mapStrings.ts'
import type { DlpResults } from './schema.ts'

/** A shaped result, or `undefined` when it may stay as it is. */
export type Shaping = (
  value: JsonValue,
) => { readonly value: JsonValue; readonly edits: readonly Edit[] } | undefined

// What every result and every content block consists of: never removed by a list of fields (MCP 2025-11-25, CallToolResult).
const protocolMembers: ReadonlySet<string> = new Set([
  'content',
  'contents',
  'messages',
  'structuredContent',
  'isError',
  '_meta',
  'resultType',
  'type',
  'text',
  'uri',
  'mimeType',
  'resource',
  'role',
  'error',
  'code',
  'message',
  'data',
])

/** A name as it is compared: `userPassword`, `user_password` and `USER-PASSWORD` are one. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '')
}

/** Compiles the limits. */
export function compileShaping(limits: DlpResults): Shaping {
  const { maxBytes, maxItems, allowFields, blockFields = [] } = limits
  if (
    maxBytes === undefined &&
    maxItems === undefined &&
    allowFields === undefined &&
    blockFields.length === 0
  )
    return () => undefined
  const blocked = new Set(blockFields.map((field) => plain(field.slice(field.lastIndexOf('.') + 1))))
  const allowed = allowFields && new Set(allowFields.map(plain))
  return (root) => {
    const edits: Edit[] = []
    let value = filterFields(root, blocked, allowed, edits)
    if (maxItems !== undefined) value = capItems(value, maxItems, edits)
    if (maxBytes !== undefined) value = capBytes(value, maxBytes, edits)
    return edits.length === 0 ? undefined : { value, edits }
  }
}

type Walk = (value: JsonValue, location: (string | number)[], structured: boolean) => JsonValue

/** Applies `change` to every container from the outside in; recursion is bounded by the structural limits on depth. */
function walker(
  change: (value: JsonValue, location: readonly (string | number)[], structured: boolean) => JsonValue,
): Walk {
  const walk: Walk = (before, location, structured) => {
    const value = change(before, location, structured)
    if (Array.isArray(value)) {
      const list = value as readonly JsonValue[]
      const items = list.map((item, index) => {
        location.push(index)
        const mapped = walk(item, location, structured)
        location.pop()
        return mapped
      })
      return items.some((item, index) => item !== list[index]) ? items : list
    }
    if (!isJsonObject(value)) return value
    let copy: Record<string, JsonValue> | undefined
    for (const key of Object.keys(value)) {
      const member = value[key] as JsonValue
      location.push(key)
      const mapped = walk(member, location, structured || key === 'structuredContent' || key === 'data')
      location.pop()
      if (mapped !== member) {
        copy ??= { ...value }
        copy[key] = mapped
      }
    }
    return copy ?? value
  }
  return walk
}

function filterFields(
  root: JsonValue,
  blocked: ReadonlySet<string>,
  allowed: ReadonlySet<string> | undefined,
  edits: Edit[],
): JsonValue {
  if (blocked.size === 0 && allowed === undefined) return root
  return walker((value, location, structured) => {
    if (!isJsonObject(value)) return value
    const keys = Object.keys(value)
    const kept = keys.filter((key) => {
      const name = plain(key)
      if (isBlocked(name, blocked)) return false
      return (
        allowed === undefined ||
        !structured ||
        allowed.has(name) ||
        typeof value[key] === 'object' ||
        (location.length < 2 && protocolMembers.has(key))
      )
    })
    if (kept.length === keys.length) return value
    for (const key of keys)
      if (!kept.includes(key)) edits.push({ path: formatPath([...location, key]), action: 'remove' })
    return Object.fromEntries(kept.map((key) => [key, value[key] as JsonValue]))
  })(root, [], false)
}

/** A name is blocked when it is one of the list, or ends in one: `userPassword` for `password`. */
function isBlocked(name: string, blocked: ReadonlySet<string>): boolean {
  if (blocked.has(name)) return true
  for (const field of blocked) if (field.length >= 6 && name.endsWith(field)) return true
  return false
}

function capItems(root: JsonValue, most: number, edits: Edit[]): JsonValue {
  let dropped = 0
  const value = walker((current, location) => {
    // The blocks of a result are its form, not its rows.
    if (
      !Array.isArray(current) ||
      current.length <= most ||
      (location.length === 1 && location[0] === 'content')
    )
      return current
    edits.push({ path: formatPath(location), action: 'truncate' })
    dropped += current.length - most
    return (current as readonly JsonValue[]).slice(0, most)
  })(root, [], false)
  return dropped === 0
    ? value
    : withNotice(value, `[${dropped} items left out: at most ${most} of a list are let through]`)
}

/** Says what was done in a text block of its own, outside what it was done to. */
function withNotice(value: JsonValue, text: string): JsonValue {
  if (!isJsonObject(value) || !Array.isArray(value['content'])) return value
  return { ...value, content: [...(value['content'] as readonly JsonValue[]), { type: 'text', text }] }
}

const weightOfNotice = 120

/** Cuts strings so that all of them together stay within the limit; each is cut at a character, never inside one. */
function capBytes(root: JsonValue, most: number, edits: Edit[]): JsonValue {
  let total = 0
  rebuild(root, (leaf) => {
    if (typeof leaf === 'string') total += utf8Length(leaf)
    return leaf
  }, (key) => key) // prettier-ignore
  if (total <= most) return root
  let left = Math.max(0, most - weightOfNotice)
  const value = rebuild(
    root,
    (leaf, at) => {
      if (typeof leaf !== 'string') return leaf
      const bytes = utf8Length(leaf)
      if (
        bytes <= left ||
        (at !== undefined && protocolMembers.has(String(at.key)) && at.key !== 'text' && bytes < 64)
      ) {
        left = Math.max(0, left - bytes)
        return leaf
      }
      const kept = cutAt(leaf, left)
      left = 0
      return kept === '' &&
        at !== undefined &&
        !Array.isArray(at.container) &&
        !protocolMembers.has(String(at.key))
        ? removed
        : kept
    },
    (key) => key,
  )
  if (value === root) return root
  edits.push({ path: '$', action: 'truncate' })
  return withNotice(value, `[cut: the result had ${total} bytes of text, ${most} are let through]`)
}

/** The longest beginning of a text within `most` UTF-8 bytes that ends between two characters. O(most). */
function cutAt(text: string, most: number): string {
  let bytes = 0
  let end = 0
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > most) break
    end += code > 0xffff ? 2 : 1
  }
  return text.slice(0, end)
}
