/**
 * Patterns of a policy's own detectors, on the linear engine.
 *
 * @module
 */
import { compilePattern } from '../../text/pattern/pattern.ts'

/** A compiled pattern. */
export interface CustomPattern {
  /** The first match at or after `from` that is not empty. */
  find(text: string, from: number): readonly [start: number, end: number] | undefined
}

/** Compiles a pattern; says what is wrong with it otherwise. */
export function compileCustomPattern(
  source: string,
): { readonly pattern: CustomPattern } | { readonly problem: string } {
  const result = compilePattern(source)
  if ('problem' in result) return result
  const { pattern } = result
  return {
    pattern: {
      find(text, from) {
        for (let at = from; at <= text.length;) {
          const match = pattern.find(text, at)
          if (match === undefined || match[1] > match[0]) return match
          at = match[1] + 1
        }
        return undefined
      },
    },
  }
}
