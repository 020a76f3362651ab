/**
 * A visit: a real client of either SDK at a real server, guarded or not, with a record of everything that crossed the wire
 * on both sides of the guard.
 */
import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks/stores/in-memory.js'
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import { createFirewall, type Firewall } from '../../src/firewall.ts'
import type { Policy } from '../../src/policy/schema.ts'
import type { DrivenTransport, TransportLike } from '../../src/transport/transportLike.ts'
import type { Generation } from '../transport/peers.ts'

type Message = Record<string, unknown> & { id?: string | number; method?: string; params?: unknown }

/** What crossed, in order. */
interface Crossing {
  readonly toServer: Message[]
  readonly toClient: Message[]
}

export interface Visit {
  /** Between the guard and the server. */
  readonly outside: Crossing
  /** Between the client and the guard, since the handshake. */
  readonly inside: Crossing
  /** Where `outside` stood at the end of the handshake. */
  readonly handshake: { readonly toServer: number; readonly toClient: number }
  readonly client: ClientV1 | ClientV2
  /** Asks and notes the answer, also an error. */
  ask(method: string, params?: object): Promise<Record<string, unknown>>
  /** What was noted, in the order in which it was asked. */
  readonly answers: { asked: string; answer: unknown }[]
  close(): Promise<void>
}

export interface VisitOptions {
  readonly generation: Generation
  readonly transport: TransportLike
  readonly policy?: Policy
  /** Whether the client samples, elicits and has roots. */
  readonly capable?: boolean
  readonly modern?: boolean
  readonly server?: string
}

const anything = z.looseObject({})
interface Asking {
  request(request: object, schema: unknown): Promise<Record<string, unknown>>
}

const sampled = {
  role: 'assistant' as const,
  content: { type: 'text' as const, text: 'sampled' },
  model: 'none',
  stopReason: 'endTurn' as const,
}
const accepted = { action: 'accept' as const, content: { name: 'Ada', interpretation: 'technical' } }
const roots = { roots: [{ uri: 'file:///srv/work', name: 'work' }] }

function capableV1(): ClientV1 {
  const taskStore = new InMemoryTaskStore()
  const requests = { sampling: { createMessage: {} }, elicitation: { create: {} } }
  const client = new ClientV1(
    { name: 'visitor', version: '1' },
    {
      capabilities: {
        sampling: {},
        elicitation: { form: {}, url: {} },
        roots: { listChanged: true },
        tasks: { list: {}, cancel: {}, requests },
      },
      taskStore,
    },
  )
  // A server that asks for a task gets one.
  client.setRequestHandler(CreateMessageRequestSchema, async ({ params }, extra) => {
    if (params.task === undefined || extra.taskStore === undefined) return sampled
    const task = await extra.taskStore.createTask({ ttl: 60_000, pollInterval: 100 })
    await extra.taskStore.storeTaskResult(task.taskId, 'completed', sampled)
    return { task }
  })
  client.setRequestHandler(ElicitRequestSchema, async ({ params }, extra) => {
    if (params.task === undefined || extra.taskStore === undefined) return accepted
    const task = await extra.taskStore.createTask({ ttl: 60_000, pollInterval: 100 })
    await extra.taskStore.storeTaskResult(task.taskId, 'completed', accepted)
    return { task }
  })
  client.setRequestHandler(ListRootsRequestSchema, () => roots)
  return client
}

function capableV2(): ClientV2 {
  const client = new ClientV2(
    { name: 'visitor', version: '1' },
    {
      capabilities: { sampling: {}, elicitation: { form: {}, url: {} }, roots: { listChanged: true } },
    },
  )
  client.setRequestHandler('sampling/createMessage', () => sampled)
  client.setRequestHandler('elicitation/create', () => accepted)
  client.setRequestHandler('roots/list', () => roots)
  return client
}

function makeClient({ generation, capable = false, modern = false }: VisitOptions): ClientV1 | ClientV2 {
  if (capable) return generation === 'v1' ? capableV1() : capableV2()
  if (generation === 'v1') return new ClientV1({ name: 'visitor', version: '1' })
  const options = modern ? { versionNegotiation: { mode: { pin: '2026-07-28' } } } : {}
  return new ClientV2({ name: 'visitor', version: '1' }, options)
}

