/**
 * Predicates: what a rule can ask of one JSON value.
 *
 * @module
 */
import * as z from 'zod/mini'
import { section } from '../../json/strictObject.ts'
import type { JsonValue } from '../../json/value.ts'
import { parseNetwork } from '../../text/address.ts'
import { compilePattern } from '../../text/pattern/pattern.ts'

/** The types that the `type` predicate knows: those of JSON, and `integer`. */
export type PredicateType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object'

/** A bound on a length: characters (Unicode code points) of a string, items of an array, keys of an object. */
export interface LengthPredicate {
  /** Exactly this long. */
  readonly equals?: number
  /** Longer than this. */
  readonly gt?: number
  /** At least this long. */
  readonly gte?: number
  /** Shorter than this. */
  readonly lt?: number
  /** At most this long. */
  readonly lte?: number
}

/**
 * What is asked of a value. Every key must hold. A key that cannot be decided for the value - because the value has
 * another type, or is not what the key can read - is *indeterminate*: a restrictive rule then matches, a permissive one
 * does not.
 *
 * | key | decides for | otherwise |
 * |---|---|---|
 * | `equals`, `in` | a value of the operand's type; `null`; a numeric string against a number | indeterminate |
 * | `contains` | strings (a substring), arrays (an equal item) | indeterminate |
 * | `startsWith`, `endsWith`, `glob`, `matches` | strings | indeterminate |
 * | `gt`, `gte`, `lt`, `lte` | numbers and numeric strings | indeterminate |
 * | `cidr` | strings that are an IP address, in any spelling | indeterminate |
 * | `host` | strings that are a host or a URL with one | indeterminate |
 * | `emailDomain` | strings that are one e-mail address | indeterminate |
 * | `under` | strings that are a path of the root's kind (absolute or relative) | indeterminate |
 * | `length` | strings, arrays, objects | indeterminate |
 * | `type`, `exists` | everything | - |
 */
export interface Predicate {
  /** Deeply equal to this. A numeric string equals the number it spells. */
  readonly equals?: JsonValue
  /** Equal to one of these. */
  readonly in?: readonly JsonValue[]
  /** A string that holds this string, or an array that holds an item equal to this. */
  readonly contains?: JsonValue
  /** A string that begins with this, or with one of these. */
  readonly startsWith?: string | readonly string[]
  /** A string that ends with this, or with one of these. */
  readonly endsWith?: string | readonly string[]
  /** A string that matches this glob, or one of these: `*` is any run of characters, all else literal. */
  readonly glob?: string | readonly string[]
  /** A string in which this regular expression finds something. JavaScript syntax with the flag `u`, linear time. */
  readonly matches?: string
  /** Greater than this. */
  readonly gt?: number
  /** Greater than or equal to this. */
  readonly gte?: number
  /** Less than this. */
  readonly lt?: number
  /** Less than or equal to this. */
  readonly lte?: number
  /** An IP address in this network, or in one of these. */
  readonly cidr?: string | readonly string[]
  /** A host, or a URL whose host, is this (case-insensitive); `*.example.com` is any name below `example.com`. */
  readonly host?: string | readonly string[]
  /** An e-mail address in this domain; `*.example.com` is any domain below `example.com`. */
  readonly emailDomain?: string | readonly string[]
  /** A path that stays at or below this directory once `.` and `..` are resolved. */
  readonly under?: string | readonly string[]
  /** The length of a string, an array or an object. A number means exactly that length. */
  readonly length?: number | LengthPredicate
  /** The JSON type, or one of these. */
  readonly type?: PredicateType | readonly PredicateType[]
  /** Whether the path selects anything at all. */
  readonly exists?: boolean
  /** None of this, value by value. */
  readonly not?: ValuePredicate
}

/** A predicate on a value, where whether it exists is no question any more. */
export type ValuePredicate = Omit<Predicate, 'exists'>

/** One of these, or a list of them. */
export function oneOrMore<T>(item: z.ZodMiniType<T>): z.ZodMiniType<T | readonly T[]> {
  return z.union([item, z.array(item).check(z.minLength(1, { error: 'a list may not be empty' }))])
}

const text = z.string()
const texts = oneOrMore(text)
const number = z.number()

const network = z.string().check(
  z.refine((value) => parseNetwork(value) !== undefined, {
    error: 'must be an address or a network such as `10.0.0.0/8` or `fc00::/7`',
  }),
)

const pattern = z.string().check(
  z.superRefine((value, context) => {
    const compiled = compilePattern(value)
    if ('problem' in compiled) context.addIssue({ code: 'custom', message: compiled.problem })
  }),
)

const hostPattern = z.string().check(
  z.regex(/^(?:\*\.)?[^\s*/@]+$/u, {
    error: 'must be a host such as `example.com`, or `*.example.com` for all names below it',
  }),
)

const lengthBound = section({
  equals: z.optional(number),
  gt: z.optional(number),
  gte: z.optional(number),
  lt: z.optional(number),
  lte: z.optional(number),
})

const jsonType = z.enum(['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'])

const valueShape = {
  equals: z.optional(z.json()),
  in: z.optional(z.array(z.json()).check(z.minLength(1, { error: 'a list may not be empty' }))),
  contains: z.optional(z.json()),
  startsWith: z.optional(texts),
  endsWith: z.optional(texts),
  glob: z.optional(texts),
  matches: z.optional(pattern),
  gt: z.optional(number),
  gte: z.optional(number),
  lt: z.optional(number),
  lte: z.optional(number),
  cidr: z.optional(oneOrMore(network)),
  host: z.optional(oneOrMore(hostPattern)),
  emailDomain: z.optional(oneOrMore(hostPattern)),
  under: z.optional(oneOrMore(z.string().check(z.minLength(1, { error: 'a root may not be empty' })))),
  length: z.optional(z.union([number, lengthBound])),
  type: z.optional(oneOrMore(jsonType)),
}

const notEmpty = z.refine((value) => Object.keys(value as object).length > 0, {
  error: 'a predicate needs at least one key, such as `equals`',
  // An unknown key is a problem of its own, and the better hint.
  when: ({ issues }) => issues.length === 0,
})

/** The schema of a predicate without `exists`. */
export const valuePredicateSchema: z.ZodMiniType<ValuePredicate> = section({
  ...valueShape,
  not: z.optional(z.lazy(() => valuePredicateSchema)),
}).check(notEmpty) as z.ZodMiniType<ValuePredicate>

/** The schema of a predicate. */
export const predicateSchema: z.ZodMiniType<Predicate> = section({
  ...valueShape,
  exists: z.optional(z.boolean()),
  not: z.optional(valuePredicateSchema),
}).check(notEmpty) as z.ZodMiniType<Predicate>
