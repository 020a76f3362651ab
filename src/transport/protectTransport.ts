/**
 * The decorator around a transport.
 *
 * It is a `Proxy`, because nothing else survives how the SDKs use transports: SDK v2 tells stdio transports by their
 * members and clones them through `constructor` to probe the server's revision on a sibling, asks `instanceof`, replaces
 * `start` and `close` on the instance and swaps handlers after the start; real transports have private fields.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import type { ConnectionOptions } from '../protocol/machine.ts'
import type { ConnectionSession } from '../session/session.ts'
import { createLink, type Handlers, type Link, type Role, type Wire } from './link.ts'
import type { DrivenTransport, TransportLike } from './transportLike.ts'

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown
type Constructor = new (...args: unknown[]) => object

/** The members that are never those of the transport itself. */
const guardedMembers: ReadonlySet<PropertyKey> = new Set(['send', 'onmessage', 'onclose', 'onerror'])

/**
 * Guards a transport. What it gives back is used in its place; the transport itself must not be used any more.
 *
 * @param role - `client`: the transport is a client's; `server`: a server's.
 * @throws {@link PortcullisError} `option_invalid` when it is no transport, or one whose handlers cannot be set.
 */
export function protectTransport<T extends TransportLike>(
  transport: T,
  session: ConnectionSession,
  role: Role,
  options?: ConnectionOptions,
): T {
  assertTransport(transport)
  return decorate(transport, session, role, options) as T
}

function assertTransport(transport: unknown): asserts transport is DrivenTransport {
  const candidate = transport as Partial<DrivenTransport> | null | undefined
  const complete =
    typeof candidate === 'object' &&
    candidate !== null &&
    [candidate.start, candidate.send, candidate.close].every((member) => typeof member === 'function')
  if (!complete) {
    throw new PortcullisError('option_invalid', 'a transport has the functions `start`, `send` and `close`')
  }
  if (!Object.isExtensible(candidate)) {
    throw new PortcullisError('option_invalid', 'the transport is frozen: pass one whose handlers can be set')
  }
}

