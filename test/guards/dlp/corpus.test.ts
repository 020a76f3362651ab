/** Precision and recall on the corpus: the floors. */
import { describe, expect, it } from 'vitest'
import { builtInDetectors } from '../../../src/guards/dlp/detectors.ts'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'
import { detectorNames } from '../../../src/guards/dlp/detectorNames.ts'
import { cleanCorpus, codedCorpus, nearMisses, tableCorpus, wrongDigits } from '../../corpus/dlp/corpus.ts'

const scanner = createScanner()
const positives = [...tableCorpus(101, 2), ...codedCorpus(102, 40)]

function recall(category: string): number {
  const cases = positives.filter((entry) => entry.category === category)
  const found = cases.filter(({ value }) => scanner.scan(value).length > 0)
  return found.length / cases.length
}

describe('the corpus', () => {
  it('has at least 150 families of secrets and a positive for every detector', () => {
    const secrets = new Set(
      builtInDetectors.filter(({ category }) => category === 'secret').map(({ id }) => id),
    )
    expect(secrets.size).toBeGreaterThan(150)
    const sampled = new Set(positives.map(({ detector }) => detector))
    expect(detectorNames.filter((name) => !sampled.has(name)).join()).toBe('')
  })
  it('is found: at least 99 % of secrets', () => {
    expect(recall('secret')).toBeGreaterThanOrEqual(0.99)
  })
  it('is found: at least 97 % of personal and financial data', () => {
    expect(recall('pii')).toBeGreaterThanOrEqual(0.97)
    expect(recall('financial')).toBeGreaterThanOrEqual(0.97)
  })
  it('is found by every detector: at least half of what each is made for', () => {
    const samples = [...tableCorpus(105, 4), ...codedCorpus(106, 12)]
    const weak = detectorNames.filter((name) => {
      const own = samples.filter(({ detector }) => detector === name)
      return own.filter(({ value }) => scanner.scan(value).length > 0).length * 2 < own.length
    })
    expect(weak).toEqual([])
  })
  it('takes no value with a wrong check digit for one of those that have it', () => {
    // What is also taken without one, right behind its word, is of no use here.
    const loose = new Set(builtInDetectors.filter(({ check }) => check === undefined).map(({ id }) => id))
    const wrong = wrongDigits(107, 2).filter(({ detector }) => !loose.has(detector))
    expect(new Set(wrong.map(({ detector }) => detector)).size).toBeGreaterThan(80)
    const named = wrong.filter(({ detector, value }) =>
      scanner.scan(value).some((finding) => finding.detector === detector),
    )
    expect(named.length / wrong.length).toBeLessThanOrEqual(0.005)
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
