/**
 * The policy section `sanitizers`: edits that are made to the arguments of calls.
 *
 * @module
 */
import * as z from 'zod/mini'
import { parsePath } from '../json/paths.ts'
import { section } from '../json/strictObject.ts'
import type { JsonValue } from '../json/value.ts'
import { isAbsolutePath } from '../text/filePath.ts'
import { compilePattern } from '../text/pattern/pattern.ts'
import { actionNames, actionsOnOnePlace, type ActionName } from './actionNames.ts'

/** What is redacted: what a pattern matches, what detectors find, or, with `as` alone, the whole value. */
export interface RedactAction {
  /** JavaScript syntax with the flag `u`, in linear time: no look-around, no back-references. What matches nothing (an empty match) is left. */
  readonly pattern?: string
  /** Names of detectors. */
  readonly detectors?: readonly string[]
  /** The name in the token `[redacted:<name>]`. Default: the detector's name; `custom` for a pattern. */
  readonly as?: string
  /** `true` redacts in the names of members as well; a renamed member never takes the place of another. */
  readonly keys?: boolean
  /** A number that must be redacted: `refuse` (the default), or `string` to put the redacted text in its place. */
  readonly numbers?: 'refuse' | 'string'
}

/** What is replaced. */
export interface ReplaceAction {
  /** JavaScript syntax with the flag `u`, in linear time: no look-around, no back-references. */
  readonly pattern: string
  /** What stands in place of each match, literally. Where it stands already it is left. */
  readonly with: string
}

/** The bounds of a number; at least one. */
export interface ClampAction {
  /** The least it may be. */
  readonly min?: number
  /** The most it may be. */
  readonly max?: number
}

/** The longest a string may be, in one of two units. */
export interface TruncateAction {
  /** UTF-8 bytes; no character is cut in two. */
  readonly bytes?: number
  /** Unicode code points. */
  readonly characters?: number
  /** What a string that was cut ends with; it counts. Default: nothing. */
  readonly marker?: string
}

/**
 * What can be taken out of text: `invisible` is what nobody sees (zero-width and bidirectional controls, tags, variation
 * selectors but for those of emoji, lone surrogates), `control` is C0 and C1 but for tab and line ends, with the terminal
 * sequences that they begin.
 */
export type StripKind = 'invisible' | 'control'

/** What can be taken out of URLs: user name and password, parameters that only follow people around, what is behind `#`. */
export type StripUrlKind = 'credentials' | 'tracking' | 'fragment'

/** One edit: exactly one action, and where. */
export interface SanitizerStep {
  /**
   * Where (RFC 9535 subset). Actions on text reach every string at or below the places it selects; without a path, every
   * string there is.
   */
  readonly path?: string
  /** Puts `[redacted:<name>]` in place of what must not be seen. */
  readonly redact?: RedactAction
  /**
   * `true`: takes away the members that the path names, or all items of a list (`[*]`). Names: takes away members of these
   * names at or below the place, at any depth, in any written form (`password`: also `pass_word` and `userPassword`).
   */
  readonly remove?: true | readonly string[]
  /** Puts a constant there; a member that is named and absent is added. */
  readonly set?: JsonValue
  /** Replaces parts of strings. */
  readonly replace?: ReplaceAction
  /** Brings a number within bounds. */
  readonly clamp?: ClampAction
  /** Cuts strings. */
  readonly truncate?: TruncateAction
  /** Takes out what cannot be seen. */
  readonly strip?: readonly StripKind[]
  /** Takes out parts of URLs. */
  readonly stripUrl?: readonly StripUrlKind[]
  /** Keeps a file path at or below an absolute directory; relative paths are joined to it, what escapes is refused. */
  readonly confine?: string
  /** Keeps only these members of an object. */
  readonly keep?: readonly string[]
  /** Keeps only the arguments that the tool's input schema declares. */
  readonly keepDeclared?: true
  /** Refuses SQL that does more than read. */
  readonly readOnlySql?: true
}

/** An entry of `sanitizers`: a step, for which tools, and what it is called. */
export interface SanitizerEntry extends SanitizerStep {
  /** Names the entry in the record of edits. */
  readonly id?: string
  /** The tools it is for, as globs over `<server>.<tool>`; without it, all of them. */
  readonly tool?: string | readonly string[]
}

/** The policy section `sanitizers`, in the order they are applied. */
export type SanitizersSection = readonly SanitizerEntry[]

/** The longest pattern, in UTF-16 code units. */
const longestPattern = 2000
/** The longest text that may be put somewhere, in UTF-16 code units. */
const longestReplacement = 1000

const path = z.string().check(
  z.superRefine((text, context) => {
    const parsed = parsePath(text)
    if ('problem' in parsed) context.addIssue({ code: 'custom', message: parsed.problem, input: text })
  }),
)
const pattern = z.string().check(
  z.maxLength(longestPattern, { error: `a pattern may have ${longestPattern} characters at most` }),
  z.superRefine((source, context) => {
    const compiled = compilePattern(source)
    if ('problem' in compiled) context.addIssue({ code: 'custom', message: compiled.problem, input: source })
  }),
)
const size = z.int().check(z.gte(0, { error: 'may not be negative' }))
const replacement = z
  .string()
  .check(z.maxLength(longestReplacement, { error: `may have ${longestReplacement} characters at most` }))

