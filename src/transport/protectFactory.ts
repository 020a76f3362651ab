/**
 * The decorator for servers whose transports cannot be passed in: SDK v2's `createMcpHandler` makes a server and a
 * transport for each HTTP request and connects them itself.
 *
 * @module
 */
import type { ConnectionOptions } from '../protocol/machine.ts'
import { isPromiseLike } from '../protocol/judge.ts'
import type { ConnectionSession } from '../session/session.ts'
import { protectTransport } from './protectTransport.ts'
import type { TransportLike } from './transportLike.ts'

/** A server that can be connected: `McpServer` or `Server` of either SDK generation. */
export interface ConnectableLike {
  /** Takes a transport into use. */
  connect(transport: never): Promise<void>
}

/** What guards one server. */
export interface ServerGuard {
  readonly session: ConnectionSession
  readonly options?: ConnectionOptions | undefined
}

/**
 * Guards every server that a factory makes, at the moment when it is connected. What a handler answers without a server
 * (HTTP errors, `subscriptions/listen` of `createMcpHandler`) does not pass here.
 *
 * @param guardOf - Gives the session for what the factory was called with. State that has to outlive a request belongs to
 *   the firewall behind it.
 */
export function protectFactory<
  Context extends readonly unknown[],
  Made extends ConnectableLike | PromiseLike<ConnectableLike>,
>(
  factory: (...context: Context) => Made,
  guardOf: (...context: Context) => ServerGuard,
): (...context: Context) => Made {
  const guarded = new WeakSet<object>()

  function guard(server: ConnectableLike, context: Context): ConnectableLike {
    // A factory may give the same server twice.
    if (guarded.has(server)) return server
    guarded.add(server)
    const connect: unknown = Reflect.get(server, 'connect')
    const guardedConnect = (transport: TransportLike): Promise<void> => {
      const { session, options } = guardOf(...context)
      const decorated = protectTransport(transport, session, 'server', options)
      return Reflect.apply(connect as Connect, server, [decorated])
    }
    Reflect.set(server, 'connect', guardedConnect)
    return server
  }

  return (...context) => {
    const made = factory(...context)
    const ready = isPromiseLike<ConnectableLike>(made)
      ? made.then((server) => guard(server, context))
      : guard(made, context)
    return ready as Made
  }
}

type Connect = (transport: TransportLike) => Promise<void>
