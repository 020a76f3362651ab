/**
 * Every message of the Model Context Protocol, revisions 2024-11-05 to 2026-07-28 and the published extensions (tasks,
 * skills), as data: who may send it, on which surface its parameters and its answer are judged, which members the
 * specification gives it, what may answer it, and how a refusal is told.
 *
 * A test holds it against the schemas of both SDK generations: a method or member that appears there and not here fails.
 *
 * @module
 */
import type { PinKind } from '../guards/catalog/pinned.ts'
import type { Surface } from '../subject/subject.ts'

/** Who may send it. */
export type Sender = 'client' | 'server' | 'both'

/**
 * The kinds of result. `complete` is the ordinary one; `input_required` (2026-07-28) asks the caller for more;
 * `task` is a handle to a result that comes later.
 */
export type ResultKind = 'complete' | 'input_required' | 'task'

/** How a refusal is told to the caller. */
type RefusalShape =
  /** A tool result with `isError: true`. */
  | 'tool_result'
  /** A JSON-RPC error outside the reserved range. */
  | 'error'
  /** The error with which a person's refusal of sampling is told: -1. */
  | 'sampling'
  /** The person declined: `{ action: 'decline' }`. */
  | 'decline'
  /** No roots: `{ roots: [] }`. */
  | 'no_roots'
  /** As if the method were not there: -32601. */
  | 'unknown_method'

/** A catalogue: a result whose entries are judged one by one. */
export interface Catalogue {
  /** The member with the entries. */
  readonly member: string
  /** What asking for an entry would be judged as; what would be denied is hidden. `none`: only its text is judged. */
  readonly asking: 'tool.definition' | 'resource.read' | 'resource.template' | 'prompt.get' | 'none'
  /** What its entries are pinned as. Resources come and go, so they are not. */
  readonly pins?: PinKind
}

/** One request and its answer. */
export interface RequestRow {
  readonly method: string
  readonly from: Sender
  /** The surface on which the parameters are judged. */
  readonly asks: Surface
  /** The surface on which the result or error is judged; `task`: as the request that the task was made for. */
  readonly brings: Surface | 'task'
  /** The members of the parameters. All are judged, and so is every other one. */
  readonly params: readonly string[]
  /** The members of the result. All are judged, and so is every other one. */
  readonly result: readonly string[]
  /** For catalogues. */
  readonly lists?: Catalogue
  /** The kinds of result that may answer it. */
  readonly kinds: readonly ResultKind[]
  readonly refusal: RefusalShape
  /** Revision 2026-07-28 has it no more: asked in that revision, it is refused as `unknown_method`. */
  readonly removed?: true
}

/** One notification. */
export interface NotificationRow {
  readonly method: string
  readonly from: Sender
  readonly surface: Surface
  readonly params: readonly string[]
}

const complete: readonly ResultKind[] = ['complete']
const rounds: readonly ResultKind[] = ['complete', 'input_required']
const tasks: readonly ResultKind[] = ['complete', 'task']
const any: readonly ResultKind[] = ['complete', 'input_required', 'task']

// Members that every result and every cacheable result has since 2026-07-28.
const always = ['_meta', 'resultType'] as const
const cached = [...always, 'ttlMs', 'cacheScope'] as const
const rounded = [...always, 'inputRequests', 'requestState'] as const
const page = ['_meta', 'cursor'] as const
const paged = [...cached, 'nextCursor'] as const
const retried = ['inputResponses', 'requestState'] as const
const task = [
  'taskId',
  'status',
  'ttl',
  'createdAt',
  'lastUpdatedAt',
  'pollInterval',
  'statusMessage',
  'ttlMs',
  'pollIntervalMs',
] as const
const taskMembers = [...always, ...task, 'result', 'error', 'inputRequests', 'requestState'] as const
const toTask = ['_meta', 'taskId'] as const

/** A request of the connection's upkeep: what it holds is walked, and no default refuses it. */
const upkeep = { asks: 'server.info', brings: 'server.info', kinds: complete, refusal: 'error' } as const
/** A request about a task. */
const aboutTask = { asks: 'message', brings: 'task', kinds: complete, refusal: 'error' } as const

