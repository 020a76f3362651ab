/**
 * Paths into JSON values: a subset of RFC 9535 (names, indices, `[*]`, descendants), and the form in which places are
 * shown to people.
 *
 * @module
 */
import { isJsonObject, ownMember, type JsonArray, type JsonValue } from './value.ts'

/** One step of a path. */
export type PathSegment =
  | { readonly kind: 'name'; readonly name: string; readonly descendant: boolean }
  | { readonly kind: 'index'; readonly index: number; readonly descendant: boolean }
  | { readonly kind: 'wildcard'; readonly descendant: boolean }

/** A parsed path. */
export type JsonPath = readonly PathSegment[]

/** The path, or what is wrong with its text. */
export type ParsedPath = { readonly path: JsonPath } | { readonly problem: string }

// RFC 9535 section 2.5.1.1: member-name-shorthand.
const shorthand = /[a-z_\u{80}-\u{d7ff}\u{e000}-\u{10ffff}][\w\u{80}-\u{d7ff}\u{e000}-\u{10ffff}]*/iuy
// RFC 9535 section 2.3.3.1, without the range check: no leading zeros, no minus zero.
const integer = /0|-?[1-9]\d{0,14}/y
const blank = /[\t\n\r ]*/y
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '/': '/',
  '\\': '\\',
}

class Reader {
  readonly text: string
  at = 0
  constructor(text: string) {
    this.text = text
  }
  get done(): boolean {
    return this.at >= this.text.length
  }
  take(literal: string): boolean {
    if (!this.text.startsWith(literal, this.at)) return false
    this.at += literal.length
    return true
  }
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }
}

/** What a path cannot hold, by the character it begins with. */
const unsupported: Readonly<Record<string, string>> = {
  '?': 'a filter',
  ':': 'a slice',
  ',': 'a union',
  '(': 'a function',
}

/**
 * Parses a path: `$`, `.name`, `['name']`, `[0]`, `[-1]`, `[*]`, `.*`, `..name`, `..[*]`. Returns a problem in place of
 * throwing, because a policy lists all of its problems at once.
 */
export function parsePath(text: string): ParsedPath {
  const reader = new Reader(text)
  if (!reader.take('$')) return { problem: 'a path begins with `$`, such as `$.name`' }
  const path: PathSegment[] = []
  while (!reader.done) {
    const segment = readSegment(reader)
    if (typeof segment === 'string') return { problem: `${segment} at position ${reader.at}` }
    path.push(segment)
  }
  return { path }
}

function readSegment(reader: Reader): PathSegment | string {
  const descendant = reader.take('..')
  if (reader.take('[')) return readBracket(reader, descendant)
  if (!descendant && !reader.take('.')) return 'expected `.` or `[`'
  if (reader.take('*')) return { kind: 'wildcard', descendant }
  const name = reader.match(shorthand)
  if (name === undefined) return 'expected a name; other names are written `["like this"]`'
  return { kind: 'name', name, descendant }
}

function readBracket(reader: Reader, descendant: boolean): PathSegment | string {
  reader.match(blank)
  const segment = readSelector(reader, descendant)
  if (typeof segment === 'string') return segment
  reader.match(blank)
  if (reader.take(']')) return segment
  const construct = unsupported[reader.text.charAt(reader.at)]
  return construct === undefined ? 'expected `]`' : `${construct} is not supported`
}

function readSelector(reader: Reader, descendant: boolean): PathSegment | string {
  if (reader.take('*')) return { kind: 'wildcard', descendant }
  if (reader.take("'")) return readQuoted(reader, "'", descendant)
  if (reader.take('"')) return readQuoted(reader, '"', descendant)
  const digits = reader.match(integer)
  if (digits !== undefined) return { kind: 'index', index: Number(digits), descendant }
  const construct = unsupported[reader.text.charAt(reader.at)]
  return construct === undefined ? 'expected a quoted name, an index or `*`' : `${construct} is not supported`
}

function readQuoted(reader: Reader, quote: string, descendant: boolean): PathSegment | string {
  let name = ''
  while (!reader.done) {
    const character = reader.text.charAt(reader.at++)
    if (character === quote) return { kind: 'name', name, descendant }
    if (character < ' ') return 'a control character must be escaped'
    if (character !== '\\') {
      name += character
      continue
    }
    const escape = reader.text.charAt(reader.at++)
    if (escape === quote) name += quote
    else if (escape === 'u') {
      const hexadecimal = reader.match(/[\da-f]{4}/iy)
      if (hexadecimal === undefined) return 'expected four hexadecimal digits'
      name += String.fromCharCode(Number.parseInt(hexadecimal, 16))
    } else if (Object.hasOwn(escapes, escape)) name += escapes[escape] as string
    else return 'unknown escape'
  }
  return `expected the closing ${quote}`
}

