/**
 * A policy's own detectors: patterns on the linear engine, with words that must stand near and a check.
 *
 * @module
 */
import { compileCustomPattern } from './customPattern.ts'
import { named, type Report } from './hit.ts'
import type { LeafText } from './leaves.ts'
import type { CustomDetector } from './schema.ts'
import { validators } from './validators.ts'

/** Runs a policy's own detectors over a text. */
export type CustomFinder = (batch: LeafText, report: Report) => void

const near = 64
// One value: so many searches, and more as long as they cannot read more than this together.
const mostSearches = 64
const charactersRead = 4_194_304
const defaultConfidence = 0.9

/** Compiles a policy's own detectors. Those whose pattern does not compile are refused by the schema. */
export function customFinder(detectors: readonly CustomDetector[]): CustomFinder {
  const compiled = detectors.flatMap((detector) => {
    const result = compileCustomPattern(detector.pattern)
    if ('problem' in result) return []
    const { id = 'custom', confidence = defaultConfidence, validator, keywords = [] } = detector
    return [
      {
        name: named(id, 'custom', 'custom'),
        pattern: result.pattern,
        confidence,
        verify: validator === undefined ? undefined : validators[validator],
        keywords: keywords.map((word) => word.toLowerCase()),
      },
    ]
  })
  return (batch, report) => {
    for (const { name, pattern, confidence, verify, keywords } of compiled) {
      for (const leaf of batch.leaves) {
        const value = batch.text.slice(leaf.value, leaf.to)
        // Each search may have to read to the end of the value to know how far its match goes. After so many of them, what
        // is left counts as found: a value that makes the search expensive is not let through unseen.
        let searches = mostSearches + Math.ceil(charactersRead / Math.max(1, value.length))
        for (let match = pattern.find(value, 0); match !== undefined; match = pattern.find(value, match[1])) {
          if (searches-- === 0) {
            report({ detector: name, start: leaf.value + match[0], end: leaf.to, confidence })
            break
          }
          const [start, end] = match
          if (verify !== undefined && !verify(value.slice(start, end))) continue
          const before = batch.text
            .slice(Math.max(leaf.from, leaf.value + start - near), leaf.value + start)
            .toLowerCase()
          if (keywords.length > 0 && !keywords.some((word) => before.includes(word))) continue
          report({ detector: name, start: leaf.value + start, end: leaf.value + end, confidence })
        }
      }
    }
  }
}
