/**
 * The guard of what servers say of themselves: tool definitions, instructions, prompts, resources and their templates.
 *
 * @module
 */
import type { Finding, Reason } from '../../decision/decision.ts'
import type { Guard, GuardContext, Opinion } from '../../decision/guard.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { withDocument, type Subject } from '../../subject/subject.ts'
import { scanToolDefinition } from './definitionScan.ts'
import { inspectDocument } from './definitionText.ts'
import type { DefinitionsSection } from './definitions.schema.ts'
import { compileCodes, findingOf } from './textFindings.ts'

/** What the guard needs from whoever composes the guards. */
export interface DefinitionEnvironment {
  /** Finds secrets. */
  readonly secrets?: (value: JsonValue) => readonly Finding[]
}

const nothing: ReadonlySet<string> = new Set()

/** Compiles the part. */
export function compileDefinitions(
  section: DefinitionsSection = {},
  { secrets }: DefinitionEnvironment = {},
): Guard {
  const { mode = 'filter', off = [] } = section
  const isOff = compileCodes(off)
  // A definition is the same object for every call of its tool.
  const poisoned = new WeakMap<JsonObject, boolean>()
  const scan = (definition: JsonObject, { facts, request }: GuardContext): readonly Finding[] =>
    scanToolDefinition(definition, {
      ...(facts.tool !== undefined && { tool: facts.tool }),
      ...(request.otherTools !== undefined && { otherTools: request.otherTools }),
      ...(facts.intent !== undefined && { intent: facts.intent }),
      ...(secrets !== undefined && { secrets }),
      off,
    })
  const isPoisoned = (definition: JsonObject, context: GuardContext): boolean => {
    let known = poisoned.get(definition)
    if (known === undefined) {
      known = scan(definition, context).some(({ grade }) => grade === 'enforce')
      poisoned.set(definition, known)
    }
    return known
  }
  return {
    name: 'catalog',
    judge(subject, context): Opinion | undefined {
      const { surface, document, method } = context.facts
      if (surface === 'tool.definition') return opinionOn(scan(document as JsonObject, context), mode)
      if (surface === 'server.info' && context.facts.phase !== 'request') {
        const findings = inspectDocument(document, nothing, isOff).map(findingOf)
        if (method !== 'initialize' || mode !== 'filter') return opinionOn(findings, mode)
        return onGreeting(subject, document, findings)
      }
      // A call of what was never listed here: the host gave the definition.
      const { definition } = context.request
      if (
        (surface === 'tool.call' || surface === 'model.call') &&
        definition !== undefined &&
        mode !== 'report'
      )
        return isPoisoned(definition, context) ? denial([], undefined) : undefined
      return undefined
    },
  }
}

function opinionOn(
  findings: readonly Finding[],
  mode: NonNullable<DefinitionsSection['mode']>,
): Opinion | undefined {
  const proof = findings.find(({ grade }) => grade === 'enforce')
  if (proof !== undefined && mode !== 'report') return denial(findings, proof)
  const reported = mode === 'report' ? findings.map(asReport) : findings
  return reported.length === 0 ? undefined : { verdict: 'allow', reasons: [], findings: reported }
}

function asReport(finding: Finding): Finding {
  return finding.grade === 'report' ? finding : { ...finding, grade: 'report' }
}

function denial(findings: readonly Finding[], proof: Finding | undefined): Opinion {
  const what =
    proof === undefined
      ? 'the definition of the tool is poisoned'
      : `${proof.detector} was found in a definition`
  const reason: Reason = {
    guard: 'catalog',
    code: 'poisoned_definition',
    verdict: 'deny',
    message: what,
    ...(proof !== undefined && { path: proof.path }),
  }
  return { verdict: 'deny', reasons: [reason], findings }
}

/** What a server says when it is greeted: its instructions can be left out, the rest cannot. */
function onGreeting(
  subject: Subject,
  document: JsonValue,
  findings: readonly Finding[],
): Opinion | undefined {
  const proofs = findings.filter(({ grade }) => grade === 'enforce')
  const [proof] = proofs
  if (proof === undefined) return opinionOn(findings, 'filter')
  const inInstructions = ({ path }: Finding): boolean => path === '$.instructions'
  if (!isJsonObject(document) || !proofs.every(inInstructions)) return denial(findings, proof)
  const { instructions: _left, ...rest } = document
  const message = `${proof.detector} was found in the instructions of a server, which were left out`
  return {
    verdict: 'sanitize',
    reasons: [
      { guard: 'catalog', code: 'poisoned_definition', verdict: 'sanitize', message, path: proof.path },
    ],
    findings,
    subject: withDocument(subject, rest),
    edits: [{ path: '$.instructions', action: 'remove', detector: proof.detector }],
  }
}
