/** The tools of the servers that this repository installs, without their annotations. See bench/intent.ts for more. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { toolsOf } from '../../intent/gather.ts'
import { matrixOf } from '../../intent/matrix.ts'
import { installedServers } from '../../intent/servers.table.ts'

const home = fileURLToPath(new URL('../../..', import.meta.url))

describe('tools of real servers', () => {
  it('are told as their authors annotate them', async () => {
    const listed = await Promise.all(installedServers.map((server) => toolsOf(server, home)))
    expect(listed.map((tools) => tools.length > 0)).toEqual(installedServers.map(() => true))
    const matrix = matrixOf(listed.flat())
    expect(matrix.tools).toBeGreaterThanOrEqual(60)
    expect(matrix.mutatingCalledRead).toEqual([])
    expect(matrix.deletionCalledOther).toEqual([])
    expect(matrix.readCalledOther.length, matrix.readCalledOther.join()).toBeLessThanOrEqual(
      matrix.reading * 0.05,
    )
    expect(matrix.unknown.length, matrix.unknown.join()).toBeLessThanOrEqual(matrix.tools * 0.02)
  }, 120_000)
})
