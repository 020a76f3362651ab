/**
 * Looking at what really happened: at the disk, at what the client got, at what the server was sent.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reality } from './scenario.ts'

/** The client got an answer with this text in it. */
export function answered(text: string): Reality {
  return { says: `the client got "${text}"`, holds: ({ answer }) => answer.includes(text) }
}

/** The server was asked, but this text never got to the client. */
export function withheld(text: string): Reality {
  return {
    says: 'the server answered, the client got none of it',
    holds: ({ answer, sent }) => sent === 1 && !answer.includes(text),
  }
}

/** Nothing was sent to the server. */
export const neverSent: Reality = { says: 'the server was sent nothing', holds: ({ sent }) => sent === 0 }

/** The list that the client got does not have this tool, but has that one. */
export function hidden(tool: string, shown: string): Reality {
  const named = (name: string): string => `"name":${JSON.stringify(name)}`
  return {
    says: `the list has ${shown}, not ${tool}`,
    holds: ({ answer }) => !answer.includes(named(tool)) && answer.includes(named(shown)),
  }
}

/** There is no such file. */
export function absent(path: string): Reality {
  return {
    says: `no file ${path} on disk`,
    holds: ({ sent }, { workspace }) => sent === 0 && !existsSync(join(workspace, path)),
  }
}

/** The file is there and holds exactly this. */
export function holds(path: string, text: string): Reality {
  return {
    says: `${path} is on disk as asked`,
    holds: async (_outcome, { workspace }) => (await contentOf(join(workspace, path))) === text,
  }
}

/** The file holds what it held before. */
export function unchanged(path: string, text: string): Reality {
  return { ...holds(path, text), says: `${path} is as it was` }
}

async function contentOf(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}
