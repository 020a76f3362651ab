/** placeholder over re2js until the own engine lands @module */
import { RE2JS } from 're2js'
export interface LinearPattern {
  readonly source: string
  test(text: string): boolean
  /** The first match that begins at or after `from`, which may be empty. */
  find(text: string, from: number): readonly [start: number, end: number] | undefined
}
export type PatternResult = { readonly pattern: LinearPattern } | { readonly problem: string }
export function compilePattern(source: string): PatternResult {
  try {
    const compiled = RE2JS.compile(source)
    return {
      pattern: {
        source,
        test: (text) => compiled.matcher(text).find(),
        find(text, from) {
          const matcher = compiled.matcher(text)
          return matcher.find(from) ? [matcher.start(), matcher.end()] : undefined
        },
      },
    }
  } catch (error) {
    return {
      problem: `the pattern is not supported: ${error instanceof Error ? error.message : 'it cannot be read'}`,
    }
  }
}
