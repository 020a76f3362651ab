/**
 * The executable specification: a naive evaluator of the authorisation language, written to be read. It shares no code
 * with src, compiles nothing, and asks every rule in order. `null` stands for "cannot be told".
 */
import { isDeepStrictEqual } from 'node:util'
import type { Intent } from '../../src/decision/decision.ts'
import type { RequestContext } from '../../src/decision/guard.ts'
import type { Verdict } from '../../src/decision/verdict.ts'
import type { Predicate } from '../../src/guards/rules/predicate.schema.ts'
import type { Condition, DefaultEffect, PathPredicates, Rule } from '../../src/guards/rules/schema.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import type { Policy } from '../../src/policy/schema.ts'
import { classifyIntent } from '../../src/subject/intent/classifyIntent.ts'
import type { Phase, Subject, Surface } from '../../src/subject/subject.ts'

export interface Answer {
  readonly verdict: Verdict
  readonly rule?: string
}

type Truth = boolean | null
type Json = JsonValue | undefined
/** Everything a rule can ask about. */
interface Asked {
  readonly surface: Surface
  readonly tool: string | undefined
  readonly server: string | undefined
  readonly fields: Readonly<Record<string, Json>>
  readonly document: Json
  readonly policy: Policy
  readonly request: RequestContext
  /** A definition is judged for all its calls: what depends on the call cannot be told. */
  readonly beforeCall: boolean
}

const answers: readonly Surface[] = ['tool.result', 'resource.content', 'prompt.content', 'log', 'server.info']
/** On these the phase says whether something is asked or answered. */
const phased: readonly Surface[] = ['sampling', 'elicitation', 'roots', 'completion', 'message']
const messages: readonly Surface[] = [...phased, 'log', 'server.info']
const surfaceIntents = { 'resource.read': 'read', 'prompt.get': 'read', completion: 'read', roots: 'read', sampling: 'destructive', elicitation: 'write' } as const
const withTool: readonly Surface[] = ['tool.definition', 'model.call', 'tool.call', 'tool.result', 'egress']
/** The facets that only some surfaces have. */
const homes: { readonly [K in keyof Condition]?: readonly Surface[] } = {
  ...{ tool: withTool, tag: withTool, intent: withTool, skill: withTool, annotations: withTool, history: withTool },
  ...{ uri: ['resource.read', 'resource.content'], prompt: ['prompt.get', 'prompt.content'], method: messages, phase: messages },
  ...{ arguments: ['tool.call', 'model.call', 'prompt.get'], result: ['tool.result', 'resource.content', 'prompt.content'] },
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : [value as T])
const restrictive = (verdict: Verdict): boolean => ['sanitize', 'pending_approval', 'deny'].includes(verdict)
const severity = (verdict: Verdict): number => ['allow', 'audit', 'sanitize', 'pending_approval', 'deny'].indexOf(verdict)

export function referenceEvaluate(policy: Policy, subject: Subject, request: RequestContext = {}): Answer {
  const surface = subject.surface ?? 'tool.call'
  const fields = subject as unknown as Record<string, Json>
  const tool = fields['tool'] as string | undefined
  const server = (fields['server'] as string | undefined) ?? (tool?.includes('.') ? tool.slice(0, tool.indexOf('.')) : tool === undefined ? undefined : '')
  const document = fields['arguments'] ?? fields['definition'] ?? fields['result'] ?? fields['destination'] ?? fields['uri'] ?? fields['content'] ?? {}
  const asked: Asked = { surface, tool, server, fields, document, policy, request, beforeCall: false }
  const isAnswer = answers.includes(surface) || (phased.includes(surface) && (fields['phase'] ?? 'request') !== 'request')
  const covered = isAnswer ? undefined : rolesCover(asked)
  if (covered === false) return { verdict: 'deny' }
  if (surface === 'tool.definition') {
    const named = throughLayers(asked, (rules) => rules.find((rule) => namesDefinitions(rule) && matches(rule, asked)), false)
    if (named?.rule !== undefined) return { verdict: named.verdict === 'sanitize' ? 'deny' : named.verdict, rule: named.rule }
    const calls: Asked = { ...asked, surface: 'tool.call', beforeCall: true }
    const decided = throughLayers(calls, (rules) => rules.find((rule) => decidesEveryCall(rule, calls)), true, covered)
    return decided?.verdict === 'deny' ? { verdict: 'deny', ...(decided.rule && { rule: decided.rule }) } : { verdict: 'allow' }
  }
  return throughLayers(asked, (rules) => rules.find((rule) => matches(rule, asked)), !isAnswer, covered) ?? { verdict: 'allow' }
}

