/** Legal messages of every row of the table, with a text in them. */
import type { JsonObject } from '../../src/json/value.ts'
import { requestRows } from '../../src/protocol/messages.table.ts'

/** Parameters with which a request or notification is what its method asks for. */
export function legalParams(method: string, text: string): JsonObject {
  switch (method) {
    case 'tools/call':
      return { name: 'echo', arguments: { text, deep: [{ more: text }] } }
    case 'prompts/get':
      return { name: 'greet', arguments: { who: text } }
    case 'resources/read':
    case 'resources/subscribe':
    case 'resources/unsubscribe':
    case 'resources/directory/read':
    case 'skills/get':
      return { uri: `res:${text}` }
    case 'notifications/resources/updated':
      return { uri: `res:${text}` }
    case 'tasks/get':
    case 'tasks/result':
    case 'tasks/cancel':
    case 'tasks/update':
    case 'notifications/tasks':
    case 'notifications/tasks/status':
      return { taskId: 't', statusMessage: text }
    case 'initialize':
      return { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: text, version: '1' } }
    case 'completion/complete':
      return { ref: { type: 'ref/prompt', name: 'greet' }, argument: { name: 'who', value: text } }
    case 'sampling/createMessage':
      return { messages: [{ role: 'user', content: { type: 'text', text } }], maxTokens: 1 }
    case 'elicitation/create':
      return { message: text, requestedSchema: { type: 'object', properties: { city: { type: 'string' } } } }
    case 'notifications/progress':
      return { progressToken: 'p', progress: 1, message: text }
    case 'notifications/cancelled':
      return { requestId: 99, reason: text }
    default:
      return { note: text }
  }
}

/** A result that answers the method. */
export function legalResult(method: string, text: string): JsonObject {
  const row = requestRows.find((each) => each.method === method)
  const lists = row?.lists?.member
  if (lists !== undefined)
    return {
      [lists]: [{ name: 'one', uri: 'res:one', uriTemplate: 'res:{x}', taskId: 't', description: text }],
    }
  switch (method) {
    case 'tools/call':
    case 'tasks/result':
      return { content: [{ type: 'text', text }], structuredContent: { said: text } }
    case 'resources/read':
      return { contents: [{ uri: 'res:a', text }] }
    case 'prompts/get':
      return { messages: [{ role: 'user', content: { type: 'text', text } }] }
    case 'tasks/get':
    case 'tasks/cancel':
      return { taskId: 't', status: 'working', statusMessage: text }
    case 'initialize':
      return {
        protocolVersion: '2025-11-25',
        capabilities: {},
        serverInfo: { name: 'x', version: '1' },
        instructions: text,
      }
    case 'elicitation/create':
      return { action: 'accept', content: { city: text } }
    case 'sampling/createMessage':
      return { role: 'assistant', model: 'm', content: { type: 'text', text } }
    case 'roots/list':
      return { roots: [{ uri: `file:///${text}` }] }
    default:
      return { note: text }
  }
}

/** Freezes a value all the way down. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) deepFreeze(member)
  }
  return value
}
