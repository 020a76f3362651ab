/**
 * A framework of one's own: handlers in a table, no MCP transport anywhere. `guardTool` puts the firewall around each.
 *
 * @module
 */
import { createFirewall } from 'mcp-portcullis'

interface ToolResult {
  readonly content: readonly { readonly type: 'text'; readonly text: string }[]
  readonly isError?: boolean
}
type Handler = (args: { readonly to: string; readonly body: string }) => Promise<ToolResult>

const outbox: string[] = []
const handlers: Record<string, Handler> = {
  send: async ({ to, body }) => {
    outbox.push(to)
    return { content: [{ type: 'text', text: `sent ${body.length} characters to ${to}` }] }
  },
}

const firewall = createFirewall({
  version: 1,
  name: 'mail',
  default: 'deny',
  rules: [
    {
      id: 'ours',
      when: { tool: 'mail.send', arguments: { '$.to': { emailDomain: 'ours.example' } } },
      then: 'allow',
    },
  ],
})
const guarded = Object.entries(handlers).map(([name, handler]): [string, Handler] => {
  return [name, firewall.guardTool({ name }, handler, { server: 'mail' })]
})
const tools = new Map(guarded)

/** What the framework does when a model asks for a tool. */
async function dispatch(name: string, args: { readonly to: string; readonly body: string }): Promise<void> {
  const { content, isError = false } = await tools.get(name)!(args)
  console.log(`${isError ? 'refused' : 'done'}: ${content[0]!.text}`)
}

await dispatch('send', { to: 'kim@ours.example', body: 'See you at nine' })
await dispatch('send', { to: 'kim@theirs.example', body: 'Here are our figures' })
console.log(`really sent to: ${outbox.join(', ')}`)