function decorate(
  transport: DrivenTransport,
  session: ConnectionSession,
  role: Role,
  options: ConnectionOptions | undefined,
): DrivenTransport {
  // Own members of the guarded transport: its handlers, and a `send` that someone wrapped around ours.
  const own: Handlers & { send?: AnyFunction } = {}
  const bound = new Map<unknown, AnyFunction>()
  const unbound = new WeakMap<object, unknown>()
  const assigned = new Map<PropertyKey, { readonly given: unknown; readonly installed: unknown }>()
  let siblings: Constructor | undefined
  // Taken now: whoever replaces `start` or `close` later calls what they got from us, which must not call them back.
  const start: unknown = Reflect.get(transport, 'start')
  const close: unknown = Reflect.get(transport, 'close')
  const wire: Wire = {
    start: () => Reflect.apply(start as AnyFunction, transport, []) as Promise<void>,
    close: (...rest) => Reflect.apply(close as AnyFunction, transport, rest) as Promise<void>,
    send: (message, options) => transport.send(message, options),
  }
  const link = createLink(wire, session, role, own, () => guarded, options)
  const replacements = new Map<unknown, unknown>([
    [start, link.start],
    [close, link.close],
  ])

  const guarded: DrivenTransport = new Proxy(transport, {
    get(target, key) {
      // First what is read for every message.
      if (key === 'send') return own.send ?? link.send
      if (guardedMembers.has(key)) return Reflect.get(own, key, guarded) as unknown
      if (key === 'constructor') return (siblings ??= siblingClass(target, session, role, options))
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value === 'function') return bind(key, value as AnyFunction)
      return conceal(key, value)
    },

    set(target, key, value: unknown) {
      if (guardedMembers.has(key)) {
        if (key === 'send' && value === link.send) return Reflect.deleteProperty(own, 'send')
        return Reflect.set(own, key, value, own) && install(target, key)
      }
      return assign(target, key, value)
    },

    has: (target, key) => Reflect.has(own, key) || Reflect.has(target, key),

    defineProperty(target, key, descriptor) {
      if (guardedMembers.has(key)) return Reflect.defineProperty(own, key, descriptor) && install(target, key)
      return Reflect.defineProperty(target, key, descriptor)
    },

    deleteProperty(target, key) {
      if (guardedMembers.has(key)) return Reflect.deleteProperty(own, key) && install(target, key)
      assigned.delete(key)
      return Reflect.deleteProperty(target, key)
    },

    getOwnPropertyDescriptor(target, key) {
      if (guardedMembers.has(key)) {
        const descriptor = Reflect.getOwnPropertyDescriptor(own, key)
        if (descriptor !== undefined) return { ...descriptor, configurable: true }
        if (!Object.hasOwn(target, key)) return undefined
        const value = key === 'send' ? link.send : undefined
        return { value, writable: true, enumerable: true, configurable: true }
      }
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key)
      if (descriptor === undefined || !('value' in descriptor) || descriptor.configurable === false)
        return descriptor
      return { ...descriptor, value: Reflect.get(guarded, key) as unknown }
    },
  })

  /** A method of the transport, bound to it, because private fields and `this` comparisons need the real object. */
  function bind(key: PropertyKey, method: AnyFunction): AnyFunction {
    const replaced = assigned.get(key)
    if (replaced?.installed === method) return replaced.given as AnyFunction
    const known = bound.get(method)
    if (known !== undefined) return known
    const call =
      (replacements.get(method) as AnyFunction | undefined) ??
      ((...args: unknown[]) => conceal(key, Reflect.apply(method, transport, args)))
    bound.set(method, call)
    unbound.set(call, method)
    return call
  }

  /** Someone replaces a member of the transport, as SDK v2 does with `start` and `close` while it negotiates. */
  function assign(target: DrivenTransport, key: PropertyKey, value: unknown): boolean {
    assigned.delete(key)
    const original = typeof value === 'function' ? unbound.get(value) : undefined
    if (original !== undefined) {
      // One of our bound methods is put back: the transport gets its own again.
      Reflect.deleteProperty(target, key)
      return Reflect.get(target, key, target) === original || Reflect.set(target, key, original, target)
    }
    if (typeof value !== 'function') return Reflect.set(target, key, value, target)
    const installed = function (this: unknown, ...args: unknown[]): unknown {
      return Reflect.apply(value, this === target ? guarded : this, args)
    }
    assigned.set(key, { given: value, installed })
    return Reflect.set(target, key, installed, target)
  }

  /** Nothing that is read or returned hands out the transport, nor one that it keeps behind it. */
  function conceal(key: PropertyKey, value: unknown): unknown {
    if (value === transport) return guarded
    if (typeof key !== 'string' || !key.startsWith('_')) return value
    return typeof (value as Partial<DrivenTransport> | null | undefined)?.send === 'function'
      ? undefined
      : value
  }

  /**
   * Transports queue what arrives before a handler is set: ours is set exactly while the owner's is. The end of the
   * connection has to be seen in any case.
   */
  function install(target: DrivenTransport, key: PropertyKey): boolean {
    if (key === 'send') return true
    const name = key as keyof Handlers
    const wanted = own[name] !== undefined || name === 'onclose'
    return Reflect.set(target, name, wanted ? link[name] : undefined, target)
  }

  for (const name of ['onmessage', 'onclose', 'onerror'] as const) {
    const handler: Link[typeof name] | undefined = transport[name]
    if (handler !== undefined) Reflect.set(own, name, handler)
    if (handler !== undefined || name === 'onclose') install(transport, name)
  }
  return guarded
}

/** The transport's class, whose instances come out guarded: SDK v2 probes a stdio server on such a sibling. */
function siblingClass(
  transport: object,
  session: ConnectionSession,
  role: Role,
  options: ConnectionOptions | undefined,
): Constructor {
  return new Proxy(transport.constructor as Constructor, {
    construct(original, args, newTarget) {
      const sibling = Reflect.construct(original, args, newTarget) as DrivenTransport
      return decorate(sibling, session, role, options)
    },
  })
}
