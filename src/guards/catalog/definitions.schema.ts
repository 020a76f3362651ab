/**
 * The parts of `catalog` about what servers say of themselves and what comes back from them.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'

/** What becomes of a poisoned definition. */
export type DefinitionMode = 'filter' | 'block-all' | 'report'

/** How definitions are judged. */
export interface DefinitionsSection {
  /**
   * `filter` (the default) takes poisoned definitions out of lists and denies their calls; `block-all` does so with every
   * tool of the server as soon as one is poisoned; `report` only records what was found.
   */
  readonly mode?: DefinitionMode
  /** Codes that are not looked for, such as `prompt_injection.preference_manipulation`; a code ends its family with `.*`. */
  readonly off?: readonly string[]
}

/** What becomes of text that comes back and gives orders. */
export type ResultAction = 'report' | 'strip' | 'spotlight' | 'block'

/** How results, resources, prompts, errors, logs and progress are judged. */
export interface ResultsSection {
  /**
   * `report` (the default) records what was found; `strip` also takes out what nobody sees; `spotlight` also marks all text
   * as data, between delimiters that it cannot forge; `block` withholds what gives orders. Characters that carry a hidden
   * text (tags, variation selectors) are taken out whatever the action.
   */
  readonly action?: ResultAction
  /** Codes that are not looked for. */
  readonly off?: readonly string[]
}

/** What a hint leads to. */
export type AnnotationVerdict = 'allow' | 'audit' | 'pending_approval' | 'deny'

/**
 * What a call leads to by the annotations of its tool. A member that is written applies to tools without annotations as
 * well, by the defaults of the specification. What a server says only raises strictness, unless its `trust` is `trusted`.
 */
export interface AnnotationsSection {
  /** For tools that destroy. Absent: `pending_approval` where a tool says so of itself. */
  readonly destructive?: AnnotationVerdict
  /** For tools that reach the world outside. */
  readonly openWorld?: AnnotationVerdict
  /** For tools that do not only read. */
  readonly writing?: AnnotationVerdict
}

const codeList = z.optional(z.array(z.string().check(z.minLength(1, { error: 'a code may not be empty' }))))
const annotationVerdict = z.optional(z.enum(['allow', 'audit', 'pending_approval', 'deny']))

/** The schema of `definitions`. */
export const definitionsSchema: z.ZodMiniType<DefinitionsSection> = section({
  mode: z.optional(z.enum(['filter', 'block-all', 'report'])),
  off: codeList,
}) as z.ZodMiniType<DefinitionsSection>

/** The schema of `results`. */
export const resultsSchema: z.ZodMiniType<ResultsSection> = section({
  action: z.optional(z.enum(['report', 'strip', 'spotlight', 'block'])),
  off: codeList,
}) as z.ZodMiniType<ResultsSection>

/** The schema of `annotations`. */
export const annotationsSchema: z.ZodMiniType<AnnotationsSection> = section({
  destructive: annotationVerdict,
  openWorld: annotationVerdict,
  writing: annotationVerdict,
}) as z.ZodMiniType<AnnotationsSection>
