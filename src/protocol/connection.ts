/**
 * The state machine of one connection. It does no I/O: a driver hands it every message with the direction it travels in
 * and does what the outcome says. Both ends can be guarded; the machine does not know at which end it sits.
 *
 * @module
 */
import type { MaybePromise } from '../ports/ports.ts'
import type { ConnectionSession } from '../session/session.ts'
import { receiveAnswer } from './answers.ts'
import { forgetGivenUp } from './givenUp.ts'
import { dropped, forget, newMachine, type ConnectionOptions, type Emit, type Machine } from './machine.ts'
import {
  shapeOf,
  type JsonRpcError,
  type JsonRpcNotification,
  type JsonRpcRequest,
  type JsonRpcResult,
  type RequestId,
} from './message.ts'
import { receiveNotification } from './notifications.ts'
import { drop, type Flow, type Outcome } from './outcome.ts'
import type { MessageHeaders } from './parameterHeaders.ts'
import { receiveRequest } from './requests.ts'

/** One connection. */
export interface Connection {
  /**
   * Takes a message. The outcome comes at once unless the session has to wait for a port. Never throws, never rejects.
   *
   * @param headers - The HTTP headers that go with it, as far as they are part of the message.
   */
  receive(flow: Flow, message: unknown, headers?: MessageHeaders): MaybePromise<Outcome>
  /** Forgets a request, because it could not be passed on or its caller gave it up without a word. */
  abandon(flow: Flow, id: RequestId): void
  /** Ends the waiting of everything that is held; nothing of it will be passed on. */
  withdraw(): void
  /** The connection is over: as {@link Connection.withdraw}, and every request in flight is forgotten. */
  reset(): void
}

/**
 * Makes the state machine of one connection. State that outlives it belongs to the session.
 *
 * @param emit - Sends what the firewall says of itself: that a request timed out.
 */
export function createConnection(
  session: ConnectionSession,
  options: ConnectionOptions = {},
  emit?: Emit,
): Connection {
  const machine = newMachine(session, options, emit)
  const withdraw = (): void => {
    for (const release of [...machine.held]) release(drop('closed'))
  }
  return {
    receive(flow, message, headers) {
      try {
        return receive(machine, flow, message, headers)
      } catch {
        // A getter or a proxy that throws while it is read: whatever it is, it is no JSON.
        return dropped(machine, flow, 'malformed')
      }
    },
    abandon(flow, id) {
      const exchange = machine.inFlight[flow].get(id)
      if (exchange === undefined) return
      forget(machine, flow, id, exchange)
      exchange.release?.(drop('cancelled'))
    },
    withdraw,
    reset() {
      withdraw()
      forgetGivenUp(machine.givenUp.toServer)
      forgetGivenUp(machine.givenUp.toClient)
      for (const live of [machine.inFlight.toServer, machine.inFlight.toClient])
        for (const exchange of live.all()) exchange.stop?.()
      machine.inFlight.toServer.clear()
      machine.inFlight.toClient.clear()
      machine.tokens.toServer.clear()
      machine.tokens.toClient.clear()
    },
  }
}

function receive(
  machine: Machine,
  flow: Flow,
  message: unknown,
  headers: MessageHeaders | undefined,
): MaybePromise<Outcome> {
  switch (shapeOf(message)) {
    case 'request':
      return receiveRequest(machine, flow, message as JsonRpcRequest, headers)
    case 'notification':
      return receiveNotification(machine, flow, message as JsonRpcNotification)
    case 'result':
    case 'error':
      return receiveAnswer(machine, flow, message as JsonRpcResult | JsonRpcError)
    case 'malformed':
      return dropped(machine, flow, 'malformed')
  }
}
