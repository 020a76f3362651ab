/**
 * Checks what a host injects, so that a misspelt port is an error at once and not a control that is silently missing.
 *
 * @module
 */
import { PortcullisError } from '../errors.ts'
import { isJsonObject } from '../json/value.ts'
import { nearest } from '../text/nearest.ts'

/** The ports and the methods that each must have; an empty list stands for a function. */
const ports: Readonly<Record<string, readonly string[]>> = {
  clock: ['now'],
  approvals: ['request', 'poll', 'consume'],
  audit: ['append'],
  notify: [],
  schedule: [],
  resolver: ['resolve'],
  store: ['get', 'putIfAbsent', 'compareAndSet'],
}

/**
 * Checks that an options object has known members only.
 *
 * @throws {@link PortcullisError} `option_invalid` that names the member and the one that was probably meant.
 */
export function assertKnownMembers(what: string, given: unknown, known: readonly string[]): void {
  if (given === undefined) return
  if (!isJsonObject(given)) throw invalid(`${what} must be an object`)
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue
    const meant = nearest(name, known)
    throw invalid(
      `${what} has no \`${name}\`, ${meant === undefined ? `use one of ${known.join(', ')}` : `did you mean \`${meant}\`?`}`,
    )
  }
}

/**
 * Checks ports.
 *
 * @throws {@link PortcullisError} `option_invalid` for an unknown port, or one that lacks a method.
 */
export function assertPorts(given: unknown): void {
  assertKnownMembers('`ports`', given, Object.keys(ports))
  for (const [name, port] of Object.entries((given ?? {}) as Readonly<Record<string, unknown>>)) {
    const methods = ports[name] ?? []
    if (port === undefined) continue
    if (methods.length === 0 && typeof port !== 'function')
      throw invalid(`the port \`${name}\` must be a function`)
    for (const method of methods) {
      const found: unknown = (port as Readonly<Record<string, unknown>> | null)?.[method]
      if (typeof found !== 'function') throw invalid(`the port \`${name}\` must have a method \`${method}\``)
    }
  }
}

function invalid(message: string): PortcullisError {
  return new PortcullisError('option_invalid', message)
}
