/**
 * Every message of the Model Context Protocol, revisions 2024-11-05 to 2026-07-28 and the published extensions, as data.
 *
 * @module
 */
import type { Surface } from '../subject/subject.ts'

/** Who may send it. */
export type Sender = 'client' | 'server' | 'both'

/**
 * The kinds of result. `complete` is the ordinary one; `input_required` (2026-07-28) asks the caller for more;
 * `task` is a handle to a result that comes later.
 */
export type ResultKind = 'complete' | 'input_required' | 'task'

/** One request and its answer. */
export interface RequestRow {
  readonly method: string
  readonly from: Sender
  /** The surface on which the parameters are judged; absent: they are not judged. */
  readonly asks?: Surface
  /** The surface on which the result or error is judged; absent: it is not judged. */
  readonly brings?: Surface
  /** The member of the result that lists what is judged one by one, for catalogues. */
  readonly lists?: string
  /** The kinds of result that may answer it. */
  readonly kinds: readonly ResultKind[]
  /** How a refusal is told to the caller. */
  readonly refusal: 'tool_result' | 'error'
}

const complete: readonly ResultKind[] = ['complete']
const rounds: readonly ResultKind[] = ['complete', 'input_required']
const tasks: readonly ResultKind[] = ['complete', 'task']
const any: readonly ResultKind[] = ['complete', 'input_required', 'task']

/** The requests of the protocol. */
export const requestRows: readonly RequestRow[] = [
  { method: 'initialize', from: 'client', kinds: complete, refusal: 'error' },
  {
    method: 'server/discover',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  { method: 'ping', from: 'both', kinds: complete, refusal: 'error' },
  {
    method: 'tools/list',
    from: 'client',
    brings: 'tool.definition',
    lists: 'tools',
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'tools/call',
    from: 'client',
    asks: 'tool.call',
    brings: 'tool.result',
    kinds: any,
    refusal: 'tool_result',
  },
  {
    method: 'resources/list',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'resources/templates/list',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  { method: 'resources/read', from: 'client', kinds: rounds, refusal: 'error' },
  {
    method: 'resources/subscribe',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'resources/unsubscribe',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  { method: 'prompts/list', from: 'client', kinds: complete, refusal: 'error' },
  { method: 'prompts/get', from: 'client', kinds: rounds, refusal: 'error' },
  {
    method: 'completion/complete',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'logging/setLevel',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'subscriptions/listen',
    from: 'client',
    kinds: complete,
    refusal: 'error',
  },
  {
    method: 'sampling/createMessage',
    from: 'server',
    kinds: tasks,
    refusal: 'error',
  },
  {
    method: 'elicitation/create',
    from: 'server',
    kinds: tasks,
    refusal: 'error',
  },
  { method: 'roots/list', from: 'server', kinds: complete, refusal: 'error' },
]
