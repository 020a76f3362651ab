/**
 * The egress checker alone: may this destination be reached?
 *
 * @module
 */
export { createEgressChecker, type EgressChecker, type EgressCheckOptions } from '../guards/egress/checker.ts'
export {
  checkServerEndpoint,
  type ServerEndpointOptions,
  type ServerRegistration,
} from '../guards/egress/serverEndpoint.ts'
export { egressPresets, type EgressPresetName } from '../guards/egress/presets.ts'
export type { AddressBits, Groups } from '../guards/egress/addressBits.ts'
export type { Reading, Unreadable } from '../guards/egress/destination.ts'
export type { ResolverAnswer } from '../guards/egress/judge.ts'
export type { EgressSection, PortRule } from '../guards/egress/schema.ts'
export { reasonCodes, type BuiltInReasonCode, type ReasonCode } from '../decision/codes.ts'
export type {
  ApproveObligation,
  Decision,
  Edit,
  Finding,
  Intent,
  NotifyObligation,
  Obligation,
  Reason,
  ResolveObligation,
  Severity,
} from '../decision/decision.ts'
export type { Verdict } from '../decision/verdict.ts'
export type { JsonArray, JsonObject, JsonValue } from '../json/value.ts'
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
} from '../subject/subject.ts'
