/**
 * Portcullis: an embeddable firewall for the Model Context Protocol.
 *
 * @module
 */
export type {
  AuditEvent,
  ApprovalRequest,
  ApprovalsPort,
  ApprovalTicket,
  AuditPort,
  ClockPort,
  MaybePromise,
  Notification,
  NotifyPort,
  Ports,
  ResolverPort,
  SchedulePort,
  StorePort,
} from './ports/ports.ts'
export type { BuiltInReasonCode, ReasonCode } from './decision/codes.ts'
export { reasonCodes } from './decision/codes.ts'
export type {
  Decision,
  Edit,
  Edited,
  Finding,
  Intent,
  ApproveObligation,
  ResolveObligation,
  NotifyObligation,
  Obligation,
  Reason,
  Severity,
} from './decision/decision.ts'
export type {
  Guard,
  GuardContext,
  Opinion,
  HostAddresses,
  PastEvent,
  PinStanding,
  Pseudonyms,
  Principal,
  RequestContext,
} from './decision/guard.ts'
export { CallRefusedError } from './decision/callRefusedError.ts'
export { refusalErrorCodes, type Refused } from './decision/refusal.ts'
export { compareVerdicts, type Verdict } from './decision/verdict.ts'
export { PolicyError, PortcullisError, type PolicyProblem, type PortcullisErrorCode } from './errors.ts'
export {
  createFirewall,
  type Firewall,
  type FirewallFetchInit,
  type FirewallOptions,
  type GuardToolInit,
  type ProtectInit,
} from './firewall.ts'
export type { Decide, DialTarget } from './fetch/approve.ts'
export { EgressDeniedError } from './fetch/egressError.ts'
export {
  pinnedLookup,
  type LookedUpAddress,
  type PinnedLookup,
  type PinnedLookupCallback,
  type PinnedLookupOptions,
} from './fetch/pinnedLookup.ts'
export { guardFetch, type AnyFetch, type FetchTimeouts, type GuardFetchInit } from './fetch/guardFetch.ts'
export { createEgressChecker, type EgressChecker, type EgressCheckOptions } from './guards/egress/checker.ts'
export type { ResolverAnswer } from './guards/egress/judge.ts'
export {
  checkServerEndpoint,
  type ServerEndpointOptions,
  type ServerRegistration,
} from './guards/egress/serverEndpoint.ts'
export { egressPresets, type EgressPresetName } from './guards/egress/presets.ts'
export { scanToolDefinition, type DefinitionContext } from './guards/catalog/definitionScan.ts'
export { effectiveAnnotations, type EffectiveAnnotations } from './guards/catalog/definitionAnnotations.ts'
export type {
  AnnotationsSection,
  AnnotationVerdict,
  DefinitionMode,
  DefinitionsSection,
  ResultAction,
  ResultsSection,
} from './guards/catalog/definitions.schema.ts'
export type { Reading, Unreadable } from './guards/egress/destination.ts'
export type { AddressBits, Groups } from './guards/egress/addressBits.ts'
export type { EgressSection, PortRule } from './guards/egress/schema.ts'
export type {
  Predicate,
  ValuePredicate,
  LengthPredicate,
  PredicateType,
} from './guards/rules/predicate.schema.ts'
export type {
  ApproveOptions,
  Condition,
  DefaultEffect,
  FindingCondition,
  KindPredicates,
  PathPredicates,
  Rule,
  RuleEffect,
  RuleExample,
  RuleExamples,
  Recipient,
} from './guards/rules/schema.ts'
export type { StructureSection, StructureSectionLimits } from './guards/structure/schema.ts'
export type { PathStep } from './json/paths.ts'
export type { ThreatAction, ThreatRule, ThreatsSection, ThreatSurface } from './guards/threats/schema.ts'
export type { ThreatCode, ThreatKind } from './guards/threats/threat.ts'
export type { JsonArray, JsonObject, JsonType, JsonValue } from './json/value.ts'
export {
  parseJsonStrict,
  type JsonProblem,
  type JsonProblemCode,
  type StrictJson,
} from './json/parseStrict.ts'
export { policyJsonSchema } from './policy/jsonSchema.ts'
export { definePolicy, parsePolicy } from './policy/parse.ts'
export { presets, type PresetName } from './policy/presets.ts'
export type { ProtocolSection, StrippedCapability } from './policy/protocol.schema.ts'
export {
  classifyElapsed,
  defaultTimeouts,
  type ElapsedLevel,
  type TimedOperation,
  type TimeoutsSection,
} from './policy/timeouts.schema.ts'
export type { CredentialSolicitation } from './guards/elicitation/guard.ts'
export type { Policy, ServerPolicy, ToolPolicy } from './policy/schema.ts'
export {
  createMemoryApprovals,
  type MemoryApprovals,
  type MemoryApprovalsOptions,
  type WaitingApproval,
} from './session/memoryApprovals.ts'
export type { CallOptions, CallSignal, Dispatch } from './session/guardedCall.ts'
export type { Session, SessionInit } from './session/session.ts'
export type { ParameterKind } from './subject/kind.ts'
export type { Facts, FactSources } from './subject/facts.ts'
export type { InferredKind } from './subject/parameterKind.ts'
export type { Parameter } from './subject/parameters.ts'
export type {
  ContentSubject,
  EgressSubject,
  MessageSubject,
  Phase,
  PromptGetSubject,
  ResourceReadSubject,
  Subject,
  Surface,
  ToolCallSubject,
  ToolDefinitionSubject,
  ToolResultSubject,
} from './subject/subject.ts'
export type { TransportLike } from './transport/transportLike.ts'
export type { GuardedToolDefinition, ToolHandler } from './tools/guardTool.ts'
export type { StructureLimits } from './json/limits.ts'
export type { GuardToolOptions } from './tools/guardTool.ts'
export type { ConnectionOptions } from './protocol/machine.ts'
export type { ConnectableLike } from './transport/protectFactory.ts'
export type {
  Counterfactual,
  ExplainedParameter,
  Explanation,
  GuardExplanation,
} from './evaluation/explain.ts'
export type { ConditionExplanation, Outcome, RuleExplanation } from './guards/rules/explain.ts'
export type { HistoryCondition, Sequence, SequenceStep } from './guards/rules/history.ts'
export type { Layer, LayerAudience, LayersSection } from './guards/rules/layers.ts'
export type { Role, RolesSection } from './guards/rules/roles.ts'
export type { Schedule } from './guards/rules/schedule.ts'
export { classifyIntent, toVerb, type IntentCall, type IntentVerb } from './subject/intent/classifyIntent.ts'
export type { IntentClassification, IntentEvidence } from './subject/intent/evidence.ts'
export type { IntentSection } from './subject/intent/settings.ts'
export { joinToolName, splitToolName, type ToolName } from './subject/toolName.ts'
export { createSanitizer } from './evaluation/sanitizer.ts'
export type { Sanitized, Sanitizer } from './sanitize/sanitizer.ts'
export type { RefusedPlace, SanitizeAbout } from './sanitize/step.ts'
export type { DetectedSpan, SanitizerEnvironment } from './sanitize/redact.ts'
export type {
  ClampAction,
  RedactAction,
  ReplaceAction,
  SanitizerEntry,
  SanitizersSection,
  SanitizerStep,
  StripKind,
  StripUrlKind,
  TruncateAction,
} from './sanitize/schema.ts'
export { createScanner, type Redacted, type Scanner, type ScannerOptions } from './guards/dlp/scanner.ts'
export type {
  CustomDetector,
  DlpAction,
  DlpRestore,
  DlpResults,
  DlpRule,
  DlpSection,
  DlpStyle,
  DlpTreatment,
  DlpVault,
} from './guards/dlp/schema.ts'
export type { ValidatorName } from './guards/dlp/validators.ts'
export { createVault, type Held, type Vault, type VaultOptions } from './guards/dlp/vault.ts'
export { pinCatalog, type Catalog } from './guards/catalog/pin.ts'
export { approveChange, diffCatalog, type Change, type DiffOptions } from './guards/catalog/diff.ts'
export { lockText, parseLock, type Lock } from './guards/catalog/lock.ts'
export type { PinKind, PinnedEntry } from './guards/catalog/pinned.ts'
export {
  changeGrades,
  defaultActions,
  type ChangeAction,
  type ChangeActions,
  type ChangeGrade,
} from './guards/catalog/grade.ts'
export type { DriftState } from './guards/catalog/drift.ts'
export type { CatalogPins } from './session/catalogPins.ts'
export type { CatalogSection } from './guards/catalog/schema.ts'
export type { PinsSection, UseAction } from './guards/catalog/pins.schema.ts'
export type { ArgumentsSection } from './guards/catalog/arguments.schema.ts'
export type { RegisteredSkill, SkillMode, SkillsSection } from './guards/catalog/skills.schema.ts'
export { createMemoryStore, type MemoryStore } from './session/memoryStore.ts'
export { aggregateTools, type AggregatedServer } from './guards/catalog/aggregate.ts'
export { classifyProbe, type Probe, type ProbeLimits, type ServerHealth } from './guards/catalog/probe.ts'
export {
  registerCatalog,
  type CatalogRegistration,
  type CatalogRegistrationOptions,
} from './guards/catalog/registration.ts'
export {
  riskBand,
  riskScore,
  type FindingSeverity,
  type RiskBand,
  type Scored,
} from './guards/catalog/riskScore.ts'
export {
  scanSkill,
  type SkillFile,
  type SkillFinding,
  type SkillManifest,
  type SkillPass,
  type SkillReport,
  type SkillScanOptions,
} from './guards/catalog/skillScan.ts'
export {
  compileJsonSchema,
  type CompiledSchema,
  type SchemaOptions,
  type SchemaProblem,
} from './json/jsonSchema/compile.ts'
export {
  toInterceptors,
  type Interceptor,
  type InterceptorHook,
  type InterceptorInvocation,
  type Interceptors,
  type InterceptorType,
  type MutationResult,
  type ValidationMessage,
  type ValidationResult,
} from './adapters/interceptors.ts'
