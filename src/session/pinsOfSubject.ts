/**
 * Which pin a subject is about.
 *
 * @module
 */
import type { PinStanding } from '../decision/guard.ts'
import { isJsonObject, ownMember, type JsonValue } from '../json/value.ts'
import type { MaybePromise } from '../ports/ports.ts'
import type { MessageSubject, Subject } from '../subject/subject.ts'
import type { ConnectionPins } from './catalogPins.ts'

/** What of a subject stands in the catalogue of the session's own server, and how it stands. */
export function standingIn(pins: ConnectionPins, server: string, subject: Subject): PinStanding | undefined {
  switch (subject.surface) {
    case undefined:
    case 'tool.call':
    case 'model.call':
    case 'tool.definition': {
      const { tool } = subject
      if (typeof tool !== 'string' || !tool.startsWith(server) || tool[server.length] !== '.')
        return undefined
      return pins.standing('tool', tool.slice(server.length + 1))
    }
    case 'prompt.get':
      return subject.server === server ? pins.standing('prompt', subject.prompt) : undefined
    case 'resource.read':
      return subject.server === server ? pins.standing('resource', subject.uri) : undefined
    case 'server.info':
      return isIntroduction(subject) && subject.server === server ? pins.standing('server', '') : undefined
    default:
      return undefined
  }
}

/** Tells whether a server says of itself what it is: its answer to `initialize`, or to `server/discover` of 2026-07-28. */
function isIntroduction({ method, phase }: MessageSubject): boolean {
  return phase === 'response' && (method === 'initialize' || method === 'server/discover')
}

/** Reads what is pinned, and takes what a server says of itself. Never throws, never rejects. */
export function pinsFor(pins: ConnectionPins, subject: Subject): MaybePromise<void> {
  if (subject.surface !== 'server.info' || !isIntroduction(subject)) return pins.ready()
  const { content } = subject
  if (!isJsonObject(content)) return pins.ready()
  const self: Record<string, JsonValue> = {}
  for (const member of ['instructions', 'serverInfo']) {
    const value = ownMember(content, member)
    if (value !== undefined) self[member] = value
  }
  return pins.listed('server', [self], undefined, undefined)
}
