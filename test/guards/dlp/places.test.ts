/** Where the anchor pass looks closer: nothing that it is for is left out on the way. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { compileEngine } from '../../../src/guards/dlp/engine.ts'
import { foundBits, notePlaces, refinePlaces } from '../../../src/guards/dlp/places.ts'
import { eachRun } from '../../../src/guards/dlp/runs.ts'
import { placesLength, type Units } from '../../../src/text/units.ts'

const engine = compileEngine(builtInDetectors)

/** The first characters of the pairs that are left, and the units of the text. */
function lookedAt(
  text: string,
  refined: boolean,
): { readonly places: ReadonlySet<number>; readonly units: Units } {
  const units = engine.buffers.take(text)
  const half = (text.length + 1) >> 1
  const found = new Set<number>()
  for (let from = 0; from < half; from += placesLength) {
    const noted = notePlaces(engine, units, from, Math.min(half, from + placesLength))
    const count = refined ? refinePlaces(engine, units, from, noted) : noted
    for (let each = 0; each < count; each++)
      found.add((from + ((units.places[each] as number) >>> foundBits)) << 1)
  }
  return { places: found, units }
}

const piece = fc.oneof(
  fc.constantFrom(' ', '-', '.', ':', 'the ', 'a', '\u00e9', '1', '2024', '\n', '=', '/', 'x'.repeat(30)),
  fc.stringMatching(/^[\w+/=-]{1,40}$/),
  fc.stringMatching(/^[\d ()./+_-]{1,24}$/),
)
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))

it('visits every long run, wherever it begins and ends', () => {
  fc.assert(
    fc.property(text, (value) => {
      const { units } = lookedAt(value, false)
      const visited: (readonly [number, number])[] = []
      eachRun(units, value.length, (start, end) => visited.push([start, end]))
      engine.buffers.release(units)
      const runs = [...value.matchAll(/[\w+/=-]{16,}/g)]
      expect(visited).toEqual(runs.map(({ index, 0: run }) => [index, index + run.length]))
    }),
    { numRuns: 2000 },
  )
})

it('looks closer at the first digit of every number that may be one of seven digits or an address', () => {
  fc.assert(
    fc.property(text, (value) => {
      const { places, units } = lookedAt(value, true)
      engine.buffers.release(units)
      for (const { index } of value.matchAll(/(?<![\d ()./+_-])\d(?:[ ()./+_-]?\d){6,}/g))
        expect(places.has(index & ~1)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

it('looks closer at every literal of a detector in one piece, at either parity', () => {
  for (const { anchors } of builtInDetectors)
    for (const anchor of anchors)
      for (const before of ['', '.']) {
        if (!/^[!-~]{3,}$/.test(anchor)) continue
        const { places, units } = lookedAt(`${before}${anchor} `, true)
        engine.buffers.release(units)
        expect(places.size, anchor).toBeGreaterThan(0)
      }
})
