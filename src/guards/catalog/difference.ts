/**
 * One place at which two definitions differ.
 *
 * @module
 */
import type { PathStep } from '../../json/paths.ts'
import type { JsonValue } from '../../json/value.ts'
import type { ChangeGrade } from './grade.ts'

/** A difference, before it is known of which entry. */
export interface Difference {
  readonly steps: readonly PathStep[]
  readonly grade: ChangeGrade
  /** One sentence; holds nothing of the texts. */
  readonly message: string
}

/** Takes differences as they are found. */
export type Report = (steps: readonly PathStep[], grade: ChangeGrade, message: string) => void

/** A member that may be absent. */
export type Maybe = JsonValue | undefined
