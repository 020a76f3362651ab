/** Everything that the real servers can do, asked once. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Visit } from './visit.ts'

const call = (visit: Visit, name: string, args: object = {}, more: object = {}) =>
  visit.ask('tools/call', { name, arguments: args, ...more })

async function lists(visit: Visit): Promise<void> {
  for (const method of ['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list']) {
    let cursor: unknown
    do {
      const page = await visit.ask(method, cursor === undefined ? {} : { cursor })
      cursor = page['nextCursor']
    } while (cursor !== undefined)
  }
}

/** What every server answers with an error. */
async function mistakes(visit: Visit): Promise<void> {
  await call(visit, 'no-such-tool', { a: 1 })
  await visit.ask('resources/read', { uri: 'nothing://there' })
  await visit.ask('prompts/get', { name: 'no-such-prompt' })
  await visit.ask('no/such/method', { a: 1 })
}

/** server-everything, but for what it asks its client. */
export async function everything(visit: Visit): Promise<void> {
  await lists(visit)
  await visit.ask('prompts/get', { name: 'simple-prompt' })
  await visit.ask('prompts/get', { name: 'args-prompt', arguments: { city: 'Ulm', state: 'BW' } })
  const department = { name: 'department', value: 'S' }
  await visit.ask('prompts/get', {
    name: 'completable-prompt',
    arguments: { department: 'Sales', name: 'Eve' },
  })
  await visit.ask('prompts/get', {
    name: 'resource-prompt',
    arguments: { resourceType: 'Blob', resourceId: '2' },
  })
  const ref = { type: 'ref/prompt', name: 'completable-prompt' }
  await visit.ask('completion/complete', { ref, argument: department })
  await visit.ask('completion/complete', {
    ref,
    argument: { name: 'name', value: '' },
    context: { arguments: { department: 'Sales' } },
  })
  const template = { type: 'ref/resource', uri: 'demo://resource/dynamic/text/{resourceId}' }
  await visit.ask('completion/complete', { ref: template, argument: { name: 'resourceId', value: '7' } })
  const { resources = [] } = (await visit.ask('resources/list')) as { resources?: { uri: string }[] }
  for (const { uri } of resources) await visit.ask('resources/read', { uri })
  await visit.ask('resources/read', { uri: 'demo://resource/dynamic/text/1' })
  await visit.ask('resources/read', { uri: 'demo://resource/dynamic/blob/2' })

  await call(visit, 'echo', { message: 'hi \u{1F600} \u2028' })
  await call(visit, 'get-sum', { a: 1e21, b: -0.5 })
  await call(visit, 'get-annotated-message', { messageType: 'error', includeImage: true })
  await call(visit, 'get-env')
  await call(visit, 'get-resource-links', { count: 3 })
  await call(visit, 'get-resource-reference', { resourceType: 'Blob', resourceId: 1 })
  await call(visit, 'get-structured-content', { location: 'Chicago' })
  await call(visit, 'get-tiny-image')
  for (const outputType of ['resource', 'resourceLink']) {
    await call(visit, 'gzip-file-as-resource', { name: 'a.gz', data: 'data:text/plain,hello', outputType })
  }
  const _meta = { progressToken: 'p-1' }
  await call(visit, 'trigger-long-running-operation', { duration: 0.1, steps: 2 }, { _meta })
  await call(visit, 'get-sum', { a: 'one' })
  await mistakes(visit)
}

/** What server-everything does on a connection that lasts, asking its client among it. */
export async function everythingLasting(visit: Visit): Promise<void> {
  await visit.ask('ping')
  await visit.ask('logging/setLevel', { level: 'debug' })
  await visit.ask('resources/subscribe', { uri: 'demo://resource/dynamic/text/1' })
  await visit.ask('resources/unsubscribe', { uri: 'demo://resource/dynamic/text/1' })
  for (let times = 0; times < 2; times++) {
    await call(visit, 'toggle-simulated-logging')
    await call(visit, 'toggle-subscriber-updates')
  }
  await call(visit, 'get-roots-list')
  await call(visit, 'trigger-sampling-request', { prompt: 'say something', maxTokens: 10 })
  await call(visit, 'trigger-elicitation-request')
  await call(visit, 'trigger-url-elicitation', { url: 'https://example.com/consent', elicitationId: 'e-1' })
  await call(visit, 'trigger-url-elicitation', { url: 'https://example.com/first', errorPath: true })
  await Promise.all([
    research(visit),
    call(visit, 'trigger-sampling-request-async', { prompt: 'take your time', maxTokens: 10 }),
  ])
  await call(visit, 'trigger-elicitation-request-async')
  await cancelled(visit)
}

