/** Hostile and broken frames, from a seed: nothing throws, nothing hangs, nothing refused gets through. */
import { expect, it } from 'vitest'
import { createFirewall } from '../../src/firewall.ts'
import { createConnection } from '../../src/protocol/connection.ts'
import { notificationRows, requestRows } from '../../src/protocol/messages.table.ts'
import { shapeOf } from '../../src/protocol/message.ts'
import type { Flow, Outcome } from '../../src/protocol/outcome.ts'
import { legalParams, legalResult } from './legalMessages.ts'
import { connectionSession } from './connectionSession.ts'

const frames = 60_000

/** The same numbers in [0, 1) every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const methods = [...requestRows.map(({ method }) => method), 'other/thing']
const said = notificationRows.map(({ method }) => method)
const strange: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => Number.NaN,
  () => -0,
  () => 1e308,
  () => 2 ** 53,
  () => '',
  () => ' 1 ',
  () => '0x1',
  () => '\u0000',
  () => '\uD800',
  () => 'x'.repeat(5_000),
  () => [],
  () => ({}),
  () => [[[[[]]]]],
  () => true,
  () => Symbol('s'),
  () => 10n,
  () => () => 'called',
  () => new Date(0),
  () => new Map([[1, 2]]),
  () => Object.create(null) as object,
  () => Object.create({ method: 'tools/call' }) as object,
  () => JSON.parse('{"__proto__": {"polluted": true}}') as object,
  () => JSON.parse('{"constructor": {"prototype": {"polluted": true}}}') as object,
  () => ({ get name(): string { throw new Error('trap') } }),
  () => new Proxy({}, { get: () => { throw new Error('trap') } }),
  () => new Proxy({}, { ownKeys: () => { throw new Error('trap') } }),
  () => ({ then: (resolve: (value: string) => void) => { resolve('thenable') } }),
  () => { const loop: Record<string, unknown> = {}; loop['self'] = loop; return loop },
  () => { let deep: unknown = 'x'; for (let level = 0; level < 500; level++) deep = { deep }; return deep },
] // prettier-ignore

function fuzzer(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const weird = (): unknown => pick(strange)()
  const id = (): unknown => (random() < 0.8 ? pick([0, 1, 2, 3, '0', '1', 'a']) : weird())

  function legal(): Record<string, unknown> {
    const method = pick(methods)
    const text = pick(['fine', 'evil', '{"a":1}', '\u202E'])
    const kind = random()
    if (kind < 0.45) return { jsonrpc: '2.0', id: id(), method, params: legalParams(method, text) }
    if (kind < 0.75) return { jsonrpc: '2.0', id: id(), result: legalResult(method, text) }
    if (kind < 0.85) return { jsonrpc: '2.0', id: id(), error: { code: 1, message: text } }
    const notified = pick(said)
    return { jsonrpc: '2.0', method: notified, params: legalParams(notified, text) }
  }

  /** A copy of the value with one place in it changed. */
  function mutated(value: unknown, depth = 0): unknown {
    if (typeof value !== 'object' || value === null || depth > 6 || random() < 0.2) return weird()
    if (Array.isArray(value))
      return value.length === 0
        ? [weird()]
        : value.map((item, at) => (at === 0 ? mutated(item, depth + 1) : (item as unknown)))
    const entries = Object.entries(value)
    const which = Math.floor(random() * (entries.length + 1))
    if (which === entries.length)
      return {
        ...value,
        [pick([
          'jsonrpc',
          'id',
          'method',
          'params',
          'result',
          'error',
          'extra',
          '_meta',
          'name',
          '__proto__x',
        ])]: weird(),
      }
    const [key, inner] = entries[which] as [string, unknown]
    if (random() < 0.2) return Object.fromEntries(entries.filter(([name]) => name !== key))
    return { ...value, [key]: mutated(inner, depth + 1) }
  }

  /** What is put in may itself be a trap, which then stays as it is. */
  function again(value: unknown): unknown {
    try {
      return mutated(value)
    } catch {
      return value
    }
  }

  return (): unknown => {
    const kind = random()
    if (kind < 0.3) return legal()
    if (kind < 0.9) {
      let frame: unknown = legal()
      for (let times = 1 + Math.floor(random() * 3); times > 0; times--) frame = again(frame)
      return frame
    }
    if (kind < 0.95) return [legal(), again(legal())]
    return weird()
  }
}

/** What a server would call: it reads the members by name. */
function calledTool(message: unknown): unknown {
  const { method, params } = message as { method?: unknown; params?: { name?: unknown } }
  return method === 'tools/call' ? params?.name : undefined
}

it(`${frames} frames from a seed: none throws or hangs, and no refused call is forwarded`, () => {
  const firewall = createFirewall({
    version: 1,
    name: 'fuzz',
    default: 'deny',
    rules: [
      { id: 'echo', when: { tool: 'srv.echo' }, then: 'allow' },
      {
        id: 'answers',
        when: { surface: ['tool.result', 'resource.content', 'prompt.content', 'log', 'server.info'] },
        then: 'allow',
      },
    ],
  })
  const random = seeded(20_261_121)
  const next = fuzzer(random)
  let connection = createConnection(connectionSession(firewall, { server: 'srv' }))
  const seen = { forward: 0, answer: 0, drop: 0 }
  for (let count = 0; count < frames; count++) {
    if (count % 500 === 0) {
      connection.reset()
      connection = createConnection(connectionSession(firewall, { server: 'srv' }))
    }
    const frame = next()
    const flow: Flow = random() < 0.5 ? 'toServer' : 'toClient'
    const outcome = connection.receive(flow, frame) as Outcome
    // No port is asked, so that nothing has to be waited for.
    expect(outcome).not.toHaveProperty('then')
    seen[outcome.action]++
    if (outcome.action === 'forward') {
      const message = outcome.message ?? frame
      if (shapeOf(message) === 'malformed') throw new Error(`frame ${count} is malformed and was forwarded`)
      if (flow === 'toServer') {
        const tool = calledTool(message)
        if (tool !== undefined && tool !== 'echo')
          throw new Error(`frame ${count} calls a tool that is refused`)
      }
    }
    if (outcome.action === 'answer') expect(shapeOf(outcome.message)).toMatch(/^(?:result|error)$/)
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  // The seed reaches all of it.
  expect(Math.min(seen.forward, seen.answer, seen.drop)).toBeGreaterThan(500)
}, 60_000)
