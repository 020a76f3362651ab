/**
 * Looking messages up in the table, and whether a result is of a kind that may answer its request.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../json/value.ts'
import { requestRows, type RequestRow, type ResultKind, type Sender } from './messages.table.ts'
import type { Flow } from './outcome.ts'

function rowsFrom(sender: Sender): ReadonlyMap<string, RequestRow> {
  return new Map(
    requestRows.filter((row) => row.from === sender || row.from === 'both').map((row) => [row.method, row]),
  )
}

const rowsByFlow: Readonly<Record<Flow, ReadonlyMap<string, RequestRow>>> = {
  toServer: rowsFrom('client'),
  toClient: rowsFrom('server'),
}

/** What the protocol says of a request in this direction; `undefined` when it knows no such request. O(1). */
export function requestRowFor(flow: Flow, method: string): RequestRow | undefined {
  return rowsByFlow[flow].get(method)
}

/**
 * Says what keeps a result from answering a request: its kind, or a catalogue without entries. `undefined` when nothing.
 */
export function fits(row: RequestRow, result: JsonObject, modern: boolean): string | undefined {
  const kind = kindOf(result, modern)
  if (kind === undefined || !row.kinds.includes(kind))
    return 'the answer is not of a kind that its request can have'
  if (row.lists !== undefined && !Array.isArray(result[row.lists])) return 'the answer lists nothing'
  return undefined
}

/** The kind of a result; `undefined` when the protocol knows none of that name. */
function kindOf(result: JsonObject, modern: boolean): ResultKind | undefined {
  if (modern) {
    const named: unknown = result['resultType']
    if (named === undefined || named === 'complete') return 'complete'
    return named === 'input_required' || named === 'task' ? named : undefined
  }
  // 2025-11-25 has no member that names the kind: a handle is told by its shape.
  const task = result['task']
  return isJsonObject(task) && typeof task['taskId'] === 'string' ? 'task' : 'complete'
}
