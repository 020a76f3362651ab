/**
 * The class of an HTTP method.
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'

// RFC 9110 section 9.2.1 (safe methods), RFC 5789, RFC 4918; PURGE as caches have it.
const methods: ReadonlyMap<string, Intent> = new Map([
  ...'GET HEAD OPTIONS TRACE PROPFIND REPORT SEARCH QUERY'.split(' ').map((name) => [name, 'read'] as const),
  ...'POST PUT PATCH CONNECT LINK UNLINK MKCOL COPY MOVE LOCK UNLOCK PROPPATCH MERGE'
    .split(' ')
    .map((name) => [name, 'write'] as const),
  ...'DELETE PURGE'.split(' ').map((name) => [name, 'destructive'] as const),
])
const longestMethod = 12

/** The class of a method, in either case; `undefined` when it is none. */
export function httpMethodIntent(text: string): Intent | undefined {
  return text.length > longestMethod ? undefined : methods.get(text.trim().toUpperCase())
}
