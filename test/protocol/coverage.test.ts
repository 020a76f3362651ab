/** The table of messages against the schemas of both SDK generations: what appears there and not in the table fails. */
import * as core from '@modelcontextprotocol/core'
import * as skills from '@modelcontextprotocol/core/ext/skills'
import * as legacy from '@modelcontextprotocol/sdk/types.js'
import { describe, expect, it } from 'vitest'
import { notificationRows, requestRows, type Sender } from '../../src/protocol/messages.table.ts'

interface Schema {
  readonly _zod: {
    readonly def: {
      readonly innerType?: Schema
      readonly in?: Schema
      readonly options?: readonly Schema[]
      readonly left?: Schema
      readonly right?: Schema
      readonly shape?: Readonly<Record<string, Schema>>
      readonly values?: readonly unknown[]
    }
  }
}

/** The object schemas that a schema stands for. */
function objects(schema: Schema | undefined): readonly Schema[] {
  if (schema === undefined) return []
  const { innerType, in: input, options, left, right, shape } = schema._zod.def
  if (shape !== undefined) return [schema]
  return [innerType, input, left, right, ...(options ?? [])].flatMap(objects)
}

function members(schema: Schema | undefined): readonly string[] {
  return objects(schema).flatMap((each) => Object.keys(each._zod.def.shape ?? {}))
}

/** Every message schema of a module: its method with the members of its parameters. */
function messages(module: object): readonly [name: string, method: string, params: readonly string[]][] {
  return Object.entries(module).flatMap(([name, exported]) => {
    if (!name.endsWith('RequestSchema') && !name.endsWith('NotificationSchema')) return []
    return objects(exported as Schema).flatMap((each): [string, string, readonly string[]][] => {
      const method = each._zod.def.shape?.['method']?._zod.def.values?.[0]
      return typeof method === 'string' ? [[name, method, members(each._zod.def.shape?.['params'])]] : []
    })
  })
}

function methodsOf(module: object, union: string): readonly string[] {
  const schema = (module as Record<string, Schema | undefined>)[union]
  return objects(schema).flatMap((each) => {
    const method = each._zod.def.shape?.['method']?._zod.def.values?.[0]
    return typeof method === 'string' ? [method] : []
  })
}

const modules = { v1: legacy, v2: core } as const
const rows = new Map([...requestRows, ...notificationRows].map((row) => [row.method, row]))

/** The result schema that answers a method, by the name that the SDKs give it. */
const results: Readonly<Record<string, string>> = {
  initialize: 'InitializeResultSchema',
  'server/discover': 'DiscoverResultSchema',
  ping: 'EmptyResultSchema',
  'tools/list': 'ListToolsResultSchema',
  'tools/call': 'CompatibilityCallToolResultSchema',
  'resources/list': 'ListResourcesResultSchema',
  'resources/templates/list': 'ListResourceTemplatesResultSchema',
  'resources/read': 'ReadResourceResultSchema',
  'prompts/list': 'ListPromptsResultSchema',
  'prompts/get': 'GetPromptResultSchema',
  'completion/complete': 'CompleteResultSchema',
  'subscriptions/listen': 'SubscriptionsListenResultSchema',
  'sampling/createMessage': 'CreateMessageResultWithToolsSchema',
  'elicitation/create': 'ElicitResultSchema',
  'roots/list': 'ListRootsResultSchema',
  'tasks/get': 'GetTaskResultSchema',
  'tasks/result': 'GetTaskPayloadResultSchema',
  'tasks/list': 'ListTasksResultSchema',
  'tasks/cancel': 'CancelTaskResultSchema',
}

describe.each(Object.entries(modules))('the messages of SDK schemas: %s', (_name, module) => {
  const found = messages(module)

  it('are found at all', () => {
    expect(found.length).toBeGreaterThanOrEqual(20)
  })

  it.each(found.map((each) => [each[1], each] as const))(
    '%s stands in the table with all of its members',
    (method, [, , params]) => {
      const row = rows.get(method)
      expect(row, method).toBeDefined()
      expect(params.filter((member) => !row?.params.includes(member))).toEqual([])
    },
  )

  it.each(Object.entries(results))(
    'the result of %s has no member that is not in the table',
    (method, schema) => {
      const row = requestRows.find((each) => each.method === method)
      const known = members((module as Record<string, Schema | undefined>)[schema])
      expect(known.filter((member) => !row?.result.includes(member))).toEqual([])
    },
  )

  it('come from whom the table says', () => {
    const senders: readonly [string, Sender][] = [
      ['ClientRequestSchema', 'client'],
      ['ClientNotificationSchema', 'client'],
      ['ServerRequestSchema', 'server'],
      ['ServerNotificationSchema', 'server'],
    ]
    for (const [union, sender] of senders)
      for (const method of methodsOf(module, union))
        expect([sender, 'both'], method).toContain(rows.get(method)?.from)
  })
})

describe('every result schema of the SDKs', () => {
  const parts =
    /^(?:Result|PaginatedResult|ServerResult|ClientResult|CreateTaskResult|JSONRPC.*|CallToolResult|CreateMessageResult)Schema$/
  it.each([legacy, core])('is named above', (module) => {
    const unnamed = Object.keys(module).filter(
      (name) => name.endsWith('ResultSchema') && !parts.test(name) && !Object.values(results).includes(name),
    )
    expect(unnamed).toEqual([])
  })
})

describe('the extension for skills', () => {
  const shapes = skills as unknown as Record<string, Schema>
  it.each([
    [skills.SKILLS_LIST_METHOD, 'ListSkillsRequestParamsSchema', 'ListSkillsResultSchema'],
    [skills.SKILLS_GET_METHOD, 'GetSkillRequestParamsSchema', 'GetSkillResultSchema'],
    [
      skills.RESOURCES_DIRECTORY_READ_METHOD,
      'ReadResourceDirectoryRequestParamsSchema',
      'ReadResourceDirectoryResultSchema',
    ],
  ])('%s stands in the table with all members', (method, params, result) => {
    const row = requestRows.find((each) => each.method === method)
    expect(members(shapes[params]).length).toBeGreaterThan(0)
    expect(members(shapes[params]).filter((member) => !row?.params.includes(member))).toEqual([])
    expect(members(shapes[result]).filter((member) => !row?.result.includes(member))).toEqual([])
  })
})
