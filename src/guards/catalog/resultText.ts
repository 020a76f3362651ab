/**
 * The guard of what comes back: results, errors, resources, prompts, logs and progress that give orders or hide text.
 *
 * @module
 */
import type { Edit, Finding, Reason } from '../../decision/decision.ts'
import type { Guard, Opinion } from '../../decision/guard.ts'
import type { JsonValue } from '../../json/value.ts'
import { withDocument, type Subject, type Surface } from '../../subject/subject.ts'
import { inspectDocument } from './definitionText.ts'
import { withoutHidden } from './resultStrip.ts'
import { spotlight } from './resultSpotlight.ts'
import type { ResultAction, ResultsSection } from './definitions.schema.ts'
import { compileCodes, findingOf, type PlacedObservation } from './textFindings.ts'

/** Where text comes back that a model reads. */
const answering: readonly Surface[] = [
  'tool.result',
  'resource.content',
  'prompt.content',
  'log',
  'message',
  'elicitation',
  'sampling',
  'completion',
]
/** Where text can be marked as data. */
const marked: ReadonlySet<Surface> = new Set(['tool.result', 'resource.content'])
const nothing: ReadonlySet<string> = new Set()

const speaksToModel = 0.55
const supported = 0.95

/**
 * A definition may speak to the model that reads it; what comes back has no business to. And what comes back may be a text
 * about chat templates: their tags prove something where something is said beside them.
 */
function isProof({ proof, observation: { code, confidence } }: PlacedObservation): boolean {
  if (code === 'prompt_injection.role_tag') return proof && confidence >= supported
  return proof || (code === 'prompt_injection.addresses_model' && confidence >= speaksToModel)
}

/** Compiles the part. */
export function compileResultText(section: ResultsSection = {}): Guard {
  const { action = 'report', off = [] } = section
  const isOff = compileCodes(off)
  return {
    name: 'injection',
    surfaces: answering,
    judge(subject, { facts }): Opinion | undefined {
      const { surface, document } = facts
      const placed = inspectDocument(document, nothing, isOff).map((one) => ({ ...one, proof: isProof(one) }))
      const proofs = placed.filter(({ proof }) => proof)
      if (action === 'block' && proofs[0] !== undefined) {
        const finding = findingOf(proofs[0])
        return withheld(finding, placed.map(findingOf))
      }
      const findings = placed.map((one) => findingOf(action === 'block' ? one : { ...one, proof: false }))
      return edited(subject, document, surface, action, findings, () => facts.documentDigest)
    },
  }
}

function withheld({ detector, path }: Finding, findings: readonly Finding[]): Opinion {
  const reason: Reason = {
    guard: 'injection',
    code: 'injection_found',
    verdict: 'deny',
    message: `${detector} was found in what came back, which is withheld`,
    path,
  }
  return { verdict: 'deny', reasons: [reason], findings }
}

function edited(
  subject: Subject,
  document: JsonValue,
  surface: Surface,
  action: ResultAction,
  findings: readonly Finding[],
  digestOf: () => string | undefined,
): Opinion | undefined {
  const reasons: Reason[] = []
  const edits: Edit[] = []
  let value = document
  // What carries a hidden text never goes through; the rest of what nobody sees is the policy's to say.
  if (findings.some(({ detector }) => detector.startsWith('hidden_text.'))) {
    const clean = withoutHidden(value, action === 'report' ? 'carrying' : 'all')
    if (clean.edits.length > 0) {
      value = clean.value
      edits.push(...clean.edits)
      reasons.push({
        guard: 'injection',
        code: 'hidden_text',
        verdict: 'sanitize',
        message: 'characters that nobody sees were taken out of what came back',
        ...(clean.edits[0] !== undefined && { path: clean.edits[0].path }),
      })
    }
  }
  if (action === 'spotlight' && marked.has(surface)) {
    const lit = spotlight(value, digestOf() ?? '')
    if (lit.edits.length > 0) {
      value = lit.value
      edits.push(...lit.edits)
      reasons.push({
        guard: 'injection',
        code: 'spotlighted',
        verdict: 'sanitize',
        message: 'what came back was marked as data',
      })
    }
  }
  if (value === document)
    return findings.length === 0 ? undefined : { verdict: 'allow', reasons: [], findings }
  return { verdict: 'sanitize', reasons, findings, subject: withDocument(subject, value), edits }
}
