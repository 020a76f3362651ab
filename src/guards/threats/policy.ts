/**
 * What becomes of a threat: the recommendation, and the section's answer in place of it.
 *
 * @module
 */
import { parsePath, type JsonPath, type PathStep } from '../../json/paths.ts'
import { compileGlob } from '../../text/glob.ts'
import type { ThreatAction, ThreatRule, ThreatsSection } from './schema.ts'
import type { Hit, ThreatKind } from './threat.ts'

/** Where something was found. */
export interface Scope {
  readonly surface: string
  readonly server: string | undefined
  readonly tool: string | undefined
}

/** Decides about a hit in an argument of a kind. */
export type Decider = (
  hit: Hit,
  kind: ThreatKind,
  scope: Scope,
  location: () => readonly PathStep[],
) => ThreatAction

interface CompiledRule {
  readonly action: ThreatAction
  readonly codes: ReadonlySet<string> | undefined
  readonly kinds: ReadonlySet<string> | undefined
  readonly surfaces: ReadonlySet<string> | undefined
  readonly servers: ReadonlySet<string> | undefined
  readonly tools: readonly ((name: string) => boolean)[] | undefined
  readonly paths: readonly JsonPath[] | undefined
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

function setOf(value: string | readonly string[] | undefined): ReadonlySet<string> | undefined {
  const list = listOf(value)
  return list && new Set(list)
}

function compileRule(rule: ThreatRule): CompiledRule {
  return {
    action: rule.action,
    codes: setOf(rule.code),
    kinds: setOf(rule.kind),
    surfaces: setOf(rule.surface),
    servers: setOf(rule.server),
    tools: listOf(rule.tool)?.map(compileGlob),
    paths: listOf(rule.path)?.flatMap((text) => {
      const parsed = parsePath(text)
      return 'path' in parsed ? [parsed.path] : []
    }),
  }
}

/** Tells whether a path selects a place or something above it. O(segments x depth). */
function covers(path: JsonPath, location: readonly PathStep[]): boolean {
  let positions = new Set([0])
  for (const segment of path.segments) {
    const reached = new Set<number>()
    for (const at of positions) {
      const last = segment.descendant ? location.length - 1 : at
      for (let index = at; index <= last && index < location.length; index++) {
        const key = location[index]
        if (segment.selector === undefined || segment.selector === key) reached.add(index + 1)
      }
    }
    if (reached.size === 0) return false
    positions = reached
  }
  return true
}

function matches(
  rule: CompiledRule,
  code: string,
  kind: string,
  scope: Scope,
  location: () => readonly PathStep[],
): boolean {
  const { server, tool } = scope
  return (
    (rule.codes?.has(code) ?? true) &&
    (rule.kinds?.has(kind) ?? true) &&
    (rule.surfaces?.has(scope.surface) ?? true) &&
    (rule.servers === undefined || (server !== undefined && rule.servers.has(server))) &&
    (rule.tools === undefined || (tool !== undefined && rule.tools.some((glob) => glob(tool)))) &&
    (rule.paths?.some((path) => covers(path, location())) ?? true)
  )
}

/** Compiles a section into one function. */
export function compileDecider(section: ThreatsSection): Decider {
  const rules = (section.rules ?? []).map(compileRule)
  const { codes = {}, kinds = {} } = section
  return (hit, kind, scope, location) => {
    const ruled = rules.find((rule) => matches(rule, hit.code, kind, scope, location))
    if (ruled !== undefined) return ruled.action
    const byCode = codes[hit.code]
    if (byCode === 'off' || byCode === 'report') return byCode
    const byKind = byCode === undefined ? kinds[kind] : undefined
    return byKind ?? (hit.deny ? 'deny' : 'report')
  }
}
