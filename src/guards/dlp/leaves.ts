/**
 * A JSON value as text to sweep: every name and every string or number, one line each, with the way back to its place. The
 * name stands before its value, so that a detector sees `ssn: 123-45-6789` as it would in running text.
 *
 * @module
 */
import { formatPath, formatStep } from '../../json/paths.ts'
import type { Bounds, Layer, Parts, PartWay, Stretch } from './layer.ts'
import { neighboursIn, type Neighbours } from './neighbours.ts'
import type { KeyKind, NameReader } from './keyNames.ts'
import { partsAmong, type PartLeaves } from './partsOfValues.ts'

/** A container on the way to a leaf. */
interface Frame {
  readonly parent: Frame | undefined
  /** Its name or index under the parent. */
  readonly key: string | number
  readonly container: object
  /** What the nearest name says about the values. */
  readonly kind: KeyKind | undefined
  /** Its place as it is written, once somebody has asked. */
  written: string | undefined
}

/** One name with its value. */
export interface Leaf extends Bounds {
  readonly frame: Frame | undefined
  readonly key: string | number
  /** Where the value begins in the text; it ends at `to`. The name, when there is one, is at `from`. */
  readonly value: number
  /** `true` for a number. */
  readonly numeric: boolean
  readonly kind: KeyKind | undefined
}

/** A stretch of a value as text. */
export class LeafText implements Layer {
  readonly chain: readonly string[] = []
  text = ''
  readonly leaves: Leaf[] = []
  /** How many of the leaves, at the beginning, were in the text before as well. */
  carried = 0
  #cursor = 0
  #neighbours: Neighbours<Leaf> | undefined
  #parts: ((leaf: Leaf) => Iterable<PartLeaves<Leaf>>) | undefined

  bounds(index: number): Bounds {
    return this.leafAt(index)
  }

  /** The leaf at an index. */
  leafAt(index: number): Leaf {
    const { leaves } = this
    let at = this.#cursor
    const leaf = leaves[at] as Leaf
    if (index < leaf.from || index > leaf.to) {
      if (index > leaf.to && index <= (leaves[at + 1]?.to ?? -1)) at++
      else at = this.indexAt(index)
      this.#cursor = at
    }
    return leaves[at] as Leaf
  }

