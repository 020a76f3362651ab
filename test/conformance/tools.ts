/** The tools that the scenarios call by name, but for those that answer with a question (rounds.ts). */
/* eslint-disable @typescript-eslint/no-deprecated -- The scenarios of 2025-11-25 want what 2026-07-28 deprecates. */
import { setTimeout as wait } from 'node:timers/promises'
import {
  fromJsonSchema,
  inputRequired,
  type CallToolResult,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server'
import * as z from 'zod'

/** Says that a list has changed. */
export interface Changes {
  readonly tools: () => void
  readonly prompts: () => void
}

/** A red pixel. */
export const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='
/** No sound at all. */
const wav = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] })
const image = { type: 'image', data: png, mimeType: 'image/png' } as const

/** Adds them. The first one takes no arguments and succeeds, which a scenario relies on. */
export function addTools(server: McpServer, changes: Changes): void {
  const add = (
    name: string,
    description: string,
    run: (context: ServerContext) => CallToolResult | Promise<CallToolResult>,
  ) => server.registerTool(name, { description }, run)

  add('test_simple_text', 'Answers with text', () => text('This is a simple text response for testing.'))
  add('test_image_content', 'Answers with an image', () => ({ content: [image] }))
  add('test_audio_content', 'Answers with sound', () => ({
    content: [{ type: 'audio', data: wav, mimeType: 'audio/wav' }],
  }))
  add('test_embedded_resource', 'Answers with a resource', () => ({
    content: [
      {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      },
    ],
  }))
  add('test_multiple_content_types', 'Answers with several kinds of content', () => ({
    content: [
      { type: 'text', text: 'Multiple content types test:' },
      image,
      {
        type: 'resource',
        resource: {
          uri: 'test://mixed-content-resource',
          mimeType: 'application/json',
          text: JSON.stringify({ test: 'data', value: 123 }),
        },
      },
    ],
  }))
  add('test_error_handling', 'Always fails', () => {
    throw new Error('This tool intentionally returns an error for testing')
  })
  add('test_tool_with_logging', 'Logs while it works', async ({ mcpReq }) => {
    await mcpReq.log('info', 'Tool execution started')
    await wait(50)
    await mcpReq.log('info', 'Tool processing data')
    await wait(50)
    await mcpReq.log('info', 'Tool execution completed')
    return text('logged')
  })
  add('test_logging_tool', 'Logs once', async ({ mcpReq }) => {
    await mcpReq.log('info', 'only for who asked')
    return text('logged')
  })
  add('test_tool_with_progress', 'Tells how far it is', async ({ mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined) {
        const params = { progressToken, progress, total: 100 }
        await mcpReq.notify({ method: 'notifications/progress', params })
      }
      await wait(50)
    }
    return text('done')
  })
  add('test_reconnection', 'Closes its stream and answers later', async ({ http }) => {
    await wait(50)
    http?.closeSSE?.()
    await wait(100)
    return text('answered on another stream')
  })
  add('test_trigger_tool_change', 'Says that the tools have changed', () => {
    changes.tools()
    return text('told')
  })
  add('test_trigger_prompt_change', 'Says that the prompts have changed', () => {
    changes.prompts()
    return text('told')
  })
  server.registerTool('test_missing_capability', { description: 'Works for clients that sample' }, () =>
    inputRequired({
      inputRequests: {
        sample: inputRequired.createMessage({
          messages: [{ role: 'user', content: { type: 'text', text: 'anything' } }],
          maxTokens: 10,
        }),
      },
    }),
  )
  server.registerTool(
    'test_x_mcp_header',
    {
      description: 'Has an argument that is repeated in a header',
      inputSchema: fromJsonSchema<{ region: string }>(schemaWithHeader as Schema),
    },
    ({ region }) => text(`region ${region}`),
  )
  server.registerTool(
    'json_schema_2020_12_tool',
    { description: 'Tool with JSON Schema 2020-12 features', inputSchema: fromJsonSchema(schema2020) },
    (args) => text(JSON.stringify(args)),
  )
  addQuestions(server)
}

type Schema = Parameters<typeof fromJsonSchema>[0]

const schemaWithHeader = {
  type: 'object',
  properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
  required: ['region'],
}

const schema2020: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
}

type Question = Parameters<ServerContext['mcpReq']['elicitInput']>[0] & { requestedSchema: object }

/** What asks the client in the middle of a call, as revision 2025-11-25 does. */
function addQuestions(server: McpServer): void {
  const ask = async (
    { mcpReq }: ServerContext,
    properties: object,
    message = 'Please choose',
    required?: string[],
  ) => {
    const requestedSchema = { type: 'object', properties, ...(required && { required }) }
    const { action, content } = await mcpReq.elicitInput({
      mode: 'form',
      message,
      requestedSchema,
    } as Question)
    return `action=${action}, content=${JSON.stringify(content ?? {})}`
  }
  server.registerTool(
    'test_sampling',
    { description: 'Asks the model of the client', inputSchema: z.object({ prompt: z.string() }) },
    async ({ prompt }, { mcpReq }) => {
      const messages = [{ role: 'user' as const, content: { type: 'text' as const, text: prompt } }]
      const { content } = await mcpReq.requestSampling({ messages, maxTokens: 100 })
      return text(`LLM response: ${JSON.stringify(content)}`)
    },
  )
  server.registerTool(
    'test_elicitation',
    { description: 'Asks the user', inputSchema: z.object({ message: z.string() }) },
    async ({ message }, context) => {
      const username = { type: 'string', description: "User's response" }
      const email = { type: 'string', description: "User's email address" }
      return text(`User response: ${await ask(context, { username, email }, message, ['username', 'email'])}`)
    },
  )
  server.registerTool(
    'test_elicitation_sep1034_defaults',
    { description: 'Asks with defaults' },
    async (context) => {
      const answer = await ask(context, {
        name: { type: 'string', default: 'John Doe' },
        age: { type: 'integer', default: 30 },
        score: { type: 'number', default: 95.5 },
        status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
        verified: { type: 'boolean', default: true },
      })
      return text(`Elicitation completed: ${answer}`)
    },
  )
  server.registerTool(
    'test_elicitation_sep1330_enums',
    { description: 'Asks with every kind of choice' },
    async (context) => {
      const options = ['option1', 'option2', 'option3']
      const titled = ['First', 'Second', 'Third'].map((title, i) => ({ const: `value${i + 1}`, title }))
      const answer = await ask(context, {
        untitledSingle: { type: 'string', enum: options },
        titledSingle: { type: 'string', oneOf: titled },
        legacyEnum: { type: 'string', enum: ['opt1', 'opt2'], enumNames: ['Option One', 'Option Two'] },
        untitledMulti: { type: 'array', items: { type: 'string', enum: options } },
        titledMulti: { type: 'array', items: { anyOf: titled } },
      })
      return text(`Elicitation completed: ${answer}`)
    },
  )
}
