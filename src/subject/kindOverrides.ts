/**
 * Parameter kinds as the policy gives them, in place of what would be inferred.
 *
 * @module
 */
import { parsePath, type JsonPath, type PathStep } from '../json/paths.ts'
import type { PathSegment } from '../json/pathSyntax.ts'
import type { ParameterKind } from './kind.ts'

/** The kind of an argument as the policy gives it; `undefined` where it says nothing. */
export type KindOverride = (tool: string, location: readonly PathStep[]) => ParameterKind | undefined

/** Kinds by path into the arguments. */
export type KindsByPath = Readonly<Record<string, ParameterKind>>

/** What keeps a text from being a path to a parameter; `undefined` when it is one. */
export function parameterPathProblem(text: string): string | undefined {
  const parsed = parsePath(text)
  if ('problem' in parsed) return parsed.problem
  const fromEnd = parsed.path.segments.some(({ selector }) => typeof selector === 'number' && selector < 0)
  return fromEnd ? `the path \`${text.slice(0, 100)}\` may not count from the end; write \`[*]\`` : undefined
}

/**
 * Compiles the kinds that a policy gives, by tool (`<server>.<tool>`).
 *
 * A path that names one place goes before a path with a wildcard or `..`; among equals the one that is written first. The
 * kind of a list is that of its items. O(paths of the tool x length of the location) for each question.
 */
export function compileKinds(tools: Iterable<readonly [tool: string, kinds: KindsByPath]>): KindOverride {
  const byTool = new Map<string, readonly (readonly [JsonPath, ParameterKind])[]>()
  for (const [tool, kinds] of tools) {
    const list = Object.entries(kinds).flatMap(([text, kind]) => {
      const parsed = parsePath(text)
      return 'path' in parsed ? [[parsed.path, kind] as const] : []
    })
    byTool.set(
      tool,
      list.toSorted(([left], [right]) => Number(left.read === undefined) - Number(right.read === undefined)),
    )
  }
  return (tool, location) => {
    const list = byTool.get(tool)
    if (list === undefined) return undefined
    for (let end = location.length; ; end -= 1) {
      const place = location.slice(0, end)
      const hit = list.find(([{ segments }]) => leadsTo(segments, place))
      if (hit !== undefined) return hit[1]
      if (end === 0 || typeof location[end - 1] !== 'number') return undefined
    }
  }
}

/** Tells whether a path selects a place. Keeps the segments that can end at each step: O(segments x length of the place). */
function leadsTo(segments: readonly PathSegment[], place: readonly PathStep[]): boolean {
  if (segments.length === 0) return place.length === 0
  // By segment: whether it, and all before it, can be used up by the steps so far, the last one by the last step.
  let ends: readonly boolean[] = segments.map(() => false)
  // Likewise, but at this step or at any before it: where a `..` may go on from.
  let ended: readonly boolean[] = ends
  for (const [position, step] of place.entries()) {
    const next = segments.map(({ descendant, selector }, index) => {
      const from = descendant ? ended : ends
      const mayBegin = index === 0 ? descendant || position === 0 : (from[index - 1] ?? false)
      return mayBegin && (selector === undefined || selector === step)
    })
    ends = next
    ended = next.map((value, index) => value || (ended[index] ?? false))
  }
  return ends.at(-1) ?? false
}
