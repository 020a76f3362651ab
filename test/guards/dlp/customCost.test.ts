/** A policy's own pattern cannot be made to read a value again and again. */
import { describe, expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'

describe('a pattern whose every match has to be searched to the end of the value', () => {
  const scanner = createScanner({ custom: [{ id: 'lazy', pattern: 'a(.*b)?' }] })
  it('finds each of a few matches', () => {
    expect(scanner.scan('axaxa').filter(({ detector }) => detector === 'lazy')).toHaveLength(3)
  })
  it('counts the rest of a long value as found, after so many searches', () => {
    const value = 'a'.repeat(200_000)
    const found = scanner.scan(value).filter(({ detector }) => detector === 'lazy')
    expect(found.length).toBeLessThan(200)
    expect(found.at(-1)?.span[1]).toBe(value.length)
    expect(scanner.redact(value).value).not.toContain('a'.repeat(2))
  })
})
