/**
 * Cedar: its WebAssembly build with a policy set that is parsed once and asked many times.
 *
 * @module
 */
import {
  preparsePolicySet,
  statefulIsAuthorized,
  type StatefulAuthorizationCall,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { ArgumentCondition, Engine, ToolRule } from './engine.ts'

/** Compiles the rules. `id` names the policy set in Cedar's own cache; a name that is used again replaces what it had. */
export function cedar(rules: readonly ToolRule[], id: string): Engine<StatefulAuthorizationCall> {
  const staticPolicies = Object.fromEntries(rules.map((rule, index) => [`r${index}`, policy(rule)]))
  const parsed = preparsePolicySet(id, { staticPolicies })
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '))
  return {
    name: 'cedar-wasm',
    request: ({ tool, arguments: { path, amount, note } }) => ({
      principal: { type: 'User', id: 'agent' },
      action: { type: 'Action', id: 'call' },
      resource: { type: 'Tool', id: tool },
      context: { tool, path, amount, note },
      preparsedPolicySetId: id,
      entities: [],
    }),
    allows: (request) => {
      const answer = statefulIsAuthorized(request)
      if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
      return answer.response.decision === 'allow'
    },
  }
}

function policy({ effect, tool, when }: ToolRule): string {
  const scope = tool.includes('*') ? 'resource' : `resource == Tool::${JSON.stringify(tool)}`
  const conditions = [
    ...(tool.includes('*') ? [`context.tool like ${JSON.stringify(tool)}`] : []),
    ...(when === undefined ? [] : [condition(when)]),
  ]
  const clause = conditions.length === 0 ? '' : ` when { ${conditions.join(' && ')} }`
  return `${effect === 'allow' ? 'permit' : 'forbid'}(principal, action == Action::"call", ${scope})${clause};`
}

function condition(when: ArgumentCondition): string {
  return when.kind === 'amountAbove'
    ? `context.amount > ${when.limit}`
    : `context.path like ${JSON.stringify(`${when.prefix}*`)}`
}
