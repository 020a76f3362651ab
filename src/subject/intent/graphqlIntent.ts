/**
 * The class of a GraphQL document.
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'
import { stricter } from './evidence.ts'
import { nameIntent } from './nameIntent.ts'

// Lexical grammar of GraphQL, October 2021, section 2.1: strings, comments, names, punctuators.
const token = /"""(?:\\"""|(?!""")[\s\S])*(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n]*|[_A-Z]\w*|[{}()]/gi
const beginning =
  /^\s*(?:#[^\n]*\n\s*)*(?:(?:query|mutation|subscription|fragment)\b[^{]{0,2000}\{|\{\s*(?:\w|\.\.\.|#))/
const longestRead = 65_536

/** Tells whether a text begins like a GraphQL document. */
export function looksLikeGraphql(text: string): boolean {
  return beginning.test(text.slice(0, 4096))
}

/**
 * A document without a mutation reads. A mutation writes, and does what the names of its root fields say where that is
 * more. O(length), of which 65,536 characters are read; a longer one counts as destructive at least.
 */
export function graphqlIntent(text: string): Intent {
  let intent: Intent = text.length > longestRead ? 'destructive' : 'read'
  let braces = 0
  let brackets = 0
  let mutates = false
  for (const [found] of text.slice(0, longestRead).matchAll(token)) {
    if (found === '{') braces++
    else if (found === '}') {
      braces--
      if (braces <= 0) mutates = false
    } else if (found === '(') brackets++
    else if (found === ')') brackets--
    else if (found.startsWith('"') || found.startsWith('#')) continue
    else if (braces === 0 && brackets === 0 && found === 'mutation') {
      mutates = true
      intent = stricter(intent, 'write')
    } else if (braces === 1 && brackets === 0 && mutates) {
      intent = stricter(intent, nameIntent(found).intent ?? 'write')
    }
  }
  return intent
}
