import { access, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { Policy } from '../../src/policy/schema.ts'
import { generations } from '../transport/peers.ts'
import { program } from './processes.ts'
import * as repertoire from './repertoire.ts'
import { visit, type Visit } from './visit.ts'

const cleaning: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean()
})

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'portcullis-')))
  cleaning.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The methods and names of what reached the server. */
const reached = ({ outside }: Visit): string[] =>
  outside.toServer.flatMap(({ method, params }) => {
    const { name, uri } = (params ?? {}) as { name?: string; uri?: string }
    return method === undefined ? [] : [[method, name ?? uri].filter(Boolean).join(' ')]
  })

const answersTo = ({ answers }: Visit, asked: string): unknown[] =>
  answers.filter((entry) => entry.asked.startsWith(asked)).map(({ answer }) => answer)

const listed = (each: Visit): string[] =>
  answersTo(each, 'tools/list').flatMap((page) =>
    (page as { tools: { name: string }[] }).tools.map((tool) => tool.name),
  )

const refusedTool = {
  isError: true,
  content: [{ type: 'text', text: expect.stringMatching(/^firewall deny: /) as string }],
}
const refusedRequest = {
  error: { code: -31403, message: expect.stringMatching('firewall deny') as string },
}

describe.each(generations)('a client of SDK %s under a strict policy', (generation) => {
  async function start(args: string[], policy: Policy, env: Record<string, string> = {}, capable = false) {
    const parameters = { command: process.execPath, args, env, stderr: 'ignore' as const }
    const transport = generation === 'v1' ? new StdioV1(parameters) : new StdioV2(parameters)
    const started = await visit({ generation, transport, policy, capable })
    cleaning.push(() => started.close())
    return started
  }

  it('reads files and writes none', async () => {
    const folder = await newFolder()
    const policy: Policy = {
      version: 1,
      name: 'reading',
      default: 'deny',
      rules: [
        {
          id: 'reading',
          when: { tool: ['srv.read_*', 'srv.list_*', 'srv.search_files', 'srv.directory_tree'] },
          then: 'allow',
        },
      ],
    }
    const each = await start([program('filesystem'), folder], policy)
    await repertoire.filesystem(each, folder)
    const allowed = [
      'read_file',
      'read_text_file',
      'read_media_file',
      'read_multiple_files',
      'list_directory',
      'list_directory_with_sizes',
      'directory_tree',
      'search_files',
      'list_allowed_directories',
    ]
    expect(listed(each).sort()).toEqual([...allowed].sort())
    const called = reached(each).filter((line) => line.startsWith('tools/call'))
    expect(new Set(called)).toEqual(new Set(allowed.map((name) => `tools/call ${name}`)))
    for (const name of ['write_file', 'edit_file', 'create_directory', 'move_file', 'get_file_info']) {
      expect(answersTo(each, `tools/call {"name":"${name}"`)).toMatchObject([refusedTool])
    }
    // What the repertoire itself puts there, as it was.
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(['a.png', 'a.txt'])
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('one\ntwo\nthree\n')
  })

  it('remembers nothing', async () => {
    const folder = await newFolder()
    const file = join(folder, 'memory.json')
    await writeFile(file, '')
    const policy: Policy = {
      version: 1,
      name: 'read-only memory',
      default: 'allow',
      rules: [{ id: 'no-change', when: { tool: ['*.create_*', '*.add_*', '*.delete_*'] }, then: 'deny' }],
    }
    const each = await start([program('memory')], policy, { MEMORY_FILE_PATH: file })
    await repertoire.memory(each)
    expect(listed(each)).toEqual(['read_graph', 'search_nodes', 'open_nodes'])
    expect(answersTo(each, 'tools/call {"name":"read_graph"')[0]).toMatchObject({
      structuredContent: { entities: [], relations: [] },
    })
    expect(await readFile(file, 'utf8')).toBe('')
  })

  it('gets from server-everything what is allowed, and its server asks in vain', async () => {
    const policy: Policy = {
      version: 1,
      name: 'strict',
      default: 'allow',
      rules: [
        { id: 'no-environment', when: { tool: ['*.get-env', '*.gzip-*', '*.simulate-*'] }, then: 'deny' },
        {
          id: 'no-blobs',
          when: { surface: 'resource.read', uri: 'demo://resource/dynamic/blob/*' },
          then: 'deny',
        },
        {
          id: 'no-documents',
          when: { surface: 'resource.read', uri: 'demo://resource/static/document/*' },
          then: 'deny',
        },
        { id: 'no-prompt', when: { prompt: 'args-prompt' }, then: 'deny' },
        { id: 'no-model', when: { surface: 'sampling' }, then: 'deny' },
        { id: 'no-questions', when: { surface: 'elicitation' }, then: 'deny' },
        { id: 'no-roots', when: { surface: 'roots' }, then: 'deny' },
      ],
    }
    const each = await start([program('everything'), 'stdio'], policy, {}, true)
    await repertoire.everything(each)
    await each.ask('tools/call', { name: 'trigger-sampling-request', arguments: { prompt: 'x' } })
    await each.ask('tools/call', { name: 'trigger-elicitation-request', arguments: {} })
    await each.ask('tools/call', { name: 'get-roots-list', arguments: {} })
    await each.ask('tools/call', {
      name: 'simulate-research-query',
      arguments: { topic: 'x' },
      task: { ttl: 1000 },
    })

    const names = listed(each)
    for (const hidden of ['get-env', 'gzip-file-as-resource', 'simulate-research-query']) {
      expect(names).not.toContain(hidden)
      const answers = answersTo(each, `tools/call {"name":"${hidden}"`)
      expect(answers.length).toBeGreaterThan(0)
      for (const answer of answers) expect(answer).toMatchObject(refusedTool)
      expect(reached(each)).not.toContain(`tools/call ${hidden}`)
    }
    expect(names).toContain('echo')
    expect(answersTo(each, 'tools/call {"name":"echo"')).toMatchObject([
      { content: [{ text: expect.stringMatching('^Echo: hi') as string }] },
    ])

    const resources = answersTo(each, 'resources/list') as { resources: { uri: string }[] }[]
    expect(JSON.stringify(resources)).not.toContain('static/document')
    expect(answersTo(each, 'resources/read {"uri":"demo://resource/dynamic/blob/2"')).toMatchObject([
      refusedRequest,
    ])
    expect(answersTo(each, 'resources/read {"uri":"demo://resource/dynamic/text/1"')).toMatchObject([
      { contents: [{ mimeType: 'text/plain' }] },
    ])
    const prompts = answersTo(each, 'prompts/list') as { prompts: { name: string }[] }[]
    expect(prompts[0]?.prompts.map((prompt) => prompt.name)).not.toContain('args-prompt')
    expect(answersTo(each, 'prompts/get {"name":"args-prompt"')).toMatchObject([refusedRequest])
    const sent = reached(each)
    expect(sent.filter((line) => line.includes('blob/') || line.includes('args-prompt'))).toEqual([])

    // Whatever the server asked, the client never saw, and what it offers is not told.
    const asked = each.inside.toClient.filter(({ id, method }) => id !== undefined && method !== undefined)
    expect(asked).toEqual([])
    const told = JSON.stringify(each.outside.toServer)
    for (const secret of ['sampled', 'Ada', 'srv/work']) expect(told).not.toContain(secret)
    expect(told).toContain('User rejected sampling request')
    expect(told).toContain('"decline"')
  })

  it('lets nothing but the handshake and the lists reach the server, when nothing is allowed', async () => {
    const folder = await newFolder()
    const file = join(folder, 'memory.json')
    const nothing: Policy = { version: 1, name: 'nothing', default: 'deny' }
    const each = await start([program('memory')], nothing, { MEMORY_FILE_PATH: file })
    await repertoire.memory(each)
    expect(listed(each)).toEqual([])
    expect(
      reached(each).filter((line) => !/^(initialize|notifications\/initialized|\w+\/\S*list)$/.test(line)),
    ).toEqual([])
    await expect(access(file)).rejects.toThrow('ENOENT')
  })
})
