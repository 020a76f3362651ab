/**
 * From a message to what is judged, and from what may be forwarded back to a message. Nothing is ever changed in place:
 * the in-memory transports of the SDKs pass one object to both sides.
 *
 * @module
 */
import { isJsonObject, type JsonObject } from '../json/value.ts'
import type { Subject, ToolCallSubject, ToolResultSubject } from '../subject/subject.ts'
import type { Exchange } from './exchange.ts'

/** How the parameters of a request are judged. */
export interface AskWalker {
  /** The subject, or a sentence that says what keeps it from being judged. */
  subject(server: string, params: JsonObject, exchange: Exchange): Subject | string
  /** The parameters with the edits of `subject`; the very same object when there are none. */
  edited(params: JsonObject, subject: Subject): JsonObject
}

/** How the result or error of a request is judged. An error is the document `{ error: { code, message, data } }`. */
export interface AnswerWalker {
  subject(document: JsonObject, exchange: Exchange): Subject
  /** The document of such a subject. */
  document(subject: Subject): JsonObject
}

/** What a request without parameters is judged with. */
export const noParameters: JsonObject = Object.freeze({})

const toolCall: AskWalker = {
  subject(server, params, exchange) {
    const name = params['name']
    if (typeof name !== 'string') return 'a tool call names its tool with a string'
    const tool = `${server}.${name}`
    exchange.tool = tool
    const args: unknown = params['arguments']
    if (args === undefined) return { surface: 'tool.call', tool }
    if (!isJsonObject(args)) return 'the arguments of a tool call are an object'
    return { surface: 'tool.call', tool, arguments: args }
  },
  edited(params, subject) {
    const args = (subject as ToolCallSubject).arguments
    return args === undefined || args === params['arguments'] ? params : { ...params, arguments: args }
  },
}

const toolResult: AnswerWalker = {
  subject: (result, exchange) => ({
    surface: 'tool.result',
    tool: exchange.tool,
    result,
  }),
  document: (subject) => (subject as ToolResultSubject).result,
}

/** How parameters are judged, by surface. */
export const askWalkers: Readonly<Partial<Record<string, AskWalker>>> = {
  'tool.call': toolCall,
}

/** How results are judged, by surface. */
export const answerWalkers: Readonly<Partial<Record<string, AnswerWalker>>> = {
  'tool.result': toolResult,
}
