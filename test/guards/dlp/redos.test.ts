/** Every pattern that ships is bounded, and a static checker calls it safe. */
import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'

const patterns = [
  ...new Map(
    builtInDetectors.map(({ id, pattern }) => [`${pattern.source}/${pattern.flags}`, { id, pattern }]),
  ).values(),
]

/** Every quantifier has an upper bound. */
function unbounded(source: string): string | undefined {
  const plain = source.replace(/\\./g, '__').replace(/\[[^\]]*\]/g, 'C')
  return /[*+](?!\?*[^)]*\])|\{\d+,\}/.exec(plain)?.[0]
}

describe('the built-in patterns', () => {
  it('are all there', () => {
    expect(patterns.length).toBeGreaterThan(300)
  })
  it('have an upper bound on every repetition but those of one padding character', () => {
    const offenders = patterns
      .filter(({ pattern }) => unbounded(pattern.source.replace(/=\*/g, '')) !== undefined)
      .map(({ id }) => id)
    expect(offenders).toEqual([])
  })
  it('begin with a literal that they are anchored at, or with a bounded head before one', () => {
    for (const { anchors } of builtInDetectors) expect(anchors.length).toBeGreaterThan(0)
  })
  it('are safe where they are tried: anchored at a place', () => {
    const unsafe = patterns.filter(
      ({ pattern }) =>
        checkSync(`^(?:${pattern.source})`, pattern.flags, { timeout: 2000, checker: 'automaton' }).status !==
        'safe',
    )
    expect(unsafe.map(({ id }) => id)).toEqual([])
  }, 60_000)
  it('would be told apart from one that is not', () => {
    expect(checkSync('^(?:(?:a+)+b)', '', { timeout: 2000, checker: 'automaton' }).status).toBe('vulnerable')
  })
})