function listOf<T extends z.core.$ZodType>(item: T): z.ZodMiniArray<T> {
  return z.array(item).check(z.minLength(1, { error: 'a list may not be empty' }))
}

const redact = section({
  pattern: z.optional(pattern),
  detectors: z.optional(listOf(z.string())),
  as: z.optional(
    z.string().check(z.regex(/^[\w.-]{1,64}$/, { error: 'a token is named in 1-64 of A-Z a-z 0-9 _ . -' })),
  ),
  keys: z.optional(z.boolean()),
  numbers: z.optional(z.enum(['refuse', 'string'])),
}).check(
  z.refine(
    ({ pattern: matched, detectors, as, keys }) =>
      matched !== undefined || detectors !== undefined || (as !== undefined && keys !== true),
    { error: 'needs a `pattern`, `detectors`, or `as` alone for the whole value' },
  ),
)
const clamp = section({ min: z.optional(z.number()), max: z.optional(z.number()) }).check(
  z.refine(({ min, max }) => (min ?? max) !== undefined && (min ?? -Infinity) <= (max ?? Infinity), {
    error: 'needs a `min` or a `max`, and the least may not be more than the most',
  }),
)
const truncate = section({
  bytes: z.optional(size),
  characters: z.optional(size),
  marker: z.optional(replacement),
}).check(
  z.refine(({ bytes, characters }) => (bytes === undefined) !== (characters === undefined), {
    error: 'needs either `bytes` or `characters`',
  }),
  z.refine(({ bytes, characters, marker = '' }) => marker.length * 3 <= (bytes ?? (characters ?? 0) * 3), {
    error: 'the marker must fit, with three bytes for each of its characters',
  }),
)

const step = {
  path: z.optional(path),
  redact: z.optional(redact),
  remove: z.optional(
    z.union([
      z.literal(true),
      listOf(z.string().check(z.regex(/[\p{L}\p{N}]/u, { error: 'a name needs a letter or a digit' }))),
    ]),
  ),
  set: z.optional(z.json()),
  replace: z.optional(section({ pattern, with: replacement })),
  clamp: z.optional(clamp),
  truncate: z.optional(truncate),
  strip: z.optional(listOf(z.enum(['invisible', 'control']))),
  stripUrl: z.optional(listOf(z.enum(['credentials', 'tracking', 'fragment']))),
  confine: z.optional(
    z.string().check(
      z.refine(isAbsolutePath, {
        error: 'must be an absolute directory such as `/data`, `C:/data` or `//server/share`',
      }),
    ),
  ),
  keep: z.optional(z.array(z.string())),
  keepDeclared: z.optional(z.literal(true)),
  readOnlySql: z.optional(z.literal(true)),
}

const actionList = actionNames.map((name) => `\`${name}\``).join(', ')

/** What is wrong with a step as a whole; `undefined` when nothing is. */
function stepProblem(given: SanitizerStep): string | undefined {
  const present = actionNames.filter((name) => given[name] !== undefined)
  const [action] = present
  if (action === undefined || present.length > 1) return `needs exactly one action: ${actionList}`
  return placeProblem(action, given)
}

function placeProblem(
  action: ActionName,
  { path: where, redact: redaction, remove }: SanitizerStep,
): string | undefined {
  const whole =
    redaction?.as !== undefined && redaction.pattern === undefined && redaction.detectors === undefined
  if (where === undefined) {
    return whole || remove === true || actionsOnOnePlace.has(action)
      ? `\`${action}\` needs a \`path\` that says where`
      : undefined
  }
  if (action === 'keepDeclared') return '`keepDeclared` is about all arguments and takes no `path`'
  if (remove !== true) return undefined
  const parsed = parsePath(where)
  if (!('path' in parsed)) return undefined
  const last = parsed.path.segments.at(-1)
  if (last === undefined) return 'the whole document cannot be removed; deny the call with a rule'
  return typeof last.selector === 'number'
    ? 'one item cannot be removed without moving the others; name a member, or all items with `[*]`'
    : undefined
}

function checked<T extends z.ZodMiniType<SanitizerStep>>(schema: T): T {
  return schema.check(
    z.superRefine((given, context) => {
      const message = stepProblem(given)
      if (message !== undefined) context.addIssue({ code: 'custom', message, input: given })
    }),
  )
}

/** The schema of one step, as rules hold it. */
export const sanitizerStepSchema: z.ZodMiniType<SanitizerStep> = checked(
  section(step) as unknown as z.ZodMiniType<SanitizerStep>,
)

/** The schema of `sanitizers`. */
export const sanitizersSchema: z.ZodMiniType<SanitizersSection> = z.array(
  checked(
    section({
      id: z.optional(z.string().check(z.minLength(1, { error: 'an id may not be empty' }))),
      tool: z.optional(z.union([z.string(), listOf(z.string())])),
      ...step,
    }) as unknown as z.ZodMiniType<SanitizerEntry>,
  ),
)
