/**
 * casbin: its `keyMatch` model. `keyMatch` knows a star at the end only, so a leading star is matched against the name
 * written backwards, and each rule carries both; a rule without the one or the other has `*` there. Conditions are
 * columns of the policy.
 *
 * @module
 */
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin'
import type { Engine, ToolRule } from './engine.ts'

type Request = readonly [tool: string, backwards: string, amount: number, path: string]

/** Compiles the rules. A column that the rules do not need is left out of the model. */
export async function casbin(rules: readonly ToolRule[]): Promise<Engine<Request>> {
  const uses = {
    leadingStar: rules.some(({ tool }) => tool.startsWith('*')),
    amount: rules.some(({ when }) => when?.kind === 'amountAbove'),
    prefix: rules.some(({ when }) => when?.kind === 'pathBegins'),
    pattern: rules.some(({ when }) => when?.kind === 'pathMatches'),
  }
  const matcher = [
    'keyMatch(r.tool, p.tool)',
    ...(uses.leadingStar ? ['keyMatch(r.backwards, p.backwards)'] : []),
    ...(uses.amount ? ['(p.above == "-" || r.amount > p.above)'] : []),
    ...(uses.prefix ? ['keyMatch(r.path, p.path)'] : []),
    ...(uses.pattern ? ['regexMatch(r.path, p.pattern)'] : []),
  ].join(' && ')
  const model = newModelFromString(`
[request_definition]
r = tool, backwards, amount, path
[policy_definition]
p = tool, backwards, above, path, pattern, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = ${matcher}
`)
  const enforcer = await newEnforcer(model, new StringAdapter(rules.map(line).join('\n')))
  return {
    name: 'casbin',
    request: ({ tool, arguments: { amount, path } }) => [tool, reversed(tool), amount, path],
    allows: (request) => enforcer.enforceSync(...request),
  }
}

function line({ effect, tool, when }: ToolRule): string {
  const leading = tool.startsWith('*')
  const above = when?.kind === 'amountAbove' ? when.limit : '-'
  const path = when?.kind === 'pathBegins' ? `${when.prefix}*` : '*'
  const pattern = when?.kind === 'pathMatches' ? `^${when.prefix}` : '.'
  return ['p', leading ? '*' : tool, leading ? reversed(tool) : '*', above, path, pattern, effect].join(', ')
}

function reversed(name: string): string {
  return Array.from(name).reverse().join('')
}
