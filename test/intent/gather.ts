/**
 * Starts MCP servers over stdio and asks them for their tools. What the servers' authors wrote stays in memory: nothing of
 * it is kept in this repository.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../src/json/value.ts'

/** A server from the npm registry. */
export interface ServerPackage {
  readonly name: string
  readonly arguments?: readonly string[]
  /** Values that only have to be there: no server is asked for anything but its tools. */
  readonly environment?: Readonly<Record<string, string>>
  /** The executable, where a package has several. */
  readonly executable?: string
}

/** A tool as its server advertises it. */
export interface AdvertisedTool {
  /** The package. */
  readonly from: string
  /** `<server>.<tool>`. */
  readonly tool: string
  readonly definition: JsonObject
}

/** The name of a tool; empty when it has none. */
export function nameOf({ name }: JsonObject): string {
  return typeof name === 'string' ? name : ''
}

/** The tools of a server that is installed in `folder`; none when it does not list them within the time. */
export async function toolsOf(
  server: ServerPackage,
  folder: string,
  milliseconds = 60_000,
): Promise<readonly AdvertisedTool[]> {
  const home = join(folder, 'node_modules', server.name)
  if (!existsSync(join(home, 'package.json'))) return []
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>
  }
  const file = typeof bin === 'string' ? bin : bin?.[server.executable ?? Object.keys(bin)[0] ?? '']
  if (file === undefined) return []
  const definitions = await listed(join(home, file), server, milliseconds)
  const short = server.name.replace(/^@/, '').replaceAll(/[^\w-]/g, '-')
  return definitions.map((definition) => ({
    from: server.name,
    tool: `${short}.${nameOf(definition)}`,
    definition,
  }))
}

function listed(
  file: string,
  { arguments: given = [], environment = {} }: ServerPackage,
  milliseconds: number,
): Promise<readonly JsonObject[]> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, [file, ...given], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH, HOME, ...environment },
    })
    const found: JsonObject[] = []
    const end = (): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(found)
    }
    const timer = setTimeout(end, milliseconds)
    const send = (message: object): void => {
      if (child.stdin.writable) child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    }
    child.on('error', end)
    child.on('exit', end)
    child.stdin.on('error', () => undefined)
    let buffer = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      buffer += chunk
      const lines = buffer.split('\n')
      buffer = lines.pop() ?? ''
      for (const line of lines) take(line)
    })
    const take = (line: string): void => {
      let message: { id?: number; method?: string; result?: { tools?: JsonObject[]; nextCursor?: string } }
      try {
        message = JSON.parse(line) as typeof message
      } catch {
        return
      }
      if (message.method !== undefined) {
        if (message.id !== undefined) send({ id: message.id, result: { roots: [] } })
        return
      }
      if (message.id === 1) {
        send({ method: 'notifications/initialized' })
        send({ id: 2, method: 'tools/list' })
        return
      }
      found.push(...(message.result?.tools ?? []))
      const cursor = message.result?.nextCursor
      if (cursor === undefined) end()
      else send({ id: 2, method: 'tools/list', params: { cursor } })
    }
    const clientInfo = { name: 'portcullis-test', version: '0' }
    send({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
    })
  })
}
