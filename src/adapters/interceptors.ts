/**
 * A firewall as interceptors of the proposal for MCP (SEP-1763, continued as SEP-2624): one that validates and one that
 * mutates, for hosts and gateways that already call such. The proposal is a draft; names and shapes follow it as of
 * November 2026.
 *
 * @module
 */
import { decisionMetaKey } from '../decision/refusal.ts'
import type { Firewall } from '../firewall.ts'
import { isJsonObject, ownMember, type JsonObject, type JsonValue } from '../json/value.ts'
import { receiveAnswer } from '../protocol/answers.ts'
import { keepExchange, newMachine } from '../protocol/machine.ts'
import { requestRows } from '../protocol/messages.table.ts'
import { opposite, type Flow, type Outcome } from '../protocol/outcome.ts'
import { newExchange, receiveRequest } from '../protocol/requests.ts'
import { askSubject } from '../protocol/walkers.ts'
import type { ConnectionSession, SessionInit } from '../session/session.ts'

/** What interceptors are told apart by: whether they judge or edit. */
export type InterceptorType = 'validation' | 'mutation'

/** One interceptor, as `interceptors/list` describes it. */
export interface Interceptor {
  /** Its name. */
  readonly name: string
  /** What it does, for people. */
  readonly description: string
  /** Whether it judges or edits. */
  readonly type: InterceptorType
  /** Which methods it sees, and in which phase. */
  readonly hook: InterceptorHook
  /** It is to be obeyed. */
  readonly mode: 'enforce'
  /** Where it fails, nothing goes through. */
  readonly failOpen: false
}

/** Which messages an interceptor sees. */
export interface InterceptorHook {
  /** The methods. */
  readonly events: readonly string[]
  /** Requests and responses alike. */
  readonly phase: 'both'
}

/** The parameters of `interceptor/invoke`. */
export interface InterceptorInvocation {
  /** The interceptor that is called. */
  readonly name: string
  /** The method that is intercepted, such as `tools/call`. */
  readonly event: string
  /** Whether a request or its response is intercepted. */
  readonly phase: 'request' | 'response'
  /** In the request phase `{ method, params }`, or the parameters alone; in the response phase the result. */
  readonly payload: JsonValue
  /** In the response phase: the request that is answered. Without it a result is judged for no tool in particular. */
  readonly request?: JsonObject
}

/** One thing that a validator says. */
export interface ValidationMessage {
  /** One sentence; it never holds a matched value. */
  readonly message: string
  /** `error` where the message is refused. */
  readonly severity: 'warn' | 'error'
}

/** What the validator answers. */
export interface ValidationResult {
  /** The interceptor that answers. */
  readonly interceptor: string
  /** Tells the kind of answer. */
  readonly type: 'validation'
  /** The phase that was asked about. */
  readonly phase: 'request' | 'response'
  /** Whether the message may go on. */
  readonly valid: boolean
  /** The gravest of the messages. */
  readonly severity?: 'warn' | 'error'
  /** Why not, or what was flagged. */
  readonly messages?: readonly ValidationMessage[]
  /** `{ verdict, code, approval? }` of a refusal. */
  readonly info?: JsonObject
}

/** What the mutator answers. */
export interface MutationResult {
  /** The interceptor that answers. */
  readonly interceptor: string
  /** Tells the kind of answer. */
  readonly type: 'mutation'
  /** The phase that was asked about. */
  readonly phase: 'request' | 'response'
  /** Whether anything was edited. */
  readonly modified: boolean
  /** The very payload when nothing was edited. */
  readonly payload: JsonValue
}

/** A firewall, to be called through the methods of the proposal. */
export interface Interceptors {
  /** What `interceptors/list` answers with. */
  list(filter?: { readonly event?: string }): {
    /** Those that see the event; all without one. */
    readonly interceptors: readonly Interceptor[]
  }
  /** What `interceptor/invoke` answers with. Never rejects; what cannot be judged is not valid. */
  invoke(invocation: InterceptorInvocation): Promise<ValidationResult | MutationResult>
}

const validator = 'portcullis-validate'
const mutator = 'portcullis-edit'
const events = requestRows.map(({ method }) => method)
const fromServer: ReadonlySet<string> = new Set(
  requestRows.filter(({ from }) => from === 'server').map(({ method }) => method),
)

function interceptor(name: string, type: InterceptorType, description: string): Interceptor {
  const hook: Interceptor['hook'] = { events, phase: 'both' }
  return Object.freeze({ name, description, type, hook, mode: 'enforce', failOpen: false })
}

const known: readonly Interceptor[] = [
  interceptor(validator, 'validation', 'Refuses what the policy of the firewall refuses'),
  interceptor(mutator, 'mutation', 'Makes the edits that the policy of the firewall asks for'),
]

/**
 * Makes interceptors of a firewall. Both are to be installed: the mutator edits and refuses nothing, the validator refuses
 * and edits nothing. Only the validator asks ports and records decisions, so that an approval is used up once.
 *
 * @param init - Whom they are for; `server` is the host's name for the server whose messages are intercepted.
 *
 * @throws {@link PortcullisError} `name_invalid` when the server's name has a dot or is too long.
 */
export function toInterceptors(firewall: Pick<Firewall, 'session'>, init?: SessionInit): Interceptors {
  // What a firewall opens serves its own enforcement points, of which this is one.
  const session = firewall.session(init) as ConnectionSession
  return {
    list: ({ event } = {}) => ({
      interceptors: event === undefined || events.includes(event) ? known : [],
    }),
    async invoke(invocation) {
      return invocation.name === mutator ? mutate(session, invocation) : validate(session, invocation)
    },
  }
}

