/**
 * A client that does what each scenario of the conformance suite asks of clients. The suite gives it the server's URL as
 * its last argument, and the scenario and the revision in its environment.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client'
import { authorizationFor, type ScenarioContext } from './authorization.ts'
import { firewallOfEnvironment, judged } from './guard.ts'

const url = new URL(process.argv.at(-1) ?? '')
const scenario = process.env.MCP_CONFORMANCE_SCENARIO ?? ''
const revision = process.env.MCP_CONFORMANCE_PROTOCOL_VERSION ?? '2025-11-25'
const context = JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? '{}') as ScenarioContext

const firewall = firewallOfEnvironment()
const authorization = authorizationFor(scenario, context)

const client = new Client(
  { name: 'everything', version: '1.0.0' },
  {
    versionNegotiation: { mode: revision >= '2026-07-28' ? 'auto' : 'legacy' },
    capabilities: { roots: {}, sampling: {}, elicitation: { form: { applyDefaults: true } } },
  },
)
client.setRequestHandler('elicitation/create', () => ({
  action: 'accept',
  content: scenario.startsWith('sep-2322') ? { confirmed: true } : {},
}))
client.setRequestHandler('sampling/createMessage', () => ({
  role: 'assistant',
  content: { type: 'text', text: 'sampled' },
  model: 'none',
}))
client.setRequestHandler('roots/list', () => ({ roots: [{ uri: 'file:///tmp', name: 'tmp' }] }))

let transport = newTransport()

function newTransport(): StreamableHTTPClientTransport {
  const made = new StreamableHTTPClientTransport(url, {
    ...(scenario.startsWith('auth/') && { authProvider: authorization.provider }),
  })
  return firewall?.protectClient(made, { server: 'conformance' }) ?? made
}

/** Does something that may need authorization first. */
async function authorized<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    const answer = authorization.answer()
    if (!(error instanceof UnauthorizedError) || answer === undefined) throw error
    await transport.finishAuth(answer)
    return task()
  }
}

async function connect(): Promise<void> {
  await authorized(async () => {
    if (client.transport !== undefined) await client.close()
    transport = newTransport()
    await client.connect(transport)
  })
}

const call = (name: string, args: Record<string, unknown> = {}) =>
  authorized(() => client.callTool({ name, arguments: args }))

/** Arguments that a tool accepts, as far as its schema says in plain words. */
function argumentsFor(schema: { properties?: object | undefined; required?: readonly string[] | undefined }) {
  const value = (name: string) => {
    const { type } = ((schema.properties as Record<string, unknown> | undefined)?.[name] ?? {}) as {
      type?: string
    }
    if (type === 'number' || type === 'integer') return 5
    return type === 'boolean' ? true : type === 'object' ? {} : type === 'array' ? [] : 'text'
  }
  return Object.fromEntries((schema.required ?? []).map((name) => [name, value(name)]))
}

async function run(): Promise<void> {
  await connect()
  const { tools } = await authorized(() => client.listTools())
  switch (scenario) {
    case 'sep-2322-client-request-state':
      await Promise.all([call('test_mrtr_echo_state'), call('test_mrtr_unrelated')])
      await call('test_mrtr_no_state')
      // A result without a kind: what comes of it is not the client's to say.
      await call('test_mrtr_no_result_type').catch(() => undefined)
      break
    case 'http-custom-headers':
      for (const { name, arguments: args } of context.toolCalls ?? []) await call(name, args)
      break
    case 'http-standard-headers':
      for (const { name } of tools) await call(name)
      for (const { uri } of (await client.listResources()).resources) await client.readResource({ uri })
      for (const { name } of (await client.listPrompts()).prompts) await client.getPrompt({ name })
      break
    case 'json-schema-2020-12-preservation': {
      const schema = tools.find((tool) => tool.name === 'json_schema_2020_12_tool')?.inputSchema
      await call('json_schema_echo', { schema })
      break
    }
    case 'json-schema-ref-no-deref':
      break
    default:
      for (const tool of tools) await call(tool.name, argumentsFor(tool.inputSchema))
  }
  await wait(50)
  await client.close()
}

// What is refused on purpose ends in an error; the scenarios that do so expect it.
const error: unknown = await run().then(
  () => undefined,
  (reason: unknown) => reason,
)
if (error !== undefined) console.error(error)
const ending = error === undefined ? 'well' : error instanceof Error ? error.constructor.name : typeof error
console.log(`ended ${ending} judged ${judged()}`)
process.exit(error === undefined ? 0 : 1)