/** The requests of the protocol. */
export const requestRows: readonly RequestRow[] = [
  {
    ...upkeep,
    method: 'initialize',
    removed: true,
    from: 'client',
    params: ['_meta', 'protocolVersion', 'capabilities', 'clientInfo'],
    result: [...always, 'protocolVersion', 'capabilities', 'serverInfo', 'instructions'],
  },
  {
    ...upkeep,
    method: 'server/discover',
    from: 'client',
    params: ['_meta'],
    result: [...cached, 'supportedVersions', 'capabilities', 'serverInfo', 'instructions'],
  },
  { ...upkeep, method: 'ping', removed: true, from: 'both', params: ['_meta'], result: always },
  {
    ...upkeep,
    method: 'tools/list',
    from: 'client',
    params: page,
    result: [...paged, 'tools'],
    lists: { member: 'tools', asking: 'tool.definition', pins: 'tool' },
  },
  {
    method: 'tools/call',
    from: 'client',
    asks: 'tool.call',
    brings: 'tool.result',
    params: ['_meta', 'name', 'arguments', 'task', ...retried],
    result: [...rounded, 'content', 'structuredContent', 'isError', 'task', ...task, 'toolResult'],
    kinds: any,
    refusal: 'tool_result',
  },
  {
    ...upkeep,
    method: 'resources/list',
    from: 'client',
    params: page,
    result: [...paged, 'resources'],
    lists: { member: 'resources', asking: 'resource.read' },
  },
  {
    ...upkeep,
    method: 'resources/templates/list',
    from: 'client',
    params: page,
    result: [...paged, 'resourceTemplates'],
    lists: { member: 'resourceTemplates', asking: 'resource.template', pins: 'resourceTemplate' },
  },
  {
    method: 'resources/read',
    from: 'client',
    asks: 'resource.read',
    brings: 'resource.content',
    params: ['_meta', 'uri', ...retried],
    result: [...cached, ...rounded, 'contents'],
    kinds: rounds,
    refusal: 'error',
  },
  {
    method: 'resources/subscribe',
    removed: true,
    from: 'client',
    asks: 'resource.read',
    brings: 'server.info',
    params: ['_meta', 'uri'],
    result: always,
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'resources/unsubscribe',
    removed: true,
    from: 'client',
    asks: 'resource.read',
    brings: 'server.info',
    params: ['_meta', 'uri'],
    result: always,
    kinds: complete,
    refusal: 'error',
  },
  {
    ...upkeep,
    method: 'prompts/list',
    from: 'client',
    params: page,
    result: [...paged, 'prompts'],
    lists: { member: 'prompts', asking: 'prompt.get', pins: 'prompt' },
  },
  {
    method: 'prompts/get',
    from: 'client',
    asks: 'prompt.get',
    brings: 'prompt.content',
    params: ['_meta', 'name', 'arguments', ...retried],
    result: [...rounded, 'description', 'messages'],
    kinds: rounds,
    refusal: 'error',
  },
  {
    method: 'completion/complete',
    from: 'client',
    asks: 'completion',
    brings: 'completion',
    params: ['_meta', 'ref', 'argument', 'context'],
    result: [...always, 'completion'],
    kinds: complete,
    refusal: 'error',
  },
  {
    ...upkeep,
    method: 'logging/setLevel',
    removed: true,
    from: 'client',
    params: ['_meta', 'level'],
    result: always,
  },
  {
    ...upkeep,
    method: 'subscriptions/listen',
    from: 'client',
    params: ['_meta', 'notifications'],
    result: always,
  },
  { ...aboutTask, method: 'tasks/get', from: 'both', params: toTask, result: taskMembers },
  {
    ...aboutTask,
    method: 'tasks/result',
    removed: true,
    from: 'both',
    params: toTask,
    // What the request of the task would have been answered with.
    result: [...always, 'content', 'structuredContent', 'isError', 'role', 'model', 'stopReason', 'action'],
  },
  {
    ...aboutTask,
    method: 'tasks/update',
    from: 'client',
    params: [...toTask, ...retried],
    result: always,
  },
  { ...aboutTask, method: 'tasks/cancel', from: 'both', params: toTask, result: taskMembers },
  {
    ...upkeep,
    method: 'tasks/list',
    removed: true,
    from: 'both',
    params: page,
    result: [...paged, 'tasks'],
    lists: { member: 'tasks', asking: 'none' },
  },
  {
    ...upkeep,
    method: 'skills/list',
    from: 'client',
    params: page,
    result: [...paged, 'skills'],
    lists: { member: 'skills', asking: 'resource.read' },
  },
  {
    method: 'skills/get',
    from: 'client',
    asks: 'resource.read',
    brings: 'resource.content',
    params: ['_meta', 'uri', ...retried],
    result: [...cached, ...rounded, 'skill'],
    kinds: rounds,
    refusal: 'error',
  },
  {
    method: 'resources/directory/read',
    from: 'client',
    asks: 'resource.read',
    brings: 'resource.content',
    params: ['_meta', 'uri', 'cursor'],
    result: [...paged, 'resources', 'entries'],
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'sampling/createMessage',
    from: 'server',
    asks: 'sampling',
    brings: 'sampling',
    params: [
      '_meta',
      'task',
      'messages',
      'modelPreferences',
      'systemPrompt',
      'includeContext',
      'temperature',
      'maxTokens',
      'stopSequences',
      'metadata',
      'tools',
      'toolChoice',
    ],
    result: [...always, 'model', 'stopReason', 'role', 'content', 'task'],
    kinds: tasks,
    refusal: 'sampling',
  },
  {
    method: 'elicitation/create',
    from: 'server',
    asks: 'elicitation',
    brings: 'elicitation',
    params: ['_meta', 'task', 'mode', 'message', 'requestedSchema', 'elicitationId', 'url'],
    result: [...always, 'action', 'content', 'task'],
    kinds: tasks,
    refusal: 'decline',
  },
  {
    method: 'roots/list',
    from: 'server',
    asks: 'roots',
    brings: 'roots',
    params: ['_meta'],
    result: [...always, 'roots'],
    kinds: complete,
    refusal: 'no_roots',
  },
]

