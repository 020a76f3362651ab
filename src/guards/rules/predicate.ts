/**
 * Predicates, compiled to functions.
 *
 * @module
 */
import { jsonEquals, jsonTypeOf, type JsonArray, type JsonValue } from '../../json/value.ts'
import { networkHolds, parseAddress, parseNetwork, type Network } from '../../text/address.ts'
import { isUnder } from '../../text/filePath.ts'
import { compileGlob } from '../../text/glob.ts'
import { emailDomainOf, hostMatches, hostOf } from '../../text/host.ts'
import { compilePattern } from '../../text/pattern/pattern.ts'
import { inBounds } from './bounds.ts'
import { allOf, known, maybe, no, not, unknown, yes, type Kleene } from './kleene.ts'
import { listOf } from './listOf.ts'
import type { Predicate, PredicateType, ValuePredicate } from './predicate.schema.ts'

/** Decides a predicate for one value. */
export type Test = (value: JsonValue) => Kleene

type Operator = Exclude<keyof ValuePredicate, undefined>
type Compile<K extends Operator> = (operand: NonNullable<ValuePredicate[K]>) => Test

// RFC 8259 section 6, with a sign and white space around it as lenient parsers take them.
const numeric = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/iu

/** The number that a value is or spells; `undefined` when it does neither. */
function numberOf(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.length <= 400 && numeric.test(value) ? Number(value) : undefined
}

function equalTo(operand: JsonValue, value: JsonValue): Kleene {
  if (value === null || operand === null) return known(value === operand)
  if (jsonTypeOf(operand) === jsonTypeOf(value)) return known(jsonEquals(operand, value))
  if (typeof operand === 'number' && typeof value === 'string') {
    const spelled = numberOf(value)
    return spelled === undefined ? unknown : known(spelled === operand)
  }
  return unknown
}

function oneOf(operands: readonly JsonValue[], value: JsonValue): Kleene {
  let result: Kleene = no
  let comparable = false
  for (const operand of operands) {
    const equal = equalTo(operand, value)
    if (equal === yes) return yes
    if (equal === no) comparable = true
    else result = unknown
  }
  // One operand of the value's own type is enough to compare with: the others differ from it for certain.
  return comparable ? no : result
}

function onStrings(test: (text: string) => Kleene): Test {
  return (value) => (typeof value === 'string' ? test(value) : unknown)
}

function onNumbers(test: (number: number) => boolean): Test {
  return (value) => {
    const number = numberOf(value)
    return number === undefined ? unknown : known(test(number))
  }
}

function lengthOf(value: JsonValue): number | undefined {
  if (typeof value === 'string') return codePoints(value)
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined
}

// JSON Schema 2020-12 section 6.3.1 counts characters, that is, code points.
function codePoints(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length - 1; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(index + 1)
    if (next >= 0xdc00 && next <= 0xdfff) count--
  }
  return count
}

function hasType(type: PredicateType, value: JsonValue): boolean {
  return type === 'integer' ? Number.isInteger(value) : jsonTypeOf(value) === type
}

const operators: { readonly [K in Operator]: Compile<K> } = {
  equals: (operand) => (value) => equalTo(operand, value),
  in: (operands) => (value) => oneOf(operands, value),
  contains: (operand) => (value) => {
    if (typeof value === 'string')
      return typeof operand === 'string' ? known(value.includes(operand)) : unknown
    if (!Array.isArray(value)) return unknown
    return known((value as JsonArray).some((item) => equalTo(operand, item) === yes))
  },
  startsWith: (operand) => {
    const starts = listOf(operand)
    return onStrings((text) => known(starts.some((start) => text.startsWith(start))))
  },
  endsWith: (operand) => {
    const ends = listOf(operand)
    return onStrings((text) => known(ends.some((end) => text.endsWith(end))))
  },
  glob: (operand) => {
    const globs = listOf(operand).map(compileGlob)
    return onStrings((text) => known(globs.some((matches) => matches(text))))
  },
  matches: (operand) => {
    const compiled = compilePattern(operand)
    // The schema has refused what does not compile; should it come here all the same, nothing can be told.
    if ('problem' in compiled) return () => unknown
    return onStrings((text) => known(compiled.pattern.test(text)))
  },
  gt: (bound) => onNumbers((number) => number > bound),
  gte: (bound) => onNumbers((number) => number >= bound),
  lt: (bound) => onNumbers((number) => number < bound),
  lte: (bound) => onNumbers((number) => number <= bound),
  cidr: (operand) => {
    const networks = listOf(operand).map(parseNetwork) as readonly Network[]
    return onStrings((text) => {
      const address = parseAddress(text.trim())
      return address === undefined
        ? unknown
        : known(networks.some((network) => networkHolds(network, address)))
    })
  },
  host: (operand) => {
    const patterns = listOf(operand)
    return onStrings((text) => {
      const host = hostOf(text.trim())
      return host === undefined ? unknown : known(patterns.some((pattern) => hostMatches(pattern, host)))
    })
  },
  emailDomain: (operand) => {
    const patterns = listOf(operand)
    return onStrings((text) => {
      const domain = emailDomainOf(text)
      return domain === undefined ? unknown : known(patterns.some((pattern) => hostMatches(pattern, domain)))
    })
  },
  under: (operand) => {
    const roots = listOf(operand)
    return onStrings((path) => strongest(roots, (root) => maybe(isUnder(root, path))))
  },
  length: (bound) => (value) => {
    const length = lengthOf(value)
    return length === undefined
      ? unknown
      : known(inBounds(typeof bound === 'number' ? { equals: bound } : bound, length))
  },
  type: (operand) => {
    const types = listOf(operand)
    return (value) => known(types.some((type) => hasType(type, value)))
  },
  not: (operand) => {
    const inner = compileTest(operand)
    return (value) => not(inner(value))
  },
}

function strongest<T>(items: readonly T[], test: (item: T) => Kleene): Kleene {
  let result: Kleene = no
  for (const item of items) {
    const outcome = test(item)
    if (outcome > result) result = outcome
  }
  return result
}

/** Compiles a predicate without its `exists`: every key must hold for the value. */
export function compileTest(predicate: Predicate | ValuePredicate): Test {
  const tests: Test[] = []
  for (const name of Object.keys(operators) as Operator[]) {
    const operand = predicate[name]
    if (operand !== undefined) tests.push((operators[name] as (operand: unknown) => Test)(operand))
  }
  return allOf(tests)
}
