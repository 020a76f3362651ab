/** Where the anchor pass looks closer: nothing that it is for is left out on the way. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { compileEngine } from '../../../src/guards/dlp/engine.ts'
import { foundBits, notePlaces, refinePlaces } from '../../../src/guards/dlp/places.ts'
import { eachRun } from '../../../src/guards/dlp/runs.ts'
import { isTaken, lowered, slotOf, windowFlag } from '../../../src/text/anchors.ts'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { base62, randomOf } from '../../corpus/dlp/random.ts'
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

it('leaves out none of the noted places where the characters of a window stand, and no other kind of place', () => {
  const { aheadBits, behindBits } = engine.anchors
  const flags = (found: number): number => found & ((1 << foundBits) - 1)
  const literals = builtInDetectors.flatMap(({ anchors }) => anchors)
  const withLiterals = fc
    .array(fc.oneof(fc.constantFrom(...literals), piece), { maxLength: 12 })
    .map((pieces) => pieces.join(''))
  const isMet = (bits: Uint32Array, bytes: Uint8Array, first: number): boolean => {
    const four = [0, 1, 2, 3].reduce((sum, at) => (sum << 8) | (lowered[bytes[first + at] ?? 0] as number), 0)
    return isTaken(bits, slotOf(four)) || isTaken(bits, slotOf(four >>> 8))
  }
  fc.assert(
    fc.property(withLiterals, (value) => {
      const units = engine.buffers.take(value)
      const half = Math.min(placesLength, (value.length + 1) >> 1)
      const noted = Array.from(units.places.subarray(0, notePlaces(engine, units, 0, half)))
      const refined = new Map(
        Array.from(units.places.subarray(0, refinePlaces(engine, units, 0, noted.length)), (place) => [
          place >>> foundBits,
          flags(place),
        ]),
      )
      for (const place of noted) {
        const index = (place >>> foundBits) << 1
        const kept = refined.get(place >>> foundBits) ?? 0
        const literal = windowFlag.ahead | windowFlag.behind
        expect(kept & ~literal).toBe(flags(place) & ~literal)
        if ((place & windowFlag.ahead) !== 0 && isMet(aheadBits, units.bytes, index))
          expect(kept & windowFlag.ahead).not.toBe(0)
        if ((place & windowFlag.behind) !== 0 && index > 0 && isMet(behindBits, units.bytes, index - 1))
          expect(kept & windowFlag.behind).not.toBe(0)
      }
      engine.buffers.release(units)
    }),
    { numRuns: 1000 },
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

it('decodes what stands behind every equals sign, whatever runs stand before it', () => {
  const token = `ghp_${randomOf(31).text(base62, 36)}`
  const coded = Buffer.from(`token ${token} here`).toString('base64')
  const scanner = createScanner()
  const before = fc.stringMatching(/^[a-z_]{1,24}$/)
  const between = fc.constantFrom(
    ' ',
    '; ',
    ', ',
    ' abcdefghijklmnopqrstuvw ',
    ' x=1 ',
    ' abcdefghijklmnopqrst=1 ',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(before, between), { minLength: 1, maxLength: 8 }), (parts) => {
      const value = parts.map(([name, gap]) => `${name}=${coded}${gap}`).join('')
      const found = scanner.scan(value).filter(({ decodedFrom }) => decodedFrom?.includes('base64') === true)
      expect(found).toHaveLength(parts.length)
    }),
    { numRuns: 200 },
  )
})
