/** The session of a firewall with what its own enforcement points see of it. */
import type { Firewall } from '../../src/firewall.ts'
import type { ConnectionSession, SessionInit } from '../../src/session/session.ts'

export function connectionSession(firewall: Firewall, init?: SessionInit): ConnectionSession {
  return firewall.session(init) as ConnectionSession
}
