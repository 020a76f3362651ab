/**
 * What becomes of a finding: the recommended table, and the section's answer in place of it.
 *
 * @module
 */
import { parsePath, type JsonPath } from '../../json/paths.ts'
import { surfaces, type Surface } from '../../subject/subject.ts'
import { compileGlob } from '../../text/glob.ts'
import type { DetectorName } from './hit.ts'
import type { DlpAction, DlpRule, DlpSection, DlpStyle, DlpTreatment } from './schema.ts'

/** Where something was found. `surface` is `undefined` for a scanner that is used alone. */
export interface Scope {
  readonly surface: Surface | undefined
  readonly server: string | undefined
  readonly tool: string | undefined
}

/** What to do. */
interface Treatment {
  readonly action: DlpAction
  readonly style: DlpStyle
}

/** Decides about findings. */
export type Decider = (
  detector: DetectorName,
  confidence: number,
  scope: Scope,
  location: () => readonly (string | number)[],
) => Treatment

// What is exact enough to be edited without anyone being asked. Everything else is reported.
const exactPersonal = /^[a-z]{2}_\w+$/
const exactFinancial: ReadonlySet<string> = new Set(['credit_card', 'iban'])
// Words of these families are in every second result: addresses of machines, names, dates.
const enforceAlone = 0.7
const enforceExact = 0.85

/** The recommended action. */
function recommended(
  { id, category, family }: DetectorName,
  confidence: number,
  surface: Surface | undefined,
): DlpAction {
  if (category === 'custom') return 'redact'
  if (category === 'secret') return 'redact'
  if (surface === undefined) return confidence >= enforceAlone ? 'redact' : 'report'
  if (surface === 'tool.definition') return 'report'
  if (category === 'financial') return exactFinancial.has(id) ? 'redact' : 'report'
  // The address of a mail to send is what the call is about; in an answer it is someone's.
  if (id === 'email') return surfaces[surface].role === 'answer' ? 'redact' : 'report'
  return family === 'national' && exactPersonal.test(id) && confidence >= enforceExact ? 'redact' : 'report'
}

interface CompiledRule {
  readonly rule: DlpRule
  readonly detectors: ReadonlySet<string> | undefined
  readonly categories: ReadonlySet<string> | undefined
  readonly surfaces: ReadonlySet<string> | undefined
  readonly servers: ReadonlySet<string> | undefined
  readonly tools: readonly ((name: string) => boolean)[] | undefined
  readonly paths: readonly JsonPath[] | undefined
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

function setOf(value: string | readonly string[] | undefined): ReadonlySet<string> | undefined {
  const list = listOf(value)
  return list && new Set(list)
}

function compileRule(rule: DlpRule): CompiledRule {
  return {
    rule,
    detectors: setOf(rule.detector),
    categories: setOf(rule.category),
    surfaces: setOf(rule.surface),
    servers: setOf(rule.server),
    tools: listOf(rule.tool)?.map(compileGlob),
    paths: listOf(rule.path)?.flatMap((text) => {
      const parsed = parsePath(text)
      return 'path' in parsed ? [parsed.path] : []
    }),
  }
}

/** Tells whether a path selects a place or something above it. O(segments x depth). */
function covers(path: JsonPath, location: readonly (string | number)[]): boolean {
  let positions = new Set([0])
  for (const segment of path.segments) {
    const reached = new Set<number>()
    for (const at of positions) {
      const last = segment.descendant ? location.length - 1 : at
      for (let index = at; index <= last && index < location.length; index++) {
        const key = location[index]
        if (segment.selector === undefined || segment.selector === key) reached.add(index + 1)
      }
    }
    if (reached.size === 0) return false
    positions = reached
  }
  return true
}

const asTreatment = (value: DlpAction | DlpTreatment | undefined): DlpTreatment =>
  value === undefined ? {} : typeof value === 'string' ? { action: value } : value

/** Compiles a section into one function. */
export function compileDecider(section: DlpSection): Decider {
  const rules = (section.rules ?? []).map(compileRule)
  const { categories = {}, detectors = {}, style = 'token' } = section
  const known = new Map<string, DlpTreatment>()
  /** What the section says about a detector, whatever its rules say. */
  const treatmentOf = ({ id, category }: DetectorName): DlpTreatment => {
    const found = known.get(id)
    if (found !== undefined) return found
    const byDetector = asTreatment(Object.hasOwn(detectors, id) ? detectors[id] : undefined)
    const treatment = { ...asTreatment(categories[category]), ...byDetector }
    known.set(id, treatment)
    return treatment
  }
  return (detector, confidence, scope, location) => {
    const matching = rules.find(
      (rule) =>
        (rule.detectors?.has(detector.id) ?? true) &&
        (rule.categories?.has(detector.category) ?? true) &&
        (rule.surfaces === undefined || (scope.surface !== undefined && rule.surfaces.has(scope.surface))) &&
        (rule.servers === undefined || (scope.server !== undefined && rule.servers.has(scope.server))) &&
        (rule.tools === undefined ||
          (scope.tool !== undefined && rule.tools.some((matches) => matches(scope.tool ?? '')))) &&
        (rule.paths?.some((path) => covers(path, location())) ?? true),
    )?.rule
    const treatment = treatmentOf(detector)
    const layered = matching === undefined ? treatment : { ...treatment, ...matching }
    const wanted = layered.action ?? recommended(detector, confidence, scope.surface)
    const unsure = confidence < (layered.minConfidence ?? 0) && wanted !== 'off'
    return { action: unsure ? 'report' : wanted, style: layered.style ?? style }
  }
}
