// A server of revision 2025-11-25 without an SDK. Before `initialize` it is silent about anything it does not know, or,
// with the argument `exit`, leaves at once, as servers built on some SDKs do.
import { createInterface } from 'node:readline'

const leaves = process.argv[2] === 'exit'
let initialized = false
const answer = (id, result) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line)
  if (method === 'initialize') {
    initialized = true
    const serverInfo = { name: 'legacy', version: '1' }
    answer(id, { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo })
  } else if (!initialized) {
    if (leaves) process.exit(1)
  } else if (method === 'tools/list') {
    answer(id, { tools: [{ name: 'echo', inputSchema: { type: 'object' } }] })
  } else if (method === 'tools/call') {
    answer(id, { content: [{ type: 'text', text: `${params.name} ${JSON.stringify(params.arguments)}` }] })
  }
})
