/**
 * The address that was checked is the address that is dialled: with `fetch`, with `node:http`, and against a resolver that
 * changes its mind.
 *
 * @module
 */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createEgressChecker,
  EgressDeniedError,
  guardFetch,
  pinnedLookup,
  type DialTarget,
} from 'mcp-portcullis'

// In a program of your own: import { Agent } from 'undici'. Node.js has one inside, without a public name.
await fetch('data:,')
const inside = (globalThis as unknown as Record<symbol, { constructor: new (options: object) => Closable }>)[
  Symbol.for('undici.globalDispatcher.1')
]!
const Agent = inside.constructor
interface Closable {
  close(): Promise<void>
}

const server = createServer((asked, answer) => answer.end(`hello ${asked.headers.host?.split(':')[0]}`))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo

// No DNS knows this name. The policy lets it lead to exactly one address of this machine.
const url = `http://api.example:${port}/`
const egress = createEgressChecker({ allow: ['api.example'], allowPrivate: ['127.0.0.1'] })
const answers = ['127.0.0.1']
const resolver = { resolve: async () => [...answers] }

// 1. fetch: one agent for each approved request, whose lookup knows the approved addresses and nothing else.
const agents: Closable[] = []
const dial = ({ addresses }: DialTarget): { dispatcher: Closable } => {
  const agent = new Agent({ connect: { lookup: pinnedLookup(addresses) } })
  agents.push(agent)
  return { dispatcher: agent }
}
console.log('fetch:', await (await guardFetch(fetch, { egress, resolver, dial })(url)).text())

// 2. node:http: the checker alone, and a second look at the socket once it is connected.
const decision = egress.check(url, { resolved: await resolver.resolve() })
const said = await new Promise<string>((resolve, reject) => {
  const asked = request(url, { lookup: pinnedLookup(decision.pinnedAddresses ?? []) }, (answer) => {
    const { remoteAddress = '' } = answer.socket
    answer.resume().on('end', () => {
      resolve(`${remoteAddress} ${egress.verifyDial(remoteAddress, decision).verdict}`)
    })
  })
  asked.on('error', reject).end()
})
console.log('node:http:', said)

// 3. A name that leads elsewhere the next time it is asked for, here to an address that nobody approved.
const moved = egress.verifyDial('127.0.0.2', decision)
console.log('dialled elsewhere:', moved.verdict, moved.code)

const changing = {
  count: 0,
  async resolve() {
    this.count += 1
    return this.count === 1 ? ['127.0.0.1'] : ['169.254.169.254']
  },
}
// Without `dial` nobody can say what `fetch` will dial: the name is asked for again, and a new answer is refused.
await guardFetch(fetch, { egress, resolver: changing })(url).catch((error: unknown) => {
  if (error instanceof EgressDeniedError) console.log('without dial:', error.decision.code)
})
// With it the second answer is never asked for.
changing.count = 0
const text = await (await guardFetch(fetch, { egress, resolver: changing, dial })(url)).text()
console.log(`with dial: ${text}, asked ${changing.count} time`)

await Promise.all(agents.map((agent) => agent.close()))
server.close()
