/**
 * Holds calls to the input schema that their tool declares, and by option results to its output schema.
 *
 * @module
 */
import type { Reason } from '../../decision/decision.ts'
import type { GuardContext } from '../../decision/guard.ts'
import { compileJsonSchema, type CompiledSchema } from '../../json/jsonSchema/compile.ts'
import { isJsonObject, ownMember, type JsonObject } from '../../json/value.ts'
import type { ArgumentsSection } from './arguments.schema.ts'

/** What a schema is good for. */
type Member = 'inputSchema' | 'outputSchema'
/** Why a subject does not fit, without the name of the guard. */
type Fitting = readonly Omit<Reason, 'guard'>[]

const fine: Fitting = Object.freeze([])

/** Compiles the check. What a tool declares is compiled once for each definition. */
export function compileArguments(section: ArgumentsSection): (context: GuardContext) => Fitting {
  const { calls = 'deny', results = 'ignore', unsupported = 'report', formats = false } = section
  const known = { inputSchema: schemaCache(formats), outputSchema: schemaCache(formats) }
  const check = (
    member: Member,
    value: JsonObject,
    definition: JsonObject,
    treatment: 'deny' | 'report',
  ): Fitting => {
    const compiled = known[member](definition, member)
    if (compiled === undefined) return fine
    const problem = compiled.check(value)
    const isPartial = compiled.unsupported.length > 0 && unsupported !== 'ignore'
    if (problem === undefined && !isPartial) return fine
    const reasons: Omit<Reason, 'guard'>[] = []
    if (problem !== undefined) {
      const what = member === 'inputSchema' ? 'the arguments do' : 'the structured content does'
      reasons.push({
        code: 'schema',
        verdict: treatment === 'deny' ? 'deny' : 'audit',
        message: `${what} not fit what the tool declares: ${problem.keyword} at ${shortened(problem.path)}`,
        path: shortened(problem.path),
      })
    }
    if (isPartial) {
      reasons.push({
        code: 'schema_unsupported',
        verdict: unsupported === 'deny' ? 'deny' : 'audit',
        message: `the tool declares what cannot be checked: ${compiled.unsupported.join(', ')}`,
      })
    }
    return reasons
  }
  return ({ facts, request }) => {
    // What is pinned is in the standing; where nothing is to be said of it, it is what is advertised.
    const definition = request.pin?.definition ?? request.definition
    if (definition === undefined) return fine
    if (facts.surface === 'tool.call' || facts.surface === 'model.call')
      return calls === 'ignore' ? fine : check('inputSchema', facts.arguments ?? {}, definition, calls)
    if (facts.surface !== 'tool.result' || results === 'ignore') return fine
    const { document } = facts
    const content = isJsonObject(document) ? ownMember(document, 'structuredContent') : undefined
    return isJsonObject(content) ? check('outputSchema', content, definition, results) : fine
  }
}

/** A path holds names that the caller chose. */
const longestPath = 200

function shortened(path: string): string {
  return path.length > longestPath ? `${path.slice(0, longestPath)}...` : path
}

function schemaCache(
  formats: boolean,
): (definition: JsonObject, member: Member) => CompiledSchema | undefined {
  const compiled = new WeakMap<JsonObject, { readonly schema: CompiledSchema | undefined }>()
  return (definition, member) => {
    const known = compiled.get(definition)
    if (known !== undefined) return known.schema
    const declared = ownMember(definition, member)
    const schema = declared === undefined ? undefined : compileJsonSchema(declared, { formats })
    compiled.set(definition, { schema })
    return schema
  }
}
