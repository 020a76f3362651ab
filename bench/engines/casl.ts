/**
 * CASL, in the two forms that a policy about tools can take in it. It has no globs, so a glob is a regular expression on
 * the name, a condition on a rule for every subject. Both forms read the call as it is: nothing is converted.
 *
 * @module
 */
import { createMongoAbility, type MongoAbility, type MongoQuery, type RawRuleOf } from '@casl/ability'
import type { ArgumentCondition, Engine, ToolCall, ToolRule } from './engine.ts'

type Ability = MongoAbility<[string, string | ToolCall]>

/** Every exact tool name is a subject type of its own, which CASL's index finds at once; only globs are conditions. */
export function caslBySubject(rules: readonly ToolRule[]): Engine<ToolCall> {
  return compiled('casl, name as subject', rules, (tool) => (tool.includes('*') ? undefined : tool))
}

/** Every tool name is a condition, as when names are data that may hold globs. */
export function caslByCondition(rules: readonly ToolRule[]): Engine<ToolCall> {
  return compiled('casl, name as condition', rules, () => undefined)
}

/** `subjectOf` gives the subject type of a rule; `undefined` makes the name a condition. */
function compiled(
  name: string,
  rules: readonly ToolRule[],
  subjectOf: (tool: string) => string | undefined,
): Engine<ToolCall> {
  // The last match decides.
  const inOrder = [
    ...rules.filter(({ effect }) => effect === 'allow'),
    ...rules.filter(({ effect }) => effect === 'deny'),
  ]
  const ability = createMongoAbility<Ability>(
    inOrder.map(({ effect, tool, when }): RawRuleOf<Ability> => {
      const subject = subjectOf(tool)
      const conditions = { ...(subject === undefined && { tool: { $regex: pattern(tool) } }), ...query(when) }
      return {
        action: 'call',
        subject: subject ?? 'all',
        inverted: effect === 'deny',
        ...(Object.keys(conditions).length > 0 && { conditions }),
      }
    }),
    { detectSubjectType: (call) => call.tool },
  )
  return {
    name,
    request: (call) => call,
    allows: (call) => ability.can('call', call),
  }
}

function pattern(glob: string): RegExp {
  return new RegExp(`^${glob.split('*').map(escaped).join('.*')}$`, 'u')
}

function query(when: ArgumentCondition | undefined): MongoQuery {
  if (when === undefined) return {}
  return when.kind === 'amountAbove'
    ? { 'arguments.amount': { $gt: when.limit } }
    : { 'arguments.path': { $regex: new RegExp(`^${escaped(when.prefix)}`, 'u') } }
}

function escaped(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&')
}
