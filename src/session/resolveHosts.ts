/**
 * Discharges the obligation to resolve: asks for the hosts that a decision waits for.
 *
 * @module
 */
import type { Decision } from '../decision/decision.ts'
import type { RequestContext } from '../decision/guard.ts'
import type { MaybePromise } from '../ports/ports.ts'
import { askResolver, type ResolverAnswer, type ResolverAsk } from './askResolver.ts'
import { isPromise } from './settle.ts'

const none: readonly never[] = Object.freeze([])

/**
 * The hosts whose addresses alone stand between a decision and its verdict, be it in force or only recorded (shadow mode);
 * none when something else denies as well.
 */
export function hostsToResolve({ verdict, shadowed, obligations, reasons }: Decision): readonly string[] {
  if ((shadowed ?? verdict) !== 'deny' || obligations.length === 0) return none
  const hosts: string[] = []
  for (const each of obligations) if (each.type === 'resolve') hosts.push(each.host)
  const isOnlyThat = reasons.every((each) => each.verdict !== 'deny' || each.code === 'egress_unresolved')
  return isOnlyThat ? hosts : none
}

/** The context with the answers for some hosts, all asked for at once. Never throws, never rejects. */
export function withResolved(
  context: RequestContext,
  hosts: readonly string[],
  ask: ResolverAsk,
): MaybePromise<RequestContext> {
  const answers = hosts.map((host) => askResolver(host, ask))
  const complete = (list: readonly ResolverAnswer[]): RequestContext => ({
    ...context,
    resolved: {
      ...context.resolved,
      ...Object.fromEntries(hosts.map((host, index) => [host, list[index] ?? { failed: 'no answer' }])),
    },
  })
  return answers.some((answer) => isPromise(answer))
    ? Promise.all(answers.map((answer) => Promise.resolve(answer))).then(complete)
    : complete(answers as readonly ResolverAnswer[])
}
