/**
 * Portcullis, through its public face: the whole decision, structural limits included, not the rules alone.
 *
 * @module
 */
import { createFirewall, type Condition, type Policy, type Rule, type Subject } from 'mcp-portcullis'
import type { ArgumentCondition, Engine, ToolRule } from './engine.ts'

/** The rules as a policy: the denying ones first, since the first match decides. */
export function policyOf(rules: readonly ToolRule[]): Policy {
  const inOrder = [
    ...rules.filter(({ effect }) => effect === 'deny'),
    ...rules.filter(({ effect }) => effect === 'allow'),
  ]
  return {
    version: 1,
    name: 'bench',
    default: 'deny',
    rules: inOrder.map(({ effect, tool, when }, index): Rule => {
      return { id: `r${index}`, when: { tool, ...(when !== undefined && condition(when)) }, then: effect }
    }),
  }
}

/** Compiles the rules. */
export function portcullis(rules: readonly ToolRule[]): Engine<Subject> {
  const firewall = createFirewall(policyOf(rules))
  return {
    name: 'portcullis',
    request: (call) => call,
    allows: (subject) => firewall.evaluate(subject).verdict === 'allow',
  }
}

function condition(when: ArgumentCondition): Condition {
  switch (when.kind) {
    case 'amountAbove':
      return { arguments: { '$.amount': { gt: when.limit } } }
    case 'pathBegins':
      return { arguments: { '$.path': { startsWith: when.prefix } } }
    case 'pathMatches':
      return { arguments: { '$.path': { matches: `^${when.prefix}` } } }
  }
}