async function validate(
  session: ConnectionSession,
  invocation: InterceptorInvocation,
): Promise<ValidationResult> {
  const { phase, payload } = invocation
  const about = { interceptor: validator, type: 'validation', phase } as const
  const judged = await judge(session, invocation)
  if ('refused' in judged) {
    const { message, info } = judged.refused
    return {
      ...about,
      valid: false,
      severity: 'error',
      messages: [{ message, severity: 'error' }],
      ...(info !== undefined && { info }),
    }
  }
  if (judged.payload === payload) return { ...about, valid: true }
  const message = 'something in it has to be edited'
  return { ...about, valid: true, severity: 'warn', messages: [{ message, severity: 'warn' }] }
}

async function mutate(
  session: ConnectionSession,
  invocation: InterceptorInvocation,
): Promise<MutationResult> {
  // Asks no port and records nothing: the validator does that.
  const silent: ConnectionSession = {
    ...session,
    decide: (subject) => {
      const decided = session.evaluate(subject)
      // What waits for approval is edited as it will be shown to the approver.
      return decided.verdict === 'pending_approval' ? { ...decided, verdict: 'sanitize' } : decided
    },
    record: () => undefined,
    schedule: undefined,
  }
  const { phase, payload } = invocation
  const judged = await judge(silent, invocation)
  const left = 'refused' in judged ? payload : judged.payload
  return { interceptor: mutator, type: 'mutation', phase, modified: left !== payload, payload: left }
}

type Judged =
  | { readonly payload: JsonValue }
  | { readonly refused: { readonly message: string; readonly info?: JsonObject } }

const unreadable: Judged = {
  refused: { message: 'firewall deny: the payload is not what its event asks for' },
}

async function judge(session: ConnectionSession, invocation: InterceptorInvocation): Promise<Judged> {
  const { event, phase, payload } = invocation
  try {
    if (!isJsonObject(payload)) return unreadable
    const flow: Flow = fromServer.has(event) ? 'toClient' : 'toServer'
    return phase === 'request'
      ? await judgeRequest(session, flow, event, payload)
      : await judgeResponse(session, flow, invocation, payload)
  } catch {
    return unreadable
  }
}

/** A request comes whole, or as its parameters. */
function paramsOf(payload: JsonObject): JsonObject | undefined {
  const params = ownMember(payload, 'params')
  if (typeof ownMember(payload, 'method') !== 'string') return payload
  return isJsonObject(params) ? params : undefined
}

async function judgeRequest(
  session: ConnectionSession,
  flow: Flow,
  method: string,
  payload: JsonObject,
): Promise<Judged> {
  const params = paramsOf(payload)
  const message = { jsonrpc: '2.0', id: 0, method, ...(params !== undefined && { params }) } as const
  const outcome = await receiveRequest(newMachine(session, {}), flow, message)
  if (outcome.action !== 'forward') return refusedBy(outcome, undefined)
  const edited = (outcome.message as { params?: JsonObject } | undefined)?.params
  if (edited === undefined || edited === params) return { payload }
  return { payload: params === payload ? edited : { ...payload, params: edited } }
}

async function judgeResponse(
  session: ConnectionSession,
  flow: Flow,
  { event, request = {} }: InterceptorInvocation,
  payload: JsonObject,
): Promise<Judged> {
  const machine = newMachine(session, {})
  const params = paramsOf(request) ?? {}
  const exchange = newExchange(flow, event, params)
  // Tells what the request was about; it was judged in its own phase.
  askSubject(session, event === 'tools/call' && !('name' in params) ? { name: 'unknown' } : params, exchange)
  exchange.state = 'sent'
  keepExchange(machine, flow, 0, exchange)
  const outcome = await receiveAnswer(machine, opposite(flow), { jsonrpc: '2.0', id: 0, result: payload })
  if (outcome.action !== 'forward') return refusedBy(outcome, payload)
  if (outcome.message === undefined) return { payload }
  const result = (outcome.message as { result?: JsonObject }).result
  return result === undefined || isRefusal(result, payload)
    ? refusedBy(outcome, payload)
    : { payload: result }
}

/** A refusal of ours, which is not one that the server only claims to be ours. */
function isRefusal(result: JsonObject, payload: JsonObject): boolean {
  const told = (document: JsonObject): JsonValue | undefined => {
    const meta = ownMember(document, '_meta')
    return isJsonObject(meta) ? ownMember(meta, decisionMetaKey) : undefined
  }
  return told(result) !== undefined && told(result) !== told(payload)
}

function refusedBy(outcome: Outcome, payload: JsonObject | undefined): Judged {
  const message = outcome.action === 'drop' ? undefined : outcome.message
  if (message === undefined) return unreadable
  if ('error' in message) {
    const { data } = message.error
    return { refused: { message: message.error.message, ...(isJsonObject(data) && { info: data }) } }
  }
  const { result = {} } = message as { readonly result?: JsonObject }
  if (payload !== undefined && !isRefusal(result, payload)) return unreadable
  const content = ownMember(result, 'content')
  const first = Array.isArray(content) ? (content[0] as JsonValue) : undefined
  const meta = ownMember(result, '_meta')
  const info = isJsonObject(meta) ? ownMember(meta, decisionMetaKey) : undefined
  const text = isJsonObject(first) && typeof first['text'] === 'string' ? first['text'] : 'firewall deny'
  return { refused: { message: text, ...(isJsonObject(info) && { info }) } }
}