/** Tells whether a path selects one value at most (RFC 9535: a singular query). */
export function isSingular(path: JsonPath): boolean {
  return path.every(({ kind, descendant }) => kind !== 'wildcard' && !descendant)
}

/** The value that a singular path selects; `undefined` when there is none. O(length of the path). */
export function selectOne(path: JsonPath, root: JsonValue): JsonValue | undefined {
  let value: JsonValue | undefined = root
  for (const segment of path) {
    if (value === undefined) return undefined
    value = segment.kind === 'wildcard' ? undefined : child(value, segment)
  }
  return value
}

function child(value: JsonValue, segment: Exclude<PathSegment, { kind: 'wildcard' }>): JsonValue | undefined {
  if (segment.kind === 'name') return isJsonObject(value) ? ownMember(value, segment.name) : undefined
  if (!Array.isArray(value)) return undefined
  return (value as JsonArray)[segment.index < 0 ? value.length + segment.index : segment.index]
}

/** A place in a document: names and indices from the root. */
export type Location = readonly (string | number)[]

/** A selected value with its place. */
export interface Node {
  readonly value: JsonValue
  /** `undefined` for the root. */
  readonly parent: Node | undefined
  /** The name or index under the parent. */
  readonly key: string | number
}

/** The place of a node. */
export function locationOf(node: Node): Location {
  const location: (string | number)[] = []
  for (let at = node; at.parent !== undefined; at = at.parent) location.unshift(at.key)
  return location
}

/**
 * Everything that a path selects, with its place, each place once. O(segments x size of the document): a place that
 * several descendant steps lead to is visited once a step.
 */
export function selectNodes(path: JsonPath, root: JsonValue): readonly Node[] {
  let nodes: readonly Node[] = [{ value: root, parent: undefined, key: '' }]
  for (const segment of path) {
    const found: Node[] = []
    for (const node of segment.descendant ? withDescendants(nodes) : nodes) {
      if (segment.kind === 'wildcard') found.push(...children(node))
      else {
        const value = child(node.value, segment)
        if (value !== undefined) found.push({ value, parent: node, key: keyOf(node.value, segment) })
      }
    }
    nodes = found
  }
  return nodes
}

/** The values that a path selects. */
export function selectAll(path: JsonPath, root: JsonValue): readonly JsonValue[] {
  return selectNodes(path, root).map(({ value }) => value)
}

function keyOf(value: JsonValue, segment: Exclude<PathSegment, { kind: 'wildcard' }>): string | number {
  if (segment.kind === 'name') return segment.name
  return segment.index < 0 ? (value as JsonArray).length + segment.index : segment.index
}

function* children(node: Node): Generator<Node> {
  const { value } = node
  if (Array.isArray(value)) {
    for (const [key, item] of value.entries()) yield { value: item as JsonValue, parent: node, key }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) yield { value: value[key] as JsonValue, parent: node, key }
  }
}

/** The nodes and everything below them, in document order, each place once although one may lie below another. */
function withDescendants(nodes: readonly Node[]): readonly Node[] {
  const all: Node[] = []
  const seen = new Set<string>()
  const pending = [...nodes].reverse()
  const several = nodes.length > 1
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (several) {
      const place = JSON.stringify(locationOf(node))
      if (seen.has(place)) continue
      seen.add(place)
    }
    all.push(node)
    pending.push(...[...children(node)].reverse())
  }
  return all
}

/**
 * A place as it is shown to people: `$.name[0]['odd name']`. The shorthand is used for plain ASCII names; everything else
 * is written as RFC 9535 section 2.7 normalises it.
 */
export function formatPath(location: Location): string {
  return location.reduce<string>((text, key) => text + formatKey(key), '$')
}

function formatKey(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  if (/^[a-z_]\w*$/i.test(key)) return `.${key}`
  const escaped = key.replace(/['\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === "'" || character === '\\') return `\\${character}`
    return character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')
  })
  return `['${escaped}']`
}
