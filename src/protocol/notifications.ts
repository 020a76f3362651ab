/**
 * Notifications: passed on, but for the cancellation of what the other side has never seen.
 *
 * @module
 */
import type { Machine } from './machine.ts'
import type { JsonRpcNotification, RequestId } from './message.ts'
import { drop, passOn, type Flow, type Outcome } from './outcome.ts'

/** Takes a notification. */
export function receiveNotification(machine: Machine, flow: Flow, message: JsonRpcNotification): Outcome {
  return message.method === 'notifications/cancelled' ? cancel(machine, flow, message) : passOn
}

/** A request is cancelled by its own side, under its exact id. Its answer, if one still comes, is unsolicited then. */
function cancel(machine: Machine, flow: Flow, message: JsonRpcNotification): Outcome {
  const id = message.params?.['requestId'] as RequestId
  const { inFlight } = machine
  const exchange = inFlight[flow].get(id)
  if (exchange === undefined) {
    // In 2026-07-28 a server ends a subscription by cancelling the client's own request for it.
    const listening = inFlight.toServer.get(id)
    if (flow === 'toClient' && listening?.method === 'subscriptions/listen') inFlight.toServer.delete(id)
    return passOn
  }
  const neverSent = exchange.state === 'held'
  inFlight[flow].delete(id)
  exchange.release?.(drop('cancelled'))
  return neverSent ? drop('cancelled') : passOn
}