/** The notifications of the protocol. */
export const notificationRows: readonly NotificationRow[] = [
  { method: 'notifications/initialized', from: 'client', surface: 'log', params: ['_meta'] },
  {
    method: 'notifications/cancelled',
    from: 'both',
    surface: 'log',
    params: ['_meta', 'requestId', 'reason'],
  },
  {
    method: 'notifications/progress',
    from: 'both',
    surface: 'log',
    params: ['_meta', 'progressToken', 'progress', 'total', 'message'],
  },
  {
    method: 'notifications/message',
    from: 'server',
    surface: 'log',
    params: ['_meta', 'level', 'logger', 'data'],
  },
  { method: 'notifications/tools/list_changed', from: 'server', surface: 'log', params: ['_meta'] },
  { method: 'notifications/prompts/list_changed', from: 'server', surface: 'log', params: ['_meta'] },
  { method: 'notifications/resources/list_changed', from: 'server', surface: 'log', params: ['_meta'] },
  { method: 'notifications/resources/updated', from: 'server', surface: 'log', params: ['_meta', 'uri'] },
  {
    method: 'notifications/subscriptions/acknowledged',
    from: 'server',
    surface: 'log',
    params: ['_meta', 'notifications'],
  },
  { method: 'notifications/roots/list_changed', from: 'client', surface: 'log', params: ['_meta'] },
  {
    method: 'notifications/elicitation/complete',
    from: 'server',
    surface: 'log',
    params: ['_meta', 'elicitationId'],
  },
  { method: 'notifications/tasks/status', from: 'both', surface: 'log', params: ['_meta', ...task] },
  { method: 'notifications/tasks', from: 'server', surface: 'log', params: taskMembers },
]
