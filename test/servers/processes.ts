/** The real servers: how they are started. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { connect, createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The program of a reference server. */
export function program(name: string): string {
  const manifest = createRequire(import.meta.url).resolve(`@modelcontextprotocol/server-${name}/package.json`)
  return join(dirname(manifest), 'dist/index.js')
}

/** Where the peers are that test/conformance/package.json pins. */
export const conformanceModules: string = fileURLToPath(
  new URL('../conformance/node_modules', import.meta.url),
)

const loopback = fileURLToPath(new URL('../conformance/loopback.mjs', import.meta.url))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** A server that listens on a free port of the loopback. */
export interface Listening {
  readonly origin: string
  stop(): Promise<void>
}

/** Starts one and waits until it listens. */
export async function listening(
  argumentsFor: (port: number) => readonly string[],
  command: string = process.execPath,
): Promise<Listening> {
  const port = await freePort()
  const child = spawn(command, ['--import', loopback, ...argumentsFor(port)], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error('the server has ended')
    await wait(50)
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
