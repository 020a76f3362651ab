/**
 * Bounds on numbers.
 *
 * @module
 */
import type { LengthPredicate } from './predicate.schema.ts'

/** Tells whether a number satisfies all the bounds that are given. */
export function inBounds({ equals, gt, gte, lt, lte }: LengthPredicate, value: number): boolean {
  return (
    (equals === undefined || value === equals) &&
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte)
  )
}
