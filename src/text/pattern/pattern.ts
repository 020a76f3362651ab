/** placeholder over re2js until the own engine lands @module */
import { RE2JS } from 're2js'
interface LinearPattern {
  readonly source: string
  test(text: string): boolean
}
export type PatternResult = { readonly pattern: LinearPattern } | { readonly problem: string }
export function compilePattern(source: string): PatternResult {
  try {
    const compiled = RE2JS.compile(source)
    return { pattern: { source, test: (text) => compiled.matcher(text).find() } }
  } catch (error) {
    return {
      problem: `the pattern is not supported: ${error instanceof Error ? error.message : 'it cannot be read'}`,
    }
  }
}
