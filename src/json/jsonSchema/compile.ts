/**
 * JSON Schema without `eval` and without a backtracking engine: 2020-12, and draft-07 where a schema says so.
 *
 * Every validator on npm that keeps the vocabulary whole either writes code and evaluates it, or runs `pattern` on the
 * native engine, and a schema is a stranger's. So: closures, patterns on our linear engine, and a budget.
 *
 * @module
 */
import { formatPath } from '../paths.ts'
import { isJsonObject, ownMember, type JsonObject, type JsonValue } from '../value.ts'
import { compileArrays, compileUnevaluatedItems } from './arrays.ts'
import { readDocument, type SchemaDocument } from './document.ts'
import { compileLogic, compileReferences } from './logic.ts'
import { compileObjects, compileUnevaluatedProperties } from './objects.ts'
import { fail, mergeSeen, nothingSeen, type Check, type Compiling, type Run } from './run.ts'
import { compileScalars } from './scalars.ts'

/** Why a value does not fit. It never holds the value. */
export interface SchemaProblem {
  /** Where, as `$.a[0]`. */
  readonly path: string
  /** The keyword that it fails, such as `required`; `budget` when checking it would take too long. */
  readonly keyword: string
}

/** A schema that is ready to check. */
export interface CompiledSchema {
  /** The first thing that keeps a value from fitting; `undefined` when nothing does. Never throws for JSON. */
  check(value: JsonValue): SchemaProblem | undefined
  /**
   * The keywords that are not checked, because nothing here can: references that leave the document, patterns that a linear
   * engine does not know, unknown types. Sorted; empty for nearly every schema.
   */
  readonly unsupported: readonly string[]
}

/** How a schema is read. */
export interface SchemaOptions {
  /** Whether `date`, `time`, `date-time`, `email`, `hostname`, `ipv4`, `ipv6`, `uuid` and `uri` are asserted. Default no. */
  readonly formats?: boolean
  /** The most visits of a schema for one value. Default 250,000, some tens of milliseconds. */
  readonly mostVisits?: number
}

/** How deep schemas may be applied within each other; more than any value that a policy lets through is nested. */
const deepest = 600
/** How deep a schema may be nested; what lies deeper is not checked. */
const deepestSchema = 200
const defaultVisits = 250_000

/**
 * Compiles a schema. Keywords that are not known, or whose value is of the wrong type, say nothing. O(size).
 *
 * Known are all assertions and applicators of 2020-12 (`$ref`, `$dynamicRef` with one anchor of each name, `unevaluated*`,
 * `dependent*`) and of draft-07 (`items` as a list, `additionalItems`, `dependencies`, `definitions`; `$ref` alone where
 * `$schema` names draft-07 or earlier).
 */
export function compileJsonSchema(schema: JsonValue, options: SchemaOptions = {}): CompiledSchema {
  const { formats = false, mostVisits = defaultVisits } = options
  const unsupported = new Set<string>()
  const compiler: Compiler = {
    document: readDocument(isJsonObject(schema) ? schema : {}),
    checks: new Map(),
    unsupported,
    formats,
    lonelyReferences: isJsonObject(schema) && isOldDraft(ownMember(schema, '$schema')),
    depth: 0,
  }
  const check = compileNode(schema, compiler)
  return {
    unsupported: [...unsupported].sort(),
    check(value) {
      const run: Run = { left: mostVisits, depth: 0, keyword: '', steps: [] }
      if (check(value, run, undefined) && run.left >= 0) return undefined
      if (run.left < 0) return { path: '$', keyword: 'budget' }
      return { path: formatPath(run.steps.reverse()), keyword: run.keyword }
    },
  }
}

/** Drafts 4 to 7, in which a reference hides what stands next to it. */
function isOldDraft(dialect: JsonValue | undefined): boolean {
  return typeof dialect === 'string' && /^https?:\/\/json-schema\.org\/draft-0[3-7]\//.test(dialect)
}

interface Compiler {
  readonly document: SchemaDocument
  /** What each schema became; a schema that refers to itself finds itself here. */
  readonly checks: Map<JsonObject, { check: Check }>
  readonly unsupported: Set<string>
  readonly formats: boolean
  readonly lonelyReferences: boolean
  depth: number
}

const takesAll: Check = () => true
const takesNothing: Check = (_value, run) => fail(run, 'false schema')

function compileNode(schema: JsonValue, compiler: Compiler): Check {
  if (schema === true) return takesAll
  if (schema === false) return takesNothing
  if (!isJsonObject(schema)) return takesAll
  const known = compiler.checks.get(schema)
  if (known !== undefined) return (value, run, seen) => known.check(value, run, seen)
  if (compiler.depth >= deepestSchema) {
    compiler.unsupported.add('nesting')
    return takesAll
  }
  const box = { check: takesAll }
  compiler.checks.set(schema, box)
  compiler.depth++
  box.check = bounded(compileKeywords(schema, compilingOf(schema, compiler)))
  compiler.depth--
  return box.check
}

function compilingOf(schema: JsonObject, compiler: Compiler): Compiling {
  return {
    schema: (value) => compileNode(value, compiler),
    reference(target) {
      const found = compiler.document.resolve(target, schema)
      return found === undefined || (typeof found !== 'boolean' && !isJsonObject(found))
        ? undefined
        : compileNode(found, compiler)
    },
    unsupported: (keyword) => compiler.unsupported.add(keyword),
    formats: compiler.formats,
    lonelyReferences: compiler.lonelyReferences,
  }
}

function compileKeywords(schema: JsonObject, compiling: Compiling): Check {
  if (compiling.lonelyReferences && typeof ownMember(schema, '$ref') === 'string')
    return inTurn(compileReferences(schema, compiling))
  const inPlace = [
    ...compileScalars(schema, compiling),
    ...compileObjects(schema, compiling),
    ...compileArrays(schema, compiling),
    ...compileLogic(schema, compiling),
  ]
  const last = [
    ...compileUnevaluatedProperties(schema, compiling),
    ...compileUnevaluatedItems(schema, compiling),
  ]
  const check = inTurn([...inPlace, ...last])
  if (last.length === 0) return check
  return (value, run, seen) => {
    const own = nothingSeen()
    if (!check(value, run, own)) return false
    if (seen !== undefined) mergeSeen(seen, own)
    return true
  }
}

/** All of some checks, one after the other. */
function inTurn(checks: readonly Check[]): Check {
  const [first = takesAll, second] = checks
  if (checks.length < 2) return first
  if (checks.length === 2 && second !== undefined)
    return (value, run, seen) => first(value, run, seen) && second(value, run, seen)
  return (value, run, seen) => {
    for (const check of checks) if (!check(value, run, seen)) return false
    return true
  }
}

/** Counts visits and nesting: a schema that refers to itself ends here. */
function bounded(check: Check): Check {
  if (check === takesAll) return takesAll
  return (value, run, seen) => {
    if (--run.left < 0 || run.depth >= deepest) {
      run.left = -1
      return false
    }
    run.depth++
    const holds = check(value, run, seen)
    run.depth--
    return holds && run.left >= 0
  }
}
