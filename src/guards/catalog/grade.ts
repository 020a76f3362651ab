/**
 * How grave a change of a definition is.
 *
 * @module
 */

/**
 * What a change does.
 *
 * - `cosmetic`: nobody is told anything else (an icon, the order of `required`, a default that is now written out)
 * - `removed`: it is not listed any more
 * - `narrowing`: it takes less than before
 * - `widening`: it takes more than before, or it cannot be told
 * - `added`: it was not there when the catalogue was approved
 * - `renamed`: another name for the same definition, so a tool that nobody approved under this name
 * - `annotation-downgrade`: a behaviour hint changed, in whichever direction
 * - `text-changed`: a text that a model may read changed
 * - `injected-text`: the same, and a scanner found something in the new text
 */
export type ChangeGrade =
  | 'cosmetic'
  | 'removed'
  | 'narrowing'
  | 'widening'
  | 'added'
  | 'renamed'
  | 'annotation-downgrade'
  | 'text-changed'
  | 'injected-text'

/** All grades, mildest first. */
export const changeGrades: readonly ChangeGrade[] = Object.freeze([
  'cosmetic',
  'removed',
  'narrowing',
  'widening',
  'added',
  'renamed',
  'annotation-downgrade',
  'text-changed',
  'injected-text',
])

/** What becomes of a change: it counts as approved, it is recorded, or the server is refused until it is approved. */
export type ChangeAction = 'allow' | 'report' | 'quarantine'

/** An action for every grade. */
export type ChangeActions = Readonly<Record<ChangeGrade, ChangeAction>>

/** What becomes of each grade unless the policy says otherwise. */
export const defaultActions: ChangeActions = Object.freeze({
  cosmetic: 'allow',
  removed: 'report',
  narrowing: 'quarantine',
  widening: 'quarantine',
  added: 'quarantine',
  renamed: 'quarantine',
  'annotation-downgrade': 'quarantine',
  'text-changed': 'quarantine',
  'injected-text': 'quarantine',
})
