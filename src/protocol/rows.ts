/**
 * Looking messages up in the table, and whether a result is of a kind that may answer its request.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../json/value.ts'
import {
  notificationRows,
  requestRows,
  type NotificationRow,
  type RequestRow,
  type ResultKind,
  type Sender,
} from './messages.table.ts'
import type { Flow } from './outcome.ts'

function byMethod<Row extends RequestRow | NotificationRow>(
  rows: readonly Row[],
  sender: Sender,
): ReadonlyMap<string, Row> {
  return new Map(
    rows.filter((row) => row.from === sender || row.from === 'both').map((row) => [row.method, row]),
  )
}

const requestsByFlow: Readonly<Record<Flow, ReadonlyMap<string, RequestRow>>> = {
  toServer: byMethod(requestRows, 'client'),
  toClient: byMethod(requestRows, 'server'),
}
const notificationsByFlow: Readonly<Record<Flow, ReadonlyMap<string, NotificationRow>>> = {
  toServer: byMethod(notificationRows, 'client'),
  toClient: byMethod(notificationRows, 'server'),
}

/** The row of every request that the protocol does not know in its direction: judged, and refused as any other. */
const unknownRows: Readonly<Record<Flow, RequestRow>> = {
  toServer: unknownRow('client', 'error'),
  toClient: unknownRow('server', 'unknown_method'),
}

function unknownRow(from: Sender, refusal: RequestRow['refusal']): RequestRow {
  return {
    method: '',
    from,
    asks: 'message',
    brings: 'message',
    params: [],
    result: [],
    kinds: ['complete', 'input_required', 'task'],
    refusal,
  }
}

/** What the protocol says of a request in this direction. O(1). */
export function requestRowFor(flow: Flow, method: string): RequestRow {
  return requestsByFlow[flow].get(method) ?? unknownRows[flow]
}

/** What the protocol says of a notification in this direction; `undefined` when it knows no such one. O(1). */
export function notificationRowFor(flow: Flow, method: string): NotificationRow | undefined {
  return notificationsByFlow[flow].get(method)
}

/**
 * Says what keeps a result from answering a request: its kind, or a catalogue without entries. `undefined` when nothing.
 */
export function fits(row: RequestRow, result: JsonObject, modern: boolean): string | undefined {
  if (row.method === '') return undefined
  const kind = kindOf(result, modern)
  if (kind === undefined || !row.kinds.includes(kind))
    return 'the answer is not of a kind that its request can have'
  if (row.lists !== undefined && !Array.isArray(result[row.lists.member])) return 'the answer lists nothing'
  return undefined
}

/** The kind of a result; `undefined` when the protocol knows none of that name. */
export function kindOf(result: JsonObject, modern: boolean): ResultKind | undefined {
  if (modern) {
    const named: unknown = result['resultType']
    if (named === undefined || named === 'complete') return 'complete'
    return named === 'input_required' || named === 'task' ? named : undefined
  }
  // 2025-11-25 has no member that names the kind: a handle is told by its shape.
  const task = result['task']
  return isJsonObject(task) && typeof task['taskId'] === 'string' ? 'task' : 'complete'
}
