/**
 * What is said of a call's class, and why.
 *
 * @module
 */
import type { Intent } from '../../decision/decision.ts'

/** One thing that speaks for a class. It names what kind of word or value was seen, never a value. */
export interface IntentEvidence {
  /** Where it was seen. */
  readonly source: 'policy' | 'name' | 'description' | 'schema' | 'annotations' | 'arguments'
  /** What was seen, such as `verb delete`, `sql drop`, `flag force`, `external recipient`. */
  readonly token: string
  /** The class it speaks for. */
  readonly intent: Intent
  /** How much it says by itself, 0 to 1. */
  readonly weight: number
  /** The argument it was seen in, where it was one. */
  readonly path?: string
}

/** The class of a call. */
export interface IntentClassification {
  /**
   * What the call does to the world; `undefined` when it cannot be told, which defaults by class treat as destructive.
   */
  readonly intent: Intent | undefined
  /** How sure that is, 0 to 1: what speaks for this class taken together. */
  readonly confidence: number
  /** All that was seen, for every class, in the order it was looked at. */
  readonly evidence: readonly IntentEvidence[]
}

const ranks: Readonly<Record<Intent, number>> = { read: 0, write: 1, destructive: 2, exfiltrative: 3 }

/** The stricter of two classes; what cannot be told is less than any. */
export function stricter<A extends Intent | undefined, B extends Intent | undefined>(
  left: A,
  right: B,
): A | B {
  return rankOf(right) > rankOf(left) ? right : left
}

/** Where a class stands: read 0, write 1, destructive 2, exfiltrative 3; what cannot be told -1. */
export function rankOf(intent: Intent | undefined): number {
  return intent === undefined ? -1 : ranks[intent]
}
