/** What answers with a question first (revision 2026-07-28, SEP-2322): tools and a prompt. */
import {
  acceptedContent,
  inputRequired,
  inputResponse,
  type ClientCapabilities,
  type InputRequiredResult,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server'

type Requests = NonNullable<InputRequiredResult['inputRequests']>

const text = (value: string) => ({ content: [{ type: 'text' as const, text: value }] })

function question(message: string, name: string, type = 'string'): Requests[string] {
  const requestedSchema = { type: 'object', properties: { [name]: { type } }, required: [name] }
  return inputRequired.elicit({ message, requestedSchema } as Parameters<typeof inputRequired.elicit>[0])
}

function sample(prompt: string, maxTokens: number): Requests[string] {
  return inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: prompt } }],
    maxTokens,
  })
}

/** Adds them. */
export function addRounds(server: McpServer, state: RequestStateCodec<string>): void {
  const nameQuestion = { user_name: question('What is your name?', 'name') }

  /** Asks until every one of its questions has an answer of the right kind. */
  const add = (
    name: string,
    requests: (context: ServerContext) => Requests,
    finish: (context: ServerContext) => string,
    withState = false,
  ) =>
    server.registerTool(name, { description: 'Asks before it answers' }, async (context) => {
      const inputRequests = requests(context)
      const responses = context.mcpReq.inputResponses
      const answered = Object.keys(inputRequests).every(
        (key) => inputResponse(responses, key).kind !== 'missing',
      )
      const ready = answered && (!withState || context.mcpReq.requestState<string>() === name)
      if (ready) return text(finish(context))
      return inputRequired({
        inputRequests,
        ...(withState && { requestState: await state.mint(name, context) }),
      })
    })

  add(
    'test_input_required_result_elicitation',
    () => nameQuestion,
    ({ mcpReq }) => `Hello, ${String(acceptedContent(mcpReq.inputResponses, 'user_name')?.name)}!`,
  )
  add(
    'test_input_required_result_sampling',
    () => ({ capital_question: sample('What is the capital of France?', 100) }),
    ({ mcpReq }) => JSON.stringify(inputResponse(mcpReq.inputResponses, 'capital_question')),
  )
  add(
    'test_input_required_result_list_roots',
    () => ({ client_roots: inputRequired.listRoots() }),
    ({ mcpReq }) => JSON.stringify(inputResponse(mcpReq.inputResponses, 'client_roots')),
  )
  const confirm = () => ({ confirm: question('Please confirm', 'ok', 'boolean') })
  add('test_input_required_result_request_state', confirm, () => 'state-ok', true)
  add('test_input_required_result_tampered_state', confirm, () => 'state-ok', true)
  add(
    'test_input_required_result_multiple_inputs',
    () => ({
      ...nameQuestion,
      greeting: sample('Generate a greeting', 50),
      client_roots: inputRequired.listRoots(),
    }),
    ({ mcpReq }) => `all of ${Object.keys(mcpReq.inputResponses ?? {}).join(', ')}`,
    true,
  )
  add(
    'test_input_required_result_capabilities',
    ({ mcpReq }) => {
      const envelope = mcpReq.envelope as Record<string, ClientCapabilities | undefined> | undefined
      const can = envelope?.['io.modelcontextprotocol/clientCapabilities']
      return {
        ...(can?.sampling && { greeting: sample('Generate a greeting', 50) }),
        ...(can?.elicitation && nameQuestion),
        ...(can?.roots && { client_roots: inputRequired.listRoots() }),
      }
    },
    () => 'asked for what the client can do',
  )

  server.registerTool(
    'test_input_required_result_multi_round',
    { description: 'Asks twice before it answers' },
    async (context) => {
      const round = context.mcpReq.requestState<string>() ?? 'first'
      const responses = context.mcpReq.inputResponses
      if (round === 'second' && acceptedContent(responses, 'step2')) return text('both steps are done')
      if (round === 'first' && acceptedContent(responses, 'step1')) {
        return inputRequired({
          inputRequests: { step2: question('Step 2: What is your favorite color?', 'color') },
          requestState: await state.mint('second', context),
        })
      }
      return inputRequired({
        inputRequests: { step1: question('Step 1: What is your name?', 'name') },
        requestState: await state.mint('first', context),
      })
    },
  )

  server.registerTool(
    'test_streaming_elicitation',
    { description: 'Asks at the end of a stream' },
    async ({ mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken
      if (progressToken !== undefined) {
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress: 1 } })
      }
      if (acceptedContent(mcpReq.inputResponses, 'user_name')) return text('asked')
      return inputRequired({ inputRequests: nameQuestion })
    },
  )

  server.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'Asks for its context' },
    ({ mcpReq }) => {
      const answer = acceptedContent(mcpReq.inputResponses, 'user_context')
      if (answer === undefined) {
        const user_context = question('What context should the prompt use?', 'context')
        return inputRequired({ inputRequests: { user_context } })
      }
      return {
        messages: [{ role: 'user', content: { type: 'text', text: `Use ${String(answer.context)}.` } }],
      }
    },
  )
}
