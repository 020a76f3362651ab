/**
 * The integrity of what servers advertise, alone: poisoned definitions, pins, graded changes, argument schemas, skills.
 *
 * @module
 */
export { PortcullisError, type PortcullisErrorCode } from '../errors.ts'
export type { Finding, Intent } from '../decision/decision.ts'
export type { JsonArray, JsonObject, JsonValue } from '../json/value.ts'
export { pinCatalog, type Catalog } from '../guards/catalog/pin.ts'
export { approveChange, diffCatalog, type Change, type DiffOptions } from '../guards/catalog/diff.ts'
export { lockText, parseLock, type Lock } from '../guards/catalog/lock.ts'
export type { PinKind, PinnedEntry } from '../guards/catalog/pinned.ts'
export {
  changeGrades,
  defaultActions,
  type ChangeAction,
  type ChangeActions,
  type ChangeGrade,
} from '../guards/catalog/grade.ts'
export { aggregateTools, type AggregatedServer } from '../guards/catalog/aggregate.ts'
export { classifyProbe, type Probe, type ProbeLimits, type ServerHealth } from '../guards/catalog/probe.ts'
export {
  registerCatalog,
  type CatalogRegistrationOptions,
  type CatalogRegistration,
} from '../guards/catalog/registration.ts'
export {
  riskBand,
  riskScore,
  type FindingSeverity,
  type RiskBand,
  type Scored,
} from '../guards/catalog/riskScore.ts'
export {
  scanSkill,
  type SkillFile,
  type SkillFinding,
  type SkillManifest,
  type SkillPass,
  type SkillReport,
  type SkillScanOptions,
} from '../guards/catalog/skillScan.ts'
export type { SkillMode } from '../guards/catalog/skills.schema.ts'
export {
  compileJsonSchema,
  type CompiledSchema,
  type SchemaOptions,
  type SchemaProblem,
} from '../json/jsonSchema/compile.ts'
export { scanToolDefinition, type DefinitionContext } from '../guards/catalog/definitionScan.ts'
export { effectiveAnnotations, type EffectiveAnnotations } from '../guards/catalog/definitionAnnotations.ts'
