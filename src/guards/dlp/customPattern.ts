/**
 * Patterns of a policy's own detectors, on a linear engine.
 *
 * @module
 */
import { RE2JS } from 're2js'

/** A compiled pattern. */
export interface CustomPattern {
  /** The first match at or after `from` that is not empty. */
  find(text: string, from: number): readonly [start: number, end: number] | undefined
}

/** Compiles a pattern in RE2 syntax; says what is wrong with it otherwise. */
export function compileCustomPattern(
  source: string,
): { readonly pattern: CustomPattern } | { readonly problem: string } {
  try {
    const compiled = RE2JS.compile(source)
    return {
      pattern: {
        find(text, from) {
          const matcher = compiled.matcher(text)
          for (let at = from; at <= text.length && matcher.find(at); at = matcher.end() + 1) {
            if (matcher.end() > matcher.start()) return [matcher.start(), matcher.end()]
          }
          return undefined
        },
      },
    }
  } catch {
    return {
      problem: `the pattern \`${source.slice(0, 64)}\` is not in RE2 syntax (no look-around, no back-references)`,
    }
  }
}