async function startResearch(visit: Visit, topic: string): Promise<string> {
  const made = await call(
    visit,
    'simulate-research-query',
    { topic, ambiguous: true },
    { task: { ttl: 60_000 } },
  )
  return (made['task'] as { taskId?: string } | undefined)?.taskId ?? 'none'
}

async function research(visit: Visit): Promise<void> {
  const taskId = await startResearch(visit, 'python')
  await visit.ask('tasks/get', { taskId })
  // Answered when the task is over.
  await visit.ask('tasks/result', { taskId })
  await visit.ask('tasks/list')
}

async function cancelled(visit: Visit): Promise<void> {
  const taskId = await startResearch(visit, 'rust')
  await visit.ask('tasks/cancel', { taskId })
  await visit.ask('tasks/get', { taskId })
  await visit.ask('tasks/result', { taskId: 'none' })
}

/** server-filesystem, on a folder of its own. */
export async function filesystem(visit: Visit, folder: string): Promise<void> {
  const at = (name: string) => join(folder, name)
  await writeFile(at('a.txt'), 'one\ntwo\nthree\n')
  await writeFile(at('a.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  await lists(visit)
  await call(visit, 'list_allowed_directories')
  await call(visit, 'read_file', { path: at('a.txt') })
  await call(visit, 'read_text_file', { path: at('a.txt'), tail: 1 })
  await call(visit, 'read_media_file', { path: at('a.png') })
  await call(visit, 'read_multiple_files', { paths: [at('a.txt'), at('missing')] })
  await call(visit, 'write_file', { path: at('b.txt'), content: 'b' })
  await call(visit, 'edit_file', { path: at('a.txt'), edits: [{ oldText: 'two', newText: '2' }] })
  await call(visit, 'create_directory', { path: at('c/d') })
  await call(visit, 'list_directory', { path: folder })
  await call(visit, 'list_directory_with_sizes', { path: folder, sortBy: 'size' })
  await call(visit, 'directory_tree', { path: folder })
  await call(visit, 'move_file', { source: at('b.txt'), destination: at('c/b.txt') })
  await call(visit, 'search_files', { path: folder, pattern: '**/*.txt' })
  await call(visit, 'get_file_info', { path: at('a.txt') })
  await call(visit, 'read_text_file', { path: '/etc/hostname' })
  await mistakes(visit)
}

/** server-memory. */
export async function memory(visit: Visit): Promise<void> {
  await lists(visit)
  const entities = ['Ada', 'Bob'].map((name) => ({ name, entityType: 'person', observations: ['is here'] }))
  await call(visit, 'create_entities', { entities })
  const relations = [{ from: 'Ada', to: 'Bob', relationType: 'knows' }]
  await call(visit, 'create_relations', { relations })
  await call(visit, 'add_observations', { observations: [{ entityName: 'Ada', contents: ['plays'] }] })
  await call(visit, 'read_graph')
  await call(visit, 'search_nodes', { query: 'plays' })
  await call(visit, 'open_nodes', { names: ['Bob'] })
  await call(visit, 'delete_observations', { deletions: [{ entityName: 'Ada', observations: ['plays'] }] })
  await call(visit, 'delete_relations', { relations })
  await call(visit, 'delete_entities', { entityNames: ['Bob'] })
  await call(visit, 'read_graph')
  await mistakes(visit)
}

/** server-sequential-thinking. */
export async function thinking(visit: Visit): Promise<void> {
  await lists(visit)
  const thought = { thought: 'first', nextThoughtNeeded: true, thoughtNumber: 1, totalThoughts: 2 }
  await call(visit, 'sequentialthinking', thought)
  const branch = { branchFromThought: 1, branchId: 'b', isRevision: true, revisesThought: 1 }
  await call(visit, 'sequentialthinking', {
    ...thought,
    ...branch,
    thoughtNumber: 2,
    nextThoughtNeeded: false,
  })
  await call(visit, 'sequentialthinking', { thought: 5 })
  await mistakes(visit)
}

/** server-github, of revision 2024-11-05: what it answers without a network. */
export async function github(visit: Visit): Promise<void> {
  await lists(visit)
  await call(visit, 'search_repositories', {})
  await call(visit, 'create_issue', { owner: 5 })
  await call(visit, 'push_files', { owner: 'o', repo: 'r', files: 'none' })
  await mistakes(visit)
}
