/**
 * What becomes of a message: the actions that the state machine asks its driver to take.
 *
 * @module
 */
import type { JsonRpcMessage } from './message.ts'
import type { MessageHeaders } from './parameterHeaders.ts'

/** Where a message travels. Ids, progress tokens and methods belong to one direction each. */
export type Flow = 'toServer' | 'toClient'

/** Why a message goes nowhere. */
export type DropReason =
  /** It has none of the four JSON-RPC shapes, or reading it failed. */
  | 'malformed'
  /** An answer to nothing that is in flight: never asked, already answered, cancelled, or with another type of id. */
  | 'unsolicited'
  /** A request of a server under an id that is in flight: a resumed stream repeats what it brought before. */
  | 'repeated'
  /** A call that was cancelled while it was held; the peer never saw it, so it need not see the cancellation either. */
  | 'cancelled'
  /** A notification that was refused; nobody waits for an answer to it. */
  | 'refused'
  /** The connection was closed while the message was held. */
  | 'closed'

/** What the driver has to do with a message. */
export type Outcome =
  /** Pass it on: the very same object, or `message` in its place; with `headers` in place of the HTTP headers given. */
  | { readonly action: 'forward'; readonly message?: JsonRpcMessage; readonly headers?: MessageHeaders }
  /** Send `message` back to where it came from, and pass nothing on. */
  | { readonly action: 'answer'; readonly message: JsonRpcMessage }
  /** Do nothing. */
  | { readonly action: 'drop'; readonly why: DropReason }

/** The other direction. */
export function opposite(flow: Flow): Flow {
  return flow === 'toServer' ? 'toClient' : 'toServer'
}

/** Pass it on as it is. One object for all, so that the usual path allocates nothing. */
export const passOn: Outcome = Object.freeze({ action: 'forward' })

/** Drops a message. */
export function drop(why: DropReason): Outcome {
  return { action: 'drop', why }
}
