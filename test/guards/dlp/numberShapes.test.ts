/** Groups of digits: what is looked at quickly is what looking at everything finds. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inspectCard, mayBeCard } from '../../../src/guards/dlp/cards.ts'
import { verhoeff, verhoeffBetween } from '../../../src/guards/dlp/checks/digits.ts'
import { chinaId } from '../../../src/guards/dlp/checks/nationalElsewhere.ts'
import { closes, opens, readGroups } from '../../../src/guards/dlp/digitGroups.ts'
import type { Hit } from '../../../src/guards/dlp/hit.ts'
import { inspectGroups, numberShapes } from '../../../src/guards/dlp/numberShapes.ts'
import { unitBuffers } from '../../../src/text/units.ts'
import { codedCorpus } from '../../corpus/dlp/corpus.ts'

const buffers = unitBuffers()
const written = numberShapes.map(([shape]) => shape)

/** A value in one of the shapes, of digits of a seed. */
const shaped = fc
  .tuple(
    fc.constantFrom(...written),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 }),
  )
  .map(([shape, digits]) => {
    let at = 0
    return shape.replace(/\d+/g, (size) => digits.slice(at, (at += Number(size))).join(''))
  })
const real = [...codedCorpus(11, 30)]
  .flatMap(({ value }) => (typeof value === 'string' ? (value.match(/\d[\d ./-]{7,24}\d/g) ?? []) : []))
  .filter((value) => value.length > 8)
const run = fc
  .array(
    fc.oneof(
      shaped,
      fc.constantFrom(...real),
      fc.stringMatching(/^\d{1,20}$/),
      fc.stringMatching(/^(?:\d{4} ){6,9}$/),
      fc.constantFrom(' ', '-', '.', '/', '(', '+', '_', '4111 1111 1111 1111', 'X', 'x9', '  ', '-.', '\n'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => /^\d/.test(text) && text.length < 380)

/** Seven groups or more of one size in a row, no multiple of those that are chosen. */
function isTable(groups: readonly (readonly [number, number])[], first: number, last: number): boolean {
  const row = groups.map(
    ([from, to], at) => `${at > 0 && from - (groups[at - 1]?.[1] ?? 0) === 1 ? '' : '|'}${to - from},`,
  )
  const size = row[first]?.replace('|', '') ?? ''
  let before = ''
  for (const [at, each] of row.entries()) {
    before = each === size ? `${before}.` : each === `|${size}` ? '.' : ''
    if (at < first) continue
    if (before === '') return false
    if (at < last) continue
    const rest = row.slice(last + 1)
    const others = rest.findIndex((next) => next !== size)
    const length = before.length + (others < 0 ? rest.length : others)
    const own = last - first + 1
    return length >= 7 && length % own !== 0 && length % (own + 1) !== 0
  }
  return false
}

/** Every stretch of groups, held against every shape. */
function plainly(text: string, groups: readonly (readonly [number, number])[]): readonly unknown[] {
  const hits: Hit[] = []
  const { bytes } = buffers.take(text)
  for (const [first, [begin, firstEnd]] of groups.entries()) {
    const [before = 0, endBefore = 0] = groups[first - 1] ?? []
    if (first > 0 && firstEnd - begin < 3 && endBefore - before < 3) continue
    if (!opens(bytes, begin)) continue
    for (let last = first; last < groups.length; last++) {
      const chosen = groups.slice(first, last + 1)
      if (chosen.some(([start], at) => at > 0 && start - (chosen[at - 1]?.[1] ?? 0) !== 1)) break
      const [start, end] = chosen.at(-1) ?? [0, 0]
      const shape = chosen
        .map(([from, to], at) => (at > 0 ? text.charAt(from - 1) : '') + String(to - from))
        .join('')
      const width = chosen.reduce((sum, [from, to]) => sum + to - from, 0)
      if (width > 19) break
      const isResident = width === 17 && end - start === 17
      if (!closes(bytes, end) && !isResident) continue
      const value = text.slice(begin, end)
      const table = isTable(groups, first, last)
      for (const [, found] of numberShapes.filter(([each]) => each === shape))
        for (const [detector, verify, confidence] of found)
          if (!table && verify(value)) hits.push({ detector, start: begin, end, confidence })
      if (width >= 13 && !table && mayBeCard(bytes, begin, end))
        inspectCard(text, begin, end, first === 0 && last === groups.length - 1, (hit) => hits.push(hit))
      if (isResident && /^x(?![a-z\d])/i.test(text.slice(end)) && chinaId(`${value}X`))
        hits.push({ detector: { id: 'cn_resident_id', category: 'pii', family: 'national' }, start: begin, end: end + 1, confidence: 0.9 }) // prettier-ignore
    }
  }
  return hits.map(({ detector, start, end, confidence }) => [detector.id, start, end, confidence])
}

it('finds in groups of digits what holding every stretch of them against every shape finds', () => {
  let found = 0
  fc.assert(
    fc.property(run, (text) => {
      const units = buffers.take(text)
      readGroups(units, 0)
      const { starts, ends, count, digits, dots } = units.groups
      const groups = Array.from({ length: count }, (_, at) => [starts[at] ?? 0, ends[at] ?? 0] as const)
      const [whole = ''] = /^\d+(?:[ \-/()+_.]{1,2}\d+)*[ \-/()+_.]{0,2}/.exec(text) ?? []
      expect(groups).toEqual(
        [...whole.matchAll(/\d+/g)].map(({ index, 0: group }) => [index, index + group.length]),
      )
      expect([digits, dots]).toEqual([whole.replace(/\D/g, '').length, whole.replace(/[^.]/g, '').length])
      const hits: unknown[] = []
      inspectGroups(text, units, ({ detector, start, end, confidence }) =>
        hits.push([detector.id, start, end, confidence]),
      )
      expect(hits).toEqual(plainly(text, groups))
      found += hits.length
      buffers.release(units)
    }),
    { numRuns: 3000 },
  )
  expect(found).toBeGreaterThan(100)
})

it('reads a check digit in a text as it does in the digits alone', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,4}(?:[ -]\d{1,4}){0,4}$/), (text) => {
      const units = buffers.take(text)
      expect(verhoeffBetween(units.bytes, 0, text.length)).toBe(verhoeff(text.replace(/\D/g, '')))
      buffers.release(units)
    }),
    { numRuns: 1000 },
  )
})
