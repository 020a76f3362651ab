import { expect, it } from 'vitest'
import { caseFamily, foldedRanges } from '../../../src/text/pattern/caseFolding.ts'
import { complement, normalizeRanges } from '../../../src/text/pattern/characters.ts'
import { isPropertyName, propertyRanges } from '../../../src/text/pattern/property.ts'

const everyPoint = Array.from({ length: 0x110000 }, (_, point) => point)

/** The ranges of what a native expression matches, code point by code point. */
function nativeRanges(source: string): readonly number[] {
  const expression = new RegExp(source, 'u')
  return normalizeRanges(
    everyPoint.flatMap((point) => (expression.test(String.fromCodePoint(point)) ? [point, point] : [])),
  )
}

it('finds the same family for every letter with a case as the native engine', () => {
  const cased = everyPoint.filter((point) => {
    const text = String.fromCodePoint(point)
    return text.toLowerCase() !== text || text.toUpperCase() !== text
  })
  const all = cased.map((point) => String.fromCodePoint(point)).join('')
  expect(cased.length).toBeGreaterThan(2500)
  for (const point of cased) {
    const native = Array.from(all.matchAll(new RegExp(`\\u{${point.toString(16)}}`, 'giu')), ([text]) =>
      text.codePointAt(0),
    )
    expect(
      Array.from(caseFamily(point)).sort((a, b) => a - b),
      point.toString(16),
    ).toEqual(native)
  }
})

it('folds a set of everything to itself and misses no block of cased letters', () => {
  const folded = (point: number): readonly number[] => normalizeRanges(foldedRanges([point, point]))
  for (const point of everyPoint) {
    const text = String.fromCodePoint(point)
    if (text.toLowerCase() === text && text.toUpperCase() === text) continue
    expect(folded(point), point.toString(16)).toEqual(
      normalizeRanges(caseFamily(point).flatMap((member) => [member, member])),
    )
  }
  expect(normalizeRanges(foldedRanges([0, 0x10ffff]))).toEqual([0, 0x10ffff])
})

it.each([
  'L', 'Lu', 'Cn', 'Co', 'Cs', 'C', 'Any', 'Assigned', 'Script=Latin', 'scx=Han', 'Script=Common', 'Script=Inherited',
  'Default_Ignorable_Code_Point', 'Extended_Pictographic', 'White_Space', 'ID_Continue', 'gc=Nd', 'M',
])('finds all of \\p{%s}', (name) => {
  expect(isPropertyName(name)).toBe(true)
  expect(propertyRanges(name)).toEqual(nativeRanges(`\\p{${name}}`))
}) // prettier-ignore

it('knows on this engine every property on the list', () => {
  for (const name of [
    'LC',
    'Pi',
    'Sk',
    'Zp',
    'Uppercase_Letter',
    'Format',
    'Emoji_Presentation',
    'sc=Nko',
    'scx=Yi',
  ]) {
    expect(isPropertyName(name)).toBe(true)
    expect(() => new RegExp(`\\p{${name}}`, 'u')).not.toThrow()
  }
})

it('complements sets', () => {
  expect(complement([])).toEqual([0, 0x10ffff])
  expect(complement([0, 5, 9, 0x10ffff])).toEqual([6, 8])
  expect(complement(complement([3, 4]))).toEqual([3, 4])
})
