/**
 * The temporary directory that the filesystem server may touch.
 *
 * @module
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is in it when the demo begins. */
export const files = {
  'notes.txt': 'buy a new hinge, oil the chain\n',
  'private/diary.txt': 'nobody reads this\n',
} as const

/** Creates it. */
export async function createWorkspace(): Promise<string> {
  // The server compares real paths, and the temporary directory of macOS is a link.
  const path = await realpath(await mkdtemp(join(tmpdir(), 'portcullis-demo-')))
  await Promise.all([mkdir(join(path, 'private')), mkdir(join(path, 'outbox'))])
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(path, name), text)))
  return path
}

/** Removes it with everything in it. */
export async function removeWorkspace(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
}