/** Keeps what a transport is asked to send and what it delivers. */
function record(transport: DrivenTransport): Crossing {
  const crossing: Crossing = { toServer: [], toClient: [] }
  const send = transport.send.bind(transport)
  transport.send = (message, options) => {
    crossing.toServer.push(message as Message)
    return send(message, options)
  }
  let handler: DrivenTransport['onmessage'] = transport.onmessage
  Object.defineProperty(transport, 'onmessage', {
    configurable: true,
    get: () => handler,
    set(next: DrivenTransport['onmessage']) {
      handler =
        next &&
        function (this: unknown, message, extra) {
          crossing.toClient.push(message as Message)
          next.call(this, message, extra)
        }
    },
  })
  return crossing
}

/** Records what passes between a client that is connected and its transport. */
function recordInside(transport: DrivenTransport): Crossing {
  const crossing: Crossing = { toServer: [], toClient: [] }
  const send = transport.send.bind(transport)
  const onmessage = transport.onmessage?.bind(transport)
  transport.send = (message, options) => {
    crossing.toServer.push(message as Message)
    return send(message, options)
  }
  transport.onmessage = (message, extra) => {
    crossing.toClient.push(message as Message)
    onmessage?.(message, extra)
  }
  return crossing
}

/** Connects. */
export async function visit(options: VisitOptions): Promise<Visit> {
  const raw = options.transport as unknown as DrivenTransport
  const outside = record(raw)
  const firewall: Firewall | undefined = options.policy && createFirewall(options.policy)
  const transport = firewall?.protectClient(raw, { server: options.server ?? 'srv' }) ?? raw
  const client = makeClient(options)
  await client.connect(transport)
  const handshake = { toServer: outside.toServer.length, toClient: outside.toClient.length }
  const inside = recordInside(transport)
  const answers: Visit['answers'] = []
  const ask = async (method: string, params: object = {}) => {
    const entry: { asked: string; answer: unknown } = {
      asked: `${method} ${JSON.stringify(params)}`,
      answer: undefined,
    }
    answers.push(entry)
    try {
      const answer = await (client as unknown as Asking).request({ method, params }, anything)
      entry.answer = answer
      return answer
    } catch (error) {
      const { code, message, data } = error as { code?: unknown; message: string; data?: unknown }
      entry.answer = { error: { code, message, data } }
      return {}
    }
  }
  return {
    outside,
    inside,
    handshake,
    client,
    ask,
    answers,
    close: async () => {
      await client.close()
    },
  }
}

const changing: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\b[0-9a-f]{32}\b/g, '<id>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/(created|modified|accessed): [^\\"]*/g, '$1: <time>'],
  [/\b\d{1,2}:\d\d:\d\d [AP]M\b/g, '<time>'],
]

/** The value without what differs from run to run: ids, times, and `places`, folders for example. */
export function settled(value: unknown, places: readonly string[] = []): unknown {
  let text = JSON.stringify(value, (key, member: unknown) =>
    // server-everything tells the time inside its blobs.
    key === 'blob' ? Buffer.from(String(member), 'base64').toString('latin1') : member,
  )
  for (const place of places) text = text.replaceAll(place, '<place>')
  for (const [pattern, instead] of changing) text = text.replace(pattern, instead)
  return JSON.parse(text) as unknown
}

/** What a server asked and told of its own accord, each once, in no order: both depend on the moment. */
export function initiatives(
  { inside }: Visit,
  places: readonly string[] = [],
): { requests: string[]; notifications: string[] } {
  const requests = new Set<string>()
  const notifications = new Set<string>()
  for (const { method, id, params } of inside.toClient) {
    // What has changed may be told before or after the handshake.
    if (method === undefined || method.endsWith('/list_changed')) continue
    // server-everything draws its log messages at random, and a proxy may be done before the last progress is told.
    const varies = method === 'notifications/message' || method === 'notifications/progress'
    const told = varies ? { method } : settled({ method, params }, places)
    const kind = id === undefined ? notifications : requests
    kind.add(JSON.stringify(told))
  }
  return { requests: [...requests].sort(), notifications: [...notifications].sort() }
}
