/**
 * The names of the actions.
 *
 * @module
 */

/** The key of an action. */
export type ActionName =
  | 'redact'
  | 'remove'
  | 'set'
  | 'replace'
  | 'clamp'
  | 'truncate'
  | 'strip'
  | 'stripUrl'
  | 'confine'
  | 'keep'
  | 'keepDeclared'
  | 'readOnlySql'

/** Every action. */
export const actionNames: readonly ActionName[] = Object.freeze([
  'redact',
  'remove',
  'set',
  'replace',
  'clamp',
  'truncate',
  'strip',
  'stripUrl',
  'confine',
  'keep',
  'keepDeclared',
  'readOnlySql',
])

/** Actions that make no sense on every string there is. */
export const actionsOnOnePlace: ReadonlySet<ActionName> = new Set<ActionName>([
  'set',
  'clamp',
  'confine',
  'readOnlySql',
])
