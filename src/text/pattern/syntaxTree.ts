/**
 * What a pattern says, as a tree. Groups are gone: they only group.
 *
 * @module
 */

/** The letters of the classes that have a name of one letter: `\d`, `\w`, `\s`. */
export type ShorthandLetter = 'd' | 'w' | 's'

/** One member of a character class. Ends of ranges are code points and inclusive. */
export type ClassItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'shorthand'; readonly letter: ShorthandLetter; readonly negated: boolean }
  | { readonly kind: 'property'; readonly name: string; readonly negated: boolean }

/** A set of characters as it is written: a literal, `.`, an escape or a class in brackets. */
export interface ClassNode {
  readonly kind: 'class'
  readonly items: readonly ClassItem[]
  readonly negated: boolean
}

/** A place in the text that takes no character. */
export type Place = 'textStart' | 'lineStart' | 'textEnd' | 'lineEnd' | 'boundary' | 'noBoundary'

/** A repetition. */
export interface RepeatNode {
  readonly kind: 'repeat'
  readonly body: SyntaxNode
  readonly least: number
  /** `Infinity` when there is no bound. */
  readonly most: number
  /** Takes as many as it can, rather than as few. */
  readonly greedy: boolean
  /** The body can match without taking a character. */
  readonly nullable: boolean
}

/** A pattern or a part of one. */
export type SyntaxNode =
  | ClassNode
  | RepeatNode
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly parts: readonly SyntaxNode[] }
  | { readonly kind: 'either'; readonly options: readonly SyntaxNode[] }

/** What the flags turn on. Patterns are always read by code points, as with the flag `u`. */
export interface PatternFlags {
  /** `i`: letters match whatever their case. */
  readonly ignoreCase: boolean
  /** `m`: `^` and `$` match at lines too. */
  readonly multiline: boolean
  /** `s`: `.` matches line ends too. */
  readonly dotAll: boolean
}

/** A class of one character. */
export function literalNode(point: number): ClassNode {
  return { kind: 'class', items: [{ kind: 'range', from: point, to: point }], negated: false }
}

/** Tells whether a pattern can match without taking a character. O(size of the tree above its repetitions). */
export function isNullable(node: SyntaxNode): boolean {
  switch (node.kind) {
    case 'class':
      return false
    case 'place':
      return true
    case 'repeat':
      return node.least === 0 || node.nullable
    case 'sequence':
      return node.parts.every(isNullable)
    case 'either':
      return node.options.some(isNullable)
  }
}
