/**
 * Drives the state machine of one connection: takes every message that a transport sends or delivers, and does what the
 * outcome says. Nothing here waits unless an outcome does.
 *
 * @module
 */
import { createConnection } from '../protocol/connection.ts'
import { isPromiseLike } from '../protocol/judge.ts'
import type { ConnectionOptions } from '../protocol/machine.ts'
import { isRequestId, type JsonRpcRequest, type RequestId } from '../protocol/message.ts'
import { opposite, type DropReason, type Flow, type Outcome } from '../protocol/outcome.ts'
import type { ConnectionSession } from '../session/session.ts'
import type { DrivenTransport, SendOptions } from './transportLike.ts'

/** Which end of the connection a transport belongs to. */
export type Role = 'client' | 'server'

/** The handlers that the owner of the guarded transport has set, looked up whenever something is delivered. */
export type Handlers = Pick<DrivenTransport, 'onmessage' | 'onclose' | 'onerror'>

/** The guarded ways in and out of a transport. */
export interface Link {
  /** In place of the transport's `start`. */
  readonly start: () => Promise<void>
  /** In place of the transport's `send`. A refused message resolves: a refusal is an answer, not a failure. */
  readonly send: (message: unknown, options?: SendOptions) => Promise<void>
  /** In place of the transport's `close`. */
  readonly close: (...rest: readonly unknown[]) => Promise<void>
  /** What the transport calls. */
  readonly onmessage: (message: unknown, extra?: unknown) => void
  readonly onclose: () => void
  readonly onerror: (error: Error) => void
}

const dropMessages: Readonly<Record<DropReason, string>> = {
  malformed: 'a message was dropped: it has none of the four JSON-RPC shapes',
  unsolicited: 'an answer was dropped: no request with exactly its id is in flight',
  repeated: 'a request was dropped: one with its id is in flight',
  refused: 'a notification was refused',
  cancelled: 'a held message was dropped: it was cancelled',
  closed: 'a held message was dropped: the connection was closed',
}

/** The transport's own methods, bound to it. */
export type Wire = Pick<DrivenTransport, 'start' | 'send'> & {
  close(...rest: readonly unknown[]): Promise<void>
}

/**
 * Links a transport to a session.
 *
 * @param self - Gives the guarded transport, which handlers get as `this`.
 */
