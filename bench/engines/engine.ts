/**
 * What is compared: rules over tool calls that every engine here can express, and engines that decide by them.
 *
 * @module
 */

/** A condition on an argument. */
export type ArgumentCondition =
  | { readonly kind: 'amountAbove'; readonly limit: number }
  | { readonly kind: 'pathBegins'; readonly prefix: string }
  | { readonly kind: 'pathMatches'; readonly prefix: string }

/**
 * One rule. `tool` is an exact name, `prefix*` or `*suffix`. A call is allowed when a rule allows it and none denies it,
 * which is the one reading that first-match, last-match and deny-overrides engines can all be given.
 */
export interface ToolRule {
  readonly effect: 'allow' | 'deny'
  readonly tool: string
  readonly when?: ArgumentCondition
}

/** One call. */
export interface ToolCall {
  readonly tool: string
  readonly arguments: { readonly path: string; readonly amount: number; readonly note: string }
}

/**
 * An engine with a compiled policy. `Request` is a call in the engine's own form. It is made before the clock starts: what
 * an engine needs converted costs it nothing here.
 */
export interface Engine<Request> {
  readonly name: string
  readonly request: (call: ToolCall) => Request
  readonly allows: (request: Request) => boolean
}

/** The decision, read off the rules in the plainest way: what every engine must agree with before it is timed. */
export function allowedByReading(rules: readonly ToolRule[], call: ToolCall): boolean {
  const matching = rules.filter(
    (rule) => toolMatches(rule.tool, call.tool) && conditionHolds(rule.when, call),
  )
  return matching.length > 0 && matching.every((rule) => rule.effect === 'allow')
}

function toolMatches(glob: string, tool: string): boolean {
  if (glob.startsWith('*')) return tool.endsWith(glob.slice(1))
  if (glob.endsWith('*')) return tool.startsWith(glob.slice(0, -1))
  return tool === glob
}

function conditionHolds(
  condition: ArgumentCondition | undefined,
  { arguments: { amount, path } }: ToolCall,
): boolean {
  if (condition === undefined) return true
  return condition.kind === 'amountAbove' ? amount > condition.limit : path.startsWith(condition.prefix)
}
