/** Precision and recall on the corpus: the floors. */
import { describe, expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { cleanCorpus, codedCorpus, nearMisses, tableCorpus } from '../../corpus/dlp/corpus.ts'

const scanner = createScanner()
const positives = [...tableCorpus(101, 2), ...codedCorpus(102, 40)]

function recall(category: string): number {
  const cases = positives.filter((entry) => entry.category === category)
  const found = cases.filter(({ value }) => scanner.scan(value).length > 0)
  return found.length / cases.length
}

describe('the corpus', () => {
  it('has at least 150 families of secrets and a positive for nearly every detector', () => {
    const secrets = new Set(
      builtInDetectors.filter(({ category }) => category === 'secret').map(({ id }) => id),
    )
    expect(secrets.size).toBeGreaterThan(150)
    expect(new Set(positives.map(({ detector }) => detector)).size).toBeGreaterThan(330)
  })
  it('is found: at least 99 % of secrets', () => {
    expect(recall('secret')).toBeGreaterThanOrEqual(0.99)
  })
  it('is found: at least 97 % of personal and financial data', () => {
    expect(recall('pii')).toBeGreaterThanOrEqual(0.97)
    expect(recall('financial')).toBeGreaterThanOrEqual(0.97)
  })
  it('raises no alarm on more than 0.5 % of what merely looks alike', () => {
    const clean = cleanCorpus(103, 3000)
    expect(clean.filter((value) => scanner.scan(value).length > 0).length / clean.length).toBeLessThanOrEqual(
      0.005,
    )
  })
  it('raises no alarm on more than 0.5 % of values whose check digit is wrong', () => {
    const near = nearMisses(104, 200)
    expect(near.filter((value) => scanner.scan(value).length > 0).length / near.length).toBeLessThanOrEqual(
      0.005,
    )
  })
  it('scans clean once it is redacted', () => {
    const left = positives.filter(({ value }) =>
      scanner.scan(scanner.redact(value as never).value).some(({ grade }) => grade === 'enforce'),
    )
    expect(left.map(({ detector }) => detector)).toEqual([])
  })
  it('leaves nothing of a secret behind', () => {
    const left = positives.filter(
      ({ value, secret, category }) =>
        category === 'secret' &&
        secret.length > 8 &&
        JSON.stringify(scanner.redact(value as never).value).includes(secret),
    )
    expect(left.length / positives.length).toBeLessThan(0.005)
  })
})
