/**
 * Where a rule applies: a rule judges the surfaces that have every facet its condition names.
 *
 * @module
 */
import { surfaces, type Surface } from '../../subject/subject.ts'
import { listOf } from './listOf.ts'
import type { Condition } from './schema.ts'

const messages: readonly Surface[] = [
  'sampling',
  'elicitation',
  'roots',
  'completion',
  'log',
  'server.info',
  'message',
]
const everywhere = Object.keys(surfaces) as readonly Surface[]
const tools: readonly Surface[] = ['tool.definition', 'model.call', 'tool.call', 'tool.result', 'egress']

/** The facets that only some surfaces have, and which. */
const homes: { readonly [K in keyof Condition]?: readonly Surface[] } = {
  tool: tools,
  tag: tools,
  intent: tools,
  annotations: tools,
  skill: tools,
  history: tools,
  destination: [
    'model.call',
    'tool.call',
    'tool.result',
    'egress',
    'resource.read',
    'elicitation',
    'tool.definition',
  ],
  uri: ['resource.read', 'resource.content'],
  prompt: ['prompt.get', 'prompt.content'],
  method: messages,
  phase: messages,
  arguments: ['model.call', 'tool.call', 'prompt.get'],
  kinds: ['model.call', 'tool.call', 'prompt.get'],
  owned: ['model.call', 'tool.call', 'prompt.get'],
  result: ['tool.result', 'resource.content', 'prompt.content'],
}

/** The surfaces on which a condition can be decided: those that have every facet it names. */
function decidableOn(condition: Condition): ReadonlySet<Surface> {
  let result = new Set<Surface>(everywhere)
  const keepOnly = (kept: ReadonlySet<Surface>): void => {
    result = new Set([...result].filter((surface) => kept.has(surface)))
  }
  for (const name of Object.keys(condition) as (keyof Condition)[]) {
    const home = homes[name]
    if (condition[name] !== undefined && home !== undefined) keepOnly(new Set(home))
  }
  if (condition.surface !== undefined) keepOnly(new Set(listOf(condition.surface)))
  if (condition.not !== undefined) keepOnly(decidableOn(withoutSurface(condition.not)))
  if (condition.any !== undefined)
    keepOnly(new Set(condition.any.flatMap((branch) => [...decidableOn(branch)])))
  for (const branch of condition.all ?? []) keepOnly(decidableOn(branch))
  return result
}

/** Under `not` a surface is something to avoid, not somewhere to be. */
function withoutSurface(condition: Condition): Condition {
  const { surface: _avoided, ...rest } = condition
  return rest
}

function namesSurface(condition: Condition): boolean {
  return (
    condition.surface !== undefined ||
    (condition.any ?? []).some(namesSurface) ||
    (condition.all ?? []).some(namesSurface) ||
    (condition.not !== undefined && namesSurface(condition.not))
  )
}

/** Tells whether a condition says that it is about answers to messages, or about what goes along with them. */
export function namesPhase(condition: Condition): boolean {
  return (
    condition.phase !== undefined ||
    (condition.any ?? []).some(namesPhase) ||
    (condition.all ?? []).some(namesPhase) ||
    (condition.not !== undefined && namesPhase(condition.not))
  )
}

function namesAnswer(condition: Condition): boolean {
  return (
    condition.result !== undefined ||
    (condition.any ?? []).some(namesAnswer) ||
    (condition.all ?? []).some(namesAnswer) ||
    (condition.not !== undefined && namesAnswer(condition.not))
  )
}

/**
 * The surfaces that a rule judges. One that names neither a surface nor a facet of answers judges requests only: an
 * answer was authorised with its request. Empty when no surface has all that the condition names: such a rule could
 * never match.
 */
export function surfacesOf(condition: Condition): readonly Surface[] {
  const decidable = [...decidableOn(condition)]
  if (namesSurface(condition) || namesAnswer(condition) || namesPhase(condition)) return decidable
  return decidable.filter((surface) => surfaces[surface].role === 'request')
}

/** Tells whether a rule names the surface of definitions itself, rather than judging calls. */
export function judgesDefinitions(condition: Condition): boolean {
  const named = condition.surface !== undefined && listOf(condition.surface).includes('tool.definition')
  return named && surfacesOf(condition).includes('tool.definition')
}