type Find = (rules: readonly Rule[]) => Rule | undefined
function throughLayers(asked: Asked, find: Find, withDefaults: boolean, covered = false): Answer | undefined {
  const { policy } = asked
  const say = (rules: readonly Rule[] = [], byDefault: DefaultEffect | undefined): (Answer & { overridable?: boolean }) | undefined => {
    const rule = find(inOrder(rules))
    if (rule !== undefined) return { verdict: verdictFor(rule, asked), rule: rule.id, overridable: rule.overridable === true }
    return withDefaults && byDefault !== undefined ? { verdict: defaultFor(byDefault, asked) } : undefined
  }
  const top = say(policy.rules, covered ? undefined : policy.default) ?? { verdict: 'allow' as Verdict }
  const layers = policy.layers ?? {}
  const chains = Object.keys(layers)
    .filter((name) => layers[name]?.for !== undefined && truth(layers[name].for, asked, 'any') === true)
    .map((name) => {
      const chain = [name]
      for (let above = layers[name]?.extends; above !== undefined; above = layers[above]?.extends) chain.unshift(above)
      return chain
    })
  const said = chains.map((chain) =>
    chain.reduce((above, name) => {
      const below = say(layers[name]?.rules, layers[name]?.default)
      if (below === undefined) return above
      if (above.overridable === true && below.rule !== undefined) return below
      return severity(below.verdict) > severity(above.verdict) ? below : above
    }, top),
  )
  // A layer that another one extends has its say there, and a layer that changes nothing does not stand in another's way.
  const last = said.filter(
    (answer, at) => answer !== top && !chains.some((other, position) => position !== at && chains[at]?.every((name, step) => other[step] === name)),
  )
  const [first = top, ...others] = last
  const { verdict, rule } = others.reduce((above, below) => (severity(below.verdict) > severity(above.verdict) ? below : above), first)
  return rule === undefined ? { verdict } : { verdict, rule }
}
const inOrder = (rules: readonly Rule[]): readonly Rule[] => [...rules].sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
function verdictFor(rule: Rule, { request, policy, tool, server }: Asked): Verdict {
  if (typeof rule.then === 'string') return rule.then
  if (rule.then.verdict !== undefined) return rule.then.verdict
  const cost = toolPolicy(policy, tool, server)?.cost ?? 0
  return request.spent !== undefined && request.spent + cost <= (rule.then.maxRunCost ?? 0) ? 'allow' : 'deny'
}
const shapeOf = (rule: Rule): Verdict => (typeof rule.then === 'string' ? rule.then : (rule.then.verdict ?? 'allow'))
function intentOf({ policy, tool, server, surface, fields, request }: Asked) {
  if (tool === undefined) return (surfaceIntents as Partial<Record<Surface, Intent>>)[surface]
  const called = ['tool.call', 'model.call'].includes(surface) && !('definition' in fields) ? { arguments: (fields['arguments'] ?? {}) as JsonObject } : {}
  return toolPolicy(policy, tool, server)?.intent ?? classifyIntent({ tool, ...called }, (fields['definition'] as JsonObject | undefined) ?? request.definition).intent
}
function toolPolicy(policy: Policy, tool: string | undefined, server: string | undefined) {
  if (tool === undefined || server === undefined) return undefined
  return Object.entries(policy.servers?.[server]?.tools ?? {}).find(([name]) => `${server}.${name}` === tool)?.[1]
}
function defaultFor(effect: DefaultEffect, asked: Asked): Verdict {
  return typeof effect === 'string' ? effect : effect.byIntent[intentOf(asked) ?? 'destructive']
}
function rolesCover(asked: Asked): boolean | undefined {
  const roles = asked.policy.roles ?? {}
  const mine = (asked.request.principal?.roles ?? []).filter((name) => name in roles)
  const { tool } = asked
  if (tool === undefined || mine.length === 0) return undefined
  const covers = (name: string): boolean => {
    const role = roles[name] ?? {}
    if (role.intents !== undefined && !role.intents.includes(intentOf(asked) ?? 'destructive')) return false
    if (list(role.deny ?? []).some((pattern) => glob(pattern, tool))) return false
    return list(role.allow ?? []).some((pattern) => glob(pattern, tool)) || list(role.inherits ?? []).some(covers)
  }
  return mine.some(covers)
}
function matches(rule: Rule, asked: Asked): boolean {
  if (!applies(rule, asked.surface, asked.fields['phase'])) return false
  const outcome = truth(rule.when ?? {}, asked, restrictive(shapeOf(rule)) ? 'any' : 'all')
  return restrictive(shapeOf(rule)) ? outcome !== false : outcome === true
}
function decidesEveryCall(rule: Rule, asked: Asked): boolean {
  if (!applies(rule, 'tool.call')) return false
  const outcome = truth(rule.when ?? {}, asked, restrictive(shapeOf(rule)) ? 'any' : 'all')
  return shapeOf(rule) === 'deny' ? outcome === true : outcome !== false
}
const namesDefinitions = ({ when }: Rule): boolean => when?.surface !== undefined && list(when.surface).includes('tool.definition')
/** A rule judges the surfaces that have every facet it names; requests only, unless it names a surface or a result. */
function applies(rule: Rule, surface: Surface, phase: Json = 'request'): boolean {
  const condition = rule.when ?? {}
  const names = (inner: Condition, key: 'surface' | 'result' | 'phase'): boolean =>
    inner[key] !== undefined || [...(inner.any ?? []), ...(inner.all ?? []), ...(inner.not ? [inner.not] : [])].some((each) => names(each, key))
  if (phased.includes(surface) && phase !== 'request' && !names(condition, 'phase')) return false
  if (!(['surface', 'result', 'phase'] as const).some((key) => names(condition, key)) && answers.includes(surface)) return false
  return decidable(condition, surface, false)
}
function decidable(condition: Condition, surface: Surface, avoided: boolean): boolean {
  if (Object.entries(homes).some(([facet, home]) => condition[facet as keyof Condition] !== undefined && !home.includes(surface))) return false
  if (!avoided && condition.surface !== undefined && !list(condition.surface).includes(surface)) return false
  if (condition.not !== undefined && !decidable(condition.not, surface, true)) return false
  if (condition.any !== undefined && !condition.any.some((branch) => decidable(branch, surface, false))) return false
  return (condition.all ?? []).every((branch) => decidable(branch, surface, false))
}
const and = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)
const or = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false)
const not = (value: Truth): Truth => (value === null ? null : !value)
function truth(condition: Condition, asked: Asked, quantifier: 'any' | 'all'): Truth {
  const { request, beforeCall } = asked
  const { principal } = request
  const named = (patterns: string | readonly string[], name: string | undefined): Truth => name !== undefined && list(patterns).some((pattern) => glob(pattern, name))
  const member = (wanted: string | readonly string[], names: readonly string[] = []): Truth => list(wanted).some((name) => names.includes(name))
  const parts: Truth[] = []
  const { surface, intent } = condition
  if (surface !== undefined) parts.push(list(surface).includes(asked.surface))
  const { fields } = asked
  const names = {
    ...{ server: asked.server, tool: asked.tool, uri: fields['uri'], prompt: fields['prompt'], method: fields['method'] },
    ...{ principal: principal?.id, agent: principal?.agent, team: principal?.team, org: principal?.org, skill: request.skill },
  }
  for (const [facet, name] of Object.entries(names)) if (facet in condition) parts.push(named(condition[facet as keyof typeof names] ?? [], name as string | undefined))
  if (condition.phase !== undefined) parts.push(list(condition.phase).includes((fields['phase'] ?? 'request') as Phase))
  const members = { tag: toolPolicy(asked.policy, asked.tool, asked.server)?.tags, role: principal?.roles, labels: request.labels }
  for (const [facet, names] of Object.entries(members)) if (facet in condition) parts.push(member(condition[facet as keyof typeof members] ?? [], names))
  if (intent !== undefined) {
    const actual = intentOf(asked)
    parts.push(actual === undefined || beforeCall ? null : list(intent).includes(actual))
  }
  if (condition.claims !== undefined) parts.push(principal?.claims !== undefined && inspect(condition.claims, principal.claims, quantifier))
  if (condition.arguments !== undefined)
    parts.push(beforeCall ? null : homes.arguments?.includes(asked.surface) === true && inspect(condition.arguments, asked.document, quantifier))
  if (condition.result !== undefined) parts.push(inspect(condition.result, asked.document, quantifier))
  if (condition.not !== undefined) parts.push(not(truth(condition.not, asked, quantifier === 'any' ? 'all' : 'any')))
  if (condition.any !== undefined) parts.push(or(condition.any.map((branch) => truth(branch, asked, quantifier))))
  for (const branch of condition.all ?? []) parts.push(truth(branch, asked, quantifier))
  return and(parts)
}
function inspect(predicates: PathPredicates, root: Json, quantifier: 'any' | 'all'): Truth {
  return and(
    Object.entries(predicates).map(([path, { exists, ...predicate }]) => {
      const values = root === undefined ? [] : select(path, root)
      const present: Truth = exists === undefined || exists === values.length > 0
      if (Object.keys(predicate).length === 0) return present
      const truths = values.map((value) => holds(predicate, value))
      return and([present, truths.length > 0 && (quantifier === 'any' ? or(truths) : and(truths))])
    }),
  )
}
/** Paths as the generators write them: `$.a.b`, `$.a[0]`, `$.a[*]`, `$..a`. */
function select(path: string, root: JsonValue): readonly JsonValue[] {
  const steps = path.match(/\.\.\w+|\.\w+|\[\*\]|\[-?\d+\]/g) ?? []
  const inside = (value: JsonValue): readonly JsonValue[] => (typeof value === 'object' && value !== null ? Object.values(value) : [])
  const below = (value: JsonValue): readonly JsonValue[] => [value, ...inside(value).flatMap(below)]
  const get = (value: JsonValue, key: string | number): readonly JsonValue[] => {
    if (Array.isArray(value) ? typeof key === 'string' : typeof key === 'number') return []
    if (typeof value !== 'object' || value === null) return []
    const at = typeof key === 'number' && key < 0 ? (value as readonly JsonValue[]).length + key : key
    return Object.hasOwn(value, at) ? [(value as Record<string | number, JsonValue>)[at] as JsonValue] : []
  }
  return steps.reduce<readonly JsonValue[]>(
    (values, step) => {
      if (step === '[*]') return values.flatMap(inside)
      if (step.startsWith('..')) return values.flatMap(below).flatMap((value) => get(value, step.slice(2)))
      return values.flatMap((value) => get(value, step.startsWith('.') ? step.slice(1) : Number(step.slice(1, -1))))
    },
    [root],
  )
}
const typeOf = (value: JsonValue): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const numeric = (value: JsonValue): number | null => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' && /^[-+.\dEe\s]+$/.test(value) && Number.isFinite(Number(value)) ? Number(value) : null
}
const plain = (value: JsonValue): unknown => JSON.parse(JSON.stringify(value))
const same = (a: JsonValue, b: JsonValue): boolean => isDeepStrictEqual(plain(a), plain(b))
function equal(operand: JsonValue, value: JsonValue): Truth {
  if (operand === null || value === null) return operand === value
  if (typeOf(operand) === typeOf(value)) return same(operand, value)
  const number = typeof operand === 'number' && typeof value === 'string' ? numeric(value) : null
  return number === null ? null : number === operand
}
function holds(predicate: Predicate, value: JsonValue): Truth {
  const text = (test: (text: string) => Truth): Truth => (typeof value === 'string' ? test(value) : null)
  const number = numeric(value)
  const compare = (test: (number: number) => boolean): Truth => (number === null ? null : test(number))
  const { equals, contains, startsWith, endsWith, matches: pattern, gt, gte, lt, lte, type, length, under } = predicate
  const parts: Truth[] = []
  if (equals !== undefined) parts.push(equal(equals, value))
  if (predicate.in !== undefined) {
    const truths = predicate.in.map((operand) => equal(operand, value))
    parts.push(truths.includes(true) ? true : truths.includes(false) ? false : null)
  }
  if (contains !== undefined) {
    if (Array.isArray(value)) parts.push((value as readonly JsonValue[]).some((item) => equal(contains, item) === true))
    else parts.push(typeof value === 'string' && typeof contains === 'string' ? value.includes(contains) : null)
  }
  if (startsWith !== undefined) parts.push(text((given) => list(startsWith).some((start) => given.startsWith(start))))
  if (endsWith !== undefined) parts.push(text((given) => list(endsWith).some((end) => given.endsWith(end))))
  if (predicate.glob !== undefined) parts.push(text((given) => list(predicate.glob as string).some((each) => glob(each, given))))
  // The generators write only patterns that both engines take and that cannot run away.
  if (pattern !== undefined) parts.push(text((given) => new RegExp(pattern, 'u').test(given)))
  if (gt !== undefined) parts.push(compare((number) => number > gt))
  if (gte !== undefined) parts.push(compare((number) => number >= gte))
  if (lt !== undefined) parts.push(compare((number) => number < lt))
  if (lte !== undefined) parts.push(compare((number) => number <= lte))
  if (type !== undefined) parts.push(list(type).some((each) => (each === 'integer' ? Number.isInteger(value) : each === typeOf(value))))
  if (length !== undefined) {
    const size = typeof value === 'string' ? Array.from(value).length : typeof value === 'object' && value !== null ? Object.keys(value).length : null
    const bound = typeof length === 'number' ? { equals: length } : length
    parts.push(size === null ? null : holds(bound, size))
  }
  if (under !== undefined) parts.push(text((path) => or(list(under).map((root) => isUnder(root, path)))))
  if (predicate.not !== undefined) parts.push(not(holds(predicate.not, value)))
  return and(parts)
}
/** Plain absolute and relative POSIX paths, as the generators write them. */
function isUnder(root: string, path: string): Truth {
  const walk = (whole: string): string[] | null =>
    whole.split('/').reduce<string[] | null>((parts, part) => {
      if (parts === null || part === '' || part === '.') return parts
      if (part !== '..') return [...parts, part]
      return parts.length === 0 && !whole.startsWith('/') ? null : parts.slice(0, -1)
    }, [])
  const [inner, outer] = [walk(path), walk(root)]
  if (inner === null) return false
  if (root.startsWith('/') !== path.startsWith('/')) return null
  return (outer ?? []).every((part, at) => inner[at] === part)
}
function glob(pattern: string, text: string): boolean {
  if (pattern === '') return true
  const least = (at: number): number => ((at === 0 && pattern.startsWith('*.')) || (at === pattern.length - 1 && pattern.endsWith('.*')) ? 1 : 0)
  const match = (p: number, t: number): boolean => {
    if (p === pattern.length) return t === text.length
    if (pattern[p] !== '*') return pattern[p] === text[t] && match(p + 1, t + 1)
    return Array.from({ length: text.length - t + 1 }, (_, taken) => taken).some((taken) => taken >= least(p) && match(p + 1, t + taken))
  }
  return match(0, 0)
}
