/**
 * Runs an example as a user does: as a program of its own, against the built package.
 *
 * @module
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a program did. */
export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `examples/<file>`. Variables that change how programs print are left out of its environment. */
export function runExample(
  file: string,
  args: readonly string[] = [],
  variables: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'ts-blank-space/register', `examples/${file}`, ...args],
      { cwd: root, env: { ...inherited, ...variables }, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), stdout, stderr })
      },
    )
  })
}

/** The lines of a text, the empty ones left out. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '')
}
