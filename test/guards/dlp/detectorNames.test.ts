import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { detectorNames } from '../../../src/guards/dlp/detectorNames.ts'

it('lists every detector that is named anywhere in the scanner', () => {
  const room = new URL('../../../src/guards/dlp/', import.meta.url)
  const named = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, room), 'utf8').matchAll(/named\(\s*'(\w+)', '(?:secret|pii|financial)'/g),
    ])
    .map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((name) => !detectorNames.includes(name))).toEqual([])
  expect(new Set(detectorNames).size).toBe(detectorNames.length)
})