  /** The number of the last leaf that begins at an index or before. O(log leaves). */
  indexAt(index: number): number {
    let low = 0
    let high = this.leaves.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.leaves[middle] as Leaf).from <= index) low = middle
      else high = middle - 1
    }
    return low
  }

  *ways(index: number): Generator<Iterable<Stretch>> {
    this.#neighbours ??= neighboursIn(this.leaves)
    for (const way of this.#neighbours(this.leafAt(index))) yield valuesOf(way)
  }

  parts(index: number): Parts {
    const leaf = this.leafAt(index)
    this.#parts ??= partsAmong(this.leaves)
    return { value: leaf.value, isNumber: leaf.numeric, ways: partWays(this.#parts(leaf)) }
  }
}

function* valuesOf(leaves: Iterable<Leaf>): Generator<Stretch> {
  for (const { value, to } of leaves) yield { from: value, to }
}

function* partWays(ways: Iterable<PartLeaves<Leaf>>): Generator<PartWay> {
  for (const { leaves, kind } of ways)
    yield { stretches: leaves.map(({ value, to }) => ({ from: value, to })), kind }
}

/** Names that hold something found, by their object, as they are shown. */
export type MaskedNames = Map<object, Map<string, string>>

/** A place as it is shown: without what was found in the names that lead to it. O(depth). */
export function pathOf(leaf: Pick<Leaf, 'frame' | 'key'>, masked: MaskedNames): string {
  if (masked.size === 0)
    return leaf.frame === undefined ? '$' : writtenPath(leaf.frame) + formatStep(leaf.key)
  const location: (string | number)[] = []
  let { key, frame } = leaf
  while (frame !== undefined) {
    location.push(masked.get(frame.container)?.get(String(key)) ?? key)
    key = frame.key
    frame = frame.parent
  }
  return formatPath(location.reverse())
}

/** The place of a container as it is written, which is worked out once. */
function writtenPath(container: Frame): string {
  const above: Frame[] = []
  let text = '$'
  for (let frame: Frame | undefined = container; frame.parent !== undefined; frame = frame.parent) {
    if (frame.written !== undefined) {
      text = frame.written
      break
    }
    above.push(frame)
  }
  for (let frame = above.pop(); frame !== undefined; frame = above.pop())
    frame.written = text += formatStep(frame.key)
  return text
}

/** The names and indices that lead to a leaf. */
export function locationOf(leaf: Pick<Leaf, 'frame' | 'key'>): readonly (string | number)[] {
  const location: (string | number)[] = []
  if (leaf.frame === undefined) return location
  location.push(leaf.key)
  for (let frame: Frame | undefined = leaf.frame; frame.parent !== undefined; frame = frame.parent)
    location.push(frame.key)
  return location.reverse()
}

// Texts are built to about this many characters: large enough to be cheap, small enough that one character outside Latin-1
// does not widen a whole document.
const batchLength = 65_536
// Leaves of a finished text that the next one begins with again, so that a split secret is seen whole.
const carried = 4
const longestCarried = 256

interface Walk {
  readonly frame: Frame
  readonly keys: readonly string[] | undefined
  readonly length: number
  at: number
}

/**
 * Turns a value into texts and hands them over one by one. Walks own enumerable members only, without recursion; a value
 * that contains itself is walked once. O(size).
 */
export function eachText(root: unknown, read: NameReader, visit: (batch: LeafText) => void): void {
  let batch = new LeafText()
  let pieces: string[] = []
  let length = 0
  const flush = (): void => {
    if (batch.leaves.length === 0) return
    // Joined, not added up: a sum of strings stays a tree, and every look into it is slower.
    batch.text = pieces.join('')
    visit(batch)
  }
  const add = (
    frame: Frame | undefined,
    key: string | number,
    value: string,
    numeric: boolean,
    kind: KeyKind | undefined,
    first: number,
  ): void => {
    const from = length
    let head = 0
    if (typeof key === 'string' && frame !== undefined) {
      if (!read(key).plain) {
        pieces.push(key, ': ')
        head = key.length + 2
      }
    } else if (kind?.alias !== undefined) {
      pieces.push(kind.alias)
      head = kind.alias.length
    }
    const start = from + head
    const to = start + value.length
    pieces.push(value, '\n')
    length = to + 1
    batch.leaves.push({
      from,
      to,
      first: first < 0 ? from : first,
      last: first < 0 ? to : to,
      frame,
      key,
      value: start,
      numeric,
      kind,
    })
  }
  if (typeof root === 'string' || typeof root === 'number')
    add(undefined, '', String(root), typeof root === 'number', undefined, -1)
  const stack: Walk[] = []
  if (typeof root === 'object' && root !== null) stack.push(open(undefined, '', root, undefined))
  let listStart = -1
  for (let walk = stack.at(-1); walk !== undefined; walk = stack.at(-1)) {
    if (walk.at >= walk.length) {
      stack.pop()
      listStart = -1
      continue
    }
    if (length > batchLength) {
      flush()
      const tail = batch.leaves.slice(-carried).filter((leaf) => leaf.to - leaf.from <= longestCarried)
      const { text } = batch
      batch = new LeafText()
      pieces = []
      length = 0
      listStart = -1
      for (const leaf of tail)
        add(leaf.frame, leaf.key, text.slice(leaf.value, leaf.to), leaf.numeric, leaf.kind, -1)
      batch.carried = tail.length
    }
    const index = walk.at++
    const key = walk.keys === undefined ? index : (walk.keys[index] as string)
    const value = (walk.frame.container as Record<string | number, unknown>)[key]
    const kind = typeof key === 'string' ? read(key).kind : walk.frame.kind
    if (typeof value === 'string') {
      if (walk.keys === undefined) {
        if (listStart < 0 || index === 0) listStart = length
        add(walk.frame, key, value, false, kind, listStart)
      } else add(walk.frame, key, value, false, kind, -1)
    } else if (
      typeof value === 'number' &&
      (value >= 1000 || kind !== undefined || walk.frame.kind?.alias !== undefined)
    ) {
      add(walk.frame, key, String(value), true, kind, -1)
      listStart = -1
    } else {
      listStart = -1
      if (typeof key === 'string' && !read(key).plain) add(walk.frame, key, '', false, undefined, -1)
      if (typeof value === 'object' && value !== null && !contains(stack, value))
        stack.push(open(walk.frame, key, value, kind))
    }
  }
  flush()
}

function open(
  parent: Frame | undefined,
  key: string | number,
  container: object,
  kind: KeyKind | undefined,
): Walk {
  const keys = Array.isArray(container) ? undefined : Object.keys(container)
  const frame = { parent, key, container, kind, written: undefined }
  return { frame, keys, length: keys === undefined ? (container as unknown[]).length : keys.length, at: 0 }
}

const deepEnoughToWonder = 128

/** Whether a container lies around itself. Looked into only far down: a value that contains itself gets there. */
function contains(stack: readonly Walk[], value: object): boolean {
  return stack.length > deepEnoughToWonder && stack.some(({ frame }) => frame.container === value)
}
