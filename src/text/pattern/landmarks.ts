/**
 * What every match of a pattern certainly has: a literal that a native search can look for, an anchor at its start.
 *
 * @module
 */
import { caseFamily } from './caseFolding.ts'
import type { PatternFlags, SyntaxNode } from './syntaxTree.ts'

/** What is certain about every match. */
export interface Landmarks {
  /** Every match begins where the text begins. */
  readonly anchored: boolean
  /** Every match begins with this. May be empty. */
  readonly prefix: string
  /** Every match holds this. May be empty. */
  readonly required: string
}

/** Literals are cut here: a native search may take O(length of the literal) at every character. */
const LONGEST = 16

/** The character of a class of one; undefined for any other, and for surrogates, which a search by units could split. */
function literalOf(node: SyntaxNode, flags: PatternFlags): string | undefined {
  if (node.kind !== 'class' || node.negated || node.items.length !== 1) return undefined
  const item = node.items[0]
  if (item?.kind !== 'range' || item.from !== item.to || item.from > 0xffff) return undefined
  if (item.from >= 0xd800 && item.from < 0xe000) return undefined
  if (flags.ignoreCase && caseFamily(item.from).length > 1) return undefined
  return String.fromCharCode(item.from)
}

function isAnchored(node: SyntaxNode): boolean {
  switch (node.kind) {
    case 'class':
      return false
    case 'place':
      return node.place === 'textStart'
    case 'repeat':
      return node.least > 0 && isAnchored(node.body)
    case 'sequence':
      return node.parts[0] !== undefined && isAnchored(node.parts[0])
    case 'either':
      return node.options.every(isAnchored)
  }
}

/** Finds the landmarks of a pattern. O(size of the tree). */
export function findLandmarks(root: SyntaxNode, flags: PatternFlags): Landmarks {
  const runs = ['']
  const visit = (node: SyntaxNode): void => {
    const literal = literalOf(node, flags)
    if (literal !== undefined) {
      runs.push((runs.pop() ?? '') + literal)
      return
    }
    if (node.kind === 'place') return
    if (node.kind === 'sequence') {
      node.parts.forEach(visit)
      return
    }
    if (node.kind === 'repeat' && node.least > 0) visit(node.body)
    // What comes next need not touch what came before.
    runs.push('')
  }
  visit(root)
  const prefix = (runs[0] ?? '').slice(0, LONGEST)
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best))
  return { anchored: isAnchored(root), prefix, required: longest.slice(0, LONGEST) }
}
