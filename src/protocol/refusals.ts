/**
 * How a refusal reads on the wire, by what the table says of the request.
 *
 * @module
 */
import { decisionMetaKey, refusalData, refusalError, refusalResult } from '../decision/refusal.ts'
import type { JsonObject } from '../json/value.ts'
import type { Exchange } from './exchange.ts'
import type { Judgement } from './judge.ts'
import type { JsonRpcError, JsonRpcMessage, RequestId } from './message.ts'
import type { Flow } from './outcome.ts'

// MCP specification, client/sampling: the error of a user who rejects a request. It is the specification's own example.
const rejectedSampling = { code: -1, message: 'User rejected sampling request' } as const
// JSON-RPC 2.0 section 5.1.
const methodNotFound = { code: -32601, message: 'Method not found' } as const

/**
 * The answer that tells a caller of a refusal. What a server asked for is refused as a person would refuse it, or as if its
 * method were not there; what a program may learn of the refusal stands in `data` or `_meta`.
 *
 * @param flow - The direction of the request.
 */
export function refusalAnswer(
  onDeny: 'result' | 'error',
  flow: Flow,
  id: RequestId,
  exchange: Exchange,
  refused: Judgement,
): JsonRpcMessage {
  const data = refusalData(refused)
  const { row, modern, state } = exchange
  // What was sent on is known to its server, whatever the revision says.
  const unknown = row.removed === true && modern && state === 'held'
  switch (unknown ? 'unknown_method' : row.refusal) {
    case 'tool_result':
      // A call that is not what the protocol asks for is a protocol error, which no model can mend (server/tools).
      if (onDeny === 'result' && !(state === 'held' && refused.code === 'invalid_message'))
        return { jsonrpc: '2.0', id, result: refusalResult(refused, exchange.modern) }
      break
    case 'sampling':
      return { jsonrpc: '2.0', id, error: { ...rejectedSampling, data } }
    case 'decline':
      return {
        jsonrpc: '2.0',
        id,
        result: typed({ action: 'decline', _meta: { [decisionMetaKey]: data } }, exchange),
      }
    case 'no_roots':
      return {
        jsonrpc: '2.0',
        id,
        result: typed({ roots: [], _meta: { [decisionMetaKey]: data } }, exchange),
      }
    case 'unknown_method':
      return { jsonrpc: '2.0', id, error: { ...methodNotFound, data } }
    case 'error':
  }
  if (flow === 'toClient') return { jsonrpc: '2.0', id, error: { ...methodNotFound, data } }
  return { jsonrpc: '2.0', id, error: refusalError(refused) as unknown as JsonRpcError['error'] }
}

function typed(result: JsonObject, exchange: Exchange): JsonObject {
  return exchange.modern ? { ...result, resultType: 'complete' } : result
}
