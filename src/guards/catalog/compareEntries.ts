/**
 * Compares two definitions of the same name, part by part.
 *
 * @module
 */
import type { PathStep } from '../../json/paths.ts'
import { isJsonObject, jsonEquals, ownMember, type JsonObject, type JsonValue } from '../../json/value.ts'
import { compareSchemas } from './compareSchemas.ts'
import type { Difference, Maybe, Report } from './difference.ts'
import type { PinnedEntry } from './pinned.ts'

/** The differences between two definitions; at least one for every member that differs. O(size). */
export function compareEntries(before: PinnedEntry, after: PinnedEntry): readonly Difference[] {
  if (before.digest === after.digest) return []
  const old = before.definition
  const now = after.definition
  const found: Difference[] = []
  const report: Report = (steps, grade, message) => {
    found.push({ steps, grade, message })
  }
  for (const member of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const from = ownMember(old, member)
    const to = ownMember(now, member)
    if (from !== undefined && to !== undefined && jsonEquals(from, to)) continue
    const already = found.length
    compareMember(after.kind === 'tool' ? member : `${after.kind}.${member}`, from, to, [member], report)
    if (found.length === already) report([member], 'text-changed', 'a part of the definition changed')
  }
  return found
}

function compareMember(
  place: string,
  from: Maybe,
  to: Maybe,
  steps: readonly PathStep[],
  report: Report,
): void {
  switch (place) {
    case 'inputSchema':
    case 'outputSchema':
      compareSchemas(from, to, steps, report)
      return
    case 'annotations':
      compareAnnotations(from, to, steps, report)
      return
    case 'execution':
      compareExecution(from, to, steps, report)
      return
    case 'icons':
    case 'prompt.icons':
    case 'resource.icons':
    case 'resourceTemplate.icons':
      report(steps, iconsOnly(from) && iconsOnly(to) ? 'cosmetic' : 'text-changed', 'the icons changed')
      return
    case 'prompt.arguments':
      comparePromptArguments(from, to, steps, report)
      return
    case 'server.serverInfo':
      compareServerInfo(from, to, steps, report)
      return
    case 'resource.size':
      report(steps, 'cosmetic', 'the size changed')
      return
    default:
      report(steps, 'text-changed', 'a text or an unknown part of the definition changed')
  }
}

/** What an absent hint means (MCP 2025-11-25 schema.ts, ToolAnnotations). */
const hintDefaults: Readonly<Record<string, boolean>> = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
}

function compareAnnotations(from: Maybe, to: Maybe, steps: readonly PathStep[], report: Report): void {
  const old = from ?? {}
  const now = to ?? {}
  if (!isJsonObject(old) || !isJsonObject(now)) {
    report(steps, 'annotation-downgrade', 'the annotations are of another type than before')
    return
  }
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const was = ownMember(old, key)
    const is = ownMember(now, key)
    if (was !== undefined && is !== undefined && jsonEquals(was, is)) continue
    const at = [...steps, key]
    if (Object.hasOwn(hintDefaults, key)) {
      const same = (was ?? hintDefaults[key]) === (is ?? hintDefaults[key])
      if (same) report(at, 'cosmetic', 'a hint that has its default is written out, or is not any more')
      // Whatever a hint says now, the host has been told something else: a tool that calls itself harmless passes checks.
      else report(at, 'annotation-downgrade', 'a behaviour hint changed')
    } else if (key === 'title') report(at, 'text-changed', 'the title changed')
    else report(at, 'annotation-downgrade', 'an annotation that the protocol does not know changed')
  }
  if (Object.keys(old).length + Object.keys(now).length === 0)
    report(steps, 'cosmetic', 'empty annotations came or went')
}

const taskSupport: readonly JsonValue[] = ['required', 'forbidden', 'optional']

function compareExecution(from: Maybe, to: Maybe, steps: readonly PathStep[], report: Report): void {
  const support = (value: Maybe): number => {
    const isPlain =
      value === undefined || (isJsonObject(value) && Object.keys(value).every((key) => key === 'taskSupport'))
    if (!isPlain) return -1
    return taskSupport.indexOf(
      (isJsonObject(value) ? ownMember(value, 'taskSupport') : undefined) ?? 'forbidden',
    )
  }
  const was = support(from)
  const is = support(to)
  if (was === -1 || is === -1) report(steps, 'text-changed', 'an unknown part of `execution` changed')
  else if (was === is)
    report(steps, 'cosmetic', 'the default of `execution` is written out, or is not any more')
  else report(steps, is > was ? 'widening' : 'narrowing', 'whether it runs as a task changed')
}

const iconMembers: ReadonlySet<string> = new Set(['src', 'mimeType', 'sizes', 'theme'])

function iconsOnly(value: Maybe): boolean {
  if (value === undefined) return true
  if (!Array.isArray(value)) return false
  return (value as readonly JsonValue[]).every(
    (icon) => isJsonObject(icon) && Object.keys(icon).every((key) => iconMembers.has(key)),
  )
}

function comparePromptArguments(from: Maybe, to: Maybe, steps: readonly PathStep[], report: Report): void {
  const old = argumentsByName(from)
  const now = argumentsByName(to)
  if (old === undefined || now === undefined) {
    report(steps, 'text-changed', 'the arguments changed')
    return
  }
  let same = true
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(name)
    const is = now.get(name)
    const at = [...steps, name]
    if (was !== undefined && is !== undefined && jsonEquals(was, is)) continue
    same = false
    if (is === undefined) report(at, 'narrowing', 'an argument is not declared any more')
    else if (was === undefined)
      report(at, is['required'] === true ? 'narrowing' : 'widening', 'an argument was added')
    else if (isRequired(was) !== isRequired(is))
      report(at, isRequired(is) ? 'narrowing' : 'widening', 'whether an argument must be given changed')
    if (is !== undefined && !jsonEquals(textOf(was), textOf(is)))
      report(at, 'text-changed', 'a text of an argument changed')
  }
  if (same) report(steps, 'cosmetic', 'the order of the arguments changed')
}

function isRequired(argument: JsonObject): boolean {
  return ownMember(argument, 'required') === true
}

function textOf(argument: JsonObject | undefined): JsonObject {
  const { name: _name, required: _required, ...rest } = argument ?? {}
  return rest
}

/** Arguments by name; `undefined` when two have the same name or one has none. */
function argumentsByName(value: Maybe): Map<string, JsonObject> | undefined {
  const byName = new Map<string, JsonObject>()
  if (value === undefined) return byName
  if (!Array.isArray(value)) return undefined
  for (const each of value as readonly JsonValue[]) {
    const name = isJsonObject(each) ? ownMember(each, 'name') : undefined
    if (typeof name !== 'string' || byName.has(name)) return undefined
    byName.set(name, each as JsonObject)
  }
  return byName
}

function compareServerInfo(from: Maybe, to: Maybe, steps: readonly PathStep[], report: Report): void {
  if (!isJsonObject(from) || !isJsonObject(to)) {
    report(steps, 'text-changed', 'what the server says of itself came or went')
    return
  }
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const was = ownMember(from, key)
    const is = ownMember(to, key)
    if (was !== undefined && is !== undefined && jsonEquals(was, is)) continue
    const isVersion = key === 'version' && typeof is === 'string' && /^v?\d[\w.+-]{0,63}$/u.test(is)
    report(
      [...steps, key],
      isVersion || (key === 'icons' && iconsOnly(was) && iconsOnly(is)) ? 'cosmetic' : 'text-changed',
      'what the server says of itself changed',
    )
  }
}
