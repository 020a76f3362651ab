/**
 * The way out of the reader of patterns when it meets what it cannot take.
 *
 * @module
 */

/** Thrown while a pattern is read, and caught at the door: it never leaves this folder. */
export class PatternProblem extends Error {}

/** A problem with a construct of another engine that has no meaning in linear time. */
export function notLinear(name: string, construct: string, at: number): PatternProblem {
  return new PatternProblem(
    `${name} \`${construct}\` at position ${at} is not supported: patterns run in linear time`,
  )
}
