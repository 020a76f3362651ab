/**
 * The decision index: from a tool's name to the few rules that can match it, so that ten thousand rules cost what ten do.
 *
 * Exact names stand in a map; globs are filed by the literal text they begin with, in a compressed prefix tree. Looking a
 * name up walks the tree once: O(length of the name), whatever the number of rules.
 *
 * @module
 */
import { globPrefix, isExact } from '../../text/glob.ts'

interface Branch {
  /** The text on the way to this branch. */
  readonly label: string
  /** The rules whose glob begins with the text up to here. */
  readonly rules: number[]
  /** By the first code unit of their label. */
  readonly branches: Map<number, Branch>
}

/** Finds candidates. */
export interface RuleIndex {
  /** The positions of the rules that may match a name, as lists that each ascend. */
  candidates(name: string): readonly (readonly number[])[]
}

/** Builds an index over rules given as their globs; `undefined` stands for a rule that may match any name. */
export function buildRuleIndex(rules: readonly (readonly string[] | undefined)[]): RuleIndex {
  const exact = new Map<string, number[]>()
  const root = newBranch('')
  rules.forEach((globs, position) => {
    for (const glob of globs ?? ['']) {
      if (isExact(glob)) fileExactly(exact, glob, position)
      else file(root, globPrefix(glob), position)
    }
  })
  return {
    candidates(name) {
      const found: (readonly number[])[] = []
      const named = exact.get(name)
      if (named !== undefined) found.push(named)
      let branch = root
      let at = 0
      for (;;) {
        if (branch.rules.length > 0) found.push(branch.rules)
        if (branch.branches.size === 0) return found
        const next = branch.branches.get(name.charCodeAt(at))
        if (next === undefined || !name.startsWith(next.label, at)) return found
        at += next.label.length
        branch = next
      }
    },
  }
}

function fileExactly(exact: Map<string, number[]>, name: string, position: number): void {
  const filed = exact.get(name)
  if (filed === undefined) exact.set(name, [position])
  else add(filed, position)
}

/** A rule with two globs of the same beginning is filed once. */
function add(positions: number[], position: number): void {
  if (positions.at(-1) !== position) positions.push(position)
}

function newBranch(label: string): Branch {
  return { label, rules: [], branches: new Map() }
}

function file(root: Branch, text: string, position: number): void {
  let branch = root
  let rest = text
  while (rest !== '') {
    const next = branch.branches.get(rest.charCodeAt(0))
    if (next === undefined) {
      const leaf = newBranch(rest)
      branch.branches.set(rest.charCodeAt(0), leaf)
      branch = leaf
      break
    }
    const shared = sharedLength(next.label, rest)
    branch = shared === next.label.length ? next : split(branch, next, shared)
    rest = rest.slice(shared)
  }
  add(branch.rules, position)
}

function sharedLength(left: string, right: string): number {
  let length = 0
  while (length < left.length && left.charCodeAt(length) === right.charCodeAt(length)) length++
  return length
}

/** Puts a branch for the first `length` characters of `child`'s label between it and its parent. */
function split(parent: Branch, child: Branch, length: number): Branch {
  const between = newBranch(child.label.slice(0, length))
  const lower: Branch = { ...child, label: child.label.slice(length) }
  between.branches.set(lower.label.charCodeAt(0), lower)
  parent.branches.set(between.label.charCodeAt(0), between)
  return between
}

/** The numbers of lists that each ascend, in ascending order, each once. O(log of the number of lists) for each. */
export function* merged(lists: readonly (readonly number[])[]): Generator<number> {
  // A binary heap of the lists' next numbers: the lowest is at the root.
  const heap = lists.map((list) => ({ list, at: 0, next: list[0] as number }))
  const sift = (from: number): void => {
    let parent = from
    for (;;) {
      const left = 2 * parent + 1
      const right = left + 1
      let least = parent
      for (const child of [left, right]) {
        const [a, b] = [heap[child], heap[least]]
        if (a !== undefined && b !== undefined && a.next < b.next) least = child
      }
      if (least === parent) return
      ;[heap[parent], heap[least]] = [heap[least] as Head, heap[parent] as Head]
      parent = least
    }
  }
  for (let node = (heap.length >> 1) - 1; node >= 0; node--) sift(node)
  let last: number | undefined
  for (let root = heap[0]; root !== undefined; root = heap[0]) {
    if (root.next !== last) yield root.next
    last = root.next
    const next = root.list[++root.at]
    if (next !== undefined) root.next = next
    else {
      const end = heap.pop() as Head
      if (heap.length > 0) heap[0] = end
    }
    sift(0)
  }
}

interface Head {
  readonly list: readonly number[]
  at: number
  next: number
}
