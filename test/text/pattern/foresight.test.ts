/** What is foreseen behind a literal is never less than what a pattern matches there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { foresee, type Foresight } from '../../../src/text/pattern/foresight.ts'

/** Tells whether the characters behind a literal are all foreseen. */
function isForeseen({ least, places }: Foresight, behind: string): boolean {
  for (let at = 0; at < least; at++) {
    const unit = behind.charCodeAt(at)
    if (Number.isNaN(unit) || (((places[Math.min(unit, 128)] as number) >>> at) & 1) === 0) return false
  }
  return true
}

describe('what stands behind a literal', () => {
  it('is told place by place', () => {
    const foresight = foresee(/ab(?:c[0-9]|x)y{2,90}/.source, '', 'ab')
    expect(foresight.least).toBe(3)
    expect(['c1y', 'xyy', 'c1yy', 'xyz', 'c1z'].map((text) => isForeseen(foresight, text))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(isForeseen(foresight, 'yyy')).toBe(false)
    expect(isForeseen(foresight, 'x')).toBe(false)
  })
  it('is looked at a few places far', () => {
    expect(foresee('token_[a-f0-9]{64}', '', 'token_').least).toBe(16)
  })
  it('follows the literal in any case, and any digit for a digit', () => {
    expect(isForeseen(foresee('R2D(?:[23])-', '', 'r2d'), '3-')).toBe(true)
    expect(isForeseen(foresee('(?:k1=|k2:)x', '', 'k1'), ':x')).toBe(true)
  })
  it('takes in both cases where the pattern does', () => {
    expect(isForeseen(foresee('key=[a-c]', 'i', 'key='), 'B')).toBe(true)
    expect(isForeseen(foresee('key=[^a-c]', 'i', 'key='), 'B')).toBe(false)
    expect(isForeseen(foresee('key=[a-c]', '', 'key='), 'B')).toBe(false)
  })
  it('leaves out what a pattern asks of the characters around it', () => {
    const foresight = foresee(String.raw`(?<![\w(])key(?=[^)]{0,3}(?:\)|x))(?!\\\))=\d`, '', 'key')
    expect(foresight.least).toBe(2)
    expect([isForeseen(foresight, '=1'), isForeseen(foresight, 'x1')]).toEqual([true, false])
  })
  it('is anything beyond ASCII', () => {
    expect(isForeseen(foresee('key=[a-c]', '', 'key='), '\u00e9')).toBe(true)
  })
  it('is unknown behind what no match begins with, and in a pattern that cannot be read', () => {
    expect(foresee('abc', '', 'xyz').least).toBe(0)
    expect(foresee(String.raw`(a)\1bc`, '', 'a').least).toBe(0)
  })
})

const patterns = builtInDetectors.filter(({ back }) => back === undefined)

describe('of every built-in pattern', () => {
  it('something is foreseen behind nearly every literal', () => {
    const literals = patterns.flatMap(({ pattern, anchors }) =>
      anchors
        .map((anchor) => anchor.trim().toLowerCase())
        .filter((anchor) => /^[!-~]{3,}$/.test(anchor))
        .map((anchor) => foresee(pattern.source, pattern.flags, anchor).least),
    )
    expect(literals.length).toBeGreaterThan(900)
    expect(literals.filter((least) => least > 0).length / literals.length).toBeGreaterThan(0.98)
  })
  it('whatever it matches is foreseen', () => {
    const cases = patterns.flatMap(({ pattern, anchors }) =>
      anchors
        .filter((anchor) => /^[!-~]{3,}$/.test(anchor))
        .slice(0, 4)
        .map((anchor) => ({
          anchor,
          pattern,
          whole: new RegExp(`^(?:${pattern.source})`, pattern.flags.replace(/[gy]/g, '')),
        })),
    )
    const known = new Map<string, Foresight>()
    let matched = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.array(
          fc.constantFrom(
            '=',
            ': ',
            '"',
            ' ',
            '-',
            '_',
            '.',
            'a1B2c3D4e5F6',
            '0123456789',
            'abcdef',
            '\u00e9',
            'Zz',
          ),
          { maxLength: 8 },
        ),
        ({ anchor, pattern, whole }, parts) => {
          const behind = parts.join('')
          if (!whole.test(anchor + behind)) return
          matched++
          const key = `${anchor}\n${pattern.source}`
          const foresight = known.get(key) ?? foresee(pattern.source, pattern.flags, anchor)
          known.set(key, foresight)
          expect(isForeseen(foresight, behind)).toBe(true)
        },
      ),
      { numRuns: 20_000 },
    )
    expect(matched).toBeGreaterThan(50)
  })
})