export function createLink(
  wire: Wire,
  session: ConnectionSession,
  role: Role,
  handlers: Handlers,
  self: () => DrivenTransport,
  options?: ConnectionOptions,
): Link {
  const connection = createConnection(session, options, say)
  const outbound: Flow = role === 'client' ? 'toServer' : 'toClient'
  const inbound: Flow = opposite(outbound)
  // What ends the listening to the signal of a request, by id.
  const signals = new Map<RequestId, () => void>()
  let closed = false
  // Whoever closed it hears nothing more, even of a transport that does not say that it is closed.
  let over = false

  function send(message: unknown, options?: SendOptions): Promise<void> {
    return Array.isArray(message) ? sendEach(message, options) : sendOne(message, options)
  }

  function sendOne(message: unknown, options?: SendOptions): Promise<void> {
    const outcome = connection.receive(outbound, message, options?.headers)
    const waits = isPromiseLike(outcome)
    if (options !== undefined && (waits || outcome.action === 'forward')) watchSignal(message, options)
    return waits
      ? Promise.resolve(outcome).then((decided) => emit(decided, message, options))
      : emit(outcome, message, options)
  }

  async function sendEach(batch: readonly unknown[], options?: SendOptions): Promise<void> {
    // A batch holds messages, not batches (JSON-RPC 2.0 section 6): one inside is dropped as any other malformed message.
    await Promise.all(batch.map((message) => sendOne(message, options)))
  }

  function emit(outcome: Outcome, message: unknown, options?: SendOptions): Promise<void> {
    switch (outcome.action) {
      case 'forward':
        return transmit(
          outcome.message ?? message,
          outcome.headers === undefined ? options : { ...options, headers: outcome.headers },
        )
      case 'answer':
        if (closed) return Promise.reject(new Error('the connection is closed'))
        guardedly(() => {
          hand(outcome.message, undefined)
        })
        return Promise.resolve()
      case 'drop':
        if (outcome.why === 'closed') return Promise.reject(new Error('the connection was closed'))
        report(outcome.why)
        return Promise.resolve()
    }
  }

  function transmit(message: unknown, options?: SendOptions): Promise<void> {
    const { id, method } = message as Partial<JsonRpcRequest>
    if (id === undefined || method === undefined) return wire.send(message, options)
    const sent = wire.send(message, options)
    // What could not be sent will not be answered. The caller hears of the failure through the promise it gets.
    sent.then(undefined, () => {
      connection.abandon(outbound, id)
    })
    return sent
  }

  /** On a stream for each request a caller gives up by aborting it: no cancellation will be seen. */
  function watchSignal(message: unknown, options: SendOptions): void {
    const signal = options.requestSignal ?? options.signal
    if (signal === undefined) return
    const { id, method } = message as Partial<JsonRpcRequest>
    if (method === undefined || !isRequestId(id)) return
    const abandon = (): void => {
      signals.delete(id)
      connection.abandon(outbound, id)
    }
    if (signal.aborted) {
      abandon()
      return
    }
    signal.addEventListener('abort', abandon, { once: true })
    // One signal may serve for all requests of a program.
    signals.set(id, () => {
      signal.removeEventListener?.('abort', abandon)
    })
  }

  /** The request is answered: nobody gives it up any more. */
  function unwatchSignal({ id, method }: Partial<JsonRpcRequest>): void {
    if (id === undefined || method !== undefined) return
    signals.get(id)?.()
    signals.delete(id)
  }

  function unwatchSignals(): void {
    for (const stop of signals.values()) stop()
    signals.clear()
  }

  function onmessage(message: unknown, extra?: unknown): void {
    if (Array.isArray(message)) {
      for (const item of message) receiveOne(item, extra)
      return
    }
    receiveOne(message, extra)
  }

  function receiveOne(message: unknown, extra: unknown): void {
    const outcome = connection.receive(inbound, message)
    if (!isPromiseLike(outcome)) take(outcome, message, extra)
    else {
      void outcome.then((decided) => {
        guardedly(() => {
          take(decided, message, extra)
        })
      })
    }
  }

  function take(outcome: Outcome, message: unknown, extra: unknown): void {
    switch (outcome.action) {
      case 'forward':
        hand(outcome.message ?? message, extra)
        return
      case 'answer':
        guardedly(() => {
          if (!closed) wire.send(outcome.message).then(undefined, onerror)
        })
        return
      case 'drop':
        report(outcome.why)
    }
  }

  /** What the connection says of itself. */
  function say(flow: Flow, message: unknown): void {
    if (closed) return
    guardedly(() => {
      if (flow === outbound) wire.send(message).then(undefined, onerror)
      else hand(message, undefined)
    })
  }

  /** Where nobody is left who could catch what a handler or a transport throws. */
  function guardedly(task: () => void): void {
    try {
      task()
    } catch (error) {
      onerror(error instanceof Error ? error : new Error('a message handler failed', { cause: error }))
    }
  }

  function hand(message: unknown, extra: unknown): void {
    if (closed || over) return
    if (signals.size > 0) unwatchSignal(message as Partial<JsonRpcRequest>)
    handlers.onmessage?.call(self(), message, extra)
  }

  function report(why: DropReason): void {
    if (why === 'cancelled' || why === 'closed') return
    onerror(new Error(dropMessages[why]))
  }

  function onerror(error: Error): void {
    handlers.onerror?.call(self(), error)
  }

  function onclose(): void {
    if (closed) return
    closed = true
    unwatchSignals()
    connection.reset()
    handlers.onclose?.call(self())
  }

  return {
    start() {
      closed = false
      over = false
      return wire.start()
    },
    send,
    async close(...rest) {
      // Whatever is still held must not be dispatched while the transport takes its time to close.
      connection.withdraw()
      try {
        await wire.close(...rest)
      } finally {
        over = true
        unwatchSignals()
        connection.reset()
      }
    },
    onmessage,
    onclose,
    onerror,
  }
}
