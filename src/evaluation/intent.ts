/**
 * The class of what is judged, as a policy has it: what it says of a tool comes first, then what can be told.
 *
 * @module
 */
import type { Intent } from '../decision/decision.ts'
import type { Condition } from '../guards/rules/schema.ts'
import type { Policy, ToolPolicy } from '../policy/schema.ts'
import type { Facts, FactSources } from '../subject/facts.ts'
import {
  createIntentClassifier,
  givenIntent,
  type IntentClassifier,
} from '../subject/intent/classifyIntent.ts'
import type { IntentClassification } from '../subject/intent/evidence.ts'
import type { Surface } from '../subject/subject.ts'

const none: readonly never[] = Object.freeze([])

/**
 * The class of what is no tool call. To read a resource is to read; to ask the host's user for something is to write. To
 * have the host's model write what a server says counts as destructive: the specification wants a person to look first
 * (client/sampling), and that is what defaults by intent do with it. A message that the protocol does not know counts as
 * destructive, like a tool of which nothing is known.
 */
const intentBySurface: Readonly<Partial<Record<Surface, Intent>>> = {
  'resource.read': 'read',
  'prompt.get': 'read',
  completion: 'read',
  roots: 'read',
  sampling: 'destructive',
  elicitation: 'write',
}

/** Makes the source of the fact `intent`. Definitions are read once for each policy. */
export function compileIntent(
  policy: Policy,
  tools: ReadonlyMap<string, ToolPolicy>,
): NonNullable<FactSources['intent']> {
  const { servers = {} } = policy
  const classify = createIntentClassifier(
    policy.intent,
    (server) => Object.hasOwn(servers, server) && servers[server]?.trust === 'trusted',
  )
  return (_subject, facts) => {
    const { tool, surface } = facts
    if (tool === undefined) return surfaceIntent(intentBySurface[surface])
    const given = tools.get(tool)?.intent
    return given === undefined ? toldFrom(classify, tool, facts) : givenIntent(given)
  }
}

function surfaceIntent(intent: Intent | undefined): IntentClassification {
  return intent === undefined ? unknown : { intent, confidence: 1, evidence: none }
}

const unknown: IntentClassification = Object.freeze({ intent: undefined, confidence: 0, evidence: none })

function toldFrom(classify: IntentClassifier, tool: string, facts: Facts): IntentClassification {
  const { definition, surface } = facts
  try {
    const advertised = surface === 'tool.definition' ? (facts.document as typeof definition) : definition
    return classify(tool, facts.arguments, advertised)
  } catch {
    // Arguments that misbehave while they are read: another guard refuses them, and their class cannot be told.
    return unknown
  }
}

/** Tells whether the outcome of a policy, or what it records, depends on the class of a call. */
export function asksIntent(policy: Policy): boolean {
  const { default: byDefault, roles = {}, rules = none, layers = {}, servers = {}, intent } = policy
  return (
    intent !== undefined ||
    typeof byDefault !== 'string' ||
    Object.values(roles).some(({ intents }) => intents !== undefined) ||
    rules.some(({ when }) => when !== undefined && namesIntent(when)) ||
    Object.values(layers).some(
      (layer) =>
        typeof (layer.default ?? 'deny') !== 'string' ||
        (layer.for !== undefined && namesIntent(layer.for)) ||
        (layer.rules ?? none).some(({ when }) => when !== undefined && namesIntent(when)),
    ) ||
    Object.values(servers).some(({ tools = {} }) =>
      Object.values(tools).some((tool) => tool.intent !== undefined),
    )
  )
}

function namesIntent({ intent, not, any = none, all = none }: Condition): boolean {
  return intent !== undefined || (not !== undefined && namesIntent(not)) || [...any, ...all].some(namesIntent)
}
