/**
 * The strict gate: which of the four JSON-RPC shapes a message has, before anything else is asked.
 *
 * The SDKs tell messages apart with four strict schemas; some clients look at nothing but one member. What has none of
 * the four shapes is never forwarded, so that both ends of a connection and the firewall agree on what a message is.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts'

/** A JSON-RPC id. Two ids are the same only if type and value are: `1` is not `"1"`. */
export type RequestId = string | number

/** A request: it has to be answered. */
export interface JsonRpcRequest {
  readonly jsonrpc: '2.0'
  readonly id: RequestId
  readonly method: string
  readonly params?: JsonObject | undefined
}

/** A notification: it has no answer. */
export interface JsonRpcNotification {
  readonly jsonrpc: '2.0'
  readonly method: string
  readonly params?: JsonObject | undefined
}

/** An answer that carries a result. */
export interface JsonRpcResult {
  readonly jsonrpc: '2.0'
  readonly id: RequestId
  readonly result: JsonObject
}

/** What an error answer carries. */
interface JsonRpcErrorBody {
  readonly code: number
  readonly message: string
  readonly data?: JsonValue | undefined
}

/** An answer that carries an error. Its id may be absent when the request could not be read. */
export interface JsonRpcError {
  readonly jsonrpc: '2.0'
  readonly id?: RequestId | undefined
  readonly error: JsonRpcErrorBody
}

/** A message of one of the four shapes. */
export type JsonRpcMessage = JsonRpcRequest | JsonRpcNotification | JsonRpcResult | JsonRpcError

/** The four shapes, and `malformed` for everything else. */
export type MessageShape = 'request' | 'notification' | 'result' | 'error' | 'malformed'

// One bit a member, so that a shape is told from the sum of what is there.
const memberBits = {
  jsonrpc: 1,
  id: 2,
  method: 4,
  params: 8,
  result: 16,
  error: 32,
} as const

function bitOf(member: string): number {
  switch (member) {
    case 'jsonrpc':
      return memberBits.jsonrpc
    case 'id':
      return memberBits.id
    case 'method':
      return memberBits.method
    case 'params':
      return memberBits.params
    case 'result':
      return memberBits.result
    case 'error':
      return memberBits.error
    default:
      return -1
  }
}

/** Tells whether a value can be an id: a string, or an integer that a double holds exactly. */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === 'string' || Number.isSafeInteger(value)
}

/**
 * Tells which of the four shapes a value has (JSON-RPC 2.0 sections 4 and 5, as MCP narrows them: parameters and results
 * are objects, a request's id is never null). A member that does not belong to the shape makes it `malformed`.
 * Reads the first level and, of an error, the second; a getter that throws is the caller's to catch. O(members).
 */
export function shapeOf(message: unknown): MessageShape {
  if (!isJsonObject(message)) return 'malformed'
  let members = 0
  // Inherited members count as well, because that is what the receiving side reads.
  for (const member in message) {
    const bit = bitOf(member)
    if (bit < 0) return 'malformed'
    members |= bit
  }
  if (message['jsonrpc'] !== '2.0') return 'malformed'
  switch (members) {
    case 7:
    case 15:
      return isRequestId(message['id']) && isCall(message) ? 'request' : 'malformed'
    case 5:
    case 13:
      return isCall(message) ? 'notification' : 'malformed'
    case 19:
      return isRequestId(message['id']) && isJsonObject(message['result']) ? 'result' : 'malformed'
    case 33:
    case 35:
      return isErrorAnswer(message) ? 'error' : 'malformed'
    default:
      return 'malformed'
  }
}

function isCall(message: JsonObject): boolean {
  const params: unknown = message['params']
  return typeof message['method'] === 'string' && (params === undefined || isJsonObject(params))
}

function isErrorAnswer(message: JsonObject): boolean {
  const id: unknown = message['id']
  const error = message['error']
  if (id !== undefined && !isRequestId(id)) return false
  return isJsonObject(error) && Number.isSafeInteger(error['code']) && typeof error['message'] === 'string'
}
